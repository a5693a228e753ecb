//! The command line. Every option can be given by the environment as well.

mod demo;
mod pairing_code;
mod sample;
mod serve;
mod story;
mod user;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

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
}

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
            ExitCode::FAILURE
        }
    }
}

async fn run(cli: Cli) -> Result<(), CommandError> {
    if let Command::Serve(serve) = &cli.command {
        serve::start_log(serve.log);
    }
    let database = Database::open(Place::read(&cli.database)?).await?;
    match cli.command {
        Command::Serve(serve) => serve::run(database, serve).await,
        Command::User(user) => user::run(database, user).await,
        Command::Demo(demo) => demo::run(database, demo).await,
        Command::PairingCode(code) => pairing_code::run(database, code).await,
    }
}

/// What a command tells whoever typed it, or the script that called it.
#[expect(clippy::print_stdout, reason = "the answer of a command belongs on its output")]
fn say(text: &str) {
    println!("{text}");
}
