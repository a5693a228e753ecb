//! What the office does while a phone is away.

use domain::job::{CancellationReason, JobState};
use domain::operation::ParkReason;
use domain::refusal::Refusal;
use phone::view::{Delivery, SyncTrouble};
use sync_server::api::{CancelJob, JobRow, Page, TechnicianDetail};

use crate::support::office::Office;
use crate::support::phone::TestPhone;

fn parked_for(refusal: Refusal) -> Delivery {
    Delivery::NeedsYou { parked: Some(ParkReason::Refused { refusal }), rejected: None }
}

#[test]
fn a_job_taken_away_disappears_at_the_next_sync() {
    let office = Office::new();
    let (anna, beat) = (office.technician("Anna Muster"), office.technician("Beat Beispiel"));
    let job = office.swisscom_job(anna);
    let mut hers = TestPhone::of(&office, anna);
    let mut his = TestPhone::of(&office, beat);
    office.assign(job, Some(beat));
    hers.sync().expect("the office is open");
    his.sync().expect("the office is open");
    assert!(hers.phone.job(&hers.stamp(), job).is_err(), "the customer's data are gone from her phone");
    assert_eq!(his.job(job).job.technician, Some(beat));
}

#[test]
fn work_on_a_job_taken_away_meanwhile_is_kept_and_waits_for_a_person() {
    let office = Office::new();
    let (anna, beat) = (office.technician("Anna Muster"), office.technician("Beat Beispiel"));
    let job = office.swisscom_job(anna);
    let mut hers = TestPhone::of(&office, anna);
    let mut his = TestPhone::of(&office, beat);
    hers.airplane(true);
    hers.fail(job);
    office.assign(job, Some(beat));
    his.sync().expect("the office is open");
    his.check_in(job);
    his.sync().expect("the office is open");

    hers.airplane(false);
    hers.sync().expect("the office is open");
    let view = hers.job(job);
    assert_eq!(view.operations[0].delivery, parked_for(Refusal::NotYours));
    assert!(matches!(view.operations[1].delivery, Delivery::NeedsYou { parked: Some(ParkReason::Behind { .. }), .. }));
    assert_eq!(office.claims().total, 0, "never paid by itself");
    assert_eq!(office.parked(job).len(), 2, "never lost");
    assert!(matches!(office.job(job).job.state, JobState::OnSite { .. }), "never in the way of the other");
}

#[test]
fn a_job_cancelled_meanwhile_parks_the_work_done_on_it() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.check_in(job);
    let cancel = CancelJob { reason: CancellationReason::Customer, note: "moved house".into() };
    office.post::<sync_server::api::JobDetail>(&format!("/jobs/{job}/cancel"), &cancel);
    phone.sync().expect("the office is open");
    assert_eq!(phone.delivery(job), parked_for(Refusal::Cancelled));
}

#[test]
fn parked_work_never_blocks_other_jobs() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let (lost, kept) = (office.swisscom_job(anna), office.swisscom_job(anna));
    let mut phone = TestPhone::of(&office, anna);
    phone.fail(lost);
    phone.fail(kept);
    office.assign(lost, None);
    phone.sync().expect("the office is open");
    assert_eq!(phone.delivery(kept), Delivery::ACCEPTED);
    assert_eq!(office.claims().total, 1);
}

#[test]
fn a_revoked_phone_delivers_its_unsent_work_into_review_and_reads_nothing() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.fail(job);
    let device = office.get::<TechnicianDetail>(&format!("/technicians/{anna}")).devices[0].id;
    office.post::<TechnicianDetail>(&format!("/devices/{device}/revoke"), &serde_json::json!({}));
    let _ = phone.sync(); // delivers; whether the app then says "revoked" at once or with the next round is its matter
    assert_eq!(phone.sync(), Err(SyncTrouble::Revoked));
    assert_eq!(phone.job(job).operations.len(), 2, "nothing is dropped");
    assert_eq!(office.get::<Page<JobRow>>("/jobs?parked=true").rows[0].parked, 2, "the dispatcher sees it");
    assert_eq!(office.claims().total, 0, "nothing is paid by itself");
    let waits = Delivery::NeedsYou { parked: Some(ParkReason::RevokedPhone), rejected: None };
    assert_eq!(phone.delivery(job), waits, "and so does the technician");
}
