//! Claims. One for each job: the table refuses a second.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::claim::{Claim, ClaimState, ClaimTrouble, days_left};
use domain::ids::{ClaimId, JobId};
use domain::money::{Currency, Money};
use domain::procedure::Procedure;
use domain::wire::Entity;

use super::{Slice, bulk, feed, searchable};
use crate::api::{ClaimQuery, ClaimRow, ClaimSort, Direction};
use crate::db::{DbError, Filter, Read, Value, Write};

/// The claim of a job.
///
/// # Errors
/// [`DbError`].
pub fn of_job(tx: &Read<'_>, job: JobId) -> Result<Option<Claim>, DbError> {
    tx.one("SELECT body FROM claim WHERE job = $1", &[job.into()], |row| row.json(0))
}

/// Writes new claims, which have this transaction's revision as their version, and puts them on the phones of their
/// technicians.
///
/// # Errors
/// [`DbError`]; a second claim for a job is one.
pub fn insert_all(tx: &Write<'_>, claims: &[Claim]) -> Result<(), DbError> {
    const INTO: &str = "claim (id, job, technician, service_id, amount, currency, checked_out_at, due, state, search, \
                        body, version)";
    let mut values: Vec<Value> = Vec::with_capacity(claims.len() * 12);
    let mut puts = Vec::with_capacity(claims.len());
    for claim in claims {
        let body = serde_json::to_string(claim)?;
        values.extend([
            claim.id.into(),
            claim.job.into(),
            claim.technician.into(),
            claim.service_id.as_str().into(),
            claim.amount.amount.into(),
            claim.amount.currency.as_str().into(),
            claim.checked_out_at.into(),
            claim.due.into(),
            claim.state.as_str().into(),
            searchable(&[claim.service_id.as_str(), &claim.job_number]).into(),
            Value::from(&body),
            claim.version.into(),
        ]);
        puts.push(feed::Put { technician: claim.technician, entity: Entity::Claim, id: claim.id.0, body });
    }
    bulk::insert(tx, INTO, 12, "", &values)?;
    feed::put_all(tx, puts)
}

/// What a technician is shown of a claim beyond its opening.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Shown {
    /// Which claim.
    pub claim: ClaimId,
    /// Where it stands.
    pub state: ClaimState,
    /// What went wrong.
    pub trouble: Option<ClaimTrouble>,
    /// On which day it was paid.
    pub paid_on: Option<NaiveDate>,
}

/// Writes what has changed of claims, and puts them on the phones. No two are of the same claim.
///
/// # Errors
/// [`DbError`].
pub fn show(tx: &Write<'_>, shown: &[Shown]) -> Result<(), DbError> {
    let keys: Vec<Value> = shown.iter().map(|shown| shown.claim.into()).collect();
    let mut claims: HashMap<ClaimId, Claim> = HashMap::with_capacity(shown.len());
    bulk::ask(tx, "SELECT body FROM claim WHERE id", "", &keys, |row| {
        let claim: Claim = row.json(0)?;
        claims.insert(claim.id, claim);
        Ok(())
    })?;
    let mut puts = Vec::new();
    for Shown { claim: id, state, trouble, paid_on } in shown {
        let Some(claim) = claims.remove(id) else { continue };
        let (trouble, paid_on, version) = (trouble.clone(), *paid_on, tx.revision());
        let claim = Claim { state: *state, trouble, paid_on, version, ..claim };
        let body = serde_json::to_string(&claim)?;
        tx.execute(
            "UPDATE claim SET state = $1, body = $2, version = $3 WHERE id = $4",
            &[state.as_str().into(), Value::from(&body), claim.version.into(), claim.id.into()],
        )?;
        puts.push(feed::Put { technician: claim.technician, entity: Entity::Claim, id: claim.id.0, body });
    }
    feed::put_all(tx, puts)
}

/// Claims of which the ledger knows nothing: those of a server from before it had one.
///
/// # Errors
/// [`DbError`].
pub fn without_account(tx: &Read<'_>) -> Result<Vec<Claim>, DbError> {
    let sql = "SELECT c.body FROM claim c LEFT JOIN claim_account a ON a.claim = c.id WHERE a.claim IS NULL \
               ORDER BY c.version, c.id";
    tx.all(sql, &[], |row| row.json(0))
}

/// The currency of a word in a column.
pub(crate) fn currency(name: &str) -> Result<Currency, DbError> {
    match name {
        "CHF" => Ok(Currency::Chf),
        "EUR" => Ok(Currency::Eur),
        other => Err(DbError::Stored(format!("currency {other}"))),
    }
}

/// The word of a direction in SQL.
#[must_use]
pub fn direction(direction: Direction) -> &'static str {
    match direction {
        Direction::Asc => "ASC",
        Direction::Desc => "DESC",
    }
}

