//! A person agrees that a claim is paid.

use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::{By, ClaimAccount};

use super::{change, claim};
use crate::db::Write;
use crate::failure::Answer;

/// Agrees that it is paid with the next run; after a refusal or a return by the bank, once more.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule; nothing is changed then.
pub fn approve(tx: &Write<'_>, who: &str, id: ClaimId, now: DateTime<Utc>) -> Answer<ClaimAccount> {
    let account = claim(tx, id)?;
    let event = account.approve()?;
    Ok(change::one(tx, now, &By::person(who), account, event)?)
}
