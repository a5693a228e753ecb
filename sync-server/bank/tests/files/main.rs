//! Files of banks: those of real ones, small ones that are wrong in one way each, and thousands that were damaged.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]
#![allow(clippy::print_stdout, reason = "what is left out is said")]

mod bookings;
mod damaged;
mod lenient;
mod order;
mod reading;
mod refused;
mod samples;
