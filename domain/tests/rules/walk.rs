//! Properties of the guided form: any answers in any order, any going back and forth, any draft off a disk.

use chrono::Duration;
use domain::claim::Missing;
use domain::form::{
    Answer, CheckOutDraft, CheckOutForm, Forecast, FormScene, Question, answer, dial, form, go, outcome,
};
use domain::ids::TechnicianId;
use domain::job::{Job, JobKind};
use domain::money::Money;
use domain::procedure::{CauseCode, Procedure};
use domain::refusal::{Field, Refusal};
use domain::report::{FailureReport, Outcome};
use domain::service_id::ServiceId;
use proptest::prelude::*;

use crate::sample::*;

const QUESTIONS: [Question; 7] = [
    Question::Successful,
    Question::ThirdParty,
    Question::Call,
    Question::TechnicianVisit,
    Question::Cause,
    Question::Reason,
    Question::Confirm,
];

#[derive(Debug, Clone)]
enum Step {
    Say(Answer),
    Go(Question),
    Back,
    Next,
    Dial,
    /// The procedure on the phone is another version from now on.
    Procedure(usize),
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[a-zäé ]{0,12}",
        1 => Just("  \n ".to_owned()),
        1 => (1usize..1_200).prop_map(|length| "é".repeat(length)),
    ]
}

fn cause_code() -> impl Strategy<Value = CauseCode> {
    prop_oneof![4 => Just(LINE), 4 => Just(ROUTER), 4 => Just(MATERIAL), 1 => Just("moon_in_the_way")]
        .prop_map(|code| CauseCode(code.into()))
}

fn any_answer() -> impl Strategy<Value = Answer> {
    prop_oneof![
        3 => prop::bool::weighted(0.2).prop_map(|yes| Answer::Successful { yes }),
        3 => prop::bool::weighted(0.8).prop_map(|involved| Answer::Carrier { involved }),
        3 => any::<bool>().prop_map(|reached| Answer::Call { reached }),
        3 => any::<bool>().prop_map(|needed| Answer::TechnicianVisit { needed }),
        3 => cause_code().prop_map(|cause| Answer::Cause { cause }),
        1 => text().prop_map(|text| Answer::CallContact { text }),
        1 => text().prop_map(|text| Answer::CallReference { text }),
        2 => text().prop_map(|text| Answer::Reason { text }),
        1 => text().prop_map(|text| Answer::Note { text }),
    ]
}

fn any_step() -> impl Strategy<Value = Step> {
    prop_oneof![
        12 => any_answer().prop_map(Step::Say),
        2 => prop::sample::select(&QUESTIONS[..]).prop_map(Step::Go),
        2 => Just(Step::Back),
        2 => Just(Step::Next),
        1 => Just(Step::Dial),
        1 => (0usize..4).prop_map(Step::Procedure),
    ]
}

fn any_job() -> impl Strategy<Value = Job> {
    let kind = prop::sample::select(vec![JobKind::Installation, JobKind::TransferPoint, JobKind::Repair]);
    (kind, prop::bool::weighted(0.9), prop::bool::weighted(0.9)).prop_map(|(kind, partner, service_id)| {
        let job = job(kind, on_site());
        let partner = job.partner.clone().filter(|_| partner);
        Job { partner, service_id: job.service_id.clone().filter(|_| service_id), ..job }
    })
}

fn any_draft() -> impl Strategy<Value = CheckOutDraft> {
    let flag = || prop::option::weighted(0.8, any::<bool>());
    let flags = (flag(), flag(), flag(), flag());
    let texts = (text(), text(), text(), text());
    let question = prop::sample::select(&QUESTIONS[..]);
    (question, flags, prop::option::of(cause_code()), texts, any::<bool>(), 0usize..30).prop_map(
        |(question, (successful, carrier, reached, technician_visit), cause, texts, timed, dialled)| CheckOutDraft {
            question,
            successful,
            carrier,
            reached,
            reached_at: timed.then(now),
            dialled: vec![now(); dialled],
            contact: texts.0,
            reference: texts.1,
            technician_visit,
            cause,
            reason: texts.2,
            note: texts.3,
        },
    )
}

/// What a phone may have: nothing yet, the sample, one whose amounts are partly unset, one that has lost a cause.
fn shelf() -> [Option<Procedure>; 4] {
    let unset = [None, Some(Money::rappen(0)), Some(Money::rappen(100))];
    let unset = Procedure { version: 2, ..domain::swisscom::procedure(day("2026-02-01"), unset, false) };
    let mut lost = Procedure { version: 3, payout_weeks: 6, ..procedure() };
    lost.causes.remove(0);
    [None, Some(procedure()), Some(unset), Some(lost)]
}

