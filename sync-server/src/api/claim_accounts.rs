//! Claims as finance works with them: filtered by work list and standing, with what stands in the way of each.

use chrono::{DateTime, NaiveDate, Utc};
use domain::claim::ClaimTrouble;
use domain::ids::{ClaimId, JobId, TechnicianId};
use domain::ledger::{Payer, Standing, WorkList};
use domain::money::{Currency, Money};
use domain::pay_run::KeptOutReason;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::Direction;

/// By what claims are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(rename_all = "snake_case")]
pub enum ClaimAccountSort {
    /// The due date; the default, earliest first.
    Due,
    /// The last day on which our bank may execute its payment.
    PayBy,
    /// The day from which it is proposed for payment.
    ProposeOn,
    /// What it is worth.
    Amount,
    /// What was booked for it.
    Paid,
    /// Its number.
    Number,
    /// The technician's name.
    Technician,
    /// The Service ID.
    ServiceId,
    /// Where it stands, as a bare word.
    Standing,
    /// When the last thing happened to it.
    Since,
}

/// `GET /finance/claims`, and the same as CSV and XLSX.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
#[serde(default)]
pub struct ClaimAccountQuery {
    /// Only those in this work list.
    pub list: Option<WorkList>,
    /// Only those that stand there.
    pub standing: Option<Standing>,
    /// Only those paid by us, or by the carrier.
    pub payer: Option<Payer>,
    /// Only this technician's.
    pub technician: Option<TechnicianId>,
    /// Only those in this currency.
    pub currency: Option<Currency>,
    /// Only those for which something is still owed, or only the others.
    pub owed: Option<bool>,
    /// Text in number, Service ID, number of the job or technician.
    pub search: Option<String>,
    /// Only those due on this date or later.
    pub from: Option<NaiveDate>,
    /// Only those due on this date or earlier.
    pub until: Option<NaiveDate>,
    /// Sorted by.
    pub sort: Option<ClaimAccountSort>,
    /// In which direction.
    pub direction: Option<Direction>,
    /// Which page, from 1.
    pub page: Option<u32>,
    /// Rows on a page: 1 to 200, 50 if not said.
    pub size: Option<u32>,
}

/// A claim in finance's table.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ClaimAccountRow {
    /// Which.
    pub claim: ClaimId,
    /// Its number, for people and banks.
    pub number: String,
    /// The failed job.
    pub job: JobId,
    /// Its number.
    pub job_number: String,
    /// Who gets it.
    pub technician: TechnicianId,
    /// The technician's name.
    pub technician_name: String,
    /// Quoted in the payment.
    pub service_id: String,
    /// Where it stands.
    pub standing: Standing,
    /// Who pays it.
    pub payer: Payer,
    /// What it is worth.
    pub amount: Money,
    /// What was booked for it.
    pub paid: Money,
    /// Local date by which it is on the account.
    pub due: NaiveDate,
    /// Days from today to that date; negative when it is past.
    pub days_left: i64,
    /// The last day on which our bank may execute its payment.
    pub pay_by: NaiveDate,
    /// It is proposed for payment from then on.
    pub propose_on: NaiveDate,
    /// When the last thing happened to it.
    pub since: DateTime<Utc>,
    /// What went wrong, if something did.
    pub trouble: Option<ClaimTrouble>,
    /// What stands in the way of its payment, if something does.
    pub obstacle: Option<KeptOutReason>,
}

/// The sum of all that match, in one currency.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ClaimAccountSum {
    /// How many claims.
    pub claims: u32,
    /// What they are worth.
    pub amount: Money,
    /// What was booked for them.
    pub paid: Money,
    /// What is still owed for those of which something is.
    pub owed: Money,
}

/// One page of claims and the sums of all that match.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ClaimAccountPage {
    /// The rows of this page.
    pub rows: Vec<ClaimAccountRow>,
    /// Rows in all that match.
    pub total: u32,
    /// This page, from 1.
    pub page: u32,
    /// Rows on a page.
    pub size: u32,
    /// Sums of all that match, one for each currency.
    pub sums: Vec<ClaimAccountSum>,
}
