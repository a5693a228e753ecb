//! Simulated months: the real phone engine and the real server on disks that fail, a queue of messages instead of a
//! network, a clock that is a number. Every seed is one world with its own few faults; after every step and at rest the
//! promises of the product are checked.
//!
//! `make sim SEEDS=n FROM=k` runs n worlds; `make sim SEEDS=1 FROM=k` replays one and prints what happened in it.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a test says by panicking what does not hold"
)]

mod answered;
mod archive;
mod battery;
mod cases;
mod checks;
mod dispatch;
mod full;
mod handset;
mod idle;
mod inspect;
mod log;
mod lost_sync;
mod matrix;
mod mishaps;
mod model;
mod network;
mod office;
mod outage;
mod people;
mod phone_disk;
mod rest;
mod reuse;
mod run;
mod server;
mod sleep;
mod stories;
mod swarm;
mod trace;
mod updates;
mod world;
#[cfg(feature = "zoo")]
mod zoo;

use std::sync::{PoisonError, RwLock, RwLockReadGuard};

use run::{number, run};

/// A planted bug is planted for the whole process: nothing else may run meanwhile.
static GATE: RwLock<()> = RwLock::new(());

/// Nobody plants a bug as long as this is held.
fn calm() -> RwLockReadGuard<'static, ()> {
    GATE.read().unwrap_or_else(PoisonError::into_inner)
}

#[test]
fn random_worlds_keep_every_promise() {
    let _calm = calm();
    let (from, seeds) = (number("FROM", 0), number("SEEDS", 60));
    let report = run(from, seeds);
    println!("{}", report.text(seeds == 1));
    assert!(report.failed.is_empty(), "{} of {seeds} worlds break a promise", report.failed.len());
}

#[test]
fn the_same_seed_does_the_same() {
    let _calm = calm();
    let runtime = world::runtime();
    for seed in 0..6 {
        let [one, two] = [0; 2].map(|_| run::one(seed, &runtime));
        let differs = one.trace.iter().zip(&two.trace).position(|(one, two)| one != two);
        assert_eq!(one.hash, two.hash, "seed {seed}, from line {differs:?} on");
    }
}
