//! What apps and servers of every version have left behind works with today's server, on either engine: phone databases
//! with work on them, operations of every kind, server databases and backups of them.
//!
//! The phones' databases are made by `UPDATE=1 cargo test -p phone golden`, the others by
//! `UPDATE=1 cargo test -p tests --test acceptance golden`: the entry of today's version, if it is not there yet. An entry
//! that is there is never made anew; that of a version has to be there before the next version comes.

use std::fs;
use std::path::{Path, PathBuf};

use domain::ids::{DeviceId, JobId, TechnicianId};
use domain::job::{Job, JobState};
use domain::operation::{OperationOutcome, content_hash};
use domain::procedure::Procedure;
use domain::service_order::Wish;
use domain::wire::{Envelope, PROTOCOL, SyncReply, SyncRequest};
use phone::disk::{FILE, JOURNAL};
use phone::view::{CancellationDraft, Delivery, ServiceOrderDraft};
use rusqlite::Connection;
use serde_json::value::RawValue;
use serde_json::{Value, json};
use sync_server::api::{Decide, Page, ReviewDetail, ReviewRow};
use sync_server::db::{Database, Place, VERSION, Write};
use sync_server::store::{device, job, procedure, technician};
use uuid::Uuid;

use crate::support::office::Office;
use crate::support::office::place::TestPlace;
use crate::support::phone::TestPhone;

fn corpus(of: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("golden").join(of)
}

/// The entries of a corpus by version, without a hole up to the version before today's.
fn entries(of: &str, today: i64) -> Vec<(i64, PathBuf)> {
    let entry = |version: i64| (version, corpus(of).join(format!("v{version}")));
    let found: Vec<_> = (1..=today).map(entry).filter(|(_, path)| path.exists()).collect();
    assert!(found.len() as i64 >= today - 1, "{of}: an entry is missing: UPDATE=1 makes today's");
    found
}

fn is_wanted(entry: &Path) -> bool {
    std::env::var_os("UPDATE").is_some() && !entry.exists()
}

/// Puts a phone's files where a phone of today finds them.
fn phone_with(files: &Path) -> TestPhone {
    TestPhone::new().restart_after(|folder| {
        for file in fs::read_dir(folder).expect("a folder") {
            let _ = fs::remove_file(file.expect("a file").path());
        }
        for file in [FILE, JOURNAL] {
            if files.join(file).exists() {
                fs::copy(files.join(file), folder.join(file)).expect("it is copied");
            }
        }
    })
}

/// Whom an office knows, and what is to be done.
struct Known {
    device: DeviceId,
    technician: TechnicianId,
    token: String,
    procedures: Vec<Procedure>,
    jobs: Vec<Job>,
}

/// An office of today that knows a phone of old.
fn office_that_knows(known: Known) -> Office {
    let place = TestPlace::new();
    let address = Place::read(place.address()).expect("an address");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let Known { device: id, technician: whose, token, procedures, jobs } = known;
    let filled = runtime.block_on(async move {
        let fill = move |tx: &Write<'_>| {
            let now = chrono::Utc::now();
            technician::insert(tx, whose, "Anna Muster", "", now)?;
            device::insert(tx, id, whose, "Phone of old", &content_hash(&token), now)?;
            procedures.iter().try_for_each(|one| procedure::insert(tx, one))?;
            for one in &jobs {
                let fresh = Job { technician: Some(whose), state: JobState::Assigned, ..one.clone() };
                job::save(tx, &fresh)?;
            }
            Ok::<(), sync_server::db::DbError>(())
        };
        Database::open(address).await?.write(fill).await
    });
    filled.expect("the database is filled");
    Office::on(place)
}

