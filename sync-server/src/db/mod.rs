//! The thin connection layer. Statements are written once, in the common subset of SQLite and PostgreSQL, with `$1`
//! placeholders; this folder is the only place that knows an engine. A [`Database`] hands out two things: `read`, a
//! snapshot that sees one state, and `write`, a transaction that holds the only writer.
//!
//! What the common subset means, beyond the words of SQL: a statement has at most 32,766 values; a number is compared
//! with a column or cast (`CAST(SUM(…) AS BIGINT)`); texts are sorted by their bytes; nothing is sorted by a column
//! that may be empty, because the engines disagree where that belongs; `LIKE` is given small letters on both sides.

mod error;
mod migrate;
mod place;
mod postgres;
mod renew;
mod row;
mod sqlite;
mod statement;
mod threads;
mod transaction;

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use backon::ExponentialBuilder;

pub use error::DbError;
pub use place::Place;
pub use renew::FileSystem;
pub use row::Row;
pub use statement::{Filter, Value, small};
pub use transaction::{Read, Write};

/// Revisions of this process that are remembered until somebody asks for them.
const WRITTEN_MAX: usize = 10_000;
/// How long to wait for another process that writes, such as `demo` beside `serve`, and for a server that is away.
const PATIENCE: Duration = Duration::from_secs(10);
/// A longer statement is one of a kind, for example with a value for each of many rows: it is not kept prepared.
const KEPT_LENGTH_MAX: usize = 16 * 1024;

/// The version of the tables of this server.
pub const VERSION: i64 = migrate::NEWEST;

/// Where everything is kept. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    engine: Engine,
    written: Arc<Mutex<BTreeSet<i64>>>,
}

#[derive(Clone)]
enum Engine {
    Sqlite(Arc<sqlite::Engine>),
    Postgres(Arc<postgres::Engine>),
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Database")
    }
}

impl Database {
    /// Opens the database and brings its tables up to date. A file is made if it is not there; a database of
    /// PostgreSQL's is not.
    ///
    /// # Errors
    /// [`DbError`] when it cannot be opened or belongs to a newer server.
    pub async fn open(place: impl Into<Place>) -> Result<Database, DbError> {
        match place.into() {
            Place::File(path) => Self::open_sqlite(&path, None).await,
            Place::Postgres(config) => {
                let engine = blocking(move || postgres::Engine::open(&config)).await??;
                Ok(Database::of(Engine::Postgres(Arc::new(engine))))
            }
        }
    }

    /// Opens a file of SQLite's on a test's file system, or on the usual one. On a test's it works on the thread of who
    /// calls, so that the same is done in the same order each time.
    ///
    /// # Errors
    /// [`DbError`] when it cannot be opened or belongs to a newer server.
    pub async fn open_sqlite(path: &Path, file_system: Option<FileSystem>) -> Result<Database, DbError> {
        let engine = if file_system.is_some() {
            sqlite::Engine::open(path, file_system)?
        } else {
            let path = path.to_owned();
            blocking(move || sqlite::Engine::open(&path, None)).await??
        };
        Ok(Database::of(Engine::Sqlite(Arc::new(engine))))
    }

    fn of(engine: Engine) -> Database {
        Database { engine, written: Arc::default() }
    }

    /// Opens a database that is there, to look at it: nothing is made or brought up to date.
    ///
    /// # Errors
    /// [`DbError`] when there is none.
    pub async fn look(place: impl Into<Place>) -> Result<Database, DbError> {
        let place = place.into();
        let look = move || match place {
            Place::File(path) => sqlite::Engine::look(&path).map(|engine| Engine::Sqlite(Arc::new(engine))),
            Place::Postgres(config) => postgres::Engine::look(&config).map(|engine| Engine::Postgres(Arc::new(engine))),
        };
        Ok(Database::of(blocking(look).await??))
    }

