//! Operations that wait for a person, and what a person decided about them.

use chrono::{DateTime, Utc};
use domain::ids::{DeviceId, JobId, OperationId, TechnicianId};
use domain::operation::OperationOutcome;
use domain::review::Decision;
use domain::wire::Entity;

use super::{feed, operation};
use crate::db::{DbError, Read, Row, Write};

/// An operation as it is kept, with whose phone it came from.
#[derive(Debug, Clone)]
pub struct Kept {
    /// Its id.
    pub id: OperationId,
    /// SHA-256 of the bytes.
    pub hash: String,
    /// From which phone.
    pub device: DeviceId,
    /// The name of that phone.
    pub device_name: String,
    /// Since when that phone may read nothing.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Whose phone.
    pub technician: TechnicianId,
    /// That person's name.
    pub technician_name: String,
    /// The phone's number.
    pub number: i64,
    /// On which job, if that could be read.
    pub job: Option<JobId>,
    /// The bytes.
    pub body: String,
    /// When it came.
    pub received_at: DateTime<Utc>,
    /// When it happened, corrected by the server's clock.
    pub happened_at: DateTime<Utc>,
    /// What has become of it so far.
    pub outcome: OperationOutcome,
}

const SELECT: &str = "SELECT o.id, o.hash, o.device, d.name, d.revoked_at, d.technician, t.name, o.number, o.job, \
     o.body, o.received_at, o.happened_at, o.outcome FROM operation o JOIN device d ON d.id = o.device \
     JOIN technician t ON t.id = d.technician";

fn make(row: &Row<'_>) -> Result<Kept, DbError> {
    let job = row.text_or_none(8)?.map(str::parse).transpose();
    Ok(Kept {
        id: row.parse(0)?,
        hash: row.text(1)?.to_owned(),
        device: row.parse(2)?,
        device_name: row.text(3)?.to_owned(),
        revoked_at: row.time_or_none(4)?,
        technician: row.parse(5)?,
        technician_name: row.text(6)?.to_owned(),
        number: row.int(7)?,
        job: job.map_err(|error| DbError::Stored(format!("job: {error}")))?,
        body: row.text(9)?.to_owned(),
        received_at: row.time(10)?,
        happened_at: row.time(11)?,
        outcome: row.json(12)?,
    })
}

/// One operation.
///
/// # Errors
/// [`DbError`].
pub fn get(tx: &Read<'_>, id: OperationId, hash: &str) -> Result<Option<Kept>, DbError> {
    tx.one(&format!("{SELECT} WHERE o.id = $1 AND o.hash = $2"), &[id.into(), hash.into()], make)
}

/// What waits of a phone on a job, in the order in which the phone did it.
///
/// # Errors
/// [`DbError`].
pub fn parked_on(tx: &Read<'_>, job: JobId, device: DeviceId) -> Result<Vec<Kept>, DbError> {
    let sql = format!(
        "{SELECT} WHERE o.job = $1 AND o.device = $2 AND o.outcome_kind = 'parked' \
         ORDER BY o.number, o.received_at, o.id, o.hash"
    );
    tx.all(&sql, &[job.into(), device.into()], make)
}

/// What waits for knowledge of the server: a newer version of it, or a procedure.
///
/// # Errors
/// [`DbError`].
pub fn parked_for_knowledge(tx: &Read<'_>) -> Result<Vec<Kept>, DbError> {
    // The texts are those that this server writes; a test holds them to it.
    let sql = format!(
        "{SELECT} WHERE o.outcome_kind = 'parked' AND (o.outcome LIKE $1 OR o.outcome LIKE $2) \
         ORDER BY o.device, o.number, o.received_at, o.id, o.hash"
    );
    tx.all(&sql, &[NEEDS_NEWER_SERVER.into(), PROCEDURE_UNKNOWN.into()], make)
}

/// How an outcome begins that waits for a newer server.
const NEEDS_NEWER_SERVER: &str = "{\"kind\":\"parked\",\"reason\":{\"kind\":\"needs_newer_server\"%";
/// How an outcome begins that waits for a procedure.
const PROCEDURE_UNKNOWN: &str =
    "{\"kind\":\"parked\",\"reason\":{\"kind\":\"refused\",\"refusal\":{\"code\":\"procedure_unknown\"%";

