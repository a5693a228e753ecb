//! A technician's accounts and what happens to them.

use chrono::{DateTime, Utc};
use domain::ids::TechnicianId;
use domain::ledger::{By, Event};
use domain::technician_account::{AccountEvent, TechnicianAccounts};

use crate::db::{DbError, Write};
use crate::failure::{Answer, Failure};
use crate::store::{ledger, technician, technician_account};

/// The accounts of a technician, folded from the ledger.
pub(super) fn get(tx: &Write<'_>, id: TechnicianId) -> Answer<TechnicianAccounts> {
    technician::name(tx, id)?.ok_or_else(|| Failure::unknown("technician"))?;
    Ok(ledger::technician(tx, id)?)
}

/// Writes what a rule has allowed, and the account that it is about.
pub(super) fn write(
    tx: &Write<'_>,
    now: DateTime<Utc>,
    by: &By,
    mut accounts: TechnicianAccounts,
    event: AccountEvent,
) -> Result<TechnicianAccounts, DbError> {
    let technician = accounts.technician;
    let entry = Event::Account { technician, event: event.clone() };
    let sealed = ledger::append(tx, vec![ledger::New { at: now, by: by.clone(), event: entry }])?;
    let id = event.account();
    for one in &sealed {
        accounts.apply(one.entry.at, by, &event);
        if let Some(account) = accounts.accounts.iter().find(|account| account.id == id) {
            technician_account::save(tx, technician, account, one.entry.number)?;
        }
    }
    Ok(accounts)
}
