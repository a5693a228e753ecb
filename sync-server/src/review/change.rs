//! Writing what the rules have allowed.

use chrono::{DateTime, Utc};
use domain::claim::Claim;
use domain::decide::Change;
use domain::job::Job;
use domain::ledger::By;
use domain::refusal::Refusal;

use crate::api::HistoryEvent;
use crate::db::{DbError, Read, Value, Write};
use crate::finance::{Opening, open};
use crate::store::{job, service_order};

/// Why a change that the rules allow cannot be written.
pub(super) fn refused(tx: &Read<'_>, change: &Change) -> Result<Option<Refusal>, DbError> {
    let opened: Vec<Value> = change.service_order.iter().map(|order| order.id.into()).collect();
    Ok(change.refused(&service_order::existing(tx, &opened)?))
}

/// Writes a change, on the phones of whom it concerns as well, and says what claim came of it. `before` is the job as
/// it was: who had it loses it if it is somebody else's now. `by` opens the claim, if there is one.
pub(super) fn save(
    tx: &Write<'_>,
    before: Option<&Job>,
    change: &Change,
    now: DateTime<Utc>,
    by: By,
) -> Result<Option<HistoryEvent>, DbError> {
    job::save(tx, &change.job)?;
    if let Some(before) = before {
        job::take_from(tx, before, change.job.technician)?;
    }
    if let Some(order) = &change.service_order {
        service_order::save(tx, order)?;
    }
    let Some(new) = &change.claim else { return Ok(None) };
    let claim = Claim { version: tx.revision(), ..new.clone() };
    let event = HistoryEvent::of_claim(&claim);
    open(tx, &[Opening { claim, at: now, by }])?;
    Ok(Some(event))
}
