//! The journal: what the ledger means in the accounts of the bookkeeper.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::claim_number::EndToEndId;
use domain::ids::TechnicianId;
use domain::ledger::{ClaimAccount, ClaimEvent, Event, Payer, PostingKind};
use domain::money::Money;

use super::postings::each;
use crate::db::{DbError, Read};
use crate::store::{setting, technician};

/// One line of the journal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JournalLine {
    /// The number of the entry that it comes of.
    pub entry: i64,
    /// The day on which it counts.
    pub on: NaiveDate,
    /// The number of the claim; of a payment, its reference for the bank.
    pub document: String,
    /// Whose debt changes.
    pub payer: Payer,
    /// Why.
    pub kind: PostingKind,
    /// By which kind of entry.
    pub event: &'static str,
    /// Quoted in the payment.
    pub service_id: String,
    /// The technician's name.
    pub technician: String,
    /// The account that is debited.
    pub debit: String,
    /// The account that is credited.
    pub credit: String,
    /// By how much; more than nothing.
    pub amount: Money,
}

/// All that counts between two days, both included, in the order of the ledger.
///
/// # Errors
/// [`DbError`].
pub fn journal(tx: &Read<'_>, from: NaiveDate, until: NaiveDate) -> Result<Vec<JournalLine>, DbError> {
    let (accounts, names) = (setting::journal_accounts(tx)?, technician::names(tx)?);
    let mut lines = Vec::new();
    each(tx, from, |account, entry, postings| {
        let Event::Claim { event, .. } = &entry.event else { return Ok(()) };
        for posting in postings.iter().filter(|posting| (from..=until).contains(&posting.on)) {
            let (debit, credit, amount) = accounts.line(posting);
            let amount = i64::try_from(amount).unwrap_or(i64::MAX);
            lines.push(JournalLine {
                entry: entry.number,
                on: posting.on,
                document: document(account, event, posting.kind),
                payer: posting.payer,
                kind: posting.kind,
                event: event.kind(),
                service_id: account.opened.service_id.to_string(),
                technician: name(&names, account.opened.technician),
                debit: debit.to_owned(),
                credit: credit.to_owned(),
                amount: Money { amount, ..account.opened.amount },
            });
        }
        Ok(())
    })?;
    // Claim by claim until here; the lines of one entry stay together.
    lines.sort_by_key(|line| line.entry);
    Ok(lines)
}

fn name(names: &HashMap<TechnicianId, String>, technician: TechnicianId) -> String {
    names.get(&technician).cloned().unwrap_or_default()
}

fn document(account: &ClaimAccount, event: &ClaimEvent, kind: PostingKind) -> String {
    let number = &account.opened.number;
    match event.moved().and_then(|moved| moved.attempt) {
        Some(attempt) if kind == PostingKind::Moved => EndToEndId::of(number, attempt).to_string(),
        _ => number.as_str().to_owned(),
    }
}
