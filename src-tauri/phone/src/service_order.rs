//! A new service order, opened on site with the customer's data already filled in.

use domain::ids::{JobId, ServiceOrderId};
use domain::operation::Action;
use domain::refusal::{Field, Refusal};
use rusqlite::Connection;

use crate::error::CommandError;
use crate::phone::Phone;
use crate::scene::{JobScene, permit};
use crate::stamp::Stamp;
use crate::store::draft;
use crate::view::{DraftKind, JobView, ServiceOrderDraft, ServiceOrderForm};

impl Phone {
    /// Command `service_order`: the draft under way, or a new one with the customer's data, which is on disk from its
    /// first change on.
    ///
    /// # Errors
    /// A rule's refusal, if the job has one already and no form is under way.
    pub fn service_order(&self, stamp: &Stamp, job: JobId) -> Result<ServiceOrderForm, CommandError> {
        self.read(|connection, memory| {
            let scene = JobScene::load(connection, memory, stamp, job)?;
            let draft = load(connection, job)?;
            if draft.is_none() {
                permit(scene.allowed(connection)?.service_order)?;
            }
            form(connection, &scene, draft)
        })
    }

    /// Command `service_order_answer`.
    ///
    /// # Errors
    /// A rule's refusal, or what broke; the draft is as before.
    pub fn service_order_answer(
        &self,
        stamp: &Stamp,
        job: JobId,
        draft: &ServiceOrderDraft,
    ) -> Result<ServiceOrderForm, CommandError> {
        self.fill(job, DraftKind::ServiceOrder, |transaction, memory| {
            let scene = JobScene::load(transaction, memory, stamp, job)?;
            permit(scene.allowed(transaction)?.service_order)?;
            hold_to_limits(draft)?;
            draft::save(transaction, job, DraftKind::ServiceOrder, draft)?;
            form(transaction, &scene, Some(draft.clone()))
        })
    }

    /// Command `service_order_confirm`. The service order bears the id of the operation that opens it: one is made by
    /// the other, and never more than one.
    ///
    /// # Errors
    /// A rule's refusal, or what broke; the draft is as before and nothing is saved.
    pub fn service_order_confirm(&self, stamp: &Stamp, job: JobId) -> Result<JobView, CommandError> {
        self.go_on(|transaction, memory| {
            let scene = JobScene::load(transaction, memory, stamp, job)?;
            permit(scene.allowed(transaction)?.service_order)?;
            let draft = load(transaction, job)?.unwrap_or_else(|| filled(&scene));
            let request = draft.request().ok_or(WISH_NEEDED)?;
            let action = Action::RequestServiceOrder { service_order: ServiceOrderId(stamp.id), request };
            let scene = scene.save(transaction, memory, stamp, action)?;
            draft::delete(transaction, job, DraftKind::ServiceOrder)?;
            scene.view(transaction, memory)
        })
    }
}

const WISH_NEEDED: Refusal = Refusal::Needed { field: Field::Wish };

fn load(connection: &Connection, job: JobId) -> Result<Option<ServiceOrderDraft>, CommandError> {
    draft::load(connection, job, DraftKind::ServiceOrder)
}

/// The customer's data, taken over from the job.
fn filled(scene: &JobScene) -> ServiceOrderDraft {
    ServiceOrderDraft { customer: scene.replayed.job.customer.clone(), wish: None, note: String::new() }
}

/// While it is filled in, a text may be empty but not endless.
fn hold_to_limits(draft: &ServiceOrderDraft) -> Result<(), Refusal> {
    let customer = &draft.customer;
    Field::CustomerName.limit(&customer.name)?;
    Field::CustomerPhone.limit(&customer.phone)?;
    Field::Street.limit(&customer.street)?;
    Field::Postcode.limit(&customer.postcode)?;
    Field::City.limit(&customer.city)?;
    Field::Access.limit(&customer.access)?;
    Field::Note.limit(&draft.note)
}

fn form(
    connection: &Connection,
    scene: &JobScene,
    draft: Option<ServiceOrderDraft>,
) -> Result<ServiceOrderForm, CommandError> {
    let draft = draft.unwrap_or_else(|| filled(scene));
    let refused = scene.allowed(connection)?.service_order.or_else(|| match draft.request() {
        Some(request) => request.check().err(),
        None => Some(WISH_NEEDED),
    });
    let job = &scene.replayed.job;
    Ok(ServiceOrderForm {
        job_number: job.number.clone(),
        kind: job.kind,
        partner_name: scene.procedure().map(|procedure| procedure.partner.name.clone()),
        service_id: job.service_id.clone(),
        draft,
        refused,
    })
}
