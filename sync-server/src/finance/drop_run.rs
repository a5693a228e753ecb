//! A run is given up before anybody has its files.

use chrono::{DateTime, Utc};
use domain::ids::PayRunId;
use domain::ledger::By;
use domain::pay_run::PayRun;

use super::{Changed, change, run};
use crate::db::Write;
use crate::failure::Answer;

/// Gives a run up: its claims are approved and wait for the next one.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule.
pub fn drop_run(tx: &Write<'_>, who: &str, id: PayRunId, reason: &str, now: DateTime<Utc>) -> Answer<PayRun> {
    let known = run::run(tx, id)?;
    let event = known.give_up(reason)?;
    let by = By::person(who);
    let mut changes = Vec::new();
    for account in run::waiting(tx, id)? {
        let event = account.take_out(reason)?;
        changes.push(Changed { account, event });
    }
    change::change(tx, now, &by, changes)?;
    Ok(run::write(tx, now, &by, known, event)?)
}
