//! Giving a job up.

use domain::ids::JobId;
use domain::job::{CancellationReason, JobKind};
use domain::operation::Action;
use domain::refusal::{Field, Refusal};
use rusqlite::Connection;

use crate::error::CommandError;
use crate::phone::Phone;
use crate::scene::{JobScene, permit};
use crate::stamp::Stamp;
use crate::store::draft;
use crate::view::{CancellationChoice, CancellationDraft, CancellationForm, DraftKind, JobView};

impl Phone {
    /// Command `cancellation`: the draft under way, or a new one, which is on disk from its first change on.
    ///
    /// # Errors
    /// A rule's refusal, if the job cannot be given up and no form is under way.
    pub fn cancellation(&self, stamp: &Stamp, job: JobId) -> Result<CancellationForm, CommandError> {
        self.read(|connection, memory| {
            let scene = JobScene::load(connection, memory, stamp, job)?;
            let draft = load(connection, job)?;
            if draft.is_none() {
                permit(scene.allowed(connection)?.cancel)?;
            }
            form(connection, &scene, draft.unwrap_or_default())
        })
    }

    /// Command `cancellation_answer`.
    ///
    /// # Errors
    /// A rule's refusal, or what broke; the draft is as before.
    pub fn cancellation_answer(
        &self,
        stamp: &Stamp,
        job: JobId,
        draft: &CancellationDraft,
    ) -> Result<CancellationForm, CommandError> {
        self.fill(job, DraftKind::Cancellation, |transaction, memory| {
            let scene = JobScene::load(transaction, memory, stamp, job)?;
            permit(scene.allowed(transaction)?.cancel)?;
            Field::Note.limit(&draft.note)?;
            draft::save(transaction, job, DraftKind::Cancellation, draft)?;
            form(transaction, &scene, draft.clone())
        })
    }

    /// Command `cancellation_confirm`. A check-out that was begun goes with the job.
    ///
    /// # Errors
    /// A rule's refusal, or what broke; the draft is as before and nothing is saved.
    pub fn cancellation_confirm(&self, stamp: &Stamp, job: JobId) -> Result<JobView, CommandError> {
        self.go_on(|transaction, memory| {
            let scene = JobScene::load(transaction, memory, stamp, job)?;
            permit(scene.allowed(transaction)?.cancel)?;
            let draft = load(transaction, job)?.unwrap_or_default();
            let cancellation = draft.cancellation().ok_or(Refusal::Needed { field: Field::Reason })?;
            let scene = scene.save(transaction, memory, stamp, Action::Cancel { cancellation })?;
            draft::delete(transaction, job, DraftKind::Cancellation)?;
            draft::delete(transaction, job, DraftKind::CheckOut)?;
            scene.view(transaction, memory)
        })
    }
}

fn load(connection: &Connection, job: JobId) -> Result<Option<CancellationDraft>, CommandError> {
    draft::load(connection, job, DraftKind::Cancellation)
}

fn form(connection: &Connection, scene: &JobScene, draft: CancellationDraft) -> Result<CancellationForm, CommandError> {
    let kind = scene.replayed.job.kind;
    let refused = scene.allowed(connection)?.cancel.or_else(|| match draft.cancellation() {
        Some(cancellation) => cancellation.check(kind).err(),
        None => Some(Refusal::Needed { field: Field::Reason }),
    });
    Ok(CancellationForm { choices: choices(kind), draft, refused })
}

/// The inaccessible transfer point first, where there is one: it is what a technician comes here for (source 000).
fn choices(kind: JobKind) -> Vec<CancellationChoice> {
    use CancellationReason::{Customer, Other, Technician};
    let choice = |reason, transfer_point_not_accessible| CancellationChoice { reason, transfer_point_not_accessible };
    let transfer_point = (kind == JobKind::TransferPoint).then_some(choice(Customer, true));
    let plain = [Customer, Technician, Other].map(|reason| choice(reason, false));
    transfer_point.into_iter().chain(plain).collect()
}
