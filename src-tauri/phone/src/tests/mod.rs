//! Facts about the phone: a real SQLite file, real HTTP servers, clocks that a test sets.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test may fail loudly")]

mod account;
mod app;
mod client;
mod clock;
mod damage;
mod disk;
mod forms;
mod full;
mod golden;
mod journal;
mod keeping;
mod links;
mod list;
mod pairing;
mod sync;
mod world;
