//! Jobs and all that hangs on them, some hundred jobs at a time: every table is read in the order of jobs.

use std::collections::HashMap;

use domain::claim::Claim;
use domain::ids::{DeviceId, JobId};
use domain::job::Job;
use domain::operation::{OperationOutcome, ParkReason};
use domain::procedure::Procedure;
use domain::service_order::{ServiceOrder, ServiceOrderState};
use serde::Deserialize;

use super::job::{self, Facts};
use super::numbering::Phones;
use super::order::{self, Arrival};
use super::{Check, Report, operation};
use crate::db::{DbError, Read, Row, Value};
use crate::store::procedure;

/// Jobs that are looked at together.
const JOBS: usize = 500;

pub(super) fn check(tx: &Read<'_>, report: &mut Report, phones: &Phones) -> Result<(), DbError> {
    let procedures = procedure::all(tx)?;
    let mut work = Work { tx, report, phones, procedures, arrivals: Vec::new() };
    let mut after = String::new();
    loop {
        let (mut jobs, last) = work.jobs(&after)?;
        // What hangs on jobs that are not there is looked at too: the last part has no end.
        let part = Part { after, until: last };
        work.orders(&part, &mut jobs)?;
        work.claims(&part, &mut jobs)?;
        let kept = work.operations(&part, &mut jobs)?;
        work.history(&part, kept)?;
        for facts in jobs.values() {
            job::check(facts, work.report);
        }
        let Some(last) = part.until else { break };
        after = last;
    }
    tx.scan(&format!("{} WHERE o.job IS NULL", operation::SELECT), &[], |row| {
        operation::check(row, work.report, phones, &work.procedures, None)?;
        Ok(true)
    })?;
    let names: HashMap<u32, DeviceId> = phones.iter().map(|(id, phone)| (phone.short, *id)).collect();
    order::check(work.arrivals, report, |phone| names.get(&phone).map(ToString::to_string).unwrap_or_default());
    Ok(())
}

/// The jobs after one, up to another or to the end.
struct Part {
    after: String,
    until: Option<String>,
}

impl Part {
    fn of(&self, column: &str) -> (String, Vec<Value>) {
        match &self.until {
            None => (format!("{column} > $1"), vec![(&self.after).into()]),
            Some(until) => (format!("{column} > $1 AND {column} <= $2"), vec![(&self.after).into(), until.into()]),
        }
    }
}

struct Work<'a> {
    tx: &'a Read<'a>,
    report: &'a mut Report,
    phones: &'a Phones,
    procedures: Vec<Procedure>,
    arrivals: Vec<Arrival>,
}

type Jobs = HashMap<JobId, Facts>;
/// Operations of a part by their id: for each content, phone and number.
type Kept = HashMap<String, Vec<(Option<u32>, i64)>>;

/// What the history says of an operation.
#[derive(Deserialize)]
struct Told {
    kind: String,
    operation: Option<String>,
    outcome: Option<OperationOutcome>,
}

