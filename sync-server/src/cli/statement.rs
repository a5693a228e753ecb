//! `statement`: what banks say, for those who automate. The same as bringing the files to the pages.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::Utc;
use clap::{Args, Subcommand};

use super::person::Person;
use super::{CommandError, say};
use crate::api::{BankFileDetail, Brought};
use crate::db::Database;
use crate::finance::{self, BODY_MAX, BankFile};
use crate::store::bank_file::{self, kind_name};

/// `statement`.
#[derive(Debug, Args)]
pub struct Statement {
    #[command(subcommand)]
    command: StatementCommand,
}

#[derive(Debug, Subcommand)]
enum StatementCommand {
    /// Take files of a bank in: camt.053, camt.054, pain.002, or a ZIP file of them; prints what each brought. The same
    /// file again changes nothing
    Import(Import),
}

#[derive(Debug, Args)]
struct Import {
    #[command(flatten)]
    person: Person,
    /// The files
    #[arg(env = "EINSATZ_FILES", required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
}

/// Does it.
pub async fn run(database: Database, statement: Statement) -> Result<(), CommandError> {
    match statement.command {
        StatementCommand::Import(asked) => import(&database, asked).await,
    }
}

async fn import(database: &Database, asked: Import) -> Result<(), CommandError> {
    let Import { person, files } = asked;
    let who = database.read(move |tx| person.of_finance(tx)).await?;
    let (mut all, mut refused) = (0_usize, 0_usize);
    for path in files {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        let bytes = read(&path)?;
        let came = tokio::task::spawn_blocking(move || finance::read_bank_files(&bytes, &name));
        let came = came.await.map_err(|_| CommandError::No(format!("{} could not be read", path.display())))?;
        for (name, read) in came {
            all += 1;
            match read {
                Err(why) => {
                    refused += 1;
                    say(&format!("{name}: refused: {why}"));
                }
                Ok(file) => take_in(database, file, &who).await?,
            }
        }
    }
    if refused == 0 { Ok(()) } else { Err(CommandError::No(format!("{refused} of {all} files are refused"))) }
}

/// Never more of a file than is taken in over the pages.
fn read(path: &Path) -> Result<Vec<u8>, CommandError> {
    let broken = |error| CommandError::System(format!("cannot read {}", path.display()), error);
    let size = std::fs::metadata(path).map_err(broken)?.len();
    if size > BODY_MAX as u64 {
        let sentence = format!("{} is larger than {} MB: pack it as a ZIP file", path.display(), BODY_MAX >> 20);
        return Err(CommandError::No(sentence));
    }
    std::fs::read(path).map_err(broken)
}

async fn take_in(database: &Database, file: BankFile, who: &str) -> Result<(), CommandError> {
    let hash = file.hash.clone();
    let done = finance::import_bank_file(database, Arc::new(file), who, Utc::now()).await?;
    let detail = database.read(move |tx| bank_file::show(tx, &hash)).await?;
    let Some(BankFileDetail { file, findings, .. }) = detail else { return Ok(()) };
    let again = if done.known_before { " (known before; nothing is changed)" } else { "" };
    say(&format!("{}: {}{again}: {}", file.name, kind_name(file.kind), sentence(&file.brought)));
    for one in &findings {
        say(&format!("  line {}: {}", one.line, one.message));
    }
    Ok(())
}

fn sentence(brought: &Brought) -> String {
    [
        ("statements", brought.statements),
        ("bookings", brought.bookings),
        ("known", brought.known),
        ("announced", brought.announced),
        ("placed", brought.placed),
        ("repeated", brought.repeated),
        ("suggested", brought.suggested),
        ("unmatched", brought.unmatched),
        ("accepted", brought.accepted),
        ("rejected", brought.rejected),
        ("unclear", brought.unclear),
        ("settled", brought.settled),
        ("returned", brought.returned),
        ("alarms", brought.alarms),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(what, count)| format!("{count} {what}"))
    .collect::<Vec<_>>()
    .join(", ")
}
