//! A claim is left to the carrier.

use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::{By, ClaimAccount};

use super::{change, claim};
use crate::db::Write;
use crate::failure::Answer;

/// Leaves it to the carrier, who pays quoting the Service ID.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule; nothing is changed then.
pub fn expect_from_carrier(tx: &Write<'_>, who: &str, id: ClaimId, now: DateTime<Utc>) -> Answer<ClaimAccount> {
    let account = claim(tx, id)?;
    let event = account.expect_from_carrier()?;
    Ok(change::one(tx, now, &By::person(who), account, event)?)
}