/// What a phone's database says of its office.
fn known_to(file: &Path) -> Known {
    // Immutable: a reader of a file with a log makes files beside it, and the corpus is not to change by being read.
    let flags = rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY | rusqlite::OpenFlags::SQLITE_OPEN_URI;
    let address = format!("file:{}?immutable=1", file.display());
    let db = Connection::open_with_flags(address, flags).expect("it opens");
    let texts = |sql: &str| -> Vec<String> {
        let mut statement = db.prepare(sql).expect("it has the table");
        let rows = statement.query_map([], |row| row.get(0)).expect("rows");
        rows.collect::<Result<_, _>>().expect("text")
    };
    let one = |column: &str| texts(&format!("SELECT {column} FROM pairing")).remove(0);
    Known {
        device: one("device").parse().expect("an id"),
        technician: one("technician").parse().expect("an id"),
        token: one("token"),
        procedures: texts("SELECT body FROM procedure").iter().map(|text| read(text)).collect(),
        jobs: texts("SELECT body FROM job").iter().map(|text| read(text)).collect(),
    }
}

pub fn read<T: serde::de::DeserializeOwned>(text: &str) -> T {
    serde_json::from_str(text).expect("today's app reads it")
}

#[test]
fn work_of_a_phone_of_every_version_is_accepted_by_todays_server() {
    let versions = (1..).take_while(|version| corpus(&format!("phone/v{version}")).exists());
    let mut seen = 0;
    for version in versions {
        let files = corpus(&format!("phone/v{version}"));
        let office = office_that_knows(known_to(&files.join(FILE)));
        let mut phone = phone_with(&files);
        phone.go_on_with(&office);
        let jobs: Vec<JobId> = (1..=8).map(|n| JobId(Uuid::from_u128(0x1000 + n))).collect();
        phone.confirm(jobs[4]).expect("a form of that time can be finished");
        phone.phone.cancellation_confirm(&phone.stamp(), jobs[6]).expect("and another");
        phone.sync().expect("the office is open");
        for job in [0, 1, 2, 3, 4, 6].map(|at| jobs[at]) {
            for operation in phone.job(job).operations {
                assert_eq!(operation.delivery, Delivery::ACCEPTED, "version {version}");
            }
            assert_eq!(phone.job(job).job, office.job(job).job, "version {version}: phone and office are equal");
        }
        assert_eq!(office.claims().total, 3, "version {version}");
        office.verify();
        seen += 1;
    }
    assert!(seen >= 2);
}

/// One operation of each kind, and each way of it, as today's app writes them.
fn make_operations(file: &Path) {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let mut phone = TestPhone::new();
    let jobs: Vec<JobId> = (0..5).map(|_| office.swisscom_job(anna)).collect();
    phone.pair(&office.address(), &office.pairing_code(anna)).expect("the code is right");
    phone.sync().expect("the office is open");
    let stored: Vec<Job> = jobs.iter().map(|job| office.job(*job).job).collect();
    phone.fail(jobs[0]);
    phone.check_in(jobs[1]);
    phone.answer(jobs[1], domain::form::Answer::Successful { yes: true });
    phone.confirm(jobs[1]).expect("nothing is missing");
    phone.check_in(jobs[2]);
    phone.answer(jobs[2], domain::form::Answer::Successful { yes: false });
    phone.answer(jobs[2], domain::form::Answer::Carrier { involved: false });
    phone.answer(jobs[2], domain::form::Answer::Reason { text: "Kein Strom im Haus".into() });
    phone.confirm(jobs[2]).expect("nothing is missing");
    let stamp = phone.stamp();
    let form = phone.phone.cancellation(&stamp, jobs[3]).expect("it is allowed");
    let draft = CancellationDraft { choice: form.choices.first().copied(), note: "niemand da".into() };
    phone.phone.cancellation_answer(&stamp, jobs[3], &draft).expect("it is kept");
    phone.phone.cancellation_confirm(&stamp, jobs[3]).expect("nothing is missing");
    for (job, wish) in [(jobs[0], Wish::LineActive), (jobs[2], Wish::MaterialThere)] {
        let stamp = phone.stamp();
        let form = phone.phone.service_order(&stamp, job).expect("it is allowed");
        let draft = ServiceOrderDraft { wish: Some(wish), ..form.draft };
        phone.phone.service_order_answer(&stamp, job, &draft).expect("it is kept");
        phone.phone.service_order_confirm(&stamp, job).expect("nothing is missing");
    }
    let request = phone.request().expect("there is something to send");
    // What they say is kept as text: their hashes are over these very bytes.
    let operations: Vec<Value> = request
        .operations
        .iter()
        .map(|envelope| {
            let mut kept = json!(envelope);
            kept["body"] = json!(envelope.body.get());
            kept
        })
        .collect();
    let content = json!({
        "procedures": office.get::<Vec<Procedure>>("/procedures"),
        "jobs": stored,
        "sent": request.sent,
        "operations": operations,
    });
    fs::create_dir_all(file.parent().expect("a folder")).expect("it is made");
    fs::write(file, format!("{content:#}\n")).expect("it is written");
}

