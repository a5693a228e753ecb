//! What happened to a job, for people.

use chrono::{DateTime, Utc};
use domain::ids::JobId;

use super::bulk;
use crate::api::{HistoryEvent, HistoryRow};
use crate::db::{DbError, Read, Value, Write};

/// Writes down what happened.
///
/// # Errors
/// [`DbError`].
pub fn add(tx: &Write<'_>, job: JobId, at: DateTime<Utc>, who: &str, event: &HistoryEvent) -> Result<(), DbError> {
    let who = who.to_owned();
    add_all(tx, &[Entry { job, at, who, event: event.clone() }])
}

/// Something that happened to a job.
#[derive(Debug)]
pub struct Entry {
    /// To which.
    pub job: JobId,
    /// When the server took it in.
    pub at: DateTime<Utc>,
    /// A user or a technician.
    pub who: String,
    /// What.
    pub event: HistoryEvent,
}

/// Writes down all that happened, in this order.
///
/// # Errors
/// [`DbError`].
pub fn add_all(tx: &Write<'_>, entries: &[Entry]) -> Result<(), DbError> {
    let mut values: Vec<Value> = Vec::with_capacity(entries.len() * 6);
    for Entry { job, at, who, event } in entries {
        let (revision, position) = (tx.revision().into(), tx.next_position().into());
        let event = serde_json::to_string(event)?.into();
        values.extend([(*job).into(), revision, position, (*at).into(), who.into(), event]);
    }
    bulk::insert(tx, "history (job, rev, position, at, who, event)", 6, "", &values)
}

/// All that happened to a job, oldest first.
///
/// # Errors
/// [`DbError`].
pub fn of_job(tx: &Read<'_>, job: JobId) -> Result<Vec<HistoryRow>, DbError> {
    tx.all("SELECT at, who, event FROM history WHERE job = $1 ORDER BY rev, position", &[job.into()], |row| {
        Ok(HistoryRow { at: row.time(0)?, who: row.text(1)?.to_owned(), event: row.json(2)? })
    })
}
