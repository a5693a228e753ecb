//! A file from a bank is taken in: kept byte for byte, what it tells is kept once, and what follows is written down.

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::booking::{BookingState, Source};
use domain::clock::local_date;
use domain::ids::BookingId;
use domain::ledger::By;
use tokio::sync::Mutex;

use super::answers::{Told, record_answers, told};
use super::read_bank_files::{BankFile, source};
use super::reconcile::{Reconciled, reconcile};
use crate::api::{BankFileFinding, BankFileKind, Brought};
use crate::db::{Database, DbError, Write};
use crate::store::bank_file::{self, Findings, Statement};
use crate::store::booking::{self, Again, New};
use crate::store::own_account;

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
    let answered = answer(database, &file, &by, now).await?;
    let (kept, who) = (file.clone(), who.to_owned());
    let keeping = database.write(move |tx: &Write<'_>| keep(tx, &kept, &who, now)).await?;
    let known = keeping.0;
    let done = reconcile(database, by, now).await?;
    let finish = move |tx: &Write<'_>| {
        let brought = brought(tx, &file, known, &answered, &done)?;
        bank_file::set_brought(tx, &file.hash, &brought)
    };
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

/// Keeps a file and what it tells. Gives how many of its bookings other files had told of.
fn keep(tx: &Write<'_>, file: &BankFile, who: &str, now: DateTime<Utc>) -> Result<u32, DbError> {
    let BankFile { name, hash, kind, content, statements, bookings, .. } = file;
    if bank_file::known(tx, hash)?.is_some() {
        return Ok(0); // it was kept before the server ended
    }
    let findings = with_gaps(tx, file)?;
    bank_file::insert(tx, &bank_file::New { hash, name, kind: *kind, content, at: now, who, findings: &findings })?;
    bank_file::insert_statements(tx, hash, statements)?;
    let ids: Vec<BookingId> = bookings.iter().map(|(booking, _)| booking.id).collect();
    let known = booking::known(tx, &ids)?;
    let (here, mut new, mut again) = (source(*kind), Vec::new(), Vec::new());
    let open: Vec<BookingId> =
        known.iter().filter(|(_, (state, ..))| *state == BookingState::Unmatched).map(|(id, _)| *id).collect();
    let open: std::collections::HashMap<BookingId, usize> =
        booking::with_ids(tx, &open)?.into_iter().map(|kept| (kept.booking.id, kept.booking.telling())).collect();
    for (told, place) in bookings {
        let (in_statement, in_advice) = (here == Source::Statement, here == Source::Advice);
        let Some((_, by_statement, by_advice)) = known.get(&told.id) else {
            let statement = statements.get(*place).map_or("", |statement| statement.id.as_str());
            new.push(New { booking: told, statement, in_statement, in_advice });
            continue;
        };
        let better = open.get(&told.id).is_some_and(|telling| told.telling() > *telling).then_some(told);
        if better.is_some() || (in_statement && !by_statement) || (in_advice && !by_advice) {
            let (in_statement, in_advice) = (in_statement || *by_statement, in_advice || *by_advice);
            again.push(Again { id: told.id, in_statement, in_advice, better });
        }
    }
    booking::insert_all(tx, &new, local_date(now))?;
    booking::told_again(tx, &again)?;
    Ok(u32::try_from(known.len()).unwrap_or(u32::MAX))
}

/// What is odd in a file by itself, and beside those that came before.
fn with_gaps(tx: &Write<'_>, file: &BankFile) -> Result<Findings, DbError> {
    let mut findings = file.findings.clone();
    let mut find = |code: &str, message: String| {
        findings.total = findings.total.saturating_add(1);
        let (code, sets_aside) = (code.to_owned(), false);
        findings.listed.insert(0, BankFileFinding { line: 0, entry: None, sets_aside, code, message });
    };
    let own: HashSet<String> = own_account::all(tx)?.into_iter().map(|one| one.iban.as_str().to_owned()).collect();
    for Statement { account, sequence, opening, .. } in &file.statements {
        if !own.contains(account) {
            find("account_unknown", format!("{account} is none of the office's accounts: enter it in the settings"));
        }
        let Some(number) = sequence.filter(|_| file.kind == BankFileKind::Statement) else { continue };
        match bank_file::statement_before(tx, account, number)? {
            Some((before, _)) if before < number - 1 => {
                let missing = if before + 2 == number {
                    format!("{}", before + 1)
                } else {
                    format!("{} to {}", before + 1, number - 1)
                };
                find("statement_missing", format!("statement {missing} of {account} has not been taken in"));
            }
            Some((before, Some(closing))) if before == number - 1 && opening.is_some_and(|sum| sum != closing) => {
                find(
                    "opening_differs",
                    format!(
                        "statement {number} of {account} does not begin with the balance with which statement {before} ends"
                    ),
                );
            }
            _ => {}
        }
    }
    Ok(findings)
}

fn brought(
    tx: &Write<'_>,
    file: &BankFile,
    known: u32,
    answered: &Told,
    done: &Reconciled,
) -> Result<Brought, DbError> {
    let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
    let states = booking::of_file(tx, &file.hash.0)?;
    let of = |wanted: &[BookingState]| count(states.values().filter(|state| wanted.contains(state)).count());
    let unmatched = states.iter().filter(|(_, state)| **state == BookingState::Unmatched);
    let (suggested, unmatched): (Vec<_>, Vec<_>) = unmatched.partition(|(id, _)| done.suggested.contains(id));
    Ok(Brought {
        statements: count(file.statements.len()),
        bookings: count(states.len()),
        known,
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
