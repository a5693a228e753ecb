//! Accounts of technicians, with their history.

use domain::ids::TechnicianId;
use domain::technician_account::{AccountState, TechnicianAccount};

use crate::db::{DbError, Value, Write};

/// The columns that follow from the entries alone, in the order of [`COLUMNS`].
#[must_use]
pub fn columns(technician: TechnicianId, account: &TechnicianAccount) -> [Value; 7] {
    let (state, usable_from) = match account.state {
        AccountState::Waiting => ("waiting", None),
        AccountState::Confirmed { usable_from, .. } => ("confirmed", Some(usable_from)),
        AccountState::Declined { .. } => ("declined", None),
    };
    [
        account.id.into(),
        technician.into(),
        account.iban.as_str().into(),
        Value::from(&account.holder),
        state.into(),
        account.proposed_at.into(),
        usable_from.into(),
    ]
}

/// Their names.
pub const COLUMNS: [&str; 7] = ["id", "technician", "iban", "holder", "state", "proposed_at", "usable_from"];

/// Writes an account, new or known.
///
/// # Errors
/// [`DbError`]; a second one of a technician that waits is one.
pub fn save(tx: &Write<'_>, technician: TechnicianId, account: &TechnicianAccount, entry: i64) -> Result<(), DbError> {
    let mut values = columns(technician, account).to_vec();
    values.push(entry.into());
    let sql = format!(
        "INSERT INTO technician_account ({}, entry) VALUES ($1, $2, $3, $4, $5, $6, $7, $8) \
         ON CONFLICT (id) DO UPDATE SET state = excluded.state, usable_from = excluded.usable_from, \
         entry = excluded.entry",
        COLUMNS.join(", ")
    );
    tx.execute(&sql, &values)?;
    Ok(())
}
