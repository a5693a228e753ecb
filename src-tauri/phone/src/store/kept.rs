//! The operations as the journal sees them.

use domain::operation::OperationOutcome;
use rusqlite::{Connection, Row as SqlRow};

use crate::journal::record::Kept;
use crate::store::operation::OperationState;

/// A whole row of the table `operation`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Row {
    pub(crate) kept: Kept,
    pub(crate) state: OperationState,
    pub(crate) attempts: i64,
    pub(crate) settled_at: Option<i64>,
    pub(crate) rev: Option<i64>,
    pub(crate) outcome: Option<String>,
}

impl Row {
    /// Without an answer.
    pub(crate) fn pending(kept: Kept) -> Row {
        Row { kept, state: OperationState::Pending, attempts: 0, settled_at: None, rev: None, outcome: None }
    }
}

/// None if its names are no names any more.
fn kept(row: &SqlRow<'_>) -> rusqlite::Result<Option<Kept>> {
    let (id, job): (String, String) = (row.get("id")?, row.get("job")?);
    let (Ok(id), Ok(job)) = (id.parse(), job.parse()) else { return Ok(None) };
    Ok(Some(Kept { number: row.get("number")?, id, job, hash: row.get("hash")?, body: row.get("body")? }))
}

fn list(connection: &Connection, condition: &str, value: Option<i64>) -> rusqlite::Result<Vec<Kept>> {
    let mut statement = connection.prepare_cached(&format!(
        "SELECT number, id, job, hash, body FROM operation WHERE {condition} ORDER BY number"
    ))?;
    statement.query_map([value], kept)?.filter_map(Result::transpose).collect()
}

/// The operations above a number.
pub(crate) fn above(connection: &Connection, number: i64) -> rusqlite::Result<Vec<Kept>> {
    list(connection, "number > ?1", Some(number))
}

/// The operations that the server has not settled, or could still lose because no verified backup covers them.
pub(crate) fn needed(connection: &Connection, backed_up: Option<i64>) -> rusqlite::Result<Vec<Kept>> {
    list(connection, "state = 'pending' OR rev IS NULL OR rev > coalesce(?1, -1)", backed_up)
}

/// The highest number in the table; 0 if there is none.
pub(crate) fn highest(connection: &Connection) -> rusqlite::Result<i64> {
    connection.query_row("SELECT max(0, coalesce(max(number), 0)) FROM operation", [], |row| row.get(0))
}

/// Every row, in order of number, and whether the flash has damaged some: those are left out, or have no answer any
/// more and ask for it again.
pub(crate) fn rows(connection: &Connection) -> rusqlite::Result<(Vec<Row>, bool)> {
    let mut statement = connection.prepare(
        "SELECT number, id, job, state, attempts, settled_at, rev, outcome, hash, body FROM operation ORDER BY number",
    )?;
    let (mut found, mut damaged) = (Vec::new(), false);
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        match whole(row) {
            Ok(Some((row, sound))) => {
                found.push(row);
                damaged |= !sound;
            }
            _ => damaged = true,
        }
    }
    Ok((found, damaged))
}

fn whole(row: &SqlRow<'_>) -> rusqlite::Result<Option<(Row, bool)>> {
    let Some(kept) = kept(row)? else { return Ok(None) };
    let (word, outcome): (String, Option<String>) = (row.get("state")?, row.get("outcome")?);
    let readable = outcome.as_deref().is_some_and(|text| serde_json::from_str::<OperationOutcome>(text).is_ok());
    match OperationState::parse(&word) {
        Some(OperationState::Pending) => {
            let attempts = row.get("attempts")?;
            Ok(Some((Row { attempts, ..Row::pending(kept) }, outcome.is_none())))
        }
        Some(state) if readable => {
            let (attempts, settled_at, rev) = (row.get("attempts")?, row.get("settled_at")?, row.get("rev")?);
            Ok(Some((Row { kept, state, attempts, settled_at, rev, outcome }, true)))
        }
        _ => Ok(Some((Row::pending(kept), false))),
    }
}

/// Puts these rows in the place of all.
pub(crate) fn replace_all(connection: &Connection, rows: &[Row]) -> rusqlite::Result<()> {
    connection.execute("DELETE FROM operation", [])?;
    let mut insert = connection.prepare(
        "INSERT INTO operation (number, id, job, state, attempts, settled_at, rev, outcome, hash, body)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)",
    )?;
    for row in rows {
        insert.execute(rusqlite::params![
            row.kept.number,
            row.kept.id.to_string(),
            row.kept.job.to_string(),
            row.state.as_str(),
            row.attempts,
            row.settled_at,
            row.rev,
            row.outcome,
            row.kept.hash,
            row.kept.body,
        ])?;
    }
    Ok(())
}
