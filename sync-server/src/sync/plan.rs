//! Decides operations in memory, in order, on what was loaded for all of them at once; then everything is written at
//! once. So a thousand operations need no more statements than a few.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::decide::{Scene, decide};
use domain::ids::{DeviceId, JobId, ServiceOrderId};
use domain::job::Job;
use domain::ledger::By;
use domain::operation::{Operation, OperationOutcome, ParkReason};
use domain::procedure::Procedure;
use domain::refusal::Refusal;
use domain::service_order::ServiceOrder;
use domain::wire::Settled;
use domain::zoo::{Bug, planted};

use super::delivery::{Delivered, Delivery, Taken};
use crate::api::HistoryEvent;
use crate::db::{DbError, Read, Value, Write};
use crate::finance::{Opening, open};
use crate::store::device::{self, Device};
use crate::store::operation::{self, FirstParked, Kept, Stored};
use crate::store::{history, job, procedure, service_order};

/// Rows of a kind that are made ready for the tables together: the values of thousands would take as much memory again
/// as all that came.
const PART: usize = 256;

/// What is known, and what shall be written.
pub struct Plan<'a> {
    procedures: Vec<Procedure>,
    devices: HashMap<DeviceId, Device>,
    stored: Stored,
    parked: FirstParked,
    jobs: HashMap<JobId, Job>,
    orders: HashSet<ServiceOrderId>,
    changed: Changed<'a>,
}

/// What shall be written, in the order in which it was decided.
#[derive(Default)]
struct Changed<'a> {
    operations: Vec<Kept<'a>>,
    jobs: Vec<JobId>,
    orders: Vec<ServiceOrder>,
    claims: Vec<Opening>,
    history: Vec<history::Entry>,
    devices: Vec<DeviceId>,
}

