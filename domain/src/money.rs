//! Money: an integer of the smallest unit and its currency, never a float.

use serde::{Deserialize, Serialize};

/// The currencies in which claims are paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "UPPERCASE")]
pub enum Currency {
    /// Swiss franc; its smallest unit is the Rappen.
    Chf,
    /// Euro; its smallest unit is the cent.
    Eur,
}

impl Currency {
    /// Its code (ISO 4217), as stored in a column.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Currency::Chf => "CHF",
            Currency::Eur => "EUR",
        }
    }
}

/// An amount of money.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Money {
    /// In the smallest unit of the currency: Rappen for CHF.
    pub amount: i64,
    /// The currency.
    pub currency: Currency,
}

impl Money {
    /// So many Rappen.
    #[must_use]
    pub const fn rappen(amount: i64) -> Money {
        Money { amount, currency: Currency::Chf }
    }

    /// The amount as a decimal without its currency: `120.50`.
    #[must_use]
    pub fn number(self) -> String {
        let sign = if self.amount < 0 { "-" } else { "" };
        let units = self.amount.unsigned_abs();
        format!("{sign}{}.{:02}", units / 100, units % 100)
    }
}

/// For logs and CSV: `120.50 CHF`. What people read on screens is worded by the pages.
impl std::fmt::Display for Money {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} {}", self.number(), self.currency.as_str())
    }
}
