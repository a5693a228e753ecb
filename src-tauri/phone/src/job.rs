//! One job, as its screen shows it.

use domain::claim::{Claim, days_left};
use domain::clock::local_date;
use domain::decide::{find_procedure, work_is_stopped};
use domain::form::stop_work;
use domain::ids::{JobId, ServiceOrderId};
use domain::job::Job;
use domain::language::Localized;
use domain::operation::{Action, ActionKind};
use domain::procedure::Procedure;
use domain::report::ThirdParty;
use rusqlite::Connection;

use crate::error::CommandError;
use crate::phone::{Memory, Phone};
use crate::scene::JobScene;
use crate::stamp::Stamp;
use crate::store::operation::Stored;
use crate::store::{draft, rows};
use crate::view::{ClaimRow, Delivery, DraftKind, JobView, OperationRow, ServiceOrderRow, TroubleView};

impl Phone {
    /// Command `job`.
    ///
    /// # Errors
    /// [`domain::refusal::Refusal::JobUnknown`]; what broke.
    pub fn job(&self, stamp: &Stamp, job: JobId) -> Result<JobView, CommandError> {
        self.read(|connection, memory| job_view(connection, memory, stamp, job))
    }

    /// Command `discard`: a form that was begun is given up.
    ///
    /// # Errors
    /// What broke; the draft is as before.
    pub fn discard(&self, stamp: &Stamp, job: JobId, kind: DraftKind) -> Result<JobView, CommandError> {
        self.go_on(|transaction, memory| {
            let view = job_view(transaction, memory, stamp, job)?;
            draft::delete(transaction, job, kind)?;
            crate::store::job::sweep(transaction)?;
            // A job that was kept only for this form is gone now; its last view is the answer then.
            match job_view(transaction, memory, stamp, job) {
                Err(CommandError::Refused { .. }) => {
                    let drafts = view.drafts.iter().copied().filter(|other| *other != kind).collect();
                    Ok(JobView { drafts, ..view })
                }
                other => other,
            }
        })
    }
}

/// Reads a job's screen.
fn job_view(connection: &Connection, memory: &Memory, stamp: &Stamp, id: JobId) -> Result<JobView, CommandError> {
    JobScene::load(connection, memory, stamp, id)?.view(connection, memory)
}

impl JobScene {
    /// The job's screen; also the answer of every command that changes a job.
    pub(crate) fn view(&self, connection: &Connection, memory: &Memory) -> Result<JobView, CommandError> {
        let job = &self.replayed.job;
        let procedure = self.procedure();
        let draft = self.check_out_draft(connection)?;
        let stopped = draft.is_some_and(|draft| stop_work(&draft, &self.form()));
        Ok(JobView {
            partner_name: procedure.map(|procedure| procedure.partner.name.clone()),
            helpline: procedure.map(|procedure| procedure.helpline.clone()),
            allowed: self.allowed(connection)?,
            drafts: draft::of_job(connection, job.id)?,
            operations: self.operations.iter().filter_map(|stored| operation_row(stored, Some(job))).collect(),
            claim: claim(connection, self)?,
            follow_up: follow_up(connection, self)?,
            cause_name: cause_name(job, &self.procedures),
            stop_work: stopped || work_is_stopped(job, &self.procedures),
            gone: self.replayed.gone,
            last_confirmed: match self.replayed.gone {
                true => self.replayed.confirmed,
                false => memory.pairing.as_ref().and_then(|pairing| pairing.last_success),
            },
            job: job.clone(),
        })
    }
}

/// An operation as a row. None if this app cannot read it: a newer app wrote it before somebody went back.
pub(crate) fn operation_row(stored: &Stored, job: Option<&Job>) -> Option<OperationRow> {
    let operation = stored.operation.as_ref()?;
    Some(OperationRow {
        id: stored.id,
        action: operation.action.kind(),
        job: stored.job,
        job_number: job.map_or_else(String::new, |job| job.number.clone()),
        customer_name: job.map_or_else(String::new, |job| job.customer.name.clone()),
        at: operation.moment.wall,
        confirmed: operation.confirmed,
        delivery: stored.delivery(),
        attempts: stored.attempts,
    })
}

/// How the check-out stands that was made on this phone; the last one, if there were several.
pub(crate) fn check_out_delivery(operations: &[Stored], job: JobId) -> Option<Delivery> {
    let is_check_out = |stored: &&Stored| stored.job == job && stored.action() == Some(ActionKind::CheckOut);
    operations.iter().rfind(is_check_out).map(Stored::delivery)
}

fn claim(connection: &Connection, scene: &JobScene) -> Result<Option<ClaimRow>, CommandError> {
    let job = &scene.replayed.job;
    let row = |claim: &Claim, delivery| {
        claim_row(claim, Some(job.customer.name.clone()), delivery, &scene.procedures, local_date(scene.now))
    };
    if let Some(claim) = rows::claim_of(connection, job.id)? {
        return Ok(Some(row(&claim, check_out_delivery(&scene.operations, job.id))));
    }
    Ok(scene.replayed.claim.as_ref().map(|made| row(&made.value, Some(made.delivery.clone()))))
}

/// A claim as a row.
pub(crate) fn claim_row(
    claim: &Claim,
    customer_name: Option<String>,
    delivery: Option<Delivery>,
    procedures: &[Procedure],
    today: chrono::NaiveDate,
) -> ClaimRow {
    ClaimRow {
        id: claim.id,
        job: claim.job,
        job_number: claim.job_number.clone(),
        customer_name,
        service_id: claim.service_id.clone(),
        amount: claim.amount,
        due: claim.due,
        days_left: days_left(claim.due, today),
        state: claim.state,
        paid_on: claim.paid_on,
        trouble: TroubleView::of(claim),
        delivery,
        sample: find_procedure(procedures, &claim.procedure).is_some_and(|procedure| procedure.sample),
    }
}

fn follow_up(connection: &Connection, scene: &JobScene) -> Result<Option<ServiceOrderRow>, CommandError> {
    if let Some(order) = rows::follow_up_of(connection, scene.replayed.job.id)? {
        let delivery = requested_here(&scene.operations, order.id).map(Stored::delivery);
        return Ok(Some(ServiceOrderRow { id: order.id, wish: order.request.wish, state: order.state, delivery }));
    }
    Ok(scene.replayed.service_order.as_ref().map(|made| ServiceOrderRow {
        id: made.value.id,
        wish: made.value.request.wish,
        state: made.value.state.clone(),
        delivery: Some(made.delivery.clone()),
    }))
}

fn requested_here(operations: &[Stored], order: ServiceOrderId) -> Option<&Stored> {
    operations.iter().find(|stored| {
        stored.operation.as_ref().is_some_and(|operation| {
            matches!(operation.action, Action::RequestServiceOrder { service_order, .. } if service_order == order)
        })
    })
}

fn cause_name(job: &Job, procedures: &[Procedure]) -> Option<Localized> {
    let ThirdParty::Carrier { procedure, cause, .. } = job.carrier_failure()? else { return None };
    Some(find_procedure(procedures, procedure)?.cause(cause)?.name.clone())
}
