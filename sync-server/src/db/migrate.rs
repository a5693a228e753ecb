//! Brings the tables up to date. The files are written once; each engine gets them in its own spelling.

use refinery::{Migration, Runner};

use super::DbError;

/// Name and text of every migration, oldest first. A published one is never changed.
const MIGRATIONS: [(&str, &str); 2] = [
    ("V1__office", include_str!("../../migrations/V1__office.sql")),
    ("V2__review", include_str!("../../migrations/V2__review.sql")),
];

/// The version of the newest migration.
pub(super) fn newest() -> i64 {
    MIGRATIONS.len() as i64
}

/// SQLite's strict tables know `INTEGER` (always 64 bit), not `BIGINT`; and they say that they are strict.
fn for_sqlite(sql: &str) -> String {
    sql.replace("BIGINT", "INTEGER").replace("\n);", "\n) STRICT;")
}

/// Runs what has not run yet. A file of a newer server is refused, not touched.
pub(super) fn run(connection: &mut rusqlite::Connection) -> Result<(), DbError> {
    let all = MIGRATIONS
        .iter()
        .map(|(name, sql)| Migration::unapplied(name, &for_sqlite(sql)))
        .collect::<Result<Vec<_>, _>>()
        .map_err(Box::new)?;
    Runner::new(&all).run(connection).map_err(Box::new)?;
    Ok(())
}
