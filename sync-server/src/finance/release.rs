//! A block is taken away.

use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::{By, ClaimAccount};

use super::{change, claim};
use crate::db::Write;
use crate::failure::Answer;

/// Takes the block away: it stands where it stood before.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule; nothing is changed then.
pub fn release(tx: &Write<'_>, who: &str, id: ClaimId, now: DateTime<Utc>) -> Answer<ClaimAccount> {
    let account = claim(tx, id)?;
    let event = account.release()?;
    Ok(change::one(tx, now, &By::person(who), account, event)?)
}
