//! What can still be read of a damaged database before it is moved aside: work that was not sent, forms under way, how
//! the app looks, and whose phone it is. Everything else comes from the server again.

use rusqlite::Connection;
use rusqlite::config::DbConfig;
use serde_json::value::RawValue;

use crate::disk::Disk;
use crate::journal::record::{Identity, Kept};
use crate::store::kept;
use crate::store::operation::OperationState;
use crate::store::pairing;
use crate::view::Settings;

/// Rows of one kind that are read; a damaged file may go round in circles.
const ROWS_MAX: usize = 10_000;

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Salvage {
    pub(crate) identity: Option<Identity>,
    /// Operations without an answer.
    pub(crate) operations: Vec<Kept>,
    settings: Option<Settings>,
    /// Job, kind, body.
    drafts: Vec<(String, String, String)>,
}

impl Salvage {
    /// Reads what can be read. Nothing of it is sure, and that nothing can be read is no error.
    pub(crate) fn of(disk: &dyn Disk) -> Salvage {
        let mut salvage = Salvage::default();
        let Ok(connection) = disk.connect() else { return salvage };
        // The file is moved aside as it was found.
        let untouched = connection
            .set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)
            .and_then(|_| connection.pragma_update(None, "query_only", true));
        if untouched.is_err() {
            return salvage;
        }
        salvage.identity = pairing::load(&connection).ok().flatten().map(|pairing| pairing.identity);
        salvage.settings = pairing::load_settings(&connection).ok().flatten();
        salvage.operations = kept::rows(&connection)
            .map(|(rows, _)| rows)
            .unwrap_or_default()
            .into_iter()
            .filter(|row| row.state == OperationState::Pending && row.kept.number > 0)
            .filter(|row| domain::operation::content_hash(&row.kept.body) == row.kept.hash)
            .map(|row| row.kept)
            .collect();
        salvage.drafts = drafts(&connection).unwrap_or_default();
        salvage
    }

    /// Puts forms and settings into a fresh database. True if there were any.
    pub(crate) fn put(&self, connection: &Connection) -> rusqlite::Result<bool> {
        for draft in &self.drafts {
            connection.execute("INSERT OR IGNORE INTO draft (job, kind, body) VALUES (?1, ?2, ?3)", draft.clone())?;
        }
        if let Some(settings) = &self.settings
            && pairing::save_settings(connection, settings).is_err()
        {
            tracing::warn!("the settings of the damaged database are not kept");
        }
        Ok(!self.drafts.is_empty() || self.settings.is_some())
    }
}

/// The sound ones up to the first page that cannot be read.
fn drafts(connection: &Connection) -> rusqlite::Result<Vec<(String, String, String)>> {
    let mut statement = connection.prepare("SELECT job, kind, body FROM draft")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))?;
    let sound = |draft: &(String, String, String)| serde_json::from_str::<&RawValue>(&draft.2).is_ok();
    Ok(rows.take(ROWS_MAX).map_while(Result::ok).filter(sound).collect())
}
