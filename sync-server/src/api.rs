//! What the office pages ask and get: JSON under `/api/v1`. These types are the contract; the TypeScript of the pages
//! and the OpenAPI document are made from them.
//!
//! | route | role | asks | gives |
//! |---|---|---|---|
//! | `POST /session` | anybody | `SignIn` | `Me` |
//! | `GET /session` | signed in | | `Me` |
//! | `DELETE /session` | signed in | | 204 |
//! | `GET /events` | signed in | | server-sent events: `changed` with a comma-separated list of what |
//! | `GET /jobs` | signed in | `JobQuery` in the address | `Page<JobRow>` |
//! | `POST /jobs` | dispatcher | `NewJob` | `JobDetail` |
//! | `GET /jobs/{id}` | signed in | | `JobDetail` |
//! | `POST /jobs/{id}/assign` | dispatcher | `Assign` | `JobDetail` |
//! | `POST /jobs/{id}/cancel` | dispatcher | `CancelJob` | `JobDetail` |
//! | `GET /technicians` | signed in | | `[TechnicianRow]` |
//! | `POST /technicians` | dispatcher | `NewTechnician` | `TechnicianDetail` |
//! | `GET /technicians/{id}` | signed in | | `TechnicianDetail` |
//! | `POST /technicians/{id}/pairing-code` | dispatcher | | `PairingCode` |
//! | `POST /devices/{id}/revoke` | dispatcher | | `TechnicianDetail` |
//! | `GET /service-orders` | signed in | `ServiceOrderQuery` | `Page<ServiceOrderRow>` |
//! | `POST /service-orders/{id}/schedule` | dispatcher | `ScheduleServiceOrder` | `JobDetail` |
//! | `POST /service-orders/{id}/decline` | dispatcher | `Decline` | `ServiceOrderRow` |
//! | `GET /claims` | signed in | `ClaimQuery` | `ClaimPage` |
//! | `GET /claims.csv` | finance | `ClaimQuery` | CSV: UTF-8 with BOM, semicolons, ISO dates |
//! | `GET /procedures` | signed in | | `[Procedure]`, newest version first |
//! | `POST /procedures` | admin | `NewProcedureVersion` | `[Procedure]` |
//!
//! Everything that is refused answers with [`domain::wire::Problem`]: 401 `signed_out`, 403 `forbidden`, 404 `unknown`,
//! 409 `refused` with the refusal of the domain, 422 `invalid`, 429 `too_many`, 500 `broken`. An admin may do everything.

use chrono::{DateTime, NaiveDate, Utc};
use domain::claim::{Claim, ClaimState};
use domain::customer::Customer;
use domain::ids::{ClaimId, DeviceId, JobId, OperationId, TechnicianId};
use domain::job::{CancellationReason, Job, JobKind, JobStateName};
use domain::language::Localized;
use domain::money::Money;
use domain::operation::{ActionKind, OperationOutcome};
use domain::procedure::{CauseCode, PartnerCode};
use domain::service_order::ServiceOrder;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// What somebody may do. An admin may do everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, clap::ValueEnum)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Jobs, technicians, service orders.
    Dispatcher,
    /// Claims.
    Finance,
    /// Everything, and the procedures.
    Admin,
}

/// `POST /session`.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct SignIn {
    /// Name of the user.
    pub name: String,
    /// Password.
    pub password: String,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct Me {
    /// Name of the user.
    pub name: String,
    /// What the user may do.
    pub role: Role,
    /// The office's name.
    pub organisation: String,
    /// The data are invented.
    pub sample: bool,
    /// Today's local date in Switzerland.
    pub today: NaiveDate,
}

/// One page of a table.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct Page<T> {
    /// The rows of this page.
    pub rows: Vec<T>,
    /// Rows in all that match.
    pub total: u32,
    /// This page, from 1.
    pub page: u32,
    /// Rows on a page.
    pub size: u32,
}

/// Up or down.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Smallest first.
    Asc,
    /// Largest first.
    Desc,
}

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

/// Something that happened to a job.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct HistoryRow {
    /// When the server took it in.
    pub at: DateTime<Utc>,
    /// Who: a user or a technician.
    pub who: String,
    /// What.
    pub event: HistoryEvent,
}

