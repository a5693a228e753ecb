//! A person puts a booking on claims.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::booking::{Booking, BookingState, Direction};
use domain::claim_number::EndToEndId;
use domain::clock::local_date;
use domain::ids::{BookingId, ClaimId};
use domain::ledger::{AttemptState, BankReason, BookedMoney, By, ClaimAccount, Fact, FinanceRefusal, Payer};
use domain::matching::Rule;

use super::record;
use crate::db::{Read, Write};
use crate::failure::{Answer, Failure};
use crate::store::booking::{self, Kept, Match};
use crate::store::ledger;

/// Claims on which one booking is put at once.
pub const PARTS_MAX: usize = 200;

/// A booking as it is kept.
///
/// # Errors
/// [`Failure::unknown`].
pub fn booking(tx: &Read<'_>, id: BookingId) -> Answer<Kept> {
    booking::get(tx, id)?.ok_or_else(|| Failure::unknown("booking"))
}

/// What of a booking counts for no claim yet, if it can be put on one at all.
///
/// # Errors
/// Why it cannot.
pub fn left(kept: &Kept, matches: &[Match]) -> Result<i64, FinanceRefusal> {
    match kept.state {
        BookingState::NotOurs => return Err(FinanceRefusal::BookingNotOurs),
        BookingState::Repeated | BookingState::Parts => return Err(FinanceRefusal::BookingRepeated),
        BookingState::Unmatched | BookingState::Held | BookingState::Matched => {}
    }
    let money = kept.booking.amount.and_then(|amount| amount.money()).ok_or(FinanceRefusal::BookingNoAmount)?;
    let counts = matches.iter().fold(0_i64, |sum, one| sum.saturating_add(one.amount.saturating_abs()));
    match money.amount.saturating_sub(counts) {
        left if left > 0 => Ok(left),
        _ => Err(FinanceRefusal::BookingMatched),
    }
}

/// Puts a booking on claims, each with a part of it. What it means for each is the ledger's word: part-paid, overpaid,
/// returned, booked twice.
///
/// # Errors
/// [`Failure::unknown`], or the refusal of a rule; nothing is changed then.
pub fn match_booking(
    tx: &Write<'_>,
    who: &str,
    id: BookingId,
    parts: &[(ClaimId, i64)],
    now: DateTime<Utc>,
) -> Answer<()> {
    if parts.len() > PARTS_MAX {
        return Err(FinanceRefusal::TooMany { max: u32::try_from(PARTS_MAX).unwrap_or(u32::MAX) }.into());
    }
    let kept = booking(tx, id)?;
    let known = booking::matches_of(tx, id)?;
    let left = left(&kept, &known)?;
    let sum = parts.iter().fold(0_i64, |sum, (_, amount)| sum.saturating_add(*amount));
    if parts.is_empty() || parts.iter().any(|(_, amount)| *amount <= 0) {
        return Err(FinanceRefusal::AmountNotPositive.into());
    }
    if sum > left {
        return Err(FinanceRefusal::BookingExceeded { left }.into());
    }
    let mut named: HashSet<ClaimId> = known.iter().map(|one| one.claim).collect();
    let claims: Vec<ClaimId> = parts.iter().map(|(claim, _)| *claim).collect();
    let accounts = ledger::claims(tx, &claims)?;
    let mut facts = Vec::with_capacity(parts.len());
    for (claim, amount) in parts {
        if !named.insert(*claim) {
            return Err(FinanceRefusal::BookingMatched.into());
        }
        let account = accounts.get(claim).ok_or_else(|| Failure::unknown("claim"))?;
        facts.push((*claim, fact(&kept.booking, account, *amount, now)?));
    }
    let mut matches = Vec::with_capacity(parts.len());
    for ((claim, fact), recorded) in facts.iter().zip(record(tx, &By::person(who), &facts, now)?) {
        recorded.meant?;
        let (money, back) = match fact {
            Fact::Return { money, .. } => (money, true),
            Fact::Debit { money } | Fact::CarrierCredit { money } => (money, false),
            Fact::Accepted { .. } | Fact::Rejected { .. } => continue,
        };
        matches.push(Match {
            booking: id,
            claim: *claim,
            attempt: money.attempt,
            amount: if back { -money.amount } else { money.amount },
            entry: recorded.entry.unwrap_or_default(),
            rule: Rule::Hand,
            reasons: Vec::new(),
        });
    }
    booking::add_matches(tx, &matches)?;
    Ok(booking::set_states(tx, &[(id, BookingState::Matched)])?)
}

/// What a part of a booking says about a claim, by the direction in which the money moved.
fn fact(told: &Booking, account: &ClaimAccount, amount: i64, now: DateTime<Utc>) -> Result<Fact, FinanceRefusal> {
    let currency = told.amount.and_then(|amount| amount.money()).ok_or(FinanceRefusal::BookingNoAmount)?.currency;
    let on = told.booked_on.unwrap_or(local_date(now));
    let money = |attempt| BookedMoney { booking: told.id, attempt, amount, currency, on };
    match (told.direction, account.payer) {
        (Direction::Debit, _) => Ok(Fact::Debit { money: money(attempt(told, account)) }),
        (Direction::Credit, Payer::Carrier) => Ok(Fact::CarrierCredit { money: money(None) }),
        (Direction::Credit, Payer::We) => {
            let attempt = attempt(told, account).ok_or(FinanceRefusal::WePay)?;
            let why = told.returned.clone().unwrap_or_default();
            let text = |text: Option<Box<str>>| text.map(String::from).unwrap_or_default();
            let reason = BankReason { code: text(why.code), text: text(why.text) };
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
