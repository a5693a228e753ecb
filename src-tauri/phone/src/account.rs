//! The account on which the technician is paid, as the office has told it.

use chrono::{DateTime, Utc};
use domain::account_notice::AccountNotice;
use rusqlite::Connection;

use crate::error::CommandError;
use crate::phone::Phone;
use crate::stamp::Stamp;
use crate::store::account_news;
use crate::view::{AccountRow, AccountView, AppView};

impl Phone {
    /// Command `account_seen`: the technician has read what was shown to him. What has come since stays unread.
    ///
    /// # Errors
    /// What broke; it is unread then.
    pub fn account_seen(&self, stamp: &Stamp, entry: i64) -> Result<AppView, CommandError> {
        self.change(|transaction, _| Ok(account_news::mark_seen(transaction, entry)?))?;
        self.app(stamp)
    }
}

/// What was told, as screens show it at a moment.
pub(crate) fn account_view(connection: &Connection, now: DateTime<Utc>) -> Result<Option<AccountView>, CommandError> {
    let Some(told) = account_news::load(connection)? else { return Ok(None) };
    let (notices, seen) = (told.notices().unwrap_or_default(), told.seen());
    let row = |notice: &AccountNotice| AccountRow {
        standing: notice.standing(&notices, now),
        ending: notice.ending().to_owned(),
        at: notice.at(),
        usable_from: notice.usable_from(),
        unread: !seen.contains(notice),
    };
    Ok(Some(AccountView { entry: told.entry, rows: notices.iter().map(row).collect() }))
}
