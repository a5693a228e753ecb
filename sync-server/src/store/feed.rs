//! What phones are sent. The body is exactly the JSON that the phone gets, so that reading is one range of one index
//! and nothing is parsed.

use chrono::{DateTime, Utc};
use domain::digest::Digest;
use domain::ids::TechnicianId;
use domain::wire::Entity;
use domain::zoo::{Bug, planted};
use serde::Serialize;
use uuid::Uuid;

use super::bulk;
use crate::db::{DbError, Read, Row, Value, Write};

/// Rows for every phone.
pub const EVERYBODY: &str = "*";

/// Puts a row on the phones of a technician.
///
/// # Errors
/// [`DbError`].
pub fn put(
    tx: &Write<'_>,
    technician: TechnicianId,
    entity: Entity,
    id: &str,
    row: &impl Serialize,
) -> Result<(), DbError> {
    upsert(tx, &technician.to_string(), entity, id, Some(serde_json::to_string(row)?))
}

/// Puts a row on every phone.
///
/// # Errors
/// [`DbError`].
pub fn put_for_everybody(tx: &Write<'_>, entity: Entity, id: &str, row: &impl Serialize) -> Result<(), DbError> {
    upsert(tx, EVERYBODY, entity, id, Some(serde_json::to_string(row)?))
}

/// Takes a row away from the phones of a technician.
///
/// # Errors
/// [`DbError`].
pub fn remove(tx: &Write<'_>, technician: TechnicianId, entity: Entity, id: &str) -> Result<(), DbError> {
    if planted(Bug::NotTakenAway) {
        return Ok(());
    }
    upsert(tx, &technician.to_string(), entity, id, None)
}

fn upsert(tx: &Write<'_>, recipient: &str, entity: Entity, id: &str, body: Option<String>) -> Result<(), DbError> {
    write(tx, &[recipient.into(), entity.as_str().into(), id.into(), tx.revision().into(), body.into()])
}

/// A row that is put on the phones of a technician, as JSON.
#[derive(Debug)]
pub struct Put {
    /// Whose phones.
    pub technician: TechnicianId,
    /// What it is.
    pub entity: Entity,
    /// Which; no two of one transaction are the same.
    pub id: Uuid,
    /// The row.
    pub body: String,
}

/// Puts rows on the phones of technicians.
///
/// # Errors
/// [`DbError`].
pub fn put_all(tx: &Write<'_>, rows: Vec<Put>) -> Result<(), DbError> {
    let mut values: Vec<Value> = Vec::with_capacity(rows.len() * COLUMNS);
    for Put { technician, entity, id, body } in rows {
        let revision = tx.revision().into();
        values.extend([technician.into(), entity.as_str().into(), id.into(), revision, body.into()]);
    }
    write(tx, &values)
}

const COLUMNS: usize = 5;

fn write(tx: &Write<'_>, values: &[Value]) -> Result<(), DbError> {
    let update = "ON CONFLICT (recipient, entity, entity_id) DO UPDATE SET rev = excluded.rev, body = excluded.body";
    bulk::insert(tx, "feed (recipient, entity, entity_id, rev, body)", COLUMNS, update, values)
}

/// A row as it goes out.
pub struct FeedRow<'a> {
    /// Written by this revision.
    pub rev: i64,
    /// What it is.
    pub entity: &'a str,
    /// Which.
    pub id: &'a str,
    /// The JSON; none: remove it.
    pub body: Option<&'a str>,
}

/// The jobs of a technician that are not over and begin before a moment, the latest first, until `take` has enough.
///
/// # Errors
/// [`DbError`].
pub fn scan_due(
    tx: &Read<'_>,
    technician: TechnicianId,
    before: DateTime<Utc>,
    mut take: impl FnMut(FeedRow<'_>) -> bool,
) -> Result<(), DbError> {
    tx.scan(
        "SELECT f.rev, f.entity, f.entity_id, f.body FROM job j \
         JOIN feed f ON f.recipient = j.technician AND f.entity = 'job' AND f.entity_id = j.id \
         WHERE j.technician = $1 AND j.state IN ('assigned', 'on_site') AND j.window_start < $2 \
         ORDER BY j.window_start DESC, j.id",
        &[technician.into(), before.into()],
        |row| Ok(take(made(row)?)),
    )
}

/// What a technician's phone holds that has read everything.
///
/// # Errors
/// [`DbError`].
pub fn digest(tx: &Read<'_>, technician: TechnicianId) -> Result<Digest, DbError> {
    let mut digest = Digest::default();
    tx.scan(
        "SELECT rev, entity, entity_id, body FROM feed WHERE recipient IN ($1, $2) AND entity <> 'outcome'",
        &[technician.into(), EVERYBODY.into()],
        |row| {
            let row = made(row)?;
            if let Some(body) = row.body {
                digest.add(row.entity, row.id, body);
            }
            Ok(true)
        },
    )?;
    Ok(digest)
}

fn made<'a>(row: &'a Row<'_>) -> Result<FeedRow<'a>, DbError> {
    Ok(FeedRow { rev: row.int(0)?, entity: row.text(1)?, id: row.text(2)?, body: row.text_or_none(3)? })
}

/// Rows for everybody after a revision, up to another one, oldest first: a procedure each, so there are few.
///
/// # Errors
/// [`DbError`].
pub fn for_everybody(tx: &Read<'_>, after: i64, until: i64, mut take: impl FnMut(FeedRow<'_>)) -> Result<(), DbError> {
    let sql =
        "SELECT rev, entity, entity_id, body FROM feed WHERE recipient = $1 AND rev > $2 AND rev <= $3 ORDER BY rev";
    tx.all(sql, &[EVERYBODY.into(), after.into(), until.into()], |row| {
        take(made(row)?);
        Ok(())
    })?;
    Ok(())
}

/// Rows of a technician after a revision, oldest first, until `take` has enough.
///
/// # Errors
/// [`DbError`].
pub fn scan_after(
    tx: &Read<'_>,
    technician: TechnicianId,
    after: i64,
    mut take: impl FnMut(FeedRow<'_>) -> bool,
) -> Result<(), DbError> {
    tx.scan(
        "SELECT rev, entity, entity_id, body FROM feed WHERE recipient = $1 AND rev > $2 ORDER BY rev",
        &[technician.into(), after.into()],
        |row| Ok(take(made(row)?)),
    )
}
