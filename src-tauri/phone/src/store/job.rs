//! The server's copies of jobs. The body is kept as it came; a few light columns beside it make the list fast.

use std::borrow::Cow;

use chrono::{DateTime, Utc};
use domain::ids::JobId;
use domain::job::Job;
use rusqlite::{Connection, OptionalExtension, Statement, ToSql};
use serde::Deserialize;

use crate::error::CommandError;
use crate::view::{JobSection, SectionCounts};

/// What the list needs of a row; reading no more keeps the first sync of ten thousand jobs short.
#[derive(Deserialize)]
struct Head<'a> {
    #[serde(borrow)]
    number: Cow<'a, str>,
    window_start: DateTime<Utc>,
    #[serde(borrow)]
    state: HeadState<'a>,
    #[serde(borrow)]
    customer: HeadCustomer<'a>,
    #[serde(borrow, default)]
    service_id: Option<Cow<'a, str>>,
}

#[derive(Deserialize)]
struct HeadState<'a> {
    #[serde(borrow)]
    kind: Cow<'a, str>,
}

#[derive(Deserialize)]
struct HeadCustomer<'a> {
    #[serde(borrow)]
    name: Cow<'a, str>,
    #[serde(borrow)]
    street: Cow<'a, str>,
    #[serde(borrow)]
    postcode: Cow<'a, str>,
    #[serde(borrow)]
    city: Cow<'a, str>,
}

/// Keeps a row of the server. False if it cannot be read; nothing is kept then.
pub(crate) fn put(connection: &Connection, id: &str, body: &str) -> rusqlite::Result<bool> {
    let (Ok(head), Ok(_)) = (serde_json::from_str::<Head<'_>>(body), id.parse::<JobId>()) else { return Ok(false) };
    let over = matches!(&*head.state.kind, "completed" | "failed" | "cancelled");
    let customer = &head.customer;
    let search = [
        &*head.number,
        &customer.name,
        &customer.street,
        &customer.postcode,
        &customer.city,
        head.service_id.as_deref().unwrap_or(""),
    ]
    .join("\n")
    .to_lowercase();
    connection
        .prepare_cached(
            "INSERT INTO job (id, window_start, over, gone, search, body) VALUES (?1, ?2, ?3, 0, ?4, ?5)
             ON CONFLICT (id) DO UPDATE SET window_start = excluded.window_start, over = excluded.over, gone = 0,
                 search = excluded.search, body = excluded.body, confirmed = NULL",
        )?
        .execute((id, head.window_start.timestamp_millis(), over, search, body))?;
    Ok(true)
}

/// Takes a job away. It stays readable until [`sweep`] finds that there is no work on it any more. `confirmed` is when the
/// server had last confirmed it: what came later, the technician could not know.
pub(crate) fn remove(connection: &Connection, id: &str, confirmed: Option<DateTime<Utc>>) -> rusqlite::Result<()> {
    connection
        .prepare_cached("UPDATE job SET gone = 1, confirmed = ?2 WHERE id = ?1 AND gone = 0")?
        .execute((id, confirmed.map(|at| at.timestamp_millis())))?;
    Ok(())
}

/// Takes every job away; the same.
pub(crate) fn remove_all(connection: &Connection, confirmed: Option<DateTime<Utc>>) -> rusqlite::Result<()> {
    connection.execute(
        "UPDATE job SET gone = 1, confirmed = ?1 WHERE gone = 0",
        [confirmed.map(|at| at.timestamp_millis())],
    )?;
    Ok(())
}

/// Forgets the jobs that were taken away, except while there is work on them that was not sent, not read or not
/// finished. Once for many, at the end of a change.
pub(crate) fn sweep(connection: &Connection) -> rusqlite::Result<()> {
    connection
        .prepare_cached(
            "DELETE FROM job WHERE gone = 1
             AND id NOT IN (SELECT job FROM draft)
             AND id NOT IN (SELECT job FROM operation WHERE state IN ('pending', 'landing', 'parked', 'rejected'))",
        )?
        .execute([])?;
    Ok(())
}

/// A job as the server gave it, and whether it is still this phone's.
pub(crate) struct BaseJob {
    pub(crate) job: Job,
    pub(crate) gone: bool,
    /// If it is gone: when the server had last confirmed it.
    pub(crate) confirmed: Option<DateTime<Utc>>,
}

/// One job, if it is here. One that this app cannot read is an error: "not here" would be a lie.
pub(crate) fn get(connection: &Connection, id: JobId) -> Result<Option<BaseJob>, CommandError> {
    let row: Option<(String, bool, Option<i64>)> = connection
        .prepare_cached("SELECT body, gone, confirmed FROM job WHERE id = ?1")?
        .query_row([id.to_string()], |row| Ok((row.get("body")?, row.get("gone")?, row.get("confirmed")?)))
        .optional()?;
    let Some((body, gone, confirmed)) = row else { return Ok(None) };
    let confirmed = confirmed.and_then(DateTime::from_timestamp_millis);
    Ok(Some(BaseJob { job: serde_json::from_str(&body)?, gone, confirmed }))
}

/// A section as SQL sees it: over or not, and a span of beginnings.
struct Span {
    over: bool,
    from: i64,
    to: i64,
}

impl Span {
    /// `tomorrow` is the first moment of the next local day.
    fn of(section: JobSection, tomorrow: DateTime<Utc>) -> Span {
        let tomorrow = tomorrow.timestamp_millis();
        match section {
            JobSection::Today => Span { over: false, from: i64::MIN, to: tomorrow },
            JobSection::Coming => Span { over: false, from: tomorrow, to: i64::MAX },
            JobSection::Done => Span { over: true, from: i64::MIN, to: i64::MAX },
        }
    }
}

/// What a page of the list is asked for.
pub(crate) struct ListQuery<'a> {
    pub(crate) section: JobSection,
    pub(crate) tomorrow: DateTime<Utc>,
    /// Jobs that pending operations have carried to the other side of "over": a JSON array of ids. There are few, so
    /// the pages are cut in SQL and no row is loaded that is not shown.
    pub(crate) flipped: &'a str,
    /// Words in small letters, all of which must be found; more than [`WORDS_MAX`] are passed over.
    pub(crate) words: &'a [String],
    pub(crate) offset: u32,
    pub(crate) limit: u32,
}