impl<'a> Plan<'a> {
    /// Loads all that the operations of these deliveries need to be decided.
    pub fn load(tx: &Read<'_>, deliveries: impl Iterator<Item = &'a Part<'a>> + Clone) -> Result<Plan<'a>, DbError> {
        let all = || deliveries.clone().flat_map(|part| part.operations);
        let ids: Vec<Value> = all().map(|operation| operation.id.into()).collect();
        // Where the tables are at odds with the rules nothing is applied, so nothing need be read that may be broken.
        let sound = deliveries.clone().filter(|part| !part.breaks_a_rule).flat_map(|part| part.operations);
        let on: BTreeSet<JobId> = sound.filter_map(|operation| operation.job).collect();
        let jobs: Vec<Value> = on.into_iter().map(Value::from).collect();
        let orders: Vec<Value> = all().filter_map(order_of).map(Value::from).collect();
        let from: BTreeSet<DeviceId> = deliveries.clone().map(|part| part.delivery.device).collect();
        let from: Vec<Value> = from.into_iter().map(Value::from).collect();
        Ok(Plan {
            procedures: procedure::all(tx)?,
            devices: device::get_all(tx, &from)?,
            stored: operation::stored(tx, &ids)?,
            parked: operation::first_parked(tx, &jobs)?,
            jobs: job::get_all(tx, &jobs)?,
            orders: service_order::existing(tx, &orders)?,
            changed: Changed::default(),
        })
    }

    /// Decides the operations of a delivery. None if its phone is not known.
    pub fn take(&mut self, part: &Part<'a>) -> Option<Taken> {
        let mut device = self.devices.get(&part.delivery.device)?.clone();
        let before = device.last_number;
        let mut taken = Taken::default();
        for delivered in part.operations {
            let expected = device.last_number.saturating_add(1);
            let known = self.stored.get(&delivered.id).map(Vec::as_slice).unwrap_or_default();
            let same = |hash: &str| hash == delivered.hash || planted(Bug::ContentIgnored);
            let seen = known.iter().find(|(hash, ..)| same(hash));
            let seen = seen.map(|(_, outcome, pairing)| (outcome.clone(), *pairing));
            let seen = seen.filter(|_| !planted(Bug::DecidedAgain));
            if seen.is_none() && delivered.number > expected && !planted(Bug::GapTaken) {
                taken.expected = Some(expected);
                break;
            }
            let cloned = !planted(Bug::DecidedAgain) && (delivered.number < expected || !known.is_empty());
            if cloned && seen.is_none() && planted(Bug::CloneDropped) {
                let outcome = OperationOutcome::ACCEPTED;
                taken.settled.push(Settled { id: delivered.id, outcome, pairing: None });
                continue;
            }
            let repeated = seen.is_some();
            let (outcome, pairing) = seen.unwrap_or_else(|| {
                let outcome = self.settle(part, &device, delivered, cloned);
                taken.fresh.push(outcome.clone());
                (outcome, device.id)
            });
            if delivered.number == expected || planted(Bug::GapTaken) {
                device.last_number = delivered.number;
                device.repeated += i64::from(repeated);
            }
            if planted(Bug::QueueStuck) && matches!(outcome, OperationOutcome::Parked { .. }) {
                break;
            }
            let pairing = (pairing != device.id).then_some(pairing);
            taken.settled.push(Settled { id: delivered.id, outcome, pairing });
        }
        if device.last_number != before && !self.changed.devices.contains(&device.id) {
            self.changed.devices.push(device.id);
        }
        self.devices.insert(device.id, device);
        Some(taken)
    }

    /// Applies one operation that was not seen before, or parks it; keeps it in either case.
    fn settle(&mut self, part: &Part<'a>, device: &Device, delivered: &'a Delivered, cloned: bool) -> OperationOutcome {
        let read = match &delivered.read {
            _ if cloned => Err(ParkReason::ClonedPhone),
            _ if device.revoked => Err(ParkReason::RevokedPhone),
            _ if part.breaks_a_rule => Err(ParkReason::Unreadable),
            _ if planted(Bug::ClockDecides) && delivered.happened.clock_suspect => Err(ParkReason::Unreadable),
            read => read.as_ref().map_err(Clone::clone),
        };
        let at = delivered.happened.at;
        let applied = read.and_then(|operation| self.apply(device, operation, at, part.delivery.received));
        let outcome = match &applied {
            Ok(_) => OperationOutcome::ACCEPTED,
            Err(ParkReason::Refused { refusal: Refusal::NotYours }) if planted(Bug::SilentDrop) => {
                OperationOutcome::ACCEPTED
            }
            Err(reason) => OperationOutcome::Parked { reason: reason.clone() },
        };
        if let (Some(job), Err(_)) = (delivered.job, &applied) {
            self.parked.entry((device.id, job)).or_insert(delivered.id);
        }
        self.stored.entry(delivered.id).or_default().push((delivered.hash.clone(), outcome.clone(), device.id));
        self.changed.operations.push(Kept {
            id: delivered.id,
            hash: &delivered.hash,
            device: device.id,
            number: delivered.number,
            job: delivered.job,
            body: &delivered.body,
            received_at: part.delivery.received,
            happened_at: at,
            outcome: outcome.clone(),
        });
        if let Some(job) = delivered.job {
            let operation = delivered.read.as_ref().ok();
            let mut note = |event| {
                let (at, who) = (part.delivery.received, device.technician_name.clone());
                self.changed.history.push(history::Entry { job, at, who, event });
            };
            note(HistoryEvent::Operation {
                operation: delivered.id,
                action: operation.map(|operation| operation.action.kind()),
                phone_time: operation.map(|operation| operation.moment.wall),
                happened_at: at,
                clock_suspect: delivered.happened.clock_suspect,
                device_name: device.name.clone(),
                imported_by: part.delivery.imported_by.clone(),
                outcome: outcome.clone(),
            });
            if let Ok(Some(event)) = applied {
                note(event);
            }
        }
        outcome
    }

    /// Applies an operation and says what claim came of it.
    fn apply(
        &mut self,
        device: &Device,
        operation: &Operation,
        at: DateTime<Utc>,
        received: DateTime<Utc>,
    ) -> Result<Option<HistoryEvent>, ParkReason> {
        if let Some(operation) = self.parked.get(&(device.id, operation.job)) {
            return Err(ParkReason::Behind { operation: *operation });
        }
        let known = self.jobs.get(&operation.job);
        let scene = Scene { job: known, procedures: &self.procedures, technician: device.technician, at };
        let change = decide(&scene, operation).map_err(|refusal| ParkReason::Refused { refusal })?;
        if let Some(refusal) = change.refused(&self.orders) {
            return Err(ParkReason::Refused { refusal });
        }
        if let Some(order) = change.service_order {
            self.orders.insert(order.id);
            self.changed.orders.push(order);
        }
        let event = change.claim.map(|claim| {
            let event = HistoryEvent::of_claim(&claim);
            let by = By::Technician { technician: device.technician };
            self.changed.claims.push(Opening { claim, at: received, by });
            event
        });
        self.changed.jobs.push(change.job.id);
        if !planted(Bug::StaleState) {
            self.jobs.insert(change.job.id, change.job);
        }
        Ok(event)
    }

    /// Writes what was decided.
    ///
    /// # Errors
    /// [`DbError`]; a broken rule of the tables is one.
    pub fn write(mut self, tx: &Write<'_>) -> Result<(), DbError> {
        let version = tx.revision();
        let mut changed = self.changed;
        for part in changed.operations.chunks(PART) {
            operation::insert_all(tx, part)?;
        }
        let mut jobs = changed.jobs.iter().filter_map(|id| self.jobs.remove(id)).map(|job| Job { version, ..job });
        loop {
            let part: Vec<Job> = jobs.by_ref().take(PART).collect();
            if part.is_empty() {
                break;
            }
            job::save_all(tx, &part)?;
        }
        changed.orders.iter_mut().for_each(|order| order.version = version);
        for part in changed.orders.chunks(PART) {
            service_order::save_all(tx, part)?;
        }
        changed.claims.iter_mut().for_each(|opening| opening.claim.version = version);
        for part in changed.claims.chunks(PART) {
            open(tx, part)?;
        }
        for part in changed.history.chunks(PART) {
            history::add_all(tx, part)?;
        }
        let devices = changed.devices.iter().filter_map(|id| self.devices.get(id));
        device::set_last_numbers(tx, devices.map(|device| (device.id, device.last_number, device.repeated)))
    }
}

/// Operations of a delivery that are decided and written together.
#[derive(Clone)]
pub struct Part<'a> {
    /// Of which delivery.
    pub delivery: &'a Delivery,
    /// Which of its operations.
    pub operations: &'a [Delivered],
    /// The tables have refused it although the rules allow it: it is kept and not applied.
    pub breaks_a_rule: bool,
}

/// The service order that an operation opens.
fn order_of(delivered: &Delivered) -> Option<ServiceOrderId> {
    match &delivered.read {
        Ok(Operation { action: domain::operation::Action::RequestServiceOrder { service_order, .. }, .. }) => {
            Some(*service_order)
        }
        _ => None,
    }
}
