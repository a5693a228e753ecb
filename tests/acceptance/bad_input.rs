//! Everything that can be wrong outside: what is said, and that nothing is lost.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::path::Path;
use std::thread::JoinHandle;

use domain::operation::{OperationOutcome, ParkReason};
use domain::refusal::Refusal;
use domain::wire::{Envelope, SyncRequest};
use phone::error::{CommandError, PairingTrouble};
use phone::view::{Delivery, JobSection, SyncTrouble};
use sync_server::api;

use crate::support::office::Office;
use crate::support::phone::TestPhone;

/// Somebody on a port who answers one request with these bytes and closes.
fn stranger(answer: Vec<u8>) -> (String, JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = format!("http://{}", listener.local_addr().expect("an address"));
    let thread = std::thread::spawn(move || {
        let (mut stream, _) = listener.accept().expect("a guest");
        let mut asked = [0_u8; 8192];
        let _ = stream.read(&mut asked);
        let _ = stream.write_all(&answer);
    });
    (address, thread)
}

fn http(content_type: &str, length: usize, body: &[u8]) -> Vec<u8> {
    let mut answer =
        format!("HTTP/1.1 200 OK\r\ncontent-type: {content_type}\r\ncontent-length: {length}\r\n\r\n").into_bytes();
    answer.extend_from_slice(body);
    answer
}

fn pairing(why: PairingTrouble) -> CommandError {
    CommandError::Pairing { why }
}

#[test]
fn a_wrong_or_used_pairing_code_pairs_nothing() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let code = office.pairing_code(anna);
    let mut phone = TestPhone::new();
    assert_eq!(phone.pair(&office.address(), "ABC").expect_err("too short"), pairing(PairingTrouble::CodeShape));
    assert_eq!(phone.pair(&office.address(), "AAAA-AAAA").expect_err("wrong"), pairing(PairingTrouble::Code));
    phone.pair(&office.address(), &code.to_lowercase().replace('-', " ")).expect("small letters and spaces will do");
    let mut second = TestPhone::new();
    assert_eq!(second.pair(&office.address(), &code).expect_err("used"), pairing(PairingTrouble::Code));
}

#[test]
fn guessing_codes_is_stopped() {
    let office = Office::new();
    let mut phone = TestPhone::new();
    let answers: Vec<_> = (0..30).map(|_| phone.pair(&office.address(), "AAAA-AAAA").expect_err("wrong")).collect();
    assert_eq!(answers[0], pairing(PairingTrouble::Code));
    assert_eq!(answers[29], pairing(PairingTrouble::TooMany));
}

#[test]
fn a_wrong_address_is_named() {
    let mut phone = TestPhone::new();
    for address in ["", "einsatz", "ftp://example.invalid", "http://with space", "http://"] {
        let error = phone.pair(address, "ABCD-EFGH").expect_err("not an address");
        assert_eq!(error, pairing(PairingTrouble::Address), "{address:?}");
    }
    let free = TcpListener::bind("127.0.0.1:0").expect("a port").local_addr().expect("an address");
    let error = phone.pair(&format!("http://{free}"), "ABCD-EFGH").expect_err("nobody is there");
    assert_eq!(error, pairing(PairingTrouble::Unreachable));
    let (address, thread) = stranger(http("text/html", 15, b"<html>Hi</html>"));
    assert_eq!(phone.pair(&address, "ABCD-EFGH").expect_err("a web site"), pairing(PairingTrouble::NotOurServer));
    thread.join().expect("it answered");
}

#[test]
fn a_sign_in_page_a_cut_answer_and_a_huge_one_lose_nothing() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.fail(job);
    let page = b"<html>Welcome to the hotel. Sign in.</html>";
    let huge = usize::MAX / 4;
    for (answer, trouble) in [
        (http("text/html; charset=utf-8", page.len(), page), SyncTrouble::CaptivePortal),
        (http("application/json", 5_000, b"{\"cursor\":1,\"ti"), SyncTrouble::Unreadable),
        (http("application/json", 2, b"[]"), SyncTrouble::Unreadable),
        (http("application/json", huge, b"{"), SyncTrouble::TooLarge),
    ] {
        let (address, thread) = stranger(answer);
        assert_eq!(phone.sync_with(&address), Err(trouble));
        thread.join().expect("it answered");
        assert!(matches!(phone.delivery(job), Delivery::Saved | Delivery::Sent), "{:?}", phone.delivery(job));
    }
    phone.sync().expect("the office is open");
    assert_eq!(phone.delivery(job), Delivery::ACCEPTED);
}

#[test]
fn a_server_that_is_down_loses_nothing() {
    let mut office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    office.kill();
    phone.fail(job);
    assert_eq!(phone.sync(), Err(SyncTrouble::Offline));
    office.open();
    phone.sync().expect("the office is open");
    assert_eq!(office.claims().total, 1);
}

