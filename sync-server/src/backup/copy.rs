//! Copies every table from one database into another, whatever their engines, a few rows at a time.

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use tokio::runtime::Handle;

use crate::db::{Database, DbError, Read, Row, Value, Write};

/// A table and its columns.
#[derive(Debug, Clone, Copy)]
pub struct Table {
    /// Name.
    pub name: &'static str,
    /// Columns.
    pub columns: &'static [&'static str],
}

const fn table(name: &'static str, columns: &'static [&'static str]) -> Table {
    Table { name, columns }
}

/// What a backup holds. Not in it: `head`, which is a number and set at the end; sessions and pairing codes, which live
/// for hours, and would let people in who were locked out since.
#[rustfmt::skip]
pub const TABLES: [Table; 27] = [
    table("setting", &["name", "value"]),
    table("office_user", &["name", "role", "password_hash", "created_at"]),
    table("partner", &["code", "name"]),
    table("failure_procedure", &["partner", "version", "body"]),
    table("technician", &["id", "name", "sort_name", "phone", "created_at"]),
    table("device", &["id", "technician", "name", "token_hash", "paired_at", "last_seen", "revoked_at", "last_number", "repeated"]),
    table("job", &["id", "number", "state", "technician", "partner", "customer_sort", "window_start", "search", "body",
        "version"]),
    table("service_order", &["id", "origin", "technician", "state", "requested_at", "scheduled_job", "search", "body",
        "version"]),
    table("claim", &["id", "job", "technician", "service_id", "amount", "currency", "checked_out_at", "due", "state",
        "search", "body", "version"]),
    table("operation", &["id", "hash", "device", "number", "job", "body", "received_at", "happened_at", "outcome_kind",
        "outcome", "rev"]),
    table("review", &["operation", "hash", "rev", "at", "who", "decision", "reason", "parked"]),
    table("history", &["job", "rev", "position", "at", "who", "event"]),
    table("feed", &["recipient", "entity", "entity_id", "rev", "body"]),
    table("ledger_entry", &["number", "about", "subject", "kind", "amount", "at", "who", "body", "hash", "rev"]),
    table("ledger_end", &["id", "number", "hash"]),
    table("claim_account", &["claim", "number", "technician", "standing", "payer", "amount", "paid", "currency",
        "due", "pay_by", "propose_on", "since", "entry"]),
    table("pay_run", &["id", "state", "execute_on", "debtor", "payments", "made_at", "made_by", "approved_by", "entry"]),
    table("pay_run_kept_out", &["pay_run", "claim", "reason"]),
    table("payout", &["end_to_end_id", "claim", "attempt", "pay_run", "technician", "holder", "iban", "amount",
        "currency", "state", "is_open", "paid"]),
    table("pay_file", &["pay_run", "position", "message_id", "hash", "payments", "total", "currency", "content"]),
    table("technician_account", &["id", "technician", "iban", "holder", "state", "proposed_at", "usable_from", "entry"]),
    table("closed_day", &["date", "name"]),
    table("own_account", &["iban", "name", "bic", "currency", "pays"]),
    table("bank_file", &["hash", "name", "kind", "content", "imported_at", "imported_by", "findings",
        "brought"]),
    table("statement", &["id", "file", "account", "bank_id", "sequence", "period_from", "period_until", "opening",
        "closing", "currency"]),
    table("booking", &["id", "account", "identity", "statement", "batch", "amount", "currency", "booked_on",
        "valued_on", "end_to_end_id", "state", "search", "body", "rev", "in_statement", "in_advice"]),
    table("booking_match", &["booking", "claim", "attempt", "amount", "entry", "rule", "reasons"]),
];

/// Left out of a backup, and why: see [`TABLES`].
pub const LEFT_OUT: [&str; 3] = ["head", "session", "pairing_code"];

/// Rows on the way at once, and rows in one statement, of tables without files.
const ROWS: usize = 64;
/// Groups of rows that wait for the writer: so much memory and no more.
const GROUPS: usize = 4;

/// What was copied.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Copied {
    /// The head of the snapshot.
    pub revision: i64,
    /// Rows of all tables.
    pub rows: u64,
}

impl Table {
    /// Rows on the way at once, and rows in one statement. Files are large: one at a time.
    fn rows(&self) -> usize {
        if self.columns.contains(&"content") { 1 } else { ROWS }
    }
}

