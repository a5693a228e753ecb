//! The one way anything changes: a scene and an operation in, a change or a refusal out.
//! The phone calls it before it saves, so that a technician hears "no" while he can still do something about it; the
//! server calls it again with what it knows, and its answer is the truth.

use std::collections::HashSet;

use chrono::{DateTime, Utc};

use crate::claim::{Claim, claim_of};
use crate::ids::{ServiceOrderId, TechnicianId};
use crate::job::{Cancellation, Job, JobKind, JobState};
use crate::operation::{Action, Operation};
use crate::procedure::{Procedure, ProcedureVersion};
use crate::refusal::Refusal;
use crate::report::{FailureReport, Outcome, ThirdParty};
use crate::service_order::{ServiceOrder, ServiceOrderRequest, ServiceOrderState};

/// What a rule may look at.
#[derive(Debug, Clone, Copy)]
pub struct Scene<'a> {
    /// The job, as it is here; `None` if it is not known here.
    pub job: Option<&'a Job>,
    /// Every version of every procedure known here.
    pub procedures: &'a [Procedure],
    /// Who acts.
    pub technician: TechnicianId,
    /// When it happened, see [`crate::clock::happened`].
    pub at: DateTime<Utc>,
}

/// What an operation changes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The job after it.
    pub job: Job,
    /// The claim that came of it.
    pub claim: Option<Claim>,
    /// The service order that came of it.
    pub service_order: Option<ServiceOrder>,
}

impl Change {
    /// Why it cannot be written although the rules allow it: a phone that was cloned can have sent the same service order
    /// twice. `known` are the orders that are there.
    #[must_use]
    pub fn refused(&self, known: &HashSet<ServiceOrderId>) -> Option<Refusal> {
        let order = self.service_order.as_ref().filter(|order| known.contains(&order.id))?;
        Some(Refusal::ServiceOrderExists { service_order: order.id })
    }
}

/// Applies an operation.
///
/// # Errors
/// The [`Refusal`] of the first rule that says no; nothing is changed then.
pub fn decide(scene: &Scene<'_>, operation: &Operation) -> Result<Change, Refusal> {
    let job = scene.job.filter(|job| job.id == operation.job).ok_or(Refusal::JobUnknown)?;
    if job.technician != Some(scene.technician) {
        return Err(Refusal::NotYours);
    }
    match &operation.action {
        Action::CheckIn => check_in(scene, job),
        Action::CheckOut { outcome } => check_out(scene, job, outcome),
        Action::Cancel { cancellation } => cancel(scene, job, cancellation),
        Action::RequestServiceOrder { service_order, request } => {
            request_service_order(scene, job, *service_order, request)
        }
    }
}

fn check_in(scene: &Scene<'_>, job: &Job) -> Result<Change, Refusal> {
    match job.state {
        JobState::Assigned => Ok(changed(job, JobState::OnSite { since: scene.at })),
        JobState::OnSite { .. } => Err(Refusal::AlreadyCheckedIn),
        _ if work_is_stopped(job, scene.procedures) => Err(Refusal::WorkStopped),
        _ => job.refuse_unless_on_site().and(Err(Refusal::AlreadyCheckedIn)),
    }
}

fn check_out(scene: &Scene<'_>, job: &Job, outcome: &Outcome) -> Result<Change, Refusal> {
    job.refuse_unless_on_site()?;
    outcome.check()?;
    let claim = match outcome {
        Outcome::Failed { report: FailureReport { third_party, .. } } => {
            let procedure = procedure_of(scene.procedures, job, third_party)?;
            claim_of(job, scene.technician, third_party, procedure, scene.at).ok()
        }
        Outcome::Completed { .. } => None,
    };
    Ok(Change { claim, ..changed(job, Job::left(outcome, scene.at)) })
}

fn cancel(scene: &Scene<'_>, job: &Job, cancellation: &Cancellation) -> Result<Change, Refusal> {
    if work_is_stopped(job, scene.procedures) {
        return Err(Refusal::WorkStopped);
    }
    if job.state != JobState::Assigned {
        job.refuse_unless_on_site()?;
    }
    cancellation.check(job.kind)?;
    Ok(changed(job, JobState::Cancelled { at: scene.at, cancellation: cancellation.clone() }))
}

fn request_service_order(
    scene: &Scene<'_>,
    job: &Job,
    id: ServiceOrderId,
    request: &ServiceOrderRequest,
) -> Result<Change, Refusal> {
    if let Some(service_order) = job.follow_up {
        return Err(Refusal::ServiceOrderExists { service_order });
    }
    request.check()?;
    let service_order = ServiceOrder {
        id,
        origin: job.id,
        origin_number: job.number.clone(),
        technician: scene.technician,
        requested_at: scene.at,
        kind: job.kind,
        partner: job.partner.clone(),
        service_id: job.service_id.clone(),
        request: request.clone(),
        state: ServiceOrderState::Requested,
        version: 0,
    };
    let job = Job { follow_up: Some(id), ..job.clone() };
    Ok(Change { job, claim: None, service_order: Some(service_order) })
}

fn changed(job: &Job, state: JobState) -> Change {
    Change { job: Job { state, ..job.clone() }, claim: None, service_order: None }
}

/// The procedure that a report names, if it names one: it must be known here, be the job's carrier's, and know the
/// report's cause.
fn procedure_of<'a>(
    procedures: &'a [Procedure],
    job: &Job,
    third_party: &ThirdParty,
) -> Result<Option<&'a Procedure>, Refusal> {
    let ThirdParty::Carrier { procedure: version, cause, .. } = third_party else {
        return Ok(None);
    };
    if job.partner.as_ref() != Some(&version.partner) {
        return Err(Refusal::NotInPartnership);
    }
    let procedure = find_procedure(procedures, version).ok_or(Refusal::ProcedureUnknown)?;
    procedure.cause(cause).ok_or(Refusal::CauseUnknown)?;
    Ok(Some(procedure))
}

/// The version of a procedure by its name.
#[must_use]
pub fn find_procedure<'a>(procedures: &'a [Procedure], version: &ProcedureVersion) -> Option<&'a Procedure> {
    procedures.iter().find(|procedure| procedure.name() == *version)
}

/// A transfer-point job that failed for a dead line: no further work may be recorded on it (source 000, hints for UP
/// jobs).
#[must_use]
pub fn work_is_stopped(job: &Job, procedures: &[Procedure]) -> bool {
    let Some(ThirdParty::Carrier { procedure, cause, .. }) = job.carrier_failure() else {
        return false;
    };
    job.kind == JobKind::TransferPoint
        && find_procedure(procedures, procedure)
            .and_then(|procedure| procedure.cause(cause))
            .is_some_and(|cause| cause.stops_transfer_point)
}
