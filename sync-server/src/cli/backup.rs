//! `backup`.

use std::path::PathBuf;
use std::time::Instant;

use chrono::Utc;
use clap::Args;

use super::{CommandError, say};
use crate::backup;
use crate::db::{Database, Place, Write};
use crate::store::setting;

/// Options of `backup`.
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; beside it must be room for another
    #[arg(long, env = "EINSATZ_BACKUP_TO", value_name = "FILE")]
    to: PathBuf,
    /// Write over a file of this name
    #[arg(long, env = "EINSATZ_BACKUP_FORCE")]
    force: bool,
}

/// Does it.
pub async fn run(place: &Place, options: Backup) -> Result<(), CommandError> {
    let begun = Instant::now();
    if let Place::File(database) = place
        && let (Ok(one), Ok(other)) = (database.canonicalize(), options.to.canonicalize())
        && one == other
    {
        return Err(CommandError::No("a backup beside the database, not in its place: choose another name".into()));
    }
    let looked = Database::look(place).await?;
    let taken = backup::take(&looked, &options.to, options.force, Utc::now()).await?;
    drop(looked);
    // Only now: phones forget what a verified backup holds.
    let revision = taken.copied.revision;
    let live = Database::open(place).await?;
    live.write(move |tx: &Write<'_>| setting::set_backed_up(tx, revision)).await?;
    say(&format!(
        "backed up and verified: revision {revision}, {} rows, {} bytes, {:.1} s, {}",
        taken.copied.rows,
        taken.bytes,
        begun.elapsed().as_secs_f64(),
        taken.file.display()
    ));
    Ok(())
}
