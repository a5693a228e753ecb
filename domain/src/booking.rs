//! A booking: what the bank says happened on an account, as plain data. `bank` reads it out of statements; what it means
//! for a claim is decided in [`crate::matching`].

mod identity;
mod state;
mod statement_gap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use identity::{Occurrences, References};
pub use state::BookingState;
pub use statement_gap::{StatementGap, statement_gap};

use crate::ids::{BookingId, EntryId};
use crate::money::{Currency, Money};

/// An exact decimal, in hundred-thousandths.
///
/// ISO 20022 allows 18 digits, up to five of them after the point, so no amount fits i64 at a fixed scale and every one
/// fits i128 with room for 10^15 of them in a sum. A fixed scale makes equality that of the value (`27.05` is `27.050`)
/// and needs no crate; a floating decimal such as rust_decimal would be one more dependency of the rules for nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Decimal(i128);

impl TryFrom<String> for Decimal {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        Decimal::parse(&text).ok_or("not an amount")
    }
}

impl From<Decimal> for String {
    fn from(value: Decimal) -> String {
        value.to_string()
    }
}

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

    /// In hundredths, without what is finer: for columns and lists.
    #[must_use]
    pub fn to_hundredths(self) -> i64 {
        i64::try_from(self.0 / 1_000).unwrap_or(if self.0 < 0 { i64::MIN } else { i64::MAX })
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CurrencyCode([u8; 3]);

impl TryFrom<String> for CurrencyCode {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, &'static str> {
        CurrencyCode::parse(&text).ok_or("not a currency")
    }
}

impl From<CurrencyCode> for String {
    fn from(code: CurrencyCode) -> String {
        code.as_str().to_owned()
    }
}

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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
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

/// Into the account or out of it. Tables of the office have a direction of their own, up or down: hence the other name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "BookingDirection"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = BookingDirection))]
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
#[derive(Debug, Clone, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct ReturnReason {
    /// Code of ISO 20022, such as `AC04`: account closed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Box<str>>,
    /// The bank's words.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<Box<str>>,
}

/// The numbers by which a payment is known on its whole way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaymentIds {
    /// EndToEndId, from the payer to the payee.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub end_to_end: Option<Box<str>>,
    /// InstrId, between the payer and his bank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instruction: Option<Box<str>>,
    /// UETR, given by the payer or his bank.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub uetr: Option<Box<str>>,
}

/// One movement: a detail of an entry, or an entry that has none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
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
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub payment_information: Option<Box<str>>,
    /// A detail of the entry; false is the entry itself, told without details.
    pub is_detail: bool,
    /// Several payments booked in this one sum; nothing for a single movement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub batch: Option<Batch>,
    /// The other side's account.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counterparty_account: Option<Box<str>>,
    /// The other side's name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counterparty_name: Option<Box<str>>,
    /// What was written with it: remittance texts, references, the bank's own words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub texts: Vec<Box<str>>,
    /// It brings back an earlier payment, and why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub returned: Option<ReturnReason>,
}

/// A sum without its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Batch {
    /// How many parts, if the bank says so.
    pub count: Option<u64>,
}

impl Booking {
    /// How much it says: of two tellings of the same booking, the one that says more is kept while nothing was decided by
    /// the other. A line of a statement often has no numbers, and the advice of it has.
    #[must_use]
    pub fn telling(&self) -> usize {
        let ids = [&self.ids.end_to_end, &self.ids.instruction, &self.ids.uetr, &self.payment_information];
        let other = [&self.counterparty_account, &self.counterparty_name];
        let told = ids.into_iter().chain(other).filter(|one| one.is_some()).count();
        let why = self.returned.as_ref().map_or(0, |why| 1 + usize::from(why.code.is_some()));
        told + why + usize::from(!self.texts.is_empty()) + usize::from(self.amount.is_some())
    }
}
