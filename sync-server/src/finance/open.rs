//! Claims come to exist: the row, its place on the phones, and the entry that opens it, in one transaction.

use chrono::{DateTime, Utc};
use domain::claim::Claim;
use domain::claim_number::ClaimNumber;
use domain::ledger::{By, ClaimAccount, ClaimEvent, Event, Opened};

use crate::db::{Database, DbError, Read, Write};
use crate::store::claim_account::Kept;
use crate::store::{claim, claim_account, closed_day, ledger};

/// A claim that comes to exist.
#[derive(Debug)]
pub struct Opening {
    /// The claim, with this transaction's revision as its version.
    pub claim: Claim,
    /// When the server has made it.
    pub at: DateTime<Utc>,
    /// Who has: the technician whose report it is worth, or the person who accepted that.
    pub by: By,
}

/// Writes new claims and opens them in the ledger.
///
/// # Errors
/// [`DbError`]; a second claim for a job is one.
pub fn open(tx: &Write<'_>, openings: &[Opening]) -> Result<(), DbError> {
    if openings.is_empty() {
        return Ok(());
    }
    let claims: Vec<Claim> = openings.iter().map(|opening| opening.claim.clone()).collect();
    claim::insert_all(tx, &claims)?;
    enter(tx, openings)
}

fn enter(tx: &Write<'_>, openings: &[Opening]) -> Result<(), DbError> {
    let numbers = numbers(tx, openings)?;
    let mut accounts = Vec::with_capacity(openings.len());
    let mut entries = Vec::with_capacity(openings.len());
    for (Opening { claim, at, by }, number) in openings.iter().zip(numbers) {
        let opened = Opened::of(claim, number);
        accounts.push(ClaimAccount::opened(claim.id, opened.clone()));
        let event = Event::Claim { claim: claim.id, event: ClaimEvent::Opened { opened } };
        entries.push(ledger::New { at: *at, by: by.clone(), event });
    }
    let sealed = ledger::append(tx, entries)?;
    let kept = accounts.iter().zip(&sealed).map(|(account, sealed)| {
        let (since, entry) = (sealed.entry.at.timestamp_millis(), sealed.entry.number);
        Kept { account, since, entry }
    });
    claim_account::save_all(tx, &kept.collect::<Vec<_>>(), &closed_day::calendar(tx)?)
}

/// A number for each, computed from its claim; the next turn where another claim has it.
fn numbers(tx: &Read<'_>, openings: &[Opening]) -> Result<Vec<ClaimNumber>, DbError> {
    let first: Vec<_> = openings.iter().map(|opening| ClaimNumber::of(opening.claim.id, 0)).collect();
    let mut taken = claim_account::taken(tx, &first)?;
    let mut numbers = Vec::with_capacity(first.len());
    for (mut number, opening) in first.into_iter().zip(openings) {
        for turn in 1.. {
            if taken.insert(number.as_str().to_owned()) {
                break;
            }
            number = ClaimNumber::of(opening.claim.id, turn);
            if !taken.contains(number.as_str()) {
                taken.extend(claim_account::taken(tx, std::slice::from_ref(&number))?);
            }
        }
        numbers.push(number);
    }
    Ok(numbers)
}

/// Opens the claims of a server from before it had a ledger. On other days it finds nothing and writes nothing.
///
/// # Errors
/// [`DbError`].
pub fn open_missing(tx: &Write<'_>, now: DateTime<Utc>) -> Result<(), DbError> {
    let opening = |claim| Opening { claim, at: now, by: By::Rule };
    let openings: Vec<Opening> = claim::without_account(tx)?.into_iter().map(opening).collect();
    if openings.is_empty() { Ok(()) } else { enter(tx, &openings) }
}

/// The same as a transaction of its own, only if there is something to do.
///
/// # Errors
/// [`DbError`].
pub async fn begin(database: &Database, now: DateTime<Utc>) -> Result<(), DbError> {
    let missing = database.read(|tx| Ok::<_, DbError>(!claim::without_account(tx)?.is_empty())).await?;
    if missing {
        database.write(move |tx: &Write<'_>| open_missing(tx, now)).await?;
    }
    Ok(())
}
