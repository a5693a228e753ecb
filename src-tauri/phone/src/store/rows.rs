//! The server's copies of procedures, service orders and claims: small tables of bodies as they came.

use domain::claim::Claim;
use domain::ids::JobId;
use domain::procedure::Procedure;
use domain::service_order::ServiceOrder;
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

/// Takes a row away.
pub(crate) fn remove(connection: &Connection, entity: domain::wire::Entity, id: &str) -> rusqlite::Result<()> {
    use domain::wire::Entity;
    let sql = match entity {
        Entity::Procedure => "DELETE FROM procedure WHERE name = ?1",
        Entity::ServiceOrder => "DELETE FROM service_order WHERE id = ?1",
        Entity::Claim => "DELETE FROM claim WHERE id = ?1",
        Entity::Job => return crate::store::job::remove(connection, id),
        Entity::Outcome => return Ok(()), // an outcome is never taken back
    };
    connection.prepare_cached(sql)?.execute([id])?;
    Ok(())
}

/// Forgets every copy of the server's rows. Jobs with work on them stay readable.
pub(crate) fn remove_all(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("DELETE FROM procedure; DELETE FROM service_order; DELETE FROM claim;")?;
    crate::store::job::remove_all(connection)
}

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
