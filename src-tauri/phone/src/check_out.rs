//! Leaving: the guided form of [`domain::form`], on disk after every answer.

use domain::form::{self, Answer, CheckOutDraft, CheckOutForm, FormScene, Question};
use domain::ids::JobId;
use domain::operation::Action;
use domain::refusal::Refusal;

use crate::error::CommandError;
use crate::phone::Phone;
use crate::scene::{JobScene, permit};
use crate::stamp::Stamp;
use crate::store::draft;
use crate::view::{DraftKind, JobView};

impl Phone {
    /// Command `check_out`: the draft under way, or a new one, which is on disk from its first answer on.
    ///
    /// # Errors
    /// A rule's refusal, if the job cannot be left and no form is under way.
    pub fn check_out(&self, stamp: &Stamp, job: JobId) -> Result<CheckOutForm, CommandError> {
        self.read(|connection, memory| {
            let scene = JobScene::load(connection, memory, stamp, job)?;
            let draft = match scene.check_out_draft(connection)? {
                Some(draft) => draft,
                None => {
                    permit(scene.allowed(connection)?.check_out)?;
                    CheckOutDraft::default()
                }
            };
            Ok(form::form(&draft, &scene.form()))
        })
    }

    /// Command `check_out_answer`.
    ///
    /// # Errors
    /// A rule's refusal, or what broke; the draft is as before.
    pub fn check_out_answer(&self, stamp: &Stamp, job: JobId, answer: &Answer) -> Result<CheckOutForm, CommandError> {
        self.change_draft(stamp, job, |draft, scene| form::answer(draft, scene, answer))
    }

    /// Command `check_out_go`.
    ///
    /// # Errors
    /// A rule's refusal, or what broke; the draft is as before.
    pub fn check_out_go(&self, stamp: &Stamp, job: JobId, question: Question) -> Result<CheckOutForm, CommandError> {
        self.change_draft(stamp, job, |draft, scene| form::go(draft, scene, question))
    }

    fn change_draft(
        &self,
        stamp: &Stamp,
        job: JobId,
        change: impl Fn(&CheckOutDraft, &FormScene<'_>) -> Result<CheckOutDraft, Refusal>,
    ) -> Result<CheckOutForm, CommandError> {
        self.fill(job, DraftKind::CheckOut, |transaction, memory| {
            let scene = JobScene::load(transaction, memory, stamp, job)?;
            permit(scene.allowed(transaction)?.check_out)?;
            let before = scene.check_out_draft(transaction)?.unwrap_or_default();
            let after = change(&before, &scene.form())?;
            draft::save(transaction, job, DraftKind::CheckOut, &after)?;
            Ok(form::form(&after, &scene.form()))
        })
    }

    /// Command `check_out_confirm`: the report is saved, the draft is gone, both in one transaction.
    ///
    /// # Errors
    /// A rule's refusal, or what broke; the draft is as before and nothing is saved.
    pub fn check_out_confirm(&self, stamp: &Stamp, job: JobId) -> Result<JobView, CommandError> {
        self.go_on(|transaction, memory| {
            let scene = JobScene::load(transaction, memory, stamp, job)?;
            permit(scene.allowed(transaction)?.check_out)?;
            let draft = scene.check_out_draft(transaction)?.unwrap_or_default();
            let outcome = form::outcome(&draft, &scene.form())?;
            let scene = scene.save(transaction, memory, stamp, Action::CheckOut { outcome })?;
            draft::delete(transaction, job, DraftKind::CheckOut)?;
            scene.view(transaction, memory)
        })
    }
}
