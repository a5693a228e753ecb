//! Two phones of one technician, and a phone that there is twice: one job, one claim, and nobody's work is lost.

use domain::ids::{JobId, TechnicianId};
use domain::job::JobState;
use domain::operation::ParkReason;
use domain::refusal::Refusal;
use domain::review::Decision;
use phone::error::CommandError;
use phone::view::{Delivery, DraftKind};
use sync_server::api::{Decide, Page, ReviewDetail, ReviewRow};

use crate::support::office::Office;
use crate::support::phone::TestPhone;

/// An office, a technician with a job, and her two phones.
fn two() -> (Office, JobId, TestPhone, TestPhone) {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let phones = (TestPhone::of(&office, anna), TestPhone::of(&office, anna));
    (office, job, phones.0, phones.1)
}

fn waiting(office: &Office, job: JobId) -> Vec<ReviewRow> {
    office.get::<Page<ReviewRow>>(&format!("/review?job={job}")).rows
}

/// Decides about what waits on a job, the oldest first, until nothing waits.
fn decide_all(office: &Office, job: JobId, decision: Decision) {
    while let Some(row) = waiting(office, job).first() {
        let words = Decide { decision, reason: "She has two phones".into() };
        office.post::<ReviewDetail>(&format!("/review/{}/{}/decide", row.operation, row.hash), &words);
    }
}

fn sync(phones: [&mut TestPhone; 2]) {
    for phone in phones {
        phone.sync().expect("the office is open");
    }
}

fn needs_her(delivery: &Delivery) -> bool {
    matches!(delivery, Delivery::NeedsYou { parked: Some(_), .. })
}

#[test]
fn what_is_begun_on_one_phone_is_ended_on_the_other() {
    let (office, job, mut small, mut large) = two();
    small.check_in(job);
    sync([&mut small, &mut large]);
    assert!(matches!(large.job(job).job.state, JobState::OnSite { .. }), "the other phone knows that she is there");
    large.fill_failure(job, "line_not_activated");
    large.confirm(job).expect("the form is complete");
    sync([&mut large, &mut small]);
    assert_eq!(large.delivery(job), Delivery::ACCEPTED);
    assert_eq!(small.job(job).job, large.job(job).job);
    assert_eq!(small.job(job).job, office.job(job).job, "phones and office are equal");
    assert_eq!((office.claims().total, office.parked(job).len()), (1, 0));
    office.verify();
}

#[test]
fn a_form_that_is_open_on_both_is_confirmed_once_and_the_other_says_why_not() {
    let (office, job, mut small, mut large) = two();
    small.check_in(job);
    sync([&mut small, &mut large]);
    small.fill_failure(job, "line_not_activated");
    large.fill_failure(job, "router_not_synchronising");
    small.confirm(job).expect("the form is complete");
    sync([&mut small, &mut large]);
    let refused = large.confirm(job).expect_err("it is done already");
    assert!(matches!(refused, CommandError::Refused { refusal: Refusal::AlreadyCheckedOut }), "{refused:?}");
    assert_eq!(large.job(job).drafts, [DraftKind::CheckOut], "nothing is thrown away unasked");
    large.phone.discard(&large.stamp(), job, DraftKind::CheckOut).expect("she may");
    assert_eq!(office.claims().total, 1);
    office.verify();
}

