//! The outbox, and what became of its operations.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use domain::ids::{JobId, OperationId};
use domain::operation::{ActionKind, Operation, OperationOutcome, content_hash};
use domain::wire::Envelope;
use domain::zoo::{Bug, planted};
use rusqlite::{Connection, OptionalExtension, Row};
use serde_json::value::RawValue;

use crate::error::CommandError;
use crate::view::Delivery;

/// Where an operation stands on this phone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum OperationState {
    /// No answer yet.
    Pending,
    /// Accepted, but the rows that show it are still on their way: more pages follow.
    Landing,
    /// Accepted.
    Accepted,
    /// A person must look.
    Parked,
    /// Rejected or kept as evidence only, and not yet read by the technician.
    Rejected,
    /// The same, and read.
    Seen,
}

impl OperationState {
    const ALL: [OperationState; 6] = [
        OperationState::Pending,
        OperationState::Landing,
        OperationState::Accepted,
        OperationState::Parked,
        OperationState::Rejected,
        OperationState::Seen,
    ];

    pub(crate) fn as_str(self) -> &'static str {
        match self {
            OperationState::Pending => "pending",
            OperationState::Landing => "landing",
            OperationState::Accepted => "accepted",
            OperationState::Parked => "parked",
            OperationState::Rejected => "rejected",
            OperationState::Seen => "seen",
        }
    }

    pub(crate) fn parse(word: &str) -> Option<OperationState> {
        OperationState::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// Its effect is shown by replaying it.
    pub(crate) fn is_replayed(self) -> bool {
        matches!(self, OperationState::Pending | OperationState::Landing)
    }
}

/// An operation as it lies on disk.
#[derive(Debug, Clone)]
pub(crate) struct Stored {
    pub(crate) id: OperationId,
    pub(crate) job: JobId,
    pub(crate) state: OperationState,
    pub(crate) attempts: u32,
    outcome: Option<OperationOutcome>,
    /// Written by this app or an older one; a phone that went back to an older app may hold one it cannot read.
    pub(crate) operation: Option<Operation>,
}

impl Stored {
    /// One of the four states.
    pub(crate) fn delivery(&self) -> Delivery {
        match (&self.outcome, self.state) {
            (Some(OperationOutcome::Parked { reason }), _) => {
                Delivery::NeedsYou { parked: Some(reason.clone()), rejected: None }
            }
            (Some(OperationOutcome::Rejected { reason }), _) => {
                Delivery::NeedsYou { parked: None, rejected: Some(reason.clone()) }
            }
            (Some(OperationOutcome::Accepted { review }), _) => Delivery::Accepted { review: review.clone() },
            (None, _) if self.attempts > 0 => Delivery::Sent,
            (None, _) => Delivery::Saved,
        }
    }

    pub(crate) fn action(&self) -> Option<ActionKind> {
        self.operation.as_ref().map(|operation| operation.action.kind())
    }
}

const COLUMNS: &str = "id, job, state, attempts, outcome, body";

fn read(row: &Row<'_>) -> rusqlite::Result<Option<Stored>> {
    let (id, job): (String, String) = (row.get("id")?, row.get("job")?);
    let state: String = row.get("state")?;
    let (Ok(id), Ok(job)) = (id.parse(), job.parse()) else { return Ok(None) };
    let outcome: Option<String> = row.get("outcome")?;
    let body: String = row.get("body")?;
    Ok(Some(Stored {
        id,
        job,
        state: OperationState::parse(&state).unwrap_or(OperationState::Pending),
        // A number that the flash has made too large is a word on a screen, and not worth an error.
        attempts: u32::try_from(row.get::<_, i64>("attempts")?.max(0)).unwrap_or(u32::MAX),
        outcome: outcome.and_then(|text| serde_json::from_str(&text).ok()),
        operation: serde_json::from_str(&body).ok(),
    }))
}

fn list(connection: &Connection, rest: &str, values: impl rusqlite::Params) -> rusqlite::Result<Vec<Stored>> {
    let mut statement = connection.prepare_cached(&format!("SELECT {COLUMNS} FROM operation {rest}"))?;
    let rows = statement.query_map(values, read)?;
    rows.filter_map(Result::transpose).collect()
}

