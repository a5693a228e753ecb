//! What lies on disk, and what happens when the disk is not well.

use domain::form::{Answer, Question};
use domain::job::JobState;

use super::world::{World, job};
use crate::disk::FILE;
use crate::error::CommandError;
use crate::store::open::OpenError;
use crate::view::{DraftKind, Settings, Theme};
use crate::{Phone, view};

#[test]
fn a_form_is_on_the_same_question_after_the_app_was_killed() {
    let job = job(1);
    let world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    world.answer(&job, Answer::Successful { yes: false });
    let before = world.answer(&job, Answer::Carrier { involved: true });
    assert_eq!(before.question, Question::Call, "he is about to phone the helpline");

    let world = world.reopen();
    let after = world.phone.check_out(&world.stamp(), job.id).unwrap();
    assert_eq!(after.question, Question::Call);
    assert_eq!(after.draft, before.draft);
}

#[test]
fn opening_a_form_writes_nothing_until_something_is_answered() {
    let job = job(1);
    let world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    world.phone.check_out(&world.stamp(), job.id).unwrap();
    assert!(world.phone.waiting(&world.stamp()).unwrap().drafts.is_empty());
    world.answer(&job, Answer::Successful { yes: true });
    assert_eq!(world.phone.waiting(&world.stamp()).unwrap().drafts[0].kind, DraftKind::CheckOut);
}

#[test]
fn a_confirmed_form_is_an_operation_and_no_draft_any_more() {
    let job = job(1);
    let world = World::paired(std::slice::from_ref(&job));
    world.fail(&job);
    let world = world.reopen();
    let view = world.phone.job(&world.stamp(), job.id).unwrap();
    assert!(matches!(view.job.state, JobState::Failed { .. }));
    assert!(view.drafts.is_empty());
    assert_eq!(view.operations.len(), 2, "check-in and check-out");
    assert_eq!(world.request().operations.iter().map(|it| it.number).collect::<Vec<_>>(), [1, 2]);
}

#[test]
fn a_full_disk_is_said_and_nothing_is_half_saved() {
    let jobs: Vec<_> = (0..100).map(job).collect();
    let world = World::paired(&jobs);
    world.check_in(&jobs[0]);
    world.fill_failure(&jobs[0]);
    world.answer(&jobs[0], Answer::Note { text: "x".repeat(900) });
    world.sql("PRAGMA max_page_count = 1"); // no more pages than there are
    let mut saved = 1;
    let full = jobs[1..].iter().find_map(|job| match world.phone.check_in(&world.stamp(), job.id) {
        Ok(_) => {
            saved += 1;
            None
        }
        Err(error) => Some((job, error)),
    });
    let (next, error) = full.expect("the room ends");
    assert_eq!(error, CommandError::StorageFull);
    assert_eq!(world.state(next), JobState::Assigned, "what was not saved is not shown");
    let confirmed = world.phone.check_out_confirm(&world.stamp(), jobs[0].id);
    assert_eq!(confirmed.unwrap_err(), CommandError::StorageFull);
    let view = world.phone.job(&world.stamp(), jobs[0].id).unwrap();
    assert_eq!(view.drafts, [DraftKind::CheckOut], "the form is still there");
    assert_eq!(view.operations.len(), 1, "only the check-in is saved");

    world.sql("PRAGMA max_page_count = 100000");
    world.phone.check_out_confirm(&world.stamp(), jobs[0].id).expect("there is room again");
    let numbers: Vec<i64> = world.request().operations.iter().map(|it| it.number).collect();
    assert_eq!(numbers, (1..=saved + 1).collect::<Vec<i64>>(), "without a hole");
}

#[test]
fn a_damaged_database_is_moved_aside_with_its_log_and_never_deleted() {
    let job = job(1);
    let world = World::paired(std::slice::from_ref(&job));
    let rubbish = b"this is not a database, but it was somebody's work".repeat(100);
    let world = world.reopen_after(|folder| {
        std::fs::write(folder.join(FILE), &rubbish).unwrap();
        std::fs::write(folder.join(format!("{FILE}-wal")), b"log").unwrap();
    });
    let view = world.phone.app(&world.stamp()).unwrap();
    assert!(view.paired.is_some(), "the journal knows whose phone this is");
    let aside = view.moved_aside.expect("the app says where it is");
    assert_eq!(std::fs::read(&aside).unwrap(), rubbish);
    assert_eq!(std::fs::read(format!("{aside}-wal")).unwrap(), b"log");
    let again = world.reopen();
    assert_eq!(again.phone.app(&again.stamp()).unwrap().moved_aside, None, "it is said once");
}

#[test]
fn a_page_damaged_in_the_middle_is_found_at_the_start() {
    let jobs: Vec<_> = (0..200).map(job).collect();
    let world = World::paired(&jobs);
    world.phone.truncate_log().unwrap();
    let world = world.reopen_after(|folder| {
        let mut bytes = std::fs::read(folder.join(FILE)).unwrap();
        let middle = bytes.len() / 2 / 4096 * 4096;
        bytes[middle..middle + 4096].fill(0xA5);
        std::fs::write(folder.join(FILE), bytes).unwrap();
    });
    assert!(world.phone.moved_aside().is_some());
}

#[test]
fn a_newer_database_is_refused_and_stays_as_it_is() {
    let world = World::paired(&[job(1)]);
    world.sql(
        "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (999, 'future', '', '')",
    );
    let (now, World { phone, folder, .. }) = (world.now(), world);
    drop(phone);
    let read = || -> Vec<(String, Vec<u8>)> {
        let mut files: Vec<_> = std::fs::read_dir(folder.path())
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| (path.display().to_string(), std::fs::read(path).unwrap()))
            .collect();
        files.sort();
        files
    };
    let before = read();
    assert_eq!(Phone::open(folder.path(), now).unwrap_err(), OpenError::Newer);
    assert!(read() == before, "not one byte has changed");
}

#[cfg(unix)]
#[test]
fn only_the_owner_may_read_the_database() {
    use std::os::unix::fs::PermissionsExt;
    let world = World::paired(&[job(1)]);
    for file in [FILE.to_owned(), format!("{FILE}-wal")] {
        let mode = std::fs::metadata(world.folder.path().join(&file)).unwrap().permissions().mode();
        assert_eq!(mode & 0o777, 0o600, "{file} holds customers' data and the token");
    }
}

#[test]
fn saved_means_written_through_to_the_disk() {
    let world = World::new();
    let pragma =
        |name: &str| -> i64 { world.phone.raw(|db| db.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0))) };
    assert_eq!(pragma("synchronous"), 2, "FULL");
    assert_eq!(pragma("fullfsync"), 1);
    assert_eq!(pragma("foreign_keys"), 1);
    assert_eq!(pragma("secure_delete"), 1);
    let mode: String = world.phone.raw(|db| db.query_row("PRAGMA journal_mode", [], |row| row.get(0)));
    assert_eq!(mode, "wal");
}

#[test]
fn settings_are_kept() {
    let world = World::new();
    let chosen = Settings { language: Some(domain::language::Language::Fr), theme: Theme::Sun };
    world.phone.settings(&world.stamp(), chosen).unwrap();
    let world = world.reopen();
    assert_eq!(world.phone.app(&world.stamp()).unwrap().settings, chosen);
    let _: view::AppView = world.phone.sign_out(&world.stamp()).unwrap();
    assert_eq!(world.phone.app(&world.stamp()).unwrap().settings, chosen, "they are the phone's, not the office's");
}
