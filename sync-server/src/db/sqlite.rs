//! SQLite: one connection that writes and a few that read. WAL, so that readers never wait for the writer; every
//! commit is synced to the disk before it is answered.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use backon::BlockingRetryable;
use domain::zoo::{Bug, planted};
use rusqlite::config::DbConfig;
use rusqlite::types::ToSqlOutput;
use rusqlite::{ErrorCode, OpenFlags, Statement, Transaction, TransactionBehavior, params_from_iter};
use tokio::sync::watch;

use super::error::is_failed_sync;
use super::renew::{FileSystem, log_of, write_over};
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
    /// Those that nobody uses. One more is opened when somebody finds none. They end before the writer does, which writes
    /// the log back as the last one.
    readers: Arc<Mutex<Vec<Connection>>>,
    writer: Arc<Mutex<Connection>>,
    writing: Threads<Job>,
    reading: Threads<Job>,
    place: Place,
}

/// Which file, on which file system, and how it is opened to be read.
#[derive(Clone)]
struct Place {
    path: PathBuf,
    file_system: Option<FileSystem>,
    only_look: bool,
    /// A sync has failed. Nothing is written any more: SQLite copies a part of the log into the file without a sync while
    /// somebody reads an older state, and counts on a later one; if that fails, the pages are lost, the next one is well,
    /// and the log begins anew. PostgreSQL ends itself for the like of it.
    failed_sync: watch::Sender<bool>,
}

impl Engine {
    pub(super) fn open(path: &Path, file_system: Option<FileSystem>) -> Result<Engine, DbError> {
        if rusqlite::version_number() < VERSION_MIN {
            return Err(DbError::TooOld(rusqlite::version().into()));
        }
        let place = Place::of(path, file_system, false);
        let mut writer = place.connect()?;
        // The first one makes the file a WAL file and needs it alone; SQLite does not wait for that by itself.
        let journal_mode = if planted(Bug::NoLog) { "MEMORY" } else { "WAL" };
        let wal = || writer.pragma_update(None, "journal_mode", journal_mode);
        let busy = |error: &rusqlite::Error| error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy);
        wal.retry(patience()).sleep(std::thread::sleep).when(busy).call()?;
        writer.pragma_update(None, "cache_size", -WRITER_CACHE_KIB)?;
        place.renew_log(&writer)?;
        // SQLite keeps to itself what came of a checkpoint that it does by itself: see `Connection::write_back`.
        writer.pragma_update(None, "wal_autocheckpoint", 0)?;
        migrate::sqlite(&mut writer)?;
        Engine::on(place.connection(writer), place)
    }

    /// Opens a file that is there, to look at it: nothing is made, migrated or written.
    pub(super) fn look(path: &Path) -> Result<Engine, DbError> {
        let place = Place::of(path, None, true);
        Engine::on(place.reader()?, place)
    }

    fn on(writer: Connection, place: Place) -> Result<Engine, DbError> {
        // On a test's file system the work is done where it is asked for: in the same order each time.
        let (writers, readers) = if place.file_system.is_some() { (0, 0) } else { (1, READERS) };
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
            Ok(locked(&writer).sql.pragma_update(None, "journal_mode", "DELETE")?)
        })
        .await?
    }

    pub(super) async fn sync_failed(&self) {
        let mut failed = self.place.failed_sync.subscribe();
        // It never ends before: the sender is here.
        let _ = failed.wait_for(|failed| *failed).await;
    }

    pub(super) fn has_failed_sync(&self) -> bool {
        *self.place.failed_sync.borrow()
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
            let done = unharmed(|| connection.read(work));
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
        self.writing.run(move || locked(&writer).write(work)).await?
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Place {
    fn of(path: &Path, file_system: Option<FileSystem>, only_look: bool) -> Place {
        Place { path: path.to_owned(), file_system, only_look, failed_sync: watch::Sender::new(false) }
    }

    fn connection(&self, sql: rusqlite::Connection) -> Connection {
        Connection { sql, failed_sync: self.failed_sync.clone() }
    }

    /// From now on what lies in the log may be built on, and written back. It is done as the writer, so nobody else
    /// writes the log meanwhile. SQLite has no locks on the log itself that opening it here could cost.
    fn renew_log(&self, writer: &rusqlite::Connection) -> Result<(), DbError> {
        let alone = Transaction::new_unchecked(writer, TransactionBehavior::Immediate)?;
        let write_over = self.file_system.map_or(write_over as fn(&Path) -> _, |it| it.write_over);
        write_over(&log_of(&self.path)).map_err(DbError::Log)?;
        alone.rollback()?;
        writer.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
        Ok(())
    }

    fn connect(&self) -> Result<rusqlite::Connection, DbError> {
        let connection = match &self.file_system {
            Some(it) => rusqlite::Connection::open_with_flags_and_vfs(&self.path, OpenFlags::default(), it.vfs)?,
            None => rusqlite::Connection::open(&self.path)?,
        };
        // Only who has put the log on the disk may write it back.
        connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
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
            return Ok(self.connection(connection));
        }
        let connection = self.connect()?;
        connection.pragma_update(None, "query_only", true)?;
        Ok(self.connection(connection))
    }
}

