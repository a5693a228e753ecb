//! What a phone keeps, hands over, and tells the server of what it holds.

use chrono::Duration;
use domain::digest::Digest;
use domain::form::Answer;
use domain::ids::DeviceId;
use domain::operation::{OperationOutcome, ParkReason, Reviewed, content_hash};
use domain::wire::{RowChange, Settled, SyncReply, SyncRequest};
use domain::work_file::WorkFile;
use uuid::Uuid;

use super::world::{World, gone, job, job_row, noon, procedure_row, row, settled};
use crate::error::CommandError;
use crate::view::{Delivery, JobSection};

pub fn digest_of(rows: &[RowChange]) -> Digest {
    let mut digest = Digest::default();
    for change in rows {
        digest.add(&change.entity, &change.id, change.row.as_ref().unwrap().get());
    }
    digest
}

#[test]
fn a_phone_says_what_it_holds_once_everything_is_read_and_then_once_a_day() {
    let rows = vec![procedure_row(), job_row(&job(1)), row("hologram", 1, &"from tomorrow")];
    let mut world = World::new();
    world.pair();
    assert_eq!(world.request().digest, None, "nothing is read yet");
    world.receive(rows.clone());
    assert_eq!(world.request().digest, Some(digest_of(&rows)), "what it cannot read is held too");
    world.receive(vec![]);
    assert_eq!(world.request().digest, None, "it was just said");
    world.time += Duration::hours(25);
    world.receive(vec![gone(&job(1))]);
    world.receive(vec![]);
    world.time += Duration::hours(25);
    assert_eq!(world.request().digest, Some(digest_of(&[rows[0].clone(), rows[2].clone()])));
}

#[test]
fn a_phone_that_differs_reads_its_rows_anew_once_and_keeps_its_work() {
    let (wrong, right) = (job(1), job(2));
    let world = World::paired(std::slice::from_ref(&wrong));
    world.check_in(&wrong);
    world.answer(&wrong, Answer::Successful { yes: true });
    let rebuild = |world: &World, cursor| SyncReply {
        rebuild: true,
        cursor,
        time: world.time.timestamp_millis(),
        changes: vec![procedure_row(), job_row(&right)],
        ..SyncReply::default()
    };
    let request = world.request();
    assert!(request.digest.is_some());
    world.phone.incoming(&request, rebuild(&world, 7), world.now()).unwrap();
    assert_eq!(world.phone.jobs(&world.stamp(), JobSection::Today, "", 0).unwrap().total, 2, "his and the server's");
    assert_eq!(world.waiting().len(), 1, "the outbox is untouched");
    assert_eq!(world.phone.waiting(&world.stamp()).unwrap().drafts.len(), 1, "and the form");
    let request = world.request();
    assert_eq!((request.cursor, request.digest), (7, None));
    world.phone.incoming(&request, rebuild(&world, 3), world.now()).unwrap();
    assert_eq!(world.request().cursor, 7, "a second time in one run would be a storm");
    let mut world = world.reopen();
    world.cursor = 7;
    world.receive(vec![]);
    assert_eq!(world.request().digest, None, "nor a second time on one day");
    world.time += Duration::hours(25);
    assert!(world.request().digest.is_some());
}

#[test]
fn a_row_that_an_older_app_could_not_read_is_read_by_a_newer_one() {
    let job = job(1);
    let world = World::paired(&[]);
    let body = serde_json::to_string(&job).unwrap();
    world.phone.raw(|db| {
        db.execute(
            "INSERT INTO unread_row (entity, id, app, body) VALUES ('job', ?1, '0.0.1', ?2)",
            (job.id.to_string(), body),
        )
    });
    let world = world.reopen();
    assert!(world.phone.job(&world.stamp(), job.id).is_ok());
    let left: u32 = world.phone.raw(|db| db.query_row("SELECT count(*) FROM unread_row", [], |row| row.get(0)));
    assert_eq!(left, 0);
}

