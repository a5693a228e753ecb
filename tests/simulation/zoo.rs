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
fn hunt(bug: Bug, months_max: u64) -> Option<Found> {
    let first = months_max.min(MONTHS_FIRST);
    in_months(bug, 0, first).or_else(|| beside_months(first)).or_else(|| in_months(bug, first, months_max))
}

/// A month that breaks a promise without the bug as well says nothing about the bug.
fn in_months(bug: Bug, from: u64, until: u64) -> Option<Found> {
    let mut next = from;
    while next < until {
        let report = run_until(next, until - next, |ended| !ended.violations.is_empty());
        next += report.worlds;
        for failed in report.failed {
            plant(None);
            let innocent = run(failed.seed, 1).failed.is_empty();
            plant(Some(bug));
            if innocent {
                return Some(Found { months: next, by: failed.violations[0].clone() });
            }
        }
    }
    None
}

fn beside_months(months: u64) -> Option<Found> {
    let found = beside().find_map(|(name, look)| looked(look).map(|wrong| format!("{name}: {wrong}")));
    found.map(|by| Found { months, by })
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
        let found = hunt(*bug, months_max);
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
