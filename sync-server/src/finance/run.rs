//! A payment run, its payments, and what happens to it.

use chrono::{DateTime, Utc};
use domain::ids::PayRunId;
use domain::ledger::{By, ClaimAccount, Event, Hash};
use domain::pay_run::{PayRun, Payment, RunEvent};

use crate::db::{DbError, Read, Write};
use crate::failure::{Answer, Failure};
use crate::store::{closed_day, ledger, pay_run};

/// A run, folded from the ledger.
///
/// # Errors
/// [`Failure::unknown`] when there is no such run.
pub fn run(tx: &Read<'_>, id: PayRunId) -> Answer<PayRun> {
    ledger::pay_run(tx, id)?.ok_or_else(|| Failure::unknown("payment run"))
}

/// The claims of which a run has payments that wait, in the order of its files.
pub(super) fn waiting(tx: &Read<'_>, id: PayRunId) -> Result<Vec<ClaimAccount>, DbError> {
    let ids = pay_run::waiting(tx, id)?;
    let mut accounts = ledger::claims(tx, &ids)?;
    Ok(ids.iter().filter_map(|id| accounts.remove(id)).collect())
}

/// The payments of a run that is not exported, in the order of its files.
///
/// # Errors
/// [`DbError`].
pub fn payments(tx: &Read<'_>, id: PayRunId) -> Result<Vec<Payment>, DbError> {
    let calendar = closed_day::calendar(tx)?;
    let payment = |account: &ClaimAccount| {
        let (attempt, opened) = (account.waiting()?, &account.opened);
        Some(Payment {
            claim: account.claim,
            number: opened.number.clone(),
            attempt: attempt.number,
            end_to_end_id: attempt.end_to_end_id.clone(),
            technician: opened.technician,
            holder: attempt.holder.clone(),
            iban: attempt.account.clone(),
            amount: domain::money::Money { amount: attempt.amount, ..opened.amount },
            service_id: opened.service_id.clone(),
            visited_on: opened.due_rule.left_on,
            due: opened.due,
            pay_by: calendar.pay_by(opened.due),
        })
    };
    Ok(waiting(tx, id)?.iter().filter_map(payment).collect())
}

/// SHA-256 of each file of a run as it lies there now.
pub(super) fn hashes(tx: &Read<'_>, id: PayRunId) -> Result<Vec<Hash>, DbError> {
    Ok(pay_run::files(tx, id)?.iter().map(|content| Hash::of(content)).collect())
}

/// Writes what a rule has allowed, and what the run has become. Payouts that change with it are written before.
pub(super) fn write(
    tx: &Write<'_>,
    now: DateTime<Utc>,
    by: &By,
    mut run: PayRun,
    event: RunEvent,
) -> Result<PayRun, DbError> {
    let entry = Event::PayRun { pay_run: run.id, event: event.clone() };
    let sealed = ledger::append(tx, vec![ledger::New { at: now, by: by.clone(), event: entry }])?;
    run.apply(by, &event);
    for one in &sealed {
        pay_run::save(tx, &run, one.entry.number)?;
    }
    Ok(run)
}
