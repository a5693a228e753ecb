//! Procedures.

use chrono::NaiveDate;
use domain::money::Money;
use domain::procedure::{CauseCode, PartnerCode};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// `POST /procedures`: the next version of a partner's procedure, with other amounts.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct NewProcedureVersion {
    /// Whose.
    pub partner: PartnerCode,
    /// First local date on which it holds; today or later.
    pub valid_from: NaiveDate,
    /// The helpline's number.
    pub helpline_number: String,
    /// Weeks until the compensation is on the account: 1 to 52.
    pub payout_weeks: u32,
    /// For each cause of the newest version: the amount, or none.
    pub compensation: Vec<CauseCompensation>,
}

/// The amount for a cause.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct CauseCompensation {
    /// Which cause.
    pub cause: CauseCode,
    /// How much; none: not compensated.
    pub amount: Option<Money>,
}
