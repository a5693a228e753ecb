//! Payment runs, what they keep out, and their files byte for byte.

use domain::ids::{ClaimId, PayRunId};
use domain::ledger::Hash;
use domain::money::Money;
use domain::pay_run::{KeptOut, PayRun};

use super::{bulk, claim::currency_name};
use crate::db::{DbError, Read, Value, Write};

/// A run and what lies beside it.
#[derive(Debug)]
pub struct Kept<'a> {
    /// The run.
    pub run: &'a PayRun,
    /// From which of our accounts.
    pub debtor: &'a str,
    /// How many payments are in it.
    pub payments: u32,
    /// Who made it.
    pub made_by: &'a str,
    /// The number of its last entry.
    pub entry: i64,
}

/// Writes a new run.
///
/// # Errors
/// [`DbError`].
pub fn insert(tx: &Write<'_>, kept: &Kept<'_>) -> Result<(), DbError> {
    let Kept { run, debtor, payments, made_by, entry } = kept;
    tx.execute(
        "INSERT INTO pay_run (id, state, execute_on, debtor, payments, made_at, made_by, approved_by, entry) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
        &[
            run.id.into(),
            run.state.as_str().into(),
            run.on.into(),
            (*debtor).into(),
            (*payments).into(),
            run.made_at.into(),
            (*made_by).into(),
            run.approved_by.clone().into(),
            (*entry).into(),
        ],
    )?;
    Ok(())
}

/// Writes what a run has become. Its payments are counted anew.
///
/// # Errors
/// [`DbError`].
pub fn save(tx: &Write<'_>, run: &PayRun, entry: i64) -> Result<(), DbError> {
    tx.execute(
        "UPDATE pay_run SET state = $1, approved_by = $2, entry = $3, payments = \
         (SELECT COUNT(*) FROM payout p WHERE p.pay_run = pay_run.id AND p.state <> 'taken_out') WHERE id = $4",
        &[run.state.as_str().into(), run.approved_by.clone().into(), entry.into(), run.id.into()],
    )?;
    Ok(())
}

/// Writes what a run keeps out.
///
/// # Errors
/// [`DbError`].
pub fn keep_out(tx: &Write<'_>, run: PayRunId, kept_out: &[KeptOut]) -> Result<(), DbError> {
    let mut values: Vec<Value> = Vec::with_capacity(kept_out.len() * 3);
    for one in kept_out {
        values.extend([run.into(), one.claim.into(), serde_json::to_string(&one.reason)?.into()]);
    }
    bulk::insert(tx, "pay_run_kept_out (pay_run, claim, reason)", 3, "", &values)
}

/// One file of a run.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PayFile {
    /// Its identity for the bank.
    pub message_id: String,
    /// How many payments are in it.
    pub payments: u32,
    /// Their sum.
    pub total: Money,
    /// Byte for byte what is handed out.
    pub content: Vec<u8>,
}

/// Writes the files of a run, in the place of those it had.
///
/// # Errors
/// [`DbError`].
pub fn set_files(tx: &Write<'_>, run: PayRunId, files: &[PayFile]) -> Result<(), DbError> {
    tx.execute("DELETE FROM pay_file WHERE pay_run = $1", &[run.into()])?;
    for (position, file) in (1_i64..).zip(files) {
        tx.execute(
            "INSERT INTO pay_file (pay_run, position, message_id, hash, payments, total, currency, content) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8)",
            &[
                run.into(),
                position.into(),
                (&file.message_id).into(),
                Hash::of(&file.content).0.into(),
                file.payments.into(),
                file.total.amount.into(),
                currency_name(file.total.currency).into(),
                file.content.clone().into(),
            ],
        )?;
    }
    Ok(())
}

/// The content of the files of a run, in their order.
///
/// # Errors
/// [`DbError`].
pub fn files(tx: &Read<'_>, run: PayRunId) -> Result<Vec<Vec<u8>>, DbError> {
    let sql = "SELECT content FROM pay_file WHERE pay_run = $1 ORDER BY position";
    tx.all(sql, &[run.into()], |row| Ok(row.bytes(0)?.to_vec()))
}

/// The claims of which a run has payments that wait.
///
/// # Errors
/// [`DbError`].
pub fn waiting(tx: &Read<'_>, run: PayRunId) -> Result<Vec<ClaimId>, DbError> {
    let sql = "SELECT claim FROM payout WHERE pay_run = $1 AND state = 'planned' ORDER BY end_to_end_id";
    tx.all(sql, &[run.into()], |row| row.parse(0))
}
