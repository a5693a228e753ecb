//! Bookings of our accounts, and for which claims they count.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::booking::{Booking, BookingState};
use domain::claim_number::EndToEndId;
use domain::ids::{BookingId, ClaimId, EntryId};
use domain::matching::{Reason, Rule};

use super::{bulk, searchable};
use crate::db::{DbError, Read, Row, Value, Write};

/// A booking as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// What the bank says; with a day on which it was booked.
    pub booking: Booking,
    /// What became of it.
    pub state: BookingState,
    /// A statement tells of it.
    pub in_statement: bool,
    /// An advice tells of it.
    pub in_advice: bool,
}

/// A booking to be kept, in which statement it was read, and who tells of it.
#[derive(Debug)]
pub struct New<'a> {
    /// What the bank says.
    pub booking: &'a Booking,
    /// In which statement.
    pub statement: &'a str,
    /// A statement tells of it.
    pub in_statement: bool,
    /// An advice tells of it.
    pub in_advice: bool,
}

/// The reference by which a booking is looked for: that of our payment; for a sum, that of the part of our file.
fn reference(booking: &Booking) -> Option<&str> {
    let ids = [&booking.ids.end_to_end, &booking.ids.instruction, &booking.ids.uetr];
    let given = || ids.into_iter().flatten().map(|id| &**id);
    let ours = given().find(|id| EndToEndId::parse(id).is_some());
    let sum = booking.payment_information.as_deref().filter(|_| booking.batch.is_some());
    ours.or(sum).or_else(|| given().next())
}

fn search(booking: &Booking) -> String {
    let ids = [&booking.ids.end_to_end, &booking.ids.instruction, &booking.payment_information];
    let other = [&booking.counterparty_name, &booking.counterparty_account];
    let told = ids.into_iter().chain(other).flatten().chain(&booking.texts);
    searchable(&told.map(|text| &**text).collect::<Vec<_>>())
}

/// The amount in hundredths as a column has it: negative if it went out.
fn signed(booking: &Booking) -> i64 {
    booking.amount.map_or(0, |amount| booking.direction.signed(amount.value).to_hundredths())
}

/// Writes new bookings, which wait. A day that the bank does not give is `today`.
///
/// # Errors
/// [`DbError`]; a booking that is known is one.
pub fn insert_all(tx: &Write<'_>, new: &[New<'_>], today: NaiveDate) -> Result<(), DbError> {
    const INTO: &str = "booking (id, account, identity, statement, batch, amount, currency, booked_on, valued_on, \
                        end_to_end_id, state, search, body, rev, in_statement, in_advice)";
    let mut values: Vec<Value> = Vec::with_capacity(new.len() * 16);
    for New { booking, statement, in_statement, in_advice } in new {
        let currency = booking.amount.as_ref().map_or("", |amount| amount.currency.as_str());
        values.extend([
            booking.id.into(),
            Value::from(&*booking.account),
            booking.id.into(),
            (*statement).into(),
            booking.entry.0.into(),
            signed(booking).into(),
            currency.into(),
            booking.booked_on.or(booking.value_on).unwrap_or(today).into(),
            booking.value_on.into(),
            reference(booking).into(),
            BookingState::Unmatched.as_str().into(),
            search(booking).into(),
            serde_json::to_string(booking)?.into(),
            tx.revision().into(),
            i64::from(*in_statement).into(),
            i64::from(*in_advice).into(),
        ]);
    }
    bulk::insert(tx, INTO, 16, "", &values)
}

/// A booking that another file tells of again.
#[derive(Debug)]
pub struct Again<'a> {
    /// Which.
    pub id: BookingId,
    /// A statement tells of it by now.
    pub in_statement: bool,
    /// An advice tells of it by now.
    pub in_advice: bool,
    /// What is told better now, while nothing was decided by what was told before.
    pub better: Option<&'a Booking>,
}

/// Writes who tells of bookings by now, and what is told better.
///
/// # Errors
/// [`DbError`].
pub fn told_again(tx: &Write<'_>, again: &[Again<'_>]) -> Result<(), DbError> {
    let mut values: Vec<Value> = Vec::with_capacity(again.len() * 3);
    let mut better: Vec<Value> = Vec::new();
    for one in again {
        values.extend([one.id.into(), i64::from(one.in_statement).into(), i64::from(one.in_advice).into()]);
        if let Some(booking) = one.better {
            let (reference, body) = (reference(booking).into(), serde_json::to_string(booking)?.into());
            better.extend([one.id.into(), reference, search(booking).into(), body, tx.revision().into()]);
        }
    }
    bulk::update(
        tx,
        "UPDATE booking SET in_statement = given.column2, in_advice = given.column3",
        &["TEXT", "BIGINT", "BIGINT"],
        "WHERE booking.id = given.column1",
        &values,
    )?;
    bulk::update(
        tx,
        "UPDATE booking SET end_to_end_id = given.column2, search = given.column3, body = given.column4, \
         rev = given.column5",
        &["TEXT", "TEXT", "TEXT", "TEXT", "BIGINT"],
        "WHERE booking.id = given.column1",
        &better,
    )
}

