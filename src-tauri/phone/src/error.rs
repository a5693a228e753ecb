//! What a command can answer besides what was asked for. "No" (a rule refused) is not "broken" (something failed).

use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// As the page sees it. Every kind has a sentence that says what is wrong and what is safe.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CommandError {
    /// A rule said no. Nothing was changed.
    #[error("{refusal}")]
    Refused {
        /// What it said.
        refusal: Refusal,
    },
    /// Pairing did not work.
    #[error("pairing failed: {why:?}")]
    Pairing {
        /// Why.
        why: PairingTrouble,
    },
    /// Sign-out with unsent work or open forms. Nothing was dropped.
    #[error("{waiting} operations and {drafts} forms are not sent")]
    UnsentWork {
        /// Operations without an answer.
        waiting: u32,
        /// Forms begun.
        drafts: u32,
    },
    /// This phone is not paired.
    #[error("this phone is not paired")]
    NotPaired,
    /// The job has no such number or address.
    #[error("there is nothing to open")]
    NothingToOpen,
    /// The phone's storage is full. What was saved before is safe; this was not saved.
    #[error("the storage is full")]
    StorageFull,
    /// Nothing waits to be sent, so there is nothing to hand over.
    #[error("nothing waits")]
    NothingWaiting,
    /// The phone's storage failed in a way that only a fresh start mends. What was saved before is safe; this was not
    /// saved, and nothing will be until the app is opened anew.
    #[error("the app has to be opened anew")]
    RestartNeeded,
    /// The database was written by a newer app. It is untouched; update the app.
    #[error("the database belongs to a newer app")]
    DatabaseNewer,
    /// The database is damaged. It never gets out: the engine mends it and does the same once more.
    #[error("the database is damaged")]
    #[serde(skip)]
    #[cfg_attr(feature = "ts", ts(skip))]
    Damaged,
    /// Anything else that broke.
    #[error("{message}")]
    Broken {
        /// For the log and for support; no personal data.
        message: String,
    },
}

/// Why pairing did not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
#[serde(rename_all = "snake_case")]
pub enum PairingTrouble {
    /// The address cannot be one: `https://…` is missing, or it has spaces.
    Address,
    /// Nobody answers there.
    Unreachable,
    /// Somebody answers there, but it is not this server.
    NotOurServer,
    /// The code is not the length of one.
    CodeShape,
    /// The code is wrong, used, or older than ten minutes.
    Code,
    /// Too many attempts; wait a minute.
    TooMany,
    /// The app is too old for this server.
    UpdateNeeded,
    /// The server is too old for this app.
    ServerUpdateNeeded,
    /// The server has trouble of its own.
    Server,
    /// This phone is paired already.
    AlreadyPaired,
}

impl From<Refusal> for CommandError {
    fn from(refusal: Refusal) -> Self {
        CommandError::Refused { refusal }
    }
}

impl CommandError {
    /// Something broke; `message` must hold no personal data.
    #[must_use]
    pub fn broken(message: impl Into<String>) -> CommandError {
        CommandError::Broken { message: message.into() }
    }
}

/// A full disk is worth its own sentence, because a person can mend it. SQLite reports a full disk as `SQLITE_FULL`,
/// and as a failed growth of its shared memory when the file system is full already at opening.
impl From<rusqlite::Error> for CommandError {
    fn from(error: rusqlite::Error) -> Self {
        if let rusqlite::Error::SqliteFailure(failure, _) = &error {
            let full = failure.code == rusqlite::ErrorCode::DiskFull
                || failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE;
            if full {
                return CommandError::StorageFull;
            }
            if is_damage(failure) {
                return CommandError::Damaged;
            }
            // The code and not the text: a text may quote what it could not store.
            return CommandError::broken(format!("storage: {}", failure));
        }
        CommandError::broken(format!("storage: {error}"))
    }
}

/// What SQLite says of a file whose bytes are not what it wrote. A log that is shorter than it was is one.
fn is_damage(failure: &rusqlite::ffi::Error) -> bool {
    use rusqlite::ErrorCode::{DatabaseCorrupt, NotADatabase};
    matches!(failure.code, DatabaseCorrupt | NotADatabase)
        || failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHORT_READ
}

/// The same for files beside the database.
impl From<std::io::Error> for CommandError {
    fn from(error: std::io::Error) -> Self {
        match error.kind() {
            std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded => CommandError::StorageFull,
            kind => CommandError::broken(format!("storage: {kind}")),
        }
    }
}

/// The place only: the text of a JSON error quotes the value, which may be a customer's.
impl From<serde_json::Error> for CommandError {
    fn from(error: serde_json::Error) -> Self {
        CommandError::broken(format!("stored JSON is {:?} at column {}", error.classify(), error.column()))
    }
}
