//! Claims.

use chrono::{DateTime, NaiveDate, Utc};
use domain::claim::ClaimState;
use domain::ids::{ClaimId, JobId, TechnicianId};
use domain::language::Localized;
use domain::money::Money;
use domain::procedure::CauseCode;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Direction;

/// By what claims are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(rename_all = "snake_case")]
pub enum ClaimSort {
    /// The due date; the default, earliest first.
    Due,
    /// The amount.
    Amount,
    /// The Service ID.
    ServiceId,
    /// The technician's name.
    Technician,
    /// Where it stands.
    State,
    /// When the technician left the customer.
    CheckedOut,
}

/// `GET /claims`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
#[serde(default)]
pub struct ClaimQuery {
    /// Text in Service ID, number of the job or technician.
    pub search: Option<String>,
    /// Only claims in this state.
    pub state: Option<ClaimState>,
    /// Only this technician's.
    pub technician: Option<TechnicianId>,
    /// Only those past their due date and not paid.
    pub overdue: Option<bool>,
    /// Only those due on this date or later.
    pub from: Option<NaiveDate>,
    /// Only those due on this date or earlier.
    pub until: Option<NaiveDate>,
    /// Sorted by.
    pub sort: Option<ClaimSort>,
    /// In which direction.
    pub direction: Option<Direction>,
    /// Which page, from 1.
    pub page: Option<u32>,
    /// Rows on a page: 1 to 200, 50 if not said.
    pub size: Option<u32>,
}

/// A claim in the table.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ClaimRow {
    /// Which.
    pub id: ClaimId,
    /// The failed job.
    pub job: JobId,
    /// Its number.
    pub job_number: String,
    /// Who gets it.
    pub technician_name: String,
    /// Quoted in the payment.
    pub service_id: String,
    /// The cause's short name.
    pub cause: CauseCode,
    /// The cause's name.
    pub cause_name: Option<Localized>,
    /// How much.
    pub amount: Money,
    /// When the technician left the customer.
    pub checked_out_at: DateTime<Utc>,
    /// Local date by which it is on the account.
    pub due: NaiveDate,
    /// Days from today to that date; negative when overdue.
    pub days_left: i64,
    /// Where it stands.
    pub state: ClaimState,
}

/// One page of claims and the totals of all that match.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ClaimPage {
    /// The rows of this page.
    pub rows: Vec<ClaimRow>,
    /// Rows in all that match.
    pub total: u32,
    /// This page, from 1.
    pub page: u32,
    /// Rows on a page.
    pub size: u32,
    /// Sum of all that match, one for each currency.
    pub sums: Vec<Money>,
    /// Sum of those that match, are past their date and not paid, one for each currency.
    pub overdue: Vec<Money>,
}