/// What has become of bookings and who tells of them: state, a statement, an advice. Those that are not known are not
/// among them.
///
/// # Errors
/// [`DbError`].
pub fn known(tx: &Read<'_>, ids: &[BookingId]) -> Result<HashMap<BookingId, (BookingState, bool, bool)>, DbError> {
    let keys: Vec<Value> = ids.iter().map(|id| (*id).into()).collect();
    let mut known = HashMap::with_capacity(ids.len());
    bulk::ask(tx, "SELECT id, state, in_statement, in_advice FROM booking WHERE id", "", &keys, |row| {
        known.insert(row.parse(0)?, (state(row.text(1)?)?, row.int(2)? == 1, row.int(3)? == 1));
        Ok(())
    })?;
    Ok(known)
}

/// The bookings that were read first in a file, and what became of them.
///
/// # Errors
/// [`DbError`].
pub fn of_file(tx: &Read<'_>, file: &str) -> Result<HashMap<BookingId, BookingState>, DbError> {
    let sql = "SELECT b.id, b.state FROM statement s JOIN booking b ON b.statement = s.id WHERE s.file = $1";
    let all = tx.all(sql, &[file.into()], |row| Ok((row.parse(0)?, state(row.text(1)?)?)))?;
    Ok(all.into_iter().collect())
}

const KEPT: &str = "SELECT body, state, in_statement, in_advice, booked_on FROM booking";

fn kept(row: &Row<'_>) -> Result<Kept, DbError> {
    let mut booking: Booking = row.json(0)?;
    booking.booked_on = Some(row.parse(4)?);
    Ok(Kept { booking, state: state(row.text(1)?)?, in_statement: row.int(2)? == 1, in_advice: row.int(3)? == 1 })
}

pub(super) fn state(word: &str) -> Result<BookingState, DbError> {
    BookingState::parse(word).ok_or_else(|| DbError::Stored(format!("booking state {word}")))
}

