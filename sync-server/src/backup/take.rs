//! Taking a backup, beside the running server.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use tokio::runtime::Handle;

use super::copy::{copy, set_head};
use super::partial::{Partial, beside};
use super::{BackupError, Copied};
use crate::db::{Database, VERSION, Write};
use crate::store::setting;
use crate::verify::verify;

/// A backup that was verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Taken {
    /// The file.
    pub file: PathBuf,
    /// What is in it.
    pub copied: Copied,
    /// Its size.
    pub bytes: u64,
}

/// Copies a database into `file` and verifies the copy. `force` writes over a file of this name, but only with a copy
/// that is sound.
///
/// # Errors
/// [`BackupError::Unsound`]: the copy is kept beside, with `.unsound` after its name, because it is better than none.
pub async fn take(database: &Database, file: &Path, force: bool, now: DateTime<Utc>) -> Result<Taken, BackupError> {
    if file.exists() && !force {
        return Err(BackupError::No(format!("{} exists: choose another name, or say --force", file.display())));
    }
    let version = database.read(|tx| tx.version()).await?;
    if version != VERSION {
        return Err(BackupError::No(format!(
            "the tables have version {version}, this program knows {VERSION}: take the backup with the program that \
             serves the database"
        )));
    }
    let partial = Partial::begin(file)?;
    let copied = fill(database, partial.path(), now).await?;
    let copy = Database::look(partial.path()).await?;
    let report = verify(&copy).await?;
    drop(copy);
    if !report.is_sound() {
        let file = beside(file, ".unsound");
        partial.keep_as(&file)?;
        return Err(BackupError::Unsound { file, report: Box::new(report) });
    }
    let bytes = partial.keep_as(file)?;
    Ok(Taken { file: file.to_owned(), copied, bytes })
}

async fn fill(from: &Database, path: &Path, now: DateTime<Utc>) -> Result<Copied, BackupError> {
    let into = Database::open(path).await?;
    let (from, handle) = (from.clone(), Handle::current());
    let (copied, _) = into
        .write(move |tx: &Write<'_>| {
            let copied = copy(&handle, &from, tx)?;
            setting::set(tx, setting::BACKUP, &now.timestamp_millis().to_string())?;
            set_head(tx, copied.revision)?;
            Ok::<_, BackupError>(copied)
        })
        .await?;
    into.close_as_one_file().await?;
    Ok(copied)
}
