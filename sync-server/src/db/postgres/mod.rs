//! PostgreSQL, 15 or later: connections that read and a few that write. The head's row is the lock: whoever bumps it
//! holds it until its commit is seen by everybody, so commits happen in the order of revisions, across all servers on
//! one database. Nothing else is needed of the engine: no advisory lock, no trigger, no sequence.

mod connection;
mod pool;

use std::sync::Arc;
use std::time::Instant;

use backon::BlockingRetryable;
use postgres::error::SqlState;
use postgres::{Config, IsolationLevel};
use tokio::sync::oneshot;

use connection::{Connection, State};
use pool::{Pool, Session};

use super::error::Remedy;
use super::threads::{Job, Queue, Threads, unharmed};
use super::{DbError, PATIENCE, Read, Write, migrate, patience};

/// Readers at once. Each serves all that wait with one snapshot, so more would only hold connections.
const READERS: usize = 4;
/// Writers at once. One holds the lock of the head, the next one has its turn the moment it is free; more would only
/// hold connections.
const WRITERS: usize = 2;

pub(super) struct Engine {
    pool: Arc<Pool>,
    writing: Threads<Job>,
    reading: Threads<Reading>,
}

/// Somebody who wants to read, and hears why he cannot.
type Reading = Box<dyn FnOnce(Result<&Read<'_>, DbError>) + Send>;

/// Why a transaction did not end well, and what helps.
struct Trouble<E> {
    error: E,
    remedy: Remedy,
}

impl<E: From<DbError>> From<postgres::Error> for Trouble<E> {
    fn from(error: postgres::Error) -> Trouble<E> {
        Trouble { remedy: Remedy::of(&error), error: DbError::from(error).into() }
    }
}

impl Engine {
    /// Connects and brings the tables up to date. A server that is just starting is waited for.
    pub(super) fn open(config: &Config) -> Result<Engine, DbError> {
        let pool = Pool::new(config);
        patiently(|| {
            let mut session = pool.take()?;
            let encoding: String = session.client.query_one("SHOW server_encoding", &[])?.get(0);
            let ready = if encoding == "UTF8" {
                migrate::postgres(&mut session.client)
            } else {
                // Sooner or later somebody would write what it cannot hold.
                Err(DbError::Place("the database must be one with the encoding UTF8"))
            };
            pool.give(session);
            ready.map_err(|error| Trouble { error, remedy: Remedy::None })
        })?;
        Engine::on(pool)
    }

    /// Leaves the tables as they are. Nothing is asked of the server yet.
    pub(super) fn look(config: &Config) -> Result<Engine, DbError> {
        Engine::on(Pool::new(config))
    }

    fn on(pool: Pool) -> Result<Engine, DbError> {
        let pool = Arc::new(pool);
        let lent = pool.clone();
        let reading = Threads::working(READERS, move |queue| read_on(&lent, queue))?;
        Ok(Engine { pool, writing: Threads::start(WRITERS)?, reading })
    }

    pub(super) async fn read<T, E>(&self, work: impl FnOnce(&Read<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let (answer, answered) = oneshot::channel();
        self.reading.give(Box::new(move |snapshot: Result<&Read<'_>, DbError>| {
            if !answer.is_closed()
                && let Ok(done) = unharmed(|| work(snapshot?))
            {
                drop(answer.send(done));
            }
        }));
        answered.await.map_err(|_| DbError::Gone)?
    }

    pub(super) async fn write<T, E>(
        &self,
        work: impl Fn(&Write<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<(T, i64), E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let pool = self.pool.clone();
        let done = self.writing.run(move || patiently(|| on_session(&pool, |session| write_once(session, &work))));
        done.await?
    }
}

/// Tries again, after longer and longer pauses, while that can help. The pauses have an end of their own; attempts that
/// wait for a server that does not even refuse count as well.
fn patiently<T, E>(attempt: impl FnMut() -> Result<T, Trouble<E>>) -> Result<T, E> {
    let begun = Instant::now();
    let attempts = attempt.retry(patience()).sleep(std::thread::sleep);
    let attempts = attempts.when(|trouble| trouble.remedy != Remedy::None && begun.elapsed() < PATIENCE);
    let attempts = attempts.notify(|trouble, pause| {
        tracing::debug!(remedy = ?trouble.remedy, ?pause, "the transaction runs again");
    });
    attempts.call().map_err(|trouble| trouble.error)
}

/// Lends a session. One that was lost is not given back; nor is one on which the work panicked.
fn on_session<T, E: From<DbError>>(
    pool: &Pool,
    work: impl FnOnce(&mut Session) -> Result<T, Trouble<E>>,
) -> Result<T, Trouble<E>> {
    let mut session = pool.take()?;
    let done = work(&mut session);
    let lost = done.as_ref().is_err_and(|trouble| trouble.remedy == Remedy::Reconnect);
    // Where one connection is lost, those that lie ready are likely to be.
    if lost {
        pool.clear()
    } else {
        pool.give(session)
    }
    done
}

/// Serves those who want to read, until there will be no more.
fn read_on(pool: &Pool, queue: &Queue<Reading>) {
    while let Some(reading) = queue.next() {
        let mut first = Some(reading);
        let served = patiently(|| on_session(pool, |session| read_once(session, &mut first, queue)));
        if let (Err(error), Some(reading)) = (served, first) {
            reading(Err(error));
        }
    }
}

/// Serves the first in one snapshot, and with the same one all who wait by then: beginning and ending it takes longer than
/// what a phone reads. Each work runs at most once: what is tried again is the beginning, on a connection that was lost
/// while it lay in the pool.
fn read_once(
    session: &mut Session,
    first: &mut Option<Reading>,
    queue: &Queue<Reading>,
) -> Result<(), Trouble<DbError>> {
    // Who comes after the snapshot was taken could miss what he himself has written before.
    let came = queue.came();
    let transaction = session.client.build_transaction();
    let transaction = transaction.isolation_level(IsolationLevel::RepeatableRead).read_only(true).start()?;
    let connection = Connection::new(transaction, &mut session.statements);
    let snapshot = Read::of(&connection);
    while let Some(reading) = first.take().or_else(|| queue.next_of(came)) {
        reading(Ok(&snapshot));
        if connection.state() != State::Sound {
            break; // it answers nobody else
        }
    }
    Ok(())
}

/// Writes. Nothing is kept unless the answer is good; the one exception is [`DbError::Unknown`].
fn write_once<T, E: From<DbError>>(
    session: &mut Session,
    work: &impl Fn(&Write<'_>) -> Result<T, E>,
) -> Result<(T, i64), Trouble<E>> {
    let transaction = session.client.build_transaction();
    let transaction = transaction.isolation_level(IsolationLevel::ReadCommitted).read_only(false).start()?;
    let connection = Connection::new(transaction, &mut session.statements);
    let done = Write::run(&connection, work);
    let remedy = match connection.state() {
        State::Doomed(remedy) => remedy,
        State::Sound | State::Failed => Remedy::None,
    };
    let done = done.map_err(|error| Trouble { error, remedy })?;
    if connection.state() != State::Sound {
        return Err(Trouble { error: DbError::PassedOver.into(), remedy });
    }
    connection.commit().map_err(|error| not_committed(error))?;
    Ok(done)
}

/// PostgreSQL's own word that a commit failed is trusted. Silence, and a state that says that the server itself does
/// not know, are not: running the work again could do it twice.
fn not_committed<E: From<DbError>>(error: postgres::Error) -> Trouble<E> {
    let known = error.code().is_some_and(|state| *state != SqlState::T_R_STATEMENT_COMPLETION_UNKNOWN);
    match Remedy::of(&error) {
        Remedy::Reconnect => Trouble { error: DbError::Unknown.into(), remedy: Remedy::None },
        _ if !known => Trouble { error: DbError::Unknown.into(), remedy: Remedy::None },
        remedy => Trouble { error: DbError::from(error).into(), remedy },
    }
}
