//! The rules, proved: the sentences of the source one by one, properties for everything else, and the wire pinned.
#![allow(clippy::expect_used, clippy::panic, reason = "a test that cannot go on says why")]

mod account_notices;
mod bank_days;
mod bank_reasons;
mod books;
mod clocks;
mod first_version;
mod iban;
mod ledger;
mod matching;
mod money;
mod negotiation;
mod news;
mod old_apps;
mod pay_runs;
mod properties;
mod random_money;
mod reading;
mod review;
mod sample;
mod seed;
mod statement_gaps;
mod states;
mod transfer_point;
mod values;
mod walk;
mod wire;
