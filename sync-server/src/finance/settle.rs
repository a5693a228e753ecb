//! Nothing more is expected for a claim.

use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::{By, ClaimAccount};

use super::{change, claim};
use crate::db::Write;
use crate::failure::Answer;

/// Says that nothing more is expected; a difference needs a note.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule; nothing is changed then.
pub fn settle(tx: &Write<'_>, who: &str, id: ClaimId, note: &str, now: DateTime<Utc>) -> Answer<ClaimAccount> {
    let account = claim(tx, id)?;
    let event = account.settle(note)?;
    Ok(change::one(tx, now, &By::person(who), account, event)?)
}
