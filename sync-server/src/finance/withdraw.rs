//! A claim is not owed after all.

use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::{By, ClaimAccount};

use super::{change, claim};
use crate::db::Write;
use crate::failure::Answer;

/// Says that it is not owed, with the reason.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule; nothing is changed then.
pub fn withdraw(tx: &Write<'_>, who: &str, id: ClaimId, reason: &str, now: DateTime<Utc>) -> Answer<ClaimAccount> {
    let account = claim(tx, id)?;
    let event = account.withdraw(reason)?;
    Ok(change::one(tx, now, &By::person(who), account, event)?)
}
