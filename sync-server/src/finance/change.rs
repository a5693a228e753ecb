//! Writes what has happened to claims: the entries, and what follows from them.

use chrono::{DateTime, Utc};
use domain::ledger::{Attempt, By, ClaimAccount, ClaimEvent, Event};

use crate::db::{DbError, Write};
use crate::store::claim::Shown;
use crate::store::claim_account::Kept;
use crate::store::{claim, claim_account, closed_day, ledger, payout};

/// A claim as it was, and what happens to it.
#[derive(Debug, Clone)]
pub struct Changed {
    /// Folded from the ledger in this transaction.
    pub account: ClaimAccount,
    /// What a rule has allowed.
    pub event: ClaimEvent,
}

/// Writes them, in this order; no two are of the same claim. Gives the claims as they are then,
/// each with the number of the entry.
///
/// # Errors
/// [`DbError`]; a second open payment of a claim is one.
pub fn change(
    tx: &Write<'_>,
    now: DateTime<Utc>,
    by: &By,
    changes: Vec<Changed>,
) -> Result<Vec<(ClaimAccount, i64)>, DbError> {
    let new = |changed: &Changed| {
        let event = Event::Claim { claim: changed.account.claim, event: changed.event.clone() };
        ledger::New { at: now, by: by.clone(), event }
    };
    let sealed = ledger::append(tx, changes.iter().map(new).collect())?;
    let mut after: Vec<(ClaimAccount, i64, i64)> = Vec::with_capacity(changes.len());
    let mut shown: Vec<Shown> = Vec::new();
    let mut attempts: Vec<(ClaimAccount, Attempt)> = Vec::new();
    for (Changed { account, event }, sealed) in changes.into_iter().zip(&sealed) {
        let mut changed = account.clone();
        changed.apply(sealed.entry.at, &event);
        for attempt in changed.attempts.iter().filter(|attempt| account.attempt(attempt.number) != Some(attempt)) {
            attempts.push((changed.clone(), attempt.clone()));
        }
        if show(&changed) != show(&account) {
            shown.push(show(&changed));
        }
        after.push((changed, sealed.entry.at.timestamp_millis(), sealed.entry.number));
    }
    let kept: Vec<Kept<'_>> =
        after.iter().map(|(account, since, entry)| Kept { account, since: *since, entry: *entry }).collect();
    claim_account::save_all(tx, &kept, &closed_day::calendar(tx)?)?;
    payout::save_all(tx, &attempts.iter().map(|(account, attempt)| (account, attempt)).collect::<Vec<_>>())?;
    claim::show(tx, &shown)?;
    Ok(after.into_iter().map(|(account, _, entry)| (account, entry)).collect())
}

/// What its technician is shown of it.
fn show(account: &ClaimAccount) -> Shown {
    Shown {
        claim: account.claim,
        state: account.standing().claim_state(),
        trouble: account.trouble(),
        paid_on: account.paid_on(),
    }
}

/// Writes one.
pub(super) fn one(
    tx: &Write<'_>,
    now: DateTime<Utc>,
    by: &By,
    account: ClaimAccount,
    event: ClaimEvent,
) -> Result<ClaimAccount, DbError> {
    let mut after = change(tx, now, by, vec![Changed { account, event }])?;
    after.pop().map(|(account, _)| account).ok_or_else(|| DbError::Stored("a change was not written".into()))
}