fn apply(draft: &CheckOutDraft, scene: &FormScene<'_>, step: &Step) -> Result<CheckOutDraft, Refusal> {
    let shown = form(draft, scene);
    match step {
        Step::Say(said) => answer(draft, scene, said),
        Step::Go(question) => go(draft, scene, *question),
        Step::Back => shown.back.map_or(Ok(draft.clone()), |question| go(draft, scene, question)),
        Step::Next => shown.next.map_or(Ok(draft.clone()), |question| go(draft, scene, question)),
        Step::Dial => Ok(dial(draft, scene.now)),
        Step::Procedure(_) => Ok(draft.clone()),
    }
}

/// What must hold of every form that is ever on a screen.
fn hold(draft: &CheckOutDraft, scene: &FormScene<'_>) -> Result<CheckOutForm, TestCaseError> {
    let shown = form(draft, scene);
    the_way_holds(&shown)?;
    the_choices_hold(draft, scene, &shown)?;
    for question in QUESTIONS {
        let reachable = shown.way.iter().any(|step| step.question == question && step.reachable);
        let gone = go(draft, scene, question);
        prop_assert_eq!(gone.is_ok(), reachable, "{:?}", question);
        if let Ok(gone) = gone {
            prop_assert_eq!(CheckOutDraft { question: draft.question, ..gone }, draft.clone(), "going loses nothing");
        }
    }
    let reported = outcome(draft, scene);
    prop_assert_eq!(shown.complete, reported.is_ok(), "{:?}", reported);
    the_forecast_holds(draft, scene, &shown)?;
    let disk = serde_json::to_string(draft).expect("it can be written");
    let back: CheckOutDraft = serde_json::from_str(&disk).expect("and read");
    prop_assert_eq!(&back, draft);
    prop_assert_eq!(&form(&back, scene), &shown, "after the app was killed the same question is on the screen");
    Ok(shown)
}

fn the_way_holds(shown: &CheckOutForm) -> Result<(), TestCaseError> {
    let way: Vec<Question> = shown.way.iter().map(|step| step.question).collect();
    prop_assert_eq!(way.first(), Some(&Question::Successful));
    prop_assert_eq!(way.last(), Some(&Question::Confirm));
    prop_assert!(way.is_sorted_by(|before, after| before < after), "each question once, in order: {:?}", way);
    let current: Vec<usize> = (0..way.len()).filter(|place| shown.way[*place].current).collect();
    prop_assert_eq!(current.len(), 1);
    let place = current[0];
    prop_assert_eq!(way[place], shown.question);
    prop_assert!(shown.way[place].reachable, "what is on the screen can be reached");
    prop_assert_eq!(shown.back, place.checked_sub(1).map(|before| way[before]));
    let next = shown.way.get(place + 1).filter(|step| step.reachable).map(|step| step.question);
    prop_assert_eq!(shown.next, next);
    let reachable = shown.way.iter().take_while(|step| step.reachable).count();
    let answered = shown.way.iter().take_while(|step| step.answered).count();
    prop_assert_eq!(reachable, (answered + 1).min(way.len()), "as far as the first open question");
    prop_assert!(shown.way.iter().skip(reachable).all(|step| !step.reachable));
    prop_assert_eq!(shown.draft.question, shown.question);
    Ok(())
}

fn the_choices_hold(draft: &CheckOutDraft, scene: &FormScene<'_>, shown: &CheckOutForm) -> Result<(), TestCaseError> {
    prop_assert!(shown.choices.iter().filter(|choice| choice.selected).count() <= 1);
    for choice in &shown.choices {
        let said = answer(draft, scene, &choice.answer);
        prop_assert_eq!(&said.clone().err(), &choice.refused, "the screen refuses what the rule refuses: {:?}", choice);
        if let Ok(said) = said {
            let again = answer(&said, scene, &choice.answer);
            prop_assert_eq!(again.as_ref(), Ok(&said), "said twice is said once");
            hold_question(&said, scene)?;
        }
    }
    let asks_words = matches!(shown.question, Question::Reason | Question::Confirm);
    prop_assert_eq!(shown.choices.is_empty(), asks_words);
    Ok(())
}

fn hold_question(draft: &CheckOutDraft, scene: &FormScene<'_>) -> Result<(), TestCaseError> {
    let shown = form(draft, scene);
    prop_assert!(shown.way.iter().any(|step| step.question == shown.question));
    Ok(())
}

