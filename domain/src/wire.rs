//! What goes over the wire between a phone and the server: one request, operations up, changes down.
//! Optional fields are left out when empty, because most rounds have nothing to say and a cellar has little signal.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::clock::Moment;
use crate::digest::Digest;
use crate::ids::{DeviceId, OperationId, TechnicianId};
use crate::operation::OperationOutcome;

/// The newest version of this file that is spoken here. 1: first. A new optional field is no new version.
pub const PROTOCOL: u32 = 1;
/// The oldest version that is still understood. What was saved in the field must be taken in for ever.
pub const PROTOCOL_OLDEST: u32 = 1;
/// Most operations in one request; the rest goes with the next.
pub const OPERATIONS_MAX: usize = 1_000;
/// Largest body of a request, in bytes, before and after decompression.
pub const REQUEST_BYTES_MAX: usize = 4 * 1024 * 1024;
/// Largest single operation, in bytes.
pub const OPERATION_BYTES_MAX: usize = 64 * 1024;
/// Largest body of a reply after decompression, in bytes. Pages are far smaller; this stops a stranger.
pub const REPLY_BYTES_MAX: usize = 64 * 1024 * 1024;

/// The versions that one side speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Protocols {
    /// The oldest.
    pub oldest: u32,
    /// The newest.
    pub newest: u32,
}

impl Protocols {
    /// Those of this build.
    pub const HERE: Protocols = Protocols { oldest: PROTOCOL_OLDEST, newest: PROTOCOL };

    /// This side speaks a version.
    #[must_use]
    pub fn speaks(self, version: u32) -> bool {
        (self.oldest..=self.newest).contains(&version)
    }

    /// The newest version that both sides speak; none if there is none.
    #[must_use]
    pub fn common(self, other: Protocols) -> Option<u32> {
        let newest = self.newest.min(other.newest);
        (self.speaks(newest) && other.speaks(newest)).then_some(newest)
    }
}

/// `POST /pair`: a phone shows a code that the dispatcher has given out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairRequest {
    /// See [`PROTOCOL`].
    pub protocol: u32,
    /// Eight characters, as typed: spaces, dashes and small letters do not matter.
    pub code: String,
    /// What the dispatcher sees in the list of phones: `Pixel 9`.
    pub device_name: String,
}

/// The answer to a right code.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PairReply {
    /// This pairing.
    pub device: DeviceId,
    /// The secret for every further request. Shown once; the server keeps only its hash.
    pub token: String,
    /// Whose phone it is now.
    pub technician: TechnicianId,
    /// That person's name.
    pub technician_name: String,
    /// The office's name.
    pub organisation: String,
    /// The versions that the server speaks; none from a server that did not say it yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocols: Option<Protocols>,
}

/// An operation on its way.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct Envelope {
    /// Its identity, made on the phone.
    pub id: OperationId,
    /// 1, 2, 3 … for each device, without a hole.
    pub number: i64,
    /// [`crate::operation::content_hash`] of `body`.
    pub hash: String,
    /// An [`crate::operation::Operation`], byte for byte as the phone wrote it.
    pub body: Box<RawValue>,
}

/// `POST /sync`, with the device's token as bearer.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SyncRequest {
    /// See [`PROTOCOL`].
    pub protocol: u32,
    /// The epoch of `cursor`; none before the first reply.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epoch: Option<Uuid>,
    /// How far this phone has read.
    pub cursor: i64,
    /// What the phone holds of the server's rows at `cursor`; sent now and then, so that a difference is found.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub digest: Option<Digest>,
    /// The last entry about its technician's account that the phone was told of, as in [`AccountNews::entry`]; below 0
    /// if it was never told. Comes with the digest, for the same reason: news themselves follow the cursor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<i64>,
    /// The phone's clocks as the request is built; comes with operations.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sent: Option<Moment>,
    /// What waits in the outbox, in order of number.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub operations: Vec<Envelope>,
}

