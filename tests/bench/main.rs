//! The figures of the README: each beside something measured in the same run, because machines are noisy.
//! `make bench` builds in release and runs this.

#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "a measurement that cannot go on says why; figures are printed"
)]

mod finance; // the ledger, and what finance reads of it
mod intake; // what phones push, alone, together and all at once
mod load; // an office with many phones
#[expect(dead_code, reason = "the server's tests use more of it")]
#[path = "../../sync-server/tests/place.rs"]
mod place;
mod proxy; // counts what goes over the wire
mod saved; // how long "saved" takes, beside a bare transaction with the same durability
mod sync; // the first sync of a big phone, and a sync that has nothing to say
mod verify; // a large office looked through

fn main() {
    // `cargo bench -- intake` measures one part; `cargo bench` passes a flag of its own.
    let wanted: Vec<String> = std::env::args().skip(1).filter(|word| !word.starts_with('-')).collect();
    println!("Release builds, loopback, every commit on disk before it counts.\n");
    let parts: [(&str, fn()); 5] = [
        ("saved", saved::measure),
        ("sync", sync::measure),
        ("intake", intake::measure),
        ("finance", finance::measure),
        ("verify", verify::measure),
    ];
    for (part, measure) in parts {
        if wanted.is_empty() || wanted.iter().any(|word| word == part) {
            measure();
        }
    }
}

/// The value below which so many per cent of the samples lie, in microseconds.
fn percentile(samples: &mut [std::time::Duration], per_cent: usize) -> f64 {
    samples.sort_unstable();
    let place = (samples.len() * per_cent / 100).min(samples.len().saturating_sub(1));
    samples.get(place).map_or(0.0, |duration| duration.as_secs_f64() * 1e6)
}
