//! Takes operations in: exactly once, in the order of their numbers, by the same rules as on the phone. Whatever
//! cannot be applied is kept and set aside for a person; nothing is dropped and nothing stops what comes after it,
//! except on the same job.

use chrono::{DateTime, Utc};
use domain::clock::Moment;
use domain::clock::{Happened, happened};
use domain::decide::{Scene, decide};
use domain::ids::JobId;
use domain::operation::{Operation, OperationOutcome, ParkReason, content_hash, read_operation};
use domain::procedure::Procedure;
use domain::refusal::Refusal;
use domain::wire::{Envelope, OPERATION_BYTES_MAX, Settled};
use serde::Deserialize;

use crate::api::HistoryEvent;
use crate::db::{DbError, Write};
use crate::store::device::{self, Device};
use crate::store::{claim, history, job, operation, procedure, service_order};

/// What became of the operations of a request.
pub struct Taken {
    /// One answer for each that was taken in, now or before.
    pub settled: Vec<Settled>,
    /// The answers that were found now.
    pub fresh: Vec<OperationOutcome>,
    /// The number that is missing; nothing after the gap was applied.
    pub expected: Option<i64>,
}

/// What came of one phone.
pub struct Delivery<'a> {
    /// The phone's clocks as it was sent.
    pub sent: Option<&'a Moment>,
    /// The operations, in order of number.
    pub operations: &'a [Envelope],
    /// When it came.
    pub received: DateTime<Utc>,
    /// Who of the office brought it as a file, if it was one.
    pub imported_by: Option<&'a str>,
}

/// Takes all operations of a delivery in.
pub fn take_in(tx: &Write<'_>, device: &Device, delivery: &Delivery<'_>) -> Result<Taken, DbError> {
    let procedures = procedure::all(tx)?;
    let intake = Intake { tx, device, delivery, procedures };
    let mut taken = Taken { settled: Vec::new(), fresh: Vec::new(), expected: None };
    let mut expected = device.last_number.saturating_add(1);
    for envelope in delivery.operations {
        let hash = content_hash(envelope.body.get());
        let seen = operation::outcome(tx, envelope.id, &hash)?;
        if seen.is_none() && envelope.number > expected {
            taken.expected = Some(expected);
            break;
        }
        let outcome = match seen {
            Some(outcome) => outcome,
            None => {
                let outcome = intake.settle(envelope, &hash, expected)?;
                taken.fresh.push(outcome.clone());
                outcome
            }
        };
        if envelope.number == expected {
            expected = expected.saturating_add(1);
        }
        taken.settled.push(Settled { id: envelope.id, outcome });
    }
    if expected - 1 != device.last_number {
        device::set_last_number(tx, device.id, expected - 1)?;
    }
    Ok(taken)
}

struct Intake<'a> {
    tx: &'a Write<'a>,
    device: &'a Device,
    delivery: &'a Delivery<'a>,
    procedures: Vec<Procedure>,
}

