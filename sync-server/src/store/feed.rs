//! What phones are sent. The body is exactly the JSON that the phone gets, so that reading is one range of one index
//! and nothing is parsed.

use domain::ids::TechnicianId;
use domain::wire::Entity;
use serde::Serialize;

use crate::db::{DbError, Read, Write};

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
    upsert(tx, &technician.to_string(), entity, id, None)
}

fn upsert(tx: &Write<'_>, recipient: &str, entity: Entity, id: &str, body: Option<String>) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO feed (recipient, entity, entity_id, rev, body) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (recipient, entity, entity_id) DO UPDATE SET rev = excluded.rev, body = excluded.body",
        &[recipient.into(), entity.as_str().into(), id.into(), tx.revision().into(), body.into()],
    )?;
    Ok(())
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

/// Rows of a recipient after a revision, oldest first, until `take` has enough.
///
/// # Errors
/// [`DbError`].
pub fn scan_after(
    tx: &Read<'_>,
    recipient: &str,
    after: i64,
    mut take: impl FnMut(FeedRow<'_>) -> bool,
) -> Result<(), DbError> {
    tx.scan(
        "SELECT rev, entity, entity_id, body FROM feed WHERE recipient = $1 AND rev > $2 ORDER BY rev",
        &[recipient.into(), after.into()],
        |row| {
            Ok(take(FeedRow { rev: row.int(0)?, entity: row.text(1)?, id: row.text(2)?, body: row.text_or_none(3)? }))
        },
    )
}
