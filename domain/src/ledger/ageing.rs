//! How old what is owed is: by the days from a chosen date to the date by which it is due.

use chrono::{Duration, NaiveDate};
use serde::{Deserialize, Serialize};

/// How long something has been overdue, or is until it is due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AgeBucket {
    /// Overdue for more than 28 days.
    OverdueOver28,
    /// Overdue for 15 to 28 days.
    Overdue28,
    /// Overdue for 8 to 14 days.
    Overdue14,
    /// Overdue for 1 to 7 days.
    Overdue7,
    /// Due today or within 7 days.
    Due7,
    /// Due in 8 to 14 days.
    Due14,
    /// Due in 15 to 28 days.
    Due28,
    /// Due in more than 28 days.
    Later,
}

impl AgeBucket {
    /// All of them, the most urgent first.
    pub const ALL: [AgeBucket; 8] = [
        AgeBucket::OverdueOver28,
        AgeBucket::Overdue28,
        AgeBucket::Overdue14,
        AgeBucket::Overdue7,
        AgeBucket::Due7,
        AgeBucket::Due14,
        AgeBucket::Due28,
        AgeBucket::Later,
    ];

    /// The first and the last of its days: from the chosen date to the due date, negative when that is past.
    fn days(self) -> (Option<i64>, Option<i64>) {
        match self {
            AgeBucket::OverdueOver28 => (None, Some(-29)),
            AgeBucket::Overdue28 => (Some(-28), Some(-15)),
            AgeBucket::Overdue14 => (Some(-14), Some(-8)),
            AgeBucket::Overdue7 => (Some(-7), Some(-1)),
            AgeBucket::Due7 => (Some(0), Some(7)),
            AgeBucket::Due14 => (Some(8), Some(14)),
            AgeBucket::Due28 => (Some(15), Some(28)),
            AgeBucket::Later => (Some(29), None),
        }
    }

    /// The bucket of what is due on a date, as of another one.
    #[must_use]
    pub fn of(due: NaiveDate, as_of: NaiveDate) -> AgeBucket {
        let left = crate::claim::days_left(due, as_of);
        let last = |bucket: &AgeBucket| bucket.days().1.is_none_or(|last| left <= last);
        AgeBucket::ALL.into_iter().find(last).unwrap_or(AgeBucket::Later)
    }

    /// The first and the last due date in it, as of a date; none where it has no end.
    #[must_use]
    pub fn dates(self, as_of: NaiveDate) -> (Option<NaiveDate>, Option<NaiveDate>) {
        let day = |days: Option<i64>| as_of.checked_add_signed(Duration::days(days?));
        let (first, last) = self.days();
        (day(first), day(last))
    }
}
