//! My claims.

use chrono::NaiveDate;
use domain::claim::ClaimState;
use domain::ids::{ClaimId, JobId};
use domain::money::Money;
use domain::service_id::ServiceId;
use serde::{Deserialize, Serialize};

use crate::view::Delivery;

/// My claims, those with the nearest date first, settled ones last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct ClaimsView {
    /// At most 500.
    pub rows: Vec<ClaimRow>,
    /// Sum of the open ones, one for each currency.
    pub open: Vec<Money>,
}

/// A claim as the technician sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct ClaimRow {
    /// Which.
    pub id: ClaimId,
    /// The failed job.
    pub job: JobId,
    /// Its number.
    pub job_number: String,
    /// The customer of that job, if it is still on this phone.
    pub customer_name: Option<String>,
    /// Quoted in the payment.
    pub service_id: ServiceId,
    /// How much.
    pub amount: Money,
    /// Local date by which it is on the account.
    pub due: NaiveDate,
    /// Days from today to that date; negative when overdue.
    pub days_left: i64,
    /// Where it stands.
    pub state: ClaimState,
    /// How the check-out stands that it comes of; none if it was not made on this phone. Before it is accepted the
    /// claim is a forecast.
    pub delivery: Option<Delivery>,
    /// The amount is invented sample data.
    pub sample: bool,
}
