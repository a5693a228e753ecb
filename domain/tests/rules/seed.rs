//! Source 000, sentence by sentence. The German sentence stands above its test.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::claim::{ClaimState, Missing, due_date};
use domain::form::{Answer, Choice, Forecast, Question, answer, dial, form, go, outcome};
use domain::ids::ClaimId;
use domain::job::{Job, JobKind, JobState};
use domain::language::Language;
use domain::operation::Action;
use domain::procedure::Helpline;
use domain::refusal::Refusal;
use domain::report::{CallConfirmation, FailureReport, Outcome, ThirdParty};
use domain::service_id::ServiceId;

use crate::sample::*;

/// What the technician is promised, as (Rappen, date, Service ID).
fn promised(forecast: &Forecast) -> Option<(i64, NaiveDate, ServiceId)> {
    match forecast {
        Forecast::Compensation { amount, due, service_id, .. } => Some((amount.amount, *due, service_id.clone())),
        Forecast::NoFailure | Forecast::Missing { .. } => None,
    }
}

fn missing(forecast: &Forecast) -> Vec<Missing> {
    match forecast {
        Forecast::Missing { missing } => missing.clone(),
        Forecast::NoFailure | Forecast::Compensation { .. } => Vec::new(),
    }
}

/// «Für Swisscom Aufträge mit einem Störfall steht eine spezielle Helpline zur Verfügung.»
#[test]
fn the_helpline_is_shown_once_the_carrier_is_involved() {
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    assert_eq!(shown(&scene, &[]).helpline, None, "nothing has failed yet");
    assert_eq!(shown(&scene, &[Answer::Successful { yes: false }]).helpline, None, "the carrier is not named yet");
    let form = shown(&scene, &all_answers(LINE)[..2]);
    assert_eq!(form.question, Question::Call);
    assert_eq!(form.helpline.as_ref(), Some(&procedure.helpline));
    assert_eq!(form.partner_name.as_deref(), Some("Swisscom"));
}

/// «Der folgende Artikel gilt nur für Aufträge, die direkt in Partnerschaft mit Swisscom gebucht werden.»
#[test]
fn a_job_without_partnership_has_no_carrier_form_no_helpline_and_no_claim() {
    let (job, procedure) = (direct(), procedure());
    let scene = scene(&job, None);
    let form = shown(&scene, &[Answer::Successful { yes: false }]);
    assert_eq!(questions(&form), [Question::Successful, Question::Reason, Question::Confirm]);
    assert_eq!(form.helpline, None);
    assert_eq!(missing(&form.forecast), [Missing::Partnership]);
    let draft = walked(&scene, &[Answer::Successful { yes: false }]);
    let refused = answer(&draft, &scene, &Answer::Carrier { involved: true });
    assert_eq!(refused, Err(Refusal::NotOnTheWay));
    let reported = Action::CheckOut { outcome: failed_with(LINE, call_confirmed()) };
    assert_eq!(act(&job, &[procedure], reported), Err(Refusal::NotInPartnership));
}

/// «Beispiele sind die Installation des Internets und die Aktivierung des Anschlusses am Überführungspunkt (UP) usw.»
#[test]
fn every_kind_of_job_in_partnership_is_compensated() {
    let procedure = procedure();
    for kind in [JobKind::Installation, JobKind::TransferPoint, JobKind::Repair] {
        let job = job(kind, on_site());
        let scene = scene(&job, Some(&procedure));
        let change = confirm(&walked(&scene, &all_answers(ROUTER)), &scene).expect("it is complete");
        assert!(change.claim.is_some(), "{kind:?}");
    }
}

