//! Somebody says on which account a technician is paid.

use chrono::{DateTime, Utc};
use domain::iban::Iban;
use domain::ids::{AccountId, TechnicianId};
use domain::ledger::By;
use domain::refusal::Field;
use domain::technician_account::TechnicianAccounts;

use super::account;
use crate::db::Write;
use crate::failure::Answer;

/// Proposes an account. It waits for a second person; until then the old one, if there is one, is paid on.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of a rule: the account, the holder's name, or that one waits
/// already.
pub fn propose_account(
    tx: &Write<'_>,
    by: &By,
    technician: TechnicianId,
    id: AccountId,
    iban: &str,
    holder: &str,
    now: DateTime<Utc>,
) -> Answer<TechnicianAccounts> {
    let iban = Iban::parse(iban)?;
    Field::PersonName.require(holder)?;
    let accounts = account::get(tx, technician)?;
    let event = accounts.propose(id, iban, holder)?;
    Ok(account::write(tx, now, by, accounts, event)?)
}
