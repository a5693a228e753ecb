//! The bug zoo: bugs that others have had, planted one after the other. A simulation that does not find them proves
//! nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use domain::zoo::{Bug, plant};

use crate::matrix::matrix;
use crate::run::{number, run, run_until};
use crate::{GATE, full, log, outage};

/// Months that a bug is looked for in before everything else that the simulation does.
const MONTHS_FIRST: u64 = 60;

/// How a bug was found.
struct Found {
    months: u64,
    by: String,
}

/// Looks for the planted bug in months, then in what the simulation does beside them, then in more months.
fn hunt(months_max: u64) -> Option<Found> {
    let first = months_max.min(MONTHS_FIRST);
    let report = run_until(0, first, |ended| !ended.violations.is_empty());
    if let Some(failed) = report.failed.first() {
        return Some(Found { months: report.worlds, by: failed.violations[0].clone() });
    }
    let mut beside = beside();
    if let Some(by) = beside.find_map(|(name, wrong)| looked(wrong).map(|wrong| format!("{name}: {wrong}"))) {
        return Some(Found { months: report.worlds, by });
    }
    let report = run_until(first, months_max - first, |ended| !ended.violations.is_empty());
    let failed = report.failed.first()?;
    Some(Found { months: first + report.worlds, by: failed.violations[0].clone() })
}

/// What finds something, if there is anything to be found.
type Look = fn() -> Option<String>;

/// Everything beside the months, the shortest first.
fn beside() -> impl Iterator<Item = (&'static str, Look)> {
    let all: [(&str, Look); 4] = [
        ("day without server", outage::storms),
        ("full disk", full::stuck),
        ("long life", log::grows),
        ("crash matrix", || matrix(1, true).1.into_iter().next()),
    ];
    all.into_iter()
}

/// That it does not work at all is found by a panic.
fn looked(look: Look) -> Option<String> {
    catch_unwind(AssertUnwindSafe(look)).unwrap_or_else(|_| Some("it does not work at all".into()))
}

#[test]
fn every_planted_bug_is_found() {
    let _alone = GATE.write().unwrap_or_else(std::sync::PoisonError::into_inner);
    let months_max = number("MONTHS", 400);
    assert!(run(0, 1).failed.is_empty(), "without a planted bug there is nothing to find");
    let loud = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| ())); // many bugs are found by a panic, and each would print its stack
    let begun = Instant::now();
    let mut missed = Vec::new();
    for bug in Bug::ALL {
        plant(Some(*bug));
        let found = hunt(months_max);
        plant(None);
        let line = match &found {
            Some(found) => {
                let by: String = found.by.chars().take(90).collect();
                format!("{:>4} months  {by}", found.months)
            }
            None => {
                missed.push(*bug);
                format!("NOT FOUND in {months_max} months")
            }
        };
        println!("{:<112} {line}", bug.words());
    }
    std::panic::set_hook(loud);
    let (all, relatives) = (Bug::ALL.len(), Bug::ALL.iter().filter(|bug| bug.is_relative()).count());
    let (found, seconds) = (all - missed.len(), begun.elapsed().as_secs_f64());
    println!(
        "{found} of {all} planted bugs found in {seconds:.0} s; {relatives} are the nearest relatives of the bugs"
    );
    assert!(missed.is_empty(), "not found: {missed:?}");
}
