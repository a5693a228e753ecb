//! How old what is owed is, folded from the ledger as of the end of a day.

use std::collections::HashMap;

use chrono::NaiveDate;
use domain::ids::ClaimId;
use domain::ledger::{AgeBucket, Payer};
use domain::money::{Currency, Money};

use super::postings::each;
use crate::api::{Ageing, AgeingOfCurrency, AgeingRow, AgeingSum};
use crate::db::{DbError, Read};

/// What is owed for one claim.
struct Owed {
    currency: Currency,
    due: NaiveDate,
    we: i64,
    carrier: i64,
}

/// What was owed at the end of a day, by how long it had been overdue or was until it was due. A debt counts from the day
/// on which it was written down, money from the day on which the bank has booked it.
///
/// # Errors
/// [`DbError`].
pub fn ageing(tx: &Read<'_>, as_of: NaiveDate) -> Result<Ageing, DbError> {
    let mut claims: HashMap<ClaimId, Owed> = HashMap::new();
    each(tx, as_of, |account, _, postings| {
        let opened = &account.opened;
        let (currency, due) = (opened.amount.currency, opened.due);
        let owed = claims.entry(account.claim).or_insert(Owed { currency, due, we: 0, carrier: 0 });
        for posting in postings.iter().filter(|posting| posting.on <= as_of) {
            match posting.payer {
                Payer::We => owed.we += posting.amount,
                Payer::Carrier => owed.carrier += posting.amount,
            }
        }
        Ok(())
    })?;
    let mut tables = [Currency::Chf, Currency::Eur].map(|currency| empty(currency, as_of));
    for owed in claims.values() {
        for table in tables.iter_mut().filter(|table| table.currency == owed.currency) {
            table.add(owed, as_of);
        }
    }
    let nothing = |table: &AgeingOfCurrency| {
        let sums = [&table.we, &table.carrier, &table.we_overpaid, &table.carrier_overpaid];
        sums.iter().all(|sum| sum.claims == 0)
    };
    let wanted = |table: &AgeingOfCurrency| table.currency == Currency::Chf || !nothing(table);
    Ok(Ageing { as_of, currencies: tables.into_iter().filter(wanted).collect() })
}

fn empty(currency: Currency, as_of: NaiveDate) -> AgeingOfCurrency {
    let nothing = AgeingSum { claims: 0, sum: Money { amount: 0, currency } };
    let row = |bucket: AgeBucket| {
        let (from, until) = bucket.dates(as_of);
        AgeingRow { bucket, from, until, we: nothing.clone(), carrier: nothing.clone() }
    };
    AgeingOfCurrency {
        currency,
        buckets: AgeBucket::ALL.into_iter().map(row).collect(),
        we: nothing.clone(),
        carrier: nothing.clone(),
        we_overpaid: nothing.clone(),
        carrier_overpaid: nothing,
    }
}

impl AgeingOfCurrency {
    fn add(&mut self, owed: &Owed, as_of: NaiveDate) {
        let bucket = AgeBucket::of(owed.due, as_of);
        for row in self.buckets.iter_mut().filter(|row| row.bucket == bucket) {
            row.we.add(owed.we);
            row.carrier.add(owed.carrier);
        }
        self.we.add(owed.we);
        self.carrier.add(owed.carrier);
        self.we_overpaid.add(-owed.we);
        self.carrier_overpaid.add(-owed.carrier);
    }
}

impl AgeingSum {
    /// Only what is more than nothing counts.
    fn add(&mut self, amount: i64) {
        if amount > 0 {
            self.claims += 1;
            self.sum.amount = self.sum.amount.saturating_add(amount);
        }
    }
}