fn ask(tx: &Read<'_>, condition: &str, keys: &[Value]) -> Result<Vec<Kept>, DbError> {
    let mut found = Vec::new();
    bulk::ask(tx, &format!("{KEPT} WHERE {condition}"), "", keys, |row| {
        found.push(kept(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// A booking.
///
/// # Errors
/// [`DbError`].
pub fn get(tx: &Read<'_>, id: BookingId) -> Result<Option<Kept>, DbError> {
    tx.one(&format!("{KEPT} WHERE id = $1"), &[id.into()], kept)
}

/// Many, by what they are.
///
/// # Errors
/// [`DbError`].
pub fn with_ids(tx: &Read<'_>, ids: &[BookingId]) -> Result<Vec<Kept>, DbError> {
    ask(tx, "id", &ids.iter().map(|id| (*id).into()).collect::<Vec<Value>>())
}

/// Those that do not wait for a rule, by the reference of a payment of ours, or of a part of a file of ours.
///
/// # Errors
/// [`DbError`].
pub fn with_references<'a>(tx: &Read<'_>, references: impl Iterator<Item = &'a str>) -> Result<Vec<Kept>, DbError> {
    ask(tx, "state <> 'unmatched' AND end_to_end_id", &references.map(Into::into).collect::<Vec<Value>>())
}

/// What is told of these lines of accounts, with details or without, and does not wait for a rule.
///
/// # Errors
/// [`DbError`].
pub fn of_entries(tx: &Read<'_>, entries: &[EntryId]) -> Result<Vec<Kept>, DbError> {
    ask(tx, "state <> 'unmatched' AND batch", &entries.iter().map(|entry| entry.0.into()).collect::<Vec<Value>>())
}

/// All that wait for a rule.
///
/// # Errors
/// [`DbError`].
pub fn unmatched(tx: &Read<'_>) -> Result<Vec<Kept>, DbError> {
    tx.all(&format!("{KEPT} WHERE state = 'unmatched' ORDER BY booked_on, id"), &[], kept)
}

/// What came in on a day or later and is told by another booking as well.
///
/// # Errors
/// [`DbError`].
pub fn repeated_credits(tx: &Read<'_>, from: NaiveDate) -> Result<Vec<Kept>, DbError> {
    let sql = format!("{KEPT} WHERE state = 'repeated' AND booked_on >= $1 AND amount > 0 ORDER BY booked_on, id");
    tx.all(&sql, &[from.into()], kept)
}

/// Writes what has become of bookings.
///
/// # Errors
/// [`DbError`].
pub fn set_states(tx: &Write<'_>, states: &[(BookingId, BookingState)]) -> Result<(), DbError> {
    let mut values: Vec<Value> = Vec::with_capacity(states.len() * 3);
    for (id, state) in states {
        values.extend([(*id).into(), state.as_str().into(), tx.revision().into()]);
    }
    bulk::update(
        tx,
        "UPDATE booking SET state = given.column2, rev = given.column3",
        &["TEXT", "TEXT", "BIGINT"],
        "WHERE booking.id = given.column1",
        &values,
    )
}

/// A booking counts for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Match {
    /// Which booking.
    pub booking: BookingId,
    /// For which claim.
    pub claim: ClaimId,
    /// Of which attempt to pay it; none when the carrier paid.
    pub attempt: Option<u32>,
    /// How much of it; negative: it came back.
    pub amount: i64,
    /// The number of the entry that says so.
    pub entry: i64,
    /// By which rule.
    pub rule: Rule,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
}

/// The word of a rule in its column.
#[must_use]
pub fn rule_name(rule: Rule) -> &'static str {
    match rule {
        Rule::PaymentId => "payment_id",
        Rule::Batch => "batch",
        Rule::ServiceId => "service_id",
        Rule::Hand => "hand",
    }
}

fn rule(word: &str) -> Result<Rule, DbError> {
    let all = [Rule::PaymentId, Rule::Batch, Rule::ServiceId, Rule::Hand];
    let found = all.into_iter().find(|rule| rule_name(*rule) == word);
    found.ok_or_else(|| DbError::Stored(format!("matching rule {word}")))
}

/// Writes for which claims bookings count.
///
/// # Errors
/// [`DbError`]; the same booking on the same claim twice is one.
pub fn add_matches(tx: &Write<'_>, matches: &[Match]) -> Result<(), DbError> {
    let mut values: Vec<Value> = Vec::with_capacity(matches.len() * 7);
    for one in matches {
        let reasons = serde_json::to_string(&one.reasons)?;
        values.extend([
            one.booking.into(),
            one.claim.into(),
            one.attempt.into(),
            one.amount.into(),
            one.entry.into(),
            rule_name(one.rule).into(),
            reasons.into(),
        ]);
    }
    bulk::insert(tx, "booking_match (booking, claim, attempt, amount, entry, rule, reasons)", 7, "", &values)
}

const MATCH: &str = "SELECT booking, claim, attempt, amount, entry, rule, reasons FROM booking_match";

fn made(row: &Row<'_>) -> Result<Match, DbError> {
    let attempt = row.int_or_none(2)?.map(u32::try_from).transpose();
    Ok(Match {
        booking: row.parse(0)?,
        claim: row.parse(1)?,
        attempt: attempt.map_err(|error| DbError::Stored(error.to_string()))?,
        amount: row.int(3)?,
        entry: row.int(4)?,
        rule: rule(row.text(5)?)?,
        reasons: row.json(6)?,
    })
}

/// For which claims a booking counts.
///
/// # Errors
/// [`DbError`].
pub fn matches_of(tx: &Read<'_>, booking: BookingId) -> Result<Vec<Match>, DbError> {
    tx.all(&format!("{MATCH} WHERE booking = $1 ORDER BY claim"), &[booking.into()], made)
}

/// Which bookings count for claims.
///
/// # Errors
/// [`DbError`].
pub fn matches_of_claims(tx: &Read<'_>, claims: &[ClaimId]) -> Result<Vec<Match>, DbError> {
    let keys: Vec<Value> = claims.iter().map(|claim| (*claim).into()).collect();
    let mut found = Vec::new();
    bulk::ask(tx, &format!("{MATCH} WHERE claim"), "", &keys, |row| {
        found.push(made(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// A booking no longer counts for a claim. If it counts for no other, it waits for a person, and no rule places it.
///
/// # Errors
/// [`DbError`].
pub fn take_off(tx: &Write<'_>, booking: BookingId, claims: &[ClaimId]) -> Result<(), DbError> {
    for claim in claims {
        let sql = "DELETE FROM booking_match WHERE booking = $1 AND claim = $2";
        tx.execute(sql, &[booking.into(), (*claim).into()])?;
    }
    tx.execute(
        "UPDATE booking SET state = 'held', rev = $1 WHERE id = $2 AND state = 'matched' \
         AND NOT EXISTS (SELECT 1 FROM booking_match m WHERE m.booking = booking.id)",
        &[tx.revision().into(), booking.into()],
    )?;
    Ok(())
}
