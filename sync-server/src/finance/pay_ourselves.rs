//! The carrier does not pay a claim, so we do.

use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::{By, ClaimAccount};

use super::{change, claim};
use crate::db::Write;
use crate::failure::Answer;

/// Pays it ourselves after all; it has to be approved again.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule; nothing is changed then.
pub fn pay_ourselves(tx: &Write<'_>, who: &str, id: ClaimId, reason: &str, now: DateTime<Utc>) -> Answer<ClaimAccount> {
    let account = claim(tx, id)?;
    let event = account.pay_ourselves(reason)?;
    Ok(change::one(tx, now, &By::person(who), account, event)?)
}
