//! The view is the server's rows with the pending operations replayed on top, by the same rules that the server will
//! apply. Nothing of it is stored: a new row of the server changes what comes out, and few operations are ever pending.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::claim::Claim;
use domain::clock::Moment;
use domain::decide::{Scene, decide};
use domain::ids::JobId;
use domain::job::Job;
use domain::procedure::Procedure;
use domain::service_order::ServiceOrder;
use rusqlite::Connection;

use crate::error::CommandError;
use crate::phone::Memory;
use crate::store::job;
use crate::store::operation::{self, Stored};
use crate::view::Delivery;

/// Something that a pending operation makes, and how that operation stands.
#[derive(Debug, Clone)]
pub(crate) struct Made<T> {
    pub(crate) value: T,
    pub(crate) delivery: Delivery,
}

/// A job with its pending operations on top.
#[derive(Debug, Clone)]
pub(crate) struct Replayed {
    pub(crate) job: Job,
    /// No longer this phone's, kept for the work on it.
    pub(crate) gone: bool,
    /// If it is gone: when the server had last confirmed it.
    pub(crate) confirmed: Option<DateTime<Utc>>,
    /// Replay has carried it to the other side of "over".
    pub(crate) flipped: bool,
    pub(crate) claim: Option<Made<Claim>>,
    pub(crate) service_order: Option<Made<ServiceOrder>>,
}

/// The jobs with pending operations, as they stand with them.
pub(crate) struct Overlay {
    pub(crate) procedures: Arc<[Procedure]>,
    pub(crate) jobs: BTreeMap<JobId, Replayed>,
}

impl Overlay {
    /// Replays everything that is pending.
    pub(crate) fn load(connection: &Connection, memory: &Memory, now: &Moment) -> Result<Overlay, CommandError> {
        let mut overlay = Overlay { procedures: Arc::clone(&memory.procedures), jobs: BTreeMap::new() };
        for stored in operation::replayed(connection)? {
            let replayed = match overlay.jobs.entry(stored.job) {
                Entry::Occupied(place) => place.into_mut(),
                Entry::Vacant(place) => match base(connection, stored.job) {
                    Ok(Some(base)) => place.insert(base),
                    _ => continue,
                },
            };
            apply(replayed, &stored, &overlay.procedures, memory, now);
        }
        Ok(overlay)
    }

    /// Ids of the jobs that replay has carried to the other side of "over", as a JSON array.
    pub(crate) fn flipped(&self) -> Result<String, CommandError> {
        let ids: Vec<JobId> = self.jobs.iter().filter(|(_, job)| job.flipped).map(|(id, _)| *id).collect();
        Ok(serde_json::to_string(&ids)?)
    }
}

/// A job by the server's word alone.
fn base(connection: &Connection, id: JobId) -> Result<Option<Replayed>, CommandError> {
    Ok(job::get(connection, id)?.map(|base| Replayed {
        job: base.job,
        gone: base.gone,
        confirmed: base.confirmed,
        flipped: false,
        claim: None,
        service_order: None,
    }))
}

/// One job with its pending operations on top.
pub(crate) fn one(
    connection: &Connection,
    id: JobId,
    stored: &[Stored],
    procedures: &[Procedure],
    memory: &Memory,
    now: &Moment,
) -> Result<Option<Replayed>, CommandError> {
    let Some(mut replayed) = base(connection, id)? else { return Ok(None) };
    for stored in stored.iter().filter(|stored| stored.state.is_replayed()) {
        apply(&mut replayed, stored, procedures, memory, now);
    }
    Ok(Some(replayed))
}

/// Applies one operation. One that the rules refuse on the rows of today has no effect on the view: either the rows
/// show it already, or things changed meanwhile and the server will say what becomes of it.
pub(crate) fn apply(replayed: &mut Replayed, stored: &Stored, procedures: &[Procedure], memory: &Memory, now: &Moment) {
    let (Some(operation), Some(pairing)) = (&stored.operation, &memory.pairing) else { return };
    let at = memory.corrected(operation.moment.wall, now);
    let scene = Scene { job: Some(&replayed.job), procedures, technician: pairing.identity.technician, at };
    let Ok(change) = decide(&scene, operation) else { return };
    replayed.flipped ^= change.job.state.is_over() != replayed.job.state.is_over();
    replayed.job = change.job;
    if let Some(value) = change.claim {
        replayed.claim = Some(Made { value, delivery: stored.delivery() });
    }
    if let Some(value) = change.service_order {
        replayed.service_order = Some(Made { value, delivery: stored.delivery() });
    }
}
