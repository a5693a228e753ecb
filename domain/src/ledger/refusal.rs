//! Why a rule about money said no. Phones never see these; the office's pages word them by their code.

use serde::{Deserialize, Serialize};

use crate::pay_run::RunState;

/// A rule's "no" about money. Nothing was changed, and nothing was paid.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "code", rename_all = "snake_case")]
pub enum FinanceRefusal {
    /// Withdrawn.
    #[error("this claim is withdrawn")]
    ClaimWithdrawn,
    /// Settled.
    #[error("this claim is settled")]
    ClaimSettled,
    /// Blocked.
    #[error("this claim is blocked: release it first")]
    ClaimBlocked,
    /// Not blocked.
    #[error("this claim is not blocked")]
    ClaimNotBlocked,
    /// Nobody has approved it since it was opened, refused by the bank, or returned.
    #[error("this claim is not approved")]
    ClaimNotApproved,
    /// Approved.
    #[error("this claim is approved already")]
    ClaimApproved,
    /// An attempt to pay it is in a run that is not exported.
    #[error("this claim is in a payment run: take it out of the run first")]
    ClaimInRun {
        /// Which attempt.
        attempt: u32,
    },
    /// An attempt to pay it is with the bank, or may be.
    #[error("a payment of this claim is with the bank: wait for what the bank says")]
    ClaimWithBank {
        /// Which attempt.
        attempt: u32,
    },
    /// Money has been booked for it.
    #[error("money has been booked for this claim")]
    ClaimHasMoney {
        /// How much, in the smallest unit; negative when more came back than went out.
        paid: i64,
    },
    /// Money was booked twice, or for a claim that is over.
    #[error("there is an alarm on this claim: two payments may have been made for it")]
    ClaimAlarm,
    /// The carrier pays it.
    #[error("this claim is paid by the carrier")]
    CarrierPays,
    /// We pay it.
    #[error("this claim is paid by us")]
    WePay,
    /// The attempt is not in a run, or no longer.
    #[error("this attempt is not waiting in a payment run")]
    NotInRun,
    /// There is no such attempt.
    #[error("this claim has no such attempt")]
    AttemptUnknown,
    /// The attempt has another amount, account or number.
    #[error("the payment does not fit the claim")]
    AttemptDiffers,
    /// There is no such booking on the claim.
    #[error("this booking does not belong to the claim")]
    BookingUnknown,
    /// The booking counts for a claim, or for this one already.
    #[error("this booking counts for a claim already: take it off first")]
    BookingMatched,
    /// The booking counts for no claim.
    #[error("this booking counts for no claim")]
    BookingNotMatched,
    /// A person has said that the booking is none of ours.
    #[error("this booking is marked as not ours: take that back first")]
    BookingNotOurs,
    /// Nobody has said that the booking is none of ours.
    #[error("this booking is not marked as not ours")]
    BookingOurs,
    /// The money counts already, by another booking that tells of it.
    #[error("another booking tells of the same money: it counts there")]
    BookingRepeated,
    /// The bank gave no amount for it, or one that is no whole number of the smallest unit.
    #[error("the bank gives no amount for this booking that can be put on a claim")]
    BookingNoAmount,
    /// More is put on claims than was booked.
    #[error("more is put on claims than was booked")]
    BookingExceeded {
        /// What is left of the booking, in the smallest unit.
        left: i64,
    },
    /// The booking is in another currency.
    #[error("the booking is in another currency than the claim")]
    CurrencyDiffers,
    /// An amount is zero or less.
    #[error("an amount must be more than nothing")]
    AmountNotPositive,
    /// Nothing was booked, so there is nothing to settle.
    #[error("nothing has been booked for this claim")]
    NothingBooked,
    /// What the bank says contradicts what it said before. Kept as a finding; changes nothing.
    #[error("the bank says something that contradicts what is known of this payment")]
    Contradiction,
    /// More claims at once than a person can mean.
    #[error("at most {max} claims at once")]
    TooMany {
        /// The limit.
        max: u32,
    },
    /// A reason is needed.
    #[error("a reason is needed")]
    ReasonNeeded,
    /// The reason is too long.
    #[error("the reason is longer than {max} characters")]
    ReasonTooLong {
        /// The limit, in characters.
        max: u32,
    },
    /// A payment run is not in the state that this needs.
    #[error("the payment run is {state:?}")]
    RunState {
        /// Its state.
        state: RunState,
    },
    /// No payments are in the run.
    #[error("no payments are in the run")]
    RunEmpty,
    /// Who made or changed a run may not approve it.
    #[error("who made or changed a payment run may not approve it: ask a second person")]
    RunOwn,
    /// Who proposed or confirmed an account in a run may not approve the run.
    #[error("who proposed or confirmed an account in this run may not approve it: ask another person")]
    RunOwnAccount,
    /// The files are not those that were checked or approved.
    #[error("the files are not those that were approved: the run must be checked and approved again")]
    RunFilesDiffer,
    /// A claim of the run may no longer be paid.
    #[error("a claim of this run may no longer be paid: take it out")]
    RunClaim {
        /// Its number.
        number: crate::claim_number::ClaimNumber,
    },
    /// Who proposed an account may not confirm it.
    #[error("who proposed this account may not confirm it: ask a second person")]
    AccountOwn,
    /// The proposal is decided.
    #[error("this account is decided already")]
    AccountDecided,
    /// The account is the technician's already.
    #[error("this account is the technician's already")]
    AccountSame,
    /// A waiting time that protects nobody, or that nobody can mean.
    #[error("an account waits {min} to {max} hours")]
    WaitImpossible {
        /// At least, in hours.
        min: u32,
        /// At most, in hours.
        max: u32,
    },
    /// A day does not belong to the year that is filled in.
    #[error("{date} is not a day of this year")]
    DayElsewhere {
        /// The day.
        date: chrono::NaiveDate,
    },
    /// The number of an account of the bookkeeper's cannot be one.
    #[error("the number of an account has {min} to {max} digits and nothing else")]
    AccountNumber {
        /// At least, in digits.
        min: u32,
        /// At most, in digits.
        max: u32,
    },
    /// Two accounts of the bookkeeper's that must be told apart are the same.
    #[error("liability, bank and claim on the carrier need accounts of their own")]
    AccountsAlike,
    /// The note of payments is empty or too long.
    #[error("the note of a payment has 1 to {max} characters")]
    NoteLength {
        /// At most, in characters.
        max: u32,
    },
    /// A proposal waits for its second person.
    #[error("another account waits for a second person: confirm or decline it first")]
    AccountWaits,
}

/// Longest reason, in characters: the same as a reason in Review.
pub const REASON_MAX: u32 = 1_000;

/// A reason that a person gave: trimmed, not empty, within its limit.
///
/// # Errors
/// [`FinanceRefusal::ReasonNeeded`], [`FinanceRefusal::ReasonTooLong`].
pub fn reason(text: &str) -> Result<String, FinanceRefusal> {
    let text = text.trim();
    if text.is_empty() {
        return Err(FinanceRefusal::ReasonNeeded);
    }
    if text.chars().count() > REASON_MAX as usize {
        return Err(FinanceRefusal::ReasonTooLong { max: REASON_MAX });
    }
    Ok(text.to_owned())
}