/// What happened.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum HistoryEvent {
    /// The office wrote it.
    Created,
    /// The office gave it to somebody.
    Assigned {
        /// To whom; none: taken away.
        technician_name: Option<String>,
    },
    /// The office cancelled it.
    Cancelled {
        /// Who gave it up.
        reason: CancellationReason,
        /// In words.
        note: String,
    },
    /// A technician did something on his phone.
    Operation {
        /// Which operation.
        operation: OperationId,
        /// What; none if this server does not know it.
        action: Option<ActionKind>,
        /// When, on the phone's clock.
        phone_time: Option<DateTime<Utc>>,
        /// When, corrected by the server's clock.
        happened_at: DateTime<Utc>,
        /// The phone's clock was off.
        clock_suspect: bool,
        /// The name of the phone.
        device_name: String,
        /// Who of the office brought it in as a file; nobody if the phone sent it itself.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        imported_by: Option<String>,
        /// What became of it.
        outcome: OperationOutcome,
    },
    /// A claim came of it.
    ClaimSubmitted {
        /// How much.
        amount: Money,
        /// Until when.
        due: NaiveDate,
    },
    /// A service order that was opened from it became a job.
    ServiceOrderScheduled {
        /// The new job.
        job: JobId,
        /// Its number.
        number: String,
    },
    /// A service order that was opened from it was declined.
    ServiceOrderDeclined {
        /// Why.
        reason: String,
    },
}

/// A technician in the list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct TechnicianRow {
    /// Who.
    pub id: TechnicianId,
    /// Name.
    pub name: String,
    /// Telephone number; may be empty.
    pub phone: String,
    /// Phones that may read.
    pub devices: u32,
    /// When one of the phones was last heard of.
    pub last_seen: Option<DateTime<Utc>>,
    /// Jobs that are not over.
    pub open_jobs: u32,
}

/// `POST /technicians`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct NewTechnician {
    /// Name.
    pub name: String,
    /// Telephone number; may be empty.
    pub phone: String,
}

/// One technician with all phones.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct TechnicianDetail {
    /// Who.
    pub technician: TechnicianRow,
    /// Every phone ever paired, newest first.
    pub devices: Vec<DeviceRow>,
}

/// A phone.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct DeviceRow {
    /// Which pairing.
    pub id: DeviceId,
    /// As the phone named itself.
    pub name: String,
    /// Since when.
    pub paired_at: DateTime<Utc>,
    /// When it was last heard of.
    pub last_seen: Option<DateTime<Utc>>,
    /// Since when it may read nothing.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Operations it has delivered.
    pub operations: u32,
}

/// A code to pair a phone. Shown once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct PairingCode {
    /// To be typed: `ABCD-EFGH`.
    pub code: String,
    /// The address to be typed beside it.
    pub server: String,
    /// Both as an SVG picture to be scanned.
    pub qr_svg: String,
    /// Ten minutes from now; it works once.
    pub expires_at: DateTime<Utc>,
}

/// Which service orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(rename_all = "snake_case")]
pub enum ServiceOrderStateName {
    /// Waiting for the dispatcher.
    Requested,
    /// Became a job.
    Scheduled,
    /// Declined.
    Declined,
}

/// `GET /service-orders`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
#[serde(default)]
pub struct ServiceOrderQuery {
    /// Only those in this state.
    pub state: Option<ServiceOrderStateName>,
    /// Text in customer, address, number of the origin or Service ID.
    pub search: Option<String>,
    /// Which page, from 1.
    pub page: Option<u32>,
    /// Rows on a page: 1 to 200, 50 if not said.
    pub size: Option<u32>,
}

/// A service order in the table, the oldest first.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ServiceOrderRow {
    /// The order.
    pub service_order: ServiceOrder,
    /// The carrier's name.
    pub partner_name: Option<String>,
    /// Who opened it.
    pub technician_name: String,
    /// The number of the job it became.
    pub scheduled_number: Option<String>,
}

/// `POST /service-orders/{id}/schedule`: the customer's data are in the order, the dispatcher adds when and who.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ScheduleServiceOrder {
    /// The visit begins at or after.
    pub window_start: DateTime<Utc>,
    /// The visit begins at or before.
    pub window_end: DateTime<Utc>,
    /// Who does it, if somebody is chosen already.
    pub technician: Option<TechnicianId>,
}

/// `POST /service-orders/{id}/decline`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct Decline {
    /// Why; the technician reads it.
    pub reason: String,
}

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
