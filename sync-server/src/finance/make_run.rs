//! A payment run is made.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use chrono::{DateTime, Utc};
use domain::ids::{ClaimId, PayRunId, TechnicianId};
use domain::ledger::{By, ClaimAccount, Event, FinanceRefusal, Standing};
use domain::money::Currency;
use domain::pay_run::{Candidate, PayRun, Proposal, RunEvent, propose};
use domain::technician_account::TechnicianAccounts;

use super::{Changed, change, write_files};
use crate::db::{DbError, Read, Write};
use crate::failure::{Answer, Failure};
use crate::store::{claim_account, closed_day, ledger, own_account, pay_run};

/// What a run made now would pay, and what it would keep out. `early` takes in what is proposed later, too.
///
/// # Errors
/// [`DbError`].
pub fn proposal(tx: &Read<'_>, currency: Currency, early: bool, now: DateTime<Utc>) -> Result<Proposal, DbError> {
    let (claims, accounts) = candidates(tx, &claim_account::standing(tx, Standing::Approved, currency)?)?;
    let calendar = closed_day::calendar(tx)?;
    let candidates = claims.values().filter_map(|account| {
        let accounts = accounts.get(&account.opened.technician)?;
        Some(Candidate { account, accounts })
    });
    let mut proposal = propose(candidates, &calendar, now, early);
    write_files::keep_out(tx, &mut proposal, now)?;
    Ok(proposal)
}

/// Claims, and the accounts of their technicians.
type Candidates = (HashMap<ClaimId, ClaimAccount>, HashMap<TechnicianId, TechnicianAccounts>);

/// Claims with the accounts of their technicians.
pub(super) fn candidates(tx: &Read<'_>, ids: &[ClaimId]) -> Result<Candidates, DbError> {
    let claims = ledger::claims(tx, ids)?;
    let mut accounts = HashMap::new();
    for account in claims.values() {
        let technician = account.opened.technician;
        if let Entry::Vacant(place) = accounts.entry(technician) {
            place.insert(ledger::technician(tx, technician)?);
        }
    }
    Ok((claims, accounts))
}

/// Makes a run of all that may be paid now. What may not is kept out with its reason and stops no other.
///
/// # Errors
/// [`FinanceRefusal::RunEmpty`]; [`Failure::invalid`] when the office has no account to pay from.
pub fn make_run(
    tx: &Write<'_>,
    who: &str,
    id: PayRunId,
    currency: Currency,
    early: bool,
    now: DateTime<Utc>,
) -> Answer<PayRun> {
    let debtor = own_account::debtor(tx, currency)?.ok_or_else(|| {
        Failure::invalid("The office has no account to pay from: enter one in the settings of finance.")
    })?;
    let proposal = proposal(tx, currency, early, now)?;
    if proposal.payments.is_empty() {
        return Err(FinanceRefusal::RunEmpty.into());
    }
    let by = By::person(who);
    let payments = u32::try_from(proposal.payments.len()).unwrap_or(u32::MAX);
    let made = RunEvent::Made { on: proposal.on, payments };
    let event = Event::PayRun { pay_run: id, event: made.clone() };
    let sealed = ledger::append(tx, vec![ledger::New { at: now, by: by.clone(), event }])?;
    let last = sealed.last().ok_or_else(|| DbError::Stored("an entry was not written".into()))?;
    let run = PayRun::fold(id, [(last.entry.at, &by, &made)]);
    let run = run.ok_or_else(|| DbError::Stored("a run was not made".into()))?;
    let (debtor, entry) = (debtor.iban.as_str(), last.entry.number);
    pay_run::insert(tx, &pay_run::Kept { run: &run, debtor, payments, made_by: who, entry })?;
    pay_run::keep_out(tx, id, &proposal.kept_out)?;
    let ids: Vec<ClaimId> = proposal.payments.iter().map(|payment| payment.claim).collect();
    let mut accounts = ledger::claims(tx, &ids)?;
    let mut changes = Vec::with_capacity(ids.len());
    for payment in proposal.payments {
        let account = accounts.remove(&payment.claim).ok_or_else(|| Failure::unknown("claim"))?;
        let event = account.plan(id, payment.iban, &payment.holder)?;
        changes.push(Changed { account, event });
    }
    change::change(tx, now, &by, changes)?;
    Ok(run)
}
