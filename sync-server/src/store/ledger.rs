//! The ledger. Entries are only ever added; there is no statement here that changes or deletes one.

use std::collections::HashMap;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use domain::ids::{ClaimId, PayRunId, TechnicianId};
use domain::ledger::posting::POSTED;
use domain::ledger::{By, Chain, ClaimAccount, ClaimEvent, Entry, Event, Hash, Sealed};
use domain::pay_run::PayRun;
use domain::technician_account::TechnicianAccounts;

use super::bulk;
use crate::db::{DbError, Read, Row, Value, Write};

/// Where the chain ends.
///
/// # Errors
/// [`DbError`].
pub fn end(tx: &Read<'_>) -> Result<Chain, DbError> {
    let end = tx.one("SELECT number, hash FROM ledger_end WHERE id = 1", &[], |row| {
        Ok(Chain { number: row.int(0)?, hash: Hash(row.text(1)?.to_owned()) })
    })?;
    Ok(end.unwrap_or_default())
}

/// Something to be added.
#[derive(Debug, Clone)]
pub struct New {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: By,
    /// What.
    pub event: Event,
}

/// Seals entries and adds them, in this order.
///
/// # Errors
/// [`DbError`].
pub fn append(tx: &Write<'_>, entries: Vec<New>) -> Result<Vec<Sealed>, DbError> {
    if entries.is_empty() {
        return Ok(Vec::new());
    }
    let mut chain = end(tx)?;
    let mut values: Vec<Value> = Vec::with_capacity(entries.len() * 10);
    let mut sealed = Vec::with_capacity(entries.len());
    for New { at, by, event } in entries {
        let one = chain.add(at, by, event)?;
        values.extend(columns(&one.entry));
        values.extend([Value::from(&one.body), one.hash.0.clone().into(), tx.revision().into()]);
        sealed.push(one);
    }
    let into = "ledger_entry (number, about, subject, kind, amount, at, who, body, hash, rev)";
    bulk::insert(tx, into, 10, "", &values)?;
    tx.execute(
        "INSERT INTO ledger_end (id, number, hash) VALUES (1, $1, $2) \
         ON CONFLICT (id) DO UPDATE SET number = excluded.number, hash = excluded.hash",
        &[chain.number.into(), chain.hash.0.into()],
    )?;
    Ok(sealed)
}

/// The columns beside an entry, from `number` to `who`: what its body says, to search by.
#[must_use]
pub fn columns(entry: &Entry) -> [Value; 7] {
    let (about, subject) = entry.event.subject();
    let amount = match &entry.event {
        Event::Claim { event, .. } => event.amount(),
        Event::PayRun { .. } | Event::Account { .. } | Event::Office { .. } | Event::Booking { .. } => None,
    };
    [
        entry.number.into(),
        about.into(),
        subject.into(),
        entry.event.kind().into(),
        amount.into(),
        entry.at.into(),
        who(&entry.by).into(),
    ]
}

fn who(by: &By) -> &str {
    match by {
        By::Person { name } => name,
        By::Technician { .. } => "technician",
        By::Rule => "rule",
        By::Bank { .. } => "bank",
    }
}

/// An entry as it is stored, of a row that begins with `body`.
pub(super) fn made(row: &Row<'_>) -> Result<Entry, DbError> {
    row.json(0)
}

/// All entries about something, the oldest first.
///
/// # Errors
/// [`DbError`].
pub fn about(tx: &Read<'_>, about: &str, subject: impl Into<Value>) -> Result<Vec<Entry>, DbError> {
    let sql = "SELECT body FROM ledger_entry WHERE about = $1 AND subject = $2 ORDER BY number";
    tx.all(sql, &[about.into(), subject.into()], made)
}

/// Where an entry stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Place {
    /// Its number in the ledger.
    pub number: i64,
    /// The revision that wrote it.
    pub rev: i64,
}