/// «… wenden Sie sich bitte immer telefonisch an den 2nd Level Support von Swisscom unter der Nummer 0800 406 080.»
#[test]
fn the_number_comes_from_the_procedure_and_not_from_code() {
    let job = installation();
    assert_eq!(procedure().helpline.number, "0800 406 080", "what the source says");
    let helpline = Helpline { number: "0800 000 000".into(), ..procedure().helpline };
    let moved = domain::procedure::Procedure { helpline, ..procedure() };
    let form = shown(&scene(&job, Some(&moved)), &all_answers(LINE)[..2]);
    assert_eq!(form.helpline.map(|helpline| helpline.number).as_deref(), Some("0800 000 000"));
}

/// «Dies stellt sicher, dass Sie … die Entschädigung von Swisscom für die nicht erfolgreiche Ausführung erhalten.»
#[test]
fn without_the_call_there_is_no_compensation_and_the_form_says_so() {
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    let before = shown(&scene, &all_answers(LINE)[..2]);
    assert_eq!(missing(&before.forecast), [Missing::Call, Missing::TechnicianVisit, Missing::Cause]);
    let mut answers = all_answers(LINE);
    answers[2] = Answer::Call { reached: false };
    let draft = walked(&scene, &answers);
    let form = form(&draft, &scene);
    assert!(form.complete, "not reached is an answer too: the report is kept");
    assert_eq!(missing(&form.forecast), [Missing::CallNotReached]);
    let change = confirm(&draft, &scene).expect("it is complete");
    assert_eq!(change.claim, None);
    let Some(ThirdParty::Carrier { call, .. }) = change.job.carrier_failure() else { panic!("the report is kept") };
    assert!(!call.is_confirmed(), "the dispatcher sees that nobody was reached");
}

/// «Bitte denken Sie daran, dass diese Telefonnummer nur für Fragen zu Mila Aufträgen verwendet werden darf.»
#[test]
fn the_restriction_stands_beside_the_number_in_every_language() {
    let (job, procedure) = (installation(), procedure());
    let form = shown(&scene(&job, Some(&procedure)), &all_answers(LINE)[..2]);
    let restriction = form.helpline.expect("it is shown").restriction;
    assert_eq!(restriction.get(Language::De), "Diese Nummer ist nur für Fragen zu solchen Aufträgen.");
    assert_eq!(restriction.get(Language::Fr), "Ce numéro est réservé aux questions concernant ces mandats.");
    assert_eq!(restriction.get(Language::It), "Questo numero è riservato alle domande su questi incarichi.");
    assert_eq!(restriction.get(Language::En), "This number is only for questions about such jobs.");
}

/// «Nach Rücksprache mit dem Swisscom Mitarbeiter können Sie nun das Störformular mit den erhaltenen Informationen über
/// die App ausfüllen.»
#[test]
fn what_was_heard_on_the_telephone_is_in_the_report() {
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    let asked = walked(&scene, &all_answers(LINE)[..2]);
    let dialled = dial(&asked, now());
    assert_eq!(form(&dialled, &scene).question, Question::Call, "back from the telephone, on the same question");
    let said = [
        Answer::Call { reached: true },
        Answer::CallContact { text: " Frau Beispiel ".into() },
        Answer::CallReference { text: "R-77".into() },
    ];
    let spoken = said.iter().fold(dialled, |draft, said| answer(&draft, &scene, said).expect("it is asked here"));
    assert_eq!(form(&spoken, &scene).question, Question::Call, "with whom and under which reference is asked here");
    assert_eq!(form(&spoken, &scene).next, Some(Question::TechnicianVisit));
    let rest = &all_answers(LINE)[3..];
    let draft = rest.iter().fold(spoken, |draft, said| answer(&draft, &scene, said).expect("it is on the way"));
    let Ok(Outcome::Failed { report: FailureReport { third_party: ThirdParty::Carrier { call, .. }, .. } }) =
        outcome(&draft, &scene)
    else {
        panic!("it is complete")
    };
    let contact = "Frau Beispiel".into();
    let expected = CallConfirmation::Confirmed { at: now(), contact, reference: "R-77".into(), dialled: vec![now()] };
    assert_eq!(call, expected);
}

