//! Arriving.

use domain::ids::JobId;
use domain::operation::Action;

use crate::error::CommandError;
use crate::phone::Phone;
use crate::scene::{JobScene, permit};
use crate::stamp::Stamp;
use crate::view::JobView;

impl Phone {
    /// Command `check_in`.
    ///
    /// # Errors
    /// A rule's refusal, or what broke; nothing is saved then.
    pub fn check_in(&self, stamp: &Stamp, job: JobId) -> Result<JobView, CommandError> {
        self.begin(|transaction, memory| {
            let scene = JobScene::load(transaction, memory, stamp, job)?;
            permit(scene.allowed(transaction)?.check_in)?;
            let scene = scene.save(transaction, memory, stamp, Action::CheckIn)?;
            scene.view(transaction, memory)
        })
    }
}
