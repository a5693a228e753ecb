//! Brings the tables up to date. The files are written once; each engine gets them in its own spelling.

use backon::BlockingRetryable;
use refinery::error::Kind;
use refinery::{Migrate, Migration, Runner};
use rusqlite::ErrorCode;

use super::error::Remedy;
use super::{DbError, patience};

/// Name and text of every migration, oldest first. A published one is never changed.
const MIGRATIONS: [(&str, &str); 5] = [
    ("V1__office", include_str!("../../migrations/V1__office.sql")),
    ("V2__review", include_str!("../../migrations/V2__review.sql")),
    ("V3__finance", include_str!("../../migrations/V3__finance.sql")),
    ("V4__one_index_less", include_str!("../../migrations/V4__one_index_less.sql")),
    ("V5__what_banks_say", include_str!("../../migrations/V5__what_banks_say.sql")),
];

/// The version of the newest migration.
pub(super) const NEWEST: i64 = MIGRATIONS.len() as i64;

/// Brings a file of SQLite's up to date. Its strict tables know `INTEGER` (always 64 bit), not `BIGINT`, and `BLOB`, not
/// `BYTEA`; and they say that they are strict.
pub(super) fn sqlite(connection: &mut rusqlite::Connection) -> Result<(), DbError> {
    let newest = "SELECT max(version) FROM refinery_schema_history";
    if connection.query_row(newest, [], |row| row.get::<_, i64>(0)).is_ok_and(|version| version == NEWEST) {
        return Ok(()); // the common start
    }
    run(connection, |sql| sql.replace("BIGINT", "INTEGER").replace(" BYTEA", " BLOB").replace("\n);", "\n) STRICT;"))
}

/// Brings a database of PostgreSQL's up to date. Texts are sorted by their bytes, as SQLite does, whatever the language
/// of the database is.
pub(super) fn postgres(client: &mut postgres::Client) -> Result<(), DbError> {
    run(client, |sql| sql.replace(" TEXT", " TEXT COLLATE \"C\""))
}

/// Runs what has not run yet, in one transaction. A database of a newer server is refused, not touched. Two servers may
/// start at the same moment: the one that comes too late looks again.
fn run<C: Migrate>(connection: &mut C, spell: impl Fn(&str) -> String) -> Result<(), DbError> {
    let all = MIGRATIONS
        .iter()
        .map(|(name, sql)| Migration::unapplied(name, &spell(sql)))
        .collect::<Result<Vec<_>, _>>()
        .map_err(Box::new)?;
    let runner = Runner::new(&all).set_grouped(true);
    let attempt = || runner.run(connection);
    attempt.retry(patience()).sleep(std::thread::sleep).when(collided).call().map_err(Box::new)?;
    Ok(())
}

/// Another server was faster: what this one wanted to make is there, or was locked.
fn collided(error: &refinery::Error) -> bool {
    let Kind::Connection(_, source) = error.kind() else { return false };
    if let Some(rusqlite::Error::SqliteFailure(error, said)) = source.downcast_ref() {
        let exists = said.as_deref().is_some_and(|said| said.contains("already exists") || said.contains("duplicate"));
        return exists || matches!(error.code, ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked);
    }
    let Some(error) = source.downcast_ref::<postgres::Error>() else { return false };
    // A table, a column or a type is there; or a row of the engine's own tables is, or was changed meanwhile.
    let exists = ["42P07", "42701", "42710", "23505", "XX000"];
    Remedy::of(error) == Remedy::Repeat || error.code().is_some_and(|state| exists.contains(&state.code()))
}
