//! Taking a reply in: outcomes, rows and cursor in one transaction.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};
use domain::clock::Moment;
use domain::operation::{OperationOutcome, ParkReason};
use domain::wire::{SyncReply, SyncRequest};
use domain::zoo::{Bug, planted};
use rusqlite::Transaction;

use crate::error::CommandError;
use crate::phone::{Memory, Phone};
use crate::store::pairing::{self, Pairing};
use crate::store::{account_news, job, operation, rows};
use crate::sync::rows::{When, apply};

/// What a reply has brought.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// Ask again at once: there is more to read or more to send.
    pub more: bool,
    /// Something that a screen may show has changed.
    pub changed: bool,
    /// The office has revoked this phone; what it sent was taken in for Review all the same.
    pub revoked: bool,
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
            return Ok(Progress { more: false, changed: false, revoked: false });
        }
        let progress = self.change(|transaction, memory| take(transaction, memory, request, &reply, &now))?;
        self.look_for_room(now.wall);
        Ok(progress)
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
    let news = !reply.outcomes.is_empty() || !reply.changes.is_empty() || reply.expected.is_some();
    let news = news || reply.more || reply.revoked || reply.rebuild || reply.account.is_some();
    let Some(pairing) = &memory.pairing else { return Ok(false) };
    let moved = reply.epoch.is_some() || reply.cursor != pairing.cursor || request.cursor != pairing.cursor;
    let stale = pairing.last_success.is_none_or(|last| server.signed_duration_since(last).abs() > WRITE_SUCCESS_EVERY);
    let turned = memory
        .clock_offset(now)
        .is_none_or(|known| (server.signed_duration_since(now.wall) - known).abs() > Duration::minutes(1));
    let backed_up = reply.backed_up.is_some() && reply.backed_up != pairing.backed_up;
    if news || moved || stale || turned || backed_up || !request.operations.is_empty() {
        return Ok(false);
    }
    memory.server_clock = Some((server, *now));
    memory.digest.note(request, reply, server);
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
    // What a server has answered before it was restored is not what it says now. A phone whose database was damaged knows
    // no epoch, and believes no late reply that names none either.
    let of_this_epoch = request.epoch == pairing.epoch || (reply.epoch.is_some() && reply.epoch == pairing.epoch);
    let send_again = is_first_epoch(&pairing, request, reply) && !planted(Bug::NotSentAgain);
    if send_again {
        operation::send_again(transaction, 1)?;
    }
    let mut unchanged = BTreeSet::new();
    for settled in reply.outcomes.iter().filter(|_| of_this_epoch) {
        if operation::answer(transaction, settled.id, &settled.outcome, server)? {
            changed = true;
        } else {
            unchanged.insert(settled.id.to_string());
        }
        pairing.cloned |= settled.outcome == CLONED && settled.pairing.is_none();
    }
    if operation::any_waits_unseen(transaction, &unchanged)? {
        return Err(CommandError::Damaged);
    }
    // A late reply does not know what was settled since: sending that again would forget what a person has said of it.
    let mut send_more =
        answers_this_state(&pairing, request) && follow_expected(transaction, memory, &mut pairing, reply)?;
    send_more |= send_again && !operation::waiting(transaction, 1, 0)?.is_empty();
    let answered = !reply.outcomes.is_empty();
    let mut moved = false;
    if reply.revoked {
        memory.revoked = true;
    } else {
        let read = read_rows(transaction, memory, &mut pairing, request, reply, server)?;
        moved = read.moved;
        send_more |= read.send_again;
        changed |= read.changed;
        pairing.last_success = Some(server);
    }
    if changed {
        job::sweep(transaction)?;
        memory.procedures = rows::procedures(transaction)?.into();
    }
    pairing.clock_offset_ms = Some(server.signed_duration_since(now.wall).num_milliseconds());
    pairing::save(transaction, &pairing)?;
    memory.pairing = Some(pairing);
    memory.server_clock = Some((server, *now));
    memory.digest.note(request, reply, server);
    // "More" without any movement would be asked for ever: then the next round comes at its usual time.
    let read_more = reply.more && !reply.revoked && (moved || answered);
    let rest = answered && !operation::waiting(transaction, 1, 0)?.is_empty();
    Ok(Progress { more: read_more || send_more || rest, changed: changed || reply.revoked, revoked: reply.revoked })
}

/// Nothing was read since this was asked.
fn answers_this_state(pairing: &Pairing, request: &SyncRequest) -> bool {
    request.cursor == pairing.cursor && request.epoch == pairing.epoch
}

