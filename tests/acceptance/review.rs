//! What a person of the office decides about work that came although things had changed.

use domain::ids::{JobId, TechnicianId};
use domain::job::{CancellationReason, JobState};
use domain::review::Decision;
use phone::view::Delivery;
use sync_server::api::{CancelJob, Decide, JobDetail, Page, ReviewDetail, ReviewRow};

use crate::support::office::Office;
use crate::support::phone::TestPhone;

fn address(row: &ReviewRow) -> String {
    format!("/review/{}/{}/decide", row.operation, row.hash)
}

fn waiting(office: &Office, job: JobId) -> Vec<ReviewRow> {
    office.get::<Page<ReviewRow>>(&format!("/review?job={job}")).rows
}

fn words(decision: Decision) -> Decide {
    Decide { decision, reason: "He was there at nine".into() }
}

/// Decides about what waits on a job, the oldest first, until nothing waits.
fn decide_all(office: &Office, job: JobId, decision: Decision) {
    while let Some(row) = waiting(office, job).first() {
        office.post::<ReviewDetail>(&address(row), &words(decision));
    }
}

struct Meanwhile {
    office: Office,
    job: JobId,
    anna: TechnicianId,
    hers: TestPhone,
    his: TestPhone,
}

/// Anna fails a job without signal; meanwhile it is given to Beat.
fn reassigned() -> Meanwhile {
    let office = Office::new();
    let (anna, beat) = (office.technician("Anna Muster"), office.technician("Beat Beispiel"));
    let job = office.swisscom_job(anna);
    let mut hers = TestPhone::of(&office, anna);
    let mut his = TestPhone::of(&office, beat);
    hers.airplane(true);
    hers.fail(job);
    office.assign(job, Some(beat));
    his.sync().expect("the office is open");
    hers.airplane(false);
    hers.sync().expect("the office is open");
    Meanwhile { office, job, anna, hers, his }
}

#[test]
fn who_did_the_work_of_a_reassigned_job_is_paid_and_the_other_loses_it() {
    let Meanwhile { office, job, anna, mut hers, mut his } = reassigned();
    let first = waiting(&office, job).remove(0);
    office.post::<ReviewDetail>(&address(&first), &words(Decision::Accept));
    assert!(waiting(&office, job).is_empty(), "the check-out behind it follows by the rules");
    assert_eq!(office.job(job).claim.expect("a claim").technician, anna);
    hers.sync().expect("the office is open");
    his.sync().expect("the office is open");
    assert!(his.phone.job(&his.stamp(), job).is_err(), "his phone has lost it");
    let view = hers.job(job);
    assert!(matches!(view.job.state, JobState::Failed { .. }));
    assert_eq!(office.claims().total, 1);
}

#[test]
fn evidence_pays_nobody_twice_and_leaves_the_job_with_the_other() {
    let Meanwhile { office, job, mut hers, mut his, .. } = reassigned();
    his.fail(job);
    his.sync().expect("the office is open");
    let first = waiting(&office, job).remove(0);
    let refused = office.refused(&address(&first), &words(Decision::Accept));
    assert_eq!(refused.refusal, Some(domain::refusal::Refusal::ClaimExists));
    decide_all(&office, job, Decision::Evidence);
    hers.sync().expect("the office is open");
    assert_eq!(office.claims().total, 1);
    assert_eq!(office.job(job).technician_name.as_deref(), Some("Beat Beispiel"));
}

#[test]
fn a_technician_reads_why_his_work_was_rejected() {
    let Meanwhile { office, job, mut hers, .. } = reassigned();
    decide_all(&office, job, Decision::Reject);
    hers.sync().expect("the office is open");
    for operation in hers.job(job).operations {
        let reason = Some("He was there at nine".to_owned());
        assert_eq!(operation.delivery, Delivery::NeedsYou { parked: None, rejected: reason });
    }
    assert_eq!(office.claims().total, 0);
}

#[test]
fn a_job_cancelled_meanwhile_becomes_what_the_technician_reported() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.airplane(true);
    phone.fail(job);
    let cancel = CancelJob { reason: CancellationReason::Customer, note: "moved house".into() };
    office.post::<JobDetail>(&format!("/jobs/{job}/cancel"), &cancel);
    phone.airplane(false);
    phone.sync().expect("the office is open");
    decide_all(&office, job, Decision::Accept);
    phone.sync().expect("the office is open");
    assert!(matches!(phone.job(job).job.state, JobState::Failed { .. }));
    assert_eq!(office.claims().total, 1);
}

#[test]
fn of_two_dispatchers_one_decides_and_the_other_hears_it() {
    let Meanwhile { office, job, .. } = reassigned();
    let row = waiting(&office, job).remove(0);
    office.post::<ReviewDetail>(&address(&row), &words(Decision::Evidence));
    let late = office.refused(&address(&row), &words(Decision::Accept));
    assert_eq!(late.code, "decided");
    assert!(late.message.contains("accepted it as evidence only"), "{}", late.message);
    assert_eq!(office.claims().total, 0);
}
