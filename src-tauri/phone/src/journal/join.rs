//! Journal and database brought together as a phone is opened: what one lacks, the other gives. Afterwards both say the
//! same, whatever happened to either of them, and at whatever moment the power went.

use std::collections::{BTreeMap, BTreeSet};

use domain::ids::OperationId;
use domain::operation::{Action, Operation, content_hash};
use rusqlite::{Connection, TransactionBehavior};

use crate::error::CommandError;
use crate::journal::contents::Contents;
use crate::journal::record::{Identity, Kept};
use crate::journal::{Journal, Undo};
use crate::store::kept::{self, Row};
use crate::store::operation::OperationState;
use crate::store::pairing::{self, Pairing};
use crate::store::salvage::Salvage;
use crate::store::{draft, job, rows};
use crate::view::DraftKind;

/// Numbers that are passed over where nobody knows which were given out, more than a phone ever gives: an operation under
/// one that the server has had from this phone would be taken for a twin's. With the next one the server says which
/// number it expects, and the count goes on from there.
const UNCOUNTED: i64 = 1_000_000_000;

/// Why the two could not be brought together.
pub(crate) enum JoinError {
    /// The database.
    Database(rusqlite::Error),
    /// The journal.
    Journal(CommandError),
}

impl From<rusqlite::Error> for JoinError {
    fn from(error: rusqlite::Error) -> Self {
        JoinError::Database(error)
    }
}

/// Brings both together. `salvage` is what a damaged database still gave.
///
/// # Errors
/// What broke; then neither has changed, or the journal only, which is right then.
pub(crate) fn join(
    connection: &mut Connection,
    journal: &mut Journal,
    found: &Contents,
    salvage: &Salvage,
) -> Result<(), JoinError> {
    let transaction = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
    let changed = bring_together(&transaction, found, salvage)?;
    let needed = Contents::needed(&transaction, pairing::load(&transaction)?.as_ref())?;
    let undo = match found.says_the_same(&needed) {
        true => Undo::Nothing,
        false => journal.write_anew(&needed).map_err(JoinError::Journal)?,
    };
    if !changed {
        return Ok(()); // the common start: spare the flash a transaction
    }
    transaction.commit().map_err(|error| {
        journal.take_back(undo);
        error.into()
    })
}

/// Changes the database. True if there was anything to change.
fn bring_together(connection: &Connection, found: &Contents, salvage: &Salvage) -> rusqlite::Result<bool> {
    let before = pairing::load(connection)?;
    if found.signed_out && before.is_some() {
        // The sign-out was on disk in the journal when the power went.
        wipe(connection)?;
        return Ok(true);
    }
    // A phone of the time before the journal: nobody here knows which numbers its damaged database had given out.
    let uncounted = !found.signed_out && found.identity.is_none() && salvage.identity.is_some();
    let nothing = Salvage::default();
    let salvage = if found.signed_out { &nothing } else { salvage };
    let identity = match (&found.identity, found.signed_out) {
        (None, false) => salvage.identity.as_ref(),
        (identity, _) => identity.as_ref(),
    };
    let anew = identity.is_some_and(|it| before.as_ref().is_none_or(|before| before.identity.device != it.device));
    let mut changed = take_identity(connection, before.as_ref(), identity)?;
    changed |= salvage.put(connection, identity.is_some())?;
    let (stored, damaged) = kept::rows(connection)?;
    let target = union(&stored, found, salvage, anew);
    for kept in lost(&stored, found) {
        delete_draft(connection, kept)?;
    }
    if damaged || stored != target {
        kept::replace_all(connection, &target)?;
        changed = true;
    }
    if let Some(mut pairing) = pairing::load(connection)? {
        let known = kept::highest(connection)?.max(pairing.highest);
        let highest = found.highest().max(if uncounted { known.saturating_add(UNCOUNTED) } else { known });
        if highest > known {
            pairing.highest = highest;
            pairing::save(connection, &pairing)?;
            changed = true;
        }
    }
    Ok(changed)
}

/// Forgets the pairing, the outbox and the server's rows.
pub(crate) fn wipe(connection: &Connection) -> rusqlite::Result<()> {
    connection.execute_batch("DELETE FROM operation; DELETE FROM pairing; DELETE FROM draft;")?;
    rows::remove_all(connection, None)?;
    job::sweep(connection)
}

