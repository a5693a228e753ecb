//! Backups: one SQLite file with the same tables, whatever engine the office runs on. It is read in one snapshot beside
//! the running server, so it also moves an office from one engine to the other. SQLite's own copy of a file would be
//! faster for one of them; one way for both is tested twice as often.

mod copy;
mod partial;
mod restore;
mod take;

use std::path::PathBuf;

use crate::db::{DbError, Read};
use crate::store::setting;
use crate::verify::Report;

pub use copy::{Copied, LEFT_OUT, TABLES, Table};
pub use restore::{Restored, restore};
pub use take::{Taken, take};

/// Why there is no backup, or why none was restored.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// It is not possible, in a sentence for who asked.
    #[error("{0}")]
    No(String),
    /// Verification found something. The file keeps what was copied.
    #[error("{} of {} are wrong", .report.total(), .file.display())]
    Unsound {
        /// Where the copy lies.
        file: PathBuf,
        /// What was found.
        report: Box<Report>,
    },
    /// A file.
    #[error("{0}: {1}")]
    File(String, #[source] std::io::Error),
    /// A database.
    #[error(transparent)]
    Database(#[from] DbError),
}

/// The database is a backup: it is restored into another one, not served. Served as it is, phones would not notice that
/// work is missing.
///
/// # Errors
/// [`DbError`].
pub fn is_backup(tx: &Read<'_>) -> Result<bool, DbError> {
    Ok(setting::get(tx, setting::BACKUP)?.is_some())
}
