//! A person does not agree to an account.

use chrono::{DateTime, Utc};
use domain::ids::{AccountId, TechnicianId};
use domain::ledger::By;
use domain::technician_account::TechnicianAccounts;

use super::account;
use crate::db::Write;
use crate::failure::Answer;

/// Declines an account, with the reason. Who has proposed it takes it back so.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule.
pub fn decline_account(
    tx: &Write<'_>,
    who: &str,
    technician: TechnicianId,
    id: AccountId,
    reason: &str,
    now: DateTime<Utc>,
) -> Answer<TechnicianAccounts> {
    let accounts = account::get(tx, technician)?;
    let event = accounts.decline(id, reason)?;
    Ok(account::write(tx, now, &By::person(who), accounts, event)?)
}
