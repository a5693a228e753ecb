//! Jobs. The truth is the JSON; the columns beside it are there to find, filter and sort.

use std::collections::HashMap;

use domain::customer::Customer;
use domain::ids::{JobId, TechnicianId};
use domain::job::Job;
use domain::service_id::ServiceId;
use domain::wire::Entity;

use super::{Slice, bulk, feed, searchable};
use crate::api::{Direction, JobQuery, JobRow, JobSort};
use crate::db::{DbError, Filter, Read, Value, Write};

/// Reads one.
///
/// # Errors
/// [`DbError`].
pub fn get(tx: &Read<'_>, id: JobId) -> Result<Option<Job>, DbError> {
    tx.one("SELECT body FROM job WHERE id = $1", &[id.into()], |row| row.json(0))
}

/// A person or the server has given this number already.
///
/// # Errors
/// [`DbError`].
pub fn number_is_used(tx: &Read<'_>, number: &str) -> Result<bool, DbError> {
    Ok(tx.one("SELECT 1 FROM job WHERE number = $1", &[number.into()], |row| row.int(0))?.is_some())
}

/// Writes a job as this transaction's revision, and puts it on the phones of its technician. Gives it back as stored.
///
/// # Errors
/// [`DbError`].
pub fn save(tx: &Write<'_>, job: &Job) -> Result<Job, DbError> {
    let job = Job { version: tx.revision(), ..job.clone() };
    save_all(tx, std::slice::from_ref(&job))?;
    Ok(job)
}

/// Writes jobs, which have this transaction's revision as their version, and puts them on the phones of their
/// technicians. No two are the same.
///
/// # Errors
/// [`DbError`].
pub fn save_all(tx: &Write<'_>, jobs: &[Job]) -> Result<(), DbError> {
    const INTO: &str =
        "job (id, number, state, technician, partner, customer_sort, window_start, search, body, version)";
    const UPDATE: &str = "ON CONFLICT (id) DO UPDATE SET number = excluded.number, state = excluded.state, \
         technician = excluded.technician, partner = excluded.partner, customer_sort = excluded.customer_sort, \
         window_start = excluded.window_start, search = excluded.search, body = excluded.body, \
         version = excluded.version";
    let mut values: Vec<Value> = Vec::with_capacity(jobs.len() * 10);
    let mut puts = Vec::with_capacity(jobs.len());
    for job in jobs {
        let service_id = job.service_id.as_ref().map_or("", ServiceId::as_str);
        let search = searchable(&[&job.number, &job.customer.name, &place(&job.customer), service_id]);
        let body = serde_json::to_string(job)?;
        values.extend([
            job.id.into(),
            Value::from(&job.number),
            job.state.name().as_str().into(),
            job.technician.into(),
            job.partner.as_ref().map(|partner| partner.0.as_str()).into(),
            job.customer.name.to_lowercase().into(),
            job.window_start.into(),
            search.into(),
            Value::from(&body),
            job.version.into(),
        ]);
        if let Some(technician) = job.technician {
            puts.push(feed::Put { technician, entity: Entity::Job, id: job.id.0, body });
        }
    }
    bulk::insert(tx, INTO, 10, UPDATE, &values)?;
    feed::put_all(tx, puts)
}

/// Reads many.
///
/// # Errors
/// [`DbError`].
pub fn get_all(tx: &Read<'_>, ids: &[Value]) -> Result<HashMap<JobId, Job>, DbError> {
    let mut found = HashMap::with_capacity(ids.len());
    bulk::ask(tx, "SELECT body FROM job WHERE id", "", ids, |row| {
        let job: Job = row.json(0)?;
        found.insert(job.id, job);
        Ok(())
    })?;
    Ok(found)
}

/// A job that is somebody else's now disappears from the phones of who had it.
///
/// # Errors
/// [`DbError`].
pub fn take_from(tx: &Write<'_>, before: &Job, now_with: Option<TechnicianId>) -> Result<(), DbError> {
    if let Some(had) = before.technician
        && now_with != Some(had)
    {
        feed::remove(tx, had, Entity::Job, &before.id.to_string())?;
    }
    Ok(())
}

/// Street, postcode and town.
#[must_use]
pub fn place(customer: &Customer) -> String {
    format!("{}, {} {}", customer.street, customer.postcode, customer.city)
}

fn filter(query: &JobQuery) -> Filter {
    let mut filter = Filter::default();
    if let Some(text) = &query.search {
        filter.contains("j.search LIKE $? ESCAPE '\\'", text);
    }
    if let Some(state) = query.state {
        filter.and("j.state = $?", state.as_str());
    }
    if let Some(technician) = query.technician {
        filter.and("j.technician = $?", technician);
    }
    if let Some(from) = query.from {
        filter.and("j.window_start >= $?", domain::dispatch::day_begins(from));
    }
    if let Some(next) = query.until.and_then(|until| until.succ_opt()) {
        filter.and("j.window_start < $?", domain::dispatch::day_begins(next));
    }
    const PARKED: &str = "EXISTS (SELECT 1 FROM operation o WHERE o.job = j.id AND o.outcome_kind = 'parked')";
    match query.parked {
        Some(true) => filter.also(PARKED),
        Some(false) => filter.also(&format!("NOT {PARKED}")),
        None => (),
    }
    filter
}

fn order(query: &JobQuery) -> String {
    let sort = query.sort.unwrap_or(JobSort::Window);
    let default = if sort == JobSort::Window { Direction::Desc } else { Direction::Asc };
    let column = match sort {
        JobSort::Number => "j.number",
        JobSort::Window => "j.window_start",
        JobSort::Customer => "j.customer_sort",
        JobSort::Technician => "COALESCE(t.sort_name, '')",
        JobSort::State => "j.state",
    };
    // The id decides between equals, so that no row is on two pages.
    format!("ORDER BY {column} {}, j.id", super::claim::direction(query.direction.unwrap_or(default)))
}

/// One page of the jobs that match, and how many match.
///
/// # Errors
/// [`DbError`].
pub fn page(tx: &Read<'_>, query: &JobQuery, slice: Slice) -> Result<(Vec<JobRow>, u32), DbError> {
    let filter = filter(query);
    let total = tx.one(&format!("SELECT COUNT(*) FROM job j {}", filter.sql()), filter.values(), |row| row.int(0))?;
    let sql = format!(
        "SELECT j.body, t.name, p.name, \
         (SELECT COUNT(*) FROM operation o WHERE o.job = j.id AND o.outcome_kind = 'parked') FROM job j \
         LEFT JOIN technician t ON t.id = j.technician LEFT JOIN partner p ON p.code = j.partner {} {} {}",
        filter.sql(),
        order(query),
        slice.sql()
    );
    let rows = tx.all(&sql, filter.values(), |row| {
        let job: Job = row.json(0)?;
        Ok(JobRow {
            id: job.id,
            kind: job.kind,
            state: job.state.name(),
            place: place(&job.customer),
            customer_name: job.customer.name,
            number: job.number,
            partner_name: row.text_or_none(2)?.map(str::to_owned),
            service_id: job.service_id.map(String::from),
            technician_name: row.text_or_none(1)?.map(str::to_owned),
            window_start: job.window_start,
            window_end: job.window_end,
            parked: u32::try_from(row.int(3)?).unwrap_or(u32::MAX),
        })
    })?;
    Ok((rows, u32::try_from(total.unwrap_or(0)).unwrap_or(u32::MAX)))
}
