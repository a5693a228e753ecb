//! The threads on which a database is worked with: a fixed few that take turns at one queue. Tokio would lend any of
//! its many, and the system's allocator keeps for each what the largest transaction on it has once needed.

use std::any::Any;
use std::collections::VecDeque;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use tokio::sync::oneshot;

use super::DbError;

/// What waits for a thread, in the order in which it came.
pub(super) struct Queue<J> {
    waiting: Mutex<Waiting<J>>,
    more: Condvar,
}

struct Waiting<J> {
    jobs: VecDeque<J>,
    /// How many have been taken so far.
    taken: u64,
    closed: bool,
}

impl<J> Queue<J> {
    fn lock(&self) -> MutexGuard<'_, Waiting<J>> {
        self.waiting.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The next one, as soon as there is one. None: there will be no more.
    pub(super) fn next(&self) -> Option<J> {
        let mut waiting = self.lock();
        while waiting.jobs.is_empty() && !waiting.closed {
            waiting = self.more.wait(waiting).unwrap_or_else(PoisonError::into_inner);
        }
        waiting.take()
    }

    /// How many have come so far.
    pub(super) fn came(&self) -> u64 {
        let waiting = self.lock();
        waiting.taken + waiting.jobs.len() as u64
    }

    /// The next one, if it is one of the first so many that came.
    pub(super) fn next_of(&self, first: u64) -> Option<J> {
        let mut waiting = self.lock();
        if waiting.taken < first { waiting.take() } else { None }
    }
}

impl<J> Waiting<J> {
    fn take(&mut self) -> Option<J> {
        let job = self.jobs.pop_front();
        self.taken += u64::from(job.is_some());
        job
    }
}

/// Threads at one queue. They end after what waits, once this is dropped.
pub(super) struct Threads<J> {
    queue: Arc<Queue<J>>,
    threads: Vec<JoinHandle<()>>,
}

/// Something to be done.
pub(super) type Job = Box<dyn FnOnce() + Send>;

impl Threads<Job> {
    /// Starts so many that do one job after the other.
    pub(super) fn start(count: usize) -> Result<Threads<Job>, DbError> {
        Threads::working(count, |queue: &Queue<Job>| {
            while let Some(job) = queue.next() {
                job();
            }
        })
    }

    /// Does something on one of the threads, unless nobody waits for it any more when its turn comes. Without threads it
    /// is done here.
    pub(super) async fn run<T: Send + 'static>(&self, work: impl FnOnce() -> T + Send + 'static) -> Result<T, DbError> {
        if self.threads.is_empty() {
            return unharmed(work).map_err(|_| DbError::Gone);
        }
        let (answer, answered) = oneshot::channel();
        self.give(Box::new(move || {
            if !answer.is_closed()
                && let Ok(done) = unharmed(work)
            {
                drop(answer.send(done));
            }
        }));
        answered.await.map_err(|_| DbError::Gone)
    }
}

impl<J: Send + 'static> Threads<J> {
    /// Starts so many that do what they find in the queue in a way of their own, until there is no more.
    pub(super) fn working(
        count: usize,
        work: impl Fn(&Queue<J>) + Clone + Send + 'static,
    ) -> Result<Threads<J>, DbError> {
        let waiting = Waiting { jobs: VecDeque::new(), taken: 0, closed: false };
        let queue = Arc::new(Queue { waiting: Mutex::new(waiting), more: Condvar::new() });
        let mut threads = Threads { queue: queue.clone(), threads: Vec::with_capacity(count) };
        for _ in 0..count {
            let (queue, work) = (queue.clone(), work.clone());
            let thread = std::thread::Builder::new().name("database".into()).spawn(move || work(&queue));
            threads.threads.push(thread.map_err(|_| DbError::Gone)?);
        }
        Ok(threads)
    }

    /// Adds something to be done.
    pub(super) fn give(&self, job: J) {
        self.queue.lock().jobs.push_back(job);
        self.queue.more.notify_one();
    }

    /// Waits until everything is done.
    pub(super) fn end(mut self) {
        let threads = std::mem::take(&mut self.threads);
        drop(self);
        for thread in threads {
            drop(thread.join());
        }
    }
}

impl<J> Drop for Threads<J> {
    fn drop(&mut self) {
        self.queue.lock().closed = true;
        self.queue.more.notify_all();
    }
}

/// Does something that may panic, and lives on.
pub(super) fn unharmed<T>(work: impl FnOnce() -> T) -> Result<T, Box<dyn Any + Send>> {
    catch_unwind(AssertUnwindSafe(work))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, clippy::panic, reason = "a test says by panicking that a fact does not hold")]

    use std::sync::mpsc;

    use super::*;

    #[tokio::test]
    async fn one_thread_does_one_thing_after_the_other_and_survives_a_panic() {
        let threads = Threads::start(1).unwrap();
        let broken: Result<(), _> = threads.run(|| panic!("on purpose")).await;
        assert!(matches!(broken, Err(DbError::Gone)));
        let (done, told) = mpsc::channel();
        for number in 0..100 {
            let done = done.clone();
            threads.give(Box::new(move || done.send(number).unwrap()));
        }
        threads.end();
        drop(done);
        assert_eq!(told.iter().collect::<Vec<_>>(), (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn what_came_later_is_not_among_the_first() {
        let threads: Threads<u8> = Threads::working(0, |_| ()).unwrap();
        threads.give(1);
        threads.give(2);
        let first = threads.queue.came();
        threads.give(3);
        assert_eq!((threads.queue.next_of(first), threads.queue.next_of(first)), (Some(1), Some(2)));
        assert_eq!(threads.queue.next_of(first), None);
        assert_eq!(threads.queue.next(), Some(3));
    }
}
