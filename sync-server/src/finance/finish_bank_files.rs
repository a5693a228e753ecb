//! Files that a server left in the middle are gone on with.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::import_bank_file::import_bank_file;
use super::read_bank_files::read_bank_files;
use crate::db::{Database, DbError};
use crate::store::bank_file;

/// Goes on with all files of which it is not said what they brought. Gives the last revision that was written; 0 if there
/// was nothing to do. Where another server is at such a file at this moment, both come to the same.
///
/// # Errors
/// [`DbError`]; what was written before it counts.
pub async fn finish_bank_files(database: &Database, now: DateTime<Utc>) -> Result<i64, DbError> {
    let mut revision = 0;
    for (hash, who) in database.read(bank_file::unfinished).await? {
        let Some((name, content)) = database.read(move |tx| bank_file::content(tx, &hash)).await? else { continue };
        let read = tokio::task::spawn_blocking(move || read_bank_files(&content, &name));
        for (_, file) in read.await.map_err(|_| DbError::Gone)? {
            match file {
                Ok(file) => {
                    revision = import_bank_file(database, Arc::new(file), &who, now).await?.revision.max(revision);
                }
                // It was read before; a reader of another version may be stricter, and somebody has to know.
                Err(refused) => tracing::error!(%refused, "a bank's file that was kept cannot be read any more"),
            }
        }
    }
    Ok(revision)
}
