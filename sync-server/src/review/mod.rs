//! What a person of the office decides about an operation that waits. Everything of a decision is one transaction: the
//! decision itself, what it changes, what the technician hears of it, and another try for what stood behind it.

mod change;
mod try_again;

use chrono::{DateTime, Utc};
use domain::decide::Scene;
use domain::ids::OperationId;
use domain::ledger::By;
use domain::operation::{Action, ActionKind, OperationOutcome, read_operation};
use domain::review::{Case, Decision, review};

pub use try_again::{TriedAgain, with_new_knowledge};

use crate::api::HistoryEvent;
use crate::db::Write;
use crate::failure::{Answer, Failure};
use crate::store::review::{self as reviews, Kept, Review};
use crate::store::{claim, history, job, procedure};

/// What has come of a decision.
#[derive(Debug, Clone)]
pub struct Decided {
    /// What the technician reads.
    pub outcome: OperationOutcome,
    /// What stood behind it and has another outcome now, in order.
    pub tried_again: Vec<TriedAgain>,
}

/// Decides about an operation that waits. `hash` says which of its contents, because a cloned phone can have sent two
/// under one id; `who` is the user who decides, `reason` that person's words.
///
/// # Errors
/// [`Failure::unknown`] when there is no such operation; [`Failure::decided`] when somebody was faster; the refusal of
/// a rule. Nothing is changed then.
pub fn decide(
    tx: &Write<'_>,
    who: &str,
    operation: OperationId,
    hash: &str,
    decision: Decision,
    reason: &str,
    now: DateTime<Utc>,
) -> Answer<Decided> {
    let kept = reviews::get(tx, operation, hash)?.ok_or_else(|| Failure::unknown("operation"))?;
    if let Some(before) = reviews::decided(tx, operation, hash)? {
        return Err(Failure::decided(&before.who, before.decision));
    }
    let known = match kept.job {
        Some(job) => job::get(tx, job)?,
        None => None,
    };
    let existing = match kept.job {
        Some(job) => claim::of_job(tx, job)?,
        None => None,
    };
    let procedures = procedure::all(tx)?;
    let (technician, at) = (kept.technician, kept.happened_at);
    let scene = Scene { job: known.as_ref(), procedures: &procedures, technician, at };
    let case = Case { scene, claim: existing.as_ref(), outcome: &kept.outcome, body: &kept.body };
    let decided = review(&case, decision, reason)?;
    let reason = reason.trim().to_owned();
    if let Some(job) = kept.job {
        let event = HistoryEvent::Reviewed {
            operation,
            action: action_of(&kept),
            technician_name: kept.technician_name.clone(),
            decision,
            reason: reason.clone(),
        };
        history::add(tx, job, now, who, &event)?;
    }
    if let Some(change) = &decided.change {
        if let Some(refusal) = change::refused(tx, change)? {
            return Err(refusal.into());
        }
        if let Some(event) = change::save(tx, known.as_ref(), change, now, By::person(who))? {
            history::add(tx, change.job.id, now, &kept.technician_name, &event)?;
        }
    }
    let review = Review { at: now, who: who.to_owned(), decision, reason, parked: kept.outcome.clone() };
    reviews::insert(tx, &kept, &review)?;
    reviews::settle(tx, &kept, &decided.outcome)?;
    let tried_again = match kept.job {
        Some(job) => try_again::follow(tx, job, kept.device, &procedures, now)?,
        None => Vec::new(),
    };
    Ok(Decided { outcome: decided.outcome, tried_again })
}

/// What was done, if this server knows it.
#[must_use]
pub fn action_of(kept: &Kept) -> Option<ActionKind> {
    read_operation(&kept.body).ok().map(|operation| Action::kind(&operation.action))
}
