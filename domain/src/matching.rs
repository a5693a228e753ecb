//! What a booking means for a claim.
//!
//! Money is taken for a claim without a hand only where its number is ours and direction, amount, currency and account
//! agree to the last Rappen. Everything else is shown to a person with what speaks for it and against it. A wrong
//! automatic match pays a technician twice or not at all; a suggestion costs one click.
//!
//! The parts: [`Items`] is what we wait for, [`decide`] judges one booking, [`Reconciliation`] holds all bookings known
//! and says where each claim stands. That is a function of the *set* of bookings: files may come twice and in any order.
//! [`news`] says what of it the ledger does not know yet, and [`fact_by_hand`] what a person makes of it.

mod by_id;
mod counted;
mod decision;
mod hand;
mod items;
mod news;
mod reconciliation;
mod settlement;
mod settlements;
mod tokens;

pub use decision::{Decision, Reason, Rule, Suggestion, decide};
pub use hand::{fact_by_hand, left_to_match};
pub use items::{Item, Items, Payout, Receivable};
pub use news::{News, Recorded, carrier_news, news};
pub use reconciliation::{Disposition, Reconciliation};
pub use settlement::{Evidence, Settlement, age_in_days};
pub use tokens::{Folded, candidates};
