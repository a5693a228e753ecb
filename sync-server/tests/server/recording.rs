//! What a bank says of a claim, written down as the taking in of its file would, with the booking beside it.

use chrono::{DateTime, Utc};
use domain::booking::{
    Amount, Booking, BookingState, BookingStatus, CurrencyCode, Decimal, Direction, PaymentIds, Source,
};
use domain::ids::{ClaimId, EntryId};
use domain::ledger::{BookedMoney, By, Fact, Hash};
use domain::matching::Rule;
use sync_server::db::{DbError, Write};
use sync_server::finance::{self, Recorded};
use sync_server::store::booking::{self, Match};

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
    let (id, value) = (money.booking, Decimal::hundredths(amount.abs()));
    let booking = Booking {
        id,
        entry: EntryId(id.0),
        source: Source::Statement,
        account: "".into(),
        direction: if amount > 0 { Direction::Debit } else { Direction::Credit },
        status: BookingStatus::Booked,
        reversal: false,
        in_doubt: false,
        amount: Some(Amount { value, currency: CurrencyCode::CHF }),
        booked_on: Some(money.on),
        value_on: None,
        ids: PaymentIds::default(),
        payment_information: None,
        is_detail: false,
        batch: None,
        counterparty_account: None,
        counterparty_name: None,
        texts: Vec::new(),
        returned: None,
    };
    let new = booking::New { booking: &booking, statement: "s", in_statement: true, in_advice: false };
    booking::insert_all(tx, &[new], money.on)?;
    let (attempt, rule, reasons) = (money.attempt, Rule::PaymentId, Vec::new());
    booking::add_matches(tx, &[Match { booking: id, claim, attempt, amount, entry, rule, reasons }])?;
    booking::set_states(tx, &[(id, BookingState::Matched)])
}
