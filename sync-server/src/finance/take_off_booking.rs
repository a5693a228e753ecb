//! A person takes a booking off the claims for which it counts.

use chrono::{DateTime, Utc};
use domain::ids::{BookingId, ClaimId};
use domain::ledger::{By, FinanceRefusal};

use super::match_booking::booking;
use super::{Changed, change};
use crate::db::Write;
use crate::failure::{Answer, Failure};
use crate::store::{booking as bookings, ledger};

/// Takes a booking off one claim, or off all. Then it waits for a person, and no rule places it again. No claim becomes
/// payable by it: the attempts stay open.
///
/// # Errors
/// [`Failure::unknown`], or the refusal of the rule; nothing is changed then.
pub fn take_off_booking(
    tx: &Write<'_>,
    who: &str,
    id: BookingId,
    off: Option<ClaimId>,
    reason: &str,
    now: DateTime<Utc>,
) -> Answer<()> {
    booking(tx, id)?;
    let matches = bookings::matches_of(tx, id)?;
    let claims: Vec<ClaimId> =
        matches.iter().map(|one| one.claim).filter(|claim| off.is_none_or(|off| off == *claim)).collect();
    if claims.is_empty() {
        return Err(FinanceRefusal::BookingNotMatched.into());
    }
    let mut accounts = ledger::claims(tx, &claims)?;
    let mut changes = Vec::with_capacity(claims.len());
    for claim in &claims {
        let account = accounts.remove(claim).ok_or_else(|| Failure::unknown("claim"))?;
        let event = account.unmatch(id, reason)?;
        changes.push(Changed { account, event });
    }
    change::change(tx, now, &By::person(who), changes)?;
    Ok(bookings::take_off(tx, id, &claims)?)
}
