//! The command line. Every option can be given by the environment as well.

mod backup;
mod claims;
mod demo;
mod pairing_code;
mod pay_run;
mod payments;
mod person;
mod restore;
mod sample;
mod serve;
mod statement;
mod story;
mod user;
mod verify;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::backup::{BackupError, is_backup};
use crate::db::{Database, DbError, Place};

/// The office side of Einsatz: sync for the phones, pages for dispatch and finance.
#[derive(Debug, Parser)]
#[command(name = "sync-server", version, about)]
struct Cli {
    /// Where everything is kept. A path is a SQLite file; it is made if it is not there, and beside it lie `-wal` and
    /// `-shm`, which belong to it. `postgres://user:password@host:5432/name` is a database of PostgreSQL 15 or later;
    /// give it by the environment, because every user of this machine can read the command line
    #[arg(
        long,
        global = true,
        env = "EINSATZ_DATABASE",
        hide_env_values = true,
        default_value = "einsatz.db",
        value_name = "PLACE"
    )]
    database: String,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve phones and office until Ctrl-C or TERM
    Serve(serve::Serve),
    /// People who sign in to the office
    User(user::User),
    /// Fill an empty database with invented sample data
    Demo(demo::Demo),
    /// Print a code that pairs a technician's phone; works while the server runs
    PairingCode(pairing_code::PairingCode),
    /// Pay what is due: propose, check, approve, export; works while the server runs
    PayRun(pay_run::PayRun),
    /// What banks say: their statements, advices and answers are taken in; works while the server runs
    Statement(statement::Statement),
    /// Copy everything into one file and verify it; works while the server runs. Ends with 3 if something is wrong
    Backup(backup::Backup),
    /// Fill an empty database from a backup
    Restore(restore::Restore),
    /// Look whether everything fits together; works while the server runs. Ends with 3 if something does not
    Verify(verify::Verify),
}

/// The code of a command that has found something wrong, apart from 1, "not done", and 2, "not understood".
const UNSOUND: u8 = 3;

/// Why a command was not done.
#[derive(Debug, thiserror::Error)]
enum CommandError {
    /// What was asked is not possible, in a sentence for who typed it.
    #[error("{0}")]
    No(String),
    /// The database.
    #[error(transparent)]
    Database(#[from] DbError),
    /// The system.
    #[error("{0}: {1}")]
    System(String, #[source] std::io::Error),
    /// Something is wrong with the data, and was said.
    #[error("{0} findings")]
    Unsound(u64),
}

impl From<BackupError> for CommandError {
    fn from(error: BackupError) -> Self {
        match error {
            BackupError::No(sentence) => CommandError::No(sentence),
            BackupError::Unsound { file, report } => {
                verify::print(&report);
                say(&format!("not sound, and kept as it is: {}", file.display()));
                CommandError::Unsound(report.total())
            }
            BackupError::File(what, error) => CommandError::System(what, error),
            BackupError::Database(error) => CommandError::Database(error),
        }
    }
}

/// Reads the command line and does what it says.
#[must_use]
pub fn main() -> ExitCode {
    let cli = Cli::parse();
    let done = tokio::runtime::Runtime::new()
        .map_err(|error| CommandError::System("the runtime does not start".into(), error))
        .and_then(|runtime| runtime.block_on(run(cli)));
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("sync-server: {error}");
            if matches!(error, CommandError::Unsound(_)) { UNSOUND.into() } else { ExitCode::FAILURE }
        }
    }
}

async fn run(cli: Cli) -> Result<(), CommandError> {
    if let Command::Serve(serve) = &cli.command {
        serve::start_log(serve.log);
    }
    let place = Place::read(&cli.database)?;
    match cli.command {
        Command::Serve(serve) => serve::run(open(&place).await?, serve).await,
        Command::User(user) => user::run(open(&place).await?, user).await,
        Command::Demo(demo) => demo::run(open(&place).await?, demo).await,
        Command::PairingCode(code) => pairing_code::run(open(&place).await?, code).await,
        Command::PayRun(pay_run) => pay_run::run(open(&place).await?, pay_run).await,
        Command::Statement(statement) => statement::run(open(&place).await?, statement).await,
        Command::Backup(backup) => backup::run(&place, backup).await,
        Command::Restore(restore) => restore::run(&place, restore).await,
        Command::Verify(verify) => verify::run(&place, verify).await,
    }
}

/// Opens a database to work in it.
async fn open(place: &Place) -> Result<Database, CommandError> {
    let database = Database::open(place).await?;
    if database.read(is_backup).await? {
        return Err(CommandError::No(
            "this is a backup: fill an empty database from it with `restore`. Worked in as it is, phones would not \
             notice that something is missing"
                .into(),
        ));
    }
    crate::finance::begin(&database, chrono::Utc::now()).await?;
    Ok(database)
}

/// What a command tells whoever typed it, or the script that called it.
#[expect(clippy::print_stdout, reason = "the answer of a command belongs on its output")]
fn say(text: &str) {
    println!("{text}");
}