/// An epoch is named to a phone that knows none. A server that called it revoked has settled its work without naming one:
/// if it was restored since, it has forgotten both, so what was settled under this pairing is asked again.
fn is_first_epoch(pairing: &Pairing, request: &SyncRequest, reply: &SyncReply) -> bool {
    answers_this_state(pairing, request) && pairing.epoch.is_none() && reply.epoch.is_some() && !reply.revoked
}

/// The server has met a twin of this phone; of this pairing, if it was not said under an earlier one.
const CLONED: OperationOutcome = OperationOutcome::Parked { reason: ParkReason::ClonedPhone };

/// What the rows of a reply have done.
#[derive(Default)]
struct Read {
    changed: bool,
    moved: bool,
    send_again: bool,
}

/// Takes rows and cursor in, if the reply is one to what this phone holds now.
fn read_rows(
    transaction: &Transaction<'_>,
    memory: &mut Memory,
    pairing: &mut Pairing,
    request: &SyncRequest,
    reply: &SyncReply,
    server: DateTime<Utc>,
) -> Result<Read, CommandError> {
    let mut read = Read::default();
    // Reading everything anew once in a run is a repair; twice would be a storm.
    if !answers_this_state(pairing, request) || (reply.rebuild && memory.digest.rebuilt) {
        return Ok(read);
    }
    if planted(Bug::ReadingBlocked) && operation::counts(transaction)?.0 > 0 {
        return Ok(read);
    }
    let confirmed = pairing.last_success;
    if let Some(epoch) = reply.epoch.filter(|epoch| Some(*epoch) != pairing.epoch) {
        read.send_again = begin_epoch(transaction, pairing)?;
        pairing.epoch = Some(epoch).filter(|_| !planted(Bug::SyncsForEver));
        (read.changed, read.moved) = (true, true);
    } else if reply.rebuild {
        tracing::warn!("this phone's copies differ from the server's rows and are read anew");
        rows::remove_all(transaction, confirmed)?;
        pairing.rebuilt_at = Some(server);
        memory.digest.rebuilt = true;
        (read.changed, read.moved) = (true, true);
    }
    if planted(Bug::CursorFirst) {
        pairing::save(transaction, &Pairing { cursor: reply.cursor, ..pairing.clone() })?;
        transaction.execute_batch("COMMIT; BEGIN IMMEDIATE")?;
    }
    for change in &reply.changes {
        read.changed |= apply(transaction, change, When { at: server, confirmed })?;
    }
    if let Some(news) = &reply.account {
        account_news::put(transaction, news)?;
        read.changed = true;
    }
    read.moved |= reply.cursor != pairing.cursor;
    pairing.cursor = reply.cursor;
    pairing.backed_up = reply.backed_up.or(pairing.backed_up);
    if !reply.more {
        operation::land(transaction, reply.cursor)?;
        memory.journal_anew |= operation::forget_settled(transaction, server - KEEP_SETTLED, pairing.backed_up)?;
    }
    Ok(read)
}

/// The server has missed an operation or has lost some: it is sent from there again. Where the one it asks for is long
/// forgotten here, what waits is numbered anew from there; ids stay, so nothing is done twice.
fn follow_expected(
    transaction: &Transaction<'_>,
    memory: &mut Memory,
    pairing: &mut Pairing,
    reply: &SyncReply,
) -> Result<bool, CommandError> {
    let Some(expected) = reply.expected.filter(|expected| *expected > 0) else { return Ok(false) };
    if !operation::send_again(transaction, expected)? {
        operation::renumber(transaction, expected, false)?;
        // The count goes on from the new numbers.
        pairing.highest = 0;
        memory.journal_anew = true;
    }
    Ok(operation::waiting(transaction, 1, 0)?.first().is_some_and(|envelope| envelope.number == expected))
}

/// The server was restored, or this is the first reply: copies are forgotten. After a restore everything still kept is
/// sent again, because the server may have lost it; it answers what it knows with the stored answer. So is what was
/// settled under an earlier pairing and was in no backup then.
fn begin_epoch(transaction: &Transaction<'_>, pairing: &mut Pairing) -> Result<bool, CommandError> {
    // Before the first reply too: a phone whose database was damaged goes on with what could still be read of it.
    rows::remove_all(transaction, pairing.last_success)?;
    if pairing.epoch.is_none() {
        return Ok(false);
    }
    if planted(Bug::NotSentAgain) {
        return Ok(false);
    }
    operation::send_again(transaction, 1)?;
    operation::take_along(transaction, pairing.backed_up, pairing.highest)?;
    pairing.backed_up = None;
    Ok(!operation::waiting(transaction, 1, 0)?.is_empty())
}
