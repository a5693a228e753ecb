//! Codes that pair a phone, hashed: who reads the table cannot use them.

use chrono::{DateTime, Utc};
use domain::ids::TechnicianId;

use crate::db::{DbError, Write};

/// A new code. Those that are long over go.
///
/// # Errors
/// [`DbError`].
pub fn insert(
    tx: &Write<'_>,
    hash: &str,
    technician: TechnicianId,
    now: DateTime<Utc>,
    expires_at: DateTime<Utc>,
) -> Result<(), DbError> {
    tx.execute("DELETE FROM pairing_code WHERE expires_at < $1", &[now.into()])?;
    tx.execute(
        "INSERT INTO pairing_code (hash, technician, expires_at, used_at) VALUES ($1, $2, $3, NULL)",
        &[hash.into(), technician.into(), expires_at.into()],
    )?;
    Ok(())
}

/// Uses a code up. None if it is wrong, used or old: which of them is nobody's business.
///
/// # Errors
/// [`DbError`].
pub fn take(tx: &Write<'_>, hash: &str, now: DateTime<Utc>) -> Result<Option<TechnicianId>, DbError> {
    tx.one(
        "UPDATE pairing_code SET used_at = $1 WHERE hash = $2 AND used_at IS NULL AND expires_at > $1 \
         RETURNING technician",
        &[now.into(), hash.into()],
        |row| row.parse(0),
    )
}
