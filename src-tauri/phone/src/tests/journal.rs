//! The journal beside the database: what one lacks, the other gives.

use std::fs;
use std::path::Path;

use domain::operation::{OperationOutcome, ParkReason};
use domain::wire::SyncReply;
use uuid::Uuid;

use super::world::{World, job, job_row, pair_reply};
use crate::disk::{FILE, JOURNAL};
use crate::error::CommandError;
use crate::view::{Delivery, DraftKind};

const ACCEPTED: OperationOutcome = OperationOutcome::ACCEPTED;

/// The files of the database, or of the journal, as they are now.
fn copy(folder: &Path, beginning: &str) -> Vec<(std::path::PathBuf, Vec<u8>)> {
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let named = |path: &std::path::PathBuf| path.file_name().unwrap().to_str().unwrap().starts_with(beginning);
    files.filter(named).map(|path| (path.clone(), fs::read(path).unwrap())).collect()
}

/// The folder's files of that name are what they were.
fn put_back(folder: &Path, beginning: &str, files: &[(std::path::PathBuf, Vec<u8>)]) {
    for (path, _) in copy(folder, beginning) {
        fs::remove_file(path).unwrap();
    }
    for (path, bytes) in files {
        fs::write(path, bytes).unwrap();
    }
}

#[test]
fn power_lost_between_journal_and_database_loses_neither_the_operation_nor_brings_its_form_back() {
    let job = job(1);
    let world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    world.fill_failure(&job);
    let before = copy(world.folder.path(), FILE);
    world.phone.check_out_confirm(&world.stamp(), job.id).unwrap();
    let waiting = world.waiting();
    let world = world.reopen_after(|folder| put_back(folder, FILE, &before));
    assert_eq!(world.waiting(), waiting, "the journal had it");
    assert!(world.phone.job(&world.stamp(), job.id).unwrap().drafts.is_empty(), "the form was finished");
}

#[test]
fn a_journal_that_is_lost_or_torn_is_written_again_from_the_database() {
    let jobs = [job(1), job(2), job(3)];
    let mut world = World::paired(&jobs);
    jobs.iter().for_each(|job| world.check_in(job));
    let waiting = world.waiting();
    for harm in [
        |path: &Path| fs::remove_file(path).unwrap(),
        |path: &Path| {
            let bytes = fs::read(path).unwrap();
            fs::write(path, &bytes[..bytes.len() - 7]).unwrap();
        },
    ] {
        world = world.reopen_after(|folder| harm(&folder.join(JOURNAL)));
        assert_eq!(world.waiting(), waiting);
        world = world.reopen_after(|folder| fs::remove_file(folder.join(FILE)).unwrap());
        assert_eq!(world.waiting(), waiting, "the journal is whole again");
    }
}

#[test]
fn a_phone_without_a_database_is_the_same_phone_and_gets_its_answers_again() {
    let (settled, waits) = (job(1), job(2));
    let mut world = World::paired(&[settled.clone(), waits.clone()]);
    world.check_in(&settled);
    world.settle(&ACCEPTED, vec![job_row(&settled)]);
    world.check_in(&waits);
    let credentials = world.phone.credentials();
    let mut world = world.reopen_after(|folder| {
        for (path, _) in copy(folder, FILE) {
            fs::remove_file(path).unwrap();
        }
    });
    assert_eq!(world.phone.credentials(), credentials, "device and token are kept");
    let request = world.request();
    assert_eq!((request.epoch, request.cursor), (None, 0), "it reads everything anew");
    assert_eq!(request.operations.iter().map(|it| it.number).collect::<Vec<_>>(), [1, 2]);
    world.cursor = 0;
    world.settle(&ACCEPTED, vec![super::world::procedure_row(), job_row(&settled), job_row(&waits)]);
    assert_eq!(world.delivery(&settled), Delivery::ACCEPTED);
    assert!(world.request().operations.is_empty());
}

