//! The guided check-out (source 000): which question comes next, which answers are allowed, what the technician will
//! get and by when, or what is still missing. Everything here is a function of the draft; the screen only draws it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::claim::{Claim, Missing, claim_of};
use crate::clock::local_date;
use crate::ids::TechnicianId;
use crate::job::{Job, JobKind};
use crate::language::Localized;
use crate::money::Money;
use crate::procedure::{CauseCode, Helpline, Procedure};
use crate::refusal::{Field, Refusal};
use crate::report::{CallConfirmation, FailureReport, Outcome, ThirdParty};
use crate::service_id::ServiceId;

/// A question of the check-out, in the order of source 000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Was the job successful?
    Successful,
    /// Is the carrier involved?
    ThirdParty,
    /// Was the call to the helpline confirmed?
    Call,
    /// Does a technician of the carrier have to come?
    TechnicianVisit,
    /// Which of the carrier's causes?
    Cause,
    /// What happened, in words: asked where the carrier is not involved.
    Reason,
    /// Is everything right?
    Confirm,
}

/// One thing the technician says. Choices lead on to the next question, texts stay where they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answer {
    /// To [`Question::Successful`].
    Successful {
        /// The work is done.
        yes: bool,
    },
    /// To [`Question::ThirdParty`].
    Carrier {
        /// The carrier is involved.
        involved: bool,
    },
    /// To [`Question::Call`].
    Call {
        /// Somebody was reached and has confirmed the failure.
        reached: bool,
    },
    /// To [`Question::Call`]: with whom he spoke.
    CallContact {
        /// A name; may be empty.
        text: String,
    },
    /// To [`Question::Call`]: the carrier's reference.
    CallReference {
        /// As given on the telephone; may be empty.
        text: String,
    },
    /// To [`Question::TechnicianVisit`].
    TechnicianVisit {
        /// A technician of the carrier has to come.
        needed: bool,
    },
    /// To [`Question::Cause`].
    Cause {
        /// One of the procedure's.
        cause: CauseCode,
    },
    /// To [`Question::Reason`].
    Reason {
        /// What happened.
        text: String,
    },
    /// A remark, at [`Question::Confirm`].
    Note {
        /// May be empty.
        text: String,
    },
}

/// A check-out under way. Every answer is on disk as soon as it is given. Answers that are no longer on the way (he
/// went back and changed an earlier one) stay here and come back with it; they are not reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CheckOutDraft {
    /// The question on the screen; after the app was killed it is on the screen again.
    pub question: Question,
    /// See [`Answer::Successful`].
    pub successful: Option<bool>,
    /// See [`Answer::Carrier`].
    pub carrier: Option<bool>,
    /// See [`Answer::Call`].
    pub reached: Option<bool>,
    /// When [`Answer::Call`] was given, on the phone's clock.
    pub reached_at: Option<DateTime<Utc>>,
    /// When the call button was pressed, on the phone's clock; the last 20.
    pub dialled: Vec<DateTime<Utc>>,
    /// See [`Answer::CallContact`].
    pub contact: String,
    /// See [`Answer::CallReference`].
    pub reference: String,
    /// See [`Answer::TechnicianVisit`].
    pub technician_visit: Option<bool>,
    /// See [`Answer::Cause`].
    pub cause: Option<CauseCode>,
    /// See [`Answer::Reason`].
    pub reason: String,
    /// See [`Answer::Note`].
    pub note: String,
}

/// Times of dialling kept in a draft.
const DIALLED_MAX: usize = 20;

impl Default for CheckOutDraft {
    fn default() -> Self {
        CheckOutDraft {
            question: Question::Successful,
            successful: None,
            carrier: None,
            reached: None,
            reached_at: None,
            dialled: Vec::new(),
            contact: String::new(),
            reference: String::new(),
            technician_visit: None,
            cause: None,
            reason: String::new(),
            note: String::new(),
        }
    }
}

/// What the form may look at besides the draft.
#[derive(Debug, Clone, Copy)]
pub struct FormScene<'a> {
    /// The job.
    pub job: &'a Job,
    /// The procedure in force for it on the day; `None` if the job has no carrier or the phone has no procedure.
    pub procedure: Option<&'a Procedure>,
    /// Who acts.
    pub technician: TechnicianId,
    /// Now, as well as the phone can tell.
    pub now: DateTime<Utc>,
}

/// A step of the visible way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct WayStep {
    /// Which question.
    pub question: Question,
    /// It has an answer.
    pub answered: bool,
    /// It is on the screen.
    pub current: bool,
    /// He may jump to it.
    pub reachable: bool,
}

/// A choice on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Choice {
    /// What choosing it says.
    pub answer: Answer,
    /// It is the present answer.
    pub selected: bool,
    /// Why it cannot be chosen, if it cannot.
    pub refused: Option<Refusal>,
    /// Its name where it comes as data: a cause.
    pub name: Option<Localized>,
}

/// What the technician gets if he confirms now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Forecast {
    /// The job is done (or not said yet): there is nothing to compensate.
    NoFailure,
    /// A compensation.
    Compensation {
        /// How much.
        amount: Money,
        /// Local date by which it is on the account.
        due: NaiveDate,
        /// Weeks from the check-out to that date.
        weeks: u32,
        /// The Service ID it is paid under.
        service_id: ServiceId,
        /// The amount is invented sample data.
        sample: bool,
    },
    /// None, and why.
    Missing {
        /// In the order of the questions; never empty.
        missing: Vec<Missing>,
    },
}

/// The check-out as the screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CheckOutForm {
    /// The question on the screen.
    pub question: Question,
    /// All questions of the way, as far as the answers tell.
    pub way: Vec<WayStep>,
    /// Where "back" leads; `None` on the first question.
    pub back: Option<Question>,
    /// Where "next" leads; `None` while this question is open, and on the last one.
    pub next: Option<Question>,
    /// What can be chosen; empty where words are asked.
    pub choices: Vec<Choice>,
    /// What was said so far.
    pub draft: CheckOutDraft,
    /// The carrier's name, where there is one.
    pub partner_name: Option<String>,
    /// Whom to phone; only with the carrier involved.
    pub helpline: Option<Helpline>,
    /// The name of the chosen cause, for the summary: the choices are there only while the cause is asked.
    pub cause_name: Option<Localized>,
    /// Transfer-point job, dead line: no further work under this job. Say so.
    pub stop_work: bool,
    /// What he gets if he confirms now.
    pub forecast: Forecast,
    /// Nothing is open any more: it can be confirmed.
    pub complete: bool,
}

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

fn answered(draft: &CheckOutDraft, question: Question, procedure: Option<&Procedure>) -> bool {
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

fn chosen_cause<'a>(draft: &CheckOutDraft, procedure: Option<&'a Procedure>) -> Option<&'a crate::procedure::Cause> {
    procedure.and_then(|procedure| procedure.cause(draft.cause.as_ref()?))
}

/// The first open question of the way; `Confirm` when nothing is open.
fn first_open(draft: &CheckOutDraft, scene: &FormScene<'_>) -> Question {
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

/// The procedure in force for a job on the local day of `now`.
#[must_use]
pub fn procedure_for<'a>(job: &Job, procedures: &'a [Procedure], now: DateTime<Utc>) -> Option<&'a Procedure> {
    job.partner.as_ref().and_then(|partner| Procedure::in_force(procedures, partner, local_date(now)))
}
