//! The journal: what the ledger means in the accounts of a bookkeeper. Every line debits one account and credits another
//! by the same amount, so debits and credits are equal whatever is exported.

use serde::{Deserialize, Serialize};

use super::entry::Payer;
use super::posting::{Posting, PostingKind};
use super::refusal::FinanceRefusal;

/// The accounts of the bookkeeper, by their numbers. An office starts with those of the Swiss chart for small and medium
/// companies (Schweizer Kontenrahmen KMU, 2013).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct JournalAccounts {
    /// Expense: compensations that we pay. 4400, work of others.
    pub expense: String,
    /// Liability: what we owe to technicians. 2210, other short-term liabilities.
    pub liability: String,
    /// Our bank. 1020.
    pub bank: String,
    /// Claim on the carrier: what it is expected to pay. 1190, other short-term claims.
    pub carrier_claim: String,
    /// Income: compensations that the carrier pays. 3680, other income.
    pub carrier_income: String,
    /// What was settled although more or less was booked. 6700, other operating expense.
    pub difference: String,
}

impl Default for JournalAccounts {
    fn default() -> JournalAccounts {
        JournalAccounts {
            expense: "4400".into(),
            liability: "2210".into(),
            bank: "1020".into(),
            carrier_claim: "1190".into(),
            carrier_income: "3680".into(),
            difference: "6700".into(),
        }
    }
}

/// The shortest number of an account, in digits.
pub const ACCOUNT_DIGITS_MIN: u32 = 3;
/// The longest: what bookkeeping programs take.
pub const ACCOUNT_DIGITS_MAX: u32 = 10;

impl JournalAccounts {
    /// Digits only, neither too few nor too many, and the three whose balances tell something are three.
    ///
    /// # Errors
    /// [`FinanceRefusal::AccountNumber`], [`FinanceRefusal::AccountsAlike`].
    pub fn check(&self) -> Result<(), FinanceRefusal> {
        let all =
            [&self.expense, &self.liability, &self.bank, &self.carrier_claim, &self.carrier_income, &self.difference];
        let (min, max) = (ACCOUNT_DIGITS_MIN, ACCOUNT_DIGITS_MAX);
        let good = |number: &String| {
            (min as usize..=max as usize).contains(&number.len()) && number.bytes().all(|digit| digit.is_ascii_digit())
        };
        if !all.into_iter().all(good) {
            return Err(FinanceRefusal::AccountNumber { min, max });
        }
        let others = |own: &String| all.into_iter().filter(|other| *other == own).count() > 1;
        if [&self.liability, &self.bank, &self.carrier_claim].into_iter().any(others) {
            return Err(FinanceRefusal::AccountsAlike);
        }
        Ok(())
    }

    /// The account that is debited by a posting, the one that is credited, and by how much; never negative.
    #[must_use]
    pub fn line(&self, posting: &Posting) -> (&str, &str, u64) {
        // When what is owed grows: our debt is a credit, the carrier's a debit.
        let (debit, credit) = match (posting.payer, posting.kind) {
            (Payer::We, PostingKind::Owed) => (&self.expense, &self.liability),
            (Payer::We, PostingKind::Difference) => (&self.difference, &self.liability),
            (Payer::We, PostingKind::Moved) => (&self.bank, &self.liability),
            (Payer::Carrier, PostingKind::Owed) => (&self.carrier_claim, &self.carrier_income),
            (Payer::Carrier, PostingKind::Difference) => (&self.carrier_claim, &self.difference),
            (Payer::Carrier, PostingKind::Moved) => (&self.carrier_claim, &self.bank),
        };
        let amount = posting.amount.unsigned_abs();
        if posting.amount < 0 { (credit, debit, amount) } else { (debit, credit, amount) }
    }
}
