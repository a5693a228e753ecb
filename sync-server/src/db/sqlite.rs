//! SQLite: one connection that writes and a few that read. WAL, so that readers never wait for the writer; every
//! commit is synced to the disk before it is answered.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use backon::BlockingRetryable;
use domain::zoo::{Bug, planted};
use rusqlite::types::ToSqlOutput;
use rusqlite::{ErrorCode, OpenFlags, Statement, Transaction, TransactionBehavior, params_from_iter};

use super::threads::{Job, Threads, unharmed};
use super::transaction::{self, Take};
use super::{DbError, KEPT_LENGTH_MAX, PATIENCE, Read, Row, Value, Write, blocking, migrate, patience};

/// Readers at once. More would only wait for the processor.
const READERS: usize = 4;
/// Statements kept prepared on each connection.
const STATEMENTS: usize = 128;
/// What a transaction with thousands of operations changes stays in memory until its commit.
const WRITER_CACHE_KIB: i64 = 16 * 1024;
/// Who looks at everything compares every row with its places in the indexes, which are in another order.
const LOOKER_CACHE_KIB: i64 = 64 * 1024;
/// The log is written back when it has so many pages, 16 MiB: pages that many transactions change are then written once.
const CHECKPOINT_PAGES: i64 = 4_000;
/// 3.51.3 mends a fault in which a WAL file could be reset under a reader.
const VERSION_MIN: i32 = 3_051_003;

pub(super) struct Engine {
    writer: Arc<Mutex<Connection>>,
    /// Those that nobody uses. One more is opened when somebody finds none.
    readers: Arc<Mutex<Vec<Connection>>>,
    writing: Threads<Job>,
    reading: Threads<Job>,
    place: Place,
}

/// Which file, on which file system, and how it is opened to be read.
#[derive(Clone)]
struct Place {
    path: PathBuf,
    vfs: Option<String>,
    only_look: bool,
}

impl Engine {
    pub(super) fn open(path: &Path, vfs: Option<&str>) -> Result<Engine, DbError> {
        if rusqlite::version_number() < VERSION_MIN {
            return Err(DbError::TooOld(rusqlite::version().into()));
        }
        let place = Place { path: path.to_owned(), vfs: vfs.map(str::to_owned), only_look: false };
        let mut writer = place.connect()?;
        // The first one makes the file a WAL file and needs it alone; SQLite does not wait for that by itself.
        let journal_mode = if planted(Bug::NoLog) { "MEMORY" } else { "WAL" };
        let wal = || writer.pragma_update(None, "journal_mode", journal_mode);
        let busy = |error: &rusqlite::Error| error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy);
        wal.retry(patience()).sleep(std::thread::sleep).when(busy).call()?;
        writer.pragma_update(None, "cache_size", -WRITER_CACHE_KIB)?;
        writer.pragma_update(None, "wal_autocheckpoint", CHECKPOINT_PAGES)?;
        migrate::sqlite(&mut writer)?;
        Engine::on(Connection(writer), place)
    }

    /// Opens a file that is there, to look at it: nothing is made, migrated or written.
    pub(super) fn look(path: &Path) -> Result<Engine, DbError> {
        let place = Place { path: path.to_owned(), vfs: None, only_look: true };
        Engine::on(place.reader()?, place)
    }

    fn on(writer: Connection, place: Place) -> Result<Engine, DbError> {
        // On a test's file system the work is done where it is asked for: in the same order each time.
        let (writers, readers) = if place.vfs.is_some() { (0, 0) } else { (1, READERS) };
        let (writing, reading) = (Threads::start(writers)?, Threads::start(readers)?);
        Ok(Engine { writer: Arc::new(Mutex::new(writer)), readers: Arc::default(), writing, reading, place })
    }

    /// Leaves one file with everything in it, and nothing beside it.
    pub(super) async fn close_as_one_file(self) -> Result<(), DbError> {
        let Engine { writer, readers, writing, reading, .. } = self;
        blocking(move || {
            reading.end();
            writing.end();
            locked(&readers).clear();
            Ok(locked(&writer).0.pragma_update(None, "journal_mode", "DELETE")?)
        })
        .await?
    }

    pub(super) async fn read<T, E>(&self, work: impl FnOnce(&Read<'_>) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<DbError> + Send + 'static,
    {
        let (readers, place) = (self.readers.clone(), self.place.clone());
        let done = self.reading.run(move || {
            let idle = locked(&readers).pop();
            let connection = idle.map_or_else(|| place.reader(), Ok)?;
            let work = || within(&connection, TransactionBehavior::Deferred, || work(&Read::of(&connection)));
            let done = unharmed(work);
            locked(&readers).push(connection);
            done.map_err(|_| DbError::Gone)?
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
        let writer = self.writer.clone();
        let done = self.writing.run(move || {
            let writer = locked(&writer);
            within(&writer, TransactionBehavior::Immediate, || Write::run(&*writer, work))
        });
        done.await?
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Place {
    fn connect(&self) -> Result<rusqlite::Connection, DbError> {
        let connection = match &self.vfs {
            Some(vfs) => rusqlite::Connection::open_with_flags_and_vfs(&self.path, OpenFlags::default(), vfs.as_str())?,
            None => rusqlite::Connection::open(&self.path)?,
        };
        connection.busy_timeout(PATIENCE)?;
        connection.pragma_update(None, "synchronous", "FULL")?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS);
        Ok(connection)
    }

    fn reader(&self) -> Result<Connection, DbError> {
        if self.only_look {
            let only_read = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
            let connection = rusqlite::Connection::open_with_flags(&self.path, only_read)?;
            connection.busy_timeout(PATIENCE)?;
            connection.pragma_update(None, "cache_size", -LOOKER_CACHE_KIB)?;
            return Ok(Connection(connection));
        }
        let connection = self.connect()?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(Connection(connection))
    }
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
