//! The server as it is: over HTTP, on a real SQLite file, with a clock that the test sets.
#![expect(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test says by panicking that a fact does not hold"
)]

mod actors;
mod backup;
mod bank;
mod bank_files;
mod bank_stories;
mod bookings;
mod command_line;
mod deposits;
mod dispatch;
mod engine;
mod exports;
mod finance;
mod hostile;
mod intake;
mod large_file;
mod ledger;
mod live;
mod pairing;
mod pay_runs;
#[path = "../place.rs"]
mod place;
mod reading;
mod recording;
mod review;
mod roles;
mod signing_in;
mod sync;
mod takeaways;
mod unfinished;
mod verify;
mod work;
