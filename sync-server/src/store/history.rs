//! What happened to a job, for people.

use chrono::{DateTime, Utc};
use domain::ids::JobId;

use crate::api::{HistoryEvent, HistoryRow};
use crate::db::{DbError, Read, Write};

/// Writes down what happened.
///
/// # Errors
/// [`DbError`].
pub fn add(tx: &Write<'_>, job: JobId, at: DateTime<Utc>, who: &str, event: &HistoryEvent) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO history (job, rev, position, at, who, event) VALUES ($1, $2, $3, $4, $5, $6)",
        &[
            job.into(),
            tx.revision().into(),
            tx.next_position().into(),
            at.into(),
            who.into(),
            serde_json::to_string(event)?.into(),
        ],
    )?;
    Ok(())
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
