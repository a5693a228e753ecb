//! Looks into the databases behind everybody's back.

use std::collections::BTreeMap;

use domain::ids::{DeviceId, JobId, OperationId, TechnicianId};
use domain::review::Decision;
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
    pub hash: String,
    pub device: DeviceId,
    pub number: i64,
    pub job: Option<JobId>,
    pub body: String,
    pub received_at: i64,
    pub kind: String,
    pub outcome: String,
    /// The revision that gave it this outcome.
    pub rev: i64,
}

/// What a person has decided about an operation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ruling {
    pub operation: OperationId,
    pub hash: String,
    pub decision: Decision,
    pub who: String,
    pub rev: i64,
}

/// Of a row that phones are given: recipient, entity and id.
pub type Key = (String, String, String);

/// What the server holds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ServerContent {
    pub operations: Vec<ServerOperation>,
    /// What people decided, in the order in which they did.
    pub rulings: Vec<Ruling>,
    /// By job: who gets how much.
    pub claims: BTreeMap<JobId, (TechnicianId, i64)>,
    pub head: i64,
    pub last_numbers: BTreeMap<DeviceId, i64>,
    /// The revision and the row.
    pub feed: BTreeMap<Key, (i64, Option<String>)>,
    pub epoch: String,
    /// The number of the last act of the office.
    pub act: String,
}

/// Where the simulation notes the number of the last act of the office, in the server's settings.
pub const ACT: &str = "simulated_act";

/// What is new since somebody last looked.
#[derive(Debug, Default)]
pub struct News {
    /// The head before.
    pub head: i64,
    /// The number of the last act before.
    pub act: String,
    /// Operations before; those after them are new.
    pub operations: usize,
    /// Decisions before; those after them are new.
    pub rulings: usize,
    /// Operations that are not what they were, as they were.
    pub altered: Vec<ServerOperation>,
    /// Rows of the feed that are not what they were, and do not say so.
    pub silent: Vec<Key>,
}

impl ServerContent {
    pub fn has(&self, id: OperationId, body: &str) -> bool {
        self.operations.iter().any(|operation| operation.id == id && operation.body == body)
    }

    /// The rows that a technician's phones are given, and those for everybody; but for outcomes.
    pub fn feed_of(&self, whose: &str) -> impl Iterator<Item = (&Key, &(i64, Option<String>))> {
        let of = |recipient: &str| {
            let from = (recipient.to_owned(), String::new(), String::new());
            let until = (format!("{recipient}\u{1}"), String::new(), String::new());
            self.feed.range(from..until)
        };
        of(whose).chain(of("*")).filter(|((_, entity, _), _)| entity != "outcome")
    }

    /// What differs from what was seen before.
    pub fn news(&self, before: &ServerContent) -> News {
        let pairs = before.operations.iter().zip(&self.operations);
        let altered = pairs.filter(|(old, new)| old != new).map(|(old, _)| old.clone()).collect();
        let silent = before.feed.iter().filter(|(key, row)| {
            self.feed.get(*key).is_none_or(|now| now != *row && (now.0 <= before.head || now.0 <= row.0))
        });
        let silent = silent.map(|(key, _)| key.clone()).collect();
        let act = before.act.clone();
        let (operations, rulings) = (before.operations.len(), before.rulings.len());
        News { head: before.head, act, operations, rulings, altered, silent }
    }
}

const OPERATION: &str = "SELECT rowid, id, hash, device, number, job, body, received_at, outcome_kind, outcome, rev
    FROM operation";

fn operation(row: &Row<'_>) -> Result<ServerOperation> {
    let job: Option<String> = row.get(5)?;
    Ok(ServerOperation {
        place: row.get(0)?,
        id: id(row, 1)?,
        hash: row.get(2)?,
        device: id(row, 3)?,
        number: row.get(4)?,
        job: job.map(|job| job.parse().expect("an id")),
        body: row.get(6)?,
        received_at: row.get(7)?,
        kind: row.get(8)?,
        outcome: row.get(9)?,
        rev: row.get(10)?,
    })
}

