//! How a due date came to be, kept with the claim so that anybody can compute it again.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

/// How a due date was computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct DueRule {
    /// When the technician left the customer.
    pub checked_out_at: DateTime<Utc>,
    /// The local date of that moment in Switzerland.
    pub left_on: NaiveDate,
    /// So many weeks later it is due.
    pub weeks: u32,
}
