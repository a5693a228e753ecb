//! The server is lost, and a backup of yesterday takes its place: no technician's work is lost with it.

use domain::ids::JobId;
use domain::job::JobStateName;
use domain::operation::ParkReason;
use domain::refusal::Refusal;
use domain::review::Decision;
use phone::view::{Delivery, OperationRow, SyncTrouble};
use sync_server::api::{Decide, Page, ReviewDetail, ReviewRow};

use crate::support::office::Office;
use crate::support::phone::TestPhone;

fn accepted(delivery: &Delivery) -> bool {
    matches!(delivery, Delivery::Accepted { .. })
}

/// Comes back to an office whose server is another one now: the first attempt can still go into the old connection.
fn sync_anew(phone: &mut TestPhone) -> Result<(), SyncTrouble> {
    phone.sync().or_else(|_| phone.sync())
}

#[test]
fn a_day_old_backup_loses_no_technicians_work() {
    let mut office = Office::new();
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("yesterday.backup");
    let (anna, beat) = (office.technician("Anna Muster"), office.technician("Beat Beispiel"));
    let before: Vec<_> = (0..3).map(|_| office.swisscom_job(anna)).collect();
    let after: Vec<_> = (0..4).map(|_| office.swisscom_job(anna)).collect();
    let his = office.swisscom_job(beat);
    let (mut phone, mut other) = (TestPhone::of(&office, anna), TestPhone::of(&office, beat));
    for job in &before {
        phone.fail(*job);
    }
    phone.sync().expect("the office is open");
    office.back_up(&backup);

    // A day of work that no backup holds: acknowledged, parked, and not yet sent.
    for job in &after[..3] {
        phone.fail(*job);
    }
    phone.sync().expect("the office is open");
    office.assign(his, Some(anna));
    other.fail(his);
    other.sync().expect("the office is open");
    assert!(matches!(other.delivery(his), Delivery::NeedsYou { .. }), "it was given to somebody else meanwhile");
    assert_eq!(office.claims().total, 6);
    phone.airplane(true);
    phone.fail(after[3]);
    let mut phone = phone.restart();

    office.lose_and_restore(&backup);
    assert_eq!(office.claims().total, 3, "the office is back in yesterday");
    phone.airplane(false);
    sync_anew(&mut phone).expect("the office is open");
    sync_anew(&mut other).expect("the office is open");
    assert_eq!(office.claims().total, 8, "every failure of the day has its claim again, and none has two");
    for job in before.iter().chain(&after) {
        assert!(accepted(&phone.delivery(*job)), "{:?}", phone.delivery(*job));
        assert_eq!(office.job(*job).job.state.name(), JobStateName::Failed);
        assert_eq!(phone.job(*job).job, office.job(*job).job, "phone and office are equal");
    }
    assert!(accepted(&other.delivery(his)), "nobody has taken his job away in this office: it is his, and it counts");
    assert!(office.command(&["verify"], "").starts_with("sound: "));
}

#[test]
fn the_same_backup_restored_twice_does_nothing_twice() {
    let mut office = Office::new();
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("yesterday.backup");
    let anna = office.technician("Anna Muster");
    let jobs: Vec<_> = (0..2).map(|_| office.swisscom_job(anna)).collect();
    let mut phone = TestPhone::of(&office, anna);
    phone.fail(jobs[0]);
    phone.sync().expect("the office is open");
    office.back_up(&backup);
    phone.fail(jobs[1]);
    for _ in 0..2 {
        sync_anew(&mut phone).expect("the office is open");
        office.lose_and_restore(&backup);
    }
    sync_anew(&mut phone).expect("the office is open");
    assert_eq!(office.claims().total, 2);
    assert_eq!(office.job(jobs[1]).history.len(), 5, "created, assigned, arrived, left, claim");
    assert!(office.command(&["verify"], "").starts_with("sound: "));
}

