//! A booking: what the bank says happened on an account, as plain data. `bank` reads it out of statements; what it means
//! for a claim is decided in [`crate::matching`].

mod identity;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use identity::{Occurrences, References};

use crate::ids::{BookingId, EntryId};
use crate::money::{Currency, Money};

/// An exact decimal, in hundred-thousandths.
///
/// ISO 20022 allows 18 digits, up to five of them after the point, so no amount fits i64 at a fixed scale and every one
/// fits i128 with room for 10^15 of them in a sum. A fixed scale makes equality that of the value (`27.05` is `27.050`)
/// and needs no crate; a floating decimal such as rust_decimal would be one more dependency of the rules for nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal(i128);

/// Digits after the point.
const SCALE: usize = 5;
/// Digits before it.
const WHOLE_MAX: usize = 18;

impl Decimal {
    /// Nothing.
    pub const ZERO: Decimal = Decimal(0);

    /// So many hundredths: Rappen or cents.
    #[must_use]
    pub const fn hundredths(amount: i64) -> Decimal {
        Decimal(amount as i128 * 1_000)
    }

    /// Reads what a bank wrote: digits with at most one point. No sign, because a direction says it, no exponent, and
    /// more than five decimals only if they are zeros.
    #[must_use]
    pub fn parse(text: &str) -> Option<Decimal> {
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if text.is_empty() || whole.len() + fraction.len() == 0 || !digits(whole) || !digits(fraction) {
            return None;
        }
        let whole = whole.trim_start_matches('0');
        let (kept, rest) = fraction.split_at(fraction.len().min(SCALE));
        if whole.len() > WHOLE_MAX || rest.bytes().any(|b| b != b'0') {
            return None;
        }
        let zeros = std::iter::repeat_n(b'0', SCALE - kept.len());
        let all = whole.bytes().chain(kept.bytes()).chain(zeros);
        // At most 23 digits: below 10^23.
        Some(Decimal(all.fold(0_i128, |value, digit| value * 10 + i128::from(digit - b'0'))))
    }

    /// In hundredths, if it is a whole number of them.
    #[must_use]
    pub fn in_hundredths(self) -> Option<i64> {
        (self.0 % 1_000 == 0).then(|| i64::try_from(self.0 / 1_000).ok()).flatten()
    }
}

impl std::ops::Add for Decimal {
    type Output = Decimal;

    fn add(self, other: Decimal) -> Decimal {
        Decimal(self.0.saturating_add(other.0))
    }
}

impl std::ops::Neg for Decimal {
    type Output = Decimal;

    fn neg(self) -> Decimal {
        Decimal(-self.0)
    }
}

impl std::iter::Sum for Decimal {
    fn sum<I: Iterator<Item = Decimal>>(all: I) -> Decimal {
        all.fold(Decimal::ZERO, |sum, one| sum + one)
    }
}

/// At least two decimals: `80.00`, `0.005`.
impl std::fmt::Display for Decimal {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let sign = if self.0 < 0 { "-" } else { "" };
        let units = self.0.unsigned_abs();
        let fraction = format!("{:05}", units % 100_000);
        let (hundredths, finer) = fraction.split_at(2);
        write!(f, "{sign}{}.{hundredths}{}", units / 100_000, finer.trim_end_matches('0'))
    }
}

/// The three letters of a currency. Banks book in more currencies than claims are paid in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct CurrencyCode([u8; 3]);

impl CurrencyCode {
    /// Swiss franc.
    pub const CHF: CurrencyCode = CurrencyCode(*b"CHF");

    /// Three capital letters, or nothing.
    #[must_use]
    pub fn parse(text: &str) -> Option<CurrencyCode> {
        let letters = <[u8; 3]>::try_from(text.as_bytes()).ok()?;
        letters.iter().all(u8::is_ascii_uppercase).then_some(CurrencyCode(letters))
    }

    /// The letters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

/// What a bank moved or holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Amount {
    /// How much, never negative.
    pub value: Decimal,
    /// Of what.
    pub currency: CurrencyCode,
}

impl Amount {
    /// As money of claims; nothing where it has parts of a Rappen, or is of a currency that claims are not paid in.
    #[must_use]
    pub fn money(&self) -> Option<Money> {
        let currency = match self.currency.as_str() {
            "CHF" => Currency::Chf,
            "EUR" => Currency::Eur,
            _ => return None,
        };
        Some(Money { amount: self.value.in_hundredths()?, currency })
    }
}

impl std::fmt::Display for Amount {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.value, self.currency.as_str())
    }
}

/// Into the account or out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Money came.
    Credit,
    /// Money went.
    Debit,
}

impl Direction {
    /// An amount with the sign it has for the account's owner.
    #[must_use]
    pub fn signed(self, value: Decimal) -> Decimal {
        if self == Direction::Credit { value } else { -value }
    }
}

/// How far the bank is with it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BookingStatus {
    /// BOOK. Nothing else counts.
    Booked,
    /// PDNG: announced.
    Pending,
    /// INFO.
    Information,
    /// A code that we do not know.
    Other,
}

/// Which message tells of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    /// camt.053, the statement of account.
    Statement,
    /// camt.054, the advice: it adds details to entries of statements and never books a second time.
    Advice,
}

/// Why money came back.
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct ReturnReason {
    /// Code of ISO 20022, such as `AC04`: account closed.
    pub code: Option<Box<str>>,
    /// The bank's words.
    pub text: Option<Box<str>>,
}

/// The numbers by which a payment is known on its whole way.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PaymentIds {
    /// EndToEndId, from the payer to the payee.
    pub end_to_end: Option<Box<str>>,
    /// InstrId, between the payer and his bank.
    pub instruction: Option<Box<str>>,
    /// UETR, given by the payer or his bank.
    pub uetr: Option<Box<str>>,
}

/// One movement: a detail of an entry, or an entry that has none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Booking {
    /// The same movement in whatever file: see [`Occurrences::identify`].
    pub id: BookingId,
    /// The line of the account that it is part of.
    pub entry: EntryId,
    /// Which message tells of it.
    pub source: Source,
    /// The account: IBAN without spaces, or the bank's own number.
    pub account: Box<str>,
    /// Into the account or out of it.
    pub direction: Direction,
    /// How far the bank is with it.
    pub status: BookingStatus,
    /// It undoes an earlier booking.
    pub reversal: bool,
    /// The file contradicts itself here: the details of the entry are not the entry.
    pub in_doubt: bool,
    /// How much; nothing where the bank gave the sum of several details only.
    pub amount: Option<Amount>,
    /// When it was booked.
    pub booked_on: Option<NaiveDate>,
    /// From when it counts.
    pub value_on: Option<NaiveDate>,
    /// Its numbers.
    pub ids: PaymentIds,
    /// PmtInfId of the payment order.
    pub payment_information: Option<Box<str>>,
    /// A detail of the entry; false is the entry itself, told without details.
    pub is_detail: bool,
    /// Several payments booked in this one sum; nothing for a single movement.
    pub batch: Option<Batch>,
    /// The other side's account.
    pub counterparty_account: Option<Box<str>>,
    /// The other side's name.
    pub counterparty_name: Option<Box<str>>,
    /// What was written with it: remittance texts, references, the bank's own words.
    pub texts: Vec<Box<str>>,
    /// It brings back an earlier payment, and why.
    pub returned: Option<ReturnReason>,
}

/// A sum without its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Batch {
    /// How many parts, if the bank says so.
    pub count: Option<u64>,
}
