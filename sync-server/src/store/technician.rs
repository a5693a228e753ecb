//! Technicians.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::ids::TechnicianId;

use crate::api::TechnicianRow;
use crate::db::{DbError, Read, Row, Write};

/// A new technician.
///
/// # Errors
/// [`DbError`].
pub fn insert(tx: &Write<'_>, id: TechnicianId, name: &str, phone: &str, now: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO technician (id, name, sort_name, phone, created_at) VALUES ($1, $2, $3, $4, $5)",
        &[id.into(), name.into(), name.to_lowercase().into(), phone.into(), now.into()],
    )?;
    Ok(())
}

/// The name, if there is such a technician.
///
/// # Errors
/// [`DbError`].
pub fn name(tx: &Read<'_>, id: TechnicianId) -> Result<Option<String>, DbError> {
    tx.one("SELECT name FROM technician WHERE id = $1", &[id.into()], |row| Ok(row.text(0)?.to_owned()))
}

/// The names of all.
///
/// # Errors
/// [`DbError`].
pub fn names(tx: &Read<'_>) -> Result<HashMap<TechnicianId, String>, DbError> {
    let all = tx.all("SELECT id, name FROM technician", &[], |row| Ok((row.parse(0)?, row.text(1)?.to_owned())))?;
    Ok(all.into_iter().collect())
}

/// Those of a name; large and small letters do not matter.
///
/// # Errors
/// [`DbError`].
pub fn by_name(tx: &Read<'_>, name: &str) -> Result<Vec<TechnicianId>, DbError> {
    tx.all("SELECT id FROM technician WHERE sort_name = $1", &[name.to_lowercase().into()], |row| row.parse(0))
}

const SELECT: &str = "SELECT t.id, t.name, t.phone, \
     (SELECT COUNT(*) FROM device d WHERE d.technician = t.id AND d.revoked_at IS NULL), \
     (SELECT MAX(d.last_seen) FROM device d WHERE d.technician = t.id), \
     (SELECT COUNT(*) FROM job j WHERE j.technician = t.id AND j.state IN ('assigned', 'on_site')) FROM technician t";

fn make(row: &Row<'_>) -> Result<TechnicianRow, DbError> {
    let count = |column| Ok::<_, DbError>(u32::try_from(row.int(column)?).unwrap_or(u32::MAX));
    Ok(TechnicianRow {
        id: row.parse(0)?,
        name: row.text(1)?.to_owned(),
        phone: row.text(2)?.to_owned(),
        devices: count(3)?,
        last_seen: row.time_or_none(4)?,
        open_jobs: count(5)?,
    })
}

/// All, by name.
///
/// # Errors
/// [`DbError`].
pub fn all(tx: &Read<'_>) -> Result<Vec<TechnicianRow>, DbError> {
    tx.all(&format!("{SELECT} ORDER BY t.sort_name, t.id"), &[], make)
}

/// One.
///
/// # Errors
/// [`DbError`].
pub fn row(tx: &Read<'_>, id: TechnicianId) -> Result<Option<TechnicianRow>, DbError> {
    tx.one(&format!("{SELECT} WHERE t.id = $1"), &[id.into()], make)
}
