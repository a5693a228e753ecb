//! Payouts: the attempts to pay claims. The table refuses a second open one of a claim, and a reference that was used.

use domain::ledger::{Attempt, AttemptState, ClaimAccount};

use super::{bulk, claim::currency_name};
use crate::db::{DbError, Value, Write};

/// The word of a state in its column.
#[must_use]
pub fn state_name(state: AttemptState) -> &'static str {
    match state {
        AttemptState::Planned => "planned",
        AttemptState::Exported => "exported",
        AttemptState::Accepted => "accepted",
        AttemptState::Unclear => "unclear",
        AttemptState::Booked => "booked",
        AttemptState::TakenOut => "taken_out",
        AttemptState::Rejected => "rejected",
        AttemptState::Returned => "returned",
    }
}

/// The names of the columns, in the order of [`columns`].
pub const COLUMNS: [&str; 12] = [
    "end_to_end_id",
    "claim",
    "attempt",
    "pay_run",
    "technician",
    "holder",
    "iban",
    "amount",
    "currency",
    "state",
    "is_open",
    "paid",
];

/// The columns of an attempt.
#[must_use]
pub fn columns(account: &ClaimAccount, attempt: &Attempt) -> [Value; 12] {
    let is_open = attempt.state.is_open() && !attempt.closed;
    [
        attempt.end_to_end_id.as_str().into(),
        account.claim.into(),
        attempt.number.into(),
        attempt.pay_run.into(),
        account.opened.technician.into(),
        Value::from(&attempt.holder),
        attempt.account.as_str().into(),
        attempt.amount.into(),
        currency_name(account.opened.amount.currency).into(),
        state_name(attempt.state).into(),
        i64::from(is_open).into(),
        attempt.paid.into(),
    ]
}

/// Writes attempts, new or known.
///
/// # Errors
/// [`DbError`]; a second open payout of a claim is one.
pub fn save_all(tx: &Write<'_>, attempts: &[(&ClaimAccount, &Attempt)]) -> Result<(), DbError> {
    let values: Vec<Value> = attempts.iter().flat_map(|(account, attempt)| columns(account, attempt)).collect();
    let into = format!("payout ({})", COLUMNS.join(", "));
    let update = "ON CONFLICT (end_to_end_id) DO UPDATE SET state = excluded.state, is_open = excluded.is_open, \
                  paid = excluded.paid";
    bulk::insert(tx, &into, COLUMNS.len(), update, &values)
}
