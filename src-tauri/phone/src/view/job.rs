//! One job, and what was done on it.

use chrono::{DateTime, Utc};
use domain::allowed::Allowed;
use domain::ids::{JobId, OperationId};
use domain::job::Job;
use domain::language::Localized;
use domain::operation::{ActionKind, ParkReason, Reviewed};
use domain::procedure::Helpline;
use serde::{Deserialize, Serialize};

use crate::view::{ClaimRow, ServiceOrderRow};

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
