//! Files from banks, byte for byte, and the statements in them.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ledger::Hash;

use super::Slice;
use crate::api::{BankFileDetail, BankFileFinding, BankFileKind, BankFileRow, Brought, StatementRow};
use crate::db::{DbError, Read, Row, Value, Write};

/// What is odd in a file, as it is kept.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(default)]
pub struct Findings {
    /// The first of them.
    pub listed: Vec<BankFileFinding>,
    /// How many there are.
    pub total: u32,
}

/// A file to be kept.
#[derive(Debug)]
pub struct New<'a> {
    /// SHA-256 of its content.
    pub hash: &'a Hash,
    /// What it was called.
    pub name: &'a str,
    /// What kind of file it is.
    pub kind: BankFileKind,
    /// Byte for byte.
    pub content: &'a [u8],
    /// When it came.
    pub at: DateTime<Utc>,
    /// Who brought it.
    pub who: &'a str,
    /// What is odd in it.
    pub findings: &'a Findings,
}

/// The word of a kind in its column: what the standard calls it.
#[must_use]
pub fn kind_name(kind: BankFileKind) -> &'static str {
    match kind {
        BankFileKind::Answer => "pain.002",
        BankFileKind::Statement => "camt.053",
        BankFileKind::Advice => "camt.054",
    }
}

/// Writes a new file. What it brought is said when all of it is done.
///
/// # Errors
/// [`DbError`]; the same file twice is one.
pub fn insert(tx: &Write<'_>, file: &New<'_>) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO bank_file (hash, name, kind, content, imported_at, imported_by, findings, brought) \
         VALUES ($1, $2, $3, $4, $5, $6, $7, '{}')",
        &[
            Value::from(&file.hash.0),
            file.name.into(),
            kind_name(file.kind).into(),
            file.content.to_vec().into(),
            file.at.into(),
            file.who.into(),
            serde_json::to_string(file.findings)?.into(),
        ],
    )?;
    Ok(())
}

/// Writes what a file brought: it is done with then.
///
/// # Errors
/// [`DbError`].
pub fn set_brought(tx: &Write<'_>, hash: &Hash, brought: &Brought) -> Result<(), DbError> {
    let brought = serde_json::to_string(brought)?;
    tx.execute("UPDATE bank_file SET brought = $1 WHERE hash = $2", &[brought.into(), Value::from(&hash.0)])?;
    Ok(())
}

/// Whether a file is known, and whether all of it was done.
///
/// # Errors
/// [`DbError`].
pub fn known(tx: &Read<'_>, hash: &Hash) -> Result<Option<bool>, DbError> {
    let sql = "SELECT brought FROM bank_file WHERE hash = $1";
    tx.one(sql, &[Value::from(&hash.0)], |row| Ok(row.text(0)? != "{}"))
}

/// The files that are not done with, the oldest first, and who brought them.
///
/// # Errors
/// [`DbError`].
pub fn unfinished(tx: &Read<'_>) -> Result<Vec<(Hash, String)>, DbError> {
    let sql = "SELECT hash, imported_by FROM bank_file WHERE brought = '{}' ORDER BY imported_at, hash";
    tx.all(sql, &[], |row| Ok((Hash(row.text(0)?.to_owned()), row.text(1)?.to_owned())))
}

/// A statement to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statement {
    /// Which: by the content of its file, and its place in it.
    pub id: String,
    /// Of which account.
    pub account: String,
    /// The bank's name for it.
    pub bank_id: String,
    /// The bank's number of it.
    pub sequence: Option<i64>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// Balance before, in hundredths.
    pub opening: Option<i64>,
    /// Balance after, in hundredths.
    pub closing: Option<i64>,
    /// The currency, as written.
    pub currency: String,
}

/// Writes the statements of a file.
///
/// # Errors
/// [`DbError`].
pub fn insert_statements(tx: &Write<'_>, file: &Hash, statements: &[Statement]) -> Result<(), DbError> {
    for one in statements {
        tx.execute(
            "INSERT INTO statement (id, file, account, bank_id, sequence, period_from, period_until, opening, closing, \
             currency) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            &[
                Value::from(&one.id),
                Value::from(&file.0),
                Value::from(&one.account),
                Value::from(&one.bank_id),
                one.sequence.into(),
                one.from.into(),
                one.until.into(),
                one.opening.into(),
                one.closing.into(),
                Value::from(&one.currency),
            ],
        )?;
    }
    Ok(())
}

