//! Operations as they came from the phones, byte for byte, and what became of them.

use chrono::{DateTime, Utc};
use domain::ids::{DeviceId, JobId, OperationId};
use domain::operation::OperationOutcome;

use crate::db::{DbError, Read, Write};

/// An operation to be kept.
#[derive(Debug)]
pub struct Kept<'a> {
    /// Its id.
    pub id: OperationId,
    /// SHA-256 of the bytes.
    pub hash: &'a str,
    /// From which phone.
    pub device: DeviceId,
    /// The phone's number.
    pub number: i64,
    /// On which job, if that could be read.
    pub job: Option<JobId>,
    /// The bytes.
    pub body: &'a str,
    /// When it came.
    pub received_at: DateTime<Utc>,
    /// When it happened.
    pub happened_at: DateTime<Utc>,
}

/// What became of an operation that was seen before with the same content.
///
/// # Errors
/// [`DbError`].
pub fn outcome(tx: &Read<'_>, id: OperationId, hash: &str) -> Result<Option<OperationOutcome>, DbError> {
    tx.one("SELECT outcome FROM operation WHERE id = $1 AND hash = $2", &[id.into(), hash.into()], |row| row.json(0))
}

/// The id was seen before, with other content.
///
/// # Errors
/// [`DbError`].
pub fn id_is_used(tx: &Read<'_>, id: OperationId) -> Result<bool, DbError> {
    Ok(tx.one("SELECT 1 FROM operation WHERE id = $1", &[id.into()], |row| row.int(0))?.is_some())
}

/// The first operation of a phone on a job that waits for a person.
///
/// # Errors
/// [`DbError`].
pub fn first_parked(tx: &Read<'_>, device: DeviceId, job: JobId) -> Result<Option<OperationId>, DbError> {
    tx.one(
        "SELECT id FROM operation WHERE job = $1 AND outcome_kind = 'parked' AND device = $2 \
         ORDER BY number, received_at LIMIT 1",
        &[job.into(), device.into()],
        |row| row.parse(0),
    )
}

/// Keeps an operation with its outcome.
///
/// # Errors
/// [`DbError`].
pub fn insert(tx: &Write<'_>, kept: &Kept<'_>, outcome: &OperationOutcome) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO operation (id, hash, device, number, job, body, received_at, happened_at, outcome_kind, outcome) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        &[
            kept.id.into(),
            kept.hash.into(),
            kept.device.into(),
            kept.number.into(),
            kept.job.into(),
            kept.body.into(),
            kept.received_at.into(),
            kept.happened_at.into(),
            kind(outcome).into(),
            serde_json::to_string(outcome)?.into(),
        ],
    )?;
    Ok(())
}

/// The bare word of an outcome, as stored in a column and counted by the metrics.
#[must_use]
pub fn kind(outcome: &OperationOutcome) -> &'static str {
    match outcome {
        OperationOutcome::Accepted { .. } => "accepted",
        OperationOutcome::Parked { .. } => "parked",
        OperationOutcome::Rejected { .. } => "rejected",
    }
}

/// Operations that wait for a person.
///
/// # Errors
/// [`DbError`].
pub fn count_parked(tx: &Read<'_>) -> Result<i64, DbError> {
    let count = tx.one("SELECT COUNT(*) FROM operation WHERE outcome_kind = 'parked'", &[], |row| row.int(0))?;
    Ok(count.unwrap_or(0))
}
