//! What waited for something other than a person is tried again by the ordinary rules once that is there: accepted by
//! them, or it waits on, for the reason that they say now. Never rejected.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::decide::{Scene, decide};
use domain::ids::{DeviceId, JobId, OperationId};
use domain::ledger::By;
use domain::operation::{OperationOutcome, ParkReason, read_operation};
use domain::procedure::Procedure;
use domain::review::waits_for_no_person;

use super::{action_of, change};
use crate::api::HistoryEvent;
use crate::db::{DbError, Write};
use crate::store::review::{self as reviews, Kept};
use crate::store::{history, job, procedure};

/// An operation that has another outcome after it was tried again.
#[derive(Debug, Clone)]
pub struct TriedAgain {
    /// Which.
    pub operation: OperationId,
    /// Its outcome now.
    pub outcome: OperationOutcome,
}

/// Tries again what waited for a newer server or for a procedure. After an update of the server and after a procedure
/// was published; on other days it finds nothing and writes nothing.
///
/// # Errors
/// [`DbError`].
pub fn with_new_knowledge(tx: &Write<'_>, now: DateTime<Utc>) -> Result<Vec<TriedAgain>, DbError> {
    let waiting = reviews::parked_for_knowledge(tx)?;
    let mut ways = BTreeSet::new();
    for kept in &waiting {
        let job = match (kept.job, read_operation(&kept.body)) {
            (Some(job), _) => job,
            (None, Ok(operation)) => {
                reviews::set_job(tx, kept, operation.job)?;
                operation.job
            }
            (None, Err(_)) => continue,
        };
        ways.insert((job, kept.device));
    }
    let procedures = if ways.is_empty() { Vec::new() } else { procedure::all(tx)? };
    let mut tried = Vec::new();
    for (job, device) in ways {
        tried.extend(follow(tx, job, device, &procedures, now)?);
    }
    Ok(tried)
}

/// Tries again what waits of a phone on a job, in the order in which the phone did it. What a person must decide keeps
/// waiting, and what comes after it stands behind it.
pub(super) fn follow(
    tx: &Write<'_>,
    job: JobId,
    device: DeviceId,
    procedures: &[Procedure],
    now: DateTime<Utc>,
) -> Result<Vec<TriedAgain>, DbError> {
    let mut first = None;
    let mut tried = Vec::new();
    for kept in reviews::parked_on(tx, job, device)? {
        let outcome = again(tx, &kept, first, procedures, now)?;
        if outcome != kept.outcome {
            reviews::settle(tx, &kept, &outcome)?;
            tried.push(TriedAgain { operation: kept.id, outcome: outcome.clone() });
        }
        if matches!(outcome, OperationOutcome::Parked { .. }) {
            first = first.or(Some(kept.id));
        }
    }
    Ok(tried)
}

/// The outcome of an operation now; written into the history of its job if it is another one.
fn again(
    tx: &Write<'_>,
    kept: &Kept,
    first: Option<OperationId>,
    procedures: &[Procedure],
    now: DateTime<Utc>,
) -> Result<OperationOutcome, DbError> {
    let (Some(id), OperationOutcome::Parked { reason }) = (kept.job, &kept.outcome) else {
        return Ok(kept.outcome.clone());
    };
    if !waits_for_no_person(reason) {
        return Ok(kept.outcome.clone());
    }
    let before = job::get(tx, id)?;
    let scene = Scene { job: before.as_ref(), procedures, technician: kept.technician, at: kept.happened_at };
    let applied = match (read_operation(&kept.body), first) {
        (Err(reason), _) => Err(reason),
        (Ok(_), Some(operation)) => Err(ParkReason::Behind { operation }),
        (Ok(operation), None) => decide(&scene, &operation).map_err(|refusal| ParkReason::Refused { refusal }),
    };
    let applied = match applied {
        Ok(change) => match change::refused(tx, &change)? {
            Some(refusal) => Err(ParkReason::Refused { refusal }),
            None => Ok(change),
        },
        Err(reason) => Err(reason),
    };
    let outcome = match &applied {
        Ok(_) => OperationOutcome::ACCEPTED,
        Err(reason) => OperationOutcome::Parked { reason: reason.clone() },
    };
    if outcome != kept.outcome {
        let (operation, action) = (kept.id, action_of(kept));
        let event = HistoryEvent::TriedAgain { operation, action, outcome: outcome.clone() };
        history::add(tx, id, now, &kept.technician_name, &event)?;
    }
    if let Ok(change) = applied
        && let Some(event) = change::save(tx, before.as_ref(), &change, now, By::Rule)?
    {
        history::add(tx, id, now, &kept.technician_name, &event)?;
    }
    Ok(outcome)
}
