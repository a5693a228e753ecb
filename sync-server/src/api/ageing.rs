//! How old what is owed is.

use chrono::NaiveDate;
use domain::ledger::AgeBucket;
use domain::money::{Currency, Money};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// `GET /finance/ageing`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
#[serde(default)]
pub struct AgeingQuery {
    /// As of the end of this local date: today if not said, never later.
    pub as_of: Option<NaiveDate>,
}

/// So many claims, so much money.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct AgeingSum {
    /// How many claims.
    pub claims: u32,
    /// How much.
    pub sum: Money,
}

/// What is owed and lies in one bucket.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct AgeingRow {
    /// How long it has been overdue, or is until it is due.
    pub bucket: AgeBucket,
    /// The first due date in it; none where it has no end.
    pub from: Option<NaiveDate>,
    /// The last due date in it; none where it has no end.
    pub until: Option<NaiveDate>,
    /// What we pay.
    pub we: AgeingSum,
    /// What the carrier pays.
    pub carrier: AgeingSum,
}

/// What is owed in one currency.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct AgeingOfCurrency {
    /// In what.
    pub currency: Currency,
    /// All buckets, the most urgent first, the empty ones too.
    pub buckets: Vec<AgeingRow>,
    /// What we owe in all.
    pub we: AgeingSum,
    /// What the carrier owes in all.
    pub carrier: AgeingSum,
    /// What we have paid beyond what was owed, and what has not come back; positive.
    pub we_overpaid: AgeingSum,
    /// What the carrier has paid beyond what was owed; positive.
    pub carrier_overpaid: AgeingSum,
}

/// What was owed at the end of a day.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct Ageing {
    /// That day.
    pub as_of: NaiveDate,
    /// One for each currency in which anything is owed or was paid too much; francs always.
    pub currencies: Vec<AgeingOfCurrency>,
}