/// «Befolgen Sie dabei folgende Schritte» and the seven steps after it.
#[test]
fn the_questions_come_in_the_order_of_the_source() {
    use Question::{Call, Cause, Confirm, Successful, TechnicianVisit, ThirdParty};
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    let order = [Successful, ThirdParty, Call, TechnicianVisit, Cause, Confirm];
    assert_eq!(questions(&shown(&scene, &[])), order, "the whole way is visible from the start");
    let answers = all_answers(MATERIAL);
    let mut draft = walked(&scene, &[]);
    for (place, said) in answers.iter().enumerate() {
        assert_eq!(form(&draft, &scene).question, order[place]);
        for early in &answers[place + 1..] {
            assert_eq!(answer(&draft, &scene, early), Err(Refusal::NotOnTheWay), "no question is skipped");
        }
        let open = Refusal::Unanswered { question: order[place] };
        assert_eq!(outcome(&draft, &scene), Err(open), "nothing is confirmed half");
        draft = answer(&draft, &scene, said).expect("it is asked now");
        if form(&draft, &scene).question == order[place] {
            draft = go(&draft, &scene, order[place + 1]).expect("it is the next");
        }
    }
    assert_eq!(form(&draft, &scene).question, Confirm);
}

/// «Klicken Sie auf "Check-Out".»
#[test]
fn only_who_has_checked_in_can_check_out() {
    let leave = || Action::CheckOut { outcome: Outcome::Completed { note: String::new() } };
    let before = job(JobKind::Installation, JobState::Assigned);
    assert_eq!(act(&before, &[], leave()), Err(Refusal::NotCheckedIn));
    let there = act(&before, &[], Action::CheckIn).expect("he arrives").job;
    assert_eq!(there.state, JobState::OnSite { since: now() });
    let gone = act(&there, &[], leave()).expect("he leaves").job;
    assert_eq!(gone.state, JobState::Completed { at: now(), note: String::new() });
}

/// «Geben Sie an, dass der Auftrag nicht erfolgreich abgeschlossen werden kann»
#[test]
fn a_successful_job_is_two_questions_and_no_compensation() {
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    let done = [Answer::Successful { yes: true }];
    let form = shown(&scene, &done);
    assert_eq!(questions(&form), [Question::Successful, Question::Confirm]);
    assert_eq!((form.complete, form.forecast), (true, Forecast::NoFailure));
    let change = confirm(&walked(&scene, &done), &scene).expect("it is complete");
    assert_eq!(change.claim, None);
}

/// «Geben Sie die Beteiligung eines Dritten (Swisscom) an»
#[test]
fn without_the_third_party_words_are_asked_and_nothing_is_owed() {
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    let said = [Answer::Successful { yes: false }, Answer::Carrier { involved: false }];
    let form = shown(&scene, &said);
    let way = [Question::Successful, Question::ThirdParty, Question::Reason, Question::Confirm];
    assert_eq!(questions(&form), way);
    assert_eq!(missing(&form.forecast), [Missing::ThirdParty]);
    let [first, second] = said;
    let words = |text: &str| Answer::Reason { text: text.into() };
    let silent = walked(&scene, &[first.clone(), second.clone(), words("  ")]);
    assert_eq!(outcome(&silent, &scene), Err(Refusal::Unanswered { question: Question::Reason }));
    let change = confirm(&walked(&scene, &[first, second, words("Power cut")]), &scene).expect("it is complete");
    assert_eq!(change.claim, None);
}

/// «Bestätigen Sie den Anruf bei Swisscom»
#[test]
fn the_call_is_confirmed_or_not_reached_and_nothing_between() {
    let (job, procedure) = (installation(), procedure());
    let form = shown(&scene(&job, Some(&procedure)), &all_answers(LINE)[..2]);
    let said: Vec<Answer> = form.choices.into_iter().map(|choice| choice.answer).collect();
    assert_eq!(said, [Answer::Call { reached: true }, Answer::Call { reached: false }]);
}

