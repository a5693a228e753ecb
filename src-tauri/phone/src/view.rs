//! What the screens show. A `…View` is made for one screen and stored nowhere.

use chrono::{DateTime, NaiveDate, Utc};
use domain::allowed::Allowed;
use domain::claim::ClaimState;
use domain::customer::Customer;
use domain::ids::{ClaimId, JobId, OperationId, ServiceOrderId};
use domain::job::{Cancellation, CancellationReason, Job, JobKind, JobStateName};
use domain::language::{Language, Localized};
use domain::money::Money;
use domain::operation::{ActionKind, ParkReason, Reviewed};
use domain::procedure::Helpline;
use domain::refusal::Refusal;
use domain::service_id::ServiceId;
use domain::service_order::{ServiceOrderRequest, ServiceOrderState, Wish};
use serde::{Deserialize, Serialize};

/// Light, dark, as the phone says, or high contrast for the sun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the phone says.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Black on white, contrast 7:1 and more.
    Sun,
}

/// What is kept between runs and is no work: how the app looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct Settings {
    /// None: as the phone says.
    pub language: Option<Language>,
    /// Colours.
    pub theme: Theme,
}

/// The whole app at a glance; asked for first, and again after every `changed` event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct AppView {
    /// Whose phone this is; none before pairing and after sign-out.
    pub paired: Option<PairedView>,
    /// How the app looks.
    pub settings: Settings,
    /// How sync stands.
    pub sync: SyncView,
    /// The version of the app.
    pub version: String,
    /// Set once, when a damaged database was moved aside at start: where it is now.
    pub moved_aside: Option<String>,
    /// There is no room for anything new: what is under way can be finished and sent, nothing can be begun.
    pub storage_full: bool,
}

/// Whose phone this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct PairedView {
    /// The technician's name.
    pub technician_name: String,
    /// The office's name.
    pub organisation: String,
    /// The server's address.
    pub server: String,
    /// Another phone uses the same pairing: this one has to be paired anew.
    pub cloned: bool,
}

/// How sync stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct SyncView {
    /// Operations that the server has not answered yet.
    pub waiting: u32,
    /// Operations that a person must look at, or of which the technician has not yet read what was decided.
    pub needs_you: u32,
    /// A round trip is under way.
    pub busy: bool,
    /// The last whole success.
    pub last_success: Option<DateTime<Utc>>,
    /// Why the last attempt failed; none if it did not.
    pub trouble: Option<SyncTrouble>,
    /// When it is tried again by itself.
    pub next_attempt: Option<DateTime<Utc>>,
    /// The phone's clock is off by so many seconds against the server's, if by more than five minutes.
    pub clock_off_seconds: Option<i64>,
}

/// Why a round trip failed. In each case nothing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
#[serde(rename_all = "snake_case")]
pub enum SyncTrouble {
    /// No network, or nobody answers at the address.
    Offline,
    /// Somebody answered, but not our server: a page of a hotel or a train asks to sign in first.
    CaptivePortal,
    /// The server answered that it has trouble of its own.
    Server,
    /// The answer was cut off or cannot be read.
    Unreadable,
    /// The answer is larger than any that our server sends.
    TooLarge,
    /// The office has revoked this phone.
    Revoked,
    /// The server no longer speaks this app's protocol: update the app.
    UpdateNeeded,
    /// The server does not yet speak this app's protocol: it has to be updated.
    ServerUpdateNeeded,
    /// The phone's storage is full: the answer could not be kept.
    StorageFull,
}

/// One of the four states of a thing that was done on this phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Delivery {
    /// On disk here.
    Saved,
    /// Given to the network at least once; no answer yet.
    Sent,
    /// The server has taken it in.
    Accepted {
        /// What a person of the office decided, if it was parked before.
        review: Option<Reviewed>,
    },
    /// A person must look at it.
    NeedsYou {
        /// Why it is parked; none if it was rejected.
        parked: Option<ParkReason>,
        /// What the person who rejected it wrote.
        rejected: Option<String>,
    },
}

impl Delivery {
    /// Accepted by the rules, without a person.
    pub const ACCEPTED: Delivery = Delivery::Accepted { review: None };
}

/// A part of the list of jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
#[serde(rename_all = "snake_case")]
pub enum JobSection {
    /// Begins today or before and is not over.
    Today,
    /// Begins after today.
    Coming,
    /// Over.
    Done,
}

/// One page of one part of the list, in the order in which the visits begin (the last one first for `Done`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct JobListView {
    /// At most 100 rows, from `offset` on.
    pub rows: Vec<JobRow>,
    /// Where this page begins.
    pub offset: u32,
    /// Rows in this section that match the search.
    pub total: u32,
    /// Rows in each section without the search.
    pub counts: SectionCounts,
}

/// Rows in each section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct SectionCounts {
    /// See [`JobSection::Today`].
    pub today: u32,
    /// See [`JobSection::Coming`].
    pub coming: u32,
    /// See [`JobSection::Done`].
    pub done: u32,
}

/// A job in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct JobRow {
    /// Which.
    pub id: JobId,
    /// The office's number.
    pub number: String,
    /// What is done.
    pub kind: JobKind,
    /// Where it stands, pending operations included.
    pub state: JobStateName,
    /// For whom.
    pub customer_name: String,
    /// Where: street, postcode and town.
    pub place: String,
    /// The visit begins at or after.
    pub window_start: DateTime<Utc>,
    /// The visit begins at or before.
    pub window_end: DateTime<Utc>,
    /// The carrier's name; none for a direct job.
    pub partner_name: Option<String>,
    /// How the last thing done on it stands; none if nothing was done on this phone.
    pub delivery: Option<Delivery>,
    /// A form is under way.
    pub draft: bool,
}