/// The version of the phone's tables is the version of its app.
fn phone_version() -> i64 {
    let phone = TestPhone::new();
    let db = Connection::open(phone.folder().join(FILE)).expect("it opens");
    db.query_row("SELECT max(version) FROM refinery_schema_history", [], |row| row.get(0)).expect("a version")
}

#[test]
fn operations_of_every_version_and_kind_are_accepted_by_todays_server_byte_for_byte() {
    let today = phone_version();
    let made = corpus("operations").join(format!("v{today}"));
    if is_wanted(&made) {
        make_operations(&made.join("operations.json"));
    }
    for (version, entry) in entries("operations", today) {
        let content: Value = read(&fs::read_to_string(entry.join("operations.json")).expect("it is there"));
        let jobs: Vec<Job> = serde_json::from_value(content["jobs"].clone()).expect("jobs");
        let office = office_that_knows(Known {
            device: DeviceId(Uuid::now_v7()),
            technician: jobs[0].technician.expect("hers"),
            token: "a-token-of-old".into(),
            procedures: serde_json::from_value(content["procedures"].clone()).expect("procedures"),
            jobs,
        });
        let words = json!({ "protocol": PROTOCOL, "cursor": 0, "sent": content["sent"], "operations": [] });
        let mut request: SyncRequest = read(&words.to_string());
        request.operations = kept_operations(&content["operations"]);
        let reply = send(&office, "a-token-of-old", &request);
        assert_eq!(reply.outcomes.len(), request.operations.len());
        for settled in &reply.outcomes {
            assert_eq!(settled.outcome, OperationOutcome::ACCEPTED, "version {version}: {}", settled.id);
        }
        assert_eq!(send(&office, "a-token-of-old", &request).outcomes, reply.outcomes, "the stored answers");
        assert_eq!(office.claims().total, 1);
        office.verify();
        for sent in &request.operations {
            assert_eq!(stored_body(&office, &sent.id.to_string()), sent.body.get(), "version {version}");
        }
    }
}

fn kept_operations(kept: &Value) -> Vec<Envelope> {
    let one = |kept: &Value| {
        let body = kept["body"].as_str().expect("a text").to_owned();
        let envelope: Envelope = read(&kept.to_string());
        Envelope { body: RawValue::from_string(body).expect("json"), ..envelope }
    };
    kept.as_array().expect("a list").iter().map(one).collect()
}

/// A request as it is, without a phone.
fn send(office: &Office, token: &str, request: &SyncRequest) -> SyncReply {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = phone::client::Client::new(&office.address()).expect("an address");
    runtime.block_on(client.sync(token, request)).expect("the office is open")
}

/// What the server keeps of an operation, read from a backup of either engine.
pub fn stored_body(office: &Office, id: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("office.backup");
    office.back_up(&file);
    let db = Connection::open(&file).expect("it opens");
    db.query_row("SELECT body FROM operation WHERE id = ?1", [id], |row| row.get(0)).expect("it is there")
}

