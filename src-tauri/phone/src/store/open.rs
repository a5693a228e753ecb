//! Opening the database. A damaged file is moved aside, a newer one is refused and left as it is; neither is deleted:
//! it may hold work that was not sent.

use std::path::PathBuf;
use std::sync::Arc;

use domain::zoo::{Bug, planted};
use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode};

use crate::disk::Disk;
use crate::error::CommandError;
use crate::journal::Journal;
use crate::journal::contents::Contents;
use crate::journal::join::{JoinError, join};
use crate::phone::Memory;
use crate::store::salvage::Salvage;
use crate::store::{migrate, sound};

/// Older ones lose or damage rows: 3.51.3 mends the reset of the write-ahead log.
const SQLITE_VERSION_MIN: i32 = 3_051_003;

/// The log is written back when it has so many pages, 2 MiB.
const CHECKPOINT_PAGES: i64 = 512;
/// One large reply makes it longer than that: then so many bytes of the file are kept, and the rest is given back.
const LOG_BYTES_KEPT: i64 = 2 * 1024 * 1024;

/// Why the database cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// A newer app has written it. It is untouched.
    #[error("the database belongs to a newer app")]
    Newer,
    /// The storage is full.
    #[error("the storage is full")]
    StorageFull,
    /// Anything else.
    #[error("{0}")]
    Broken(String),
}

impl From<CommandError> for OpenError {
    fn from(error: CommandError) -> Self {
        match error {
            CommandError::StorageFull => OpenError::StorageFull,
            other => OpenError::Broken(other.to_string()),
        }
    }
}

impl From<OpenError> for CommandError {
    fn from(error: OpenError) -> Self {
        match error {
            OpenError::Newer => CommandError::DatabaseNewer,
            OpenError::StorageFull => CommandError::StorageFull,
            OpenError::Broken(message) => CommandError::Broken { message },
        }
    }
}

/// Anything that went wrong inside, before it is told apart.
pub(crate) enum Fault {
    /// The bytes are not a sound database of ours.
    Damaged,
    /// Everything else.
    Open(OpenError),
}

/// What can be wrong around a file whose bytes are well: no room, no rights, no answer. Everything else is damage, also
/// an error in SQL: the statements are right, so a table or a value is not what it was.
fn is_outside(code: ErrorCode) -> bool {
    use ErrorCode::{
        CannotOpen, DatabaseBusy, DatabaseLocked, DiskFull, FileLockingProtocolFailed, OutOfMemory, PermissionDenied,
        ReadOnly, SystemIoFailure,
    };
    matches!(
        code,
        CannotOpen
            | DatabaseBusy
            | DatabaseLocked
            | DiskFull
            | FileLockingProtocolFailed
            | OutOfMemory
            | PermissionDenied
            | ReadOnly
            | SystemIoFailure
    )
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        if !error.sqlite_error_code().is_some_and(is_outside) {
            return Fault::Damaged;
        }
        Fault::Open(CommandError::from(error).into())
    }
}

/// An open database that agrees with its journal, and where a damaged one was put if there was one.
pub(crate) struct Opened {
    pub(crate) connection: Connection,
    pub(crate) journal: Journal,
    pub(crate) memory: Memory,
    pub(crate) moved_aside: Option<PathBuf>,
}

/// Opens the phone's files on a disk; makes them if they are missing. `millis` names a damaged file that is moved aside.
pub(crate) fn open(disk: &Arc<dyn Disk>, millis: i64) -> Result<Opened, OpenError> {
    if rusqlite::version_number() < SQLITE_VERSION_MIN {
        return Err(OpenError::Broken(format!("SQLite {} is too old", rusqlite::version())));
    }
    let (mut journal, found) = open_journal(disk)?;
    match open_file(&**disk, &mut journal, &found, &Salvage::default()) {
        Ok((connection, memory)) => Ok(Opened { connection, journal, memory, moved_aside: None }),
        Err(Fault::Open(error)) => Err(error),
        Err(Fault::Damaged) => replace(disk, journal, &found, millis),
    }
}