/// Gives an operation another outcome, and tells the phones of its technician.
///
/// # Errors
/// [`DbError`].
pub fn settle(tx: &Write<'_>, kept: &Kept, outcome: &OperationOutcome) -> Result<(), DbError> {
    tx.execute(
        "UPDATE operation SET outcome_kind = $1, outcome = $2, rev = $3 WHERE id = $4 AND hash = $5",
        &[
            operation::kind(outcome).into(),
            serde_json::to_string(outcome)?.into(),
            tx.revision().into(),
            kept.id.into(),
            (&kept.hash).into(),
        ],
    )?;
    // Phones know an operation by its id alone: of two contents under one id, the first one is the phone's.
    let first = tx.one(
        "SELECT hash FROM operation WHERE id = $1 ORDER BY received_at, hash LIMIT 1",
        &[kept.id.into()],
        |row| Ok(row.text(0)? == kept.hash),
    )?;
    if first == Some(true) {
        feed::put(tx, kept.technician, Entity::Outcome, &kept.id.to_string(), outcome)?;
    }
    Ok(())
}

/// Notes on which job an operation was done that could not be read before.
///
/// # Errors
/// [`DbError`].
pub fn set_job(tx: &Write<'_>, kept: &Kept, job: JobId) -> Result<(), DbError> {
    tx.execute(
        "UPDATE operation SET job = $1 WHERE id = $2 AND hash = $3",
        &[job.into(), kept.id.into(), (&kept.hash).into()],
    )?;
    Ok(())
}

/// What a person decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// When.
    pub at: DateTime<Utc>,
    /// The user who decided.
    pub who: String,
    /// What.
    pub decision: Decision,
    /// In that person's words.
    pub reason: String,
    /// The outcome it had had: why it waited.
    pub parked: OperationOutcome,
}

/// What was decided about an operation, if anything.
///
/// # Errors
/// [`DbError`].
pub fn decided(tx: &Read<'_>, id: OperationId, hash: &str) -> Result<Option<Review>, DbError> {
    tx.one(
        "SELECT at, who, decision, reason, parked FROM review WHERE operation = $1 AND hash = $2",
        &[id.into(), hash.into()],
        |row| {
            Ok(Review {
                at: row.time(0)?,
                who: row.text(1)?.to_owned(),
                decision: decision(row.text(2)?)?,
                reason: row.text(3)?.to_owned(),
                parked: row.json(4)?,
            })
        },
    )
}

/// The decision that a column names.
///
/// # Errors
/// [`DbError`] when it names none.
pub fn decision(name: &str) -> Result<Decision, DbError> {
    let known = Decision::ALL.into_iter().find(|decision| decision.as_str() == name);
    known.ok_or_else(|| DbError::Stored(format!("decision {name}")))
}

/// Writes a decision down.
///
/// # Errors
/// [`DbError`]; a second decision about the same operation is one.
pub fn insert(tx: &Write<'_>, kept: &Kept, review: &Review) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO review (operation, hash, rev, at, who, decision, reason, parked) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
        &[
            kept.id.into(),
            (&kept.hash).into(),
            tx.revision().into(),
            review.at.into(),
            (&review.who).into(),
            review.decision.as_str().into(),
            (&review.reason).into(),
            serde_json::to_string(&review.parked)?.into(),
        ],
    )?;
    Ok(())
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test says by panicking that a fact does not hold")]
mod tests {
    use domain::operation::ParkReason;
    use domain::refusal::Refusal;

    use super::*;

    #[test]
    fn what_waits_for_knowledge_is_found_by_the_text_that_is_written() {
        for (reason, pattern) in [
            (ParkReason::NeedsNewerServer { action: "take_photo".into() }, NEEDS_NEWER_SERVER),
            (ParkReason::Refused { refusal: Refusal::ProcedureUnknown }, PROCEDURE_UNKNOWN),
        ] {
            let text = serde_json::to_string(&OperationOutcome::Parked { reason }).unwrap();
            assert!(text.starts_with(pattern.trim_end_matches('%')), "{text}");
        }
    }
}
