//! The protocol of a payment run, as a PDF that may be kept for as long as books are (PDF/A-2u): what was paid, from which
//! account, who made, checked and approved it and when, the fingerprints of its files, and what was kept out and why.

mod font;
mod layout;
#[cfg(test)]
mod tests;
mod write;

use chrono::{DateTime, Utc};
use domain::ledger::Entry;

use crate::api::PayRunRow;
use crate::store::pay_run::FileHead;
use crate::store::payout_list::{Paid, Unpaid};

pub use write::write;

/// All that the protocol says.
#[derive(Debug, Clone)]
pub struct Protocol {
    /// The office.
    pub organisation: String,
    /// In whose name the account is from which is paid.
    pub debtor_name: String,
    /// The run.
    pub run: PayRunRow,
    /// All that has happened to it, the oldest first.
    pub entries: Vec<Entry>,
    /// Its files.
    pub files: Vec<FileHead>,
    /// Its payments, in the order of its files.
    pub payments: Vec<Paid>,
    /// What it keeps out.
    pub kept_out: Vec<Unpaid>,
    /// When this was asked for.
    pub at: DateTime<Utc>,
}
