//! Opening the database. A damaged file is moved aside, a newer one is refused and left as it is; neither is deleted:
//! it may hold work that was not sent.

use std::path::PathBuf;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode};

use crate::disk::Disk;
use crate::error::CommandError;
use crate::store::migrate;

/// Older ones lose or damage rows: 3.51.3 mends the reset of the write-ahead log.
const SQLITE_VERSION_MIN: i32 = 3_051_003;

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
enum Fault {
    /// The bytes are not a sound database.
    Damaged,
    /// Everything else.
    Open(OpenError),
}

impl From<rusqlite::Error> for Fault {
    fn from(error: rusqlite::Error) -> Self {
        if let rusqlite::Error::SqliteFailure(failure, _) = &error
            && matches!(failure.code, ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase)
        {
            return Fault::Damaged;
        }
        Fault::Open(match CommandError::from(error) {
            CommandError::StorageFull => OpenError::StorageFull,
            other => OpenError::Broken(other.to_string()),
        })
    }
}

/// An open database, and where a damaged one was put if there was one.
pub(crate) struct Opened {
    pub(crate) connection: Connection,
    pub(crate) moved_aside: Option<PathBuf>,
}

/// Opens the database on a disk; makes it if it is missing. `millis` names a damaged file that is moved aside.
pub(crate) fn open(disk: &dyn Disk, millis: i64) -> Result<Opened, OpenError> {
    if rusqlite::version_number() < SQLITE_VERSION_MIN {
        return Err(OpenError::Broken(format!("SQLite {} is too old", rusqlite::version())));
    }
    match open_file(disk) {
        Ok(connection) => Ok(Opened { connection, moved_aside: None }),
        Err(Fault::Open(error)) => Err(error),
        Err(Fault::Damaged) => {
            let moved = disk.move_aside(millis).map_err(|error| io(&error))?;
            tracing::error!("the database was damaged and is moved aside");
            match open_file(disk) {
                Ok(connection) => Ok(Opened { connection, moved_aside: Some(moved) }),
                Err(Fault::Open(error)) => Err(error),
                Err(Fault::Damaged) => Err(OpenError::Broken("a fresh database is damaged".into())),
            }
        }
    }
}

fn io(error: &std::io::Error) -> OpenError {
    match error.kind() {
        std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => OpenError::StorageFull,
        kind => OpenError::Broken(format!("the app's folder: {kind}")),
    }
}

fn open_file(disk: &dyn Disk) -> Result<Connection, Fault> {
    let log = disk.log_bytes() > 0;
    let mut connection = disk.connect()?;
    // Until it is known to be ours, nothing may be written, not even the log into the file at closing.
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, log)?;
    if migrate::is_newer(&connection)? {
        return Err(Fault::Open(OpenError::Newer));
    }
    let sound: String = connection.query_row("PRAGMA quick_check(1)", [], |row| row.get(0))?;
    if sound != "ok" {
        return Err(Fault::Damaged);
    }
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, false)?;
    configure(&connection)?;
    migrate::migrate(&mut connection).map_err(|error| migration_fault(&error))?;
    Ok(connection)
}

/// The migration library wraps SQLite's error; a full disk or a damaged page is told apart from its source.
fn migration_fault(error: &refinery::Error) -> Fault {
    let mut source = std::error::Error::source(error);
    while let Some(inner) = source {
        if let Some(rusqlite::Error::SqliteFailure(failure, text)) = inner.downcast_ref() {
            return Fault::from(rusqlite::Error::SqliteFailure(*failure, text.clone()));
        }
        source = inner.source();
    }
    Fault::Open(OpenError::Broken("the database could not be brought to this version".into()))
}

/// FULL and not NORMAL: measured, NORMAL loses acknowledged work when the power goes. `fullfsync` is the same for
/// Apple, where a plain fsync stops at the drive's cache. `secure_delete`: a customer's data is gone when it is deleted.
fn configure(connection: &Connection) -> rusqlite::Result<()> {
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", "FULL")?;
    connection.pragma_update(None, "fullfsync", true)?;
    connection.pragma_update(None, "checkpoint_fullfsync", true)?;
    connection.pragma_update(None, "foreign_keys", true)?;
    connection.pragma_update(None, "busy_timeout", 5_000)?;
    connection.pragma_update(None, "temp_store", "MEMORY")?;
    connection.pragma_update(None, "secure_delete", true)?;
    connection.set_prepared_statement_cache_capacity(64);
    Ok(())
}
