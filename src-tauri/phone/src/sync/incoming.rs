//! Taking a reply in: outcomes, rows and cursor in one transaction.

use chrono::{DateTime, Duration, Utc};
use domain::clock::Moment;
use domain::ids::OperationId;
use domain::operation::OperationOutcome;
use domain::wire::{Entity, RowChange, SyncReply, SyncRequest};
use rusqlite::Transaction;
use serde_json::value::RawValue;

use crate::error::CommandError;
use crate::phone::{Memory, Phone};
use crate::store::pairing::{self, Pairing};
use crate::store::{job, operation, rows};

/// What a reply has brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Ask again at once: there is more to read or more to send.
    pub more: bool,
    /// Something that a screen may show has changed.
    pub changed: bool,
}

/// Settled operations are kept for so long: the time in which a payment is due, and some days.
const KEEP_SETTLED: Duration = Duration::days(60);
/// A reply without news is not worth a write to the flash; the time of the last success is, now and then.
const WRITE_SUCCESS_EVERY: Duration = Duration::minutes(10);

impl Phone {
    /// Takes a reply in. The same reply again changes nothing; a reply to a request from before a sign-out, or before
    /// another reply, gives its outcomes and nothing else.
    ///
    /// # Errors
    /// [`CommandError::NotPaired`]; [`CommandError::StorageFull`]; what broke. Nothing of the reply is kept then.
    pub fn incoming(&self, request: &SyncRequest, reply: SyncReply, now: Moment) -> Result<Progress, CommandError> {
        let quiet = self.remember(|memory| take_quietly(memory, request, &reply, &now))?;
        if quiet {
            return Ok(Progress { more: false, changed: false });
        }
        self.change(|transaction, memory| take(transaction, memory, request, &reply, &now))
    }
}

/// A reply that says nothing but the time, kept in memory only. False if there is something to write.
fn take_quietly(
    memory: &mut Memory,
    request: &SyncRequest,
    reply: &SyncReply,
    now: &Moment,
) -> Result<bool, CommandError> {
    memory.paired()?;
    let server = reply.server_time().unwrap_or(now.wall);
    let news = !reply.outcomes.is_empty() || !reply.changes.is_empty() || reply.expected.is_some() || reply.more;
    let Some(pairing) = &memory.pairing else { return Ok(false) };
    let moved = reply.epoch.is_some() || reply.cursor != pairing.cursor || request.cursor != pairing.cursor;
    let stale = pairing.last_success.is_none_or(|last| server.signed_duration_since(last).abs() > WRITE_SUCCESS_EVERY);
    let turned = memory
        .clock_offset(now)
        .is_none_or(|known| (server.signed_duration_since(now.wall) - known).abs() > Duration::minutes(1));
    if news || moved || stale || turned || !request.operations.is_empty() {
        return Ok(false);
    }
    memory.server_clock = Some((server, *now));
    Ok(true)
}

fn take(
    transaction: &Transaction<'_>,
    memory: &mut Memory,
    request: &SyncRequest,
    reply: &SyncReply,
    now: &Moment,
) -> Result<Progress, CommandError> {
    let mut pairing = memory.paired()?.clone();
    let server = reply.server_time().unwrap_or(now.wall);
    let mut changed = false;
    for settled in &reply.outcomes {
        changed |= operation::settle(transaction, settled.id, &settled.outcome, server)?;
    }
    let mut send_more = follow_expected(transaction, reply)?;
    let answers_this_state = request.cursor == pairing.cursor && request.epoch == pairing.epoch;
    let mut moved = false;
    if answers_this_state {
        if let Some(epoch) = reply.epoch.filter(|epoch| Some(*epoch) != pairing.epoch) {
            send_more |= begin_epoch(transaction, &pairing)?;
            pairing.epoch = Some(epoch);
            (changed, moved) = (true, true);
        }
        for change in &reply.changes {
            changed |= apply(transaction, change, server)?;
        }
        moved |= reply.cursor != pairing.cursor;
        pairing.cursor = reply.cursor;
    }
    let answered = !reply.outcomes.is_empty();
    if answers_this_state && !reply.more {
        operation::land(transaction)?;
        operation::forget_settled(transaction, server - KEEP_SETTLED)?;
    }
    if changed {
        job::sweep(transaction)?;
        memory.procedures = rows::procedures(transaction)?.into();
    }
    pairing.last_success = Some(server);
    pairing.clock_offset_ms = Some(server.signed_duration_since(now.wall).num_milliseconds());
    pairing::save(transaction, &pairing)?;
    memory.pairing = Some(pairing);
    memory.server_clock = Some((server, *now));
    // "More" without any movement would be asked for ever: then the next round comes at its usual time.
    let read_more = reply.more && (moved || answered);
    let rest = answered && !operation::waiting(transaction, 1, 0)?.is_empty();
    Ok(Progress { more: read_more || send_more || rest, changed })
}

/// The server has missed an operation or has lost some: it is sent from there again. Where the one it asks for is long
/// forgotten here, what waits is numbered anew from there; ids stay, so nothing is done twice.
fn follow_expected(transaction: &Transaction<'_>, reply: &SyncReply) -> Result<bool, CommandError> {
    let Some(expected) = reply.expected.filter(|expected| *expected > 0) else { return Ok(false) };
    if !operation::send_again(transaction, expected)? {
        operation::renumber(transaction, expected, false)?;
    }
    Ok(operation::waiting(transaction, 1, 0)?.first().is_some_and(|envelope| envelope.number == expected))
}

/// The server was restored, or this is the first reply: copies are forgotten. After a restore everything still kept is
/// sent again, because the server may have lost it; it answers what it knows with the stored answer.
fn begin_epoch(transaction: &Transaction<'_>, pairing: &Pairing) -> Result<bool, CommandError> {
    if pairing.epoch.is_none() {
        return Ok(false);
    }
    rows::remove_all(transaction)?;
    operation::send_again(transaction, 1)?;
    Ok(!operation::waiting(transaction, 1, 0)?.is_empty())
}

/// Applies one change. A word that this app does not know is skipped, and a row that it cannot read does not stop the
/// others: an older app must go on working beside a newer server.
fn apply(transaction: &Transaction<'_>, change: &RowChange, at: DateTime<Utc>) -> Result<bool, CommandError> {
    let Some(entity) = entity(&change.entity) else {
        tracing::debug!(entity = change.entity, "rows of an unknown kind are skipped");
        return Ok(false);
    };
    let id = change.id.as_str();
    let Some(body) = change.row.as_deref().map(RawValue::get) else {
        rows::remove(transaction, entity, id)?;
        return Ok(true);
    };
    let kept = match entity {
        Entity::Job => job::put(transaction, id, body)?,
        Entity::Procedure => rows::put_procedure(transaction, id, body)?,
        Entity::ServiceOrder => rows::put_service_order(transaction, id, body)?,
        Entity::Claim => rows::put_claim(transaction, id, body)?,
        Entity::Outcome => match (id.parse::<OperationId>(), serde_json::from_str::<OperationOutcome>(body)) {
            (Ok(operation), Ok(outcome)) => {
                operation::settle(transaction, operation, &outcome, at)?;
                true
            }
            _ => false,
        },
    };
    if !kept {
        tracing::warn!(entity = change.entity, id, "a row of the server cannot be read and is passed over");
    }
    Ok(kept)
}

fn entity(word: &str) -> Option<Entity> {
    [Entity::Job, Entity::Procedure, Entity::ServiceOrder, Entity::Claim, Entity::Outcome]
        .into_iter()
        .find(|entity| entity.as_str() == word)
}
