//! Opening the database. A damaged file is moved aside, a newer one is refused and left as it is; neither is deleted:
//! it may hold work that was not sent.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode};

use crate::error::CommandError;
use crate::store::migrate;

/// The file within the app's folder.
pub const FILE: &str = "einsatz.db";
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

/// Opens the database in `folder`; makes both if they are missing. `millis` names a damaged file that is moved aside.
pub(crate) fn open(folder: &Path, millis: i64) -> Result<Opened, OpenError> {
    if rusqlite::version_number() < SQLITE_VERSION_MIN {
        return Err(OpenError::Broken(format!("SQLite {} is too old", rusqlite::version())));
    }
    fs::create_dir_all(folder).map_err(|error| io(&error))?;
    let file = folder.join(FILE);
    match open_file(&file) {
        Ok(connection) => Ok(Opened { connection, moved_aside: None }),
        Err(Fault::Open(error)) => Err(error),
        Err(Fault::Damaged) => {
            let moved = move_aside(&file, millis).map_err(|error| io(&error))?;
            tracing::error!("the database was damaged and is moved aside");
            match open_file(&file) {
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

fn open_file(file: &Path) -> Result<Connection, Fault> {
    make_private(file).map_err(|error| Fault::Open(io(&error)))?;
    let log = fs::metadata(beside(file, "-wal")).is_ok_and(|log| log.len() > 0);
    let mut connection = Connection::open(file)?;
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

/// The file holds customers' data and the token: other users of the machine may not read it. SQLite gives the log the
/// same rights.
#[cfg(unix)]
fn make_private(file: &Path) -> std::io::Result<()> {
    use std::os::unix::fs::{OpenOptionsExt, PermissionsExt};
    match fs::metadata(file) {
        Ok(found) if found.permissions().mode() & 0o077 == 0 => Ok(()),
        Ok(_) => fs::set_permissions(file, fs::Permissions::from_mode(0o600)),
        Err(_) => fs::OpenOptions::new().create(true).append(true).mode(0o600).open(file).map(|_| ()),
    }
}

#[cfg(not(unix))]
fn make_private(_file: &Path) -> std::io::Result<()> {
    Ok(())
}

/// The file of the same name with something after it.
fn beside(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}

/// The log goes first: if the phone dies in between, the old file without its log is damaged again and follows.
fn move_aside(file: &Path, millis: i64) -> std::io::Result<PathBuf> {
    let target = |suffix: &str| beside(file, &format!(".damaged-{millis}{suffix}"));
    for suffix in ["-wal", "-shm", ""] {
        match fs::rename(beside(file, suffix), target(suffix)) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
            _ => {}
        }
    }
    Ok(target(""))
}