#[test]
fn what_the_office_made_after_the_backup_is_gone_and_the_work_on_it_waits_for_a_person() {
    let mut office = Office::new();
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("yesterday.backup");
    let anna = office.technician("Anna Muster");
    let mut phone = TestPhone::of(&office, anna);
    office.back_up(&backup);
    let job = office.swisscom_job(anna);
    let mut late = TestPhone::of(&office, anna);
    phone.sync().expect("the office is open");
    phone.fail(job);
    phone.sync().expect("the office is open");
    assert!(accepted(&phone.delivery(job)));

    office.lose_and_restore(&backup);
    sync_anew(&mut phone).expect("the office is open");
    let unknown = ParkReason::Refused { refusal: Refusal::JobUnknown };
    let first = phone.job(job).operations[0].delivery.clone();
    assert_eq!(first, Delivery::NeedsYou { parked: Some(unknown), rejected: None }, "kept, on both sides");
    assert_eq!(office.claims().total, 0, "never paid by itself");
    assert_eq!(sync_anew(&mut late), Err(SyncTrouble::Revoked), "a phone that was paired since is paired anew");
}

#[test]
fn a_phone_that_comes_back_only_after_the_next_backup_sends_again_before_it_forgets() {
    let mut office = Office::new();
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("yesterday.backup");
    let (anna, beat) = (office.technician("Anna Muster"), office.technician("Beat Beispiel"));
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    office.back_up(&backup);
    phone.fail(job);
    phone.sync().expect("the office is open");

    office.lose_and_restore(&backup);
    // The restored office counts on: a backup of it can have a higher revision than the lost work had.
    for _ in 0..20 {
        office.swisscom_job(beat);
    }
    office.back_up(&backup);
    let mut phone = phone.restart();
    sync_anew(&mut phone).expect("the office is open");
    assert!(accepted(&phone.delivery(job)));
    assert_eq!(office.claims().total, 1, "that backup does not hold it: the phone has sent it again");
    assert!(office.command(&["verify"], "").starts_with("sound: "));
}

fn waiting(office: &Office, job: JobId) -> Vec<ReviewRow> {
    office.get::<Page<ReviewRow>>(&format!("/review?job={job}")).rows
}

/// Decides about what waits on a job, the oldest first, until nothing waits.
fn decide_all(office: &Office, job: JobId, decision: Decision) {
    while let Some(row) = waiting(office, job).first() {
        let words = Decide { decision, reason: "He was there at nine".into() };
        office.post::<ReviewDetail>(&format!("/review/{}/{}/decide", row.operation, row.hash), &words);
    }
}

/// What the phone shows of what has no good end yet.
fn shown(phone: &TestPhone) -> Vec<OperationRow> {
    phone.phone.waiting(&phone.stamp()).expect("the store works").rows
}

/// Work that waits because the job was given to somebody else meanwhile; it came before the backup or after.
fn decided_after_the_backup(before: bool, decision: Decision) {
    let mut office = Office::new();
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("yesterday.backup");
    let (anna, beat) = (office.technician("Anna Muster"), office.technician("Beat Beispiel"));
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.fail(job);
    office.assign(job, Some(beat));
    if before {
        phone.sync().expect("the office is open");
    }
    office.back_up(&backup);
    phone.sync().expect("the office is open");
    decide_all(&office, job, decision);
    phone.sync().expect("the office is open");
    let claims = u32::from(decision == Decision::Accept);
    assert_eq!(office.claims().total, claims);
    for done in shown(&phone) {
        phone.phone.seen(&phone.stamp(), done.id).expect("he has read it");
    }

    office.lose_and_restore(&backup);
    sync_anew(&mut phone).expect("the office is open");
    assert_eq!(office.claims().total, 0, "a decision of the office is lost with it");
    assert_eq!(waiting(&office, job).len(), 2, "but the work is not: it waits for a person again");
    let needs_him = |done: &OperationRow| matches!(done.delivery, Delivery::NeedsYou { parked: Some(_), .. });
    assert_eq!(shown(&phone).iter().filter(|done| needs_him(done)).count(), 2, "and the phone says so");
    office.verify();
    decide_all(&office, job, decision);
    sync_anew(&mut phone).expect("the office is open");
    assert_eq!(office.claims().total, claims, "{decision:?}: decided anew, and once");
    assert!(waiting(&office, job).is_empty());
    let left = shown(&phone).pop().map(|done| done.delivery);
    match decision {
        Decision::Accept => assert_eq!((left, accepted(&phone.delivery(job))), (None, true)),
        Decision::Evidence => assert!(matches!(left, Some(Delivery::Accepted { review: Some(_) })), "{left:?}"),
        Decision::Reject => assert!(matches!(left, Some(Delivery::NeedsYou { rejected: Some(_), .. })), "{left:?}"),
    }
    office.verify();
}

