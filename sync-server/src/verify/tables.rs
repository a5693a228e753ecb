//! Revisions and references: plain questions to the engine, one for each table.

use super::{Check, Report};
use crate::db::{DbError, Read};
use crate::store::setting;

/// Revisions: table, what names a row of it, column.
const REVISIONS: [(&str, &str, &str); 8] = [
    ("job", "id", "version"),
    ("service_order", "id", "version"),
    ("claim", "id", "version"),
    ("operation", "id", "rev"),
    ("review", "operation", "rev"),
    ("history", "job", "rev"),
    ("feed", "entity_id", "rev"),
    ("booking", "id", "rev"),
];

/// What must be there: table, what names a row of it, the column that names another, and that one's table and key.
const REFERENCES: [(&str, &str, &str, &str, &str); 16] = [
    ("device", "id", "technician", "technician", "id"),
    ("job", "id", "technician", "technician", "id"),
    ("job", "id", "partner", "partner", "code"),
    ("service_order", "id", "origin", "job", "id"),
    ("service_order", "id", "scheduled_job", "job", "id"),
    ("service_order", "id", "technician", "technician", "id"),
    ("claim", "id", "job", "job", "id"),
    ("claim", "id", "technician", "technician", "id"),
    ("operation", "id", "device", "device", "id"),
    ("review", "operation", "operation", "operation", "id"),
    ("failure_procedure", "version", "partner", "partner", "code"),
    ("pairing_code", "technician", "technician", "technician", "id"),
    ("statement", "id", "file", "bank_file", "hash"),
    ("booking", "id", "statement", "statement", "id"),
    ("booking_match", "booking", "booking", "booking", "id"),
    ("booking_match", "booking", "claim", "claim", "id"),
];

pub(super) fn check(tx: &Read<'_>, report: &mut Report) -> Result<(), DbError> {
    let head = report.revision;
    for (table, key, column) in REVISIONS {
        let sql = format!("SELECT {key}, {column} FROM {table} WHERE {column} > $1 OR {column} < 0");
        tx.scan(&sql, &[head.into()], |row| {
            let what = format!("revision {} is not one of 0 to {head}", row.int(1)?);
            report.add(Check::Revision, format!("{table} {}", row.text(0)?), what);
            Ok(true)
        })?;
    }
    for (table, key, column, other, other_key) in REFERENCES {
        let sql = format!(
            "SELECT a.{key}, a.{column} FROM {table} a LEFT JOIN {other} b ON b.{other_key} = a.{column} \
             WHERE a.{column} IS NOT NULL AND b.{other_key} IS NULL"
        );
        tx.scan(&sql, &[], |row| {
            let place = match row.value(0)? {
                crate::db::Value::Text(name) => name,
                other => format!("{other:?}"),
            };
            report.add(
                Check::Reference,
                format!("{table} {place}"),
                format!("the {column} {} is not there", row.text(1)?),
            );
            Ok(true)
        })?;
    }
    settings(tx, report)
}

fn settings(tx: &Read<'_>, report: &mut Report) -> Result<(), DbError> {
    match setting::backed_up(tx) {
        Ok(Some(revision)) if revision > report.revision => {
            report.add(Check::Revision, "setting backed_up", format!("a backup of {revision}, which is yet to come"));
        }
        Err(DbError::Stored(error)) => report.add(Check::Column, "setting backed_up", error),
        known => drop(known?),
    }
    match setting::epoch(tx) {
        Err(DbError::Stored(error)) => report.add(Check::Column, "setting epoch", error),
        known => drop(known?),
    }
    Ok(())
}
