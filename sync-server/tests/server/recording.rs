//! What a bank says of a claim, written down as the taking in of its file would, with the booking beside it.

use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::{BookedMoney, By, Fact, Hash};
use sync_server::db::{DbError, Write};
use sync_server::finance::{self, Recorded};

/// Writes down what a bank says of a claim, and keeps its booking beside it.
pub fn record(tx: &Write<'_>, claim: ClaimId, fact: &Fact, now: DateTime<Utc>) -> Result<Recorded, DbError> {
    let by = By::Bank { file: Hash::of(b"camt") };
    let recorded = finance::record(tx, &by, &[(claim, fact.clone())], now)?.remove(0);
    if let (Some(entry), Some((money, amount))) = (recorded.entry, moved(fact)) {
        keep(tx, claim, money, amount, entry)?;
    }
    Ok(recorded)
}

fn moved(fact: &Fact) -> Option<(&BookedMoney, i64)> {
    match fact {
        Fact::Debit { money } | Fact::CarrierCredit { money } => Some((money, money.amount)),
        Fact::Return { money, .. } => Some((money, -money.amount)),
        Fact::Accepted { .. } | Fact::Rejected { .. } => None,
    }
}

/// A booking that counts for a claim, in a statement of a file.
fn keep(tx: &Write<'_>, claim: ClaimId, money: &BookedMoney, amount: i64, entry: i64) -> Result<(), DbError> {
    let hash = Hash::of(b"camt").0;
    tx.execute(
        "INSERT INTO bank_file (hash, name, kind, content, imported_at, imported_by, findings) \
         VALUES ($1, 'camt.xml', 'camt.053', $2, 0, 'fritz', '{}') ON CONFLICT DO NOTHING",
        &[(&hash).into(), b"camt".to_vec().into()],
    )?;
    tx.execute(
        "INSERT INTO statement (id, file, account, bank_id, currency) VALUES ('s', $1, '', '', 'CHF') \
         ON CONFLICT DO NOTHING",
        &[(&hash).into()],
    )?;
    let id = money.booking;
    tx.execute(
        "INSERT INTO booking (id, account, identity, statement, amount, currency, booked_on, state, search, body, rev) \
         VALUES ($1, '', $1, 's', $2, 'CHF', '2026-05-12', 'matched', '', '{}', $3)",
        &[id.into(), (-amount).into(), tx.revision().into()],
    )?;
    tx.execute(
        "INSERT INTO booking_match (booking, claim, attempt, amount, entry, rule, reasons) \
         VALUES ($1, $2, $3, $4, $5, 'payment_id', '[]')",
        &[id.into(), claim.into(), money.attempt.into(), amount.into(), entry.into()],
    )?;
    Ok(())
}
