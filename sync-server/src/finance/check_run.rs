//! The files of a run are written and keep every rule.

use chrono::{DateTime, Utc};
use domain::ids::PayRunId;
use domain::ledger::{By, FinanceRefusal, Hash};
use domain::pay_run::PayRun;

use super::run;
use crate::db::Write;
use crate::failure::Answer;
use crate::store::pay_run::{PayFile, set_files};

/// Keeps the files of a run, written of [`run::payments`] in this transaction and checked by who calls. They are never
/// written again: what is approved and handed out are these bytes.
///
/// # Errors
/// [`FinanceRefusal::RunFilesDiffer`] when they do not hold every payment once; the refusal of the rule.
pub fn check_run(tx: &Write<'_>, who: &str, id: PayRunId, files: &[PayFile], now: DateTime<Utc>) -> Answer<PayRun> {
    let known = run::run(tx, id)?;
    let event = known.check(files.iter().map(|file| Hash::of(&file.content)).collect())?;
    let payments = run::payments(tx, id)?;
    let total: i64 = payments.iter().map(|payment| payment.amount.amount).sum();
    let count: usize = files.iter().map(|file| file.payments as usize).sum();
    if count != payments.len() || files.iter().map(|file| file.total.amount).sum::<i64>() != total {
        return Err(FinanceRefusal::RunFilesDiffer.into());
    }
    set_files(tx, id, files)?;
    Ok(run::write(tx, now, &By::person(who), known, event)?)
}
