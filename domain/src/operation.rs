//! What a person did on a phone: immutable once written, named by an id made on the phone, numbered densely per device.
//! The server keeps the bytes as they came, so fields of a newer app survive an older server.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::clock::Moment;
use crate::ids::{JobId, OperationId, ServiceOrderId};
use crate::job::Cancellation;
use crate::refusal::Refusal;
use crate::report::Outcome;
use crate::service_order::ServiceOrderRequest;

/// What was done. The meaning of a kind never changes; a new meaning is a new kind.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Action {
    /// Arrived.
    CheckIn,
    /// Left.
    CheckOut {
        /// How it ended.
        outcome: Outcome,
    },
    /// Gave the job up.
    Cancel {
        /// Why.
        cancellation: Cancellation,
    },
    /// Opened a new order with the customer's data.
    RequestServiceOrder {
        /// Its identity, made on the phone.
        service_order: ServiceOrderId,
        /// What was filled in.
        request: ServiceOrderRequest,
    },
}

/// The bare word of an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ActionKind {
    /// See [`Action::CheckIn`].
    CheckIn,
    /// See [`Action::CheckOut`].
    CheckOut,
    /// See [`Action::Cancel`].
    Cancel,
    /// See [`Action::RequestServiceOrder`].
    RequestServiceOrder,
}

impl ActionKind {
    /// As in the operation's JSON.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ActionKind::CheckIn => "check_in",
            ActionKind::CheckOut => "check_out",
            ActionKind::Cancel => "cancel",
            ActionKind::RequestServiceOrder => "request_service_order",
        }
    }
}

impl Action {
    /// The bare word.
    #[must_use]
    pub fn kind(&self) -> ActionKind {
        match self {
            Action::CheckIn => ActionKind::CheckIn,
            Action::CheckOut { .. } => ActionKind::CheckOut,
            Action::Cancel { .. } => ActionKind::Cancel,
            Action::RequestServiceOrder { .. } => ActionKind::RequestServiceOrder,
        }
    }
}

/// What a person did on a phone.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Operation {
    /// On which job.
    pub job: JobId,
    /// The version of the job that the person saw.
    pub base: i64,
    /// When, on the phone's clocks: evidence, never order.
    pub moment: Moment,
    /// When the server had last confirmed to this phone how things stood, by the server's clock; none if never, or from
    /// an app that did not say it yet. Evidence: what came later, the person could not know.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[cfg_attr(feature = "ts", ts(optional))]
    pub confirmed: Option<DateTime<Utc>>,
    /// What.
    pub action: Action,
}

/// The SHA-256 of an operation's bytes, in hex. The same number with other content is a cloned phone.
#[must_use]
pub fn content_hash(body: &str) -> String {
    let digest = Sha256::digest(body.as_bytes());
    digest.iter().fold(String::with_capacity(64), |mut text, byte| {
        use std::fmt::Write;
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    })
}

/// What became of an operation. There is no fourth: nothing is dropped, and only a person rejects.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OperationOutcome {
    /// Done.
    Accepted {
        /// What a person of the office decided, if it was parked before. An app that does not know the field reads
        /// plain acceptance.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        #[cfg_attr(feature = "ts", ts(optional))]
        review: Option<Reviewed>,
    },
    /// A person must look.
    Parked {
        /// Why.
        reason: ParkReason,
    },
    /// A person looked and said no.
    Rejected {
        /// That person's words.
        reason: String,
    },
}

impl OperationOutcome {
    /// Accepted by the rules, without a person.
    pub const ACCEPTED: OperationOutcome = OperationOutcome::Accepted { review: None };
}

/// How a person of the office accepted an operation that was parked.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Reviewed {
    /// It is kept as evidence and has changed nothing: neither the job nor a claim.
    pub evidence_only: bool,
    /// That person's words.
    pub reason: String,
}

/// Why an operation waits for a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ParkReason {
    /// A rule refused it on the server: things changed while the phone was away.
    Refused {
        /// What the rule said.
        refusal: Refusal,
    },
    /// It comes from a newer app; kept, and applied once the server knows it.
    NeedsNewerServer {
        /// What it calls itself.
        action: String,
    },
    /// It cannot be read.
    Unreadable,
    /// Its number was used before with other content: two phones think they are the same one.
    ClonedPhone,
    /// It was delivered by a phone that the office had revoked.
    RevokedPhone,
    /// An earlier operation on the same job waits for a person.
    Behind {
        /// Which.
        operation: OperationId,
    },
    /// A reason of a newer server. Only ever read, never said: an old app must still be able to read the reply.
    #[serde(other)]
    Unknown,
}

/// Reads an operation's bytes.
///
/// # Errors
/// [`ParkReason::NeedsNewerServer`] for an action this version does not know, [`ParkReason::Unreadable`] for the rest.
pub fn read_operation(body: &str) -> Result<Operation, ParkReason> {
    #[derive(Deserialize)]
    struct Named {
        action: Kind,
    }
    #[derive(Deserialize)]
    struct Kind {
        kind: String,
    }
    if let Ok(operation) = serde_json::from_str(body) {
        return Ok(operation);
    }
    let named: Named = serde_json::from_str(body).map_err(|_| ParkReason::Unreadable)?;
    let kind = named.action.kind;
    let known = serde_json::from_value::<ActionKind>(serde_json::Value::String(kind.clone())).is_ok();
    let word = kind.len() <= 60 && kind.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
    if known || !word { Err(ParkReason::Unreadable) } else { Err(ParkReason::NeedsNewerServer { action: kind }) }
}