#[test]
fn a_clone_is_said_survives_a_restart_and_is_mended_by_pairing_anew() {
    let (one, two) = (job(1), job(2));
    let mut world = World::paired(&[one.clone(), two.clone()]);
    world.check_in(&one);
    world.settle(&OperationOutcome::Parked { reason: ParkReason::ClonedPhone }, vec![]);
    let mut world = world.reopen();
    assert!(world.phone.app(&world.stamp()).unwrap().paired.unwrap().cloned);
    assert!(world.phone.wants_pairing());
    world.check_in(&two);
    let id = world.waiting()[0].1;
    world.pair();
    assert!(!world.phone.wants_pairing());
    let waiting = world.waiting();
    assert_eq!((waiting.len(), waiting[1]), (2, (2, id)), "work that was not sent is kept and counted anew");
}

#[test]
fn what_was_called_a_twins_is_asked_for_again_and_does_not_give_the_new_pairing_up() {
    let (one, two) = (job(1), job(2));
    let mut world = World::paired(&[one.clone(), two.clone()]);
    let twins = OperationOutcome::Parked { reason: ParkReason::ClonedPhone };
    let earlier = |request: &SyncRequest, outcome: &OperationOutcome| {
        let pairing = Some(DeviceId(Uuid::from_u128(77)));
        settled(request, outcome).into_iter().map(|said| Settled { pairing, ..said }).collect::<Vec<_>>()
    };
    world.check_in(&one);
    world.settle(&twins, vec![]);
    world.pair();
    let request = world.request();
    assert_eq!(request.operations.len(), 1, "a restored server may have lost it, or have it from the twin");
    world.cursor = 0;
    let rows = vec![job_row(&one), job_row(&two)];
    let reply = SyncReply { outcomes: earlier(&request, &twins), ..world.reply(rows) };
    world.phone.incoming(&request, reply, world.now()).unwrap();
    assert!(!world.phone.wants_pairing(), "it was said of the pairing before");
    assert!(matches!(world.delivery(&one), Delivery::NeedsYou { parked: Some(ParkReason::ClonedPhone), .. }));

    world.check_in(&two);
    world.settle(&twins, vec![]);
    assert!(world.phone.wants_pairing(), "and this of the new one");
    world.pair();
    let request = world.request();
    assert_eq!(request.operations.len(), 2);
    world.cursor = 0;
    let rows = vec![job_row(&one), job_row(&two)];
    let reply = SyncReply { outcomes: earlier(&request, &OperationOutcome::ACCEPTED), ..world.reply(rows) };
    world.phone.incoming(&request, reply, world.now()).unwrap();
    assert_eq!(world.delivery(&one), Delivery::Accepted { review: None }, "the twin has brought it to the server");
}

#[test]
fn a_revoked_phone_hands_its_work_in_and_reads_nothing() {
    let (job, later) = (job(1), job(2));
    let world = World::paired(&[job.clone(), later.clone()]);
    world.check_in(&job);
    let request = world.request();
    let outcome = OperationOutcome::Parked { reason: ParkReason::RevokedPhone };
    let reply = SyncReply {
        revoked: true,
        cursor: 99,
        outcomes: settled(&request, &outcome),
        time: world.time.timestamp_millis(),
        ..SyncReply::default()
    };
    let progress = world.phone.incoming(&request, reply, world.now()).unwrap();
    assert!(progress.revoked && progress.changed && !progress.more);
    assert!(matches!(world.delivery(&job), Delivery::NeedsYou { parked: Some(ParkReason::RevokedPhone), .. }));
    let next = world.request();
    assert_eq!((next.cursor, next.operations.len(), next.digest), (request.cursor, 0, None));
    assert!(world.phone.wants_pairing());
    world.check_in(&later);
    assert_eq!(world.waiting().len(), 1, "what it saves later goes the same way");
}

#[test]
fn an_answer_that_comes_late_does_not_undo_what_a_person_has_decided_since() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    let request = world.request();
    let parked = OperationOutcome::Parked { reason: ParkReason::ClonedPhone };
    let late = SyncReply { outcomes: settled(&request, &parked), ..world.reply(vec![]) };
    let reviewed = Reviewed { evidence_only: true, reason: "Seen".into() };
    let decided = OperationOutcome::Accepted { review: Some(reviewed) };
    world.receive(vec![row("outcome", request.operations[0].id, &decided)]);
    let shown = world.delivery(&job);
    world.phone.incoming(&request, late, world.now()).unwrap();
    assert_eq!(world.delivery(&job), shown);
}

