//! `restore`.

use std::path::PathBuf;
use std::time::Instant;

use clap::Args;

use super::{CommandError, say};
use crate::backup;
use crate::db::{Database, Place};

/// Options of `restore`.
#[derive(Debug, Args)]
pub struct Restore {
    /// The backup to read
    #[arg(long, env = "EINSATZ_RESTORE_FROM", value_name = "FILE")]
    from: PathBuf,
}

/// Does it.
pub async fn run(place: &Place, options: Restore) -> Result<(), CommandError> {
    let begun = Instant::now();
    let target = Database::open(place).await?;
    let restored = backup::restore(&options.from, &target).await?;
    say(&format!(
        "restored: revision {}, {} rows, {:.1} s, from {}",
        restored.revision,
        restored.rows,
        begun.elapsed().as_secs_f64(),
        options.from.display()
    ));
    say("Everybody of the office signs in again.");
    say("Phones notice it at their next sync: they read everything anew and send again what they have done since the \
         backup; nothing of it is done twice. What the office has done since then is lost: jobs, assignments, decisions \
         of Review. Phones that were paired since then are paired anew, and keep their work.");
    Ok(())
}
