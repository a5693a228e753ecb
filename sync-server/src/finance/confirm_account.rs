//! A second person agrees to an account.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, TechnicianId};
use domain::ledger::By;
use domain::technician_account::{TechnicianAccounts, WAIT_HOURS};

use super::account;
use crate::db::Write;
use crate::failure::Answer;
use crate::store::setting;

/// Agrees to an account that somebody else has proposed. It is paid on after the waiting time of the office.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule: decided already, or proposed by the same person.
pub fn confirm_account(
    tx: &Write<'_>,
    who: &str,
    technician: TechnicianId,
    id: AccountId,
    now: DateTime<Utc>,
) -> Answer<TechnicianAccounts> {
    let chosen = setting::get(tx, setting::ACCOUNT_WAIT_HOURS)?.and_then(|hours| hours.parse().ok());
    let by = By::person(who);
    let accounts = account::get(tx, technician)?;
    let event = accounts.confirm(id, &by, now, chosen.unwrap_or(WAIT_HOURS))?;
    Ok(account::write(tx, now, &by, accounts, event)?)
}
