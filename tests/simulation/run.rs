//! Many worlds on all processors.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use tokio::runtime::Runtime;

use crate::swarm::Tally;
use crate::world::{Ended, World, runtime};

/// A number that the person who runs it has given.
pub fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

/// What came of many worlds.
#[derive(Debug, Default)]
pub struct Report {
    pub worlds: u64,
    pub operations: usize,
    pub claims: usize,
    pub kinds: usize,
    pub tally: Tally,
    pub failed: Vec<Ended>,
    pub trace: Vec<String>,
    pub took: Duration,
}

/// One world. A panic in it is a broken promise as well.
pub fn one(seed: u64, runtime: &Arc<Runtime>) -> Ended {
    let lived = catch_unwind(AssertUnwindSafe(|| World::new(seed, runtime).live(seed)));
    lived.unwrap_or_else(|panic| {
        let said = panic.downcast_ref::<String>().map(String::as_str).or(panic.downcast_ref::<&str>().copied());
        Ended {
            seed,
            hash: 0,
            violations: vec![format!("panic: {}", said.unwrap_or("?"))],
            trace: Vec::new(),
            tally: Tally::default(),
            operations: 0,
            claims: 0,
            kinds: 0,
            became: Vec::new(),
        }
    })
}

/// Runs worlds until there are so many, or `enough` says so of one.
pub fn run_until(from: u64, seeds: u64, enough: impl Fn(&Ended) -> bool + Sync) -> Report {
    let begun = Instant::now();
    let next = AtomicU64::new(from);
    let report = Mutex::new(Report::default());
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                let runtime = runtime();
                loop {
                    let seed = next.fetch_add(1, Ordering::Relaxed);
                    if seed >= from + seeds {
                        return;
                    }
                    let ended = one(seed, &runtime);
                    if enough(&ended) {
                        next.store(from + seeds, Ordering::Relaxed);
                    }
                    report.lock().unwrap_or_else(PoisonError::into_inner).add(ended);
                }
            });
        }
    });
    let mut report = report.into_inner().unwrap_or_else(PoisonError::into_inner);
    report.took = begun.elapsed();
    report.failed.sort_by_key(|ended| ended.seed);
    report
}

pub fn run(from: u64, seeds: u64) -> Report {
    run_until(from, seeds, |_| false)
}

impl Report {
    fn add(&mut self, ended: Ended) {
        self.worlds += 1;
        self.operations += ended.operations;
        self.claims += ended.claims;
        self.kinds += ended.kinds;
        self.tally.add(&ended.tally);
        if ended.violations.is_empty() {
            self.trace = ended.trace;
        } else {
            self.failed.push(ended);
        }
    }

    /// What a person reads.
    pub fn text(&self, whole: bool) -> String {
        let seconds = self.took.as_secs_f64().max(0.001);
        let worlds = self.worlds;
        let mut text = format!(
            "{worlds} worlds in {seconds:.1} s ({:.1}/s): {} operations, {} claims, {:.1} kinds of faults a world\n{}",
            worlds as f64 / seconds,
            self.operations,
            self.claims,
            self.kinds as f64 / worlds.max(1) as f64,
            self.tally.table(),
        );
        for failed in self.failed.iter().take(10) {
            text += &format!("seed {}: {}\n", failed.seed, failed.violations.join("; "));
            let skipped = if whole { 0 } else { failed.trace.len().saturating_sub(12) };
            for line in &failed.trace[skipped..] {
                text += &format!("    {line}\n");
            }
            text += &format!("    replay: make sim SEEDS=1 FROM={}\n", failed.seed);
        }
        if whole && self.failed.is_empty() {
            text += &self.trace.join("\n");
        }
        text + &format!("{} violations\n", self.failed.len())
    }
}
