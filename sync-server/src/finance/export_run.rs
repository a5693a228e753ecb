//! Somebody gets the files of a run.

use chrono::{DateTime, Utc};
use domain::ids::PayRunId;
use domain::ledger::{By, FinanceRefusal};
use domain::pay_run::{FILE_PAYMENTS_MAX, RunState};

use super::{Changed, change, run};
use crate::db::{DbError, Write};
use crate::failure::Answer;
use crate::store::pay_run;

/// Hands the files of an approved run out: always the same bytes, as often as they are asked for. Every claim of it is
/// asked once more whether it may be paid.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule; [`FinanceRefusal::RunClaim`] when a claim of it
/// may no longer be paid. Nothing is handed out then.
pub fn export_run(tx: &Write<'_>, who: &str, id: PayRunId, now: DateTime<Utc>) -> Answer<Vec<Vec<u8>>> {
    let known = run::run(tx, id)?;
    let files = pay_run::files(tx, id)?;
    if known.state == RunState::Exported {
        return Ok(files);
    }
    let hashes = run::hashes(tx, id)?;
    let event = known.export(&hashes)?;
    let by = By::person(who);
    let mut changes = Vec::new();
    for (place, account) in run::waiting(tx, id)?.into_iter().enumerate() {
        let file = hashes.get(place / FILE_PAYMENTS_MAX).or(hashes.last());
        let file = file.cloned().ok_or_else(|| DbError::Stored("a run without files was approved".into()))?;
        let attempt = account.waiting().map_or(0, |attempt| attempt.number);
        let number = account.opened.number.clone();
        let event = account.export(attempt, file).map_err(|_| FinanceRefusal::RunClaim { number })?;
        changes.push(Changed { account, event });
    }
    change::change(tx, now, &by, changes)?;
    run::write(tx, now, &by, known, event)?;
    Ok(files)
}