pub(super) struct Connection {
    sql: rusqlite::Connection,
    failed_sync: watch::Sender<bool>,
}

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
        let done = if sql.len() > KEPT_LENGTH_MAX {
            self.sql.prepare(&sql).map_err(DbError::from).and_then(|mut statement| run(&mut statement))
        } else {
            self.sql.prepare_cached(&sql).map_err(DbError::from).and_then(|mut statement| run(&mut statement))
        };
        if let Err(DbError::Sqlite(error)) = &done {
            self.note(error); // a log that begins anew is synced before its first commit
        }
        done
    }

    /// Reads one state.
    fn read<T, E: From<DbError>>(&self, work: impl FnOnce(&Read<'_>) -> Result<T, E>) -> Result<T, E> {
        let transaction =
            Transaction::new_unchecked(&self.sql, TransactionBehavior::Deferred).map_err(DbError::from)?;
        let done = work(&Read::of(self))?;
        transaction.commit().map_err(DbError::from)?;
        Ok(done)
    }

    /// Commits when `work` is well, takes everything back when it is not (or panics).
    fn write<T, E: From<DbError>>(&self, work: impl FnOnce(&Write<'_>) -> Result<T, E>) -> Result<(T, i64), E> {
        if *self.failed_sync.borrow() {
            return Err(DbError::Ending.into());
        }
        let transaction =
            Transaction::new_unchecked(&self.sql, TransactionBehavior::Immediate).map_err(DbError::from)?;
        let done = Write::run(self, work)?;
        transaction
            .commit()
            .map_err(|error| if self.note(&error) { DbError::NotSynced(error) } else { DbError::from(error) })?;
        self.write_back();
        Ok(done)
    }

    /// Copies the log into the file once it is long.
    fn write_back(&self) {
        let ask = |sql| self.sql.prepare_cached(sql)?.query_row([], |row| row.get::<_, i64>(1));
        let done = ask("PRAGMA wal_checkpoint(NOOP)")
            .and_then(|pages| if pages < CHECKPOINT_PAGES { Ok(pages) } else { ask("PRAGMA wal_checkpoint(PASSIVE)") });
        if let Err(error) = done
            && !self.note(&error)
        {
            tracing::warn!(%error, "the log is not written back; it is tried again after the next commit");
        }
    }

    /// Ends all writing if this is a sync that failed. True if it is.
    fn note(&self, error: &rusqlite::Error) -> bool {
        if !is_failed_sync(error) {
            return false;
        }
        tracing::error!(%error, "a sync of the disk has failed");
        self.failed_sync.send_replace(true);
        // Closing would write the log back. That this cannot be switched off is not to be expected.
        let _ = self.sql.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true);
        true
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
