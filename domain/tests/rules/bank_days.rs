//! Dates of payments against a calculation that shares nothing with the rule: dates are counted as days by arithmetic
//! on whole numbers, offsets come from a table made with another library, Easter from another algorithm.

use std::collections::BTreeSet;

use chrono::{DateTime, Datelike, NaiveDate};
use domain::bank_day::{BankCalendar, Term, default_days, easter, term};
use domain::claim::due_date;

use crate::sample::*;

/// When Switzerland changes its clocks, and the hours ahead of UTC from then on: made with Python's zoneinfo.
const ZURICH: &str = include_str!("bank_days/zurich.txt");
/// Easter Sundays of 2024 to 2046, by the table of golden numbers; checked against Python's dateutil.
const EASTER: &str = include_str!("bank_days/easter.txt");

/// Days since 1970-01-01 of a date of the Gregorian calendar.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year - era * 400;
    let of_year = (153 * (month + if month > 2 { -3 } else { 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

fn counted(date: NaiveDate) -> i64 {
    days(date.year().into(), date.month().into(), date.day().into())
}

/// Monday is 0. 1970-01-01 was a Thursday.
fn weekday(day: i64) -> i64 {
    (day + 3).rem_euclid(7)
}

fn last_sunday(year: i64, month: i64) -> i64 {
    let last = days(year, month, 31);
    last - (weekday(last) + 1) % 7
}

/// The ordinance on summer time: from the last Sunday of March to the last of October, each at 01:00 UTC.
fn hours_by_law(minute: i64, year: i64) -> i64 {
    let begins = last_sunday(year, 3) * 1440 + 60;
    let ends = last_sunday(year, 10) * 1440 + 60;
    if (begins..ends).contains(&minute) { 2 } else { 1 }
}

#[test]
fn every_half_hour_of_22_years_is_due_on_the_day_that_an_independent_calculation_gives() {
    let table: Vec<(i64, i64)> = ZURICH
        .lines()
        .map(|line| {
            let (moment, hours) = line.split_once(' ').expect("two columns");
            let moment = format!("{}:00Z", moment.trim_end_matches('Z'));
            (at(&moment).timestamp() / 60, hours.parse().expect("hours"))
        })
        .collect();
    let (first, after) = (days(2024, 1, 1) * 1440, days(2046, 1, 1) * 1440);
    let (mut next, mut hours, mut looked_at) = (0, 1, 0);
    for minute in (first..after).step_by(30) {
        while table.get(next).is_some_and(|(from, _)| *from <= minute) {
            (hours, next) = (table[next].1, next + 1);
        }
        let moment = DateTime::from_timestamp(minute * 60, 0).expect("a moment");
        assert_eq!(hours_by_law(minute, moment.year().into()), hours, "{moment}: the law and the table");
        let left_on = (minute + hours * 60).div_euclid(1440);
        let due = due_date(moment, 8);
        assert_eq!(counted(due), left_on + 56, "{moment}");
        assert_eq!(weekday(counted(due)), weekday(left_on), "a term in weeks ends on the same weekday");
        looked_at += 1;
    }
    assert_eq!(looked_at, (after - first) / 30, "385,728 half hours");
}

/// The days of rest, put together from the table of Easters.
fn rest() -> BTreeSet<i64> {
    let fixed = [(1, 1), (1, 2), (5, 1), (8, 1), (12, 25), (12, 26)];
    EASTER
        .lines()
        .flat_map(|line| {
            let sunday = counted(day(line));
            let year: i64 = line[..4].parse().expect("a year");
            let moving = [-2, 1, 39, 50].map(|after| sunday + after);
            fixed.map(|(month, day)| days(year, month, day)).into_iter().chain(moving)
        })
        .collect()
}

#[test]
fn easter_is_the_one_of_the_table() {
    for line in EASTER.lines() {
        let date = day(line);
        assert_eq!(easter(date.year()), Some(date));
    }
}

#[test]
fn pay_by_is_the_last_bank_day_with_another_one_not_after_the_due_date() {
    let (rest, calendar) = (rest(), BankCalendar::default());
    let works = |day: i64| weekday(day) < 5 && !rest.contains(&day);
    let mut due = day("2024-02-01");
    while due < day("2046-01-01") {
        let end = counted(due);
        assert_eq!(calendar.is_bank_day(due), works(end), "{due}");
        // Walk back: the first bank day met arrives in time, the second is the one to pay on.
        let mut bank_days = (end - 30..=end).rev().filter(|day| works(*day));
        let (_arrives, pays) = (bank_days.next(), bank_days.next());
        assert_eq!(Some(counted(calendar.pay_by(due))), pays, "{due}");
        due = due.succ_opt().expect("a day");
    }
}

#[test]
fn a_payment_on_a_saturday_or_after_a_feast_is_made_early_enough_to_arrive() {
    let calendar = BankCalendar::default();
    let pay_by = |due| calendar.pay_by(day(due)).to_string();
    assert_eq!(pay_by("2026-11-20"), "2026-11-19", "a Friday");
    assert_eq!(pay_by("2026-11-21"), "2026-11-19", "a Saturday: what is paid on Friday may arrive on Monday");
    assert_eq!(pay_by("2026-11-23"), "2026-11-20", "a Monday");
    assert_eq!(pay_by("2026-04-07"), "2026-04-02", "Tuesday after Easter");
    assert_eq!(pay_by("2027-01-01"), "2026-12-30", "New Year's Day");
}

#[test]
fn a_claim_is_proposed_at_six_weeks_or_earlier_when_feasts_leave_less_time() {
    let calendar = BankCalendar::default();
    assert_eq!(calendar.propose_on(day("2026-09-26"), day("2026-11-21")), day("2026-11-07"));
    assert_eq!(calendar.propose_on(day("2026-11-06"), day("2027-01-01")), day("2026-12-18"), "six weeks");
    assert_eq!(
        calendar.propose_on(day("2026-11-23"), day("2026-12-07")),
        day("2026-11-27"),
        "a procedure with two weeks: five bank days before the last one"
    );
}

#[test]
fn an_office_that_fills_in_a_year_has_exactly_its_days_and_the_default_in_others() {
    let calendar = BankCalendar::of([day("2026-09-10")]);
    assert!(!calendar.is_bank_day(day("2026-09-10")), "its own day");
    assert!(calendar.is_bank_day(day("2026-12-25")), "it has said that banks work on this Friday");
    assert!(!calendar.is_bank_day(day("2026-09-12")), "Saturdays are none of its choice");
    assert!(!calendar.is_bank_day(day("2025-12-25")), "another year");
    assert_eq!(default_days(2026).len(), 10);
    assert_eq!(calendar.on_or_after(day("2026-09-10")), day("2026-09-11"));
    assert_eq!(calendar.on_or_after(day("2026-09-11")), day("2026-09-11"));
}

#[test]
fn a_term_is_overdue_from_the_day_after_its_date() {
    let today = day("2026-11-21");
    assert_eq!(term(day("2026-11-22"), today), Term::Left { days: 1 });
    assert_eq!(term(today, today), Term::Today);
    assert_eq!(term(day("2026-11-20"), today), Term::Overdue { days: 1 });
    assert_eq!(
        term(NaiveDate::MAX, NaiveDate::MIN).clone(),
        Term::Left { days: domain::claim::days_left(NaiveDate::MAX, NaiveDate::MIN) }
    );
}

#[test]
fn at_the_end_of_what_can_be_written_there_is_still_an_answer() {
    let calendar = BankCalendar::default();
    for date in [NaiveDate::MIN, NaiveDate::MAX] {
        let _ = (calendar.pay_by(date), calendar.on_or_after(date), calendar.propose_on(date, date));
    }
}
