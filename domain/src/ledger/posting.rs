//! What the entries of a claim mean for the books: what is owed because of it, and what has moved. A debt counts from
//! the local day on which it was written down, money from the day on which the bank has booked it, so that both can be
//! summed up to any day, and a booking that is read a week late still lies on its own day.

use chrono::{DateTime, NaiveDate, Utc};

use super::account::{ClaimAccount, Counted};
use super::entry::{ClaimEvent, Payer};
use crate::clock::local_date;

/// Why what is owed changes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum PostingKind {
    /// It came to be owed, or no longer is: opened, withdrawn, left to the carrier, taken over.
    Owed,
    /// It was settled although something else was booked than is owed, or that was taken back.
    Difference,
    /// Money moved.
    Moved,
}

/// One change of what is owed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Posting {
    /// It counts from this day on.
    pub on: NaiveDate,
    /// Whose debt: ours, or the carrier's.
    pub payer: Payer,
    /// Why.
    pub kind: PostingKind,
    /// By how much what is owed grows, in the smallest unit of the claim's currency; negative when it shrinks.
    pub amount: i64,
}

impl ClaimAccount {
    /// What is owed by one of the two who pay; negative when more was booked.
    #[must_use]
    pub fn owed_by(&self, payer: Payer) -> i64 {
        let [owed, difference, moved] = self.parts(payer);
        owed.saturating_add(difference).saturating_add(moved)
    }

    /// What is owed, what was settled as a difference, and what has moved, in the order of [`KINDS`]. Their sum is what is
    /// still owed.
    fn parts(&self, payer: Payer) -> [i64; 3] {
        let owed = if self.withdrawn.is_none() && self.payer == payer { self.opened.amount.amount } else { 0 };
        let its = self.bookings.iter().filter(|counted| self.payer_of(counted) == payer);
        let paid = its.fold(0_i64, |sum, counted| sum.saturating_add(counted.amount));
        let difference = if self.settled { paid.saturating_sub(owed) } else { 0 };
        [owed, difference, paid.saturating_neg()]
    }

    /// Who has paid it: an attempt is always ours.
    fn payer_of(&self, counted: &Counted) -> Payer {
        if counted.attempt.is_some() { Payer::We } else { self.payer }
    }
}

const KINDS: [PostingKind; 3] = [PostingKind::Owed, PostingKind::Difference, PostingKind::Moved];

/// What an entry means for the books: `before` is the account without it, none if it opens the claim, `after` with it.
#[must_use]
pub fn postings(
    before: Option<&ClaimAccount>,
    after: &ClaimAccount,
    at: DateTime<Utc>,
    event: &ClaimEvent,
) -> Vec<Posting> {
    let written = local_date(at);
    let moved = event.moved().map_or(written, |moved| moved.on);
    // Somebody takes a booking off today: until today it has counted.
    let moved = if matches!(event, ClaimEvent::Unmatched { .. }) { moved.max(written) } else { moved };
    let mut postings = Vec::new();
    for payer in [Payer::We, Payer::Carrier] {
        let old = before.map_or([0; 3], |before| before.parts(payer));
        for ((kind, old), new) in KINDS.into_iter().zip(old).zip(after.parts(payer)) {
            let amount = new.saturating_sub(old);
            let on = if kind == PostingKind::Moved { moved } else { written };
            if amount != 0 {
                postings.push(Posting { on, payer, kind, amount });
            }
        }
    }
    postings
}

/// The kinds of entries without which the books cannot be told. The others change nothing in them.
pub const POSTED: [&str; 11] = [
    "opened",
    "withdrawn",
    "expected_from_carrier",
    "not_expected",
    "booked",
    "part_paid",
    "overpaid",
    "booked_twice",
    "returned",
    "unmatched",
    "settled",
];
