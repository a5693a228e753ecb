//! Payouts: the attempts to pay claims. The table refuses a second open one of a claim, and a reference that was used.

use std::collections::HashMap;

use domain::ids::{ClaimId, PayRunId};
use domain::ledger::{Attempt, AttemptState, ClaimAccount};
use domain::money::Money;

use super::claim::currency;
use super::pay_run::count;
use super::{bulk, ledger};
use crate::api::{PayRunProgress, PayRunRow, PayoutRow};
use crate::db::{DbError, Read, Row, Value, Write};

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
        account.opened.amount.currency.as_str().into(),
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

/// Says of each of these runs how far its payments are.
///
/// # Errors
/// [`DbError`].
pub fn progress(tx: &Read<'_>, rows: &mut [PayRunRow]) -> Result<(), DbError> {
    let keys: Vec<Value> = rows.iter().map(|row| row.id.into()).collect();
    let mut counted: HashMap<PayRunId, PayRunProgress> = HashMap::new();
    let select = "SELECT pay_run, state, COUNT(*) FROM payout WHERE pay_run";
    bulk::ask(tx, select, "GROUP BY pay_run, state", &keys, |row| {
        let progress = counted.entry(row.parse(0)?).or_default();
        let place = match state(row.text(1)?)? {
            AttemptState::Planned => &mut progress.planned,
            AttemptState::Exported => &mut progress.exported,
            AttemptState::Accepted => &mut progress.accepted,
            AttemptState::Unclear => &mut progress.unclear,
            AttemptState::Booked => &mut progress.booked,
            AttemptState::Rejected => &mut progress.rejected,
            AttemptState::Returned => &mut progress.returned,
            AttemptState::TakenOut => &mut progress.taken_out,
        };
        *place = count(row, 2)?;
        Ok(())
    })?;
    for row in rows {
        row.progress = counted.remove(&row.id).unwrap_or_default();
    }
    Ok(())
}

fn state(word: &str) -> Result<AttemptState, DbError> {
    Ok(serde_json::from_value(word.into())?)
}

/// The payments that are or were in a run, as in the table, in the order of its files.
///
/// # Errors
/// [`DbError`].
pub fn of_run(tx: &Read<'_>, run: PayRunId) -> Result<Vec<PayoutRow>, DbError> {
    let sql = "SELECT p.end_to_end_id, p.claim, t.name, p.holder, p.iban, p.amount, p.currency, p.state, c.due \
               FROM payout p JOIN claim_account c ON c.claim = p.claim JOIN technician t ON t.id = p.technician \
               WHERE p.pay_run = $1 ORDER BY p.end_to_end_id";
    let mut rows = tx.all(sql, &[run.into()], |row| {
        Ok(PayoutRow {
            end_to_end_id: row.text(0)?.to_owned(),
            claim: row.parse(1)?,
            technician_name: row.text(2)?.to_owned(),
            holder: row.text(3)?.to_owned(),
            iban: row.text(4)?.to_owned(),
            amount: Money { amount: row.int(5)?, currency: currency(row.text(6)?)? },
            state: state(row.text(7)?)?,
            reason: None,
            due: row.parse(8)?,
        })
    })?;
    blame(tx, &mut rows)?;
    Ok(rows)
}

/// Puts the bank's reason to each payment that it refused or sent back.
fn blame(tx: &Read<'_>, rows: &mut [PayoutRow]) -> Result<(), DbError> {
    let failed = |row: &PayoutRow| matches!(row.state, AttemptState::Rejected | AttemptState::Returned);
    let claims: Vec<ClaimId> = rows.iter().filter(|row| failed(row)).map(|row| row.claim).collect();
    let accounts = ledger::claims(tx, &claims)?;
    for row in rows.iter_mut().filter(|row| failed(row)) {
        let attempts = accounts.get(&row.claim).map_or(&[][..], |account| &account.attempts);
        let attempt = attempts.iter().find(|attempt| attempt.end_to_end_id.as_str() == row.end_to_end_id);
        row.reason = attempt.and_then(|attempt| attempt.reason.clone());
    }
    Ok(())
}

/// A payment that went to a bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sent {
    /// Its reference.
    pub end_to_end_id: String,
    /// For which claim.
    pub claim: ClaimId,
    /// Which attempt.
    pub attempt: u32,
    /// In which run.
    pub run: PayRunId,
    /// On which account.
    pub iban: String,
    /// How much.
    pub money: Money,
}

/// What was never exported is not waited for.
const SENT: &str = "SELECT end_to_end_id, claim, attempt, pay_run, iban, amount, currency FROM payout \
                    WHERE state NOT IN ('planned', 'taken_out') AND";

fn made(row: &Row<'_>) -> Result<Sent, DbError> {
    Ok(Sent {
        end_to_end_id: row.text(0)?.to_owned(),
        claim: row.parse(1)?,
        attempt: u32::try_from(row.int(2)?).map_err(|error| DbError::Stored(error.to_string()))?,
        run: row.parse(3)?,
        iban: row.text(4)?.to_owned(),
        money: Money { amount: row.int(5)?, currency: currency(row.text(6)?)? },
    })
}

/// The payments with these references that went to a bank.
///
/// # Errors
/// [`DbError`].
pub fn sent<'a>(tx: &Read<'_>, references: impl Iterator<Item = &'a str>) -> Result<Vec<Sent>, DbError> {
    let keys: Vec<Value> = references.map(Into::into).collect();
    let mut found = Vec::new();
    bulk::ask(tx, &format!("{SENT} end_to_end_id"), "", &keys, |row| {
        found.push(made(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// The payments of a run that went to a bank, in the order of its files.
///
/// # Errors
/// [`DbError`].
pub fn sent_of_run(tx: &Read<'_>, run: PayRunId) -> Result<Vec<Sent>, DbError> {
    tx.all(&format!("{SENT} pay_run = $1 ORDER BY end_to_end_id"), &[run.into()], made)
}

/// The payments of claims that went to a bank.
///
/// # Errors
/// [`DbError`].
pub fn sent_of_claims(tx: &Read<'_>, claims: &[ClaimId]) -> Result<Vec<Sent>, DbError> {
    let keys: Vec<Value> = claims.iter().map(|claim| (*claim).into()).collect();
    let mut found = Vec::new();
    bulk::ask(tx, &format!("{SENT} claim"), "ORDER BY end_to_end_id", &keys, |row| {
        found.push(made(row)?);
        Ok(())
    })?;
    Ok(found)
}

/// The claims of payments that went to an account and of which nothing is booked yet: the first of them.
///
/// # Errors
/// [`DbError`].
pub fn open_of(tx: &Read<'_>, account: Option<&str>, money: Option<Money>) -> Result<Vec<ClaimId>, DbError> {
    let (Some(account), Some(money)) = (account, money) else { return Ok(Vec::new()) };
    let sql = "SELECT claim FROM payout WHERE state IN ('exported', 'accepted', 'unclear') AND iban = $1 \
               AND amount = $2 AND currency = $3 ORDER BY end_to_end_id LIMIT 20";
    tx.all(sql, &[account.into(), money.amount.into(), money.currency.as_str().into()], |row| row.parse(0))
}
