//! The form as the screen shows it.

use super::way::{answered, chosen_cause, first_open, stop_work, way};
use super::{Answer, CheckOutDraft, CheckOutForm, Choice, FormScene, Question, WayStep, forecast, outcome};
use crate::refusal::Refusal;

/// The form as the screen shows it.
#[must_use]
pub fn form(draft: &CheckOutDraft, scene: &FormScene<'_>) -> CheckOutForm {
    let way = way(draft, scene);
    let open = first_open(draft, scene);
    // The way may have changed under a stored draft (a new procedure): then the first open question is shown.
    let question = if way.contains(&draft.question) && draft.question <= open { draft.question } else { open };
    let place = way.iter().position(|step| *step == question).unwrap_or(0);
    let next = way.get(place + 1).copied().filter(|step| *step <= open);
    let carrier = draft.successful == Some(false) && draft.carrier == Some(true);
    CheckOutForm {
        question,
        back: place.checked_sub(1).and_then(|before| way.get(before).copied()),
        next,
        choices: choices(draft, scene, question),
        partner_name: scene.procedure.map(|procedure| procedure.partner.name.clone()),
        helpline: scene.procedure.filter(|_| carrier).map(|procedure| procedure.helpline.clone()),
        cause_name: chosen_cause(draft, scene.procedure).filter(|_| carrier).map(|cause| cause.name.clone()),
        stop_work: stop_work(draft, scene),
        forecast: forecast(draft, scene),
        complete: outcome(draft, scene).is_ok(),
        way: way
            .iter()
            .map(|step| WayStep {
                question: *step,
                answered: answered(draft, *step, scene.procedure),
                current: *step == question,
                reachable: *step <= open,
            })
            .collect(),
        draft: CheckOutDraft { question, ..draft.clone() },
    }
}

fn choices(draft: &CheckOutDraft, scene: &FormScene<'_>, question: Question) -> Vec<Choice> {
    let stopped = stop_work(draft, scene);
    let yes_or_no = |present: Option<bool>, order: [bool; 2], say: fn(bool) -> Answer, stopped_by: Option<bool>| {
        order
            .into_iter()
            .map(|value| Choice {
                answer: say(value),
                selected: present == Some(value),
                refused: (stopped && stopped_by == Some(value)).then_some(Refusal::WorkStopped),
                name: None,
            })
            .collect()
    };
    match question {
        Question::Successful => {
            yes_or_no(draft.successful, [true, false], |yes| Answer::Successful { yes }, Some(true))
        }
        Question::ThirdParty => {
            yes_or_no(draft.carrier, [true, false], |involved| Answer::Carrier { involved }, Some(false))
        }
        Question::Call => yes_or_no(draft.reached, [true, false], |reached| Answer::Call { reached }, None),
        Question::TechnicianVisit => {
            yes_or_no(draft.technician_visit, [true, false], |needed| Answer::TechnicianVisit { needed }, None)
        }
        Question::Cause => scene.procedure.map_or_else(Vec::new, |procedure| {
            procedure
                .causes
                .iter()
                .map(|cause| Choice {
                    answer: Answer::Cause { cause: cause.code.clone() },
                    selected: draft.cause.as_ref() == Some(&cause.code),
                    refused: None,
                    name: Some(cause.name.clone()),
                })
                .collect()
        }),
        Question::Reason | Question::Confirm => Vec::new(),
    }
}
