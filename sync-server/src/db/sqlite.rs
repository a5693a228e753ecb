//! SQLite: one connection that writes and a few that read. WAL, so that readers never wait for the writer; every
//! commit is synced to the disk before it is answered.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use rusqlite::types::ToSqlOutput;
use rusqlite::{Transaction, TransactionBehavior, params_from_iter};
use tokio::sync::{Mutex as AsyncMutex, Semaphore};

use super::{DbError, Read, Value, Write, blocking, migrate};

/// Readers at once. More would only wait for the processor.
const READERS: usize = 4;
/// Statements kept prepared on each connection.
const STATEMENTS: usize = 128;
/// How long to wait for another process that writes, such as `demo` beside `serve`.
const PATIENCE: Duration = Duration::from_secs(10);
/// 3.51.3 mends a fault in which a WAL file could be reset under a reader.
const VERSION_MIN: i32 = 3_051_003;

pub(super) struct Engine {
    writer: Arc<AsyncMutex<Connection>>,
    readers: Arc<Mutex<Vec<Connection>>>,
    free: Arc<Semaphore>,
}

impl Engine {
    pub(super) fn open(path: &Path) -> Result<Engine, DbError> {
        if rusqlite::version_number() < VERSION_MIN {
            return Err(DbError::TooOld(rusqlite::version().into()));
        }
        let mut writer = connect(path)?;
        writer.pragma_update(None, "journal_mode", "WAL")?;
        migrate::run(&mut writer)?;
        let mut readers = Vec::with_capacity(READERS);
        for _ in 0..READERS {
            let reader = connect(path)?;
            reader.pragma_update(None, "query_only", true)?;
            readers.push(Connection(reader));
        }
        Ok(Engine {
            writer: Arc::new(AsyncMutex::new(Connection(writer))),
            readers: Arc::new(Mutex::new(readers)),
            free: Arc::new(Semaphore::new(READERS)),
        })
    }

    pub(super) async fn read<T, E>(&self, work: impl FnOnce(&Read<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let permit = self.free.clone().acquire_owned().await.map_err(|_| DbError::Gone)?;
        let readers = self.readers.clone();
        let done = blocking(move || {
            let lock = || readers.lock().unwrap_or_else(PoisonError::into_inner);
            let connection = lock().pop().ok_or(DbError::Gone)?;
            let done = within(&connection, TransactionBehavior::Deferred, || work(&Read { connection: &connection }));
            lock().push(connection);
            drop(permit);
            done
        });
        done.await?
    }

    pub(super) async fn write<T, E>(
        &self,
        work: impl Fn(&Write<'_>) -> Result<T, E> + Send + 'static,
    ) -> Result<(T, i64), E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let writer = self.writer.clone().lock_owned().await;
        let done = blocking(move || {
            within(&writer, TransactionBehavior::Immediate, || {
                let write = Write::begin(&writer)?;
                let done = work(&write)?;
                Ok((done, write.revision()))
            })
        });
        done.await?
    }
}

fn connect(path: &Path) -> Result<rusqlite::Connection, DbError> {
    let connection = rusqlite::Connection::open(path)?;
    connection.busy_timeout(PATIENCE)?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    Ok(connection)
}

/// Commits when `work` is well, takes everything back when it is not (or panics).
fn within<T, E: From<DbError>>(
    connection: &Connection,
    behavior: TransactionBehavior,
    work: impl FnOnce() -> Result<T, E>,
) -> Result<T, E> {
    let transaction = Transaction::new_unchecked(&connection.0, behavior).map_err(DbError::from)?;
    let done = work()?;
    transaction.commit().map_err(DbError::from)?;
    Ok(done)
}

pub(super) struct Connection(rusqlite::Connection);

impl Connection {
    pub(super) fn execute(&self, sql: &str, values: &[Value]) -> Result<usize, DbError> {
        let mut statement = self.0.prepare_cached(&numbered(sql))?;
        Ok(statement.execute(params_from_iter(values))?)
    }