/// One job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct JobView {
    /// The job, pending operations included.
    pub job: Job,
    /// The carrier's name.
    pub partner_name: Option<String>,
    /// Whom to phone when it fails.
    pub helpline: Option<Helpline>,
    /// Which buttons may be pressed.
    pub allowed: Allowed,
    /// Forms under way on it.
    pub drafts: Vec<DraftKind>,
    /// What was done on it on this phone, oldest first.
    pub operations: Vec<OperationRow>,
    /// What comes of it.
    pub claim: Option<ClaimRow>,
    /// The new order that was opened from it.
    pub follow_up: Option<ServiceOrderRow>,
    /// The name of its cause of failure, where the report has one.
    pub cause_name: Option<Localized>,
    /// It is no longer this phone's and is kept for the work on it.
    pub gone: bool,
    /// Transfer-point job, dead line: no further work.
    pub stop_work: bool,
    /// When the server last confirmed this job to this phone; for one that was taken away, the last time before that.
    pub last_confirmed: Option<DateTime<Utc>>,
}

/// A form under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
#[serde(rename_all = "snake_case")]
pub enum DraftKind {
    /// A check-out.
    CheckOut,
    /// A cancellation.
    Cancellation,
    /// A new service order.
    ServiceOrder,
}

/// Something done on this phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct OperationRow {
    /// Which.
    pub id: OperationId,
    /// What.
    pub action: ActionKind,
    /// On which job.
    pub job: JobId,
    /// Its number.
    pub job_number: String,
    /// For whom.
    pub customer_name: String,
    /// When, by this phone's clock.
    pub at: DateTime<Utc>,
    /// When the server had last confirmed to this phone how things stood, by the server's clock.
    pub confirmed: Option<DateTime<Utc>>,
    /// How it stands.
    pub delivery: Delivery,
    /// How often it was given to the network.
    pub attempts: u32,
}

/// The cancellation form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct CancellationForm {
    /// The reasons to choose from, in order.
    pub choices: Vec<CancellationChoice>,
    /// What was said so far; every change of it is on disk.
    pub draft: CancellationDraft,
    /// Why it cannot be confirmed yet; none if it can.
    pub refused: Option<Refusal>,
}

/// A reason to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct CancellationChoice {
    /// Who.
    pub reason: CancellationReason,
    /// The transfer point is not accessible; comes first on transfer-point jobs, with reason Customer.
    pub transfer_point_not_accessible: bool,
}

/// A cancellation under way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct CancellationDraft {
    /// The chosen reason.
    pub choice: Option<CancellationChoice>,
    /// In words.
    pub note: String,
}

impl CancellationDraft {
    /// The cancellation, once a reason is chosen.
    #[must_use]
    pub fn cancellation(&self) -> Option<Cancellation> {
        self.choice.map(|choice| Cancellation {
            reason: choice.reason,
            transfer_point_not_accessible: choice.transfer_point_not_accessible,
            note: self.note.trim().to_owned(),
        })
    }
}

/// The form of a new service order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct ServiceOrderForm {
    /// The job it is opened from.
    pub job_number: String,
    /// What is done, taken over.
    pub kind: JobKind,
    /// The carrier, taken over.
    pub partner_name: Option<String>,
    /// The Service ID, taken over.
    pub service_id: Option<ServiceId>,
    /// What was said so far, filled with the customer's data; every change of it is on disk.
    pub draft: ServiceOrderDraft,
    /// Why it cannot be confirmed yet; none if it can.
    pub refused: Option<Refusal>,
}

/// A service order under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct ServiceOrderDraft {
    /// The customer's data.
    pub customer: Customer,
    /// When; none until chosen.
    pub wish: Option<Wish>,
    /// What is to be done.
    pub note: String,
}

impl ServiceOrderDraft {
    /// The request, once a wish is chosen.
    #[must_use]
    pub fn request(&self) -> Option<ServiceOrderRequest> {
        self.wish.map(|wish| ServiceOrderRequest {
            customer: self.customer.clone(),
            wish,
            note: self.note.trim().to_owned(),
        })
    }
}

/// A service order as the technician sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct ServiceOrderRow {
    /// Which.
    pub id: ServiceOrderId,
    /// When the customer wants it.
    pub wish: Wish,
    /// Where it stands.
    pub state: ServiceOrderState,
    /// How the request stands; none if it was not made on this phone.
    pub delivery: Option<Delivery>,
}

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

/// What waits and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct WaitingView {
    /// What needs somebody, then what is not sent, oldest first; at most 500.
    pub rows: Vec<OperationRow>,
    /// Forms that were begun and not confirmed.
    pub drafts: Vec<DraftRow>,
    /// How sync stands.
    pub sync: SyncView,
}

/// A form that was begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct DraftRow {
    /// Which form.
    pub kind: DraftKind,
    /// On which job.
    pub job: JobId,
    /// Its number.
    pub job_number: String,
    /// For whom.
    pub customer_name: String,
}

/// What can be opened outside the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The telephone, with the carrier's helpline. During a check-out the time is noted first.
    Helpline,
    /// The telephone, with the customer's number.
    Customer,
    /// The map, at the customer's address.
    Map,
}

/// The answer to an opening. In the app Rust has opened it and `link` is empty; in a browser the page has to follow it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct OpenView {
    /// `tel:` or `https:`.
    pub link: Option<String>,
}

/// Work that was not sent, as one file for the office: see [`domain::work_file`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct ExportView {
    /// The file's name.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// Where it also lies on this phone.
    pub path: String,
    /// How many operations are in it.
    pub operations: u32,
    /// How many more wait that one file has no room for.
    pub left_out: u32,
}
