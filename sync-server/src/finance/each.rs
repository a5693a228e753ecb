//! The same act on many claims.

use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::{By, ClaimAccount, ClaimEvent, FinanceRefusal};

use super::{Changed, change};
use crate::db::Write;
use crate::failure::Answer;
use crate::store::ledger;

/// Claims in one act: a day's work, and a statement that is written in a moment.
pub const CLAIMS_MAX: usize = 5_000;

/// What became of an act on many claims.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Each {
    /// Those on which it was done, as they are now.
    pub done: Vec<ClaimAccount>,
    /// Those on which it may not be done, and why. Nothing was changed on them.
    pub refused: Vec<(ClaimId, FinanceRefusal)>,
}

/// Does an act on each of many claims, in one transaction. A claim that refuses stops no other; one that is not known,
/// or named twice, is passed over.
///
/// # Errors
/// [`FinanceRefusal::TooMany`].
pub fn each(
    tx: &Write<'_>,
    who: &str,
    claims: &[ClaimId],
    now: DateTime<Utc>,
    act: impl Fn(&ClaimAccount) -> Result<ClaimEvent, FinanceRefusal>,
) -> Answer<Each> {
    if claims.len() > CLAIMS_MAX {
        return Err(FinanceRefusal::TooMany { max: u32::try_from(CLAIMS_MAX).unwrap_or(u32::MAX) }.into());
    }
    let mut accounts = ledger::claims(tx, claims)?;
    let (mut changes, mut refused) = (Vec::new(), Vec::new());
    for id in claims {
        let Some(account) = accounts.remove(id) else { continue };
        match act(&account) {
            Ok(event) => changes.push(Changed { account, event }),
            Err(refusal) => refused.push((*id, refusal)),
        }
    }
    let done = change::change(tx, now, &By::person(who), changes)?;
    Ok(Each { done: done.into_iter().map(|(account, _)| account).collect(), refused })
}
