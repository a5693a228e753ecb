//! Real processes killed without a word (`kill -9`) while they work: the server under the load of several phones, the
//! phone under the hand of a technician. What was answered "saved" is there afterwards, and in the end everything is at
//! the office exactly once. `KILLS=n` goes further than the few dozen of an ordinary run.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]
#![allow(clippy::print_stdout, reason = "how often something was killed is worth knowing")]

#[path = "../acceptance/support/mod.rs"]
#[allow(dead_code, reason = "the actors of the stories can do more than is needed here")]
mod support;

mod host; // a phone host as a process, and the hand that works on it
mod phone; // the phone is killed
mod server; // the server is killed

use std::time::Duration;

/// How often each of the two is killed.
fn kills() -> usize {
    std::env::var("KILLS").map_or(12, |kills| kills.parse().expect("KILLS is a number"))
}

/// Prints how long it took from a start until the first answer.
fn print_ready(what: &str, mut times: Vec<Duration>) {
    times.sort_unstable();
    let place = times.len().saturating_sub(1) * 99 / 100;
    println!("{what}: killed {} times, ready again after at most {:?} in 99 of 100", times.len(), times.get(place));
}
