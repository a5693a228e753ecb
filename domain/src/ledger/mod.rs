//! The ledger of claims: entries that are only ever added, each sealed with the one before it. What a claim is worth,
//! where it stands and what may be done with it is folded from its entries and stored nowhere else.
//!
//! There are two kinds of change. An act of a person can be refused ([`act`]). A fact of a bank cannot: money that moved
//! has moved, and a rule only says what it means ([`fact`]).

pub mod account;
pub mod act;
pub mod ageing;
pub mod bank_reason;
pub mod booking;
pub mod chain;
pub mod due_rule;
pub mod entry;
pub mod fact;
pub mod journal;
pub mod office;
pub mod posting;
pub mod refusal;
pub mod standing;
pub mod work;

pub use account::{Attempt, AttemptState, ClaimAccount, Counted};
pub use act::{ClaimAct, ClaimActs};
pub use ageing::AgeBucket;
pub use bank_reason::{BankReason, BankWhy};
pub use booking::BookingEvent;
pub use chain::{Break, Chain, Hash, Sealed};
pub use due_rule::DueRule;
pub use entry::{By, ClaimEvent, Entry, Event, Moved, Opened, Payer};
pub use fact::{BookedMoney, Fact};
pub use journal::JournalAccounts;
pub use office::OfficeEvent;
pub use posting::{Posting, PostingKind, postings};
pub use refusal::FinanceRefusal;
pub use standing::Standing;
pub use work::{Position, WorkList};
