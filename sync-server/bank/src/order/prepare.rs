//! Payouts become payment orders. One bad row never costs the others their money: each is looked at by itself, and one
//! that a bank would refuse is left out with its reason, because a bank may refuse the whole file for it.

mod payable;
mod payer;
mod unpayable;

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::clock::local_date;
use domain::money::Currency;

pub use payable::{payable, payee};
pub use unpayable::{Part, Unpayable};

use self::payable::is_reference;
use self::payer::{payer, program};
use super::{Batch, Debtor, PAYMENTS_MAX, Payment, PaymentOrder, Payout, Software};

/// What becomes of a set of payouts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prepared {
    /// The files, in order; none when nobody can be paid.
    pub orders: Vec<PaymentOrder>,
    /// Texts that will read differently at the bank, for a person to look at.
    pub changed: Vec<Changed>,
    /// Who is not in the files, and why.
    pub left_out: Vec<LeftOut>,
}

/// A text that had to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The payout, by its reference.
    pub payout: String,
    /// Which text.
    pub part: Part,
    /// As it was.
    pub from: String,
    /// As the bank gets it.
    pub to: String,
}

/// A payout that no bank would take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// By its reference.
    pub payout: String,
    /// Why.
    pub reason: Unpayable,
}

/// Makes files of payouts: `message` names the run, and each file and batch is named after it. The same input gives the
/// same orders.
///
/// # Errors
/// What is wrong with the company or the run, so that no file can be made at all.
pub fn prepare(
    message: &str,
    created: DateTime<Utc>,
    debtor: &Debtor,
    software: &Software,
    payouts: Vec<Payout>,
) -> Result<Prepared, Unpayable> {
    let debtor = payer(debtor)?;
    let software = program(software)?;
    if !is_reference(message) {
        return Err(Unpayable::Reference { reference: message.to_owned() });
    }
    let mut prepared = Prepared::default();
    let mut batches: BTreeMap<(NaiveDate, &'static str), (Currency, Vec<Payment>)> = BTreeMap::new();
    let mut references = HashSet::new();
    let today = local_date(created);
    for payout in payouts {
        // A row left out for another reason does not take the reference from a good one.
        let twice = |_: &_| references.insert(payout.reference.clone());
        match payable(&payout, today).and_then(|good| Some(good).filter(twice).ok_or(Unpayable::Twice)) {
            Ok((payment, changed)) => {
                let currency = payout.amount.currency;
                let batch = batches.entry((payout.execute_on, code(currency)));
                batch.or_insert_with(|| (currency, Vec::new())).1.push(payment);
                prepared.changed.extend(changed);
            }
            Err(reason) => prepared.left_out.push(LeftOut { payout: payout.reference, reason }),
        }
    }
    let batches = batches.into_iter().map(|((execute_on, _), (currency, payments))| (execute_on, currency, payments));
    // Batches are counted through all files: their names are unique in the run, and as short as those of the files.
    let mut count = 0;
    for (number, batches) in files(batches).into_iter().enumerate() {
        let file = named_after(message, number + 1)?;
        let mut order = PaymentOrder {
            message: file,
            created,
            debtor: debtor.clone(),
            software: software.clone(),
            batches: Vec::new(),
        };
        for (execute_on, currency, payments) in batches {
            count += 1;
            order.batches.push(Batch { reference: named_after(message, count)?, execute_on, currency, payments });
        }
        prepared.orders.push(order);
    }
    Ok(prepared)
}

fn named_after(message: &str, number: usize) -> Result<String, Unpayable> {
    let reference = format!("{message}-{number}");
    if is_reference(&reference) { Ok(reference) } else { Err(Unpayable::Reference { reference }) }
}

/// The code of a currency (ISO 4217).
pub(super) fn code(currency: Currency) -> &'static str {
    match currency {
        Currency::Chf => "CHF",
        Currency::Eur => "EUR",
    }
}

type Parts = (NaiveDate, Currency, Vec<Payment>);

/// Cuts batches into files of at most [`PAYMENTS_MAX`] payments; a batch that does not fit goes on in the next file.
fn files(batches: impl Iterator<Item = Parts>) -> Vec<Vec<Parts>> {
    let mut files: Vec<Vec<Parts>> = Vec::new();
    let mut room = 0;
    for (execute_on, currency, mut payments) in batches {
        while !payments.is_empty() {
            if room == 0 {
                files.push(Vec::new());
                room = PAYMENTS_MAX;
            }
            let rest = payments.split_off(room.min(payments.len()));
            room -= payments.len();
            if let Some(file) = files.last_mut() {
                file.push((execute_on, currency, payments));
            }
            payments = rest;
        }
    }
    files
}
