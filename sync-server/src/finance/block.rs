//! A claim may not be paid for now.

use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::{By, ClaimAccount};

use super::{change, claim};
use crate::db::Write;
use crate::failure::Answer;

/// Stops it from being paid until somebody releases it.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule; nothing is changed then.
pub fn block(tx: &Write<'_>, who: &str, id: ClaimId, reason: &str, now: DateTime<Utc>) -> Answer<ClaimAccount> {
    let account = claim(tx, id)?;
    let event = account.block(reason)?;
    Ok(change::one(tx, now, &By::person(who), account, event)?)
}
