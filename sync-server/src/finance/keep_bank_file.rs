//! A file is kept byte for byte, and what it tells is kept once. The file comes first and its bookings follow, some
//! thousand in one transaction, so that phones do not wait for a bank. What a server left in the middle is gone on with
//! from there: what is kept already changes nothing.

use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use chrono::{DateTime, NaiveDate, Utc};
use domain::booking::{Booking, BookingState, Source, StatementGap, statement_gap};
use domain::clock::local_date;
use domain::ids::BookingId;

use super::read_bank_files::{BankFile, source};
use crate::api::{BankFileFinding, BankFileKind};
use crate::db::{Database, DbError, Write};
use crate::store::bank_file::{self, Findings, Statement};
use crate::store::booking::{self, Again, New};
use crate::store::own_account;

/// Bookings in one transaction: about a tenth of a second of work.
const TOGETHER: usize = 2_000;

/// Keeps a file and what it tells.
pub(super) async fn keep_bank_file(
    database: &Database,
    file: &Arc<BankFile>,
    who: &str,
    now: DateTime<Utc>,
) -> Result<(), DbError> {
    let (whole, who) = (file.clone(), who.to_owned());
    database.write(move |tx: &Write<'_>| keep(tx, &whole, &who, now)).await?;
    for from in (0..file.bookings.len()).step_by(TOGETHER) {
        let whole = file.clone();
        let work = move |tx: &Write<'_>| {
            let until = (from + TOGETHER).min(whole.bookings.len());
            keep_bookings(tx, &whole, whole.bookings.get(from..until).unwrap_or_default(), local_date(now))
        };
        database.write(work).await?;
    }
    Ok(())
}

fn keep(tx: &Write<'_>, file: &BankFile, who: &str, now: DateTime<Utc>) -> Result<(), DbError> {
    let BankFile { name, hash, kind, content, statements, .. } = file;
    if bank_file::known(tx, hash)?.is_some() {
        return Ok(()); // before the server ended
    }
    let findings = with_gaps(tx, file)?;
    bank_file::insert(tx, &bank_file::New { hash, name, kind: *kind, content, at: now, who, findings: &findings })?;
    bank_file::insert_statements(tx, hash, statements)
}

fn keep_bookings(
    tx: &Write<'_>,
    file: &BankFile,
    bookings: &[(Booking, usize)],
    today: NaiveDate,
) -> Result<(), DbError> {
    let ids: Vec<BookingId> = bookings.iter().map(|(booking, _)| booking.id).collect();
    let known = booking::known(tx, &ids)?;
    let (here, mut new, mut again) = (source(file.kind), Vec::new(), Vec::new());
    let open: Vec<BookingId> =
        known.iter().filter(|(_, (state, ..))| *state == BookingState::Unmatched).map(|(id, _)| *id).collect();
    let open: HashMap<BookingId, usize> =
        booking::with_ids(tx, &open)?.into_iter().map(|kept| (kept.booking.id, kept.booking.telling())).collect();
    for (told, place) in bookings {
        let (in_statement, in_advice) = (here == Source::Statement, here == Source::Advice);
        let Some((_, by_statement, by_advice)) = known.get(&told.id) else {
            let statement = file.statements.get(*place).map_or("", |statement| statement.id.as_str());
            new.push(New { booking: told, statement, in_statement, in_advice });
            continue;
        };
        let better = open.get(&told.id).is_some_and(|telling| told.telling() > *telling).then_some(told);
        if better.is_some() || (in_statement && !by_statement) || (in_advice && !by_advice) {
            let (in_statement, in_advice) = (in_statement || *by_statement, in_advice || *by_advice);
            again.push(Again { id: told.id, in_statement, in_advice, better });
        }
    }
    booking::insert_all(tx, &new, today)?;
    booking::told_again(tx, &again)
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
        match statement_gap(number, *opening, bank_file::statement_before(tx, account, number)?) {
            Some(StatementGap::Missing { from, until }) => {
                let missing = if from == until { from.to_string() } else { format!("{from} to {until}") };
                find("statement_missing", format!("statement {missing} of {account} has not been taken in"));
            }
            Some(StatementGap::OpeningDiffers { before }) => find(
                "opening_differs",
                format!(
                    "statement {number} of {account} does not begin with the balance with which statement {before} ends"
                ),
            ),
            None => {}
        }
    }
    Ok(findings)
}
