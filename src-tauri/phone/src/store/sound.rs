//! Whether the bytes of a database are what this app has written.

use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde::de::IgnoredAny;

use crate::store::open::Fault;

/// Statements that name every column in use: a name that the flash has damaged is found here, and not by a technician.
pub(crate) const TABLES: [&str; 10] = [
    "SELECT only_row, server, device, token, technician, technician_name, organisation, epoch, cursor, clock_offset_ms,
            last_success, highest, backed_up, rebuilt_at, cloned FROM pairing",
    "SELECT only_row, body FROM setting",
    "SELECT row_number, id, window_start, over, gone, search, body, confirmed FROM job",
    "SELECT name, body FROM procedure",
    "SELECT id, origin, body FROM service_order",
    "SELECT id, job, body FROM claim",
    "SELECT job, kind, body FROM draft",
    "SELECT number, id, job, state, attempts, settled_at, outcome, hash, body, rev FROM operation",
    "SELECT entity, id, app, body FROM unread_row",
    "SELECT only_row, entry, notices, seen FROM account_news",
];

/// Whether pages, rows and indexes agree. The short form of this check passes over indexes, and a row that its index has
/// lost is never found again: its answer cannot be kept, and it is sent for ever. For ten thousand jobs the whole check
/// costs 19 ms more. A page that cannot be read is told in the same words as a damaged one, so before a database is called
/// damaged it is asked twice: an error that passes is none of the bytes.
pub(crate) fn is_whole(connection: &Connection) -> rusqlite::Result<bool> {
    let ask = || connection.query_row("PRAGMA integrity_check(1)", [], |row| Ok(row.get_ref(0)?.as_str()? == "ok"));
    Ok(ask()? || ask()?)
}

/// The same, and every text is one, and every body is JSON. For a database that has failed a command: it reads all of it.
/// One that cannot be asked, for want of rights or memory, is not found to be damaged.
pub(crate) fn is_sound(connection: &Connection) -> bool {
    let read = is_whole(connection).and_then(|whole| {
        Ok(whole
            && TABLES
                .iter()
                .try_fold(true, |sound, table| Ok::<_, rusqlite::Error>(sound && is_readable(connection, table)?))?)
    });
    read.unwrap_or_else(|error| matches!(Fault::from(error), Fault::Open(_)))
}

fn is_readable(connection: &Connection, table: &str) -> rusqlite::Result<bool> {
    let mut statement = connection.prepare(table)?;
    let json: Vec<bool> = statement.column_names().iter().map(|name| matches!(*name, "body" | "outcome")).collect();
    let mut rows = statement.query([])?;
    while let Some(row) = rows.next()? {
        for (column, json) in json.iter().enumerate() {
            let ValueRef::Text(bytes) = row.get_ref(column)? else { continue };
            let Ok(text) = std::str::from_utf8(bytes) else { return Ok(false) };
            if *json && serde_json::from_str::<IgnoredAny>(text).is_err() {
                return Ok(false);
            }
        }
    }
    Ok(true)
}
