//! What came of one phone, read and ready to be taken in, and what became of it.

use chrono::{DateTime, Utc};
use domain::clock::{Happened, Moment, happened};
use domain::ids::{DeviceId, JobId, OperationId};
use domain::operation::{Operation, OperationOutcome, ParkReason, content_hash, read_operation};
use domain::wire::{Envelope, OPERATION_BYTES_MAX, Settled};
use serde::Deserialize;

use super::blocking;
use crate::failure::Answer;

/// Up to so many operations, reading them takes less than handing them to another thread.
const AT_ONCE: usize = 32;

/// What came of one phone.
pub struct Delivery {
    /// Which.
    pub device: DeviceId,
    /// The operations, in order of number.
    pub operations: Vec<Delivered>,
    /// When it came.
    pub received: DateTime<Utc>,
    /// Who of the office brought it as a file, if it was one.
    pub imported_by: Option<String>,
}

/// One operation, read. All that takes time and no database happens here, before anybody waits for the writer.
#[derive(Debug)]
pub struct Delivered {
    /// Its id.
    pub id: OperationId,
    /// The phone's number.
    pub number: i64,
    /// The hash of the bytes as they came.
    pub hash: String,
    /// The bytes.
    pub body: String,
    /// What they say, or why they cannot be applied.
    pub read: Result<Operation, ParkReason>,
    /// On which job, if that could be read: it may come from a newer app.
    pub job: Option<JobId>,
    /// When it happened.
    pub happened: Happened,
}

/// What became of a delivery.
#[derive(Debug, Default)]
pub struct Taken {
    /// One answer for each operation that was taken in, now or before.
    pub settled: Vec<Settled>,
    /// The answers that were found now.
    pub fresh: Vec<OperationOutcome>,
    /// The number that is missing; nothing after the gap was applied.
    pub expected: Option<i64>,
}

impl Delivery {
    /// Reads what a phone has sent, with its clocks as it sent it.
    pub async fn read(
        device: DeviceId,
        sent: Option<Moment>,
        envelopes: Vec<Envelope>,
        received: DateTime<Utc>,
    ) -> Answer<Delivery> {
        let many = envelopes.len() > AT_ONCE;
        let read = move || envelopes.into_iter().map(|envelope| Delivered::read(envelope, sent, received)).collect();
        let operations = if many { blocking(read).await? } else { read() };
        Ok(Delivery { device, operations, received, imported_by: None })
    }

    /// How much memory it takes, roughly, in bytes.
    pub fn bytes(&self) -> usize {
        self.operations.iter().map(|operation| 2 * operation.body.len() + 500).sum()
    }
}

impl Delivered {
    /// Reads one.
    pub fn read(envelope: Envelope, sent: Option<Moment>, received: DateTime<Utc>) -> Delivered {
        let body = String::from(Box::<str>::from(envelope.body));
        let hash = content_hash(&body);
        let damaged = hash != envelope.hash || body.len() > OPERATION_BYTES_MAX;
        let read = if damaged { Err(ParkReason::Unreadable) } else { read_operation(&body) };
        let job = read.as_ref().map_or_else(|_| job_of(&body), |operation| Some(operation.job));
        // What is not applied now may be accepted later, and is dated then by when it happened.
        let moment = read.as_ref().map_or_else(|_| moment_of(&body), |operation| Some(operation.moment));
        let happened = match (&moment, sent) {
            (Some(moment), Some(sent)) => happened(moment, &sent, received),
            (moment, _) => Happened { at: received, clock_suspect: moment.is_some() },
        };
        Delivered { id: envelope.id, number: envelope.number, hash, body, read, job, happened }
    }
}

/// The job of an operation that cannot be read whole.
fn job_of(body: &str) -> Option<JobId> {
    #[derive(Deserialize)]
    struct OnJob {
        job: JobId,
    }
    serde_json::from_str::<OnJob>(body).ok().map(|operation| operation.job)
}

/// The moment of an operation that cannot be read whole.
fn moment_of(body: &str) -> Option<Moment> {
    #[derive(Deserialize)]
    struct AtMoment {
        moment: Moment,
    }
    serde_json::from_str::<AtMoment>(body).ok().map(|operation| operation.moment)
}
