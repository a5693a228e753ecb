//! The product's promises, over the real stack: a real server process, real phones, real SQLite.

#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]
#![allow(clippy::print_stdout, reason = "a random day prints its seed, so that it can be lived again")]

mod support;

mod agreement; // random days: in the end phones and office are equal
mod bad_input; // everything that can be wrong outside, with what is said and what is safe
mod golden; // what apps and servers of every version have left behind
mod main_job; // from a dead line in a cellar to a claim on finance's screen
mod meanwhile; // what the office does while a phone is away
mod my_money; // what a technician is told on his phone about his money and his account
mod restore; // the server is lost and a backup takes its place
mod review; // what a person decides about work that came although things had changed
mod service_order; // a new order opened on site becomes a job
mod tomorrow; // words that nobody knows today
mod twice; // everything sent or done twice
mod two_phones; // two phones of one technician, and a phone that there is twice