enum Group {
    Rows(Table, Vec<Value>),
    End(Copied),
}

/// Copies into the transaction of another database. Call it on the thread of that transaction; `handle` runs the
/// reading side. It may be called again after the transaction was broken off: it begins anew.
pub(super) fn copy(handle: &Handle, from: &Database, into: &Write<'_>) -> Result<Copied, DbError> {
    let (sender, groups) = sync_channel(GROUPS);
    let from = from.clone();
    handle.spawn(async move {
        from.read(move |tx| {
            let done = read_all(tx, &sender).map(Group::End);
            let _ = sender.send(done); // a writer that has given up hears nothing
            Ok::<_, DbError>(())
        })
        .await
    });
    write_all(into, &groups)
}

fn read_all(tx: &Read<'_>, groups: &SyncSender<Result<Group, DbError>>) -> Result<Copied, DbError> {
    let mut rows = 0;
    for table in TABLES {
        let (width, size) = (table.columns.len(), table.rows() * table.columns.len());
        let mut group = Vec::with_capacity(size);
        let send = |group: Vec<Value>| groups.send(Ok(Group::Rows(table, group))).map_err(|_| DbError::Gone);
        let mut take = |row: &Row<'_>| {
            for column in 0..width {
                group.push(row.value(column)?);
            }
            rows += 1;
            if group.len() == size {
                send(std::mem::replace(&mut group, Vec::with_capacity(size)))?;
            }
            Ok(true)
        };
        let sql = format!("SELECT {} FROM {}", table.columns.join(", "), table.name);
        if table.rows() == 1 {
            one_by_one(tx, &sql, &table, &mut take)?;
        } else {
            tx.scan(&sql, &[], take)?;
        }
        send(group)?;
    }
    Ok(Copied { revision: tx.head()?, rows })
}

/// Row after row by statements of their own: an engine may fetch many rows at once, and these hold files.
fn one_by_one(
    tx: &Read<'_>,
    sql: &str,
    table: &Table,
    take: &mut impl FnMut(&Row<'_>) -> Result<bool, DbError>,
) -> Result<(), DbError> {
    let sql = format!("{sql} ORDER BY {}, {} LIMIT 1 OFFSET $1", table.columns[0], table.columns[1]);
    for at in 0_i64.. {
        if tx.one(&sql, &[at.into()], &mut *take)?.is_none() {
            break;
        }
    }
    Ok(())
}

fn write_all(tx: &Write<'_>, groups: &Receiver<Result<Group, DbError>>) -> Result<Copied, DbError> {
    loop {
        // A reader that is gone without a word has not finished.
        match groups.recv().map_err(|_| DbError::Gone)?? {
            Group::Rows(table, values) => insert(tx, &table, &values)?,
            Group::End(copied) => return Ok(copied),
        }
    }
}

fn insert(tx: &Write<'_>, table: &Table, values: &[Value]) -> Result<(), DbError> {
    let width = table.columns.len();
    if values.len() == table.rows() * width {
        return tx.execute(&statement(table, table.rows()), values).map(drop);
    }
    let one = statement(table, 1);
    values.chunks(width).try_for_each(|row| tx.execute(&one, row).map(drop))
}

fn statement(table: &Table, rows: usize) -> String {
    let width = table.columns.len();
    let row = |row: usize| {
        let places: Vec<_> = (1..=width).map(|place| format!("${}", row * width + place)).collect();
        format!("({})", places.join(", "))
    };
    let rows: Vec<_> = (0..rows).map(row).collect();
    format!("INSERT INTO {} ({}) VALUES {}", table.name, table.columns.join(", "), rows.join(", "))
}

/// Nothing is in the database but the tables.
pub(super) fn is_empty(tx: &Read<'_>) -> Result<bool, DbError> {
    for table in TABLES {
        if tx.one(&format!("SELECT 1 FROM {} LIMIT 1", table.name), &[], |row| row.int(0))?.is_some() {
            return Ok(false);
        }
    }
    Ok(true)
}

/// Sets the count of changes.
pub(super) fn set_head(tx: &Write<'_>, head: i64) -> Result<(), DbError> {
    tx.execute("UPDATE head SET value = $1 WHERE id = 1", &[head.into()]).map(drop)
}
