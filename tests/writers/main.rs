//! Many write at once, on both engines and with several servers, while something breaks: nothing is missed, nothing is
//! done twice. `.ci/postgres cargo nextest run -p tests --test writers` runs it; `COMMITS=2000000` goes further.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]
#![allow(clippy::print_stdout, reason = "how fast it was is worth knowing")]

#[path = "../acceptance/support/mod.rs"]
#[allow(dead_code, reason = "the actors of the stories can do more than is needed here")]
mod support;

mod again; // what PostgreSQL breaks off runs again, and what cannot be known is not called saved
mod balancer; // one address in front of several servers
mod cursor; // eight writers against a reader that follows the cursor
mod restart; // PostgreSQL ends and comes back under traffic
mod serial; // the cursor that is usual elsewhere, under the same eight writers
mod servers; // two servers on one database, one of them killed
mod traffic; // phones at work
mod verdict; // what a reader has seen, beside what was committed
