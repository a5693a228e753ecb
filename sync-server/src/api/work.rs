//! What finance looks at first.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ids::TechnicianId;
use domain::ledger::WorkList;
use domain::money::Money;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::PayRunRow;

/// One work list: how much is in it. `GET /finance/claims?list=…` shows what.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct WorkListRow {
    /// Which.
    pub list: WorkList,
    /// How many claims are in it.
    pub claims: u32,
    /// What is still owed for them, or how far what was booked is from it; one for each currency.
    pub sums: Vec<Money>,
    /// Days since the last thing happened to the one that has waited longest; of the overdue ones, days since it was due.
    pub oldest_days: Option<i64>,
}

/// Bookings that count for no claim yet.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct UnmatchedBookings {
    /// How many.
    pub bookings: u32,
    /// What came in by them, one for each currency.
    pub came_in: Vec<Money>,
    /// What went out by them, one for each currency; positive.
    pub went_out: Vec<Money>,
    /// Days since the oldest was booked.
    pub oldest_days: Option<i64>,
}

/// A technician's account that waits for a second person.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct WaitingAccount {
    /// Whose.
    pub technician: TechnicianId,
    /// The technician's name.
    pub technician_name: String,
    /// When it was proposed.
    pub proposed_at: DateTime<Utc>,
}

/// `GET /finance/work`: what waits for finance.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct FinanceWork {
    /// The local date for which all of this holds.
    pub today: NaiveDate,
    /// The lists of claims: all of them, in the order in which they are shown, the empty ones too.
    pub lists: Vec<WorkListRow>,
    /// Bookings that count for no claim yet.
    pub unmatched: UnmatchedBookings,
    /// Payment runs that are not exported, the oldest first.
    pub pay_runs: Vec<PayRunRow>,
    /// How many accounts of technicians wait for a second person.
    pub accounts_waiting: u32,
    /// The first 50 of them, the oldest first.
    pub accounts: Vec<WaitingAccount>,
}
