//! A booking is taken off a claim.

use chrono::{DateTime, Utc};
use domain::ids::{BookingId, ClaimId};
use domain::ledger::{By, ClaimAccount};

use super::{change, claim};
use crate::db::Write;
use crate::failure::Answer;
use crate::store::booking;

/// Takes a booking off: it waits for a person again, and no rule places it. The claim does not become payable: its attempt stays open.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule; nothing is changed then.
pub fn unmatch(
    tx: &Write<'_>,
    who: &str,
    id: ClaimId,
    which: BookingId,
    reason: &str,
    now: DateTime<Utc>,
) -> Answer<ClaimAccount> {
    let account = claim(tx, id)?;
    let event = account.unmatch(which, reason)?;
    let after = change::one(tx, now, &By::person(who), account, event)?;
    booking::take_off(tx, which, &[id])?;
    Ok(after)
}
