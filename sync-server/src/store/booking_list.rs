//! Bookings as tables and screens show them.

use chrono::NaiveDate;
use domain::booking::{Booking, Direction as Booked};
use domain::ids::{BookingId, ClaimId};
use domain::ledger::Entry;
use domain::matching::Reason;

use super::{Slice, booking, claim};
use crate::api::{BookingMatchRow, BookingQuery, BookingRow, BookingSort, Direction, ReasonRow};
use crate::db::{DbError, Filter, Read, Row, Value};

/// Claims that are listed beside one booking.
const MATCHES_MAX: usize = 200;

/// A reason with its sentence.
#[must_use]
pub fn reason(reason: Reason) -> ReasonRow {
    ReasonRow { reason, speaks_for: reason.speaks_for(), message: reason.to_string() }
}

fn filter(query: &BookingQuery) -> Filter {
    let mut filter = Filter::default();
    if let Some(text) = &query.search {
        filter.contains("b.search LIKE $? ESCAPE '\\'", text);
    }
    if let Some(state) = query.state {
        filter.and("b.state = $?", state.as_str());
    }
    match query.waiting {
        Some(true) => filter.also("b.state IN ('unmatched', 'held')"),
        Some(false) => filter.also("b.state NOT IN ('unmatched', 'held')"),
        None => (),
    }
    match query.booked {
        Some(Booked::Credit) => filter.also("b.amount > 0"),
        Some(Booked::Debit) => filter.also("b.amount < 0"),
        None => (),
    }
    if let Some(account) = query.account.as_deref().map(str::trim).filter(|account| !account.is_empty()) {
        filter.and("b.account = $?", account.replace(' ', ""));
    }
    if let Some(from) = query.from {
        filter.and("b.booked_on >= $?", from);
    }
    if let Some(until) = query.until {
        filter.and("b.booked_on <= $?", until);
    }
    filter
}

const ROW: &str = "SELECT b.id, b.state, b.account, b.amount, b.currency, b.booked_on, b.valued_on, b.body, \
     (SELECT COUNT(*) FROM booking_match m WHERE m.booking = b.id) FROM booking b";

fn made(row: &Row<'_>, today: NaiveDate) -> Result<BookingRow, DbError> {
    let told: Booking = row.json(7)?;
    let booked_on: NaiveDate = row.parse(5)?;
    let text = |text: Option<Box<str>>| text.map(String::from);
    Ok(BookingRow {
        id: row.parse(0)?,
        state: booking::state(row.text(1)?)?,
        account: row.text(2)?.to_owned(),
        amount: row.int(3)?,
        currency: row.text(4)?.to_owned(),
        booked_on,
        valued_on: row.text_or_none(6)?.and_then(|day| day.parse().ok()),
        age_in_days: today.signed_duration_since(booked_on).num_days().max(0),
        counterparty_name: text(told.counterparty_name),
        counterparty_account: text(told.counterparty_account),
        text: told.texts.into_iter().next().map(String::from),
        end_to_end_id: text(told.ids.end_to_end),
        claims: u32::try_from(row.int(8)?).unwrap_or(u32::MAX),
    })
}

/// One page of what matches.
///
/// # Errors
/// [`DbError`].
pub fn rows(tx: &Read<'_>, query: &BookingQuery, today: NaiveDate, slice: Slice) -> Result<Vec<BookingRow>, DbError> {
    let filter = filter(query);
    let (sort, latest) =
        (query.sort.unwrap_or(BookingSort::Booked), query.sort.is_none_or(|by| by == BookingSort::Booked));
    let column = match sort {
        BookingSort::Booked => "b.booked_on",
        BookingSort::Amount => "b.amount",
        BookingSort::Account => "b.account",
        BookingSort::State => "b.state",
    };
    let default = if latest { Direction::Desc } else { Direction::Asc };
    let direction = claim::direction(query.direction.unwrap_or(default));
    let sql = format!("{ROW} {} ORDER BY {column} {direction}, b.booked_on, b.id {}", filter.sql(), slice.sql());
    tx.all(&sql, filter.values(), |row| made(row, today))
}

/// How many match.
///
/// # Errors
/// [`DbError`].
pub fn total(tx: &Read<'_>, query: &BookingQuery) -> Result<u32, DbError> {
    let filter = filter(query);
    let sql = format!("SELECT COUNT(*) FROM booking b {}", filter.sql());
    let total = tx.one(&sql, filter.values(), |row| row.int(0))?;
    Ok(u32::try_from(total.unwrap_or(0)).unwrap_or(u32::MAX))
}

/// One, as the table shows it, and the statement in which it was read first.
///
/// # Errors
/// [`DbError`].
pub fn row(tx: &Read<'_>, id: BookingId, today: NaiveDate) -> Result<Option<(BookingRow, String)>, DbError> {
    let row = tx.one(&format!("{ROW} WHERE b.id = $1"), &[id.into()], |row| made(row, today))?;
    let sql = "SELECT statement FROM booking WHERE id = $1";
    let statement = tx.one(sql, &[id.into()], |row| Ok(row.text(0)?.to_owned()))?;
    Ok(row.zip(statement))
}

/// The claims for which a booking counts: the first of them.
///
/// # Errors
/// [`DbError`].
pub fn matches(tx: &Read<'_>, id: BookingId) -> Result<Vec<BookingMatchRow>, DbError> {
    let sql = format!(
        "SELECT m.claim, a.number, t.name, m.attempt, m.amount, m.rule, m.reasons, e.body FROM booking_match m \
         JOIN claim_account a ON a.claim = m.claim JOIN technician t ON t.id = a.technician \
         JOIN ledger_entry e ON e.number = m.entry WHERE m.booking = $1 ORDER BY a.number LIMIT {MATCHES_MAX}"
    );
    tx.all(&sql, &[id.into()], |row| {
        let entry: Entry = row.json(7)?;
        let reasons: Vec<Reason> = row.json(6)?;
        Ok(BookingMatchRow {
            claim: row.parse(0)?,
            number: row.text(1)?.to_owned(),
            technician_name: row.text(2)?.to_owned(),
            attempt: row.int_or_none(3)?.and_then(|number| u32::try_from(number).ok()),
            amount: row.int(4)?,
            rule: serde_json::from_value(row.text(5)?.into())?,
            reasons: reasons.into_iter().map(reason).collect(),
            at: entry.at,
            by: entry.by,
        })
    })
}

/// Claims whose Service ID is one of these words, in capitals.
///
/// # Errors
/// [`DbError`].
pub fn claims_of_services(tx: &Read<'_>, words: &[String]) -> Result<Vec<ClaimId>, DbError> {
    let keys: Vec<Value> = words.iter().map(Into::into).collect();
    let mut found = Vec::new();
    super::bulk::ask(tx, "SELECT id FROM claim WHERE UPPER(service_id)", "", &keys, |row| {
        found.push(row.parse(0)?);
        Ok(())
    })?;
    Ok(found)
}
