//! A claim is taken out of its run.

use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::{By, ClaimAccount, FinanceRefusal};

use super::{change, claim, run};
use crate::db::Write;
use crate::failure::Answer;

/// Takes it out of a run that is not exported. What was checked and approved of the run is void.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule; nothing is changed then.
pub fn take_out(tx: &Write<'_>, who: &str, id: ClaimId, reason: &str, now: DateTime<Utc>) -> Answer<ClaimAccount> {
    let account = claim(tx, id)?;
    let event = account.take_out(reason)?;
    let waiting = account.waiting().ok_or(FinanceRefusal::NotInRun)?.pay_run;
    let by = By::person(who);
    let pay_run = run::run(tx, waiting)?;
    let changed = pay_run.change(reason)?;
    let after = change::one(tx, now, &by, account, event)?;
    run::write(tx, now, &by, pay_run, changed)?;
    Ok(after)
}