/// «Geben Sie an, ob ein Besuch eines Swisscom Technikers erforderlich ist»
#[test]
fn whether_the_carriers_technician_must_come_is_reported_and_decides_no_money() {
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    for needed in [true, false] {
        let mut answers = all_answers(LINE);
        answers[3] = Answer::TechnicianVisit { needed };
        let change = confirm(&walked(&scene, &answers), &scene).expect("it is complete");
        let Some(ThirdParty::Carrier { technician_visit, .. }) = change.job.carrier_failure() else {
            panic!("the report names the carrier")
        };
        assert_eq!(*technician_visit, needed);
        assert!(change.claim.is_some());
    }
}

/// «Wählen Sie einen der folgenden Ursache …: Linie nicht aktiviert / Router synchronisiert nicht / Kein oder falsches
/// Material vorhanden»
#[test]
fn the_three_causes_stand_in_order_and_in_four_languages() {
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    let form = form(&go(&walked(&scene, &all_answers(LINE)[..4]), &scene, Question::Cause).expect("open"), &scene);
    let said: Vec<Answer> = form.choices.iter().map(|choice| choice.answer.clone()).collect();
    assert_eq!(said, [choose_cause(LINE), choose_cause(ROUTER), choose_cause(MATERIAL)]);
    let named = |language| -> Vec<String> {
        let name = |choice: &Choice| choice.name.as_ref().map(|name| name.get(language).to_owned());
        form.choices.iter().filter_map(name).collect()
    };
    let german = ["Linie nicht aktiviert", "Router synchronisiert nicht", "Kein oder falsches Material vorhanden"];
    assert_eq!(named(Language::De), german, "the words of the source");
    let french = ["Ligne non activée", "Le routeur ne se synchronise pas", "Matériel absent ou incorrect"];
    assert_eq!(named(Language::Fr), french);
    let italian = ["Linea non attivata", "Il router non si sincronizza", "Materiale mancante o errato"];
    assert_eq!(named(Language::It), italian);
    let english = ["Line not activated", "Router does not synchronise", "No material, or the wrong one"];
    assert_eq!(named(Language::En), english);
}

/// «Bestätigen Sie das Auschecken der Dienstleistung»
#[test]
fn confirming_closes_the_job_with_its_report_and_claims_once() {
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    let draft = walked(&scene, &all_answers(LINE));
    let form = form(&draft, &scene);
    assert_eq!((form.question, form.complete, form.next), (Question::Confirm, true, None));
    let change = confirm(&draft, &scene).expect("it is complete");
    assert!(matches!(change.job.state, JobState::Failed { at, .. } if at == now()));
    let claim = change.claim.expect("a claim");
    assert_eq!((claim.id, claim.state), (ClaimId::of_job(JOB), ClaimState::Submitted));
    let again = Action::CheckOut { outcome: outcome(&draft, &scene).expect("it is complete") };
    assert_eq!(act(&change.job, &[procedure], again), Err(Refusal::AlreadyCheckedOut));
}

