//! Finance's table of claims as a sheet: one list of columns, whatever the file is.

use chrono::{DateTime, NaiveDate, Utc};
use domain::money::Money;

use crate::api::ClaimAccountRow;

/// What a cell holds, so that a spreadsheet can count with it.
#[derive(Debug, Clone)]
pub enum Cell {
    /// A text that may hold anything.
    Text(String),
    /// A word of ours.
    Word(&'static str),
    /// An amount.
    Amount(Money),
    /// A whole number.
    Number(i64),
    /// A local date.
    Date(NaiveDate),
    /// A moment, shown on the clocks of Zurich.
    Moment(DateTime<Utc>),
}

/// How many columns there are.
pub const COLUMNS: usize = 18;

/// Their names.
pub const HEAD: [&str; COLUMNS] = [
    "claim",
    "job",
    "technician",
    "service_id",
    "standing",
    "payer",
    "currency",
    "amount",
    "paid",
    "owed",
    "due",
    "days_left",
    "pay_by",
    "propose_on",
    "since",
    "trouble",
    "obstacle",
    "id",
];

/// The columns of a claim.
pub fn cells(row: &ClaimAccountRow) -> [Cell; COLUMNS] {
    let owed = if row.standing.is_open() { row.amount.amount - row.paid.amount } else { 0 };
    let text = |text: Option<String>| Cell::Text(text.unwrap_or_default());
    [
        Cell::Text(row.number.clone()),
        Cell::Text(row.job_number.clone()),
        Cell::Text(row.technician_name.clone()),
        Cell::Text(row.service_id.clone()),
        Cell::Word(row.standing.as_str()),
        Cell::Word(row.payer.as_str()),
        Cell::Word(row.amount.currency.as_str()),
        Cell::Amount(row.amount),
        Cell::Amount(row.paid),
        Cell::Amount(Money { amount: owed, ..row.amount }),
        Cell::Date(row.due),
        Cell::Number(row.days_left),
        Cell::Date(row.pay_by),
        Cell::Date(row.propose_on),
        Cell::Moment(row.since),
        text(row.trouble.as_ref().map(ToString::to_string)),
        text(row.obstacle.as_ref().map(ToString::to_string)),
        Cell::Text(row.claim.to_string()),
    ]
}
