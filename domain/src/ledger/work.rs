//! The lists from which finance works. A claim can be in several: one that is overdue may also be one that cannot be
//! paid. What belongs to a list is said here once; the server's SQL narrows by the same words, and a test holds them together.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::standing::Standing;

/// A list from which finance works.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum WorkList {
    /// Nothing is under way for it, and it is proposed for payment until the end of this week.
    PayThisWeek,
    /// Its date is past, and the technician still waits.
    Overdue,
    /// We pay it, and something stands in the way: it is blocked, or there is no account that may be paid on.
    CannotPay,
    /// The bank refused its payment; a person must approve it again.
    Refused,
    /// The bank sent the money back; a person must approve it again.
    Returned,
    /// What was booked is not what is owed, or nobody knows whether it was paid.
    Differences,
    /// The carrier pays it, and has not yet.
    Expected,
}

/// What a list asks of a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Position {
    /// Where it stands. Only what we pay stands at submitted, approved, refused or returned.
    pub standing: Standing,
    /// Local date by which it is on the account.
    pub due: NaiveDate,
    /// It is proposed for payment from then on.
    pub propose_on: NaiveDate,
    /// Something stands in the way of its payment: see [`crate::pay_run::obstacle`].
    pub cannot_be_paid: bool,
}

impl WorkList {
    /// All of them, in the order in which they are shown.
    pub const ALL: [WorkList; 7] = [
        WorkList::PayThisWeek,
        WorkList::Overdue,
        WorkList::CannotPay,
        WorkList::Refused,
        WorkList::Returned,
        WorkList::Differences,
        WorkList::Expected,
    ];

    /// Whether a claim is in it today.
    #[must_use]
    pub fn holds(self, claim: &Position, today: NaiveDate) -> bool {
        let standing = claim.standing;
        match self {
            WorkList::PayThisWeek => standing.waits_for_payment() && claim.propose_on <= week_end(today),
            WorkList::Overdue => standing.is_open() && claim.due < today,
            WorkList::CannotPay => claim.cannot_be_paid,
            WorkList::Refused => standing == Standing::Refused,
            WorkList::Returned => standing == Standing::Returned,
            WorkList::Differences => standing.is_a_difference(),
            WorkList::Expected => standing == Standing::Expected,
        }
    }
}

/// The Sunday of the week of a day.
#[must_use]
pub fn week_end(day: NaiveDate) -> NaiveDate {
    let left = Weekday::Sun.num_days_from_monday() - day.weekday().num_days_from_monday();
    day.checked_add_days(Days::new(u64::from(left))).unwrap_or(day)
}
