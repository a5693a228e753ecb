//! The way: which question comes next, which answers are allowed, going back and forth.

use chrono::{DateTime, Utc};

use super::{Answer, CheckOutDraft, FormScene, Question};
use crate::job::JobKind;
use crate::procedure::{Cause, Procedure};
use crate::refusal::{Field, Refusal};

/// Times of dialling kept in a draft.
const DIALLED_MAX: usize = 20;

/// The questions of the way, as far as the answers tell. With an open answer the longest way is shown.
#[must_use]
pub fn way(draft: &CheckOutDraft, scene: &FormScene<'_>) -> Vec<Question> {
    use Question::{Call, Cause, Confirm, Reason, Successful, TechnicianVisit, ThirdParty};
    let in_partnership = scene.job.partner.is_some() && scene.procedure.is_some();
    match (draft.successful, in_partnership, draft.carrier) {
        (Some(true), _, _) => vec![Successful, Confirm],
        (_, false, _) => vec![Successful, Reason, Confirm],
        (_, true, Some(false)) => vec![Successful, ThirdParty, Reason, Confirm],
        (_, true, _) => vec![Successful, ThirdParty, Call, TechnicianVisit, Cause, Confirm],
    }
}

pub(super) fn answered(draft: &CheckOutDraft, question: Question, procedure: Option<&Procedure>) -> bool {
    match question {
        Question::Successful => draft.successful.is_some(),
        Question::ThirdParty => draft.carrier.is_some(),
        // A limit may have become tighter since the draft was written.
        Question::Call => match draft.reached {
            Some(true) => {
                Field::Contact.limit(&draft.contact).is_ok() && Field::Reference.limit(&draft.reference).is_ok()
            }
            reached => reached.is_some(),
        },
        Question::TechnicianVisit => draft.technician_visit.is_some(),
        // A new version of the procedure may have lost the cause since.
        Question::Cause => chosen_cause(draft, procedure).is_some(),
        Question::Reason => Field::Reason.require(&draft.reason).is_ok(),
        Question::Confirm => false,
    }
}

pub(super) fn chosen_cause<'a>(draft: &CheckOutDraft, procedure: Option<&'a Procedure>) -> Option<&'a Cause> {
    procedure.and_then(|procedure| procedure.cause(draft.cause.as_ref()?))
}

/// The first open question of the way; `Confirm` when nothing is open.
pub(super) fn first_open(draft: &CheckOutDraft, scene: &FormScene<'_>) -> Question {
    way(draft, scene)
        .into_iter()
        .find(|question| !answered(draft, *question, scene.procedure))
        .unwrap_or(Question::Confirm)
}

/// Transfer-point job and a cause that stops work: from here on only the failure may be reported.
#[must_use]
pub fn stop_work(draft: &CheckOutDraft, scene: &FormScene<'_>) -> bool {
    scene.job.kind == JobKind::TransferPoint
        && draft.successful == Some(false)
        && draft.carrier == Some(true)
        && chosen_cause(draft, scene.procedure).is_some_and(|cause| cause.stops_transfer_point)
}

/// Takes an answer. A choice leads on to the next question of the way.
///
/// # Errors
/// [`Refusal::NotOnTheWay`], [`Refusal::CauseUnknown`], [`Refusal::WorkStopped`], [`Refusal::TooLong`]; the draft is
/// as it was then.
pub fn answer(draft: &CheckOutDraft, scene: &FormScene<'_>, answer: &Answer) -> Result<CheckOutDraft, Refusal> {
    let question = asked_by(answer);
    let open = first_open(draft, scene);
    if question != Question::Confirm && (!way(draft, scene).contains(&question) || question > open) {
        return Err(Refusal::NotOnTheWay);
    }
    let mut draft = draft.clone();
    let leads_on = match answer {
        Answer::Successful { yes } => {
            if *yes && stop_work(&draft, scene) {
                return Err(Refusal::WorkStopped);
            }
            draft.successful = Some(*yes);
            true
        }
        Answer::Carrier { involved } => {
            if !*involved && stop_work(&draft, scene) {
                return Err(Refusal::WorkStopped);
            }
            draft.carrier = Some(*involved);
            true
        }
        Answer::Call { reached } => {
            // Said again, it does not move the call: the moment is evidence.
            if draft.reached.replace(*reached) != Some(*reached) || draft.reached_at.is_none() {
                draft.reached_at = Some(scene.now);
            }
            draft.question = Question::Call;
            // Spoken with somebody: with whom and under which reference is asked on the same screen.
            !*reached
        }
        Answer::TechnicianVisit { needed } => {
            draft.technician_visit = Some(*needed);
            true
        }
        Answer::Cause { cause } => {
            scene.procedure.and_then(|procedure| procedure.cause(cause)).ok_or(Refusal::CauseUnknown)?;
            draft.cause = Some(cause.clone());
            true
        }
        Answer::CallContact { text } => keep(&mut draft.contact, Field::Contact, text)?,
        Answer::CallReference { text } => keep(&mut draft.reference, Field::Reference, text)?,
        Answer::Reason { text } => keep(&mut draft.reason, Field::Reason, text)?,
        Answer::Note { text } => keep(&mut draft.note, Field::Note, text)?,
    };
    if leads_on {
        draft.question = after(&way(&draft, scene), question).unwrap_or(Question::Confirm);
    }
    Ok(draft)
}

fn keep(place: &mut String, field: Field, text: &str) -> Result<bool, Refusal> {
    field.limit(text)?;
    text.clone_into(place);
    Ok(false)
}

fn asked_by(answer: &Answer) -> Question {
    match answer {
        Answer::Successful { .. } => Question::Successful,
        Answer::Carrier { .. } => Question::ThirdParty,
        Answer::Call { .. } | Answer::CallContact { .. } | Answer::CallReference { .. } => Question::Call,
        Answer::TechnicianVisit { .. } => Question::TechnicianVisit,
        Answer::Cause { .. } => Question::Cause,
        Answer::Reason { .. } => Question::Reason,
        Answer::Note { .. } => Question::Confirm,
    }
}

fn after(way: &[Question], question: Question) -> Option<Question> {
    way.iter().copied().skip_while(|step| *step != question).nth(1)
}

/// Goes to a question of the way, back or forth, but not past an open one. Loses nothing.
///
/// # Errors
/// [`Refusal::NotOnTheWay`].
pub fn go(draft: &CheckOutDraft, scene: &FormScene<'_>, to: Question) -> Result<CheckOutDraft, Refusal> {
    if way(draft, scene).contains(&to) && to <= first_open(draft, scene) {
        Ok(CheckOutDraft { question: to, ..draft.clone() })
    } else {
        Err(Refusal::NotOnTheWay)
    }
}

/// Notes that the call button was pressed: on disk before the telephone opens.
#[must_use]
pub fn dial(draft: &CheckOutDraft, now: DateTime<Utc>) -> CheckOutDraft {
    let mut draft = draft.clone();
    draft.dialled.push(now);
    let surplus = draft.dialled.len().saturating_sub(DIALLED_MAX);
    draft.dialled.drain(..surplus);
    draft
}