#[test]
fn an_operation_says_when_the_server_had_last_confirmed_how_things_stood() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    world.time += Duration::hours(3);
    world.check_in(&job);
    world.receive(vec![gone(&job)]);
    world.time += Duration::hours(1);
    world.receive(vec![]);
    let view = world.phone.job(&world.stamp(), job.id).unwrap();
    assert_eq!(view.operations[0].confirmed, Some(noon()));
    assert!(view.gone);
    assert_eq!(view.last_confirmed, Some(noon()), "the job was his for the last time then");
}

#[test]
fn what_the_office_decided_is_shown_with_its_reason_and_evidence_only_has_to_be_read() {
    let (done, evidence) = (job(1), job(2));
    let mut world = World::paired(&[done.clone(), evidence.clone()]);
    world.check_in(&done);
    world.check_in(&evidence);
    let ids: Vec<_> = world.waiting().iter().map(|it| it.1).collect();
    world.settle(&OperationOutcome::Parked { reason: ParkReason::Unreadable }, vec![]);
    let decided = |evidence_only| Reviewed { evidence_only, reason: "Spoke with the customer".into() };
    let accepted = |evidence_only| OperationOutcome::Accepted { review: Some(decided(evidence_only)) };
    world.receive(vec![row("outcome", ids[0], &accepted(false)), row("outcome", ids[1], &accepted(true))]);
    assert_eq!(world.delivery(&done), Delivery::Accepted { review: Some(decided(false)) });
    assert_eq!(world.delivery(&evidence), Delivery::Accepted { review: Some(decided(true)) });
    let waiting = world.phone.waiting(&world.stamp()).unwrap();
    assert_eq!(waiting.rows.iter().map(|it| it.id).collect::<Vec<_>>(), [ids[1]], "he must know that nothing is paid");
    assert_eq!(world.phone.seen(&world.stamp(), ids[1]).unwrap().sync.needs_you, 0);
}

#[test]
fn work_that_waits_is_handed_over_as_a_sealed_file() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    assert_eq!(world.phone.export(&world.stamp()).unwrap_err(), CommandError::NothingWaiting);
    world.check_in(&job);
    world.phone.note_revoked();
    let view = world.phone.export(&world.stamp()).expect("a revoked phone too");
    assert_eq!((view.operations, view.left_out), (1, 0));
    assert_eq!(std::fs::read_to_string(&view.path).unwrap(), view.text);
    let file: WorkFile = serde_json::from_str(&view.text).unwrap();
    assert!(file.is_sealed_by(&content_hash("a-secret")), "by what the server keeps of the token");
    assert_eq!(file.operations[0].id, world.waiting()[0].1);
    world.settle(&OperationOutcome::ACCEPTED, vec![]);
    world.phone.sign_out(&world.stamp()).unwrap();
    assert!(!std::path::Path::new(&view.path).exists(), "it holds a customer's data");
}

#[test]
fn a_database_of_the_first_version_opens_and_keeps_its_work() {
    let job = job(1);
    let world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    let waiting = world.waiting();
    world.sql(
        "DROP TABLE unread_row; DROP TABLE account_news;
         ALTER TABLE pairing DROP COLUMN highest; ALTER TABLE pairing DROP COLUMN backed_up;
         ALTER TABLE pairing DROP COLUMN rebuilt_at; ALTER TABLE pairing DROP COLUMN cloned;
         ALTER TABLE operation DROP COLUMN rev; ALTER TABLE job DROP COLUMN confirmed;
         DELETE FROM refinery_schema_history WHERE version > 1;",
    );
    let world = world.reopen_after(|folder| std::fs::remove_file(folder.join(crate::disk::JOURNAL)).unwrap());
    assert_eq!(world.waiting(), waiting);
    let world = world.reopen_after(|folder| std::fs::remove_file(folder.join(crate::disk::FILE)).unwrap());
    assert_eq!(world.waiting(), waiting, "it has a journal now");
}