fn the_forecast_holds(draft: &CheckOutDraft, scene: &FormScene<'_>, shown: &CheckOutForm) -> Result<(), TestCaseError> {
    if let Forecast::Missing { missing } = &shown.forecast {
        prop_assert!(!missing.is_empty(), "there is always a reason");
        let told: std::collections::BTreeSet<String> = missing.iter().map(|piece| format!("{piece:?}")).collect();
        prop_assert_eq!(told.len(), missing.len(), "each once");
    }
    if !shown.complete {
        return Ok(());
    }
    let claim = confirm(draft, scene).map_err(|no| TestCaseError::fail(format!("complete, yet {no:?}")))?.claim;
    match (&shown.forecast, claim) {
        (Forecast::Compensation { amount, due, service_id, weeks, .. }, Some(claim)) => {
            prop_assert_eq!((*amount, *due, service_id), (claim.amount, claim.due, &claim.service_id));
            prop_assert_eq!(Some(*weeks), scene.procedure.map(|procedure| procedure.payout_weeks));
            prop_assert!(claim.amount.amount > 0);
        }
        (Forecast::NoFailure | Forecast::Missing { .. }, None) => {}
        (forecast, claim) => prop_assert!(false, "promised {forecast:?}, claimed {claim:?}"),
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_answers_in_any_order_keep_the_form_whole(
        job in any_job(), first in 0usize..4, steps in prop::collection::vec(any_step(), 0..40),
    ) {
        let shelf = shelf();
        let mut procedure = shelf[first].as_ref();
        let mut draft = CheckOutDraft::default();
        for step in &steps {
            if let Step::Procedure(place) = step {
                procedure = shelf[*place].as_ref();
            }
            let scene = scene(&job, procedure);
            let before = draft.clone();
            if let Ok(after) = apply(&draft, &scene, step) {
                draft = after;
            } else {
                prop_assert_eq!(&draft, &before, "a refused answer leaves everything as it was");
            }
            hold(&draft, &scene)?;
        }
    }

    #[test]
    fn any_draft_off_a_disk_keeps_the_form_whole(job in any_job(), draft in any_draft(), place in 0usize..4) {
        let shelf = shelf();
        hold(&draft, &scene(&job, shelf[place].as_ref()))?;
    }

    #[test]
    fn going_back_to_any_question_and_forth_again_loses_no_answer(
        job in any_job(), steps in prop::collection::vec(any_step(), 0..30), to in prop::sample::select(&QUESTIONS[..]),
    ) {
        let procedure = procedure();
        let scene = scene(&job, Some(&procedure));
        let draft = steps.iter().fold(CheckOutDraft::default(), |draft, step| {
            apply(&draft, &scene, step).unwrap_or(draft)
        });
        let before = form(&draft, &scene);
        let away = go(&draft, &scene, to).unwrap_or_else(|_| draft.clone());
        let back = go(&away, &scene, before.question);
        prop_assert_eq!(back.map(|draft| form(&draft, &scene)), Ok(before), "as it was");
    }

    #[test]
    fn changing_an_answer_and_changing_it_back_restores_the_report(job in any_job(), alone in text()) {
        let procedure = procedure();
        let scene = scene(&job, Some(&procedure));
        prop_assume!(job.partner.is_some());
        let draft = walked(&scene, &all_answers(MATERIAL));
        let detour = [
            Answer::Carrier { involved: false }, Answer::Reason { text: alone }, Answer::Successful { yes: true },
            Answer::Successful { yes: false }, Answer::Carrier { involved: true },
        ];
        let after = detour.iter().fold(draft.clone(), |draft, said| answer(&draft, &scene, said).unwrap_or(draft));
        prop_assert_eq!(outcome(&after, &scene), outcome(&draft, &scene));
    }
}

#[test]
fn a_remark_beside_a_reason_is_reported_too() {
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    let full = |letter: &str| letter.repeat(Field::Reason.max() as usize);
    let said = [
        Answer::Successful { yes: false },
        Answer::Carrier { involved: false },
        Answer::Reason { text: full("r") },
        Answer::Note { text: full("n") },
    ];
    let reported = outcome(&walked(&scene, &said), &scene);
    let Ok(Outcome::Failed { report: FailureReport { note, .. } }) = &reported else { panic!("{reported:?}") };
    assert_eq!(*note, format!("{}\n{}", full("r"), full("n")), "nothing a person typed is dropped");
    assert!(confirm(&walked(&scene, &said), &scene).is_ok(), "and the rule takes both at their full length");
}

#[test]
fn a_job_with_a_carrier_but_no_procedure_on_the_phone_can_be_reported_and_says_what_is_missing() {
    let job = installation();
    let scene = scene(&job, None);
    let shown = shown(&scene, &[Answer::Successful { yes: false }]);
    assert_eq!(questions(&shown), [Question::Successful, Question::Reason, Question::Confirm]);
    assert_eq!(shown.forecast, Forecast::Missing { missing: vec![Missing::Procedure] });
    let draft = walked(&scene, &[Answer::Successful { yes: false }, Answer::Reason { text: "Dead line".into() }]);
    assert!(confirm(&draft, &scene).is_ok());
    let arrived = procedure();
    let later = FormScene { procedure: Some(&arrived), ..scene };
    let form = form(&draft, &later);
    assert_eq!(form.question, Question::ThirdParty, "once the procedure arrives, its questions are asked");
    assert_eq!(form.draft.reason, "Dead line", "and nothing typed is lost");
}

#[test]
fn a_cause_that_a_newer_procedure_lost_is_asked_again() {
    let job = transfer_point();
    let first = procedure();
    let draft = walked(&scene(&job, Some(&first)), &all_answers(LINE));
    let [.., lost] = shelf();
    let newer = lost.expect("a procedure");
    let scene = scene(&job, Some(&newer));
    let shown = form(&draft, &scene);
    assert_eq!((shown.question, shown.complete, shown.stop_work), (Question::Cause, false, false));
    assert_eq!(shown.forecast, Forecast::Missing { missing: vec![Missing::Cause] });
    assert!(shown.choices.iter().all(|choice| !choice.selected));
    let again = answer(&draft, &scene, &choose_cause(ROUTER)).expect("it is asked");
    let claim = confirm(&again, &scene).expect("it is complete").claim.expect("a claim");
    assert_eq!(claim.procedure, newer.name(), "the report pins the version it was finished with");
}

#[test]
fn a_call_said_again_keeps_its_moment_and_a_changed_one_takes_a_new_one() {
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    let later = FormScene { now: scene.now + Duration::hours(1), ..scene };
    let first = walked(&scene, &all_answers(LINE)[..3]);
    let again = answer(&first, &later, &Answer::Call { reached: true }).expect("it is on the way");
    assert_eq!(again, first);
    let changed = answer(&first, &later, &Answer::Call { reached: false }).expect("it is on the way");
    assert_eq!(changed.reached_at, Some(later.now));
}

#[test]
fn who_has_reached_somebody_is_asked_with_whom_wherever_he_was() {
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    let elsewhere = walked(&scene, &all_answers(LINE));
    let said = answer(&elsewhere, &scene, &Answer::Call { reached: true }).expect("it is on the way");
    assert_eq!(said.question, Question::Call);
}

#[test]
fn an_amount_that_no_bank_transfers_is_no_compensation() {
    let job = installation();
    for amount in [0, -100] {
        let procedure = domain::swisscom::procedure(day("2026-01-01"), [Some(Money::rappen(amount)); 3], false);
        let scene = scene(&job, Some(&procedure));
        let draft = walked(&scene, &all_answers(LINE));
        let missing = vec![Missing::Compensation];
        assert_eq!(form(&draft, &scene).forecast, Forecast::Missing { missing });
        assert_eq!(confirm(&draft, &scene).expect("the report is kept").claim, None);
    }
}

#[test]
fn only_the_last_twenty_calls_are_kept() {
    let draft = (0..50).fold(CheckOutDraft::default(), |draft, minute| dial(&draft, now() + Duration::minutes(minute)));
    assert_eq!(draft.dialled.len(), 20);
    assert_eq!(draft.dialled.last(), Some(&(now() + Duration::minutes(49))));
}

#[test]
fn an_overlong_text_is_refused_by_name_and_the_draft_stays() {
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    let draft = walked(&scene, &all_answers(LINE));
    for (field, say) in [
        (Field::Contact, (|text| Answer::CallContact { text }) as fn(String) -> Answer),
        (Field::Reference, |text| Answer::CallReference { text }),
        (Field::Note, |text| Answer::Note { text }),
    ] {
        let full = "ü".repeat(field.max() as usize);
        assert!(answer(&draft, &scene, &say(full.clone())).is_ok(), "{field} at its limit");
        let no = Refusal::TooLong { field, max: field.max() };
        assert_eq!(answer(&draft, &scene, &say(full + "ü")), Err(no));
    }
}

#[test]
fn everything_missing_is_told_at_once() {
    let procedure = domain::swisscom::procedure(day("2026-01-01"), [None, None, None], false);
    let job = Job { service_id: None::<ServiceId>, ..installation() };
    let scene = scene(&job, Some(&procedure));
    let mut answers = all_answers(LINE);
    answers[2] = Answer::Call { reached: false };
    let shown = shown(&scene, &answers);
    let missing = vec![Missing::CallNotReached, Missing::Compensation, Missing::ServiceId];
    assert_eq!(shown.forecast, Forecast::Missing { missing });
    let somebody = FormScene { technician: TechnicianId(SOMEBODY_ELSE.0), ..scene };
    assert_eq!(form(&walked(&scene, &answers), &somebody).forecast, shown.forecast, "whoever asks");
}
