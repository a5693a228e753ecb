//! Payment runs, what they keep out, and their files byte for byte.

use domain::ids::{ClaimId, PayRunId};
use domain::ledger::Hash;
use domain::money::Money;
use domain::pay_run::{KeptOut, PayRun};

use super::claim::currency;
use super::{Slice, bulk, payout};
use crate::api::{PayRunProgress, PayRunRow};
use crate::db::{DbError, Read, Row, Value, Write};

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
                file.total.currency.as_str().into(),
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

/// A file of a run without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileHead {
    /// 1, 2, 3 within the run.
    pub position: u32,
    /// Its identity for the bank.
    pub message_id: String,
    /// SHA-256 of the content.
    pub hash: Hash,
    /// How many payments are in it.
    pub payments: u32,
    /// Their sum.
    pub total: Money,
}

/// The files of a run, in their order.
///
/// # Errors
/// [`DbError`].
pub fn heads(tx: &Read<'_>, run: PayRunId) -> Result<Vec<FileHead>, DbError> {
    let sql = "SELECT position, message_id, hash, payments, total, currency FROM pay_file WHERE pay_run = $1 \
               ORDER BY position";
    tx.all(sql, &[run.into()], |row| {
        Ok(FileHead {
            position: count(row, 0)?,
            message_id: row.text(1)?.to_owned(),
            hash: Hash(row.text(2)?.to_owned()),
            payments: count(row, 3)?,
            total: Money { amount: row.int(4)?, currency: currency(row.text(5)?)? },
        })
    })
}

/// The content of one file of a run.
///
/// # Errors
/// [`DbError`].
pub fn file(tx: &Read<'_>, run: PayRunId, position: u32) -> Result<Option<Vec<u8>>, DbError> {
    let sql = "SELECT content FROM pay_file WHERE pay_run = $1 AND position = $2";
    tx.one(sql, &[run.into(), position.into()], |row| Ok(row.bytes(0)?.to_vec()))
}

/// From which of our accounts a run is paid.
///
/// # Errors
/// [`DbError`].
pub fn debtor(tx: &Read<'_>, run: PayRunId) -> Result<Option<String>, DbError> {
    tx.one("SELECT debtor FROM pay_run WHERE id = $1", &[run.into()], |row| Ok(row.text(0)?.to_owned()))
}

pub(super) fn count(row: &Row<'_>, column: usize) -> Result<u32, DbError> {
    u32::try_from(row.int(column)?).map_err(|error| DbError::Stored(error.to_string()))
}

const ROW: &str = "SELECT r.id, r.state, r.execute_on, r.debtor, r.payments, r.made_at, r.made_by, r.approved_by, \
     (SELECT CAST(COALESCE(SUM(p.amount), 0) AS BIGINT) FROM payout p \
      WHERE p.pay_run = r.id AND p.state <> 'taken_out'), \
     COALESCE((SELECT MIN(p.currency) FROM payout p WHERE p.pay_run = r.id), 'CHF'), \
     (SELECT COUNT(*) FROM pay_run_kept_out k WHERE k.pay_run = r.id) FROM pay_run r";

fn row(row: &Row<'_>) -> Result<PayRunRow, DbError> {
    Ok(PayRunRow {
        id: row.parse(0)?,
        state: serde_json::from_value(row.text(1)?.into())?,
        on: row.parse(2)?,
        debtor: row.text(3)?.to_owned(),
        payments: count(row, 4)?,
        made_at: row.time(5)?,
        made_by: row.text(6)?.to_owned(),
        approved_by: row.text_or_none(7)?.map(str::to_owned),
        total: Money { amount: row.int(8)?, currency: currency(row.text(9)?)? },
        kept_out: count(row, 10)?,
        progress: PayRunProgress::default(),
    })
}

/// One run, as in the table.
///
/// # Errors
/// [`DbError`].
pub fn show(tx: &Read<'_>, run: PayRunId) -> Result<Option<PayRunRow>, DbError> {
    let mut found: Vec<PayRunRow> = tx.all(&format!("{ROW} WHERE r.id = $1"), &[run.into()], row)?;
    payout::progress(tx, &mut found)?;
    Ok(found.pop())
}

/// One page of runs, the newest first, and how many there are.
///
/// # Errors
/// [`DbError`].
pub fn page(tx: &Read<'_>, slice: Slice) -> Result<(Vec<PayRunRow>, u32), DbError> {
    let mut rows = tx.all(&format!("{ROW} ORDER BY r.made_at DESC, r.id DESC {}", slice.sql()), &[], row)?;
    payout::progress(tx, &mut rows)?;
    let total = tx.one("SELECT COUNT(*) FROM pay_run", &[], |row| count(row, 0))?;
    Ok((rows, total.unwrap_or(0)))
}

/// The runs that nobody has the files of yet, the oldest first.
///
/// # Errors
/// [`DbError`].
pub fn under_way(tx: &Read<'_>) -> Result<Vec<PayRunRow>, DbError> {
    let sql = format!("{ROW} WHERE r.state IN ('proposed', 'checked', 'approved') ORDER BY r.made_at, r.id");
    let mut rows = tx.all(&sql, &[], row)?;
    payout::progress(tx, &mut rows)?;
    Ok(rows)
}

/// What a run keeps out.
///
/// # Errors
/// [`DbError`].
pub fn kept_out(tx: &Read<'_>, run: PayRunId) -> Result<Vec<KeptOut>, DbError> {
    let sql = "SELECT k.claim, c.number, k.reason FROM pay_run_kept_out k JOIN claim_account c ON c.claim = k.claim \
               WHERE k.pay_run = $1 ORDER BY c.pay_by, c.number";
    tx.all(sql, &[run.into()], kept_out_of)
}

/// Of a row that begins with claim, number and reason.
pub(super) fn kept_out_of(row: &Row<'_>) -> Result<KeptOut, DbError> {
    Ok(KeptOut {
        claim: row.parse(0)?,
        number: row.text(1)?.to_owned().try_into().map_err(|error: &str| DbError::Stored(error.to_owned()))?,
        reason: row.json(2)?,
    })
}
