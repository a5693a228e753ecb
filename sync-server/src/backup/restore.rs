//! Restoring a backup into an empty database of either engine.

use std::path::Path;

use chrono::Utc;
use tokio::runtime::Handle;
use uuid::Uuid;

use super::copy::{copy, is_empty, set_head};
use super::partial::Partial;
use super::{BackupError, is_backup};
use crate::db::{Database, VERSION, Write};
use crate::store::setting;
use crate::verify::{Report, verify};

/// What was restored.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Restored {
    /// The head of the backup: what came later is not in it.
    pub revision: i64,
    /// Rows of all tables.
    pub rows: u64,
}

/// Verifies a backup and copies it into `target`, in one transaction: all of it is there, or nothing. The epoch is a new
/// one, so that every phone forgets its copies and sends again what it has kept.
///
/// # Errors
/// [`BackupError::No`] when `target` is not empty, or the file is no backup or one of a newer server;
/// [`BackupError::Unsound`] when verification finds something.
pub async fn restore(file: &Path, target: &Database) -> Result<Restored, BackupError> {
    if !file.exists() {
        return Err(BackupError::No(format!("there is no file {}", file.display())));
    }
    if !target.read(is_empty).await? {
        return Err(BackupError::No(
            "this database is not empty. A backup is restored into an empty one only, so that nothing is written over: \
             choose another one with --database"
                .into(),
        ));
    }
    let unsound = |report| BackupError::Unsound { file: file.to_owned(), report: Box::new(report) };
    let (backup, _migrated) = match open(file).await {
        Err(BackupError::Database(error)) if error.is_damage() => return Err(unsound(Report::damage(error))),
        opened => opened?,
    };
    let report = verify(&backup).await?;
    if !report.is_sound() {
        return Err(unsound(report));
    }
    let handle = Handle::current();
    let (restored, _) = target
        .write(move |tx: &Write<'_>| {
            // Two at once would both have seen an empty database.
            if !is_empty(tx)? {
                return Err(BackupError::No("somebody else fills this database".into()));
            }
            let copied = copy(&handle, &backup, tx)?;
            setting::forget(tx, setting::BACKUP)?;
            setting::begin_epoch(tx, Uuid::now_v7())?;
            setting::set_backed_up(tx, copied.revision)?;
            // The restore is a change of its own: what phones now send again comes after it.
            set_head(tx, copied.revision + 1)?;
            Ok(Restored { revision: copied.revision, rows: copied.rows })
        })
        .await?;
    Ok(restored)
}

/// A backup as this program knows its tables. One of an older server is brought up to date in a copy beside it; the
/// backup itself is never written to.
async fn open(file: &Path) -> Result<(Database, Option<Partial>), BackupError> {
    let backup = Database::look(file).await?;
    let version = backup.read(|tx| tx.version()).await?;
    if version > VERSION {
        return Err(BackupError::No(format!(
            "the backup has tables of version {version}, this program knows {VERSION}: restore it with a newer one"
        )));
    }
    if !backup.read(is_backup).await? {
        return Err(BackupError::No(format!("{} is not a backup", file.display())));
    }
    if version == VERSION {
        return Ok((backup, None));
    }
    drop(backup);
    let partial = Partial::begin(file)?;
    std::fs::copy(file, partial.path())
        .map_err(|error| BackupError::File(format!("cannot copy {}", file.display()), error))?;
    let database = Database::open(partial.path()).await?;
    crate::finance::begin(&database, Utc::now()).await?;
    database.close_as_one_file().await?;
    Ok((Database::look(partial.path()).await?, Some(partial)))
}