    /// Ends the work on a file that nobody else has open: everything is in the one file then, and nothing beside it. A
    /// database of PostgreSQL's is no file.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn close_as_one_file(self) -> Result<(), DbError> {
        match self.engine {
            Engine::Sqlite(engine) => Arc::into_inner(engine).ok_or(DbError::Gone)?.close_as_one_file().await,
            Engine::Postgres(_) => Ok(()),
        }
    }

    /// Waits until a sync of the disk has failed, if need be for ever. From then on nothing is written any more, and the
    /// process has to end. PostgreSQL looks after its own disk, in the same way.
    pub async fn sync_failed(&self) {
        match &self.engine {
            Engine::Sqlite(engine) => engine.sync_failed().await,
            Engine::Postgres(_) => std::future::pending().await,
        }
    }

    /// A sync of the disk has failed.
    #[must_use]
    pub fn has_failed_sync(&self) -> bool {
        matches!(&self.engine, Engine::Sqlite(engine) if engine.has_failed_sync())
    }

    /// Runs `work` on one snapshot, on a thread that may block.
    ///
    /// # Errors
    /// What `work` answers, or [`DbError`].
    pub async fn read<T, E>(&self, work: impl FnOnce(&Read<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        match &self.engine {
            Engine::Sqlite(engine) => engine.read(work).await,
            Engine::Postgres(engine) => engine.read(work).await,
        }
    }

    /// Runs `work` in the one writing transaction: all of it is kept, or nothing. Gives the revision beside its answer.
    /// An engine may break a transaction off for the sake of another one; then `work` runs again from the beginning, so
    /// it must do nothing but read and write.
    ///
    /// # Errors
    /// What `work` answers, or [`DbError`]; nothing is written then, unless [`DbError::is_unknown`] says that it may be.
    pub async fn write<T, E>(&self, work: impl Fn(&Write<'_>) -> Result<T, E> + Send + 'static) -> Result<(T, i64), E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        // Noted before anybody can see it: in between it would be taken for another process's.
        let noted = Arc::new(AtomicI64::new(0));
        let (last, written) = (noted.clone(), self.written.clone());
        let noting = move |tx: &Write<'_>| {
            let done = work(tx)?;
            let revision = tx.revision();
            let mut written = written.lock().unwrap_or_else(PoisonError::into_inner);
            written.remove(&last.swap(revision, Ordering::Relaxed)); // of an attempt that was broken off
            written.insert(revision);
            if written.len() > WRITTEN_MAX {
                written.pop_first();
            }
            Ok(done)
        };
        let done = match &self.engine {
            Engine::Sqlite(engine) => engine.write(noting).await,
            Engine::Postgres(engine) => engine.write(noting).await,
        };
        if done.is_err() {
            // It may be there all the same: then pages look once too often, which is better than once too little.
            let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
            written.remove(&noted.load(Ordering::Relaxed));
        }
        done
    }

    /// Whether another process has written any of the revisions after one, up to another. Each is asked for once: what
    /// is remembered of them is forgotten.
    #[must_use]
    pub fn foreign(&self, after: i64, until: i64) -> bool {
        let mut written = self.written.lock().unwrap_or_else(PoisonError::into_inner);
        let later = written.split_off(&until.saturating_add(1));
        let ours = std::mem::replace(&mut *written, later).range(after.saturating_add(1)..).count();
        i64::try_from(ours).is_ok_and(|ours| ours < until - after)
    }

    /// The tables are those of this server.
    ///
    /// # Errors
    /// [`DbError`] when the database does not answer.
    pub async fn is_current(&self) -> Result<bool, DbError> {
        self.read(|tx| Ok(tx.version()? == VERSION)).await
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, DbError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| DbError::Gone)
}

/// Pauses between attempts, with chance in them so that two do not meet again.
fn patience() -> ExponentialBuilder {
    ExponentialBuilder::new()
        .with_min_delay(Duration::from_millis(2))
        .with_max_delay(Duration::from_millis(250))
        .without_max_times()
        .with_total_delay(Some(PATIENCE))
        .with_jitter()
}
