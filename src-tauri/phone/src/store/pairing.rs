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
use crate::view::Settings;

/// The row of the table `pairing`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Pairing {
    pub(crate) server: String,
    pub(crate) device: DeviceId,
    pub(crate) token: String,
    pub(crate) technician: TechnicianId,
    pub(crate) technician_name: String,
    pub(crate) organisation: String,
    pub(crate) epoch: Option<Uuid>,
    pub(crate) cursor: i64,
    pub(crate) clock_offset_ms: Option<i64>,
    pub(crate) last_success: Option<DateTime<Utc>>,
}

fn uuid(row: &Row<'_>, column: &str) -> rusqlite::Result<Option<Uuid>> {
    let text: Option<String> = row.get(column)?;
    Ok(text.and_then(|text| text.parse().ok()))
}

pub(crate) fn load(connection: &Connection) -> rusqlite::Result<Option<Pairing>> {
    connection
        .query_row(
            "SELECT server, device, token, technician, technician_name, organisation, epoch, cursor, clock_offset_ms,
                    last_success
             FROM pairing",
            [],
            |row| {
                Ok(Pairing {
                    server: row.get("server")?,
                    device: DeviceId(uuid(row, "device")?.unwrap_or_default()),
                    token: row.get("token")?,
                    technician: TechnicianId(uuid(row, "technician")?.unwrap_or_default()),
                    technician_name: row.get("technician_name")?,
                    organisation: row.get("organisation")?,
                    epoch: uuid(row, "epoch")?,
                    cursor: row.get("cursor")?,
                    clock_offset_ms: row.get("clock_offset_ms")?,
                    last_success: row.get::<_, Option<i64>>("last_success")?.and_then(DateTime::from_timestamp_millis),
                })
            },
        )
        .optional()
}

pub(crate) fn save(connection: &Connection, pairing: &Pairing) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "INSERT INTO pairing (only_row, server, device, token, technician, technician_name, organisation, epoch,
                                  cursor, clock_offset_ms, last_success)
             VALUES (1, ?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
             ON CONFLICT (only_row) DO UPDATE SET
                 server = excluded.server, device = excluded.device, token = excluded.token,
                 technician = excluded.technician, technician_name = excluded.technician_name,
                 organisation = excluded.organisation, epoch = excluded.epoch, cursor = excluded.cursor,
                 clock_offset_ms = excluded.clock_offset_ms, last_success = excluded.last_success",
        )?
        .execute(rusqlite::params![
            pairing.server,
            pairing.device.to_string(),
            pairing.token,
            pairing.technician.to_string(),
            pairing.technician_name,
            pairing.organisation,
            pairing.epoch.map(|epoch| epoch.to_string()),
            pairing.cursor,
            pairing.clock_offset_ms,
            pairing.last_success.map(|at| at.timestamp_millis()),
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