/// What is replayed on the server's rows, oldest first.
pub(crate) fn replayed(connection: &Connection) -> rusqlite::Result<Vec<Stored>> {
    list(connection, "WHERE state IN ('pending', 'landing') ORDER BY number", [])
}

/// Everything done on one job, oldest first.
pub(crate) fn of_job(connection: &Connection, job: JobId) -> rusqlite::Result<Vec<Stored>> {
    list(connection, "WHERE job = ?1 ORDER BY number", [job.to_string()])
}

/// Everything done on some jobs (a JSON array of ids), oldest first.
pub(crate) fn of_jobs(connection: &Connection, jobs: &str) -> rusqlite::Result<Vec<Stored>> {
    list(connection, "WHERE job IN (SELECT value FROM json_each(?1)) ORDER BY number", [jobs])
}

/// What needs somebody, then what has no answer, oldest first.
pub(crate) fn open(connection: &Connection, limit: u32) -> rusqlite::Result<Vec<Stored>> {
    list(
        connection,
        "WHERE state IN ('pending', 'parked', 'rejected') ORDER BY state = 'pending', number LIMIT ?1",
        [limit],
    )
}

/// How many have no answer, and how many need somebody.
pub(crate) fn counts(connection: &Connection) -> rusqlite::Result<(u32, u32)> {
    connection
        .prepare_cached(
            "SELECT count(*) FILTER (WHERE state = 'pending'), count(*) FILTER (WHERE state <> 'pending')
             FROM operation WHERE state IN ('pending', 'parked', 'rejected')",
        )?
        .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
}

/// Appends to the outbox. The number is the highest plus one, so that a save writes one row and nothing else.
pub(crate) fn append(
    connection: &Connection,
    id: OperationId,
    operation: Operation,
    highest: i64,
) -> Result<Stored, CommandError> {
    let body = serde_json::to_string(&operation)?;
    connection
        .prepare_cached(
            "INSERT INTO operation (number, id, job, hash, body)
             VALUES ((SELECT max(?5, coalesce(max(number), 0)) + 1 FROM operation), ?1, ?2, ?3, ?4)",
        )?
        .execute((id.to_string(), operation.job.to_string(), content_hash(&body), body, highest))?;
    let job = operation.job;
    Ok(Stored { id, job, state: OperationState::Pending, attempts: 0, outcome: None, operation: Some(operation) })
}

/// What waits, in order of number, at most `limit` operations and about `bytes` bytes.
pub(crate) fn waiting(connection: &Connection, limit: usize, bytes: usize) -> Result<Vec<Envelope>, CommandError> {
    let unsent = if planted(Bug::SentPassedOver) { "AND attempts = 0" } else { "" };
    let mut statement = connection.prepare_cached(&format!(
        "SELECT number, id, hash, body FROM operation WHERE state = 'pending' {unsent} ORDER BY number LIMIT ?1"
    ))?;
    let mut rows = statement.query([i64::try_from(limit).unwrap_or(i64::MAX)])?;
    let mut envelopes = Vec::new();
    let mut size = 0_usize;
    while let Some(row) = rows.next()? {
        let (id, body): (String, String) = (row.get("id")?, row.get("body")?);
        size = size.saturating_add(body.len());
        if size > bytes && !envelopes.is_empty() {
            break;
        }
        let (Ok(id), hash) = (id.parse(), row.get::<_, String>("hash")?) else { return Err(CommandError::Damaged) };
        if content_hash(&body) != hash {
            return Err(CommandError::Damaged);
        }
        envelopes.push(Envelope { id, number: row.get("number")?, hash, body: RawValue::from_string(body)? });
    }
    Ok(envelopes)
}

/// Notes that operations were given to the network.
pub(crate) fn count_attempts(connection: &Connection, first: i64, last: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE operation SET attempts = attempts + 1 WHERE number BETWEEN ?1 AND ?2 AND state = 'pending'",
        )?
        .execute((first, last))?;
    Ok(())
}

