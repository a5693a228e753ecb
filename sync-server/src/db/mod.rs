//! The thin connection layer. Statements are written once, in the common subset of SQLite and PostgreSQL, with `$1`
//! placeholders; this folder is the only place that knows an engine. A [`Database`] hands out two things: `read`, a
//! snapshot that sees one state, and `write`, a transaction that holds the only writer.

mod migrate;
mod sqlite;
mod statement;

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

pub use sqlite::Row;
pub use statement::{Filter, Value};

/// The database is broken, full, or not what it should be. Never the fault of who asked.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// The engine said no.
    #[error("database: {0}")]
    Engine(#[from] rusqlite::Error),
    /// The tables could not be brought up to date.
    #[error("migration: {0}")]
    Migration(#[from] Box<refinery::Error>),
    /// A row does not hold what was written.
    #[error("stored value: {0}")]
    Stored(String),
    /// The thread that worked for us is gone.
    #[error("the database's thread ended")]
    Gone,
    /// The bundled engine has known faults.
    #[error("SQLite {0} is older than 3.51.3")]
    TooOld(String),
}

impl From<serde_json::Error> for DbError {
    fn from(error: serde_json::Error) -> Self {
        DbError::Stored(error.to_string())
    }
}

impl DbError {
    /// A rule of the tables was broken, for example a key that exists: trying again will not help.
    #[must_use]
    pub fn is_constraint(&self) -> bool {
        matches!(self, DbError::Engine(rusqlite::Error::SqliteFailure(error, _))
            if error.code == rusqlite::ErrorCode::ConstraintViolation)
    }
}

/// Where everything is kept. Cheap to clone.
#[derive(Clone)]
pub struct Database {
    engine: Arc<sqlite::Engine>,
    written: Arc<AtomicI64>,
}

impl std::fmt::Debug for Database {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Database")
    }
}

impl Database {
    /// Opens the file, makes it if it is not there, and brings its tables up to date.
    ///
    /// # Errors
    /// [`DbError`] when the file cannot be opened or belongs to a newer server.
    pub async fn open(path: &Path) -> Result<Database, DbError> {
        let path = path.to_owned();
        let engine = blocking(move || sqlite::Engine::open(&path)).await??;
        Ok(Database { engine: Arc::new(engine), written: Arc::default() })
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
        self.engine.read(work).await
    }

    /// Runs `work` in the one writing transaction: all of it is kept, or nothing. Gives the revision beside its answer.
    /// An engine may break a transaction off for the sake of another one; then `work` runs again from the beginning, so
    /// it must do nothing but read and write.
    ///
    /// # Errors
    /// What `work` answers, or [`DbError`]; nothing is written then.
    pub async fn write<T, E>(&self, work: impl Fn(&Write<'_>) -> Result<T, E> + Send + 'static) -> Result<(T, i64), E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let (done, revision) = self.engine.write(work).await?;
        self.written.fetch_max(revision, Ordering::Relaxed);
        Ok((done, revision))
    }

    /// The last revision that this process has written; a head beyond it is another process's.
    #[must_use]
    pub fn last_written(&self) -> i64 {
        self.written.load(Ordering::Relaxed)
    }

    /// The tables are those of this server.
    ///
    /// # Errors
    /// [`DbError`] when the database does not answer.
    pub async fn is_current(&self) -> Result<bool, DbError> {
        self.read(|tx| {
            let applied = tx.one("SELECT MAX(version) FROM refinery_schema_history", &[], |row| row.int(0))?;
            Ok(applied == Some(migrate::newest()))
        })
        .await
    }
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Result<T, DbError> {
    tokio::task::spawn_blocking(work).await.map_err(|_| DbError::Gone)
}

/// A snapshot.
pub struct Read<'a> {
    connection: &'a sqlite::Connection,
}

impl Read<'_> {
    /// Every row of an answer, each made into something.
    ///
    /// # Errors
    /// [`DbError`].
    pub fn all<T>(
        &self,
        sql: &str,
        values: &[Value],
        make: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        self.connection.all(sql, values, make)
    }

    /// The first row of an answer, if there is one.
    ///
    /// # Errors
    /// [`DbError`].
    pub fn one<T>(
        &self,
        sql: &str,
        values: &[Value],
        mut make: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Option<T>, DbError> {
        let mut first = None;
        self.scan(sql, values, |row| {
            first = Some(make(row)?);
            Ok(false)
        })?;
        Ok(first)
    }

    /// Row after row, until `take` says that it has enough.
    ///
    /// # Errors
    /// [`DbError`].
    pub fn scan(
        &self,
        sql: &str,
        values: &[Value],
        take: impl FnMut(&Row<'_>) -> Result<bool, DbError>,
    ) -> Result<(), DbError> {
        self.connection.scan(sql, values, take)
    }

    /// The count of writing transactions so far.
    ///
    /// # Errors
    /// [`DbError`].
    pub fn head(&self) -> Result<i64, DbError> {
        let head = self.one("SELECT value FROM head WHERE id = 1", &[], |row| row.int(0))?;
        head.ok_or_else(|| DbError::Stored("the head is missing".into()))
    }
}

/// A writing transaction. Reads as well.
pub struct Write<'a> {
    read: Read<'a>,
    revision: i64,
    position: std::cell::Cell<i64>,
}

impl<'a> std::ops::Deref for Write<'a> {
    type Target = Read<'a>;

    fn deref(&self) -> &Read<'a> {
        &self.read
    }
}

impl<'a> Write<'a> {
    /// Bumps the head: the first statement of every writing transaction. It takes the lock in both engines, so that
    /// no reader can see revision n while n - 1 is still under way: the phones' cursor has no gaps.
    fn begin(connection: &'a sqlite::Connection) -> Result<Self, DbError> {
        let read = Read { connection };
        let revision = read
            .one("UPDATE head SET value = value + 1 WHERE id = 1 RETURNING value", &[], |row| row.int(0))?
            .ok_or_else(|| DbError::Stored("the head is missing".into()))?;
        Ok(Write { read, revision, position: std::cell::Cell::new(0) })
    }

    /// The number of this transaction.
    #[must_use]
    pub fn revision(&self) -> i64 {
        self.revision
    }

    /// 1, 2, 3 … within this transaction: the order of what it writes down as history.
    #[must_use]
    pub fn next_position(&self) -> i64 {
        self.position.set(self.position.get() + 1);
        self.position.get()
    }

    /// Writes. Gives the number of rows touched.
    ///
    /// # Errors
    /// [`DbError`].
    pub fn execute(&self, sql: &str, values: &[Value]) -> Result<usize, DbError> {
        self.read.connection.execute(sql, values)
    }

    /// Runs a part that can be taken back alone.
    ///
    /// # Errors
    /// What `part` answers; what it wrote is taken back then.
    pub fn savepoint<T, E: From<DbError>>(&self, part: impl FnOnce() -> Result<T, E>) -> Result<T, E> {
        self.execute("SAVEPOINT part", &[])?;
        match part() {
            Ok(done) => {
                self.execute("RELEASE SAVEPOINT part", &[])?;
                Ok(done)
            }
            Err(error) => {
                self.execute("ROLLBACK TO SAVEPOINT part", &[])?;
                self.execute("RELEASE SAVEPOINT part", &[])?;
                Err(error)
            }
        }
    }
}