/// The place of the last entry about something; none if there is no entry.
///
/// # Errors
/// [`DbError`].
pub fn last(tx: &Read<'_>, about: &str, subject: impl Into<Value>) -> Result<Option<Place>, DbError> {
    let sql = "SELECT number, rev FROM ledger_entry WHERE about = $1 AND subject = $2 ORDER BY number DESC LIMIT 1";
    tx.one(sql, &[about.into(), subject.into()], |row| Ok(Place { number: row.int(0)?, rev: row.int(1)? }))
}

/// The account of a claim, if there is such a claim.
///
/// # Errors
/// [`DbError`].
pub fn claim(tx: &Read<'_>, id: ClaimId) -> Result<Option<ClaimAccount>, DbError> {
    Ok(claims(tx, &[id])?.remove(&id))
}

/// The accounts of many claims.
///
/// # Errors
/// [`DbError`].
pub fn claims(tx: &Read<'_>, ids: &[ClaimId]) -> Result<HashMap<ClaimId, ClaimAccount>, DbError> {
    let keys: Vec<Value> = ids.iter().map(|id| (*id).into()).collect();
    let mut accounts: HashMap<ClaimId, ClaimAccount> = HashMap::new();
    let select = "SELECT body FROM ledger_entry WHERE about = 'claim' AND subject";
    bulk::ask(tx, select, "ORDER BY subject, number", &keys, |row| {
        let entry = made(row)?;
        let Event::Claim { claim, event } = &entry.event else { return Ok(()) };
        match (accounts.get_mut(claim), event) {
            (Some(account), event) => account.apply(entry.at, event),
            (None, ClaimEvent::Opened { opened }) => {
                accounts.insert(*claim, ClaimAccount::opened(*claim, opened.clone()));
            }
            (None, _) => return Err(DbError::Stored(format!("the ledger does not open claim {claim}"))),
        }
        Ok(())
    })?;
    Ok(accounts)
}

/// The entries that mean something for the books, claim by claim, the oldest of each first: of the claims that are not
/// over, and of those to which something has happened on a day or later.
///
/// # Errors
/// [`DbError`], or what `take` answers.
pub fn posted(
    tx: &Read<'_>,
    since: NaiveDate,
    mut take: impl FnMut(&Entry) -> Result<(), DbError>,
) -> Result<(), DbError> {
    let kinds: Vec<_> = POSTED.iter().map(|kind| format!("'{kind}'")).collect();
    let sql = format!(
        "SELECT e.body FROM claim_account a JOIN ledger_entry e ON e.about = 'claim' AND e.subject = a.claim \
         WHERE e.kind IN ({}) AND (a.standing NOT IN ('settled', 'withdrawn') OR a.since >= $1) \
         ORDER BY e.subject, e.number",
        kinds.join(", ")
    );
    // A local day begins within a day of the one in London.
    let since = since.and_time(NaiveTime::MIN).and_utc() - Duration::days(1);
    tx.scan(&sql, &[since.into()], |row| take(&made(row)?).map(|()| true))
}

/// A payment run, if there is such a run.
///
/// # Errors
/// [`DbError`].
pub fn pay_run(tx: &Read<'_>, id: PayRunId) -> Result<Option<PayRun>, DbError> {
    let entries = about(tx, "pay_run", id)?;
    let events = entries.iter().filter_map(|entry| match &entry.event {
        Event::PayRun { event, .. } => Some((entry.at, &entry.by, event)),
        _ => None,
    });
    Ok(PayRun::fold(id, events))
}

/// The accounts of a technician.
///
/// # Errors
/// [`DbError`].
pub fn technician(tx: &Read<'_>, id: TechnicianId) -> Result<TechnicianAccounts, DbError> {
    let mut accounts = TechnicianAccounts::none(id);
    for entry in about(tx, "account", id)? {
        if let Event::Account { event, .. } = &entry.event {
            accounts.apply(entry.at, &entry.by, event);
        }
    }
    Ok(accounts)
}
