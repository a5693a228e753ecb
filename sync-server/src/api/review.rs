//! Operations that wait for a person, and what a person decides about them.

use chrono::{DateTime, Utc};
use domain::claim::{Claim, Missing};
use domain::ids::{JobId, OperationId, TechnicianId};
use domain::job::JobStateName;
use domain::language::Localized;
use domain::operation::{ActionKind, Operation, ParkReason};
use domain::review::{Decision, Decisions};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Direction, JobDetail};

/// Which operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(rename_all = "snake_case")]
pub enum ReviewState {
    /// Those that wait for a person.
    Waiting,
    /// Those that a person has decided.
    Decided,
}

/// Why an operation waits or waited, as a filter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(rename_all = "snake_case")]
pub enum ReviewReason {
    /// The job was given to somebody else.
    NotYours,
    /// The job was cancelled.
    Cancelled,
    /// The job was checked out by another phone.
    AlreadyCheckedOut,
    /// The procedure of the report is not known.
    ProcedureUnknown,
    /// Two phones say that they are the same one.
    ClonedPhone,
    /// The phone was revoked when it delivered.
    RevokedPhone,
    /// It comes from a newer app.
    NeedsNewerServer,
    /// It cannot be read.
    Unreadable,
    /// An earlier one on the same job waits.
    Behind,
}

/// By what the list is sorted. What was done is in the phone's bytes only, so nothing sorts by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(rename_all = "snake_case")]
pub enum ReviewSort {
    /// When it came; the default, oldest first.
    Received,
    /// When it happened.
    Happened,
    /// The technician's name.
    Technician,
    /// The number of the job.
    Job,
    /// The customer's name.
    Customer,
    /// Why it waits, or waited: equal reasons together.
    Reason,
    /// When it was decided.
    Decided,
}

/// `GET /review` and `GET /review.csv`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
#[serde(default)]
pub struct ReviewQuery {
    /// Which; those that wait if not said.
    pub state: Option<ReviewState>,
    /// Only this technician's.
    pub technician: Option<TechnicianId>,
    /// Only those on this job.
    pub job: Option<JobId>,
    /// Only those that wait, or waited, for this reason.
    pub reason: Option<ReviewReason>,
    /// Text in number, customer, address or Service ID of the job, or in the technician's name.
    pub search: Option<String>,
    /// Sorted by.
    pub sort: Option<ReviewSort>,
    /// In which direction; up if not said.
    pub direction: Option<Direction>,
    /// Which page, from 1.
    pub page: Option<u32>,
    /// Rows on a page: 1 to 200, 50 if not said.
    pub size: Option<u32>,
}

/// What a person decided.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ReviewDecision {
    /// When.
    pub at: DateTime<Utc>,
    /// The user who decided.
    pub who: String,
    /// What.
    pub decision: Decision,
    /// In that person's words.
    pub reason: String,
}

/// An operation in the list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ReviewRow {
    /// Which.
    pub operation: OperationId,
    /// Which of its contents: SHA-256 of the bytes.
    pub hash: String,
    /// On which job, if that could be read.
    pub job: Option<JobId>,
    /// The number of that job, if it is known.
    pub job_number: Option<String>,
    /// Its customer.
    pub customer_name: Option<String>,
    /// Whose phone.
    pub technician_name: String,
    /// The name of that phone.
    pub device_name: String,
    /// What was done; none if this server does not know it.
    pub action: Option<ActionKind>,
    /// Why it waits, or waited.
    pub parked: ParkReason,
    /// When it came.
    pub received_at: DateTime<Utc>,
    /// When it happened, corrected by the server's clock.
    pub happened_at: DateTime<Utc>,
    /// What a person decided, if somebody has.
    pub decided: Option<ReviewDecision>,
}

/// What accepting as is would change.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ReviewEffect {
    /// Where the job would stand.
    pub state: JobStateName,
    /// Whose it would be.
    pub technician_name: Option<String>,
    /// The claim that would come of it.
    pub claim: Option<Claim>,
    /// Why no claim comes of a failed job.
    pub missing: Vec<Missing>,
    /// A service order would come of it.
    pub service_order: bool,
}

/// One operation with both sides: what the phone did, and how the job stands now.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ReviewDetail {
    /// As the list shows it.
    pub row: ReviewRow,
    /// What the phone did; none if this server cannot read it.
    pub done: Option<Operation>,
    /// The phone's number of it.
    pub number: i64,
    /// The phone's clock was off.
    pub clock_suspect: bool,
    /// The name of the carrier whom its report involves.
    pub partner_name: Option<String>,
    /// The name of the cause in its report.
    pub cause_name: Option<Localized>,
    /// Since when the phone may read nothing.
    pub revoked_at: Option<DateTime<Utc>>,
    /// How the job stands now, with its history and its claim.
    pub job: Option<JobDetail>,
    /// Which decisions are open, and why the others are not.
    pub decisions: Decisions,
    /// What accepting as is would change, if that is open.
    pub effect: Option<ReviewEffect>,
}

/// `POST /review/{operation}/{hash}/decide`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct Decide {
    /// What.
    pub decision: Decision,
    /// Why; the technician reads it.
    pub reason: String,
}
