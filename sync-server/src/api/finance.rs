//! Money: one claim with its whole history, acts on many, technicians' accounts, how the office pays.

use chrono::NaiveDate;
use domain::bank_day::{ClosedDay, Term};
use domain::claim::Claim;
use domain::iban::Iban;
use domain::ids::ClaimId;
use domain::ledger::{ClaimAccount, ClaimAct, ClaimActs, Entry, FinanceRefusal, JournalAccounts, Standing};
use domain::money::Currency;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A claim as finance sees it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ClaimDetail {
    /// The claim, as its technician sees it.
    pub claim: Claim,
    /// What its entries have come to: attempts and bookings.
    pub account: ClaimAccount,
    /// Where it stands.
    pub standing: Standing,
    /// What may be done with it.
    pub acts: ClaimActs,
    /// How long there is until it is due.
    pub term: Term,
    /// The last day on which our bank may execute its payment.
    pub pay_by: NaiveDate,
    /// It is proposed for payment from then on.
    pub propose_on: NaiveDate,
    /// All that has happened to it, the oldest first.
    pub entries: Vec<Entry>,
}

/// `POST /claims/acts`: the same on each of many claims, in one transaction.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
pub struct ActOnClaims {
    /// Which; at most 5,000.
    pub claims: Vec<ClaimId>,
    /// What. A claim is put into a run by making one, not by this.
    pub act: ClaimAct,
    /// The reason, where one is needed.
    #[serde(default)]
    pub words: Option<String>,
}

/// A claim on which an act was not done.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct RefusedClaim {
    /// Which.
    pub claim: ClaimId,
    /// Why; a code for the page.
    pub refusal: FinanceRefusal,
    /// The same as a sentence.
    pub message: String,
}

/// What became of an act on many claims.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ActedOnClaims {
    /// On so many it was done.
    pub done: u32,
    /// On these it was not; nothing was changed on them.
    pub refused: Vec<RefusedClaim>,
}

/// `POST /technicians/{id}/accounts`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ProposeAccount {
    /// The account, as typed.
    pub iban: String,
    /// In whose name it is.
    pub holder: String,
}

/// `POST /technicians/{id}/accounts/{account}/decline`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct DeclineAccount {
    /// Why.
    pub reason: String,
}

/// An account of the office's.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct OwnAccountRow {
    /// Its number.
    pub iban: Iban,
    /// In whose name it is.
    pub name: String,
    /// Its bank; may be empty.
    pub bic: String,
    /// What lies on it.
    pub currency: Currency,
    /// Runs in this currency are paid from it.
    pub pays: bool,
}

/// How the office pays.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct FinanceSettings {
    /// Its accounts.
    pub own_accounts: Vec<OwnAccountRow>,
    /// The days on which banks rest, this year and the next two: those filled in, or the default ones.
    pub closed_days: Vec<ClosedDay>,
    /// How long a new account of a technician waits, in hours.
    pub account_wait_hours: u32,
    /// In which accounts of the bookkeeper the journal is exported.
    pub journal_accounts: JournalAccounts,
    /// What payments say beside the Service ID and the day of the visit.
    pub payment_note: String,
}
