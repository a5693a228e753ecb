//! Clocks are evidence: a wrong one moves nothing and refuses nothing.

use chrono::{DateTime, Datelike, Duration, NaiveDate, TimeZone, Utc};
use domain::claim::{days_left, due_date};
use domain::clock::{Happened, Moment, handed_over, happened, local_date};
use proptest::prelude::*;
use uuid::Uuid;

use crate::sample::{at, day, now};

const RUN: Uuid = Uuid::from_u128(1);
const NEXT_RUN: Uuid = Uuid::from_u128(2);

/// A phone's two clocks at a true moment: the wall clock off by `error`, the steady one having slept for `slept`.
fn clocks(truth: DateTime<Utc>, error: Duration, slept: Duration, run: Uuid) -> Moment {
    let since = truth - at("2026-01-01T00:00:00Z") - slept;
    Moment { wall: truth + error, elapsed_ms: since.num_milliseconds(), run }
}

/// The last Sunday of a month, counted by hand.
fn last_sunday(year: i32, month: u32) -> NaiveDate {
    let last = NaiveDate::from_ymd_opt(year, month, 31).expect("March and October have 31 days");
    last - Duration::days(i64::from(last.weekday().num_days_from_sunday()))
}

/// Swiss summer time, by the rule of the law instead of the tables: last Sunday of March to last Sunday of October,
/// both at one o'clock UTC.
fn hours_ahead(utc: DateTime<Utc>) -> i64 {
    let one_o_clock = |date: NaiveDate| Utc.from_utc_datetime(&date.and_hms_opt(1, 0, 0).expect("a time"));
    let summer = one_o_clock(last_sunday(utc.year(), 3))..one_o_clock(last_sunday(utc.year(), 10));
    if summer.contains(&utc) { 2 } else { 1 }
}

#[test]
fn every_half_hour_of_22_years_is_due_on_the_date_an_independent_count_gives() {
    let end = at("2046-01-01T00:00:00Z");
    let mut moment = at("2024-01-01T00:00:00Z");
    while moment < end {
        let day = (moment + Duration::hours(hours_ahead(moment))).date_naive();
        assert_eq!(local_date(moment), day, "{moment}");
        assert_eq!(due_date(moment, 8).num_days_from_ce(), day.num_days_from_ce() + 56, "{moment}");
        moment += Duration::minutes(30);
    }
}

#[test]
fn days_left_count_down_to_zero_and_on_into_the_past() {
    let due = due_date(now(), 8);
    assert_eq!(due, day("2027-01-18"));
    assert_eq!(days_left(due, local_date(now())), 56);
    assert_eq!(days_left(due, due), 0);
    assert_eq!(days_left(due, day("2027-01-19")), -1);
}

#[test]
fn no_clock_and_no_number_of_weeks_makes_a_date_panic() {
    for moment in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
        let _ = local_date(moment);
        let _ = due_date(moment, u32::MAX);
        let _ = days_left(due_date(moment, 8), NaiveDate::MIN);
    }
}