    pub(super) fn all<T>(
        &self,
        sql: &str,
        values: &[Value],
        mut make: impl FnMut(&Row<'_>) -> Result<T, DbError>,
    ) -> Result<Vec<T>, DbError> {
        let mut made = Vec::new();
        self.scan(sql, values, |row| {
            made.push(make(row)?);
            Ok(true)
        })?;
        Ok(made)
    }

    pub(super) fn scan(
        &self,
        sql: &str,
        values: &[Value],
        mut take: impl FnMut(&Row<'_>) -> Result<bool, DbError>,
    ) -> Result<(), DbError> {
        let mut statement = self.0.prepare_cached(&numbered(sql))?;
        let mut rows = statement.query(params_from_iter(values))?;
        while let Some(row) = rows.next()? {
            if !take(&Row(row))? {
                break;
            }
        }
        Ok(())
    }
}

/// `$1` is a name to SQLite, counted by its first appearance; `?1` is the number that PostgreSQL means by `$1`.
fn numbered(sql: &str) -> String {
    sql.replace('$', "?")
}

impl rusqlite::ToSql for Value {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(match self {
            Value::Null => ToSqlOutput::from(rusqlite::types::Null),
            Value::Int(value) => ToSqlOutput::from(*value),
            Value::Text(value) => ToSqlOutput::from(value.as_str()),
        })
    }
}

/// One row of an answer; columns are counted from 0.
pub struct Row<'a>(&'a rusqlite::Row<'a>);

impl Row<'_> {
    /// A number.
    ///
    /// # Errors
    /// [`DbError`] when the column holds none.
    pub fn int(&self, column: usize) -> Result<i64, DbError> {
        Ok(self.0.get(column)?)
    }

    /// A number or nothing.
    ///
    /// # Errors
    /// [`DbError`] when the column holds something else.
    pub fn int_or_none(&self, column: usize) -> Result<Option<i64>, DbError> {
        Ok(self.0.get(column)?)
    }

    /// A text, without a copy.
    ///
    /// # Errors
    /// [`DbError`] when the column holds none.
    pub fn text(&self, column: usize) -> Result<&str, DbError> {
        self.0.get_ref(column)?.as_str().map_err(|error| DbError::Stored(error.to_string()))
    }

    /// A text or nothing, without a copy.
    ///
    /// # Errors
    /// [`DbError`] when the column holds something else.
    pub fn text_or_none(&self, column: usize) -> Result<Option<&str>, DbError> {
        self.0.get_ref(column)?.as_str_or_null().map_err(|error| DbError::Stored(error.to_string()))
    }

    /// A time.
    ///
    /// # Errors
    /// [`DbError`] when the column holds none.
    pub fn time(&self, column: usize) -> Result<chrono::DateTime<chrono::Utc>, DbError> {
        let millis = self.int(column)?;
        chrono::DateTime::from_timestamp_millis(millis).ok_or_else(|| DbError::Stored(format!("time {millis}")))
    }

    /// A time or nothing.
    ///
    /// # Errors
    /// [`DbError`] when the column holds something else.
    pub fn time_or_none(&self, column: usize) -> Result<Option<chrono::DateTime<chrono::Utc>>, DbError> {
        Ok(self.int_or_none(column)?.and_then(chrono::DateTime::from_timestamp_millis))
    }

    /// An id, or anything else that reads itself from text.
    ///
    /// # Errors
    /// [`DbError`] when the column holds none.
    pub fn parse<T: std::str::FromStr<Err: std::fmt::Display>>(&self, column: usize) -> Result<T, DbError> {
        self.text(column)?.parse().map_err(|error: T::Err| DbError::Stored(error.to_string()))
    }

    /// What was stored as JSON.
    ///
    /// # Errors
    /// [`DbError`] when it is something else.
    pub fn json<T: serde::de::DeserializeOwned>(&self, column: usize) -> Result<T, DbError> {
        Ok(serde_json::from_str(self.text(column)?)?)
    }
}