#[test]
fn a_decision_that_no_backup_holds_is_asked_for_again_and_counts_once() {
    for decision in [Decision::Accept, Decision::Evidence, Decision::Reject] {
        decided_after_the_backup(true, decision);
        decided_after_the_backup(false, decision);
    }
}

#[test]
fn work_of_a_phone_that_was_paired_after_the_backup_comes_with_its_next_pairing_and_counts_once() {
    let mut office = Office::new();
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("yesterday.backup");
    let anna = office.technician("Anna Muster");
    let jobs: Vec<_> = (0..3).map(|_| office.swisscom_job(anna)).collect();
    office.back_up(&backup);
    let mut phone = TestPhone::of(&office, anna);
    phone.fail(jobs[0]);
    phone.sync().expect("the office is open");
    phone.fail(jobs[1]);
    assert_eq!(office.claims().total, 1);

    office.lose_and_restore(&backup);
    assert_eq!(sync_anew(&mut phone), Err(SyncTrouble::Revoked), "this office has never heard of it");
    assert_eq!(office.claims().total, 0);
    phone.pair_anew(&office, anna);
    let mut phone = phone.restart();
    phone.sync().expect("the office is open");
    phone.fail(jobs[2]);
    phone.sync().expect("the office is open");
    for job in &jobs {
        assert!(accepted(&phone.delivery(*job)), "{:?}", phone.delivery(*job));
        assert_eq!(phone.job(*job).job, office.job(*job).job, "phone and office are equal");
    }
    assert_eq!(office.claims().total, 3, "acknowledged and unsent work alike, each once");
    office.verify();

    // And once more, with work that came before and after the pairing.
    office.back_up(&backup);
    office.lose_and_restore(&backup);
    sync_anew(&mut phone).expect("this office knows it");
    assert_eq!(office.claims().total, 3);
    office.verify();
}

#[test]
fn work_of_a_technician_whom_the_backup_does_not_know_waits_for_a_person() {
    let mut office = Office::new();
    let folder = tempfile::tempdir().expect("a folder");
    let backup = folder.path().join("yesterday.backup");
    let beat = office.technician("Beat Beispiel");
    let his = office.swisscom_job(beat);
    office.back_up(&backup);
    let anna = office.technician("Anna Muster");
    office.assign(his, Some(anna));
    let made = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.fail(his);
    phone.fail(made);
    phone.sync().expect("the office is open");
    assert_eq!(office.claims().total, 2);

    office.lose_and_restore(&backup);
    assert_eq!(sync_anew(&mut phone), Err(SyncTrouble::Revoked));
    let anna = office.technician("Anna Muster");
    phone.pair_anew(&office, anna);
    phone.sync().expect("the office is open");
    assert_eq!(office.claims().total, 0, "never paid by itself");
    for job in [his, made] {
        let waiting = phone.phone.waiting(&phone.stamp()).expect("it opens").rows;
        let last = waiting.iter().rfind(|row| row.job == job).expect("it is not lost");
        assert!(matches!(last.delivery, Delivery::NeedsYou { parked: Some(_), .. }));
    }
    assert_eq!(office.get::<Page<ReviewRow>>("/review").rows.len(), 4);
    decide_all(&office, his, Decision::Accept);
    assert_eq!(office.claims().total, 1, "the office has this job, and says that it was hers");
    office.verify();
}

#[test]
fn a_phone_of_another_technician_repeats_nothing_that_was_answered() {
    let office = Office::new();
    let (anna, beat) = (office.technician("Anna Muster"), office.technician("Beat Beispiel"));
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.fail(job);
    phone.sync().expect("the office is open");
    phone.pair_anew(&office, beat);
    let request = phone.request().expect("a request");
    assert!(request.operations.is_empty(), "it was hers and is done");
    phone.sync().expect("the office is open");
    assert_eq!((office.claims().total, office.parked(job).len()), (1, 0));
    office.verify();
}