/// A whole office of today, and one of its phones with work that was not sent.
fn make_office(entry: &Path) {
    let place = TestPlace::on_sqlite();
    let address = place.address().to_owned();
    let office = Office::on(place);
    let (anna, beat) = (office.technician("Anna Muster"), office.technician("Beat Beispiel"));
    let jobs: Vec<JobId> = (0..6).map(|_| office.swisscom_job(anna)).collect();
    let mut phone = TestPhone::of(&office, anna);
    phone.fail(jobs[0]);
    phone.fail(jobs[1]);
    phone.check_in(jobs[2]);
    phone.sync().expect("the office is open");
    for job in [jobs[3], jobs[4]] {
        phone.check_in(job);
        office.assign(job, Some(beat));
    }
    phone.sync().expect("the office is open");
    assert_eq!((office.parked(jobs[3]).len(), office.parked(jobs[4]).len()), (1, 1));
    phone.fail(jobs[5]);
    let db = Connection::open(&address).expect("it opens");
    let version: i64 =
        db.query_row("SELECT max(version) FROM refinery_schema_history", [], |row| row.get(0)).expect("a version");
    if version >= 2 {
        let row = office.get::<Page<ReviewRow>>(&format!("/review?job={}", jobs[3])).rows.remove(0);
        let words = Decide { decision: domain::review::Decision::Reject, reason: "Beat was there".into() };
        let path = format!("/review/{}/{}/decide", row.operation, row.hash);
        office.post::<ReviewDetail>(&path, &words);
    }
    let facts = json!({ "claims": office.claims().total, "unsent": jobs[5], "parked": jobs[4], "technician": anna });
    fs::create_dir_all(entry).expect("it is made");
    fs::write(entry.join("facts.json"), format!("{facts:#}\n")).expect("it is written");
    drop(office);
    let copy = entry.join("office.db");
    db.execute("VACUUM INTO ?1", [copy.to_str().expect("text")]).expect("it is copied");
    phone.take_folder(|folder| {
        for file in [FILE, JOURNAL] {
            fs::copy(folder.join(file), entry.join(file)).expect("it is copied");
        }
    });
}

/// The office is what it was, its phone delivers what it holds, and everything fits together.
fn goes_on(office: &Office, entry: &Path, version: i64) {
    let facts: Value = read(&fs::read_to_string(entry.join("facts.json")).expect("it is there"));
    let job = |name: &str| -> JobId { serde_json::from_value(facts[name].clone()).expect("an id") };
    let claims = facts["claims"].as_u64().expect("a number");
    assert_eq!(u64::from(office.claims().total), claims, "version {version}");
    assert_eq!(office.parked(job("parked")).len(), 1, "version {version}: what waited waits still");
    office.verify();
    let mut phone = phone_with(entry);
    phone.go_on_with(office);
    phone.sync().expect("the office is open");
    assert_eq!(phone.delivery(job("unsent")), Delivery::ACCEPTED, "version {version}");
    assert_eq!(u64::from(office.claims().total), claims + 1, "version {version}");
    office.verify();
}

#[test]
fn a_server_database_of_every_version_is_served_today_and_its_phone_goes_on() {
    let today = corpus("server").join(format!("v{VERSION}"));
    if is_wanted(&today) {
        make_office(&today);
    }
    for (version, entry) in entries("server", VERSION) {
        let place = TestPlace::on_sqlite();
        fs::copy(entry.join("office.db"), place.address()).expect("it is copied");
        goes_on(&Office::of_old(place), &entry, version);
    }
}

#[test]
fn a_backup_of_a_server_of_every_version_is_restored_into_todays_and_nothing_is_lost_or_twice() {
    for (version, entry) in entries("server", VERSION) {
        // What makes a backup of it is this word, whichever server has written it.
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().join("office.backup");
        fs::copy(entry.join("office.db"), &file).expect("it is copied");
        let db = Connection::open(&file).expect("it opens");
        db.execute("INSERT INTO setting (name, value) VALUES ('backup', '1790000000000')", []).expect("it is marked");
        drop(db);
        let before = fs::read(&file).expect("it is there");
        let office = Office::restored_from(&file);
        assert_eq!(fs::read(&file).expect("it is there"), before, "version {version}: the backup itself is untouched");
        goes_on(&office, &entry, version);
    }
}
