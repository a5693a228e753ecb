//! Looks into the databases behind everybody's back.

use std::collections::BTreeMap;

use domain::ids::{DeviceId, JobId, OperationId, TechnicianId};
use rusqlite::{Connection, OptionalExtension, Result, Row};
use uuid::Uuid;

/// An operation as a phone holds it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PhoneOperation {
    pub id: OperationId,
    pub number: i64,
    pub state: String,
    pub outcome: Option<String>,
    pub body: String,
}

/// What a phone holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PhoneContent {
    pub operations: Vec<PhoneOperation>,
    /// The server's rows, by entity and id. Jobs that are gone and kept for the work on them are not among them.
    pub rows: BTreeMap<(String, String), String>,
    pub gone: Vec<String>,
    pub drafts: BTreeMap<(String, String), String>,
    pub device: Option<DeviceId>,
    pub epoch: Option<String>,
    pub cursor: i64,
}

impl PhoneContent {
    pub fn operation(&self, id: OperationId) -> Option<&PhoneOperation> {
        self.operations.iter().find(|operation| operation.id == id)
    }

    pub fn pending(&self) -> usize {
        self.operations.iter().filter(|operation| operation.state == "pending").count()
    }
}

fn id<T: From<Uuid>>(row: &Row<'_>, column: usize) -> Result<T> {
    let text: String = row.get(column)?;
    Ok(T::from(text.parse::<Uuid>().expect("an id")))
}

fn list<T>(connection: &Connection, sql: &str, make: impl FnMut(&Row<'_>) -> Result<T>) -> Result<Vec<T>> {
    connection.prepare_cached(sql)?.query_map([], make)?.collect()
}

/// Reads everything that a phone holds.
pub fn phone(connection: &Connection) -> Result<PhoneContent> {
    let operations =
        list(connection, "SELECT id, number, state, outcome, body FROM operation ORDER BY number", |row| {
            Ok(PhoneOperation {
                id: id(row, 0)?,
                number: row.get(1)?,
                state: row.get(2)?,
                outcome: row.get(3)?,
                body: row.get(4)?,
            })
        })?;
    let mut content = PhoneContent { operations, ..PhoneContent::default() };
    let rows = "SELECT 'job', id, body FROM job WHERE gone = 0 UNION ALL SELECT 'procedure', name, body FROM procedure
        UNION ALL SELECT 'service_order', id, body FROM service_order UNION ALL SELECT 'claim', id, body FROM claim";
    let rows = list(connection, rows, |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    content.rows = rows.into_iter().collect();
    content.gone = list(connection, "SELECT id FROM job WHERE gone = 1 ORDER BY id", |row| row.get(0))?;
    let drafts =
        list(connection, "SELECT job, kind, body FROM draft", |row| Ok(((row.get(0)?, row.get(1)?), row.get(2)?)))?;
    content.drafts = drafts.into_iter().collect();
    let pairing = connection
        .prepare_cached("SELECT device, epoch, cursor FROM pairing")?
        .query_row([], |row| Ok((id(row, 0)?, row.get(1)?, row.get(2)?)))
        .optional()?;
    if let Some((device, epoch, cursor)) = pairing {
        (content.device, content.epoch, content.cursor) = (Some(device), epoch, cursor);
    }
    Ok(content)
}

/// An operation as the server keeps it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ServerOperation {
    /// In the order in which they were taken in.
    pub place: i64,
    pub id: OperationId,
    pub device: DeviceId,
    pub number: i64,
    pub job: Option<JobId>,
    pub body: String,
    pub kind: String,
    pub outcome: String,
}

/// What the server holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServerContent {
    pub operations: Vec<ServerOperation>,
    /// By job: who gets it.
    pub claims: BTreeMap<JobId, TechnicianId>,
    pub head: i64,
    pub last_numbers: BTreeMap<DeviceId, i64>,
    /// By recipient, entity and id: the revision and the row.
    pub feed: BTreeMap<(String, String, String), (i64, Option<String>)>,
    pub epoch: String,
}

impl ServerContent {
    pub fn has(&self, id: OperationId, body: &str) -> bool {
        self.operations.iter().any(|operation| operation.id == id && operation.body == body)
    }
}

/// Reads everything that matters of the server.
pub fn server(connection: &Connection) -> Result<ServerContent> {
    let one = |sql: &str| connection.prepare_cached(sql)?.query_row([], |row| row.get::<_, i64>(0));
    let operations = "SELECT rowid, id, device, number, job, body, outcome_kind, outcome FROM operation ORDER BY rowid";
    let operations = list(connection, operations, |row| {
        let job: Option<String> = row.get(4)?;
        Ok(ServerOperation {
            place: row.get(0)?,
            id: id(row, 1)?,
            device: id(row, 2)?,
            number: row.get(3)?,
            job: job.map(|job| job.parse().expect("an id")),
            body: row.get(5)?,
            kind: row.get(6)?,
            outcome: row.get(7)?,
        })
    })?;
    let claims = list(connection, "SELECT job, technician FROM claim", |row| Ok((id(row, 0)?, id(row, 1)?)))?;
    let last_numbers = list(connection, "SELECT id, last_number FROM device", |row| Ok((id(row, 0)?, row.get(1)?)))?;
    let feed = list(connection, "SELECT recipient, entity, entity_id, rev, body FROM feed", |row| {
        Ok(((row.get(0)?, row.get(1)?, row.get(2)?), (row.get(3)?, row.get(4)?)))
    })?;
    let epoch = connection
        .prepare_cached("SELECT value FROM setting WHERE name = 'epoch'")?
        .query_row([], |row| row.get(0))
        .optional()?;
    Ok(ServerContent {
        operations,
        claims: claims.into_iter().collect(),
        head: one("SELECT value FROM head")?,
        last_numbers: last_numbers.into_iter().collect(),
        feed: feed.into_iter().collect(),
        epoch: epoch.unwrap_or_default(),
    })
}

/// The same at a glance, as a phone looks when it is opened: what indexes hold is not compared.
pub fn looks_sound(connection: &Connection) -> Result<bool> {
    connection.query_row("PRAGMA quick_check", [], |row| row.get::<_, String>(0)).map(|word| word == "ok")
}

/// The database says of itself that it is sound.
pub fn is_sound(connection: &Connection) -> Result<bool> {
    connection.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).map(|word| word == "ok")
}