/// «Die Auszahlung des Störfalles von Swisscom erhalten Sie spätestens innerhalb von 8 Wochen …»
#[test]
fn the_compensation_is_due_56_days_after_the_local_date() {
    assert_eq!(procedure().payout_weeks, 8);
    for (when, left_on, due) in [
        // Around midnight in winter: Zurich is one hour ahead of UTC.
        ("2026-11-23T22:59:59Z", "2026-11-23", "2027-01-18"),
        ("2026-11-23T23:00:00Z", "2026-11-24", "2027-01-19"),
        // Around midnight in summer: two hours ahead.
        ("2026-07-01T21:59:59Z", "2026-07-01", "2026-08-26"),
        ("2026-07-01T22:00:00Z", "2026-07-02", "2026-08-27"),
        // The night the clocks go forward, and the 56 days across it.
        ("2026-03-28T22:59:59Z", "2026-03-28", "2026-05-23"),
        ("2026-03-28T23:00:00Z", "2026-03-29", "2026-05-24"),
        ("2026-03-29T21:59:59Z", "2026-03-29", "2026-05-24"),
        ("2026-03-29T22:00:00Z", "2026-03-30", "2026-05-25"),
        // The night they go back: the local day has 25 hours.
        ("2026-10-24T21:59:59Z", "2026-10-24", "2026-12-19"),
        ("2026-10-24T22:00:00Z", "2026-10-25", "2026-12-20"),
        ("2026-10-25T22:59:59Z", "2026-10-25", "2026-12-20"),
        ("2026-10-25T23:00:00Z", "2026-10-26", "2026-12-21"),
        // On, across and onto a leap day.
        ("2028-02-29T12:00:00Z", "2028-02-29", "2028-04-25"),
        ("2028-01-04T12:00:00Z", "2028-01-04", "2028-02-29"),
        ("2028-01-05T12:00:00Z", "2028-01-05", "2028-03-01"),
        ("2027-01-04T12:00:00Z", "2027-01-04", "2027-03-01"),
        // New year.
        ("2026-12-31T22:59:59Z", "2026-12-31", "2027-02-25"),
        ("2026-12-31T23:00:00Z", "2027-01-01", "2027-02-26"),
    ] {
        let moment: DateTime<Utc> = at(when);
        assert_eq!(domain::clock::local_date(moment), day(left_on), "{when}");
        assert_eq!(due_date(moment, 8), day(due), "{when}");
        assert_eq!(due_date(moment, 8) - day(left_on), Duration::days(56), "{when}");
    }
}

/// «… unter Angabe der Service ID auf Ihr Bankkonto überwiesen.»
#[test]
fn the_service_id_is_promised_and_claimed_and_its_lack_is_said_before_he_leaves() {
    let procedure = procedure();
    let with = installation();
    let with_scene = scene(&with, Some(&procedure));
    let draft = walked(&with_scene, &all_answers(LINE));
    let due = day("2027-01-18");
    let service_id = ServiceId::parse("SID-4711/8").expect("a Service ID");
    assert_eq!(promised(&form(&draft, &with_scene).forecast), Some((8_000, due, service_id.clone())));
    let claim = confirm(&draft, &with_scene).expect("it is complete").claim.expect("a claim");
    assert_eq!((claim.amount.amount, claim.due, claim.service_id), (8_000, due, service_id));
    let without = Job { service_id: None, ..with.clone() };
    let scene = scene(&without, Some(&procedure));
    assert_eq!(missing(&form(&draft, &scene).forecast), [Missing::ServiceId]);
    assert_eq!(confirm(&draft, &scene).expect("it may still be reported").claim, None);
}

/// «Bitte gehen Sie immer nach dem oben genannten Ablauf vor, um den Auftrag korrekt abzuschliessen und die
/// Entschädigung zu erhalten.»
#[test]
fn what_is_shown_before_is_what_is_claimed_after() {
    let procedure = procedure();
    for kind in [JobKind::Installation, JobKind::TransferPoint, JobKind::Repair] {
        let job = job(kind, on_site());
        for cause in [LINE, ROUTER, MATERIAL] {
            for moment in ["2026-11-23T22:59:59Z", "2026-11-23T23:00:00Z", "2026-03-29T01:00:00Z"] {
                let scene = domain::form::FormScene { now: at(moment), ..scene(&job, Some(&procedure)) };
                let draft = walked(&scene, &all_answers(cause));
                let claim = confirm(&draft, &scene).expect("it is complete").claim.expect("a claim");
                let shown = promised(&form(&draft, &scene).forecast);
                assert_eq!(shown, Some((claim.amount.amount, claim.due, claim.service_id)), "{cause} {moment}");
            }
        }
    }
}