impl Work<'_> {
    /// The next jobs, and the last of them unless there is none after it.
    fn jobs(&mut self, after: &str) -> Result<(Jobs, Option<String>), DbError> {
        let (mut jobs, mut last, mut count) = (Jobs::new(), None, 0);
        let sql = format!(
            "SELECT id, number, state, technician, partner, window_start, version, body FROM job WHERE id > $1 \
             ORDER BY id LIMIT {JOBS}"
        );
        self.tx.scan(&sql, &[after.into()], |row| {
            count += 1;
            last = Some(row.text(0)?.to_owned());
            let Ok(job) = serde_json::from_str::<Job>(row.text(7)?) else {
                self.report.add(Check::Job, format!("job {}", row.text(0)?), "it cannot be read");
                return Ok(true);
            };
            let beside: [Value; 7] = [
                job.id.into(),
                (&job.number).into(),
                job.state.name().as_str().into(),
                job.technician.into(),
                job.partner.as_ref().map(|partner| partner.0.as_str()).into(),
                job.window_start.into(),
                job.version.into(),
            ];
            let names = ["id", "number", "state", "technician", "partner", "window_start", "version"];
            columns(self.report, "job", row, &names, &beside)?;
            jobs.insert(job.id, Facts::of(job));
            Ok(true)
        })?;
        self.report.counted.jobs += count;
        Ok((jobs, last.filter(|_| count == JOBS as u64)))
    }

    fn orders(&mut self, part: &Part, jobs: &mut Jobs) -> Result<(), DbError> {
        let (within, values) = part.of("origin");
        let sql = format!(
            "SELECT id, origin, technician, scheduled_job, requested_at, version, body FROM service_order \
             WHERE {within} ORDER BY origin"
        );
        self.tx.scan(&sql, &values, |row| {
            let Ok(order) = serde_json::from_str::<ServiceOrder>(row.text(6)?) else {
                self.report.add(Check::Job, format!("service_order {}", row.text(0)?), "it cannot be read");
                return Ok(true);
            };
            let scheduled = match order.state {
                ServiceOrderState::Scheduled { job } => Some(job),
                _ => None,
            };
            let beside: [Value; 6] = [
                order.id.into(),
                order.origin.into(),
                order.technician.into(),
                scheduled.into(),
                order.requested_at.into(),
                order.version.into(),
            ];
            let names = ["id", "origin", "technician", "scheduled_job", "requested_at", "version"];
            columns(self.report, "service_order", row, &names, &beside)?;
            if let Some(facts) = jobs.get_mut(&order.origin) {
                facts.orders.push(order.id);
            }
            Ok(true)
        })
    }

    fn claims(&mut self, part: &Part, jobs: &mut Jobs) -> Result<(), DbError> {
        let (within, values) = part.of("job");
        let sql = format!(
            "SELECT id, job, technician, service_id, amount, checked_out_at, due, state, version, body FROM claim \
             WHERE {within} ORDER BY job"
        );
        self.tx.scan(&sql, &values, |row| {
            self.report.counted.claims += 1;
            let Ok(claim) = serde_json::from_str::<Claim>(row.text(9)?) else {
                self.report.add(Check::Claim, format!("claim {}", row.text(0)?), "it cannot be read");
                return Ok(true);
            };
            let beside: [Value; 9] = [
                claim.id.into(),
                claim.job.into(),
                claim.technician.into(),
                claim.service_id.as_str().into(),
                claim.amount.amount.into(),
                claim.checked_out_at.into(),
                claim.due.into(),
                claim.state.as_str().into(),
                claim.version.into(),
            ];
            let names =
                ["id", "job", "technician", "service_id", "amount", "checked_out_at", "due", "state", "version"];
            columns(self.report, "claim", row, &names, &beside)?;
            if let Some(facts) = jobs.get_mut(&claim.job) {
                facts.claim = Some(claim);
            }
            Ok(true)
        })
    }

    fn operations(&mut self, part: &Part, jobs: &mut Jobs) -> Result<Kept, DbError> {
        let (within, values) = part.of("o.job");
        let mut kept = Kept::new();
        self.tx.scan(&format!("{} WHERE {within} ORDER BY o.job", operation::SELECT), &values, |row| {
            let facts = row.text(4)?.parse().ok().and_then(|job| jobs.get_mut(&job));
            operation::check(row, self.report, self.phones, &self.procedures, facts)?;
            let phone = row.text(2)?.parse().ok().and_then(|id: DeviceId| self.phones.get(&id));
            let arrived = (phone.map(|phone| phone.short), row.int(3)?);
            kept.entry(row.text(0)?.to_owned()).or_default().push(arrived);
            Ok(true)
        })?;
        Ok(kept)
    }

    /// The history tells of every operation as it came, and of no other.
    fn history(&mut self, part: &Part, mut kept: Kept) -> Result<(), DbError> {
        let (within, values) = part.of("job");
        let mut told: HashMap<String, usize> = HashMap::new();
        let sql = format!("SELECT job, rev, position, event FROM history WHERE {within} ORDER BY job, rev, position");
        self.tx.scan(&sql, &values, |row| {
            let Ok(event) = serde_json::from_str::<Told>(row.text(3)?) else {
                self.report.add(
                    Check::History,
                    format!("job {} revision {}", row.text(0)?, row.int(1)?),
                    "it cannot be read",
                );
                return Ok(true);
            };
            let Some(id) = event.operation.filter(|_| event.kind == "operation") else { return Ok(true) };
            let Some(rows) = kept.get(&id) else {
                self.report.add(
                    Check::History,
                    format!("operation {id}"),
                    "the history tells of it, and it is not there",
                );
                return Ok(true);
            };
            let cloned = matches!(event.outcome, Some(OperationOutcome::Parked { reason: ParkReason::ClonedPhone }));
            let times = told.entry(id).or_default();
            *times += 1;
            if let [(Some(phone), number)] = rows.as_slice()
                && *times == 1
                && !cloned
            {
                let position = u32::try_from(row.int(2)?).unwrap_or(u32::MAX);
                self.arrivals.push(Arrival { phone: *phone, position, number: *number, revision: row.int(1)? });
            }
            Ok(true)
        })?;
        kept.retain(|id, rows| told.get(id).copied().unwrap_or(0) < rows.len());
        for id in kept.keys() {
            self.report.add(Check::History, format!("operation {id}"), "the history does not tell of it");
        }
        Ok(())
    }
}

/// The columns beside a body say what it says.
fn columns(report: &mut Report, table: &str, row: &Row<'_>, names: &[&str], right: &[Value]) -> Result<(), DbError> {
    for (column, (name, right)) in names.iter().zip(right).enumerate() {
        if row.value(column)? != *right {
            report.add(Check::Column, format!("{table} {}", row.text(0)?), format!("{name} is not what the body says"));
        }
    }
    Ok(())
}
