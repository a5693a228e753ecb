//! The flash damages the database, at random places and in random ways: every operation that was saved comes back.
//! `RUNS=10000 cargo test -p phone damage --release` goes further; `SEED=n` does one run again.

use std::fs;
use std::path::Path;

use domain::operation::OperationOutcome;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::world::{World, job, job_row};
use crate::disk::FILE;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Cuts, zeroes or flips, in the file or in its log.
fn damage(folder: &Path, random: &mut StdRng) {
    let log = folder.join(format!("{FILE}-wal"));
    let path = if random.random_bool(0.3) && log.exists() { log } else { folder.join(FILE) };
    let mut bytes = fs::read(&path).unwrap();
    for _ in 0..random.random_range(1..4) {
        if bytes.is_empty() {
            break;
        }
        let at = random.random_range(0..bytes.len());
        match random.random_range(0..4) {
            0 => bytes.truncate(at),
            1 => {
                let end = (at + random.random_range(1..8192)).min(bytes.len());
                bytes[at..end].fill(0);
            }
            _ => {
                for _ in 0..random.random_range(1..64) {
                    let at = random.random_range(0..bytes.len());
                    bytes[at] ^= 1 << random.random_range(0..8);
                }
            }
        }
    }
    fs::write(&path, bytes).unwrap();
}

/// One phone with work of every state, damaged, opened.
fn run(seed: u64) {
    let mut random = StdRng::seed_from_u64(seed);
    let jobs: Vec<_> = (0..12).map(job).collect();
    let mut world = World::paired(&jobs);
    world.sql("PRAGMA synchronous = OFF");
    for job in &jobs[..4] {
        world.check_in(job);
    }
    world.settle(&OperationOutcome::ACCEPTED, jobs[..4].iter().map(job_row).collect());
    if random.random_bool(0.5) {
        world.phone.truncate_log().unwrap();
    }
    for job in &jobs[4..10] {
        world.check_in(job);
    }
    world.fill_failure(&jobs[4]);
    world.phone.check_out_confirm(&world.stamp(), jobs[4].id).unwrap();
    if random.random_bool(0.5) {
        world.phone.truncate_log().unwrap();
    }
    let saved = world.request().operations;
    let credentials = world.phone.credentials();
    let world = world.reopen_after(|folder| damage(folder, &mut random));
    assert_eq!(world.phone.credentials(), credentials, "seed {seed}: it is another phone now");
    let found = world.request().operations;
    for operation in saved {
        let same = found.iter().find(|it| it.id == operation.id);
        let same = same.unwrap_or_else(|| panic!("seed {seed}: operation {} is lost", operation.number));
        assert_eq!(same.number, operation.number, "seed {seed}");
        assert_eq!(same.body.get(), operation.body.get(), "seed {seed}");
    }
}

#[test]
fn whatever_the_flash_does_to_the_database_every_saved_operation_comes_back() {
    if let Some(seed) = number("SEED") {
        return run(seed);
    }
    for seed in 0..number("RUNS").unwrap_or(200) {
        run(seed);
    }
}