fn ruling(row: &Row<'_>) -> Result<Ruling> {
    let decision: String = row.get(2)?;
    let decision = Decision::ALL.into_iter().find(|known| known.as_str() == decision).expect("a decision");
    Ok(Ruling { operation: id(row, 0)?, hash: row.get(1)?, decision, who: row.get(3)?, rev: row.get(4)? })
}

fn head(connection: &Connection) -> Result<i64> {
    connection.prepare_cached("SELECT value FROM head")?.query_row([], |row| row.get(0))
}

fn setting(connection: &Connection, name: &str) -> Result<String> {
    let mut statement = connection.prepare_cached("SELECT value FROM setting WHERE name = ?1")?;
    Ok(statement.query_row([name], |row| row.get(0)).optional()?.unwrap_or_default())
}

/// Whether anybody else has written since this connection last asked.
pub fn data_version(connection: &Connection) -> Result<i64> {
    connection.prepare_cached("PRAGMA data_version")?.query_row([], |row| row.get(0))
}

/// Reads everything that matters of the server.
pub fn server(connection: &Connection) -> Result<ServerContent> {
    let epoch = setting(connection, "epoch")?;
    let mut content = ServerContent { epoch, head: -1, ..ServerContent::default() };
    server_since(connection, &mut content)?;
    Ok(content)
}

/// Brings what was seen up to date: reads what was written under a later revision. That nothing else has changed is seen
/// the next time that everything is read.
pub fn server_since(connection: &Connection, content: &mut ServerContent) -> Result<News> {
    let (operations, rulings) = (content.operations.len(), content.rulings.len());
    let act = std::mem::take(&mut content.act);
    let mut news = News { head: content.head, act, operations, rulings, ..News::default() };
    content.act = setting(connection, ACT)?;
    let since = content.head;
    let mut statement = connection.prepare_cached(&format!("{OPERATION} WHERE rev > ?1 ORDER BY rowid"))?;
    for operation in statement.query_map([since], operation)? {
        let operation = operation?;
        match content.operations.iter_mut().find(|known| known.place == operation.place) {
            Some(known) => news.altered.push(std::mem::replace(known, operation)),
            None => content.operations.push(operation),
        }
    }
    let rulings = "SELECT operation, hash, decision, who, rev FROM review WHERE rev > ?1 ORDER BY rev";
    let mut statement = connection.prepare_cached(rulings)?;
    for ruling in statement.query_map([since], ruling)? {
        content.rulings.push(ruling?);
    }
    let mut statement = connection.prepare_cached("SELECT job, technician, amount FROM claim WHERE version > ?1")?;
    for claim in statement.query_map([since], |row| Ok((id(row, 0)?, (id(row, 1)?, row.get(2)?))))? {
        let (job, claim) = claim?;
        content.claims.insert(job, claim);
    }
    let numbers = list(connection, "SELECT id, last_number FROM device", |row| Ok((id(row, 0)?, row.get(1)?)))?;
    content.last_numbers = numbers.into_iter().collect();
    let mut statement =
        connection.prepare_cached("SELECT recipient, entity, entity_id, rev, body FROM feed WHERE rev > ?1")?;
    let rows = statement
        .query_map([since], |row| Ok(((row.get(0)?, row.get(1)?, row.get(2)?), (row.get(3)?, row.get(4)?))))?;
    for row in rows {
        let (key, row) = row?;
        content.feed.insert(key, row);
    }
    content.head = head(connection)?;
    Ok(news)
}

/// The same at a glance, as a phone looks when it is opened: what indexes hold is not compared.
pub fn looks_sound(connection: &Connection) -> Result<bool> {
    connection.query_row("PRAGMA quick_check", [], |row| row.get::<_, String>(0)).map(|word| word == "ok")
}

/// The database says of itself that it is sound.
pub fn is_sound(connection: &Connection) -> Result<bool> {
    connection.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0)).map(|word| word == "ok")
}
