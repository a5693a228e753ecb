//! Every version of the file that was ever shipped opens in today's app.

use rusqlite::{Connection, OptionalExtension};

#[allow(clippy::unwrap_used, reason = "the macro unwraps names that it has checked while compiling")]
mod embedded {
    refinery::embed_migrations!("migrations");
}

/// The newest version this app knows.
pub(crate) fn known_version() -> i32 {
    let runner = embedded::migrations::runner();
    runner.get_migrations().iter().map(refinery::Migration::version).max().unwrap_or(0)
}

/// The version of a file, 0 for an empty one.
fn file_version(connection: &Connection) -> rusqlite::Result<i32> {
    let known = connection
        .query_row("SELECT 1 FROM sqlite_schema WHERE name = 'refinery_schema_history'", [], |_| Ok(()))
        .optional()?;
    if known.is_none() {
        return Ok(0);
    }
    connection.query_row("SELECT coalesce(max(version), 0) FROM refinery_schema_history", [], |row| row.get(0))
}

/// Whether a newer app has written this file. Only reads. A newer app has come through every version that this one
/// knows; a version out of order is a damaged byte, which must not keep a phone waiting for an update for ever.
pub(crate) fn is_newer(connection: &Connection) -> rusqlite::Result<bool> {
    let known = known_version();
    if file_version(connection)? <= known {
        return Ok(false);
    }
    connection.query_row(
        "SELECT count(*) = ?1 FROM refinery_schema_history WHERE version BETWEEN 1 AND ?1",
        [known],
        |row| row.get(0),
    )
}

/// Brings the file to today's version.
pub(crate) fn migrate(connection: &mut Connection) -> Result<(), refinery::Error> {
    if file_version(connection).is_ok_and(|version| version == known_version()) {
        return Ok(()); // the common start: spare the flash two transactions
    }
    // In one transaction with its record: killed between the two, the next start would do it once more, fail, and take the
    // file for a damaged one.
    embedded::migrations::runner().set_grouped(true).run(connection).map(|_| ())
}