#[test]
fn numbers_go_on_where_they_were_though_their_operations_are_gone() {
    let (one, two) = (job(1), job(2));
    let mut world = World::paired(&[one.clone(), two.clone()]);
    world.check_in(&one);
    let request = world.request();
    let outcomes = super::world::settled(&request, &ACCEPTED);
    let reply = SyncReply { outcomes, backed_up: Some(1_000), ..world.reply(vec![]) };
    world.phone.incoming(&request, reply, world.now()).unwrap();
    let world = world.reopen();
    let journal = fs::read(world.folder.path().join(JOURNAL)).unwrap();
    assert!(!String::from_utf8_lossy(&journal).contains("check_in"), "a backup has it: the journal need not");
    let mut world = world.reopen_after(|folder| fs::remove_file(folder.join(FILE)).unwrap());
    world.cursor = 0;
    world.receive(vec![super::world::procedure_row(), job_row(&two)]);
    world.check_in(&two);
    assert_eq!(world.waiting()[0].0, 2, "number 1 was given out before");
}

/// The server may have been restored since it gave that answer, and what it has forgotten would never be sent again.
#[test]
fn a_late_reply_to_what_was_asked_before_the_database_was_lost_settles_nothing() {
    let one = job(1);
    let mut world = World::paired(std::slice::from_ref(&one));
    world.check_in(&one);
    let asked = world.request();
    assert!(asked.epoch.is_some());
    let outcomes = super::world::settled(&asked, &ACCEPTED);
    let late = SyncReply { outcomes, ..world.reply(vec![]) };
    let world = world.reopen_after(|folder| fs::remove_file(folder.join(FILE)).unwrap());
    world.phone.incoming(&asked, late, world.now()).unwrap();
    assert_eq!(world.waiting().len(), 1, "it is asked for again");
}

/// A revoked phone is told no epoch. A server restored to before has forgotten that, and what it was handed.
#[test]
fn what_was_settled_before_any_epoch_was_known_is_sent_again_with_the_first_one() {
    let one = job(1);
    let world = World::paired(std::slice::from_ref(&one));
    world.check_in(&one);
    let mut world = world.reopen_after(|folder| fs::remove_file(folder.join(FILE)).unwrap());
    let asked = world.request();
    assert_eq!(asked.epoch, None);
    let parked = OperationOutcome::Parked { reason: ParkReason::RevokedPhone };
    let outcomes = super::world::settled(&asked, &parked);
    let revoked = SyncReply { revoked: true, outcomes, epoch: None, cursor: 0, ..world.reply(vec![]) };
    world.phone.incoming(&asked, revoked, world.now()).unwrap();
    assert_eq!(world.waiting(), [], "it is settled");
    let asked = world.request();
    let restored = SyncReply { epoch: Some(Uuid::from_u128(2)), ..world.reply(vec![]) };
    assert!(world.phone.incoming(&asked, restored, world.now()).unwrap().more);
    assert_eq!(world.waiting().len(), 1, "the restored server has never had it");
}

#[test]
fn a_damaged_phone_of_before_the_journal_is_not_taken_for_its_own_twin() {
    let jobs: Vec<_> = (0..200).map(job).collect();
    let mut world = World::paired(&jobs);
    jobs[..2].iter().for_each(|job| world.check_in(job));
    world.settle(&OperationOutcome::ACCEPTED, vec![job_row(&jobs[0])]);
    world.sql("DELETE FROM operation");
    world.phone.truncate_log().unwrap();
    let mut world = world.reopen_after(|folder| {
        fs::remove_file(folder.join(JOURNAL)).unwrap();
        let mut bytes = fs::read(folder.join(FILE)).unwrap();
        let middle = bytes.len() / 2 / 4096 * 4096;
        bytes[middle..middle + 4096].fill(0xA5);
        fs::write(folder.join(FILE), bytes).unwrap();
    });
    assert!(world.phone.moved_aside().is_some());
    world.check_in(&jobs[2]);
    let request = world.request();
    assert!(request.operations[0].number > 1_000_000, "1 to 3 may be others that the server has had");
    let reply = SyncReply { expected: Some(3), ..world.reply(vec![]) };
    assert!(world.phone.incoming(&request, reply, world.now()).unwrap().more);
    world.check_in(&jobs[3]);
    let world = world.reopen();
    assert_eq!(world.waiting().iter().map(|(number, _)| *number).collect::<Vec<_>>(), [3, 4]);
}