#[test]
fn an_operation_of_a_newer_app_is_kept_and_set_aside() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.check_in(job);
    let request = phone.request().expect("there is something to send");
    let body = request.operations[0].body.get().replace("\"check_in\"", "\"measure_line\"");
    let strange = Envelope {
        hash: domain::operation::content_hash(&body),
        body: serde_json::value::RawValue::from_string(body).expect("json"),
        ..request.operations[0].clone()
    };
    let request = SyncRequest { operations: vec![strange], ..request };
    let reply = phone.exchange(&request).expect("the office is open");
    let reason = ParkReason::NeedsNewerServer { action: "measure_line".into() };
    assert_eq!(reply.outcomes[0].outcome, OperationOutcome::Parked { reason });
    assert_eq!(office.parked(job).len(), 1, "the dispatcher sees it");
}

#[test]
fn a_body_that_is_too_large_or_cut_is_refused_and_the_server_lives() {
    let office = Office::new();
    let http = reqwest::blocking::Client::builder().no_proxy().build().expect("a client");
    let post = |body: Vec<u8>| {
        let url = format!("{}/sync", office.address());
        http.post(url).header("content-type", "application/json").bearer_auth("x").body(body).send()
    };
    let huge = post(vec![b'x'; domain::wire::REQUEST_BYTES_MAX + 1]);
    assert!(huge.is_err() || huge.is_ok_and(|answer| answer.status().is_client_error()));
    assert!(post(b"{\"protocol\":1,".to_vec()).expect("an answer").status().is_client_error());
    assert_eq!(office.claims().total, 0, "it still answers");
}

#[test]
fn a_service_id_with_odd_characters_is_refused_by_name() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let before = office.get::<api::Page<api::JobRow>>("/jobs").total;
    for (text, character) in [("12\u{200b}34", "U+200B"), ("Zürich-1", "ü"), ("7;DROP", ";"), ("1\t2", "U+0009")] {
        let mut new = office.new_swisscom_job(Some(anna));
        new.service_id = text.into();
        let problem = office.refused("/jobs", &new);
        let Some(Refusal::ServiceIdCharacter { character: named }) = problem.refusal else {
            panic!("{text:?}: {problem:?}")
        };
        assert!(named.contains(character), "{named} names {character}");
    }
    let mut new = office.new_swisscom_job(Some(anna));
    new.service_id = "9".repeat(36);
    assert_eq!(office.refused("/jobs", &new).refusal, Some(Refusal::ServiceIdTooLong { max: 35 }));
    new.service_id = String::new();
    assert_eq!(office.refused("/jobs", &new).refusal, Some(Refusal::ServiceIdEmpty));
    assert_eq!(office.get::<api::Page<api::JobRow>>("/jobs").total, before, "nothing was written");
}

#[test]
fn an_empty_database_shows_empty_lists() {
    let office = Office::new();
    assert_eq!(office.get::<api::Page<api::JobRow>>("/jobs").total, 0);
    assert_eq!(office.claims().total, 0);
    let anna = office.technician("Anna Muster");
    let phone = TestPhone::of(&office, anna);
    let list = phone.phone.jobs(&phone.stamp(), JobSection::Today, "", 0).expect("the store works");
    assert_eq!((list.total, list.counts.coming, list.counts.done), (0, 0, 0));
    assert_eq!(phone.phone.claims(&phone.stamp()).expect("the store works").rows.len(), 0);
}

fn files(folder: &Path) -> Vec<String> {
    let names = std::fs::read_dir(folder).expect("a folder");
    names.map(|entry| entry.expect("a file").file_name().to_string_lossy().into_owned()).collect()
}

#[test]
fn a_corrupt_database_is_moved_aside_and_never_deleted() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let phone = TestPhone::of(&office, anna);
    phone.check_in(job);
    let mut phone = phone.restart_after(|folder| {
        let path = folder.join("einsatz.db");
        let length = std::fs::metadata(&path).expect("it is there").len();
        std::fs::write(&path, vec![b'?'; usize::try_from(length).expect("small")]).expect("it is written");
    });
    let aside: Vec<String> = files(phone.folder()).into_iter().filter(|name| name != "einsatz.db").collect();
    assert!(aside.iter().any(|name| name.starts_with("einsatz.db.") || name.contains("aside")), "{aside:?}");
    phone.sync().expect("it is the same phone still");
    assert_eq!(phone.job(job).job.id, job, "the jobs come back from the office");
    assert_eq!(phone.delivery(job), Delivery::ACCEPTED, "and the check-in from the journal");
}

#[test]
fn a_database_of_a_newer_app_is_refused_and_untouched() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let phone = TestPhone::of(&office, anna);
    let (folder, before) = phone.take_folder(|path| {
        let db = rusqlite::Connection::open(path.join("einsatz.db")).expect("it opens");
        db.execute(
            "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) VALUES (9999, 'later', '', '')",
            [],
        )
        .expect("it is newer now");
        drop(db);
        std::fs::read(path.join("einsatz.db")).expect("it is there")
    });
    let error = phone::Phone::open(folder.path(), TestPhone::new().moment()).expect_err("it is refused");
    assert!(matches!(error, phone::OpenError::Newer), "{error:?}");
    assert_eq!(std::fs::read(folder.path().join("einsatz.db")).expect("it is there"), before);
}
