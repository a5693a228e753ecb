//! The server is lost, and a backup of yesterday takes its place: no technician's work is lost with it.

use domain::job::JobStateName;
use domain::operation::ParkReason;
use domain::refusal::Refusal;
use phone::view::{Delivery, SyncTrouble};

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