#[test]
fn done_on_both_without_signal_waits_for_a_person_and_is_paid_once_whatever_is_decided() {
    for decision in [Decision::Evidence, Decision::Reject] {
        let (office, job, mut small, mut large) = two();
        small.airplane(true);
        large.airplane(true);
        small.fail(job);
        large.check_in(job);
        large.fill_failure(job, "router_not_synchronising");
        large.confirm(job).expect("the form is complete");
        small.airplane(false);
        large.airplane(false);
        sync([&mut small, &mut large]);
        assert_eq!(small.delivery(job), Delivery::ACCEPTED);
        assert!(large.job(job).operations.iter().all(|done| needs_her(&done.delivery)), "arriving and leaving");
        decide_all(&office, job, decision);
        sync([&mut large, &mut small]);
        for done in large.job(job).operations {
            match (decision, done.delivery) {
                (Decision::Evidence, Delivery::Accepted { review: Some(review) }) => assert!(review.evidence_only),
                (Decision::Reject, Delivery::NeedsYou { rejected: Some(why), .. }) => {
                    assert_eq!(why, "She has two phones");
                }
                (decision, delivery) => panic!("{decision:?}: {delivery:?}"),
            }
        }
        assert_eq!(large.job(job).job, office.job(job).job);
        assert_eq!(large.job(job).job, small.job(job).job);
        assert_eq!(office.claims().total, 1, "{decision:?}");
        office.verify();
    }
}

/// A phone and its twin: the twin's work bears numbers that the office knows with other content.
fn twins() -> (Office, TechnicianId, [JobId; 3], TestPhone, TestPhone) {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let jobs = [0; 3].map(|_| office.swisscom_job(anna));
    let phone = TestPhone::of(&office, anna);
    let twin = phone.clone_phone();
    (office, anna, jobs, phone, twin)
}

#[test]
fn the_work_of_a_twin_waits_whole_and_counts_once_a_person_has_looked() {
    let (office, _, [mine, its, _], mut phone, mut twin) = twins();
    phone.fail(mine);
    twin.fail(its);
    sync([&mut phone, &mut twin]);
    assert_eq!(phone.delivery(mine), Delivery::ACCEPTED);
    let cloned = Delivery::NeedsYou { parked: Some(ParkReason::ClonedPhone), rejected: None };
    assert!(twin.job(its).operations.iter().all(|done| done.delivery == cloned), "the same numbers, other content");
    assert_eq!(office.claims().total, 1, "never paid by itself");
    decide_all(&office, its, Decision::Accept);
    assert_eq!(office.claims().total, 2, "both versions were kept, and both visits took place");
    sync([&mut phone, &mut twin]);
    assert!(matches!(twin.delivery(its), Delivery::Accepted { review: Some(_) }));
    office.verify();
}

#[test]
fn a_twin_that_is_paired_anew_works_like_any_phone_and_the_first_goes_on() {
    let (office, anna, [mine, its, next], mut phone, mut twin) = twins();
    phone.check_in(mine);
    twin.check_in(its);
    sync([&mut phone, &mut twin]);
    assert!(twin.phone.app(&twin.stamp()).expect("the store works").paired.expect("it is paired").cloned, "it says so");
    twin.check_in(next); // before it is paired anew
    twin.pair(&office.address(), &office.pairing_code(anna)).expect("a cloned phone may");
    twin.sync().expect("the office is open");
    assert_eq!(twin.delivery(next), Delivery::ACCEPTED, "what it had not sent came under the new pairing");
    phone.fill_failure(mine, "line_not_activated");
    phone.confirm(mine).expect("the form is complete");
    twin.fill_failure(next, "line_not_activated");
    twin.confirm(next).expect("the form is complete");
    sync([&mut phone, &mut twin]);
    assert_eq!((phone.delivery(mine), twin.delivery(next)), (Delivery::ACCEPTED, Delivery::ACCEPTED));
    assert_eq!(office.claims().total, 2);
    assert_eq!(office.parked(its), [ParkReason::ClonedPhone], "what it had sent as a twin waits for a person");
    office.verify();
}

#[test]
fn twins_on_one_job_leave_one_claim() {
    let (office, _, [job, ..], mut phone, mut twin) = twins();
    phone.fail(job);
    twin.fail(job);
    sync([&mut phone, &mut twin]);
    decide_all(&office, job, Decision::Evidence);
    sync([&mut twin, &mut phone]);
    assert_eq!(office.claims().total, 1);
    assert_eq!(phone.job(job).job, twin.job(job).job);
    office.verify();
}