/// Takes back what `count_attempts` has noted.
pub(crate) fn uncount_attempts(connection: &Connection, first: i64, last: i64) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "UPDATE operation SET attempts = max(0, attempts - 1)
             WHERE number BETWEEN ?1 AND ?2 AND state = 'pending'",
        )?
        .execute((first, last))?;
    Ok(())
}

/// Keeps the answer to what was sent. What is settled already is passed over: an answer that comes late, as a duplicate,
/// may be older than what a person has decided since, and that comes as a row. True if something changed.
pub(crate) fn answer(
    connection: &Connection,
    id: OperationId,
    outcome: &OperationOutcome,
    at: DateTime<Utc>,
) -> Result<bool, CommandError> {
    keep(connection, id, outcome, at, "state = 'pending'")
}

/// Keeps an outcome that comes as a row. A rejection that was read stays read; an operation that is not on this phone is
/// passed over. True if something changed.
pub(crate) fn settle(
    connection: &Connection,
    id: OperationId,
    outcome: &OperationOutcome,
    at: DateTime<Utc>,
) -> Result<bool, CommandError> {
    keep(connection, id, outcome, at, "outcome IS DISTINCT FROM ?2")
}

fn keep(
    connection: &Connection,
    id: OperationId,
    outcome: &OperationOutcome,
    at: DateTime<Utc>,
    only: &str,
) -> Result<bool, CommandError> {
    let state = match outcome {
        // It says that no compensation comes of it: he must have read that.
        OperationOutcome::Accepted { review: Some(review) } if review.evidence_only => OperationState::Rejected,
        OperationOutcome::Accepted { .. } => OperationState::Landing,
        OperationOutcome::Parked { .. } => OperationState::Parked,
        OperationOutcome::Rejected { .. } => OperationState::Rejected,
    };
    let text = serde_json::to_string(outcome)?;
    let sql =
        format!("UPDATE operation SET state = ?1, outcome = ?2, settled_at = ?3, rev = NULL WHERE id = ?4 AND {only}");
    let bound = (state.as_str(), text, at.timestamp_millis(), id.to_string());
    Ok(connection.prepare_cached(&sql)?.execute(bound)? > 0)
}

/// Whether one of the operations that no statement has found by its id is here and waits. Then its index is damaged, and
/// it would be sent and answered for ever. The table is read once, however many were answered a second time.
pub(crate) fn any_waits_unseen(connection: &Connection, ids: &BTreeSet<String>) -> rusqlite::Result<bool> {
    if ids.is_empty() {
        return Ok(false);
    }
    let mut statement = connection.prepare_cached("SELECT id FROM operation NOT INDEXED WHERE state = 'pending'")?;
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        if ids.contains(row.get_ref(0)?.as_str()?) {
            return Ok(true);
        }
    }
    Ok(false)
}

/// Everything up to a revision of the server has come. The rows of accepted operations are among it: they need no replay
/// any more. And what is settled by now was settled at that revision or before. The cursor of a page before the last
/// may lie before it, so pages do not count.
pub(crate) fn land(connection: &Connection, rev: i64) -> rusqlite::Result<()> {
    connection.prepare_cached("UPDATE operation SET state = 'accepted' WHERE state = 'landing'")?.execute([])?;
    connection
        .prepare_cached("UPDATE operation SET rev = ?1 WHERE rev IS NULL AND state <> 'pending'")?
        .execute([rev])?;
    Ok(())
}

/// A decision was read. True if there was one.
pub(crate) fn mark_seen(connection: &Connection, id: OperationId) -> rusqlite::Result<bool> {
    let changed = connection
        .execute("UPDATE operation SET state = 'seen' WHERE id = ?1 AND state = 'rejected'", [id.to_string()])?;
    Ok(changed > 0)
}

