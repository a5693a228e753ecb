//! The bug zoo: bugs that others have had, planted one after the other. A simulation that does not find them proves
//! nothing.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::time::Instant;

use domain::zoo::{Bug, plant};

use crate::matrix::matrix;
use crate::run::{number, run, run_until};
use crate::{GATE, log};

/// How a bug was found.
struct Found {
    worlds: u64,
    by: String,
}

/// Looks for the planted bug in worlds, then in the crash matrix, then in more worlds.
fn hunt(worlds_max: u64) -> Option<Found> {
    let first = worlds_max.min(60);
    let report = run_until(0, first, |ended| !ended.violations.is_empty());
    if let Some(failed) = report.failed.first() {
        return Some(Found { worlds: report.worlds, by: failed.violations[0].clone() });
    }
    let crashed = catch_unwind(AssertUnwindSafe(|| matrix(1, true).1.into_iter().next()));
    if let Some(wrong) = crashed.unwrap_or_else(|_| Some("a transaction does not work at all".into())) {
        return Some(Found { worlds: report.worlds, by: format!("matrix: {wrong}") });
    }
    if let Some(wrong) = log::grows() {
        return Some(Found { worlds: report.worlds, by: wrong });
    }
    let report = run_until(first, worlds_max - first, |ended| !ended.violations.is_empty());
    let failed = report.failed.first()?;
    Some(Found { worlds: first + report.worlds, by: failed.violations[0].clone() })
}

#[test]
fn every_planted_bug_is_found() {
    let _alone = GATE.write().unwrap_or_else(std::sync::PoisonError::into_inner);
    let worlds_max = number("WORLDS", 400);
    assert!(run(0, 1).failed.is_empty(), "without a planted bug there is nothing to find");
    let loud = std::panic::take_hook();
    std::panic::set_hook(Box::new(|_| ())); // many bugs are found by a panic, and each would print its stack
    let begun = Instant::now();
    let mut missed = Vec::new();
    for bug in Bug::ALL {
        plant(Some(*bug));
        let found = hunt(worlds_max);
        plant(None);
        let line = match &found {
            Some(found) => {
                let by: String = found.by.chars().take(90).collect();
                format!("found in {:>4} worlds  {by}", found.worlds)
            }
            None => {
                missed.push(*bug);
                format!("NOT FOUND in {worlds_max} worlds")
            }
        };
        println!("{:<76} {line}", bug.words());
    }
    std::panic::set_hook(loud);
    let all = Bug::ALL.len();
    println!("{} of {all} planted bugs found in {:.0} s", all - missed.len(), begun.elapsed().as_secs_f64());
    assert!(missed.is_empty(), "not found: {missed:?}");
}