/// Neither paid nor rejected: [`ClaimState::is_open`] as a condition.
fn open_states() -> String {
    use ClaimState::{Approved, InPayRun, Paid, Rejected, Returned, Submitted};
    let open = [Submitted, Approved, InPayRun, Paid, Rejected, Returned].into_iter().filter(|state| state.is_open());
    let names: Vec<_> = open.map(|state| format!("'{}'", state.as_str())).collect();
    format!("c.state IN ({})", names.join(", "))
}

fn filter(query: &ClaimQuery, today: NaiveDate) -> Filter {
    let mut filter = Filter::default();
    if let Some(text) = &query.search {
        filter.contains("(c.search LIKE $? ESCAPE '\\' OR t.sort_name LIKE $? ESCAPE '\\')", text);
    }
    if let Some(state) = query.state {
        filter.and("c.state = $?", state.as_str());
    }
    if let Some(technician) = query.technician {
        filter.and("c.technician = $?", technician);
    }
    match query.overdue {
        Some(true) => filter.and(&format!("(c.due < $? AND {})", open_states()), today),
        Some(false) => filter.and(&format!("NOT (c.due < $? AND {})", open_states()), today),
        None => (),
    }
    if let Some(from) = query.from {
        filter.and("c.due >= $?", from);
    }
    if let Some(until) = query.until {
        filter.and("c.due <= $?", until);
    }
    filter
}

const FROM: &str = "FROM claim c JOIN technician t ON t.id = c.technician";

fn order(query: &ClaimQuery) -> String {
    let column = match query.sort.unwrap_or(ClaimSort::Due) {
        ClaimSort::Due => "c.due",
        ClaimSort::Amount => "c.amount",
        ClaimSort::ServiceId => "c.service_id",
        ClaimSort::Technician => "t.sort_name",
        ClaimSort::State => "c.state",
        ClaimSort::CheckedOut => "c.checked_out_at",
    };
    format!("ORDER BY {column} {}, c.id", direction(query.direction.unwrap_or(Direction::Asc)))
}

/// How many match, their sum, and the sum of those past their date and not paid; one sum for each currency.
///
/// # Errors
/// [`DbError`].
pub fn totals(tx: &Read<'_>, query: &ClaimQuery, today: NaiveDate) -> Result<(u32, Vec<Money>, Vec<Money>), DbError> {
    let filter = filter(query, today);
    let mut values = filter.values().to_vec();
    values.push(today.into());
    let sql = format!(
        "SELECT c.currency, COUNT(*), CAST(SUM(c.amount) AS BIGINT), \
         CAST(SUM(CASE WHEN c.due < ${} AND {} THEN c.amount ELSE 0 END) AS BIGINT) {FROM} {} \
         GROUP BY c.currency ORDER BY c.currency",
        values.len(),
        open_states(),
        filter.sql()
    );
    let (mut count, mut sums, mut overdue) = (0, Vec::new(), Vec::new());
    tx.scan(&sql, &values, |row| {
        let currency = currency(row.text(0)?)?;
        count += row.int(1)?;
        sums.push(Money { amount: row.int(2)?, currency });
        if row.int(3)? > 0 {
            overdue.push(Money { amount: row.int(3)?, currency });
        }
        Ok(true)
    })?;
    Ok((u32::try_from(count).unwrap_or(u32::MAX), sums, overdue))
}

/// The claims that match: one page, or all of them.
///
/// # Errors
/// [`DbError`].
pub fn rows(
    tx: &Read<'_>,
    query: &ClaimQuery,
    today: NaiveDate,
    slice: Option<Slice>,
    procedures: &[Procedure],
) -> Result<Vec<ClaimRow>, DbError> {
    let filter = filter(query, today);
    let limit = slice.map(Slice::sql).unwrap_or_default();
    let sql = format!("SELECT c.body, t.name {FROM} {} {} {limit}", filter.sql(), order(query));
    tx.all(&sql, filter.values(), |row| {
        let claim: Claim = row.json(0)?;
        let procedure = domain::decide::find_procedure(procedures, &claim.procedure);
        Ok(ClaimRow {
            id: claim.id,
            job: claim.job,
            job_number: claim.job_number,
            technician_name: row.text(1)?.to_owned(),
            service_id: claim.service_id.into(),
            cause_name: procedure.and_then(|procedure| procedure.cause(&claim.cause)).map(|cause| cause.name.clone()),
            cause: claim.cause,
            amount: claim.amount,
            checked_out_at: claim.checked_out_at,
            due: claim.due,
            days_left: days_left(claim.due, today),
            state: claim.state,
        })
    })
}