/// The phone is whom the journal says it is. Another pairing than the database's begins to read from the beginning.
fn take_identity(
    connection: &Connection,
    before: Option<&Pairing>,
    identity: Option<&Identity>,
) -> rusqlite::Result<bool> {
    let Some(identity) = identity else { return Ok(false) };
    let after = match before {
        Some(before) if before.identity == *identity => return Ok(false),
        Some(before) if before.identity.device == identity.device => {
            Pairing { identity: identity.clone(), ..before.clone() }
        }
        _ => {
            rows::remove_all(connection, before.and_then(|before| before.last_success))?;
            job::sweep(connection)?;
            Pairing::fresh(identity.clone())
        }
    };
    pairing::save(connection, &after)?;
    Ok(true)
}

/// The operations of the journal that the database does not have: it was damaged, or the power went between the two.
fn lost<'a>(stored: &[Row], found: &'a Contents) -> Vec<&'a Kept> {
    let here: BTreeSet<OperationId> = stored.iter().map(|row| row.kept.id).collect();
    found.operations.values().filter(|kept| !here.contains(&kept.id)).collect()
}

/// Every operation that either has, in order of number.
fn union(stored: &[Row], found: &Contents, salvage: &Salvage, anew: bool) -> Vec<Row> {
    let mut journalled: BTreeMap<OperationId, Row> =
        found.operations.values().map(|kept| (kept.id, Row::pending(kept.clone()))).collect();
    let bodies: BTreeSet<String> = found.operations.values().map(|kept| kept.hash.clone()).collect();
    // What an earlier pairing has numbered below 1 is asked for again under a number of this one.
    let earlier = |_: &OperationId, row: &mut Row| anew && row.kept.number < 1;
    let mut others: Vec<Row> = journalled.extract_if(.., earlier).map(|(_, row)| row).collect();
    for row in stored.iter().chain(&salvage.operations).cloned() {
        match journalled.get_mut(&row.kept.id) {
            // A new pairing asks again for everything that it has taken along.
            Some(_) if anew => {}
            // What became of it, only the database knows; what it says, the journal knows better.
            Some(known) => {
                let kept = known.kept.clone();
                *known = Row { kept, ..row };
            }
            // The same bytes, under another name: the name is what the flash has damaged.
            None if bodies.contains(&content_hash(&row.kept.body)) => {}
            None => others.push(row),
        }
    }
    let mut all: Vec<Row> = journalled.into_values().collect();
    place(&mut all, others, found.highest(), anew);
    all.sort_by_key(|row| row.kept.number);
    all
}

/// Gives those a number that the journal does not know: their own, unless it is taken or of another pairing. Then what
/// waits goes to the end, and what is settled below 1, out of the way; each in its order.
fn place(all: &mut Vec<Row>, others: Vec<Row>, highest: i64, anew: bool) {
    let mut taken: BTreeSet<i64> = all.iter().map(|row| row.kept.number).collect();
    let (mut stay, mut move_away) = (Vec::new(), Vec::new());
    for row in others {
        let foreign = anew && (row.kept.number > 0 || row.state == OperationState::Pending);
        if !foreign && taken.insert(row.kept.number) { stay.push(row) } else { move_away.push(row) }
    }
    let mut last = taken.last().copied().unwrap_or(0).max(highest).max(0);
    let mut first = taken.first().copied().unwrap_or(1).min(1);
    let (mut waits, mut settled): (Vec<Row>, Vec<Row>) =
        move_away.into_iter().partition(|row| row.state == OperationState::Pending);
    for row in &mut waits {
        last += 1;
        row.kept.number = last;
    }
    for row in settled.iter_mut().rev() {
        first -= 1;
        row.kept.number = first;
    }
    all.extend(stay.into_iter().chain(waits).chain(settled));
}

/// A form whose operation is in the journal was finished.
fn delete_draft(connection: &Connection, kept: &Kept) -> rusqlite::Result<()> {
    let Ok(operation) = serde_json::from_str::<Operation>(&kept.body) else { return Ok(()) };
    let finished: &[DraftKind] = match operation.action {
        Action::CheckIn => &[],
        Action::CheckOut { .. } => &[DraftKind::CheckOut],
        Action::Cancel { .. } => &[DraftKind::Cancellation, DraftKind::CheckOut],
        Action::RequestServiceOrder { .. } => &[DraftKind::ServiceOrder],
    };
    finished.iter().try_for_each(|kind| draft::delete(connection, kept.job, *kind))
}
