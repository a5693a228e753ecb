//! Everything sent or done twice: one claim for one failed job, whatever happens.

use domain::operation::{OperationOutcome, ParkReason};
use domain::refusal::Refusal;
use phone::view::Delivery;

use crate::support::office::Office;
use crate::support::phone::TestPhone;

#[test]
fn a_lost_reply_is_answered_again_and_nothing_is_applied_twice() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.fail(job);
    let request = phone.request().expect("there is something to send");
    let lost = phone.exchange(&request).expect("the office is open");
    assert!(lost.outcomes.iter().all(|settled| settled.outcome == OperationOutcome::ACCEPTED));
    let again = phone.exchange(&request).expect("the office is open");
    assert_eq!(again.outcomes, lost.outcomes, "the stored answer");
    phone.sync().expect("the office is open");
    assert_eq!(phone.delivery(job), Delivery::ACCEPTED);
    assert_eq!(office.claims().total, 1);
    assert_eq!(office.job(job).history.len(), 5, "created, assigned, arrived, left, claim");
}

#[test]
fn a_server_killed_after_every_round_applies_everything_once() {
    let mut office = Office::new();
    let anna = office.technician("Anna Muster");
    let jobs: Vec<_> = (0..3).map(|_| office.swisscom_job(anna)).collect();
    let mut phone = TestPhone::of(&office, anna);
    for job in &jobs {
        phone.fail(*job);
        let request = phone.request().expect("there is something to send");
        let lost = phone.exchange(&request);
        assert!(lost.is_ok(), "the reply is lost on the way, the work is not");
        office.kill();
        assert!(phone.sync().is_err(), "nobody answers");
        office.open();
    }
    phone.sync().expect("the office is open");
    assert_eq!(office.claims().total, 3);
    assert!(jobs.iter().all(|job| phone.delivery(*job) == Delivery::ACCEPTED));
}

#[test]
fn two_phones_of_one_technician_check_out_one_job_and_one_claim_comes_of_it() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut first = TestPhone::of(&office, anna);
    let mut second = TestPhone::of(&office, anna);
    first.fail(job);
    second.fail(job);
    first.sync().expect("the office is open");
    second.sync().expect("the office is open");
    assert_eq!(first.delivery(job), Delivery::ACCEPTED);
    assert!(matches!(second.delivery(job), Delivery::NeedsYou { .. }), "{:?}", second.delivery(job));
    assert_eq!(office.claims().total, 1);
    assert_eq!(office.parked(job).len(), 2, "arriving and leaving of the second phone wait for a person");
}

#[test]
fn a_cloned_phone_is_noticed_and_both_versions_are_kept() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let (one, other) = (office.swisscom_job(anna), office.swisscom_job(anna));
    let mut phone = TestPhone::of(&office, anna);
    let mut clone = phone.clone_phone();
    phone.check_in(one);
    clone.check_in(other);
    phone.sync().expect("the office is open");
    clone.sync().expect("the office is open");
    assert_eq!(phone.delivery(one), Delivery::ACCEPTED);
    assert_eq!(
        clone.delivery(other),
        Delivery::NeedsYou { parked: Some(ParkReason::ClonedPhone), rejected: None },
        "the same number with other content"
    );
}

#[test]
fn checking_in_twice_on_one_phone_is_refused_before_it_is_saved() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let phone = TestPhone::of(&office, anna);
    phone.check_in(job);
    let refused = phone.phone.check_in(&phone.stamp(), job).expect_err("he is there already");
    assert_eq!(refused, Refusal::AlreadyCheckedIn.into());
    assert_eq!(phone.job(job).operations.len(), 1);
}
