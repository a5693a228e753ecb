//! The list of what waits for a person, and of what was decided.

use domain::job::Job;
use domain::operation::{OperationOutcome, ParkReason, read_operation};

use super::{Slice, claim, review};
use crate::api::{Direction, ReviewDecision, ReviewQuery, ReviewReason, ReviewRow, ReviewSort, ReviewState};
use crate::db::{DbError, Filter, Read, Row};

const FROM: &str = "FROM operation o JOIN device d ON d.id = o.device JOIN technician t ON t.id = d.technician \
     LEFT JOIN job j ON j.id = o.job LEFT JOIN review r ON r.operation = o.id AND r.hash = o.hash";
const COLUMNS: &str = "o.id, o.hash, o.body, o.received_at, o.happened_at, COALESCE(r.parked, o.outcome), d.name, \
     t.name, j.body, r.at, r.who, r.decision, r.reason";

/// How an outcome is written that waits for a reason. A test holds it to what the server writes.
fn pattern(reason: ReviewReason) -> String {
    let refused = |code: &str| format!("\"refused\",\"refusal\":{{\"code\":\"{code}\"");
    let kind = match reason {
        ReviewReason::NotYours => refused("not_yours"),
        ReviewReason::Cancelled => refused("cancelled"),
        ReviewReason::AlreadyCheckedOut => refused("already_checked_out"),
        ReviewReason::ProcedureUnknown => refused("procedure_unknown"),
        ReviewReason::ClonedPhone => "\"cloned_phone\"".into(),
        ReviewReason::RevokedPhone => "\"revoked_phone\"".into(),
        ReviewReason::NeedsNewerServer => "\"needs_newer_server\"".into(),
        ReviewReason::Unreadable => "\"unreadable\"".into(),
        ReviewReason::Behind => "\"behind\"".into(),
    };
    format!("{{\"kind\":\"parked\",\"reason\":{{\"kind\":{kind}%")
}

fn filter(query: &ReviewQuery) -> Filter {
    let mut filter = Filter::default();
    match query.state.unwrap_or(ReviewState::Waiting) {
        ReviewState::Waiting => filter.also("o.outcome_kind = 'parked'"),
        ReviewState::Decided => filter.also("r.operation IS NOT NULL"),
    }
    if let Some(technician) = query.technician {
        filter.and("d.technician = $?", technician);
    }
    if let Some(job) = query.job {
        filter.and("o.job = $?", job);
    }
    if let Some(reason) = query.reason {
        filter.and("COALESCE(r.parked, o.outcome) LIKE $?", pattern(reason));
    }
    if let Some(text) = &query.search {
        filter.contains("(j.search LIKE $? ESCAPE '\\' OR t.sort_name LIKE $? ESCAPE '\\')", text);
    }
    filter
}

fn make(row: &Row<'_>) -> Result<ReviewRow, DbError> {
    let operation = read_operation(row.text(2)?).ok();
    let job: Option<Job> = row.text_or_none(8)?.map(serde_json::from_str).transpose()?;
    let parked = match row.json(5)? {
        OperationOutcome::Parked { reason } => reason,
        // Nothing that did not wait is in this list.
        _ => ParkReason::Unknown,
    };
    let decided = match (row.time_or_none(9)?, row.text_or_none(11)?) {
        (Some(at), Some(decision)) => Some(ReviewDecision {
            at,
            who: row.text(10)?.to_owned(),
            decision: review::decision(decision)?,
            reason: row.text(12)?.to_owned(),
        }),
        _ => None,
    };
    Ok(ReviewRow {
        operation: row.parse(0)?,
        hash: row.text(1)?.to_owned(),
        job: job.as_ref().map(|job| job.id),
        job_number: job.as_ref().map(|job| job.number.clone()),
        customer_name: job.map(|job| job.customer.name),
        technician_name: row.text(7)?.to_owned(),
        device_name: row.text(6)?.to_owned(),
        action: operation.map(|operation| operation.action.kind()),
        parked,
        received_at: row.time(3)?,
        happened_at: row.time(4)?,
        decided,
    })
}

fn order(query: &ReviewQuery) -> String {
    let column = match query.sort.unwrap_or(ReviewSort::Received) {
        ReviewSort::Received => "o.received_at",
        ReviewSort::Happened => "o.happened_at",
        ReviewSort::Technician => "t.sort_name",
        ReviewSort::Job => "COALESCE(j.number, '')",
        ReviewSort::Customer => "COALESCE(j.customer_sort, '')",
        ReviewSort::Reason => "COALESCE(r.parked, o.outcome)",
        ReviewSort::Decided => "COALESCE(r.at, 0)",
    };
    let direction = claim::direction(query.direction.unwrap_or(Direction::Asc));
    // Between equals as they came; the key of the table decides at last, so that no row is on two pages.
    format!("ORDER BY {column} {direction}, o.received_at, o.device, o.number, o.id, o.hash")
}

/// What matches: one page of it, or all.
///
/// # Errors
/// [`DbError`].
pub fn rows(tx: &Read<'_>, query: &ReviewQuery, slice: Option<Slice>) -> Result<Vec<ReviewRow>, DbError> {
    let filter = filter(query);
    let slice = slice.map(Slice::sql).unwrap_or_default();
    tx.all(&format!("SELECT {COLUMNS} {FROM} {} {} {slice}", filter.sql(), order(query)), filter.values(), make)
}

/// How many match.
///
/// # Errors
/// [`DbError`].
pub fn total(tx: &Read<'_>, query: &ReviewQuery) -> Result<u32, DbError> {
    let filter = filter(query);
    let total = tx.one(&format!("SELECT COUNT(*) {FROM} {}", filter.sql()), filter.values(), |row| row.int(0))?;
    Ok(u32::try_from(total.unwrap_or(0)).unwrap_or(u32::MAX))
}

/// One, as the list shows it.
///
/// # Errors
/// [`DbError`].
pub fn row(tx: &Read<'_>, kept: &review::Kept) -> Result<Option<ReviewRow>, DbError> {
    let sql = format!("SELECT {COLUMNS} {FROM} WHERE o.id = $1 AND o.hash = $2");
    tx.one(&sql, &[kept.id.into(), (&kept.hash).into()], make)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test says by panicking that a fact does not hold")]
mod tests {
    use domain::ids::OperationId;
    use domain::refusal::Refusal;

    use super::*;

    #[test]
    fn a_reason_is_found_by_the_text_that_is_written() {
        let refused = |refusal| ParkReason::Refused { refusal };
        for (reason, filter) in [
            (refused(Refusal::NotYours), ReviewReason::NotYours),
            (refused(Refusal::Cancelled), ReviewReason::Cancelled),
            (refused(Refusal::AlreadyCheckedOut), ReviewReason::AlreadyCheckedOut),
            (refused(Refusal::ProcedureUnknown), ReviewReason::ProcedureUnknown),
            (ParkReason::ClonedPhone, ReviewReason::ClonedPhone),
            (ParkReason::RevokedPhone, ReviewReason::RevokedPhone),
            (ParkReason::NeedsNewerServer { action: "x".into() }, ReviewReason::NeedsNewerServer),
            (ParkReason::Unreadable, ReviewReason::Unreadable),
            (ParkReason::Behind { operation: OperationId(uuid::Uuid::nil()) }, ReviewReason::Behind),
        ] {
            let text = serde_json::to_string(&OperationOutcome::Parked { reason }).unwrap();
            assert!(text.starts_with(pattern(filter).trim_end_matches('%')), "{text}");
        }
    }
}
