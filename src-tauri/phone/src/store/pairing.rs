//! Whose phone this is, and how far it has read.
//!
//! The token lies in the database, in the app's private folder, in a file only its owner may read. The key stores of
//! the systems would be one step better against a rooted phone; they lost for now because each needs native code of
//! its own, and whoever can read this file can read the customers' data beside the token too.

use chrono::{DateTime, Utc};
use domain::ids::{DeviceId, TechnicianId};
use rusqlite::{Connection, OptionalExtension, Row};
use uuid::Uuid;

use crate::error::CommandError;
use crate::journal::record::Identity;
use crate::view::Settings;

/// The row of the table `pairing`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pairing {
    pub(crate) identity: Identity,
    pub(crate) epoch: Option<Uuid>,
    pub(crate) cursor: i64,
    pub(crate) clock_offset_ms: Option<i64>,
    pub(crate) last_success: Option<DateTime<Utc>>,
    /// The highest number given out, where its operation is no longer here.
    pub(crate) highest: i64,
    /// A verified backup of the server holds everything up to this revision.
    pub(crate) backed_up: Option<i64>,
    /// When the copies were last found to differ from the server's rows, by its clock.
    pub(crate) rebuilt_at: Option<DateTime<Utc>>,
    /// The server has met a twin of this phone.
    pub(crate) cloned: bool,
}

impl Pairing {
    /// Before the first reply.
    pub(crate) fn fresh(identity: Identity) -> Pairing {
        Pairing {
            identity,
            epoch: None,
            cursor: 0,
            clock_offset_ms: None,
            last_success: None,
            highest: 0,
            backed_up: None,
            rebuilt_at: None,
            cloned: false,
        }
    }
}

fn time(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<DateTime<Utc>>> {
    Ok(row.get::<_, Option<i64>>(column)?.and_then(DateTime::from_timestamp_millis))
}

fn uuid(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Uuid>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

pub(crate) fn load(connection: &Connection) -> rusqlite::Result<Option<Pairing>> {
    connection
        .query_row(
            "SELECT server, device, token, technician, technician_name, organisation, epoch, cursor, clock_offset_ms,
                    last_success, highest, backed_up, rebuilt_at, cloned
             FROM pairing",
            [],
            |row| {
                let identity = Identity {
                    server: row.get("server")?,
                    device: DeviceId(uuid(row, "device")?.unwrap_or_default()),
                    token: row.get("token")?,
                    technician: TechnicianId(uuid(row, "technician")?.unwrap_or_default()),
                    technician_name: row.get("technician_name")?,
                    organisation: row.get("organisation")?,
                };
                Ok(Pairing {
                    identity,
                    epoch: uuid(row, "epoch")?,
                    cursor: row.get("cursor")?,
                    clock_offset_ms: row.get("clock_offset_ms")?,
                    last_success: time(row, "last_success")?,
                    highest: row.get("highest")?,
                    backed_up: row.get("backed_up")?,
                    rebuilt_at: time(row, "rebuilt_at")?,
                    cloned: row.get("cloned")?,
                })
            },
        )
        .optional()
}

pub(crate) fn save(connection: &Connection, pairing: &Pairing) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO pairing (only_row, server, device, token, technician, technician_name, organisation, epoch,
                                  cursor, clock_offset_ms, last_success, highest, backed_up, rebuilt_at, cloned)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14)
             ON CONFLICT (only_row) DO UPDATE SET
                 server = excluded.server, device = excluded.device, token = excluded.token,
                 technician = excluded.technician, technician_name = excluded.technician_name,
                 organisation = excluded.organisation, epoch = excluded.epoch, cursor = excluded.cursor,
                 clock_offset_ms = excluded.clock_offset_ms, last_success = excluded.last_success,
                 highest = excluded.highest, backed_up = excluded.backed_up, rebuilt_at = excluded.rebuilt_at,
                 cloned = excluded.cloned",
        )?
        .execute(rusqlite::params![
            pairing.identity.server,
            pairing.identity.device.to_string(),
            pairing.identity.token,
            pairing.identity.technician.to_string(),
            pairing.identity.technician_name,
            pairing.identity.organisation,
            pairing.epoch.map(|epoch| epoch.to_string()),
            pairing.cursor,
            pairing.clock_offset_ms,
            pairing.last_success.map(|at| at.timestamp_millis()),
            pairing.highest,
            pairing.backed_up,
            pairing.rebuilt_at.map(|at| at.timestamp_millis()),
            pairing.cloned,
        ])?;
    Ok(())
}

pub(crate) fn load_settings(connection: &Connection) -> rusqlite::Result<Option<Settings>> {
    let body: Option<String> = connection.query_row("SELECT body FROM setting", [], |row| row.get(0)).optional()?;
    Ok(body.and_then(|body| serde_json::from_str(&body).ok()))
}

pub(crate) fn save_settings(connection: &Connection, settings: &Settings) -> Result<(), CommandError> {
    let body = serde_json::to_string(settings)?;
    connection.execute(
        "INSERT INTO setting (only_row, body) VALUES (1, ?1) ON CONFLICT (only_row) DO UPDATE SET body = excluded.body",
        [body],
    )?;
    Ok(())
}
