//! What the office has told about the account on which the technician is paid.

use chrono::{DateTime, Utc};
use domain::account_notice::AccountStanding;
use serde::{Deserialize, Serialize};

/// What the office has told, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct AccountView {
    /// Names this state of it: given back when it was read, so that nothing newer counts as read.
    pub entry: i64,
    /// An account each; none if the office knows of no account.
    pub rows: Vec<AccountRow>,
}

/// One account, as the technician is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct AccountRow {
    /// How it stands now.
    pub standing: AccountStanding,
    /// Its last four characters; empty where this app does not know what it is about.
    pub ending: String,
    /// When it was entered, confirmed or declined.
    pub at: Option<DateTime<Utc>>,
    /// From when on it is paid on, where that is decided.
    pub usable_from: Option<DateTime<Utc>>,
    /// He has not said yet that he has read it.
    pub unread: bool,
}
