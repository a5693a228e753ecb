//! Settings of the office, and the epoch of this database.

use domain::ledger::{JournalAccounts, office};
use domain::zoo::{Bug, planted};
use uuid::Uuid;

use crate::db::{DbError, Read, Write};

/// The data are invented.
pub const SAMPLE: &str = "sample";
/// The office's name.
pub const ORGANISATION: &str = "organisation";
/// The number of the next job that the server numbers.
const NEXT_NUMBER: &str = "next_job_number";
/// When this backup was taken, in milliseconds since 1970. Only a backup has it.
pub const BACKUP: &str = "backup";
/// Hours between the word of the second person about a technician's account and the first payment on it.
pub const ACCOUNT_WAIT_HOURS: &str = "account_wait_hours";
/// What payments say beside the Service ID and the day of the visit.
pub const PAYMENT_NOTE: &str = "payment_note";
const JOURNAL_ACCOUNTS: &str = "journal_accounts";
const EPOCH: &str = "epoch";
const BACKED_UP: &str = "backed_up";

/// Reads one.
///
/// # Errors
/// [`DbError`].
pub fn get(tx: &Read<'_>, name: &str) -> Result<Option<String>, DbError> {
    tx.one("SELECT value FROM setting WHERE name = $1", &[name.into()], |row| Ok(row.text(0)?.to_owned()))
}

/// Writes one.
///
/// # Errors
/// [`DbError`].
pub fn set(tx: &Write<'_>, name: &str, value: &str) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        &[name.into(), value.into()],
    )?;
    Ok(())
}

/// The words of payments: those that the office has chosen, or the ones it starts with.
///
/// # Errors
/// [`DbError`].
pub fn payment_note(tx: &Read<'_>) -> Result<String, DbError> {
    Ok(get(tx, PAYMENT_NOTE)?.unwrap_or_else(|| office::PAYMENT_NOTE.to_owned()))
}

/// The accounts of the bookkeeper: those that the office has chosen, or the ones it starts with.
///
/// # Errors
/// [`DbError`].
pub fn journal_accounts(tx: &Read<'_>) -> Result<JournalAccounts, DbError> {
    let chosen = get(tx, JOURNAL_ACCOUNTS)?.map(|json| serde_json::from_str(&json)).transpose()?;
    Ok(chosen.unwrap_or_default())
}

/// Writes them.
///
/// # Errors
/// [`DbError`].
pub fn set_journal_accounts(tx: &Write<'_>, accounts: &JournalAccounts) -> Result<(), DbError> {
    set(tx, JOURNAL_ACCOUNTS, &serde_json::to_string(accounts)?)
}

/// The epoch of this database, made once. A phone that knows another one forgets its copies and reads from 0.
///
/// # Errors
/// [`DbError`].
pub fn make_epoch(tx: &Write<'_>, fresh: Uuid) -> Result<Uuid, DbError> {
    tx.execute(
        "INSERT INTO setting (name, value) VALUES ($1, $2) ON CONFLICT (name) DO NOTHING",
        &[EPOCH.into(), fresh.into()],
    )?;
    epoch(tx)?.ok_or_else(|| DbError::Stored("the epoch is missing".into()))
}

/// The epoch, if the database has been served or filled before.
///
/// # Errors
/// [`DbError`].
pub fn epoch(tx: &Read<'_>) -> Result<Option<Uuid>, DbError> {
    tx.one("SELECT value FROM setting WHERE name = $1", &[EPOCH.into()], |row| row.parse(0))
}

/// Begins a new epoch: phones forget their copies, and send again what they have kept.
///
/// # Errors
/// [`DbError`].
pub fn begin_epoch(tx: &Write<'_>, fresh: Uuid) -> Result<(), DbError> {
    set(tx, EPOCH, &fresh.to_string())
}

/// Forgets one.
///
/// # Errors
/// [`DbError`].
pub fn forget(tx: &Write<'_>, name: &str) -> Result<(), DbError> {
    tx.execute("DELETE FROM setting WHERE name = $1", &[name.into()])?;
    Ok(())
}

/// A verified backup holds everything up to this revision; none before the first.
///
/// # Errors
/// [`DbError`].
pub fn backed_up(tx: &Read<'_>) -> Result<Option<i64>, DbError> {
    tx.one("SELECT value FROM setting WHERE name = $1", &[BACKED_UP.into()], |row| row.parse(0))
}

/// Notes what a verified backup holds. Phones keep what was settled later, so it never goes back: of two backups that
/// are verified in the wrong order, the newer one counts.
///
/// # Errors
/// [`DbError`].
pub fn set_backed_up(tx: &Write<'_>, revision: i64) -> Result<(), DbError> {
    let revision = if planted(Bug::BackupOverstated) { revision + 1_000 } else { revision };
    if backed_up(tx)?.is_some_and(|known| known >= revision) {
        return Ok(());
    }
    set(tx, BACKED_UP, &revision.to_string())
}

/// Draws the number of a job: `A-1001`, `A-1002` …, leaving out those that a person has given already.
///
/// # Errors
/// [`DbError`].
pub fn draw_job_number(tx: &Write<'_>) -> Result<String, DbError> {
    let mut next = get(tx, NEXT_NUMBER)?.and_then(|number| number.parse::<u64>().ok()).unwrap_or(1001);
    loop {
        let number = format!("A-{next}");
        next += 1;
        if !super::job::number_is_used(tx, &number)? {
            set(tx, NEXT_NUMBER, &next.to_string())?;
            return Ok(number);
        }
    }
}
