//! Forms under way.

use domain::ids::JobId;
use rusqlite::{Connection, OptionalExtension};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::error::CommandError;
use crate::view::DraftKind;

impl DraftKind {
    /// All forms, in the order in which they are shown.
    pub(crate) const ALL: [DraftKind; 3] = [DraftKind::CheckOut, DraftKind::Cancellation, DraftKind::ServiceOrder];

    /// As stored in a column.
    pub(crate) fn as_str(self) -> &'static str {
        match self {
            DraftKind::CheckOut => "check_out",
            DraftKind::Cancellation => "cancellation",
            DraftKind::ServiceOrder => "service_order",
        }
    }

    fn parse(word: &str) -> Option<DraftKind> {
        DraftKind::ALL.into_iter().find(|kind| kind.as_str() == word)
    }
}

/// A draft that this app cannot read (an older app's, after a change we failed to carry over) is an error and stays on
/// disk: better a form that does not open than one that is silently empty.
pub(crate) fn load<T: DeserializeOwned>(
    connection: &Connection,
    job: JobId,
    kind: DraftKind,
) -> Result<Option<T>, CommandError> {
    let body: Option<String> = connection
        .prepare_cached("SELECT body FROM draft WHERE job = ?1 AND kind = ?2")?
        .query_row((job.to_string(), kind.as_str()), |row| row.get(0))
        .optional()?;
    Ok(body.map(|body| serde_json::from_str(&body)).transpose()?)
}

pub(crate) fn save<T: Serialize>(
    connection: &Connection,
    job: JobId,
    kind: DraftKind,
    draft: &T,
) -> Result<(), CommandError> {
    connection
        .prepare_cached(
            "INSERT INTO draft (job, kind, body) VALUES (?1, ?2, ?3)
             ON CONFLICT (job, kind) DO UPDATE SET body = excluded.body",
        )?
        .execute((job.to_string(), kind.as_str(), serde_json::to_string(draft)?))?;
    Ok(())
}

pub(crate) fn delete(connection: &Connection, job: JobId, kind: DraftKind) -> rusqlite::Result<()> {
    connection
        .prepare_cached("DELETE FROM draft WHERE job = ?1 AND kind = ?2")?
        .execute((job.to_string(), kind.as_str()))?;
    Ok(())
}

/// Every draft, by job: there are few.
pub(crate) fn all(connection: &Connection) -> rusqlite::Result<Vec<(JobId, DraftKind)>> {
    let mut statement = connection.prepare_cached("SELECT job, kind FROM draft ORDER BY job, kind")?;
    let rows = statement.query_map([], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))?;
    let mut drafts = Vec::new();
    for row in rows {
        let (job, kind) = row?;
        if let (Ok(job), Some(kind)) = (job.parse(), DraftKind::parse(&kind)) {
            drafts.push((job, kind));
        }
    }
    Ok(drafts)
}

pub(crate) fn count(connection: &Connection) -> rusqlite::Result<u32> {
    connection.prepare_cached("SELECT count(*) FROM draft")?.query_row([], |row| row.get(0))
}

pub(crate) fn exists(connection: &Connection, job: JobId, kind: DraftKind) -> rusqlite::Result<bool> {
    connection
        .prepare_cached("SELECT EXISTS (SELECT 1 FROM draft WHERE job = ?1 AND kind = ?2)")?
        .query_row((job.to_string(), kind.as_str()), |row| row.get(0))
}

/// The forms begun on one job, in the order in which they are shown.
pub(crate) fn of_job(connection: &Connection, job: JobId) -> rusqlite::Result<Vec<DraftKind>> {
    let mut statement = connection.prepare_cached("SELECT kind FROM draft WHERE job = ?1")?;
    let begun: Vec<String> = statement.query_map([job.to_string()], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(DraftKind::ALL.into_iter().filter(|kind| begun.iter().any(|word| word == kind.as_str())).collect())
}
