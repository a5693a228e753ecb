//! pain.001.001.09 in the Swiss profile ch.03, type D: francs or euros to an account in Switzerland or Liechtenstein.
//!
//! [`prepare`] makes payment orders of payouts, and says what it changed and whom it left out; [`bytes`] writes one;
//! [`check`] reads what was written, by whomever, and says what a bank would refuse. The checker shares no code with
//! the writer but the set of characters: two who agree by mistake would find nothing.

mod characters;
mod check;
mod prepare;
mod write;

use chrono::{DateTime, NaiveDate, Utc};
use domain::iban::Iban;
use domain::money::{Currency, Money};
use domain::service_id::ServiceId;

pub use characters::{Permitted, is_permitted, permit};
pub use check::{Finding, Rule, check};
pub use prepare::{Changed, LeftOut, Part, Prepared, Unpayable, payable, payee, prepare};
pub use write::bytes;

/// Most payments in one file [SPS 4, NbOfTxs]; a bank may set less.
pub const PAYMENTS_MAX: usize = 99_999;
/// The largest amount of one payment, in Rappen or cents [SPS 4, InstdAmt].
pub const AMOUNT_MAX: i64 = 999_999_999_999;
/// Longest name of a party, in characters.
pub const NAME_MAX: usize = 140;
/// Longest unstructured remittance text, in characters.
pub const REMITTANCE_MAX: usize = 140;
/// Longest reference: message, batch, payment. In characters, all of them ASCII.
pub const REFERENCE_MAX: usize = 35;

/// One transfer that finance wants to make.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payout {
    /// Claim number and attempt, unique for ever: EndToEndId and InstrId. The bank's statement is matched by it.
    pub reference: String,
    /// The bank day on which the bank shall pay. A bank moves other days forward, which is late.
    pub execute_on: NaiveDate,
    /// How much.
    pub amount: Money,
    /// Who gets it, as the person is called.
    pub name: String,
    /// Where he lives; not needed.
    pub address: Option<Address>,
    /// His account.
    pub account: Iban,
    /// Quoted first in the remittance text, so that nothing that shortens a text can eat it.
    pub service_id: ServiceId,
    /// What else the text says.
    pub note: String,
}

/// A structured address. An unstructured one is refused since November 2026 [BR 3.1.2].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The street, without the number.
    pub street: Option<String>,
    /// The number of the house.
    pub building: Option<String>,
    /// The postcode.
    pub postcode: Option<String>,
    /// The town.
    pub town: String,
    /// Two capital letters (ISO 3166).
    pub country: String,
}

/// Who pays, and how the bank is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Debtor {
    /// The company.
    pub name: String,
    /// Its account.
    pub account: Iban,
    /// Its bank.
    pub bank: Bank,
    /// Ask for one debit for each batch, not for each payment. A request, not an order [BR 2.1.9].
    pub batch_booking: bool,
    /// Which advice the bank shall give; without it, what is agreed with the bank holds.
    pub advice: Option<Advice>,
}

/// A bank, by one of its two names; both together are refused.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Bank {
    /// By its BIC: 8 or 11 letters and digits.
    Bic(String),
    /// By its number in the Swiss clearing: 1 to 5 digits.
    Iid(u32),
}

/// What the bank tells of a debit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Advice {
    /// No advice.
    None,
    /// One advice for each payment.
    Single,
    /// One advice for the batch, without details.
    Collective,
    /// One advice for the batch, with every payment in it.
    CollectiveWithDetails,
}

/// The program that wrote the file, as banks like to know it [SPS 4, CtctDtls].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Software {
    /// Its name.
    pub name: String,
    /// Who makes it.
    pub maker: String,
    /// Its version.
    pub version: String,
}

/// One file to the bank, ready to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentOrder {
    /// The identity of the file, unique for ever: banks refuse a second one for at least 90 days.
    pub message: String,
    /// When it was made.
    pub created: DateTime<Utc>,
    /// Who pays.
    pub debtor: Debtor,
    /// What wrote it.
    pub software: Software,
    /// By date and currency, in this order.
    pub batches: Vec<Batch>,
}

/// The payments of one day and currency: one debit, where the bank agrees.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Batch {
    /// Unique for ever; comes back in the bank's answer and in its statement.
    pub reference: String,
    /// The day.
    pub execute_on: NaiveDate,
    /// The currency of all of them.
    pub currency: Currency,
    /// At least one.
    pub payments: Vec<Payment>,
}

/// One payment, in words that a bank takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payment {
    /// EndToEndId and InstrId.
    pub reference: String,
    /// In the smallest unit of the batch's currency.
    pub amount: i64,
    /// Who gets it.
    pub name: String,
    /// Where he lives.
    pub address: Option<Address>,
    /// His account.
    pub account: Iban,
    /// The remittance text.
    pub remittance: String,
}

impl Batch {
    /// The sum, in the smallest unit.
    #[must_use]
    pub fn sum(&self) -> i64 {
        self.payments.iter().map(|payment| payment.amount).sum()
    }
}

impl PaymentOrder {
    /// How many payments.
    #[must_use]
    pub fn count(&self) -> usize {
        self.batches.iter().map(|batch| batch.payments.len()).sum()
    }

    /// The sum over all currencies, as the file's header gives it, in the smallest unit.
    #[must_use]
    pub fn sum(&self) -> i64 {
        self.batches.iter().map(Batch::sum).sum()
    }
}
