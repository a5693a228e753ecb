//! What a person of the office may decide about an operation that waits, and what it changes. Accepting as is means: the
//! job is put back to where the technician found it, and the same rule as ever is applied. So what comes of it is priced
//! and dated like everything else: by the moment it happened, never by the moment somebody decided.

use serde::{Deserialize, Serialize};

use crate::claim::{Claim, Missing, claim_of};
use crate::decide::{Change, Scene, decide, find_procedure, work_is_stopped};
use crate::job::{Job, JobState};
use crate::operation::{Action, Operation, OperationOutcome, ParkReason, Reviewed, read_operation};
use crate::procedure::Procedure;
use crate::refusal::{Field, Refusal};
use crate::report::ThirdParty;

/// What a person decides about an operation that waits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Decision {
    /// It holds, although things changed while the phone was away.
    Accept,
    /// It is kept as evidence and changes nothing.
    Evidence,
    /// No.
    Reject,
}

impl Decision {
    /// All of them, in the order of the buttons.
    pub const ALL: [Decision; 3] = [Decision::Accept, Decision::Evidence, Decision::Reject];

    /// As stored in a column.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Decision::Accept => "accept",
            Decision::Evidence => "evidence",
            Decision::Reject => "reject",
        }
    }

    /// What the technician reads of it. Nothing else in this house makes a rejection.
    fn outcome(self, reason: &str) -> OperationOutcome {
        let reason = reason.trim().to_owned();
        match self {
            Decision::Accept | Decision::Evidence => {
                let evidence_only = self == Decision::Evidence;
                OperationOutcome::Accepted { review: Some(Reviewed { evidence_only, reason }) }
            }
            Decision::Reject => OperationOutcome::Rejected { reason },
        }
    }
}

/// For each decision: `None` if it is open, or why not. Pages draw their buttons from it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Decisions {
    /// See [`Decision::Accept`].
    pub accept: Option<Refusal>,
    /// See [`Decision::Evidence`].
    pub evidence: Option<Refusal>,
    /// See [`Decision::Reject`].
    pub reject: Option<Refusal>,
}

/// An operation that waits, and all that the rules look at.
#[derive(Debug, Clone, Copy)]
pub struct Case<'a> {
    /// How things stand now, who did it, and when it happened as the server corrected it.
    pub scene: Scene<'a>,
    /// The claim of the job, if it has one.
    pub claim: Option<&'a Claim>,
    /// What has become of the operation so far.
    pub outcome: &'a OperationOutcome,
    /// The operation, byte for byte as the phone wrote it.
    pub body: &'a str,
}

/// What a decision comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// What the technician reads.
    pub outcome: OperationOutcome,
    /// What it changes; nothing unless it is accepted as is.
    pub change: Option<Change>,
}

/// Decides about an operation that waits. `reason` is in the words of who decides; the technician reads it.
///
/// # Errors
/// [`Refusal::ReviewSettled`]; [`Refusal::Needed`] and [`Refusal::TooLong`] for the reason; what [`accept`] and
/// [`readable`] refuse.
pub fn review(case: &Case<'_>, decision: Decision, reason: &str) -> Result<Decided, Refusal> {
    let change = prepared(case, decision)?;
    Field::Reason.require(reason)?;
    Ok(Decided { outcome: decision.outcome(reason), change })
}

/// Which decisions are open.
#[must_use]
pub fn decisions(case: &Case<'_>) -> Decisions {
    let closed = |decision| prepared(case, decision).err();
    Decisions {
        accept: closed(Decision::Accept),
        evidence: closed(Decision::Evidence),
        reject: closed(Decision::Reject),
    }
}

/// What a decision would change, whatever reason is given.
///
/// # Errors
/// Why it is not open.
pub fn prepared(case: &Case<'_>, decision: Decision) -> Result<Option<Change>, Refusal> {
    let OperationOutcome::Parked { reason } = case.outcome else { return Err(Refusal::ReviewSettled) };
    match decision {
        Decision::Evidence | Decision::Reject => Ok(None),
        Decision::Accept => {
            let operation = readable(case.body, reason)?;
            accept(&case.scene, case.claim, &operation).map(Some)
        }
    }
}

