//! A second person agrees to exactly the files of a run.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::ids::PayRunId;
use domain::ledger::{By, ClaimAccount, FinanceRefusal, Hash};
use domain::pay_run::PayRun;
use domain::technician_account::AccountState;

use super::run;
use crate::db::{DbError, Read, Write};
use crate::failure::Answer;
use crate::store::ledger;

/// Approves a run, with the files as they lie there now.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule; [`FinanceRefusal::RunClaim`] when a claim of it
/// may no longer be paid.
pub fn approve_run(tx: &Write<'_>, who: &str, id: PayRunId, now: DateTime<Utc>) -> Answer<PayRun> {
    let known = run::run(tx, id)?;
    let claims = run::waiting(tx, id)?;
    let event = known.approve(who, &run::hashes(tx, id)?, &hands(tx, &claims)?)?;
    for account in &claims {
        let attempt = account.waiting().map_or(0, |attempt| attempt.number);
        if account.export(attempt, Hash::nothing()).is_err() {
            return Err(FinanceRefusal::RunClaim { number: account.opened.number.clone() }.into());
        }
    }
    Ok(run::write(tx, now, &By::person(who), known, event)?)
}

/// All who have proposed or confirmed an account in a run: none of them may approve it.
///
/// # Errors
/// [`DbError`].
pub fn account_hands(tx: &Read<'_>, id: PayRunId) -> Result<BTreeSet<String>, DbError> {
    hands(tx, &run::waiting(tx, id)?)
}

/// All who have proposed or confirmed an account on which these claims are paid.
fn hands(tx: &Read<'_>, claims: &[ClaimAccount]) -> Result<BTreeSet<String>, DbError> {
    let mut hands = BTreeSet::new();
    let technicians: BTreeSet<_> = claims.iter().map(|account| account.opened.technician).collect();
    for technician in technicians {
        for account in ledger::technician(tx, technician)?.accounts {
            let paid_on = claims.iter().filter_map(ClaimAccount::waiting).any(|one| one.account == account.iban);
            let confirmed = match account.state {
                AccountState::Confirmed { by, .. } => by,
                AccountState::Waiting | AccountState::Declined { .. } => continue,
            };
            for by in [account.proposed_by, confirmed].into_iter().filter(|_| paid_on) {
                if let By::Person { name } = by {
                    hands.insert(name);
                }
            }
        }
    }
    Ok(hands)
}
