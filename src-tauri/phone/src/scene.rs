//! What every command about one job looks at, read in the transaction it writes in.

use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::allowed::{Allowed, allowed};
use domain::decide::{Scene, decide};
use domain::form::{CheckOutDraft, FormScene, procedure_for, stop_work};
use domain::ids::{JobId, OperationId, TechnicianId};
use domain::operation::{Action, Operation};
use domain::procedure::Procedure;
use domain::refusal::Refusal;
use rusqlite::Connection;

use crate::error::CommandError;
use crate::phone::Memory;
use crate::replay::{self, Replayed};
use crate::stamp::Stamp;
use crate::store::draft;
use crate::store::operation::{self, Stored};
use crate::view::DraftKind;

/// One job with its pending operations on top, and what is known around it.
pub(crate) struct JobScene {
    pub(crate) replayed: Replayed,
    /// Everything done on it on this phone, oldest first.
    pub(crate) operations: Vec<Stored>,
    pub(crate) procedures: Arc<[Procedure]>,
    pub(crate) technician: TechnicianId,
    pub(crate) now: DateTime<Utc>,
}

impl JobScene {
    /// # Errors
    /// [`CommandError::NotPaired`]; [`Refusal::JobUnknown`].
    pub(crate) fn load(
        connection: &Connection,
        memory: &Memory,
        stamp: &Stamp,
        job: JobId,
    ) -> Result<JobScene, CommandError> {
        let technician = memory.paired()?.identity.technician;
        let procedures = Arc::clone(&memory.procedures);
        let operations = operation::of_job(connection, job)?;
        let replayed = replay::one(connection, job, &operations, &procedures, memory, &stamp.moment)?
            .ok_or(Refusal::JobUnknown)?;
        Ok(JobScene { replayed, operations, procedures, technician, now: memory.now(&stamp.moment) })
    }

    /// The procedure in force for this job today.
    pub(crate) fn procedure(&self) -> Option<&Procedure> {
        procedure_for(&self.replayed.job, &self.procedures, self.now)
    }

    /// What the check-out form looks at.
    pub(crate) fn form(&self) -> FormScene<'_> {
        FormScene { job: &self.replayed.job, procedure: self.procedure(), technician: self.technician, now: self.now }
    }

    /// The check-out under way.
    pub(crate) fn check_out_draft(&self, connection: &Connection) -> Result<Option<CheckOutDraft>, CommandError> {
        draft::load(connection, self.replayed.job.id, DraftKind::CheckOut)
    }

    /// What may be begun. On a job that was taken away nothing may; but a form that was begun before may be finished,
    /// because the work was done: it is sent, and the office decides.
    pub(crate) fn allowed(&self, connection: &Connection) -> Result<Allowed, CommandError> {
        let draft = self.check_out_draft(connection)?;
        let stopped = draft.is_some_and(|draft| stop_work(&draft, &self.form()));
        let job = &self.replayed.job;
        let mut allowed = allowed(job, self.technician, &self.procedures, stopped);
        if self.replayed.gone {
            let begun = |kind| draft::exists(connection, job.id, kind);
            let unless = |begun: bool, now: Option<Refusal>| if begun { now } else { Some(Refusal::NotYours) };
            allowed.check_in = Some(Refusal::NotYours);
            allowed.check_out = unless(begun(DraftKind::CheckOut)?, allowed.check_out);
            allowed.cancel = unless(begun(DraftKind::Cancellation)?, allowed.cancel);
            allowed.service_order = unless(begun(DraftKind::ServiceOrder)?, allowed.service_order);
        }
        Ok(allowed)
    }

    /// Applies the rule, appends the operation to the outbox, and gives the scene after it; the caller's transaction
    /// makes it last.
    ///
    /// # Errors
    /// The rule's refusal; nothing is written then.
    pub(crate) fn save(
        mut self,
        connection: &Connection,
        memory: &Memory,
        stamp: &Stamp,
        action: Action,
    ) -> Result<JobScene, CommandError> {
        let job = &self.replayed.job;
        let pairing = memory.paired()?;
        let operation =
            Operation { job: job.id, base: job.version, moment: stamp.moment, confirmed: pairing.last_success, action };
        let scene = Scene { job: Some(job), procedures: &self.procedures, technician: self.technician, at: self.now };
        decide(&scene, &operation)?;
        let stored = operation::append(connection, OperationId(stamp.id), operation, pairing.highest)?;
        replay::apply(&mut self.replayed, &stored, &self.procedures, memory, &stamp.moment);
        self.operations.push(stored);
        Ok(self)
    }
}

/// Turns "why not" into a refusal.
pub(crate) fn permit(refusal: Option<Refusal>) -> Result<(), CommandError> {
    refusal.map_or(Ok(()), |refusal| Err(refusal.into()))
}
