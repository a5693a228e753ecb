//! A file from a bank is taken in: kept byte for byte, what it tells is kept once, and what follows is written down.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::booking::BookingState;
use domain::ledger::By;
use tokio::sync::Mutex;

use super::answers::{Told, record_answers, told};
use super::keep_bank_file::keep_bank_file;
use super::read_bank_files::BankFile;
use super::reconcile::{Reconciled, reconcile};
use crate::api::Brought;
use crate::db::{Database, DbError, Read, Write};
use crate::store::{bank_file, booking};

/// One file after the other: what follows from one is what the next is compared with.
static TURN: Mutex<()> = Mutex::const_new(());

/// Answers of a bank in one transaction.
const TOGETHER: usize = 500;

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImportedFile {
    /// The same bytes were taken in before; nothing was changed.
    pub known_before: bool,
    /// The last revision that was written; 0 if none was.
    pub revision: i64,
}

/// Takes a file in. The same file again changes nothing; if the server ended in the middle of it, it goes on.
///
/// # Errors
/// [`DbError`]; what was written before it counts, and the same file again goes on from there.
pub async fn import_bank_file(
    database: &Database,
    file: Arc<BankFile>,
    who: &str,
    now: DateTime<Utc>,
) -> Result<ImportedFile, DbError> {
    let turn = TURN.lock().await;
    let hash = file.hash.clone();
    if database.read(move |tx| bank_file::known(tx, &hash)).await? == Some(true) {
        return Ok(ImportedFile { known_before: true, revision: 0 });
    }
    let by = By::Bank { file: file.hash.clone() };
    keep_bank_file(database, &file, who, now).await?;
    let answered = answer(database, &file, &by, now).await?;
    let done = reconcile(database, by, now).await?;
    let whole = file.clone();
    let brought = database.read(move |tx| brought(tx, &whole, &answered, &done)).await?;
    let finish = move |tx: &Write<'_>| bank_file::set_brought(tx, &file.hash, &brought);
    let ((), revision) = database.write(finish).await?;
    drop(turn);
    Ok(ImportedFile { known_before: false, revision })
}

/// What a bank says to payment orders, some hundred payments in one transaction.
async fn answer(database: &Database, file: &Arc<BankFile>, by: &By, now: DateTime<Utc>) -> Result<Told, DbError> {
    if file.answers.is_empty() {
        return Ok(Told::default());
    }
    let asked = file.clone();
    let (facts, mut all) = database.read(move |tx| told(tx, &asked.answers)).await?;
    let facts = Arc::new(facts);
    for from in (0..facts.len()).step_by(TOGETHER) {
        let (part, by) = (facts.clone(), by.clone());
        let work = move |tx: &Write<'_>| {
            let until = (from + TOGETHER).min(part.len());
            record_answers(tx, &by, part.get(from..until).unwrap_or_default(), now)
        };
        all.add(database.write(work).await?.0);
    }
    Ok(all)
}

fn brought(tx: &Read<'_>, file: &BankFile, answered: &Told, done: &Reconciled) -> Result<Brought, DbError> {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let states = booking::of_file(tx, &file.hash.0)?;
    let of = |wanted: &[BookingState]| count(states.values().filter(|state| wanted.contains(state)).count());
    let unmatched = states.iter().filter(|(_, state)| **state == BookingState::Unmatched);
    let (suggested, unmatched): (Vec<_>, Vec<_>) = unmatched.partition(|(id, _)| done.suggested.contains(id));
    Ok(Brought {
        statements: count(file.statements.len()),
        bookings: count(states.len()),
        known: count(file.bookings.len().saturating_sub(states.len())),
        announced: file.announced,
        placed: of(&[BookingState::Matched]),
        repeated: of(&[BookingState::Repeated, BookingState::Parts]),
        suggested: count(suggested.len()),
        unmatched: count(unmatched.len()),
        accepted: answered.accepted,
        rejected: answered.rejected,
        unclear: answered.unclear,
        settled: done.placed.settled,
        returned: done.placed.returned,
        alarms: done.placed.alarms,
    })
}
