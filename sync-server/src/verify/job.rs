//! One job with what was done on it: its state, its claim and its service orders come from accepted operations.

use domain::claim::Claim;
use domain::ids::{ClaimId, ServiceOrderId};
use domain::job::{Job, JobState};
use domain::report::Outcome;

use super::{Check, Report};

/// A check-out that was accepted.
pub(super) struct Left {
    /// When it happened, in milliseconds since 1970.
    pub(super) at: i64,
    pub(super) outcome: Outcome,
}

/// What is known of a job.
pub(super) struct Facts {
    pub(super) job: Job,
    /// When somebody arrived, by accepted operations.
    pub(super) arrived: Vec<i64>,
    pub(super) left: Vec<Left>,
    /// What accepted reports are worth, with the operation.
    pub(super) owed: Vec<(String, Claim)>,
    /// Orders that accepted operations have opened, and those that are there.
    pub(super) requested: Vec<ServiceOrderId>,
    pub(super) orders: Vec<ServiceOrderId>,
    /// The claim that is there.
    pub(super) claim: Option<Claim>,
}

impl Facts {
    pub(super) fn of(job: Job) -> Facts {
        Facts {
            job,
            arrived: Vec::new(),
            left: Vec::new(),
            owed: Vec::new(),
            requested: Vec::new(),
            orders: Vec::new(),
            claim: None,
        }
    }
}

pub(super) fn check(facts: &Facts, report: &mut Report) {
    state(facts, report);
    claim(facts, report);
    for order in facts.requested.iter().filter(|order| !facts.orders.contains(order)) {
        report.add(
            Check::Reference,
            format!("service_order {order}"),
            "an operation has opened it, and it is not there",
        );
    }
    for order in facts.orders.iter().filter(|order| !facts.requested.contains(order)) {
        report.add(Check::Job, format!("service_order {order}"), "no accepted operation has opened it");
    }
    if let Some(order) = facts.job.follow_up.filter(|order| !facts.orders.contains(order)) {
        report.add(Check::Job, format!("job {}", facts.job.id), format!("the order {order} was not opened from it"));
    }
}

fn state(facts: &Facts, report: &mut Report) {
    let left_so = |at: i64, outcome: &Outcome| facts.left.iter().any(|left| left.at == at && left.outcome == *outcome);
    let wrong = match &facts.job.state {
        JobState::Completed { at, note } => !left_so(at.timestamp_millis(), &Outcome::Completed { note: note.clone() }),
        JobState::Failed { at, report } => !left_so(at.timestamp_millis(), &Outcome::Failed { report: report.clone() }),
        JobState::OnSite { since } => !facts.arrived.contains(&since.timestamp_millis()) || !facts.left.is_empty(),
        JobState::Open | JobState::Assigned | JobState::Cancelled { .. } => !facts.left.is_empty(),
    };
    if wrong {
        let what = format!("{}, but the accepted operations say otherwise", facts.job.state.name().as_str());
        report.add(Check::Job, format!("job {}", facts.job.id), what);
    }
}

fn claim(facts: &Facts, report: &mut Report) {
    let place = format!("job {}", facts.job.id);
    match (facts.owed.as_slice(), &facts.claim) {
        ([], None) => {}
        ([], Some(claim)) => {
            report.add(Check::Claim, format!("claim {}", claim.id), "no accepted report is worth it");
        }
        ([(operation, _)], None) => {
            report.add(Check::Claim, place, format!("the report of operation {operation} has no claim"));
        }
        ([(operation, owed)], Some(claim)) => {
            if let Some(field) = difference(owed, claim) {
                let what = format!("another {field} than by the report of operation {operation}");
                report.add(Check::Claim, format!("claim {}", claim.id), what);
            }
        }
        (several, _) => {
            let operations: Vec<_> = several.iter().map(|(operation, _)| operation.as_str()).collect();
            report.add(Check::Claim, place, format!("more than one report is worth it: {}", operations.join(", ")));
        }
    }
}

/// The first thing in which a claim is not what the rule says. Times are kept to the millisecond beside an operation.
fn difference(owed: &Claim, claim: &Claim) -> Option<&'static str> {
    [
        ("identity", claim.id == ClaimId::of_job(claim.job) && claim.job == owed.job),
        ("number", claim.job_number == owed.job_number),
        ("technician", claim.technician == owed.technician),
        ("Service ID", claim.service_id == owed.service_id),
        ("cause", claim.cause == owed.cause),
        ("amount", claim.amount == owed.amount),
        ("procedure", claim.procedure == owed.procedure),
        ("moment", claim.checked_out_at.timestamp_millis() == owed.checked_out_at.timestamp_millis()),
        ("date", claim.due == owed.due),
    ]
    .into_iter()
    .find_map(|(field, same)| (!same).then_some(field))
}
