//! Jobs: the table, one with all there is, and what a dispatcher does with them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::claim::Claim;
use domain::customer::Customer;
use domain::ids::{JobId, TechnicianId};
use domain::job::{CancellationReason, Job, JobKind, JobStateName};
use domain::language::Localized;
use domain::procedure::PartnerCode;
use domain::service_order::ServiceOrder;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{Direction, HistoryRow};

/// By what jobs are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(rename_all = "snake_case")]
pub enum JobSort {
    /// The office's number.
    Number,
    /// When the visit begins; the default, latest first.
    Window,
    /// The customer's name.
    Customer,
    /// The technician's name.
    Technician,
    /// Where it stands.
    State,
}

/// `GET /jobs`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
#[serde(default)]
pub struct JobQuery {
    /// Text in number, customer, address or Service ID.
    pub search: Option<String>,
    /// Only jobs in this state.
    pub state: Option<JobStateName>,
    /// Only this technician's.
    pub technician: Option<TechnicianId>,
    /// Only visits that begin on this local date or later.
    pub from: Option<NaiveDate>,
    /// Only visits that begin on this local date or earlier.
    pub until: Option<NaiveDate>,
    /// Only jobs with operations that wait for a person.
    pub parked: Option<bool>,
    /// Sorted by.
    pub sort: Option<JobSort>,
    /// In which direction.
    pub direction: Option<Direction>,
    /// Which page, from 1.
    pub page: Option<u32>,
    /// Rows on a page: 1 to 200, 50 if not said.
    pub size: Option<u32>,
}

/// A job in the table.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct JobRow {
    /// Which.
    pub id: JobId,
    /// The office's number.
    pub number: String,
    /// What is done.
    pub kind: JobKind,
    /// Where it stands.
    pub state: JobStateName,
    /// For whom.
    pub customer_name: String,
    /// Where: street, postcode, town.
    pub place: String,
    /// The carrier's name.
    pub partner_name: Option<String>,
    /// The carrier's Service ID.
    pub service_id: Option<String>,
    /// Who.
    pub technician_name: Option<String>,
    /// The visit begins at or after.
    pub window_start: DateTime<Utc>,
    /// The visit begins at or before.
    pub window_end: DateTime<Utc>,
    /// Operations on it that wait for a person.
    pub parked: u32,
}

/// `POST /jobs`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct NewJob {
    /// The office's number; drawn by the server if empty.
    pub number: String,
    /// What is done.
    pub kind: JobKind,
    /// The carrier.
    pub partner: Option<PartnerCode>,
    /// The carrier's Service ID, as typed; may be empty for direct jobs.
    pub service_id: String,
    /// For whom and where.
    pub customer: Customer,
    /// The visit begins at or after.
    pub window_start: DateTime<Utc>,
    /// The visit begins at or before.
    pub window_end: DateTime<Utc>,
    /// What is to be done.
    pub instructions: String,
    /// Who does it, if somebody is chosen already.
    pub technician: Option<TechnicianId>,
}

/// `POST /jobs/{id}/assign`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct Assign {
    /// To whom; to nobody if empty.
    pub technician: Option<TechnicianId>,
}

/// `POST /jobs/{id}/cancel`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct CancelJob {
    /// Who gave it up.
    pub reason: CancellationReason,
    /// In words.
    pub note: String,
}

/// One job with all there is.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct JobDetail {
    /// The job.
    pub job: Job,
    /// The carrier's name.
    pub partner_name: Option<String>,
    /// The technician's name.
    pub technician_name: Option<String>,
    /// The name of its cause of failure.
    pub cause_name: Option<Localized>,
    /// What comes of it.
    pub claim: Option<Claim>,
    /// The order it came from and the order that came of it.
    pub service_orders: Vec<ServiceOrder>,
    /// All that happened, oldest first.
    pub history: Vec<HistoryRow>,
    /// It can still be given to somebody else.
    pub can_assign: bool,
    /// It can still be cancelled.
    pub can_cancel: bool,
}
