//! Paired phones.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::ids::{DeviceId, TechnicianId};
use domain::zoo::{Bug, planted};

use super::bulk;
use crate::api::DeviceRow;
use crate::db::{DbError, Read, Row, Value, Write};

/// A phone as sync needs it.
#[derive(Debug, Clone)]
pub struct Device {
    /// Which pairing.
    pub id: DeviceId,
    /// Whose.
    pub technician: TechnicianId,
    /// As it named itself.
    pub name: String,
    /// That person's name.
    pub technician_name: String,
    /// Highest number of an operation taken in.
    pub last_number: i64,
    /// How many of the numbers up to it brought an operation that was here under another number already.
    pub repeated: i64,
    /// The office has revoked it: it may read nothing, and what it delivers waits for a person.
    pub revoked: bool,
}

/// A new pairing.
///
/// # Errors
/// [`DbError`].
pub fn insert(
    tx: &Write<'_>,
    id: DeviceId,
    technician: TechnicianId,
    name: &str,
    token_hash: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    if planted(Bug::TokenEnds) {
        let before = "UPDATE device SET revoked_at = $1 WHERE technician = $2 AND name = $3 AND revoked_at IS NULL";
        tx.execute(before, &[now.into(), technician.into(), name.into()])?;
    }
    tx.execute(
        "INSERT INTO device (id, technician, name, token_hash, paired_at, last_seen, revoked_at, last_number) \
         VALUES ($1, $2, $3, $4, $5, $5, NULL, 0)",
        &[id.into(), technician.into(), name.into(), token_hash.into(), now.into()],
    )?;
    Ok(())
}

const SELECT: &str = "SELECT d.id, d.technician, d.name, t.name, d.last_number, d.revoked_at, d.repeated FROM device d \
     JOIN technician t ON t.id = d.technician";

fn make(row: &Row<'_>) -> Result<Device, DbError> {
    Ok(Device {
        id: row.parse(0)?,
        technician: row.parse(1)?,
        name: row.text(2)?.to_owned(),
        technician_name: row.text(3)?.to_owned(),
        last_number: row.int(4)?,
        revoked: row.int_or_none(5)?.is_some(),
        repeated: row.int(6)?,
    })
}

/// The phone that holds a token, revoked or not.
///
/// # Errors
/// [`DbError`].
pub fn by_token(tx: &Read<'_>, token_hash: &str) -> Result<Option<Device>, DbError> {
    tx.one(&format!("{SELECT} WHERE d.token_hash = $1"), &[token_hash.into()], make)
}

/// A phone, revoked or not, and the hash of its token, which seals what it hands over as a file.
///
/// # Errors
/// [`DbError`].
pub fn with_token_hash(tx: &Read<'_>, id: DeviceId) -> Result<Option<(Device, String)>, DbError> {
    let Some(device) = get_all(tx, &[id.into()])?.remove(&id) else { return Ok(None) };
    let hash =
        tx.one("SELECT token_hash FROM device WHERE id = $1", &[id.into()], |row| Ok(row.text(0)?.to_owned()))?;
    Ok(hash.map(|hash| (device, hash)))
}

/// Whose phone it is, revoked or not.
///
/// # Errors
/// [`DbError`].
pub fn technician_of(tx: &Read<'_>, id: DeviceId) -> Result<Option<TechnicianId>, DbError> {
    tx.one("SELECT technician FROM device WHERE id = $1", &[id.into()], |row| row.parse(0))
}

/// The phones with these ids, revoked or not.
///
/// # Errors
/// [`DbError`].
pub fn get_all(tx: &Read<'_>, ids: &[Value]) -> Result<HashMap<DeviceId, Device>, DbError> {
    let mut found = HashMap::with_capacity(ids.len());
    bulk::ask(tx, &format!("{SELECT} WHERE d.id"), "", ids, |row| {
        let device = make(row)?;
        found.insert(device.id, device);
        Ok(())
    })?;
    Ok(found)
}

/// Notes of each phone how far its operations were taken in, and how many of the numbers brought nothing new.
///
/// # Errors
/// [`DbError`].
pub fn set_last_numbers(tx: &Write<'_>, numbers: impl Iterator<Item = (DeviceId, i64, i64)>) -> Result<(), DbError> {
    const UPDATE: &str = "UPDATE device SET last_number = given.column2, repeated = given.column3";
    let values: Vec<Value> =
        numbers.flat_map(|(id, last, repeated)| [id.into(), last.into(), repeated.into()]).collect();
    bulk::update(tx, UPDATE, &["TEXT", "BIGINT", "BIGINT"], "WHERE device.id = given.column1", &values)
}

/// Notes when it was heard of; never goes back.
///
/// # Errors
/// [`DbError`].
pub fn set_last_seen(tx: &Write<'_>, id: DeviceId, at: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute(
        "UPDATE device SET last_seen = $1 WHERE id = $2 AND (last_seen IS NULL OR last_seen < $1)",
        &[at.into(), id.into()],
    )?;
    Ok(())
}

/// From now on it may read nothing.
///
/// # Errors
/// [`DbError`].
pub fn revoke(tx: &Write<'_>, id: DeviceId, now: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute("UPDATE device SET revoked_at = $1 WHERE id = $2 AND revoked_at IS NULL", &[now.into(), id.into()])?;
    Ok(())
}

/// Every phone of a technician, newest first.
///
/// # Errors
/// [`DbError`].
pub fn of_technician(tx: &Read<'_>, technician: TechnicianId) -> Result<Vec<DeviceRow>, DbError> {
    tx.all(
        "SELECT d.id, d.name, d.paired_at, d.last_seen, d.revoked_at, \
         (SELECT COUNT(*) FROM operation o WHERE o.device = d.id) \
         FROM device d WHERE d.technician = $1 ORDER BY d.paired_at DESC, d.id DESC",
        &[technician.into()],
        |row| {
            Ok(DeviceRow {
                id: row.parse(0)?,
                name: row.text(1)?.to_owned(),
                paired_at: row.time(2)?,
                last_seen: row.time_or_none(3)?,
                revoked_at: row.time_or_none(4)?,
                operations: u32::try_from(row.int(5)?).unwrap_or(u32::MAX),
            })
        },
    )
}

/// Phones that may read.
///
/// # Errors
/// [`DbError`].
pub fn count(tx: &Read<'_>) -> Result<i64, DbError> {
    let count = tx.one("SELECT COUNT(*) FROM device WHERE revoked_at IS NULL", &[], |row| row.int(0))?;
    Ok(count.unwrap_or(0))
}
