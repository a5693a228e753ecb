//! Days on which banks work, and the dates that follow from them. Which days banks rest is data of the office; what an
//! office starts with is on the safe side, because a holiday too many pays earlier and one too few pays late.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// A day on which banks rest, besides Saturdays and Sundays.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClosedDay {
    /// The local date.
    pub date: NaiveDate,
    /// Its name, for people.
    pub name: String,
}

/// The days on which banks rest. A year that the office has not filled in has the default days.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct BankCalendar {
    years: BTreeMap<i32, BTreeSet<NaiveDate>>,
}

/// So many bank days lie between the day a claim must be paid at the latest and the day its payment is proposed at the
/// latest: time in which a refusal by the bank can be repaired.
const REPAIR_BANK_DAYS: u32 = 5;
/// A claim is proposed for payment so many weeks after the check-out. A return takes days, so the eighth is too late.
pub const PROPOSE_WEEKS: u64 = 6;

impl BankCalendar {
    /// The calendar of an office: its closed days. Each year that is named holds exactly these days.
    #[must_use]
    pub fn of(days: impl IntoIterator<Item = NaiveDate>) -> BankCalendar {
        let mut years: BTreeMap<i32, BTreeSet<NaiveDate>> = BTreeMap::new();
        for day in days {
            years.entry(day.year()).or_default().insert(day);
        }
        BankCalendar { years }
    }

    /// Banks work on this day.
    #[must_use]
    pub fn is_bank_day(&self, day: NaiveDate) -> bool {
        if matches!(day.weekday(), Weekday::Sat | Weekday::Sun) {
            return false;
        }
        match self.years.get(&day.year()) {
            Some(closed) => !closed.contains(&day),
            None => default_days(day.year()).iter().all(|closed| closed.date != day),
        }
    }

    /// The first bank day on a day or after it: where a bank moves a payment that is dated on a day of rest.
    #[must_use]
    pub fn on_or_after(&self, day: NaiveDate) -> NaiveDate {
        self.walk(day, |day| day.succ_opt())
    }

    /// The last bank day on a day or before it.
    #[must_use]
    pub fn on_or_before(&self, day: NaiveDate) -> NaiveDate {
        self.walk(day, |day| day.pred_opt())
    }

    fn walk(&self, mut day: NaiveDate, step: impl Fn(NaiveDate) -> Option<NaiveDate>) -> NaiveDate {
        // At the end of what can be written there is no other day: that one it is.
        while !self.is_bank_day(day) {
            let Some(next) = step(day) else { return day };
            day = next;
        }
        day
    }

    /// So many bank days before a bank day.
    fn earlier(&self, day: NaiveDate, bank_days: u32) -> NaiveDate {
        (0..bank_days).fold(self.on_or_before(day), |day, _| self.on_or_before(day.pred_opt().unwrap_or(day)))
    }

    /// The last day on which our bank may execute a payment that is due: the money reaches the other bank on the next
    /// bank day, and that one must not lie after `due`. A Saturday is paid for on Thursday, not on Friday.
    #[must_use]
    pub fn pay_by(&self, due: NaiveDate) -> NaiveDate {
        self.earlier(due, 1)
    }

    /// From this day on a claim is proposed for payment: six weeks after the check-out, or earlier if its date leaves
    /// less time than that to repair what a bank refuses.
    #[must_use]
    pub fn propose_on(&self, left_on: NaiveDate, due: NaiveDate) -> NaiveDate {
        let six_weeks = left_on.checked_add_days(Days::new(PROPOSE_WEEKS * 7)).unwrap_or(left_on);
        six_weeks.min(self.earlier(self.pay_by(due), REPAIR_BANK_DAYS))
    }
}

/// The days of a year on which an office starts with the belief that banks rest. Of those that only some cantons keep,
/// the ones on which interbank payments have rested.
#[must_use]
pub fn default_days(year: i32) -> Vec<ClosedDay> {
    let fixed = |month, day, name| (NaiveDate::from_ymd_opt(year, month, day), name);
    let moving = |days: i64, name| (easter(year).and_then(|sunday| shifted(sunday, days)), name);
    [
        fixed(1, 1, "Neujahr"),
        fixed(1, 2, "Berchtoldstag"),
        moving(-2, "Karfreitag"),
        moving(1, "Ostermontag"),
        fixed(5, 1, "Tag der Arbeit"),
        moving(39, "Auffahrt"),
        moving(50, "Pfingstmontag"),
        fixed(8, 1, "Bundesfeier"),
        fixed(12, 25, "Weihnachten"),
        fixed(12, 26, "Stephanstag"),
    ]
    .into_iter()
    .filter_map(|(date, name)| Some(ClosedDay { date: date?, name: name.into() }))
    .collect()
}

fn shifted(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(chrono::Duration::days(days))
}

/// Easter Sunday of a year of the Gregorian calendar, by the anonymous algorithm of 1876 (Meeus, Astronomical
/// Algorithms, chapter 8).
#[must_use]
pub fn easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(19), year.div_euclid(100), year.rem_euclid(100));
    let (d, e) = (b.div_euclid(4), b.rem_euclid(4));
    let f = (b + 8).div_euclid(25);
    let g = (b - f + 1).div_euclid(3);
    let h = (19 * a + b - d - g + 15).rem_euclid(30);
    let (i, k) = (c / 4, c % 4);
    let l = (32 + 2 * e + 2 * i - h - k).rem_euclid(7);
    let m = (a + 11 * h + 22 * l) / 451;
    let (month, day) = ((h + l - 7 * m + 114) / 31, (h + l - 7 * m + 114) % 31 + 1);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// How long there is until a date. Phone and office word it; neither counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Term {
    /// So many days are left; one or more.
    Left {
        /// How many.
        days: i64,
    },
    /// It is today.
    Today,
    /// It was so many days ago; one or more.
    Overdue {
        /// How many.
        days: i64,
    },
}

/// How long there is from `today` until `due`. Overdue from the day after it.
#[must_use]
pub fn term(due: NaiveDate, today: NaiveDate) -> Term {
    match crate::claim::days_left(due, today) {
        0 => Term::Today,
        days if days > 0 => Term::Left { days },
        days => Term::Overdue { days: -days },
    }
}
