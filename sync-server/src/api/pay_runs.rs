//! Payment runs.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::{ClaimId, PayRunId};
use domain::ledger::{AttemptState, BankReason, Entry, FinanceRefusal, Hash};
use domain::money::{Currency, Money};
use domain::pay_run::{KeptOut, RunState};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// `GET /pay-runs`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
#[serde(default)]
pub struct PayRunQuery {
    /// Which page, from 1.
    pub page: Option<u32>,
    /// Rows on a page: 1 to 200, 50 if not said.
    pub size: Option<u32>,
}

/// `GET /pay-runs/proposal`, and `POST /pay-runs`: what to pay now.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct NewPayRun {
    /// Claims in this currency.
    pub currency: Currency,
    /// Also those that would be proposed later.
    #[serde(default)]
    pub early: bool,
}

/// How far the payments of a run are: how many stand where. Their sum is all that are or were in it.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct PayRunProgress {
    /// In the run, and nobody has the file yet.
    pub planned: u32,
    /// Handed out; the bank has said nothing.
    pub exported: u32,
    /// The bank has taken them in. Nothing has moved.
    pub accepted: u32,
    /// A person took their booking off: they may have been paid.
    pub unclear: u32,
    /// Money went out.
    pub booked: u32,
    /// The bank refused them.
    pub rejected: u32,
    /// Money went out and came back.
    pub returned: u32,
    /// Taken out of the run before anybody had it.
    pub taken_out: u32,
}

/// A run in the table, the newest first.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct PayRunRow {
    /// Which.
    pub id: PayRunId,
    /// Where it stands.
    pub state: RunState,
    /// The day on which the bank shall execute it.
    pub on: NaiveDate,
    /// From which of our accounts.
    pub debtor: String,
    /// How many payments are in it.
    pub payments: u32,
    /// Their sum.
    pub total: Money,
    /// How many claims it keeps out.
    pub kept_out: u32,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// By whom.
    pub made_by: String,
    /// Who has approved exactly its files.
    pub approved_by: Option<String>,
    /// How far its payments are.
    pub progress: PayRunProgress,
}

/// One payment that is or was in a run.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct PayoutRow {
    /// Its reference for the bank.
    pub end_to_end_id: String,
    /// Of which claim.
    pub claim: ClaimId,
    /// Whose.
    pub technician_name: String,
    /// In whose name the account is.
    pub holder: String,
    /// The account.
    pub iban: String,
    /// How much.
    pub amount: Money,
    /// What became of it.
    pub state: AttemptState,
    /// Why the bank refused it or sent it back.
    pub reason: Option<BankReason>,
    /// When the claim is due.
    pub due: NaiveDate,
}

/// One file of a run.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct PayFileRow {
    /// 1, 2, 3 within the run; names it in the address.
    pub position: u32,
    /// Its identity for the bank.
    pub message_id: String,
    /// SHA-256 of the content: an approval is of these.
    pub hash: Hash,
    /// How many payments are in it.
    pub payments: u32,
    /// Their sum.
    pub total: Money,
}

/// A text that reads differently at the bank than here.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ChangedText {
    /// In which payment, by its reference.
    pub end_to_end_id: String,
    /// Which text: `name`, `remittance`.
    pub part: String,
    /// As it is here.
    pub from: String,
    /// As the bank gets it.
    pub to: String,
}

/// For each button of a run: `None` if it may be pressed by who asks, or why not.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct PayRunActs {
    /// Write and check its files.
    pub check: Option<FinanceRefusal>,
    /// Agree to them.
    pub approve: Option<FinanceRefusal>,
    /// Hand them out.
    pub export: Option<FinanceRefusal>,
    /// Take a claim out, or give the run up.
    pub change: Option<FinanceRefusal>,
}

/// `GET /pay-runs/{id}`: a run with all that is in it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct PayRunDetail {
    /// The run.
    pub run: PayRunRow,
    /// Its payments.
    pub payments: Vec<PayoutRow>,
    /// What it does not pay, and why.
    pub kept_out: Vec<KeptOut>,
    /// What reads differently at the bank.
    pub changed: Vec<ChangedText>,
    /// Its files, once it is checked.
    pub files: Vec<PayFileRow>,
    /// What may be done with it now.
    pub allowed: PayRunActs,
    /// All that has happened to it, the oldest first.
    pub entries: Vec<Entry>,
}

/// `POST /pay-runs/{id}/approve`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ApprovePayRun {
    /// SHA-256 of the files that were looked at, in their order.
    pub files: Vec<Hash>,
}

/// `POST /pay-runs/{id}/take-out`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct TakeOut {
    /// Which claim.
    pub claim: ClaimId,
    /// Why.
    pub reason: String,
}

/// `POST /pay-runs/{id}/drop`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct DropPayRun {
    /// Why.
    pub reason: String,
}
