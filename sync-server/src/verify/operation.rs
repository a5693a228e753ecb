//! One operation: its bytes are the phone's, its outcome is what a rule or a person has said; and what it has changed.

use chrono::DateTime;
use domain::claim::claim_of;
use domain::decide::find_procedure;
use domain::ids::{DeviceId, JobId, TechnicianId};
use domain::operation::{Action, OperationOutcome, Reviewed, content_hash, read_operation};
use domain::procedure::Procedure;
use domain::report::Outcome;

use super::job::{Facts, Left};
use super::numbering::Phones;
use super::{Check, Report};
use crate::db::{DbError, Row};
use crate::store::operation::kind;

/// The columns that [`check`] reads, with the decision of a person if there is one.
pub(super) const SELECT: &str = "SELECT o.id, o.hash, o.device, o.number, o.job, o.body, o.happened_at, \
     o.outcome_kind, o.outcome, r.decision, r.reason FROM operation o \
     LEFT JOIN review r ON r.operation = o.id AND r.hash = o.hash";

/// Looks at one operation. `facts` are those of its job, if it is there.
pub(super) fn check(
    row: &Row<'_>,
    report: &mut Report,
    phones: &Phones,
    procedures: &[Procedure],
    facts: Option<&mut Facts>,
) -> Result<(), DbError> {
    report.counted.operations += 1;
    let (id, body) = (row.text(0)?, row.text(5)?);
    let place = format!("operation {id}");
    if content_hash(body) != row.text(1)? {
        report.add(Check::Bytes, &place, "the bytes are not those that the phone has sent");
    }
    let Ok(outcome) = serde_json::from_str::<OperationOutcome>(row.text(8)?) else {
        report.add(Check::Outcome, &place, "the outcome cannot be read");
        return Ok(());
    };
    if kind(&outcome) != row.text(7)? {
        report.add(Check::Outcome, &place, format!("kept as {}, but it is {}", row.text(7)?, kind(&outcome)));
    }
    if !is_decided_so(&outcome, row.text_or_none(9)?, row.text_or_none(10)?.unwrap_or_default()) {
        report.add(Check::Outcome, &place, "the outcome is not what Review has decided");
    }
    let job: Option<JobId> = row.text_or_none(4)?.and_then(|job| job.parse().ok());
    let applied =
        matches!(outcome, OperationOutcome::Accepted { review: None | Some(Reviewed { evidence_only: false, .. }) });
    let operation = match read_operation(body) {
        Ok(operation) => operation,
        Err(_) if applied => {
            report.add(Check::Outcome, &place, "accepted, but it cannot be read");
            return Ok(());
        }
        Err(_) => return Ok(()),
    };
    if Some(operation.job) != job {
        report.add(Check::Column, &place, "kept under another job than its own");
        return Ok(());
    }
    if !applied {
        return Ok(());
    }
    let technician = row.text(2)?.parse::<DeviceId>().ok().and_then(|id| phones.get(&id)).map(|phone| phone.technician);
    match (facts, technician) {
        (Some(facts), Some(technician)) => {
            apply(id, &operation.action, row.int(6)?, technician, procedures, facts);
        }
        (None, _) => report.add(Check::Reference, &place, "accepted on a job that is not there"),
        (_, None) => {} // told with the references
    }
    Ok(())
}

/// What came of an accepted operation, on its job.
fn apply(
    id: &str,
    action: &Action,
    happened_at: i64,
    technician: TechnicianId,
    procedures: &[Procedure],
    facts: &mut Facts,
) {
    match action {
        Action::CheckIn => facts.arrived.push(happened_at),
        Action::CheckOut { outcome } => {
            facts.left.push(Left { at: happened_at, outcome: outcome.clone() });
            let (Outcome::Failed { report }, Some(at)) = (outcome, DateTime::from_timestamp_millis(happened_at)) else {
                return;
            };
            let procedure = match &report.third_party {
                domain::report::ThirdParty::Carrier { procedure, .. } => find_procedure(procedures, procedure),
                domain::report::ThirdParty::Nobody => None,
            };
            if let Ok(claim) = claim_of(&facts.job, technician, &report.third_party, procedure, at) {
                facts.owed.push((id.to_owned(), claim));
            }
        }
        Action::Cancel { .. } => {}
        Action::RequestServiceOrder { service_order, .. } => facts.requested.push(*service_order),
    }
}

/// Only a person rejects, and what a person has decided is what the technician reads.
fn is_decided_so(outcome: &OperationOutcome, decision: Option<&str>, said: &str) -> bool {
    match (outcome, decision) {
        (OperationOutcome::Accepted { review: None } | OperationOutcome::Parked { .. }, None) => true,
        (OperationOutcome::Accepted { review: Some(Reviewed { evidence_only, reason }) }, Some(decision)) => {
            decision == if *evidence_only { "evidence" } else { "accept" } && reason == said.trim()
        }
        (OperationOutcome::Rejected { reason }, Some("reject")) => reason == said.trim(),
        _ => false,
    }
}