/// What a phone keeps a copy of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Entity {
    /// [`crate::job::Job`], by its id.
    Job,
    /// [`crate::procedure::Procedure`], by `partner/version`.
    Procedure,
    /// [`crate::service_order::ServiceOrder`], by its id.
    ServiceOrder,
    /// [`crate::claim::Claim`], by its id.
    Claim,
    /// [`crate::operation::OperationOutcome`], by the operation's id: what a person decided later.
    Outcome,
}

impl Entity {
    /// As stored in a column.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Entity::Job => "job",
            Entity::Procedure => "procedure",
            Entity::ServiceOrder => "service_order",
            Entity::Claim => "claim",
            Entity::Outcome => "outcome",
        }
    }
}

/// One row that changed, or is no longer for this phone.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct RowChange {
    /// What it is. A word that this app does not know is skipped: it comes from a newer server.
    pub entity: String,
    /// Its identity within the entity.
    pub id: String,
    /// The row; none means: remove it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub row: Option<Box<RawValue>>,
}

/// What became of one operation of the request.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settled {
    /// Which.
    pub id: OperationId,
    /// What. The same operation sent again gets the same answer.
    pub outcome: OperationOutcome,
    /// The pairing under which it was taken in, if that is not the one that asks: a phone that was paired anew asks
    /// again for what no backup holds. What is said of a twin then is not said of the new pairing.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pairing: Option<DeviceId>,
}

/// What the technician of a phone is told about the account on which he is paid. No row of the feed, because a row that
/// an older app does not know would be in its copies for ever; an older app passes this over.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct AccountNews {
    /// The number of the last entry of the ledger about it; 0 if there is none.
    pub entry: i64,
    /// The list of [`crate::account_notice::AccountNotice`], all that are told. Kept as it came: an app of tomorrow reads
    /// in it what today's does not know.
    pub notices: Box<RawValue>,
}

/// The answer to `POST /sync`.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct SyncReply {
    /// Sent when the phone's epoch is not the server's: the phone forgets its copies, keeps its outbox, and takes this
    /// reply as its first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub epoch: Option<Uuid>,
    /// How far the phone has read after this reply.
    pub cursor: i64,
    /// The server's clock, milliseconds since 1970.
    pub time: i64,
    /// There is more to read: ask again at once.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub more: bool,
    /// The server expects this number next and has applied nothing after a gap.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expected: Option<i64>,
    /// What the phone holds is not what the server has given out: the phone forgets its copies, keeps its outbox, and
    /// takes this reply as its first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub rebuild: bool,
    /// The office has revoked this phone: its operations were deposited for Review, and it is told nothing else.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub revoked: bool,
    /// A verified backup holds everything up to this revision; what was settled later is kept by the phone, because a
    /// restored server would ask for it again. Said with every reply that says anything.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub backed_up: Option<i64>,
    /// Said when it has changed since the cursor, when everything is read anew, and when the phone asks and was told of
    /// something else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub account: Option<AccountNews>,
    /// One for each operation that was taken in.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub outcomes: Vec<Settled>,
    /// What changed since the cursor, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<RowChange>,
}

impl SyncReply {
    /// The server's clock.
    #[must_use]
    pub fn server_time(&self) -> Option<DateTime<Utc>> {
        DateTime::from_timestamp_millis(self.time)
    }
}

/// Every answer of the server that is not the one hoped for. `code` is what programs switch on, `message` is for
/// people and in English.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Problem {
    /// One word, stable.
    pub code: String,
    /// A sentence.
    pub message: String,
    /// Where a rule of the domain refused: its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub refusal: Option<crate::refusal::Refusal>,
    /// Where a rule about money refused: its words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub finance: Option<Box<crate::ledger::FinanceRefusal>>,
    /// With the code `update_needed`: the versions that the server speaks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub protocols: Option<Protocols>,
}
