//! What can go wrong with a database, whichever engine it is.

use std::sync::Arc;

use postgres::error::SqlState;
use rusqlite::ffi;

/// The database is broken, full, or not what it should be. Never the fault of who asked.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// SQLite said no.
    #[error("database: {0}")]
    Sqlite(#[from] rusqlite::Error),
    /// PostgreSQL said no.
    #[error("database: {}", without_rows(.0))]
    Postgres(#[from] postgres::Error),
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
    /// The connection broke while a transaction was being committed. Whoever asked looks, or asks again: the same
    /// operation is applied once, however often it is sent.
    #[error("the connection was lost during a commit: it is not known whether it was done")]
    Unknown,
    /// The sync of a commit has failed: a restart may show that it is done all the same.
    #[error("the disk has failed during a commit, and it is not known whether it was done: {0}")]
    NotSynced(#[source] rusqlite::Error),
    /// A sync has failed, and this process has to end: the system may show it pages that the disk does not have.
    #[error("a sync of the disk has failed: the process ends, and whoever is started next puts right what lies there")]
    Ending,
    /// The log that an earlier process has left could not be put on the disk.
    #[error("the log of the database cannot be written to the disk: {0}")]
    Log(#[source] std::io::Error),
    /// The transaction that several requests shared has failed.
    #[error("{0}")]
    Shared(Arc<DbError>),
    /// A statement failed and the work went on as if it had not. Nothing is kept of it.
    #[error("a failed statement was passed over")]
    PassedOver,
    /// No database can be at the place that was given. The place is not repeated: it may hold a password.
    #[error("{0}")]
    Place(&'static str),
}

impl From<serde_json::Error> for DbError {
    fn from(error: serde_json::Error) -> Self {
        DbError::Stored(error.to_string())
    }
}

impl DbError {
    /// It may have been saved, or not.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        match self {
            DbError::Unknown | DbError::NotSynced(_) => true,
            DbError::Shared(error) => error.is_unknown(),
            _ => false,
        }
    }

    /// A rule of the tables was broken, for example a key that exists, or a value cannot be kept: trying again will not
    /// help.
    #[must_use]
    pub fn is_constraint(&self) -> bool {
        match self {
            DbError::Sqlite(rusqlite::Error::SqliteFailure(error, _)) => {
                error.code == rusqlite::ErrorCode::ConstraintViolation
            }
            DbError::Postgres(error) => {
                error.code().is_some_and(|state| ["22", "23"].contains(&state.code().split_at(2).0))
            }
            _ => false,
        }
    }

    /// The bytes on the disk are not what the engine has written.
    #[must_use]
    pub fn is_damage(&self) -> bool {
        match self {
            DbError::Sqlite(
                rusqlite::Error::SqliteFailure(error, _) | rusqlite::Error::SqlInputError { error, .. },
            ) => {
                matches!(error.code, rusqlite::ErrorCode::DatabaseCorrupt | rusqlite::ErrorCode::NotADatabase)
            }
            // Class XX001 and XX002: data or index corrupted.
            DbError::Postgres(error) => error.code().is_some_and(|state| state.code().starts_with("XX00")),
            DbError::Stored(_) => true,
            _ => false,
        }
    }
}

/// A sync of SQLite's has failed.
pub(super) fn is_failed_sync(error: &rusqlite::Error) -> bool {
    let code = error.sqlite_error().map(|error| error.extended_code);
    code.is_some_and(|code| matches!(code, ffi::SQLITE_IOERR_FSYNC | ffi::SQLITE_IOERR_DIR_FSYNC))
}

/// What PostgreSQL said, without its detail and hint: they quote rows, and rows hold customers.
fn without_rows(error: &postgres::Error) -> String {
    match (error.as_db_error(), std::error::Error::source(error)) {
        (Some(said), _) => format!("{} ({})", said.message(), said.code().code()),
        (None, Some(source)) => format!("{error}: {source}"),
        (None, None) => error.to_string(),
    }
}

/// What helps after an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Remedy {
    /// Nothing: the same again would fail again.
    None,
    /// The engine broke the transaction off for the sake of another one: run it again.
    Repeat,
    /// The connection is lost, or leads to a server that no longer writes: run it again on a new one.
    Reconnect,
}

impl Remedy {
    /// What helps after an error in a transaction that was not being committed.
    pub(super) fn of(error: &postgres::Error) -> Remedy {
        let Some(state) = error.code() else {
            // Without a state, the server did not say it: the wire broke, or our own values do not fit.
            let wire = std::error::Error::source(error).is_some_and(|source| source.is::<std::io::Error>());
            return if error.is_closed() || wire { Remedy::Reconnect } else { Remedy::None };
        };
        match *state {
            // A lock that did not come in time (`lock_timeout`) was not got, so nothing was done: as good as the others.
            SqlState::T_R_SERIALIZATION_FAILURE | SqlState::T_R_DEADLOCK_DETECTED | SqlState::LOCK_NOT_AVAILABLE => {
                Remedy::Repeat
            }
            SqlState::ADMIN_SHUTDOWN
            | SqlState::CRASH_SHUTDOWN
            | SqlState::CANNOT_CONNECT_NOW
            | SqlState::TOO_MANY_CONNECTIONS
            | SqlState::READ_ONLY_SQL_TRANSACTION => Remedy::Reconnect,
            _ if state.code().starts_with("08") => Remedy::Reconnect,
            _ => Remedy::None,
        }
    }
}
