//! SQLite: one connection that writes and a few that read. WAL, so that readers never wait for the writer; every
//! commit is synced to the disk before it is answered.

use std::path::Path;
use std::sync::{Arc, Mutex, PoisonError};

use backon::BlockingRetryable;
use domain::zoo::{Bug, planted};
use rusqlite::types::ToSqlOutput;
use rusqlite::{ErrorCode, OpenFlags, Statement, Transaction, TransactionBehavior, params_from_iter};
use tokio::sync::{Mutex as AsyncMutex, Semaphore};

use super::transaction::{self, Take};
use super::{DbError, KEPT_LENGTH_MAX, PATIENCE, Read, Row, Value, Write, blocking, migrate, patience};

/// Readers at once. More would only wait for the processor.
const READERS: usize = 4;
/// Statements kept prepared on each connection.
const STATEMENTS: usize = 128;
/// What a transaction with thousands of operations changes stays in memory until its commit.
const WRITER_CACHE_KIB: i64 = 16 * 1024;
/// The log is written back when it has so many pages, 16 MiB: pages that many transactions change are then written once.
const CHECKPOINT_PAGES: i64 = 4_000;
/// 3.51.3 mends a fault in which a WAL file could be reset under a reader.
const VERSION_MIN: i32 = 3_051_003;

pub(super) struct Engine {
    writer: Arc<AsyncMutex<Connection>>,
    readers: Arc<Mutex<Vec<Connection>>>,
    free: Arc<Semaphore>,
}

impl Engine {
    pub(super) fn open(path: &Path, vfs: Option<&str>) -> Result<Engine, DbError> {
        if rusqlite::version_number() < VERSION_MIN {
            return Err(DbError::TooOld(rusqlite::version().into()));
        }
        let mut writer = connect(path, vfs)?;
        // The first one makes the file a WAL file and needs it alone; SQLite does not wait for that by itself.
        let journal_mode = if planted(Bug::NoLog) { "MEMORY" } else { "WAL" };
        let wal = || writer.pragma_update(None, "journal_mode", journal_mode);
        let busy = |error: &rusqlite::Error| error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy);
        wal.retry(patience()).sleep(std::thread::sleep).when(busy).call()?;
        writer.pragma_update(None, "cache_size", -WRITER_CACHE_KIB)?;
        writer.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
        migrate::sqlite(&mut writer)?;
        let mut readers = Vec::with_capacity(READERS);
        for _ in 0..READERS {
            let reader = connect(path, vfs)?;
            reader.pragma_update(None, "query_only", true)?;
            readers.push(Connection(reader));
        }
        Ok(Engine {
            writer: Arc::new(AsyncMutex::new(Connection(writer))),
            readers: Arc::new(Mutex::new(readers)),
            free: Arc::new(Semaphore::new(READERS)),
        })
    }

    /// Opens a file that is there, to look at it: nothing is made, migrated or written.
    pub(super) fn look(path: &Path) -> Result<Engine, DbError> {
        let open = || -> Result<Connection, DbError> {
            let only_read = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let connection = rusqlite::Connection::open_with_flags(path, only_read)?;
            connection.busy_timeout(PATIENCE)?;
            Ok(Connection(connection))
        };
        Ok(Engine {
            writer: Arc::new(AsyncMutex::new(open()?)),
            readers: Arc::new(Mutex::new(vec![open()?])),
            free: Arc::new(Semaphore::new(1)),
        })
    }

    /// Leaves one file with everything in it, and nothing beside it.
    pub(super) async fn close_as_one_file(self) -> Result<(), DbError> {
        let _all = self.free.acquire_many(u32::try_from(READERS).unwrap_or(u32::MAX)).await;
        self.readers.lock().unwrap_or_else(PoisonError::into_inner).clear();
        let writer = self.writer.clone().lock_owned().await;
        blocking(move || Ok(writer.0.pragma_update(None, "journal_mode", "DELETE")?)).await?
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
            let done = within(&connection, TransactionBehavior::Deferred, || work(&Read::of(&connection)));
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
                let write = Write::begin(&*writer)?;
                let done = work(&write)?;
                Ok((done, write.revision()))
            })
        });
        done.await?
    }
}

fn connect(path: &Path, vfs: Option<&str>) -> Result<rusqlite::Connection, DbError> {
    let connection = match vfs {
        Some(vfs) => rusqlite::Connection::open_with_flags_and_vfs(path, OpenFlags::default(), vfs)?,
        None => rusqlite::Connection::open(path)?,
    };
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

impl transaction::Connection for Connection {
    fn execute(&self, sql: &str, values: &[Value]) -> Result<usize, DbError> {
        self.with(sql, |statement| Ok(statement.execute(params_from_iter(values))?))
    }

    fn rows(&self, sql: &str, values: &[Value], take: &mut Take<'_>) -> Result<(), DbError> {
        self.with(sql, |statement| {
            let mut rows = statement.query(params_from_iter(values))?;
            while let Some(row) = rows.next()? {
                if !take(&Row::Sqlite(row))? {
                    break;
                }
            }
            Ok(())
        })
    }

    /// SQLite never fetches more than it is asked for.
    fn scan(&self, sql: &str, values: &[Value], take: &mut Take<'_>) -> Result<(), DbError> {
        self.rows(sql, values, take)
    }

    fn damage(&self) -> Result<Vec<String>, DbError> {
        let mut found = Vec::new();
        self.rows("PRAGMA integrity_check(100)", &[], &mut |row| {
            found.push(row.text(0)?.to_owned());
            Ok(true)
        })?;
        found.retain(|line| line != "ok");
        self.rows("PRAGMA foreign_key_check", &[], &mut |row| {
            found.push(format!("foreign key of {}", row.text(0)?));
            Ok(true)
        })?;
        Ok(found)
    }
}

impl Connection {
    fn with<T>(&self, sql: &str, run: impl FnOnce(&mut Statement<'_>) -> Result<T, DbError>) -> Result<T, DbError> {
        let sql = numbered(sql);
        if sql.len() > KEPT_LENGTH_MAX {
            run(&mut self.0.prepare(&sql)?)
        } else {
            run(&mut *self.0.prepare_cached(&sql)?)
        }
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
            Value::Bytes(value) => ToSqlOutput::from(value.as_slice()),
        })
    }
}
