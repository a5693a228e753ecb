//! Operations as they came from the phones, byte for byte, and what became of them.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use domain::ids::{DeviceId, JobId, OperationId};
use domain::operation::OperationOutcome;

use super::bulk;
use crate::db::{DbError, Read, Value, Write};

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
    /// What became of it.
    pub outcome: OperationOutcome,
}

/// What was stored under an operation's id: for each content its hash, its outcome, and under which pairing it came.
pub type Stored = HashMap<OperationId, Vec<(String, OperationOutcome, DeviceId)>>;

/// What is stored under these ids.
///
/// # Errors
/// [`DbError`].
pub fn stored(tx: &Read<'_>, ids: &[Value]) -> Result<Stored, DbError> {
    let mut stored = Stored::new();
    bulk::ask(tx, "SELECT id, hash, outcome, device FROM operation WHERE id", "", ids, |row| {
        let one = (row.text(1)?.to_owned(), row.json(2)?, row.parse(3)?);
        stored.entry(row.parse(0)?).or_default().push(one);
        Ok(())
    })?;
    Ok(stored)
}

/// For each phone and job, the first operation that waits for a person.
pub type FirstParked = HashMap<(DeviceId, JobId), OperationId>;

/// The first operation of each phone on these jobs that waits for a person.
///
/// # Errors
/// [`DbError`].
pub fn first_parked(tx: &Read<'_>, jobs: &[Value]) -> Result<FirstParked, DbError> {
    let mut first = FirstParked::new();
    let select = "SELECT device, job, id FROM operation WHERE outcome_kind = 'parked' AND job";
    bulk::ask(tx, select, "ORDER BY number, received_at", jobs, |row| {
        first.entry((row.parse(0)?, row.parse(1)?)).or_insert(row.parse(2)?);
        Ok(())
    })?;
    Ok(first)
}

/// Keeps operations with their outcomes.
///
/// # Errors
/// [`DbError`].
pub fn insert_all(tx: &Write<'_>, all: &[Kept<'_>]) -> Result<(), DbError> {
    const INTO: &str = "operation (id, hash, device, number, job, body, received_at, happened_at, outcome_kind, \
                        outcome, rev)";
    let mut values: Vec<Value> = Vec::with_capacity(all.len() * 11);
    for kept in all {
        values.extend([
            kept.id.into(),
            kept.hash.into(),
            kept.device.into(),
            kept.number.into(),
            kept.job.into(),
            kept.body.into(),
            kept.received_at.into(),
            kept.happened_at.into(),
            kind(&kept.outcome).into(),
            serde_json::to_string(&kept.outcome)?.into(),
            tx.revision().into(),
        ]);
    }
    bulk::insert(tx, INTO, 11, "", &values)
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
