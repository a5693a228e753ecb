//! What a phone is told of the account on which its technician is paid.

use domain::ids::TechnicianId;
use domain::wire::AccountNews;

use crate::db::{DbError, Read};
use crate::store::ledger;

/// What the phone has read of the ledger before.
pub struct Known {
    /// The revision up to which it was told; none if it reads everything anew.
    pub after: Option<i64>,
    /// The entry that it says it was told of last, if it says so.
    pub entry: Option<i64>,
}

/// What is to be told, if anything is. A round that brings nothing new asks the database nothing.
///
/// # Errors
/// [`DbError`].
pub fn news(tx: &Read<'_>, technician: TechnicianId, head: i64, known: &Known) -> Result<Option<AccountNews>, DbError> {
    if known.after == Some(head) && known.entry.is_none() {
        return Ok(None);
    }
    let last = ledger::last(tx, "account", technician)?.unwrap_or_default();
    let changed = known.after.is_none_or(|after| last.rev > after);
    let differs = known.entry.is_some_and(|entry| entry != last.number);
    if !changed && !differs {
        return Ok(None);
    }
    let notices = ledger::technician(tx, technician)?.notices();
    Ok(Some(AccountNews { entry: last.number, notices: serde_json::value::to_raw_value(&notices)? }))
}
