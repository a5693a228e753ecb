//! `pay-run`: a day of payments for those who automate. The rules are those of the pages: whoever makes a run does not
//! approve it, and an approval is of exactly these files.

use std::path::{Path, PathBuf};

use chrono::{DateTime, Utc};
use clap::{Args, Subcommand, ValueEnum};
use domain::ids::PayRunId;
use domain::ledger::{FinanceRefusal, Hash};
use domain::money::Currency;
use domain::pay_run::KeptOutReason;
use uuid::Uuid;

use super::person::Person;
use super::{CommandError, say};
use crate::db::{Database, DbError, Write};
use crate::failure::{Answer, Failure};
use crate::finance;
use crate::store::pay_run;

/// `pay-run`.
#[derive(Debug, Args)]
pub struct PayRun {
    #[command(subcommand)]
    command: PayRunCommand,
}

#[derive(Debug, Subcommand)]
enum PayRunCommand {
    /// Make a run of all that may be paid now; prints its id, and what it keeps out and why
    Propose(Propose),
    /// Write its files and look at them with the eyes of a bank; prints their SHA-256
    Check(Named),
    /// Agree, as a second person, to exactly these files
    Approve(Approve),
    /// Hand its files out: always the same bytes
    Export(Export),
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Paid {
    Chf,
    Eur,
}

#[derive(Debug, Args)]
struct Propose {
    #[command(flatten)]
    person: Person,
    /// Claims in this currency
    #[arg(long, env = "EINSATZ_CURRENCY", value_enum, default_value = "chf")]
    currency: Paid,
    /// Also those that would be proposed later
    #[arg(long, env = "EINSATZ_EARLY")]
    early: bool,
}

#[derive(Debug, Args)]
struct Named {
    #[command(flatten)]
    person: Person,
    /// Which run, by its id
    #[arg(env = "EINSATZ_PAY_RUN", value_name = "RUN")]
    run: Uuid,
}

#[derive(Debug, Args)]
struct Approve {
    #[command(flatten)]
    named: Named,
    /// SHA-256 of each file, as `check` printed them
    #[arg(long = "sha256", env = "EINSATZ_SHA256", required = true, value_delimiter = ',', value_name = "HASH")]
    files: Vec<String>,
}

#[derive(Debug, Args)]
struct Export {
    #[command(flatten)]
    named: Named,
    /// Into this folder; each file is named after its message
    #[arg(long, env = "EINSATZ_EXPORT_TO", value_name = "FOLDER")]
    to: PathBuf,
}

/// Does it.
pub async fn run(database: Database, pay_run: PayRun) -> Result<(), CommandError> {
    let now = Utc::now();
    match pay_run.command {
        PayRunCommand::Propose(asked) => propose(&database, asked, now).await,
        PayRunCommand::Check(named) => check(&database, named, now).await,
        PayRunCommand::Approve(asked) => approve(&database, asked, now).await,
        PayRunCommand::Export(asked) => export(&database, asked, now).await,
    }
}

impl From<Failure> for CommandError {
    fn from(failure: Failure) -> Self {
        match failure {
            Failure::No(_, problem) => CommandError::No(problem.message),
            Failure::Broken(error) => CommandError::Database(error),
        }
    }
}

/// One transaction of somebody of finance.
async fn write<T: Send + 'static>(
    database: &Database,
    person: Person,
    work: impl Fn(&Write<'_>, &str) -> Answer<T> + Send + 'static,
) -> Result<T, CommandError> {
    let done = database.write(move |tx: &Write<'_>| work(tx, &person.of_finance(tx)?));
    Ok(done.await?.0)
}

async fn propose(database: &Database, asked: Propose, now: DateTime<Utc>) -> Result<(), CommandError> {
    let id = PayRunId(Uuid::now_v7());
    let currency = match asked.currency {
        Paid::Chf => Currency::Chf,
        Paid::Eur => Currency::Eur,
    };
    let made = write(database, asked.person, move |tx, who| {
        finance::make_run(tx, who, id, currency, asked.early, now)?;
        Ok((pay_run::show(tx, id)?, pay_run::kept_out(tx, id)?))
    });
    let (row, kept_out) = made.await?;
    let row = row.ok_or_else(|| CommandError::Database(DbError::Stored("a run was not made".into())))?;
    say(&format!("{id} {} payments, {}, on {}", row.payments, row.total, row.on));
    for one in kept_out.iter().filter(|one| !matches!(one.reason, KeptOutReason::NotYet { .. })) {
        let reason = serde_json::to_string(&one.reason).map_err(DbError::from)?;
        say(&format!("kept out: {} {reason}", one.number));
    }
    Ok(())
}

async fn check(database: &Database, named: Named, now: DateTime<Utc>) -> Result<(), CommandError> {
    let id = PayRunId(named.run);
    let unwritten = database.read(move |tx| finance::unwritten(tx, id, now)).await?;
    let files = finance::write_files(&unwritten, now)?;
    let hashes: Vec<(Hash, u32)> = files.iter().map(|file| (Hash::of(&file.content), file.payments)).collect();
    write(database, named.person, move |tx, who| finance::keep_files(tx, who, &unwritten, &files, now)).await?;
    for (hash, payments) in hashes {
        say(&format!("{hash} {payments} payments"));
    }
    Ok(())
}

async fn approve(database: &Database, asked: Approve, now: DateTime<Utc>) -> Result<(), CommandError> {
    let id = PayRunId(asked.named.run);
    let files: Vec<Hash> = asked.files.into_iter().map(|hash| Hash(hash.trim().to_ascii_lowercase())).collect();
    let agree = move |tx: &Write<'_>, who: &str| {
        if finance::run(tx, id)?.files != files {
            return Err(FinanceRefusal::RunFilesDiffer.into());
        }
        finance::approve_run(tx, who, id, now)
    };
    write(database, asked.named.person, agree).await?;
    say("approved");
    Ok(())
}

async fn export(database: &Database, asked: Export, now: DateTime<Utc>) -> Result<(), CommandError> {
    let id = PayRunId(asked.named.run);
    let out = write(database, asked.named.person, move |tx, who| {
        let files = finance::export_run(tx, who, id, now)?;
        Ok((pay_run::heads(tx, id)?, files))
    });
    let (heads, files) = out.await?;
    for (head, content) in heads.iter().zip(files) {
        let path = asked.to.join(format!("{}.xml", head.message_id));
        keep(&path, &content)?;
        say(&format!("{} {}", head.hash, path.display()));
    }
    Ok(())
}

/// Writes a file unless the same lies there. Another one of its name is never overwritten.
fn keep(path: &Path, content: &[u8]) -> Result<(), CommandError> {
    let broken = |error| CommandError::System(format!("cannot write {}", path.display()), error);
    if let Ok(there) = std::fs::read(path) {
        let same = there == content;
        let sentence = || CommandError::No(format!("another file lies at {}", path.display()));
        return if same { Ok(()) } else { Err(sentence()) };
    }
    std::fs::write(path, content).map_err(broken)
}
