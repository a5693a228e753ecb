//! From a dead line in a cellar to a claim on finance's screen.

use domain::clock::local_date;
use domain::form::{Answer, Forecast, Question};
use domain::job::JobState;
use phone::view::Delivery;
use sync_server::api::HistoryEvent;

use crate::support::office::Office;
use crate::support::phone::TestPhone;

#[test]
fn a_failed_visit_without_signal_becomes_a_claim_with_its_date() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);

    phone.airplane(true);
    phone.check_in(job);
    let form = phone.fill_failure(job, "line_not_activated");
    let Forecast::Compensation { amount, due, weeks, service_id, .. } = form.forecast else {
        panic!("everything was answered, yet: {:?}", form.forecast)
    };
    assert_eq!(weeks, 8);
    assert_eq!(due, local_date(phone.moment().wall) + chrono::Duration::days(56));
    phone.confirm(job).expect("the form is complete");
    assert_eq!(phone.delivery(job), Delivery::Saved, "there is no signal");
    assert_eq!(office.claims().total, 0, "nothing has left the cellar");

    phone.airplane(false);
    phone.sync().expect("the office is open");
    assert_eq!(phone.delivery(job), Delivery::ACCEPTED);

    let seen = office.job(job);
    assert!(matches!(seen.job.state, JobState::Failed { .. }), "{:?}", seen.job.state);
    let claim = seen.claim.expect("finance has a claim");
    assert_eq!((claim.amount, claim.due, claim.service_id), (amount, due, service_id), "as promised in the cellar");
    let row = office.claims().rows.pop().expect("a row");
    assert_eq!((row.days_left, row.due), (56, due));
    let mine = phone.phone.claims(&phone.stamp()).expect("the store works");
    assert_eq!(mine.rows.len(), 1);
    assert_eq!((mine.rows[0].due, mine.rows[0].days_left), (due, 56));
}

#[test]
fn a_killed_app_opens_on_the_same_question_with_every_answer() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.airplane(true);
    phone.check_in(job);
    phone.phone.check_out(&phone.stamp(), job).expect("a draft");
    phone.answer(job, Answer::Successful { yes: false });
    phone.answer(job, Answer::Carrier { involved: true });
    phone.phone.open_link(&phone.stamp(), job, phone::view::Target::Helpline).expect("there is a number");

    let phone = phone.restart();
    let form = phone.phone.check_out(&phone.stamp(), job).expect("the draft is there");
    assert_eq!(form.question, Question::Call);
    assert_eq!((form.draft.successful, form.draft.carrier), (Some(false), Some(true)));
    assert_eq!(form.draft.dialled.len(), 1, "the call is on disk before the telephone opens");
    assert_eq!(form.helpline.expect("whom to phone").number, "0800 406 080");
}

#[test]
fn a_helpline_that_is_not_reached_is_kept_and_promises_nothing() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.check_in(job);
    phone.fill_failure(job, "line_not_activated");
    phone.phone.check_out_go(&phone.stamp(), job, Question::Call).expect("back");
    let form = phone.answer(job, Answer::Call { reached: false });
    assert!(matches!(form.forecast, Forecast::Missing { .. }), "{:?}", form.forecast);
    phone.confirm(job).expect("it is an answer too");
    phone.sync().expect("the office is open");
    let seen = office.job(job);
    assert!(matches!(seen.job.state, JobState::Failed { .. }));
    assert_eq!(seen.claim, None);
}

#[test]
fn a_visit_that_succeeds_is_completed_without_a_claim() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.check_in(job);
    phone.phone.check_out(&phone.stamp(), job).expect("a draft");
    phone.answer(job, Answer::Successful { yes: true });
    phone.confirm(job).expect("nothing is open");
    phone.sync().expect("the office is open");
    let seen = office.job(job);
    assert!(matches!(seen.job.state, JobState::Completed { .. }));
    assert_eq!(seen.claim, None);
}

#[test]
fn the_history_says_who_did_what_and_what_became_of_it() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.fail(job);
    phone.sync().expect("the office is open");
    let history = office.job(job).history;
    let kinds: Vec<&str> = history
        .iter()
        .map(|row| match row.event {
            HistoryEvent::Created => "created",
            HistoryEvent::Assigned { .. } => "assigned",
            HistoryEvent::Operation { .. } => "operation",
            HistoryEvent::ClaimSubmitted { .. } => "claim",
            _ => "other",
        })
        .collect();
    assert_eq!(kinds, ["created", "assigned", "operation", "operation", "claim"]);
    assert!(history.iter().skip(2).take(2).all(|row| row.who == "Anna Muster"), "{history:?}");
}

#[test]
fn a_clock_ten_years_off_changes_no_date_of_the_claim() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    for years in [-10, 10] {
        let job = office.swisscom_job(anna);
        let mut phone = TestPhone::new();
        phone.clock_off = chrono::Duration::days(365 * years);
        phone.pair(&office.address(), &office.pairing_code(anna)).expect("the code is right");
        phone.sync().expect("the office is open");
        phone.fail(job);
        let promised = phone.job(job).claim.expect("a forecast").due;
        phone.sync().expect("no operation is refused for its clock");
        let seen = office.job(job);
        let claim = seen.claim.expect("a claim");
        assert_eq!(claim.due, promised, "the phone knows how far its clock is off");
        assert_eq!(claim.due, local_date(chrono::Utc::now()) + chrono::Duration::days(56));
        let suspect =
            seen.history.iter().any(|row| matches!(row.event, HistoryEvent::Operation { clock_suspect: true, .. }));
        assert!(suspect, "the office sees that the clock was off");
    }
}
