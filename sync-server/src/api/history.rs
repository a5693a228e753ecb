//! What happened to a job.

use chrono::{DateTime, NaiveDate, Utc};
use domain::claim::Claim;
use domain::ids::{JobId, OperationId};
use domain::job::CancellationReason;
use domain::money::Money;
use domain::operation::{ActionKind, OperationOutcome};
use domain::review::Decision;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

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
    /// A person of the office has decided about an operation that waited.
    Reviewed {
        /// Which operation.
        operation: OperationId,
        /// What it was; none if this server does not know it.
        action: Option<ActionKind>,
        /// Whose it was.
        technician_name: String,
        /// What was decided.
        decision: Decision,
        /// In the words of who decided.
        reason: String,
    },
    /// An operation that waited was tried again by the rules: what it had waited for was there.
    TriedAgain {
        /// Which operation.
        operation: OperationId,
        /// What it was; none if this server does not know it.
        action: Option<ActionKind>,
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

impl HistoryEvent {
    /// What is said of a new claim.
    #[must_use]
    pub fn of_claim(claim: &Claim) -> HistoryEvent {
        HistoryEvent::ClaimSubmitted { amount: claim.amount, due: claim.due }
    }
}