/// The statement of an account (camt.053) that came before one of this number: its number and its balance after.
///
/// # Errors
/// [`DbError`].
pub fn statement_before(tx: &Read<'_>, account: &str, sequence: i64) -> Result<Option<(i64, Option<i64>)>, DbError> {
    let sql = "SELECT s.sequence, s.closing FROM statement s JOIN bank_file f ON f.hash = s.file \
               WHERE s.account = $1 AND s.sequence <= $2 AND f.kind = 'camt.053' ORDER BY s.sequence DESC LIMIT 1";
    tx.one(sql, &[account.into(), sequence.into()], |row| Ok((row.int(0)?, row.int_or_none(1)?)))
}

const ROW: &str = "SELECT hash, name, kind, imported_at, imported_by, brought, findings FROM bank_file";

fn made(row: &Row<'_>) -> Result<(BankFileRow, Vec<BankFileFinding>), DbError> {
    let findings: Findings = row.json(6)?;
    let file = BankFileRow {
        hash: Hash(row.text(0)?.to_owned()),
        name: row.text(1)?.to_owned(),
        kind: serde_json::from_value(row.text(2)?.into())?,
        imported_at: row.time(3)?,
        imported_by: row.text(4)?.to_owned(),
        brought: row.json(5)?,
        findings: findings.total,
    };
    Ok((file, findings.listed))
}

/// One page of files, the newest first, and how many there are.
///
/// # Errors
/// [`DbError`].
pub fn page(tx: &Read<'_>, slice: Slice) -> Result<(Vec<BankFileRow>, u32), DbError> {
    let sql = format!("{ROW} ORDER BY imported_at DESC, hash {}", slice.sql());
    let rows = tx.all(&sql, &[], |row| Ok(made(row)?.0))?;
    let total = tx.one("SELECT COUNT(*) FROM bank_file", &[], |row| row.int(0))?;
    Ok((rows, u32::try_from(total.unwrap_or(0)).unwrap_or(u32::MAX)))
}

const STATEMENT: &str = "SELECT s.account, (SELECT COUNT(*) FROM own_account o WHERE o.iban = s.account), s.bank_id, \
     s.sequence, s.period_from, s.period_until, s.opening, s.closing, s.currency, \
     (SELECT COUNT(*) FROM booking b WHERE b.statement = s.id) FROM statement s";

fn statement(row: &Row<'_>) -> Result<StatementRow, DbError> {
    let day = |column| Ok::<_, DbError>(row.text_or_none(column)?.and_then(|day| day.parse().ok()));
    Ok(StatementRow {
        account: row.text(0)?.to_owned(),
        ours: row.int(1)? > 0,
        bank_id: row.text(2)?.to_owned(),
        sequence: row.int_or_none(3)?,
        from: day(4)?,
        until: day(5)?,
        opening: row.int_or_none(6)?,
        closing: row.int_or_none(7)?,
        currency: row.text(8)?.to_owned(),
        bookings: u32::try_from(row.int(9)?).unwrap_or(u32::MAX),
    })
}

/// A file and what is in it.
///
/// # Errors
/// [`DbError`].
pub fn show(tx: &Read<'_>, hash: &Hash) -> Result<Option<BankFileDetail>, DbError> {
    let found = tx.one(&format!("{ROW} WHERE hash = $1"), &[Value::from(&hash.0)], made)?;
    let Some((file, findings)) = found else { return Ok(None) };
    let sql = format!("{STATEMENT} WHERE s.file = $1 ORDER BY s.id");
    let statements = tx.all(&sql, &[Value::from(&hash.0)], statement)?;
    Ok(Some(BankFileDetail { file, statements, findings }))
}

/// A statement, and the file in which it is.
///
/// # Errors
/// [`DbError`].
pub fn of_statement(tx: &Read<'_>, id: &str) -> Result<Option<(BankFileRow, StatementRow)>, DbError> {
    let found = tx.one(&format!("{STATEMENT} WHERE s.id = $1"), &[id.into()], statement)?;
    let sql = format!("{ROW} WHERE hash = (SELECT file FROM statement WHERE id = $1)");
    let file = tx.one(&sql, &[id.into()], |row| Ok(made(row)?.0))?;
    Ok(file.zip(found))
}

/// A file byte for byte: what it was called, and its content.
///
/// # Errors
/// [`DbError`].
pub fn content(tx: &Read<'_>, hash: &Hash) -> Result<Option<(String, Vec<u8>)>, DbError> {
    let sql = "SELECT name, content FROM bank_file WHERE hash = $1";
    tx.one(sql, &[Value::from(&hash.0)], |row| Ok((row.text(0)?.to_owned(), row.bytes(1)?.to_vec())))
}
