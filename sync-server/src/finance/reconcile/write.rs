//! What was planned is written.

use chrono::{DateTime, Utc};
use domain::booking::BookingState;
use domain::ids::{BookingId, ClaimId};
use domain::ledger::{By, ClaimEvent, Fact};

use super::Placing;
use crate::db::{DbError, Write};
use crate::finance::record;
use crate::store::booking::{self, Match};

/// What was written.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Placed {
    /// Claims for which nothing more is expected now.
    pub settled: u32,
    /// Payments that came back.
    pub returned: u32,
    /// Claims for which money was booked twice, or that were over.
    pub alarms: u32,
}

impl Placed {
    pub(super) fn add(&mut self, other: Placed) {
        self.settled += other.settled;
        self.returned += other.returned;
        self.alarms += other.alarms;
    }
}

/// Writes what counts. Somebody may have decided about a booking since it was planned: that stands.
pub(super) fn place(tx: &Write<'_>, by: &By, placings: &[Placing], now: DateTime<Utc>) -> Result<Placed, DbError> {
    let ids: Vec<BookingId> = placings.iter().map(|one| one.booking).collect();
    let known = booking::known(tx, &ids)?;
    let waits = |one: &&Placing| known.get(&one.booking).is_some_and(|(state, ..)| state.may_be_placed());
    let placings: Vec<&Placing> = placings.iter().filter(waits).collect();
    let facts: Vec<(ClaimId, Fact)> = placings.iter().map(|one| (one.claim, one.fact.clone())).collect();
    let mut placed = Placed::default();
    let (mut matches, mut states) = (Vec::new(), Vec::new());
    for (one, recorded) in placings.iter().zip(record(tx, by, &facts, now)?) {
        placed.settled += u32::from(recorded.settles);
        match recorded.meant {
            Ok(Some(ClaimEvent::BookedTwice { .. })) => placed.alarms += 1,
            Ok(Some(ClaimEvent::Returned { .. })) => placed.returned += 1,
            Ok(Some(_)) => {}
            // Known, or not about this claim after all: it waits for a person.
            Ok(None) | Err(_) => continue,
        }
        matches.push(Match {
            booking: one.booking,
            claim: one.claim,
            attempt: one.attempt,
            amount: one.amount,
            entry: recorded.entry.unwrap_or_default(),
            rule: one.rule,
            reasons: one.reasons.clone(),
        });
        // A sum counts for many claims: it is done with when all of them are.
        if one.rule != domain::matching::Rule::Batch {
            states.push((one.booking, BookingState::Matched));
        }
    }
    booking::add_matches(tx, &matches)?;
    booking::set_states(tx, &states)?;
    Ok(placed)
}

/// Writes what has become of other bookings, unless a person has decided meanwhile.
pub(super) fn settle_states(tx: &Write<'_>, states: &[(BookingId, BookingState)]) -> Result<(), DbError> {
    let ids: Vec<BookingId> = states.iter().map(|(id, _)| *id).collect();
    let known = booking::known(tx, &ids)?;
    let open = |id: &BookingId| known.get(id).is_some_and(|(state, ..)| state.may_be_placed());
    let states: Vec<(BookingId, BookingState)> = states.iter().filter(|(id, _)| open(id)).copied().collect();
    booking::set_states(tx, &states)
}