/// Reads an operation that was parked for `reason`.
///
/// # Errors
/// [`Refusal::OperationUnreadable`]: a server that could not trust the bytes then cannot trust them now.
/// [`Refusal::OperationTooNew`], until the server knows it.
pub fn readable(body: &str, reason: &ParkReason) -> Result<Operation, Refusal> {
    if *reason == ParkReason::Unreadable {
        return Err(Refusal::OperationUnreadable);
    }
    read_operation(body).map_err(|unread| match unread {
        ParkReason::NeedsNewerServer { .. } => Refusal::OperationTooNew,
        _ => Refusal::OperationUnreadable,
    })
}

/// Applies what was done in the field although things have changed since. The job goes back to the technician who did
/// the work, and becomes what he reported; a service order that he opened leaves the job with whoever has it.
/// `claim` is the claim of the job: one claim for each job, always, so nothing is accepted beside one or against one.
///
/// # Errors
/// [`Refusal::JobUnknown`]; [`Refusal::ClaimExists`]; for arriving and giving up, [`Refusal::AlreadyCheckedOut`],
/// [`Refusal::AlreadyCheckedIn`] and [`Refusal::WorkStopped`]; and what the rule of the action refuses.
pub fn accept(scene: &Scene<'_>, claim: Option<&Claim>, operation: &Operation) -> Result<Change, Refusal> {
    let job = scene.job.filter(|job| job.id == operation.job).ok_or(Refusal::JobUnknown)?;
    let keeps_hands = matches!(operation.action, Action::RequestServiceOrder { .. });
    if claim.is_some() && !keeps_hands {
        return Err(Refusal::ClaimExists);
    }
    let state = as_he_found_it(job, scene, &operation.action)?;
    let found = Job { technician: Some(scene.technician), state, ..job.clone() };
    let mut change = decide(&Scene { job: Some(&found), ..*scene }, operation)?;
    if keeps_hands {
        change.job.technician = job.technician;
    }
    Ok(change)
}

/// The state in which the technician found the job, or why he cannot have found it so.
fn as_he_found_it(job: &Job, scene: &Scene<'_>, action: &Action) -> Result<JobState, Refusal> {
    match action {
        Action::RequestServiceOrder { .. } => Ok(job.state.clone()),
        Action::CheckOut { .. } => Ok(JobState::OnSite { since: scene.at }),
        Action::CheckIn | Action::Cancel { .. } => match job.state {
            JobState::Completed { .. } | JobState::Failed { .. } if work_is_stopped(job, scene.procedures) => {
                Err(Refusal::WorkStopped)
            }
            JobState::Completed { .. } | JobState::Failed { .. } => Err(Refusal::AlreadyCheckedOut),
            JobState::OnSite { .. } if *action == Action::CheckIn && job.technician == Some(scene.technician) => {
                Err(Refusal::AlreadyCheckedIn)
            }
            JobState::Open | JobState::Assigned | JobState::OnSite { .. } | JobState::Cancelled { .. } => {
                Ok(JobState::Assigned)
            }
        },
    }
}

/// Why no claim comes of a job that has failed, if none does.
#[must_use]
pub fn missing_for_claim(change: &Change, procedures: &[Procedure]) -> Vec<Missing> {
    let (JobState::Failed { at, report }, Some(technician)) = (&change.job.state, change.job.technician) else {
        return Vec::new();
    };
    let procedure = match &report.third_party {
        ThirdParty::Carrier { procedure, .. } => find_procedure(procedures, procedure),
        ThirdParty::Nobody => None,
    };
    claim_of(&change.job, technician, &report.third_party, procedure, *at).err().unwrap_or_default()
}

/// Whether an operation that waits may be settled by the rules alone, once what it waited for is there: the server knows
/// it now, its procedure is known now, or what it stood behind is decided. Everything else waits for a person.
#[must_use]
pub fn waits_for_no_person(reason: &ParkReason) -> bool {
    match reason {
        ParkReason::Behind { .. } | ParkReason::NeedsNewerServer { .. } => true,
        ParkReason::Refused { refusal } => *refusal == Refusal::ProcedureUnknown,
        ParkReason::Unreadable | ParkReason::ClonedPhone | ParkReason::RevokedPhone | ParkReason::Unknown => false,
    }
}
