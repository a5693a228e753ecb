//! What the office has told about the account on which the technician is paid.

use domain::account_notice::AccountNotice;
use domain::wire::AccountNews;
use rusqlite::{Connection, OptionalExtension};

/// What was told last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Told {
    /// As in [`AccountNews::entry`].
    pub(crate) entry: i64,
    /// The list of notices as JSON.
    pub(crate) notices: String,
    /// The list as the technician has read it.
    pub(crate) seen: String,
}

impl Told {
    /// The notices; none if they cannot be read.
    pub(crate) fn notices(&self) -> Option<Vec<AccountNotice>> {
        let read = serde_json::from_str(&self.notices);
        read.inspect_err(|error| tracing::warn!(column = error.column(), "notices cannot be read")).ok()
    }

    /// Those that he has read. What cannot be read any more counts as unread.
    pub(crate) fn seen(&self) -> Vec<AccountNotice> {
        serde_json::from_str(&self.seen).unwrap_or_default()
    }
}

/// None if the office has never told anything.
pub(crate) fn load(connection: &Connection) -> rusqlite::Result<Option<Told>> {
    connection
        .prepare_cached("SELECT entry, notices, seen FROM account_news")?
        .query_row([], |row| {
            Ok(Told { entry: row.get("entry")?, notices: row.get("notices")?, seen: row.get("seen")? })
        })
        .optional()
}

/// Keeps what is told now; what was read of it stays read.
pub(crate) fn put(connection: &Connection, news: &AccountNews) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO account_news (only_row, entry, notices) VALUES (1, ?1, ?2)
             ON CONFLICT (only_row) DO UPDATE SET entry = excluded.entry, notices = excluded.notices",
        )?
        .execute((news.entry, news.notices.get()))?;
    Ok(())
}

/// Notes that he has read all of it, if it is still what he was shown.
pub(crate) fn mark_seen(connection: &Connection, entry: i64) -> rusqlite::Result<()> {
    connection.execute("UPDATE account_news SET seen = notices WHERE entry = ?1", [entry])?;
    Ok(())
}

/// Puts back what was saved from a damaged database.
pub(crate) fn put_back(connection: &Connection, told: &Told) -> rusqlite::Result<()> {
    connection.execute(
        "INSERT OR IGNORE INTO account_news (only_row, entry, notices, seen) VALUES (1, ?1, ?2, ?3)",
        (told.entry, &told.notices, &told.seen),
    )?;
    Ok(())
}