/// Moves the database aside, whatever it looks like, and builds another one. The old one's connection must be closed.
///
/// # Errors
/// Those of [`open`].
pub(crate) fn open_anew(disk: &Arc<dyn Disk>, millis: i64) -> Result<Opened, OpenError> {
    let (journal, found) = open_journal(disk)?;
    replace(disk, journal, &found, millis)
}

/// The first thing of all: from here on what is shown is also on disk, so everything may be built on it.
fn open_journal(disk: &Arc<dyn Disk>) -> Result<(Journal, Contents), OpenError> {
    disk.write_over().map_err(CommandError::from)?;
    let (journal, found) = Journal::open(Arc::clone(disk)).map_err(CommandError::from)?;
    if found.newer { Err(OpenError::Newer) } else { Ok((journal, found)) }
}

/// Another database, from the journal and from what can still be read of the one that is moved aside. On a full disk
/// the reserve is given up for it. If there is no room all the same, the damaged one gets its place back: what can still
/// be read of it is nowhere else, and the next try begins with it again.
fn replace(disk: &Arc<dyn Disk>, mut journal: Journal, found: &Contents, millis: i64) -> Result<Opened, OpenError> {
    let salvage = Salvage::of(&**disk);
    let moved_aside = disk.move_aside(millis).map_err(CommandError::from)?;
    tracing::error!("the database is damaged and is moved aside");
    let mut opened = open_file(&**disk, &mut journal, found, &salvage);
    if let Err(Fault::Open(OpenError::StorageFull)) = opened
        && disk.release_reserve().map_err(CommandError::from)?
    {
        opened = open_file(&**disk, &mut journal, found, &salvage);
    }
    let fault = match opened {
        Ok((connection, memory)) => {
            return Ok(Opened { connection, journal, memory, moved_aside: Some(moved_aside) });
        }
        Err(fault) => fault,
    };
    disk.move_back(&moved_aside).map_err(CommandError::from)?;
    match fault {
        Fault::Open(error) => Err(error),
        Fault::Damaged => Err(OpenError::Broken("a fresh database is damaged".into())),
    }
}

fn open_file(
    disk: &dyn Disk,
    journal: &mut Journal,
    found: &Contents,
    salvage: &Salvage,
) -> Result<(Connection, Memory), Fault> {
    let log = disk.log_bytes() > 0;
    let mut connection = disk.connect()?;
    // Until it is known to be ours, nothing may be written, not even the log into the file at closing.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, log)?;
    if migrate::is_newer(&connection)? {
        return Err(Fault::Open(OpenError::Newer));
    }
    if !sound::is_whole(&connection)? {
        return Err(Fault::Damaged);
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    configure(&connection)?;
    migrate::migrate(&mut connection).map_err(|error| migration_fault(&error))?;
    for table in sound::TABLES {
        connection.prepare(table)?;
    }
    join(&mut connection, journal, found, salvage).map_err(|fault| match fault {
        JoinError::Database(error) => Fault::from(error),
        JoinError::Journal(error) => Fault::Open(error.into()),
    })?;
    let memory = Memory::load(&connection)?;
    Ok((connection, memory))
}

/// The migration library wraps SQLite's error; a full disk or a damaged page is told apart from its source.
fn migration_fault(error: &refinery::Error) -> Fault {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if let Some(code) = inner.downcast_ref::<rusqlite::Error>().and_then(rusqlite::Error::sqlite_error) {
            return Fault::from(rusqlite::Error::SqliteFailure(*code, None));
        }
        source = inner.source();
    }
    Fault::Damaged
}

/// FULL and not NORMAL: measured, NORMAL loses acknowledged work when the power goes. `fullfsync` is the same for
/// Apple, where a plain fsync stops at the drive's cache. `secure_delete`: a customer's data is gone when it is deleted.
fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", if planted(Bug::NotSynced) { "NORMAL" } else { "FULL" })?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "busy_timeout", 5_000)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.pragma_update(None, "wal_autocheckpoint", if planted(Bug::LogGrows) { 0 } else { CHECKPOINT_PAGES })?;
    connection.pragma_update(None, "journal_size_limit", LOG_BYTES_KEPT)?;
    if planted(Bug::LockOutlives) {
        connection.pragma_update(None, "locking_mode", "EXCLUSIVE")?;
    }
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}
