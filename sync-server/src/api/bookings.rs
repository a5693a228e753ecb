//! What banks have booked on the office's accounts, and for which claims it counts.

use chrono::{DateTime, NaiveDate, Utc};
use domain::booking::{BookingState, Direction as Booked};
use domain::ids::{BookingId, ClaimId};
use domain::ledger::{BankReason, By, FinanceRefusal, Standing};
use domain::matching::{Reason, Rule};
use domain::money::Money;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{BankFileRow, Direction, StatementRow};

/// By what bookings are sorted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(rename_all = "snake_case")]
pub enum BookingSort {
    /// When it was booked; the default, latest first.
    Booked,
    /// The amount; what went out is negative.
    Amount,
    /// The account.
    Account,
    /// What became of it.
    State,
}

/// `GET /bookings`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
#[serde(default)]
pub struct BookingQuery {
    /// Text in names, references, remittance texts.
    pub search: Option<String>,
    /// Only bookings of which this became.
    pub state: Option<BookingState>,
    /// Only those that wait for a person: unmatched ones, and those that were taken off.
    pub waiting: Option<bool>,
    /// Only what came in, or what went out.
    pub booked: Option<Booked>,
    /// Only on this account.
    pub account: Option<String>,
    /// Only those booked on this day or later.
    pub from: Option<NaiveDate>,
    /// Only those booked on this day or earlier.
    pub until: Option<NaiveDate>,
    /// Sorted by.
    pub sort: Option<BookingSort>,
    /// In which direction.
    pub direction: Option<Direction>,
    /// Which page, from 1.
    pub page: Option<u32>,
    /// Rows on a page: 1 to 200, 50 if not said.
    pub size: Option<u32>,
}

/// A booking in the table.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct BookingRow {
    /// Which.
    pub id: BookingId,
    /// What became of it.
    pub state: BookingState,
    /// On which account: its IBAN, or the bank's own number.
    pub account: String,
    /// In hundredths of the currency; negative: it went out.
    pub amount: i64,
    /// Three letters. Banks book in more currencies than claims are paid in.
    pub currency: String,
    /// The day on which it was booked.
    pub booked_on: NaiveDate,
    /// The day from which it counts.
    pub valued_on: Option<NaiveDate>,
    /// Whole days since it was booked.
    pub age_in_days: i64,
    /// The other side, as the bank names it.
    pub counterparty_name: Option<String>,
    /// The other side's account.
    pub counterparty_account: Option<String>,
    /// The first text that was written with it.
    pub text: Option<String>,
    /// The reference of the payment, from the payer to the payee.
    pub end_to_end_id: Option<String>,
    /// For so many claims it counts.
    pub claims: u32,
}

/// What speaks for a claim, or against it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ReasonRow {
    /// Which; a code for the page.
    pub reason: Reason,
    /// It speaks for it; false: against it.
    pub speaks_for: bool,
    /// The same as a sentence.
    pub message: String,
}

/// A claim for which a booking counts.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct BookingMatchRow {
    /// Which claim.
    pub claim: ClaimId,
    /// Its number.
    pub number: String,
    /// Whose it is.
    pub technician_name: String,
    /// Of which attempt to pay it; none when the carrier paid.
    pub attempt: Option<u32>,
    /// How much of the booking, in the smallest unit; negative: money of the claim came back.
    pub amount: i64,
    /// By which rule, or by hand.
    pub rule: Rule,
    /// What spoke for it.
    pub reasons: Vec<ReasonRow>,
    /// When it was put there.
    pub at: DateTime<Utc>,
    /// Who has.
    pub by: By,
}

/// A claim that may fit, for a person to confirm.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct BookingSuggestion {
    /// Which claim.
    pub claim: ClaimId,
    /// Its number.
    pub number: String,
    /// Its Service ID.
    pub service_id: String,
    /// Whose it is.
    pub technician_name: String,
    /// What it is worth.
    pub amount: Money,
    /// When it is due.
    pub due: NaiveDate,
    /// Where it stands.
    pub standing: Standing,
    /// Which attempt to pay it would be meant; none when the carrier pays it.
    pub attempt: Option<u32>,
    /// What speaks for it and against it.
    pub reasons: Vec<ReasonRow>,
}

/// For each button of a booking: `None` if it may be pressed, or why not.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct BookingActs {
    /// Put it on a claim.
    #[serde(rename = "match")]
    pub match_to: Option<FinanceRefusal>,
    /// Take it off the claims for which it counts.
    pub take_off: Option<FinanceRefusal>,
    /// Say that it is none of our payments.
    pub not_ours: Option<FinanceRefusal>,
    /// Take that back.
    pub ours: Option<FinanceRefusal>,
}

/// Who has said that a booking is none of our payments.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct SaidNotOurs {
    /// Why.
    pub reason: String,
    /// Who.
    pub by: By,
    /// When.
    pub at: DateTime<Utc>,
}

/// `GET /bookings/{id}`: all that the bank says of it, and what it may be for.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct BookingDetail {
    /// The booking.
    pub booking: BookingRow,
    /// The amount exactly as the bank has it, where it is finer than a hundredth; or that it gave none.
    pub exact_amount: Option<String>,
    /// All that was written with it.
    pub texts: Vec<String>,
    /// The instruction's reference.
    pub instruction_id: Option<String>,
    /// The reference of the banks.
    pub uetr: Option<String>,
    /// The part of a payment file that it belongs to.
    pub payment_information: Option<String>,
    /// It is a sum of so many payments, if the bank says how many; none: it is no sum.
    pub batch: Option<BookingBatch>,
    /// It undoes an earlier booking.
    pub reversal: bool,
    /// It brings back a payment, and why.
    pub returned: Option<BankReason>,
    /// The file in which it was read first.
    pub file: BankFileRow,
    /// The statement in that file.
    pub statement: StatementRow,
    /// For which claims it counts: the first two hundred.
    pub matches: Vec<BookingMatchRow>,
    /// What of it counts for no claim, in the smallest unit, without a sign.
    pub left: i64,
    /// What it may be for; empty when it counts already.
    pub suggestions: Vec<BookingSuggestion>,
    /// Why no rule places it.
    pub reasons: Vec<ReasonRow>,
    /// Said to be none of our payments.
    pub not_ours: Option<SaidNotOurs>,
    /// What may be done with it now.
    pub allowed: BookingActs,
}

/// A sum of several payments.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct BookingBatch {
    /// Of how many, if the bank says so.
    pub payments: Option<u64>,
}

/// A part of a booking for a claim.
#[derive(Debug, Clone, Copy, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct PartOfBooking {
    /// Which claim.
    pub claim: ClaimId,
    /// How much of it, in the smallest unit, without a sign.
    pub amount: i64,
}

/// `POST /bookings/{id}/match`: put it on one or several claims.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct MatchBooking {
    /// At most two hundred; together no more than the booking.
    pub parts: Vec<PartOfBooking>,
}

/// `POST /bookings/{id}/take-off`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
pub struct TakeOffBooking {
    /// Off this claim only; if not said, off all.
    #[serde(default)]
    pub claim: Option<ClaimId>,
    /// Why.
    pub reason: String,
}

/// `POST /bookings/{id}/not-ours`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct SayNotOurs {
    /// Why.
    pub reason: String,
}