/// Errors of a wall clock, of either size: seconds, and up to ten years.
fn any_error() -> impl Strategy<Value = Duration> {
    prop_oneof![
        (-600_000i64..600_000).prop_map(Duration::milliseconds),
        (-315_576_000i64..315_576_000).prop_map(Duration::seconds),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_constant_clock_error_moves_nothing_by_more_than_the_tolerance(
        error in any_error(),
        age in prop_oneof![0i64..600_000, 0i64..30 * 86_400_000],
        share_slept in 0.0..1.0f64,
        restarted in any::<bool>(),
    ) {
        let truth = now();
        let received = truth + Duration::milliseconds(age);
        let slept = Duration::milliseconds((age as f64 * share_slept) as i64).min(Duration::days(7));
        let sent = clocks(received, error, slept, if restarted { NEXT_RUN } else { RUN });
        let found = happened(&clocks(truth, error, Duration::zero(), RUN), &sent, received);
        let off = found.at - truth;
        if error.abs() > Duration::minutes(5) {
            prop_assert_eq!(found, Happened { at: truth, clock_suspect: true });
        } else {
            prop_assert!(!found.clock_suspect);
            prop_assert_eq!(found.at, (truth + error).min(received), "the date he was promised on the phone stays");
            prop_assert!(off.abs() <= Duration::minutes(5));
        }
        prop_assert!(found.at <= received, "nothing happens after it was received");
    }

    #[test]
    fn no_pair_of_clocks_gives_a_moment_after_it_was_received_or_panics(
        wall in any::<(i64, i64)>(), elapsed_ms in any::<(i64, i64)>(), one_run in any::<bool>(),
    ) {
        let clock = |ms: i64| DateTime::from_timestamp_millis(ms % 8_000_000_000_000_000).unwrap_or_else(now);
        let operation = Moment { wall: clock(wall.0), elapsed_ms: elapsed_ms.0, run: RUN };
        let run = if one_run { RUN } else { NEXT_RUN };
        let found = happened(&operation, &Moment { wall: clock(wall.1), elapsed_ms: elapsed_ms.1, run }, now());
        prop_assert!(found.at <= now());
        prop_assert!(found.at >= now() - Duration::days(401), "no older than a drawer");
    }
}

#[test]
fn a_form_of_the_evening_sent_in_the_morning_is_dated_by_the_evening() {
    let evening = at("2026-11-23T21:30:00Z");
    let morning = at("2026-11-24T06:00:00Z");
    // The phone slept all night and its steady clock with it.
    let sent = clocks(morning, Duration::zero(), Duration::hours(8), RUN);
    let found = happened(&clocks(evening, Duration::zero(), Duration::zero(), RUN), &sent, morning);
    assert_eq!(found, Happened { at: evening, clock_suspect: false });
}

#[test]
fn a_clock_set_right_meanwhile_is_seen_through_by_the_steady_one() {
    let truth = now();
    let received = truth + Duration::minutes(40);
    for error in [Duration::days(-3_650), Duration::days(-30), Duration::hours(5), Duration::days(3_650)] {
        let operation = clocks(truth, error, Duration::zero(), RUN);
        let sent = clocks(received, Duration::zero(), Duration::zero(), RUN);
        assert_eq!(happened(&operation, &sent, received), Happened { at: truth, clock_suspect: true }, "{error}");
    }
}

#[test]
fn an_age_nobody_can_believe_is_replaced_by_the_moment_of_receipt() {
    let operation = clocks(now(), Duration::days(3_650), Duration::zero(), RUN);
    let sent = clocks(now(), Duration::zero(), Duration::zero(), NEXT_RUN);
    assert_eq!(happened(&operation, &sent, now()), Happened { at: now(), clock_suspect: true });
}

#[test]
fn the_seconds_a_request_takes_do_not_move_a_promised_date() {
    let before_midnight = at("2026-11-23T22:59:58Z");
    let operation = clocks(before_midnight, Duration::zero(), Duration::zero(), RUN);
    let found = happened(&operation, &operation, before_midnight + Duration::seconds(20));
    assert_eq!(due_date(found.at, 8), due_date(before_midnight, 8));
}

#[test]
fn the_days_a_file_lies_on_a_desk_move_no_date_and_a_clock_that_cannot_be_true_is_not_believed() {
    let truth = now();
    let imported = truth + Duration::days(3);
    let made = clocks(truth + Duration::hours(1), Duration::zero(), Duration::zero(), RUN);
    let operation = clocks(truth, Duration::zero(), Duration::zero(), RUN);
    let found = happened(&operation, &made, handed_over(&made, imported));
    assert_eq!(found, Happened { at: truth, clock_suspect: false });
    for error in [Duration::days(3_650), Duration::days(-3_650)] {
        let made = clocks(truth + Duration::hours(1), error, Duration::zero(), RUN);
        let found = happened(&clocks(truth, error, Duration::zero(), RUN), &made, handed_over(&made, imported));
        let at = imported - Duration::hours(1);
        assert_eq!(found, Happened { at, clock_suspect: true }, "then only the age is known");
    }
}