#[test]
fn a_new_pairing_that_the_power_cut_short_is_taken_up_again() {
    let job = job(1);
    let world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    let id = world.waiting()[0].1;
    world.phone.note_revoked();
    let before = copy(world.folder.path(), FILE);
    let reply = domain::wire::PairReply { token: "another".into(), ..pair_reply() };
    world.phone.take_pairing("https://einsatz.example.ch", &reply, &world.stamp()).unwrap();
    let world = world.reopen_after(|folder| put_back(folder, FILE, &before));
    assert_eq!(world.phone.credentials().unwrap().1, "another", "the code is used up; its answer is not lost");
    assert_eq!(world.waiting(), [(1, id)]);
    assert_eq!(world.request().cursor, 0);
}

#[test]
fn a_sign_out_that_the_power_cut_short_is_finished() {
    let world = World::paired(&[job(1)]);
    let before = copy(world.folder.path(), FILE);
    world.phone.sign_out(&world.stamp()).unwrap();
    let world = world.reopen_after(|folder| put_back(folder, FILE, &before));
    assert_eq!(world.phone.app(&world.stamp()).unwrap().paired, None);
    let again = world.reopen_after(|folder| fs::remove_file(folder.join(FILE)).unwrap());
    assert_eq!(again.phone.app(&again.stamp()).unwrap().paired, None, "and nothing brings it back");
}

#[test]
fn what_was_settled_under_an_earlier_pairing_is_sent_again_to_a_restored_server() {
    let (early, late) = (job(1), job(2));
    let mut world = World::paired(&[early.clone(), late.clone()]);
    world.check_in(&early);
    let id = world.waiting()[0].1;
    world.settle(&ACCEPTED, vec![]);
    world.phone.note_revoked();
    world.pair();
    world.cursor = 0;
    world.receive(vec![super::world::procedure_row(), job_row(&late)]);
    world.check_in(&late);
    world.settle(&ACCEPTED, vec![]);
    let request = world.request();
    let restored = SyncReply { epoch: Some(Uuid::from_u128(2)), cursor: 1, ..world.reply(vec![]) };
    assert!(world.phone.incoming(&request, restored, world.now()).unwrap().more);
    let waiting = world.waiting();
    assert_eq!(waiting.iter().map(|it| it.0).collect::<Vec<_>>(), [1, 2]);
    assert_eq!(waiting[0].1, id, "no backup covered it");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_journal() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::paired(&[job(1)]);
    world.check_in(&job(1));
    let mode = fs::metadata(world.folder.path().join(JOURNAL)).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o600);
}

#[test]
fn a_journal_of_a_newer_app_is_refused_and_stays() {
    let world = World::paired(&[]);
    let (now, World { phone, folder, .. }) = (world.now(), world);
    drop(phone);
    let path = folder.path().join(JOURNAL);
    let json = br#"{"kind":"photograph"}"#;
    let length = u32::try_from(json.len()).unwrap().to_le_bytes();
    let sum = crc32c::crc32c_append(crc32c::crc32c(&length), json).to_le_bytes();
    let bytes = [&fs::read(&path).unwrap()[..], &length, &sum, json].concat();
    fs::write(&path, &bytes).unwrap();
    let error = crate::Phone::open(folder.path(), now).unwrap_err();
    assert_eq!(CommandError::from(error), CommandError::DatabaseNewer);
    assert_eq!(fs::read(&path).unwrap(), bytes);
}

#[test]
fn a_form_under_way_on_a_lost_database_is_read_from_the_damaged_file() {
    let jobs: Vec<_> = (0..200).map(job).collect();
    let world = World::paired(&jobs);
    world.check_in(&jobs[0]);
    world.answer(&jobs[0], domain::form::Answer::Successful { yes: false });
    world.phone.truncate_log().unwrap();
    let waiting = world.waiting();
    let world = world.reopen_after(|folder| {
        let mut bytes = fs::read(folder.join(FILE)).unwrap();
        let middle = bytes.len() / 2 / 4096 * 4096;
        bytes[middle..middle + 4096].fill(0xA5);
        fs::write(folder.join(FILE), bytes).unwrap();
    });
    assert!(world.phone.moved_aside().is_some());
    assert_eq!(world.waiting(), waiting);
    assert_eq!(world.phone.waiting(&world.stamp()).unwrap().drafts[0].kind, DraftKind::CheckOut);
}
