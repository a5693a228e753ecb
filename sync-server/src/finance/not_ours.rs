//! A person says that a booking is none of our payments, and takes that back.

use chrono::{DateTime, Utc};
use domain::booking::BookingState;
use domain::ids::BookingId;
use domain::ledger::refusal::reason;
use domain::ledger::{BookingEvent, By, Event, FinanceRefusal};

use super::match_booking::booking;
use crate::db::Write;
use crate::failure::Answer;
use crate::store::{booking as bookings, ledger};

/// Whether a booking may be called none of ours.
///
/// # Errors
/// Why not.
pub fn may_be_not_ours(state: BookingState) -> Result<(), FinanceRefusal> {
    match state {
        BookingState::Unmatched | BookingState::Held => Ok(()),
        BookingState::Matched => Err(FinanceRefusal::BookingMatched),
        BookingState::Repeated | BookingState::Parts => Err(FinanceRefusal::BookingRepeated),
        BookingState::NotOurs => Err(FinanceRefusal::BookingNotOurs),
    }
}

/// Says that a booking is none of our payments: rent, wages, charges of the bank. No rule places it then.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or the refusal of the rule; nothing is changed then.
pub fn not_ours(tx: &Write<'_>, who: &str, id: BookingId, why: &str, now: DateTime<Utc>) -> Answer<()> {
    may_be_not_ours(booking(tx, id)?.state)?;
    say(tx, who, id, BookingEvent::NotOurs { reason: reason(why)? }, BookingState::NotOurs, now)
}

/// Takes that back: the rules may place it with the next file.
///
/// # Errors
/// [`crate::failure::Failure::unknown`], or [`FinanceRefusal::BookingOurs`].
pub fn ours(tx: &Write<'_>, who: &str, id: BookingId, now: DateTime<Utc>) -> Answer<()> {
    if booking(tx, id)?.state != BookingState::NotOurs {
        return Err(FinanceRefusal::BookingOurs.into());
    }
    say(tx, who, id, BookingEvent::Ours, BookingState::Unmatched, now)
}

fn say(
    tx: &Write<'_>,
    who: &str,
    id: BookingId,
    event: BookingEvent,
    state: BookingState,
    now: DateTime<Utc>,
) -> Answer<()> {
    let event = Event::Booking { booking: id, event };
    ledger::append(tx, vec![ledger::New { at: now, by: By::person(who), event }])?;
    Ok(bookings::set_states(tx, &[(id, state)])?)
}