/// Words of a search that are looked for.
pub(crate) const WORDS_MAX: usize = 6;

impl ListQuery<'_> {
    /// Ids and beginnings of the section: those that lie in it by the server's word and are not flipped, and the flipped
    /// ones of the other side. Without words the index alone answers it; a search reads the light columns.
    fn section_sql(&self) -> String {
        let found = match self.words.is_empty() {
            true => "",
            // A place without a word holds an empty one, which is found everywhere.
            false => {
                "AND instr(search, ?5) AND instr(search, ?6) AND instr(search, ?7) AND instr(search, ?8)
                 AND instr(search, ?9) AND instr(search, ?10)"
            }
        };
        let span = "window_start >= ?2 AND window_start < ?3";
        let plain = format!("SELECT id, window_start FROM job WHERE over = ?1 AND {span} {found}");
        if self.flipped == "[]" {
            return plain; // the common case walks the index and stops at the end of the page
        }
        format!(
            "{plain} AND id NOT IN (SELECT value FROM json_each(?4))
             UNION ALL
             SELECT id, window_start FROM job
             WHERE id IN (SELECT value FROM json_each(?4)) AND over <> ?1 AND {span} {found}"
        )
    }

    /// The values of a statement made of [`ListQuery::section_sql`], whichever of them it uses.
    fn bind(&self, statement: &mut Statement<'_>) -> rusqlite::Result<()> {
        let span = Span::of(self.section, self.tomorrow);
        let word = |place: usize| self.words.get(place).map_or("", String::as_str);
        let (w0, w1, w2, w3, w4, w5) = (word(0), word(1), word(2), word(3), word(4), word(5));
        let values: [&dyn ToSql; 6 + WORDS_MAX] =
            [&span.over, &span.from, &span.to, &self.flipped, &w0, &w1, &w2, &w3, &w4, &w5, &self.limit, &self.offset];
        for (place, value) in values.iter().enumerate().take(statement.parameter_count()) {
            statement.raw_bind_parameter(place + 1, value)?;
        }
        Ok(())
    }
}

/// A page of rows. Rows that this app cannot read are left out of the page and logged.
pub(crate) fn page(connection: &Connection, query: &ListQuery<'_>) -> rusqlite::Result<Vec<Job>> {
    let order = if query.section == JobSection::Done { "DESC" } else { "ASC" };
    // The bodies are fetched for the rows of the page only: CROSS JOIN keeps SQLite from turning that round.
    let mut statement = connection.prepare_cached(&format!(
        "SELECT job.body FROM (SELECT id, window_start FROM ({})
                               ORDER BY window_start {order}, id {order} LIMIT ?11 OFFSET ?12) AS page
         CROSS JOIN job ON job.id = page.id ORDER BY page.window_start {order}, page.id {order}",
        query.section_sql()
    ))?;
    query.bind(&mut statement)?;
    let mut rows = statement.raw_query();
    let mut jobs = Vec::new();
    while let Some(row) = rows.next()? {
        match serde_json::from_str(row.get_ref(0)?.as_str()?) {
            Ok(job) => jobs.push(job),
            Err(error) => tracing::warn!(column = error.column(), "a job in the list cannot be read"),
        }
    }
    Ok(jobs)
}

/// How many rows of the section match.
pub(crate) fn total(connection: &Connection, query: &ListQuery<'_>) -> rusqlite::Result<u32> {
    let mut statement = connection.prepare_cached(&format!("SELECT count(*) FROM ({})", query.section_sql()))?;
    query.bind(&mut statement)?;
    let mut rows = statement.raw_query();
    rows.next()?.map_or(Ok(0), |row| row.get(0))
}

/// How many rows each section has, from the index alone.
pub(crate) fn counts(
    connection: &Connection,
    tomorrow: DateTime<Utc>,
    flipped: &str,
) -> rusqlite::Result<SectionCounts> {
    let count = |section| -> rusqlite::Result<u32> {
        let span = Span::of(section, tomorrow);
        connection
            .prepare_cached(
                "SELECT (SELECT count(*) FROM job WHERE over = ?1 AND window_start >= ?2 AND window_start < ?3)
                      + (SELECT coalesce(sum(CASE WHEN over = ?1 THEN -1 ELSE 1 END), 0) FROM job
                         WHERE id IN (SELECT value FROM json_each(?4)) AND window_start >= ?2 AND window_start < ?3)",
            )?
            .query_row(rusqlite::params![span.over, span.from, span.to, flipped], |row| row.get(0))
    };
    Ok(SectionCounts {
        today: count(JobSection::Today)?,
        coming: count(JobSection::Coming)?,
        done: count(JobSection::Done)?,
    })
}
