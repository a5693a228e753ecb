//! Databases of every version that was ever in the field, made by the app of their time. Each opens in today's app with
//! everything in it. After a new migration: `UPDATE=1 cargo test -p phone golden` makes the entry of today's version;
//! an entry that is there is never made anew.

use std::fs;
use std::path::{Path, PathBuf};

use domain::account_notice::AccountNotice;
use domain::form::Answer;
use domain::operation::{OperationOutcome, ParkReason};
use domain::refusal::Refusal;
use domain::wire::{AccountNews, SyncReply};
use serde_json::value::RawValue;
use serde_json::{Value, json};

use super::world::*;
use crate::store::migrate;
use crate::view::{DraftKind, JobSection};

/// The files of a phone that are kept.
const FILES: [&str; 2] = [crate::disk::FILE, crate::disk::JOURNAL];

fn corpus() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/phone")
}

fn entry(version: i32) -> PathBuf {
    corpus().join(format!("v{version}"))
}

/// What a person would miss, read straight from the tables: operations byte for byte, open forms, and whose phone it is.
fn content(world: &World) -> Value {
    let rows = |sql: &str| {
        world.phone.raw(|connection| {
            let mut statement = connection.prepare(sql)?;
            let width = statement.column_count();
            let rows = statement.query_map([], |row| {
                (0..width).map(|column| row.get::<_, Option<String>>(column)).collect::<Result<Vec<_>, _>>()
            })?;
            rows.collect::<Result<Vec<_>, _>>()
        })
    };
    json!({
        "operations": rows("SELECT CAST(number AS TEXT), id, job, state, outcome, hash, body FROM operation ORDER BY number"),
        "drafts": rows("SELECT job, kind, body FROM draft ORDER BY job, kind"),
        "jobs": rows("SELECT id, CAST(gone AS TEXT), body FROM job ORDER BY id"),
        "claims": rows("SELECT id, body FROM claim ORDER BY id"),
        "pairing": rows("SELECT server, device, token, technician, epoch, CAST(cursor AS TEXT) FROM pairing"),
    })
}

/// What the office has told about an account.
fn account() -> AccountNews {
    let notice = AccountNotice::Proposed { ending: "8009".into(), at: noon() };
    AccountNews { entry: 4, notices: RawValue::from_string(serde_json::to_string(&[notice]).unwrap()).unwrap() }
}

/// A phone with everything that can lie on one: work in every state, every form, a job that was taken away.
fn make(folder: &Path) {
    let jobs: Vec<_> = (1..=8).map(job).collect();
    let mut world = World::paired(&jobs);
    world.fail(&jobs[0]);
    world.settle(&OperationOutcome::ACCEPTED, vec![job_row(&jobs[0])]);
    let parked = OperationOutcome::Parked { reason: ParkReason::Refused { refusal: Refusal::NotYours } };
    world.check_in(&jobs[1]);
    world.settle(&parked, vec![gone(&jobs[1])]);
    world.check_in(&jobs[2]);
    world.settle(&OperationOutcome::Rejected { reason: "Doppelt erfasst".into() }, vec![]);
    world.fail(&jobs[3]);
    world.check_in(&jobs[4]);
    world.fill_failure(&jobs[4]);
    world.check_in(&jobs[5]);
    world.answer(&jobs[5], Answer::Successful { yes: false });
    let stamp = world.stamp();
    let form = world.phone.cancellation(&stamp, jobs[6].id).unwrap();
    let draft = crate::view::CancellationDraft { choice: form.choices.first().copied(), note: "niemand da".into() };
    world.phone.cancellation_answer(&stamp, jobs[6].id, &draft).unwrap();
    let form = world.phone.service_order(&stamp, jobs[7].id).unwrap();
    world.phone.service_order_answer(&stamp, jobs[7].id, &form.draft).unwrap();
    let request = world.request();
    let reply = SyncReply { account: Some(account()), ..world.reply(vec![]) };
    world.phone.incoming(&request, reply, world.now()).unwrap();
    world.phone.truncate_log().unwrap();
    fs::create_dir_all(folder).unwrap();
    fs::write(folder.join("content.json"), format!("{:#}\n", content(&world))).unwrap();
    for file in FILES {
        let from = world.folder.path().join(file);
        if from.exists() {
            fs::copy(from, folder.join(file)).unwrap();
        }
    }
}

fn opened(version: i32) -> World {
    World::new().reopen_after(|folder| {
        for file in fs::read_dir(folder).unwrap() {
            let _ = fs::remove_file(file.unwrap().path());
        }
        for file in FILES {
            if let Ok(bytes) = fs::read(entry(version).join(file)) {
                fs::write(folder.join(file), bytes).unwrap();
            }
        }
    })
}

#[test]
fn every_version_of_the_database_opens_today_with_everything_in_it() {
    let today = migrate::known_version();
    if std::env::var_os("UPDATE").is_some() && !entry(today).exists() {
        make(&entry(today));
    }
    for version in 1..=today {
        let text = fs::read_to_string(entry(version).join("content.json")).unwrap_or_else(|_| {
            panic!("version {version} is not in the corpus: UPDATE=1 cargo test -p phone golden makes it")
        });
        let expected: Value = serde_json::from_str(&text).unwrap();
        let mut world = opened(version);
        assert_eq!(world.phone.moved_aside(), None, "version {version} is no damaged one");
        assert_eq!(content(&world), expected, "version {version}");

        // And it works: a form is finished, everything that waited is sent, and today's screens show it.
        world.phone.check_out_confirm(&world.stamp(), job(5).id).expect("a form of that time can be finished");
        let request = world.request();
        assert_eq!(request.operations.len(), 5, "what waited in version {version}");
        world.cursor = request.cursor;
        world.settle(&OperationOutcome::ACCEPTED, vec![]);
        let stamp = world.stamp();
        assert_eq!(
            world.phone.waiting(&stamp).unwrap().sync.needs_you,
            2,
            "parked and rejected ones wait for somebody"
        );
        assert_eq!(world.phone.jobs(&stamp, JobSection::Today, "", 0).unwrap().rows.len(), 8);
        let drafts: Vec<DraftKind> = world.phone.waiting(&stamp).unwrap().drafts.iter().map(|row| row.kind).collect();
        assert_eq!(drafts.len(), 3, "no form is lost");
        let told = world.phone.app(&stamp).unwrap().account.map(|account| account.rows.len());
        assert_eq!(told, (version >= 3).then_some(1), "what was told about the account is kept from version 3 on");
    }
}

#[test]
fn a_phone_of_every_version_survives_the_loss_of_its_database_from_the_first_opening_on() {
    for version in 1..=migrate::known_version() {
        let world = opened(version);
        let waiting = world.waiting();
        let world = world.reopen_after(|folder| fs::remove_file(folder.join(crate::disk::FILE)).unwrap());
        assert!(waiting.len() >= 4);
        for operation in &waiting {
            assert!(world.waiting().contains(operation), "version {version}: {operation:?}");
        }
    }
}
