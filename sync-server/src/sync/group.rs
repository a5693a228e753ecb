//! Deliveries that wait share one transaction: a commit waits for the disk, and a hundred phones can wait for the same
//! one. The first that finds nobody at work leads: it takes all that wait, and while they are written the next group
//! gathers. Nobody waits for others to come.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::oneshot;

use super::delivery::{Delivery, Taken};
use super::take_in::take_in;
use crate::db::DbError;
use crate::failure::{Answer, Failure};
use crate::state::{AppState, Topic};

/// Deliveries in one group.
const GROUP_DELIVERIES: usize = 1_000;
/// A group is full when it holds so many bytes, so that those behind it wait a moment and no longer.
const GROUP_BYTES: usize = 4 * 1024 * 1024;
/// Bytes that may wait in all; who comes then is asked to come again.
const WAITING_BYTES: usize = 64 * 1024 * 1024;

/// Those that wait.
#[derive(Default)]
pub struct Waiting {
    queue: Mutex<Queue>,
}

/// Where somebody waits for what became of a delivery.
type Answering = oneshot::Sender<Answer<Taken>>;

#[derive(Default)]
struct Queue {
    waiting: VecDeque<(Delivery, Answering)>,
    bytes: usize,
    somebody_leads: bool,
}

impl Waiting {
    fn lock(&self) -> MutexGuard<'_, Queue> {
        self.queue.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Adds one. True if it must lead.
    fn join(&self, delivery: Delivery, answer: Answering) -> Answer<bool> {
        let mut queue = self.lock();
        if queue.bytes > WAITING_BYTES {
            return Err(Failure::busy());
        }
        queue.bytes += delivery.bytes();
        queue.waiting.push_back((delivery, answer));
        Ok(!std::mem::replace(&mut queue.somebody_leads, true))
    }

    /// The next group. If nobody waits there is none, and nobody leads any more.
    fn next(&self) -> Option<(Vec<Delivery>, Vec<Answering>)> {
        let mut queue = self.lock();
        let (mut deliveries, mut answers, mut bytes) = (Vec::new(), Vec::new(), 0);
        while bytes < GROUP_BYTES && deliveries.len() < GROUP_DELIVERIES {
            let Some((delivery, answer)) = queue.waiting.pop_front() else { break };
            bytes += delivery.bytes();
            deliveries.push(delivery);
            answers.push(answer);
        }
        queue.bytes -= bytes;
        queue.somebody_leads = !deliveries.is_empty();
        queue.somebody_leads.then_some((deliveries, answers))
    }
}

/// Takes a delivery in, together with others that wait. It is on disk when this answers, and it may be when this is
/// dropped: a phone that has hung up sends again and gets the stored answer.
pub async fn deliver(state: &AppState, delivery: Delivery) -> Answer<Taken> {
    let (answer, answered) = oneshot::channel();
    if state.waiting().join(delivery, answer)? {
        // A task of its own: the others must not depend on the patience of the first one's phone.
        tokio::spawn(lead(state.clone()));
    }
    answered.await.map_err(|_| Failure::Broken(DbError::Gone))?
}

async fn lead(state: AppState) {
    while let Some((deliveries, answers)) = state.waiting().next() {
        state.metrics().group(deliveries.len());
        let topics = [Topic::Jobs, Topic::ServiceOrders, Topic::Claims, Topic::Technicians];
        match state.write(&topics, move |tx| Ok(take_in(tx, &deliveries)?)).await {
            Ok(taken) => answers.into_iter().zip(taken).for_each(|(answer, taken)| drop(answer.send(taken))),
            Err(failure) => fail_all(answers, failure),
        }
    }
}

/// Tells all of a group that nothing was written.
fn fail_all(answers: Vec<Answering>, failure: Failure) {
    let error = match failure {
        Failure::Broken(error) => Arc::new(error),
        Failure::No(..) => Arc::new(DbError::Gone), // the work of a group says no to each of its requests, never itself
    };
    for answer in answers {
        drop(answer.send(Err(Failure::Broken(DbError::Shared(error.clone())))));
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test says by panicking that a fact does not hold")]

    use chrono::Utc;
    use domain::ids::{DeviceId, OperationId};
    use domain::wire::Envelope;
    use serde_json::value::RawValue;
    use uuid::Uuid;

    use super::super::delivery::Delivered;
    use super::*;

    fn delivery(bytes: usize) -> Delivery {
        let body = RawValue::from_string(format!("\"{}\"", "x".repeat(bytes))).unwrap();
        let envelope = Envelope { id: OperationId(Uuid::nil()), number: 1, hash: String::new(), body };
        let (device, received) = (DeviceId(Uuid::nil()), Utc::now());
        let operations = vec![Delivered::read(envelope, None, received)];
        Delivery { device, operations, received, imported_by: None }
    }

    #[test]
    fn the_first_leads_and_the_others_wait_for_the_next_group() {
        let waiting = Waiting::default();
        let join = |bytes| waiting.join(delivery(bytes), oneshot::channel().0);
        assert!(join(1).unwrap(), "nobody is at work");
        assert_eq!(waiting.next().unwrap().0.len(), 1, "it waits for no other");
        for _ in 0..GROUP_DELIVERIES + 5 {
            assert!(!join(1).unwrap(), "somebody is at work");
        }
        assert_eq!(waiting.next().unwrap().0.len(), GROUP_DELIVERIES, "a group has an end");
        assert_eq!(waiting.next().unwrap().0.len(), 5);
        assert!(waiting.next().is_none());
        assert!(join(1).unwrap(), "nobody leads any more");
    }

    #[test]
    fn a_group_of_large_deliveries_is_small_and_what_waits_has_an_end() {
        let waiting = Waiting::default();
        let join = |bytes| waiting.join(delivery(bytes), oneshot::channel().0);
        let mut joined = 0;
        while join(GROUP_BYTES / 4).is_ok() {
            joined += 1;
        }
        assert_eq!(joined, WAITING_BYTES / (GROUP_BYTES / 2));
        assert_eq!(waiting.next().unwrap().0.len(), 2);
        assert!(join(1).is_ok(), "there is room again");
        while waiting.next().is_some() {}
        assert_eq!(waiting.lock().bytes, 0);
    }
}
