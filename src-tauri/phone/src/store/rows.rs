//! The server's copies of procedures, service orders and claims: small tables of bodies as they came.

use chrono::{DateTime, Utc};
use domain::claim::Claim;
use domain::digest::Digest;
use domain::ids::JobId;
use domain::procedure::Procedure;
use domain::service_order::ServiceOrder;
use domain::wire::Entity;
use domain::zoo::{Bug, planted};
use rusqlite::{Connection, OptionalExtension};
use serde::de::DeserializeOwned;

use crate::error::CommandError;

/// Keeps a procedure. False if it cannot be read.
pub(crate) fn put_procedure(connection: &Connection, name: &str, body: &str) -> rusqlite::Result<bool> {
    if serde_json::from_str::<Procedure>(body).is_err() {
        return Ok(false);
    }
    connection
        .prepare_cached(
            "INSERT INTO procedure (name, body) VALUES (?1, ?2) ON CONFLICT (name) DO UPDATE SET body = excluded.body",
        )?
        .execute((name, body))?;
    Ok(true)
}

/// Keeps a service order. False if it cannot be read.
pub(crate) fn put_service_order(connection: &Connection, id: &str, body: &str) -> rusqlite::Result<bool> {
    let Ok(order) = serde_json::from_str::<ServiceOrder>(body) else { return Ok(false) };
    connection
        .prepare_cached(
            "INSERT INTO service_order (id, origin, body) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET origin = excluded.origin, body = excluded.body",
        )?
        .execute((id, order.origin.to_string(), body))?;
    Ok(true)
}

/// Keeps a claim. False if it cannot be read.
pub(crate) fn put_claim(connection: &Connection, id: &str, body: &str) -> rusqlite::Result<bool> {
    let Ok(claim) = serde_json::from_str::<Claim>(body) else { return Ok(false) };
    connection
        .prepare_cached(
            "INSERT INTO claim (id, job, body) VALUES (?1, ?2, ?3)
             ON CONFLICT (id) DO UPDATE SET job = excluded.job, body = excluded.body",
        )?
        .execute((id, claim.job.to_string(), body))?;
    Ok(true)
}

/// Takes a row away. `confirmed` is when the server had last confirmed it.
pub(crate) fn remove(
    connection: &Connection,
    entity: Entity,
    id: &str,
    confirmed: Option<DateTime<Utc>>,
) -> rusqlite::Result<()> {
    let sql = match entity {
        Entity::Procedure => "DELETE FROM procedure WHERE name = ?1",
        Entity::ServiceOrder => "DELETE FROM service_order WHERE id = ?1",
        Entity::Claim => "DELETE FROM claim WHERE id = ?1",
        Entity::Job => return crate::store::job::remove(connection, id, confirmed),
        Entity::Outcome => return Ok(()), // an outcome is never taken back
    };
    connection.prepare_cached(sql)?.execute([id])?;
    Ok(())
}

/// Forgets every copy of the server's rows. Jobs with work on them stay readable; `confirmed` is when the server had last
/// confirmed them.
pub(crate) fn remove_all(connection: &Connection, confirmed: Option<DateTime<Utc>>) -> rusqlite::Result<()> {
    connection.execute_batch(
        "DELETE FROM procedure; DELETE FROM service_order; DELETE FROM claim; DELETE FROM unread_row;
         DELETE FROM account_news;",
    )?;
    if planted(Bug::RecoveryWipes) {
        connection.execute("DELETE FROM operation WHERE state = 'pending'", [])?;
    }
    crate::store::job::remove_all(connection, confirmed)
}

/// What this phone holds of the server's rows: those it shows, and those it keeps unread. A job that was taken away is
/// the server's no more, and an outcome is no row.
pub(crate) fn digest(connection: &Connection) -> rusqlite::Result<Digest> {
    let mut statement = connection.prepare_cached(
        "SELECT entity, id, body FROM (
             SELECT 'job' AS entity, id, body FROM job WHERE gone = 0
             UNION ALL SELECT 'procedure', name, body FROM procedure
             UNION ALL SELECT 'service_order', id, body FROM service_order
             UNION ALL SELECT 'claim', id, body FROM claim
         ) AS shown
         WHERE NOT EXISTS (SELECT 1 FROM unread_row AS u WHERE u.entity = shown.entity AND u.id = shown.id)
         UNION ALL SELECT entity, id, body FROM unread_row WHERE entity <> 'outcome'",
    )?;
    let mut digest = Digest::default();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        let text = |column| Ok::<_, rusqlite::Error>(row.get_ref(column)?.as_str()?);
        digest.add(text(0)?, text(1)?, text(2)?);
    }
    Ok(digest)
}

/// Keeps a row that this version of the app cannot read; another one tries again.
pub(crate) fn put_unread(connection: &Connection, entity: &str, id: &str, body: &str) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO unread_row (entity, id, app, body) VALUES (?1, ?2, ?3, ?4)
             ON CONFLICT (entity, id) DO UPDATE SET app = excluded.app, body = excluded.body",
        )?
        .execute((entity, id, APP, body))?;
    Ok(())
}

/// A row can be read now, or is no more.
pub(crate) fn remove_unread(connection: &Connection, entity: &str, id: &str) -> rusqlite::Result<()> {
    connection.prepare_cached("DELETE FROM unread_row WHERE entity = ?1 AND id = ?2")?.execute((entity, id))?;
    Ok(())
}

/// The rows that another version of the app could not read: entity, identity, body.
pub(crate) fn unread_by_others(connection: &Connection) -> rusqlite::Result<Vec<(String, String, String)>> {
    let mut statement = connection.prepare("SELECT entity, id, body FROM unread_row WHERE app <> ?1")?;
    statement.query_map([APP], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?)))?.collect()
}

/// This version of the app.
const APP: &str = env!("CARGO_PKG_VERSION");

/// Every version of every procedure: a handful.
pub(crate) fn procedures(connection: &Connection) -> rusqlite::Result<Vec<Procedure>> {
    let mut statement = connection.prepare_cached("SELECT body FROM procedure ORDER BY name")?;
    readable(statement.query([])?)
}

/// Every claim.
pub(crate) fn claims(connection: &Connection) -> rusqlite::Result<Vec<Claim>> {
    let mut statement = connection.prepare_cached("SELECT body FROM claim")?;
    readable(statement.query([])?)
}

/// Bodies that this app can read; the others are logged and passed over.
fn readable<T: DeserializeOwned>(mut rows: rusqlite::Rows<'_>) -> rusqlite::Result<Vec<T>> {
    let mut found = Vec::new();
    while let Some(row) = rows.next()? {
        match serde_json::from_str(row.get_ref(0)?.as_str()?) {
            Ok(value) => found.push(value),
            Err(error) => tracing::warn!(column = error.column(), "a stored row cannot be read"),
        }
    }
    Ok(found)
}

fn one<T: DeserializeOwned>(connection: &Connection, sql: &str, id: &str) -> Result<Option<T>, CommandError> {
    let body: Option<String> = connection.prepare_cached(sql)?.query_row([id], |row| row.get(0)).optional()?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

/// The claim of a job.
pub(crate) fn claim_of(connection: &Connection, job: JobId) -> Result<Option<Claim>, CommandError> {
    one(connection, "SELECT body FROM claim WHERE job = ?1", &job.to_string())
}

/// The service order opened from a job; the latest if the office has opened more.
pub(crate) fn follow_up_of(connection: &Connection, job: JobId) -> Result<Option<ServiceOrder>, CommandError> {
    one(connection, "SELECT body FROM service_order WHERE origin = ?1 ORDER BY id DESC LIMIT 1", &job.to_string())
}
