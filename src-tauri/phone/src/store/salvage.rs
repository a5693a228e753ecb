//! What can still be read of a damaged database before it is moved aside: work and what became of it, forms under way,
//! how the app looks, whose phone it is, and the server's rows, without which a technician in a cellar could do nothing
//! until he has signal. Then they come from the server again.

use std::collections::BTreeSet;

use domain::job::Job;
use rusqlite::Connection;
use rusqlite::config::DbConfig;
use serde_json::value::RawValue;

use crate::disk::Disk;
use crate::journal::record::Identity;
use crate::store::account_news::{self, Told};
use crate::store::kept::{self, Row};
use crate::store::{job, pairing, rows};
use crate::view::Settings;

/// Rows of one kind that are read; a damaged file may go round in circles.
const ROWS_MAX: usize = 10_000;

/// What was found.
#[derive(Debug, Default)]
pub(crate) struct Salvage {
    pub(crate) identity: Option<Identity>,
    /// What was done, and what became of it.
    pub(crate) operations: Vec<Row>,
    settings: Option<Settings>,
    /// Job, kind, body.
    drafts: Vec<(String, String, String)>,
    /// Identity and body of what the server has sent.
    jobs: Vec<(String, String)>,
    procedures: Vec<(String, String)>,
    service_orders: Vec<(String, String)>,
    claims: Vec<(String, String)>,
    account: Option<Told>,
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
        let mut once = BTreeSet::new();
        salvage.operations = kept::rows(&connection)
            .map(|(rows, _)| rows)
            .unwrap_or_default()
            .into_iter()
            .filter(|row| domain::operation::content_hash(&row.kept.body) == row.kept.hash && once.insert(row.kept.id))
            .collect();
        salvage.drafts = drafts(&connection).unwrap_or_default();
        let copies = |sql| copies(&connection, sql).unwrap_or_default();
        salvage.jobs = copies("SELECT id, body FROM job WHERE gone = 0");
        salvage.procedures = copies("SELECT name, body FROM procedure");
        salvage.service_orders = copies("SELECT id, body FROM service_order");
        salvage.claims = copies("SELECT id, body FROM claim");
        salvage.account = account_news::load(&connection).ok().flatten().filter(|told| told.notices().is_some());
        salvage
    }

    /// Puts forms, settings and the server's rows, the last on a paired phone only, into a fresh database. True if there
    /// were any.
    pub(crate) fn put(&self, connection: &Connection, paired: bool) -> rusqlite::Result<bool> {
        if paired {
            self.put_copies(connection)?;
        }
        for draft in &self.drafts {
            connection.execute("INSERT OR IGNORE INTO draft (job, kind, body) VALUES (?1, ?2, ?3)", draft.clone())?;
        }
        if let Some(settings) = &self.settings
            && pairing::save_settings(connection, settings).is_err()
        {
            tracing::warn!("the settings of the damaged database are not kept");
        }
        Ok(!self.drafts.is_empty() || self.settings.is_some() || !self.jobs.is_empty() || !self.procedures.is_empty())
    }

    /// Whatever of it a damaged byte has made unreadable is left out.
    fn put_copies(&self, connection: &Connection) -> rusqlite::Result<()> {
        // The list reads less of a job than its page: one that cannot be shown is better read anew than refused.
        for (id, body) in self.jobs.iter().filter(|(_, body)| serde_json::from_str::<Job>(body).is_ok()) {
            job::put(connection, id, body)?;
        }
        for (name, body) in &self.procedures {
            rows::put_procedure(connection, name, body)?;
        }
        for (id, body) in &self.service_orders {
            rows::put_service_order(connection, id, body)?;
        }
        for (id, body) in &self.claims {
            rows::put_claim(connection, id, body)?;
        }
        self.account.iter().try_for_each(|told| account_news::put_back(connection, told))
    }
}

/// Copies of the server's rows, as many as can be read.
fn copies(connection: &Connection, sql: &str) -> rusqlite::Result<Vec<(String, String)>> {
    let mut statement = connection.prepare(sql)?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.take(ROWS_MAX).filter_map(Result::ok).collect())
}

/// The sound ones up to the first page that cannot be read.
fn drafts(connection: &Connection) -> rusqlite::Result<Vec<(String, String, String)>> {
    let mut statement = connection.prepare("SELECT job, kind, body FROM draft")?;
    let rows = statement.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get::<_, String>(2)?)))?;
    let sound = |draft: &(String, String, String)| serde_json::from_str::<&RawValue>(&draft.2).is_ok();
    Ok(rows.take(ROWS_MAX).filter_map(Result::ok).filter(sound).collect())
}
