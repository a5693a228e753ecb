//! What confirming reports, and what the technician will get for it.

use super::way::{chosen_cause, first_open, way};
use super::{CheckOutDraft, Forecast, FormScene, Question};
use crate::claim::{Claim, Missing, claim_of};
use crate::procedure::Procedure;
use crate::refusal::Refusal;
use crate::report::{CallConfirmation, FailureReport, Outcome, ThirdParty};

/// The outcome that confirming reports.
///
/// # Errors
/// [`Refusal::Unanswered`] with the first open question; [`Refusal::TooLong`] and [`Refusal::Needed`] for texts.
pub fn outcome(draft: &CheckOutDraft, scene: &FormScene<'_>) -> Result<Outcome, Refusal> {
    let open = first_open(draft, scene);
    if open != Question::Confirm {
        return Err(Refusal::Unanswered { question: open });
    }
    let outcome = if draft.successful == Some(true) {
        Outcome::Completed { note: draft.note.trim().to_owned() }
    } else {
        let third_party = third_party(draft, scene).map_err(|question| Refusal::Unanswered { question })?;
        let reason = if third_party == ThirdParty::Nobody { draft.reason.trim() } else { "" };
        let words = [reason, draft.note.trim()];
        let note = words.into_iter().filter(|text| !text.is_empty()).collect::<Vec<_>>().join("\n");
        Outcome::Failed { report: FailureReport { third_party, note } }
    };
    outcome.check()?;
    Ok(outcome)
}

/// The third party as answered, or the first question that is open.
fn third_party(draft: &CheckOutDraft, scene: &FormScene<'_>) -> Result<ThirdParty, Question> {
    if !way(draft, scene).contains(&Question::Call) {
        return Ok(ThirdParty::Nobody);
    }
    let reached = draft.reached.ok_or(Question::Call)?;
    let at = draft.reached_at.unwrap_or(scene.now);
    let call = if reached {
        CallConfirmation::Confirmed {
            at,
            contact: draft.contact.trim().to_owned(),
            reference: draft.reference.trim().to_owned(),
            dialled: draft.dialled.clone(),
        }
    } else {
        CallConfirmation::NotReached { at, dialled: draft.dialled.clone() }
    };
    Ok(ThirdParty::Carrier {
        procedure: scene.procedure.map(Procedure::name).ok_or(Question::ThirdParty)?,
        call,
        technician_visit: draft.technician_visit.ok_or(Question::TechnicianVisit)?,
        cause: draft.cause.clone().ok_or(Question::Cause)?,
    })
}

/// What the technician gets if he confirms now: the claim that the server will make of it, or what is missing.
#[must_use]
pub fn forecast(draft: &CheckOutDraft, scene: &FormScene<'_>) -> Forecast {
    if draft.successful != Some(false) {
        return Forecast::NoFailure;
    }
    match expected_claim(draft, scene) {
        Ok(claim) => Forecast::Compensation {
            amount: claim.amount,
            due: claim.due,
            weeks: scene.procedure.map_or(0, |procedure| procedure.payout_weeks),
            service_id: claim.service_id,
            sample: scene.procedure.is_some_and(|procedure| procedure.sample),
        },
        Err(missing) => Forecast::Missing { missing },
    }
}

fn expected_claim(draft: &CheckOutDraft, scene: &FormScene<'_>) -> Result<Claim, Vec<Missing>> {
    if scene.job.partner.is_none() {
        return Err(vec![Missing::Partnership]);
    }
    if scene.procedure.is_none() {
        return Err(vec![Missing::Procedure]);
    }
    if draft.carrier != Some(true) {
        return Err(vec![Missing::ThirdParty]);
    }
    let mut missing = Vec::new();
    match draft.reached {
        None => missing.push(Missing::Call),
        Some(false) => missing.push(Missing::CallNotReached),
        Some(true) => {}
    }
    if draft.technician_visit.is_none() {
        missing.push(Missing::TechnicianVisit);
    }
    match chosen_cause(draft, scene.procedure) {
        None => missing.push(Missing::Cause),
        Some(cause) if cause.compensated().is_none() => missing.push(Missing::Compensation),
        Some(_) => {}
    }
    if scene.job.service_id.is_none() {
        missing.push(Missing::ServiceId);
    }
    if !missing.is_empty() {
        return Err(missing);
    }
    let third_party = third_party(draft, scene).map_err(|_| vec![Missing::Cause])?;
    claim_of(scene.job, scene.technician, &third_party, scene.procedure, scene.now)
}