/// Puts operations from a number on back into the outbox: the server has lost them and answers again. True if the
/// first of them is here.
pub(crate) fn send_again(connection: &Connection, from: i64) -> rusqlite::Result<bool> {
    connection.execute(
        "UPDATE operation SET state = 'pending', outcome = NULL, settled_at = NULL, rev = NULL
         WHERE number >= ?1 AND state <> 'pending'",
        [from.max(1)],
    )?;
    connection
        .query_row("SELECT 1 FROM operation WHERE number = ?1", [from], |_| Ok(()))
        .optional()
        .map(|found| found.is_some())
}

/// Puts everything settled that is in no verified backup back into the outbox: a server that was restored, and has
/// forgotten this pairing with it, may have lost it, or may have been told otherwise by a twin.
pub(crate) fn send_again_unsure(connection: &Connection, backed_up: Option<i64>) -> rusqlite::Result<()> {
    connection.execute(
        "UPDATE operation SET state = 'pending', outcome = NULL, settled_at = NULL, rev = NULL
         WHERE state <> 'pending' AND (rev IS NULL OR rev > coalesce(?1, -1))",
        [backed_up],
    )?;
    Ok(())
}

/// Puts what was settled under an earlier pairing, and is in no verified backup, at the end of the outbox: the server
/// knows it by its id, or has lost it.
pub(crate) fn take_along(connection: &Connection, backed_up: Option<i64>, highest: i64) -> rusqlite::Result<()> {
    let mut statement = connection.prepare(
        "SELECT number FROM operation WHERE number < 1 AND (rev IS NULL OR rev > coalesce(?1, -1)) ORDER BY number",
    )?;
    let numbers: Vec<i64> = statement.query_map([backed_up], |row| row.get(0))?.collect::<Result<_, _>>()?;
    for number in numbers {
        connection.execute(
            "UPDATE operation SET number = (SELECT max(?2, coalesce(max(number), 0)) + 1 FROM operation),
                 state = 'pending', outcome = NULL, settled_at = NULL, rev = NULL
             WHERE number = ?1",
            (number, highest),
        )?;
    }
    Ok(())
}

/// Numbers the pending operations anew, densely from `first` on. What is settled moves out of the way, below 1, in its
/// order, if it belongs to an earlier pairing.
pub(crate) fn renumber(connection: &Connection, first: i64, new_pairing: bool) -> rusqlite::Result<()> {
    /// Far from any number in use, so that no two rows meet on the way.
    const APART: i64 = 1_000_000_000_000;
    let numbers = |condition: &str| -> rusqlite::Result<Vec<i64>> {
        let mut statement =
            connection.prepare(&format!("SELECT number FROM operation WHERE {condition} ORDER BY number"))?;
        statement.query_map([], |row| row.get(0))?.collect()
    };
    if new_pairing {
        // The revision was one of the earlier pairing's server.
        connection.execute("UPDATE operation SET rev = NULL", [])?;
    }
    let pending = numbers("state = 'pending'")?;
    let settled = if new_pairing { numbers("state <> 'pending'")? } else { Vec::new() };
    let mut moves: Vec<(i64, i64)> = pending.into_iter().zip(first..).collect();
    let below = 1 - i64::try_from(settled.len()).unwrap_or(0);
    moves.extend(settled.into_iter().zip(below..));
    for (from, to) in &moves {
        connection.execute("UPDATE operation SET number = ?1 WHERE number = ?2", (to + APART, from))?;
    }
    for (_, to) in &moves {
        connection.execute("UPDATE operation SET number = ?1 WHERE number = ?2", (to, to + APART))?;
    }
    Ok(())
}

/// Forgets what was settled before `before`, if a verified backup holds it: a restored server would ask for it again.
/// The highest number always stays: the next one is counted from it. True if there was any.
pub(crate) fn forget_settled(
    connection: &Connection,
    before: DateTime<Utc>,
    backed_up: Option<i64>,
) -> rusqlite::Result<bool> {
    let forgotten = connection
        .prepare_cached(
            "DELETE FROM operation WHERE state IN ('accepted', 'seen') AND settled_at < ?1 AND rev <= ?2
             AND number < (SELECT max(number) FROM operation)",
        )?
        .execute((before.timestamp_millis(), backed_up))?;
    Ok(forgotten > 0)
}
