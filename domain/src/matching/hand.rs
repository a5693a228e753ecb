//! A person puts a booking on a claim: what of it may be put there, and what it then says about the claim.

use chrono::NaiveDate;

use crate::booking::{Booking, BookingState, Direction};
use crate::claim_number::EndToEndId;
use crate::ledger::{AttemptState, BankReason, BookedMoney, ClaimAccount, Fact, FinanceRefusal, Payer};

/// What of a booking counts for no claim yet, in the smallest unit of its currency; `counted` is what counts already,
/// without a sign.
///
/// # Errors
/// Why it cannot be put on a claim.
pub fn left_to_match(state: BookingState, told: &Booking, counted: i64) -> Result<i64, FinanceRefusal> {
    match state {
        BookingState::NotOurs => return Err(FinanceRefusal::BookingNotOurs),
        BookingState::Repeated | BookingState::Parts => return Err(FinanceRefusal::BookingRepeated),
        BookingState::Unmatched | BookingState::Held | BookingState::Matched => {}
    }
    let money = told.amount.and_then(|amount| amount.money()).ok_or(FinanceRefusal::BookingNoAmount)?;
    match money.amount.saturating_sub(counted) {
        left if left > 0 => Ok(left),
        _ => Err(FinanceRefusal::BookingMatched),
    }
}

/// What `amount` of a booking, in its smallest unit, says about a claim, by the direction in which the money moved.
/// `today` stands in for a date that the bank does not give.
///
/// # Errors
/// Why it says nothing about this claim.
pub fn fact_by_hand(
    told: &Booking,
    account: &ClaimAccount,
    amount: i64,
    today: NaiveDate,
) -> Result<Fact, FinanceRefusal> {
    let currency = told.amount.and_then(|amount| amount.money()).ok_or(FinanceRefusal::BookingNoAmount)?.currency;
    let on = told.booked_on.or(told.value_on).unwrap_or(today);
    let money = |attempt| BookedMoney { booking: told.id, attempt, amount, currency, on };
    match (told.direction, account.payer) {
        (Direction::Debit, _) => Ok(Fact::Debit { money: money(attempt(told, account)) }),
        (Direction::Credit, Payer::Carrier) => Ok(Fact::CarrierCredit { money: money(None) }),
        (Direction::Credit, Payer::We) => {
            let attempt = attempt(told, account).ok_or(FinanceRefusal::WePay)?;
            let reason = told.returned.as_ref().map(BankReason::from).unwrap_or_default();
            Ok(Fact::Return { money: money(Some(attempt)), reason })
        }
    }
}

/// The attempt that is meant: the one whose number the booking bears, else the one that is open, else the last that went
/// to a bank.
fn attempt(told: &Booking, account: &ClaimAccount) -> Option<u32> {
    let sent = |state| !matches!(state, AttemptState::Planned | AttemptState::TakenOut);
    let named = [&told.ids.end_to_end, &told.ids.instruction].into_iter().flatten().find_map(|id| {
        let (number, attempt) = EndToEndId::parse(id)?.parts()?;
        (number == account.opened.number).then_some(attempt)
    });
    let named = named.filter(|number| account.attempt(*number).is_some());
    let open = account.attempts.iter().rev().find(|attempt| attempt.state.is_open() && sent(attempt.state));
    let last = account.attempts.iter().rev().find(|attempt| sent(attempt.state));
    named.or(open.or(last).map(|attempt| attempt.number))
}
