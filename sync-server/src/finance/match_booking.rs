//! A person puts a booking on claims.

use std::collections::HashSet;

use chrono::{DateTime, Utc};
use domain::booking::BookingState;
use domain::clock::local_date;
use domain::ids::{BookingId, ClaimId};
use domain::ledger::{By, Fact, FinanceRefusal};
use domain::matching::{Rule, fact_by_hand, left_to_match};

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
    let counted = matches.iter().fold(0_i64, |sum, one| sum.saturating_add(one.amount.saturating_abs()));
    left_to_match(kept.state, &kept.booking, counted)
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
    let today = local_date(now);
    let mut facts = Vec::with_capacity(parts.len());
    for (claim, amount) in parts {
        if !named.insert(*claim) {
            return Err(FinanceRefusal::BookingMatched.into());
        }
        let account = accounts.get(claim).ok_or_else(|| Failure::unknown("claim"))?;
        facts.push((*claim, fact_by_hand(&kept.booking, account, *amount, today)?));
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