impl Intake<'_> {
    /// Applies one operation that was not seen before, or parks it; keeps it in either case.
    fn settle(&self, envelope: &Envelope, hash: &str, expected: i64) -> Result<OperationOutcome, DbError> {
        let body = envelope.body.get();
        let read = self.read(envelope, hash, expected)?;
        let job = match &read {
            Ok(operation) => Some(operation.job),
            Err(_) => job_of(body),
        };
        let happened = match &read {
            Ok(operation) => self.happened(operation),
            Err(_) => Happened { at: self.delivery.received, clock_suspect: false },
        };
        let applied = match &read {
            Err(reason) => Err(reason.clone()),
            Ok(operation) => self.apply(operation, happened.at)?,
        };
        let outcome = match &applied {
            Ok(_) => OperationOutcome::ACCEPTED,
            Err(reason) => OperationOutcome::Parked { reason: reason.clone() },
        };
        let kept = operation::Kept {
            id: envelope.id,
            hash,
            device: self.device.id,
            number: envelope.number,
            job,
            body,
            received_at: self.delivery.received,
            happened_at: happened.at,
        };
        operation::insert(self.tx, &kept, &outcome)?;
        if let Some(job) = job {
            self.write_history(job, envelope, &read, happened, &outcome)?;
            if let Ok(Some(event)) = applied {
                history::add(self.tx, job, self.delivery.received, &self.device.technician_name, &event)?;
            }
        }
        Ok(outcome)
    }

    /// Reads an operation that may be applied at all.
    fn read(&self, envelope: &Envelope, hash: &str, expected: i64) -> Result<Result<Operation, ParkReason>, DbError> {
        if envelope.number < expected || operation::id_is_used(self.tx, envelope.id)? {
            return Ok(Err(ParkReason::ClonedPhone));
        }
        if self.device.revoked {
            return Ok(Err(ParkReason::RevokedPhone));
        }
        if hash != envelope.hash || envelope.body.get().len() > OPERATION_BYTES_MAX {
            return Ok(Err(ParkReason::Unreadable));
        }
        Ok(read_operation(envelope.body.get()))
    }

    fn happened(&self, operation: &Operation) -> Happened {
        match self.delivery.sent {
            Some(sent) => happened(&operation.moment, sent, self.delivery.received),
            None => Happened { at: self.delivery.received, clock_suspect: true },
        }
    }

    /// Applies an operation and says what claim came of it. Its parts are taken back together if one of them breaks a
    /// rule of the tables: then it is set aside, and the rest of the request goes on.
    fn apply(
        &self,
        operation: &Operation,
        at: DateTime<Utc>,
    ) -> Result<Result<Option<HistoryEvent>, ParkReason>, DbError> {
        if let Some(operation) = operation::first_parked(self.tx, self.device.id, operation.job)? {
            return Ok(Err(ParkReason::Behind { operation }));
        }
        let known = job::get(self.tx, operation.job)?;
        let scene = Scene { job: known.as_ref(), procedures: &self.procedures, technician: self.device.technician, at };
        let change = match decide(&scene, operation) {
            Ok(change) => change,
            Err(refusal) => return Ok(Err(ParkReason::Refused { refusal })),
        };
        if let Some(order) = &change.service_order
            && service_order::get(self.tx, order.id)?.is_some()
        {
            let refusal = Refusal::ServiceOrderExists { service_order: order.id };
            return Ok(Err(ParkReason::Refused { refusal }));
        }
        let saved = self.tx.savepoint(|| {
            job::save(self.tx, &change.job)?;
            if let Some(order) = &change.service_order {
                service_order::save(self.tx, order)?;
            }
            let Some(new) = &change.claim else { return Ok(None) };
            let claim = claim::insert(self.tx, new)?;
            Ok(Some(HistoryEvent::ClaimSubmitted { amount: claim.amount, due: claim.due }))
        });
        match saved {
            Ok(event) => Ok(Ok(event)),
            Err(error) if DbError::is_constraint(&error) => {
                tracing::error!(%error, "an operation that the rules allow breaks a rule of the tables");
                Ok(Err(ParkReason::Unreadable))
            }
            Err(error) => Err(error),
        }
    }

    fn write_history(
        &self,
        job: JobId,
        envelope: &Envelope,
        read: &Result<Operation, ParkReason>,
        happened: Happened,
        outcome: &OperationOutcome,
    ) -> Result<(), DbError> {
        let operation = read.as_ref().ok();
        let event = HistoryEvent::Operation {
            operation: envelope.id,
            action: operation.map(|operation| operation.action.kind()),
            phone_time: operation.map(|operation| operation.moment.wall),
            happened_at: happened.at,
            clock_suspect: happened.clock_suspect,
            device_name: self.device.name.clone(),
            imported_by: self.delivery.imported_by.map(str::to_owned),
            outcome: outcome.clone(),
        };
        history::add(self.tx, job, self.delivery.received, &self.device.technician_name, &event)
    }
}

/// The job of an operation that cannot be read whole: it may come from a newer app.
fn job_of(body: &str) -> Option<JobId> {
    #[derive(Deserialize)]
    struct OnJob {
        job: JobId,
    }
    serde_json::from_str::<OnJob>(body).ok().map(|operation| operation.job)
}
