//! What apps and servers of tomorrow say survives today's, as it came.

use domain::ids::TechnicianId;
use domain::operation::{OperationOutcome, content_hash};
use domain::wire::SyncRequest;
use phone::disk::FILE;
use rusqlite::Connection;
use serde_json::{Value, json};
use sync_server::db::{Database, Place, Write};

use crate::golden::{read, stored_body};
use crate::support::office::Office;
use crate::support::phone::TestPhone;

/// An operation as an app of tomorrow writes it: today's, with words that nobody knows today.
fn of_tomorrow(request: &SyncRequest) -> SyncRequest {
    let mut request = request.clone();
    for envelope in &mut request.operations {
        let mut body: Value = read(envelope.body.get());
        body["weather"] = json!({ "rain": true, "degrees": [3, 4] });
        body["action"]["light"] = json!("dusk");
        let text = body.to_string();
        envelope.hash = content_hash(&text);
        envelope.body = serde_json::value::RawValue::from_string(text).expect("json");
    }
    request
}

#[test]
fn words_of_an_app_of_tomorrow_survive_on_the_server_and_through_a_restore() {
    let mut office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.fail(job);
    let request = of_tomorrow(&phone.request().expect("there is something to send"));
    let reply = phone.exchange(&request).expect("the office is open");
    assert!(
        reply.outcomes.iter().all(|settled| settled.outcome == OperationOutcome::ACCEPTED),
        "it works on with them"
    );
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("office.backup");
    office.back_up(&file);
    office.lose_and_restore(&file);
    for sent in &request.operations {
        assert_eq!(stored_body(&office, &sent.id.to_string()), sent.body.get());
    }
    office.verify();
}

/// Puts a row on the phones of a technician, as a server of tomorrow would.
fn put(office: &Office, technician: TechnicianId, entity: &'static str, id: String, body: String) {
    let address = Place::read(office.database()).expect("an address");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let written = runtime.block_on(async move {
        let insert = move |tx: &Write<'_>| {
            tx.execute(
                "INSERT INTO feed (recipient, entity, entity_id, rev, body) VALUES ($1, $2, $3, $4, $5) \
                 ON CONFLICT (recipient, entity, entity_id) DO UPDATE SET rev = excluded.rev, body = excluded.body",
                &[technician.into(), entity.into(), (&id).into(), tx.revision().into(), (&body).into()],
            )
        };
        Database::open(address).await?.write(insert).await
    });
    written.expect("it is written");
}

/// What lies on a phone, byte for byte.
fn held(phone: &TestPhone, sql: &str) -> String {
    let db = Connection::open(phone.folder().join(FILE)).expect("it opens");
    db.query_row(sql, [], |row| row.get(0)).expect("it is there")
}

#[test]
fn rows_of_a_server_of_tomorrow_are_kept_as_they_came_on_every_phone_and_counted_in_its_digest() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phones = [TestPhone::of(&office, anna), TestPhone::of(&office, anna)];
    let mut tomorrow: Value = serde_json::to_value(office.job(job).job).expect("json");
    tomorrow["floor"] = json!({ "lift": false, "number": 4 });
    put(&office, anna, "job", job.to_string(), tomorrow.to_string());
    let photograph = "{ \"of\": \"the transfer point\",\"bytes\":1e3 }";
    put(&office, anna, "photograph", "p-1".into(), photograph.into());
    for phone in &mut phones {
        phone.sync().expect("the office is open");
        assert_eq!(held(phone, "SELECT body FROM job"), tomorrow.to_string());
        assert_eq!(held(phone, "SELECT body FROM unread_row WHERE entity = 'photograph'"), photograph);
        assert_eq!(phone.job(job).job.id, job, "what it knows of it, it shows");
    }
    for phone in phones {
        let mut phone = phone.restart();
        // In a new run the digest goes with the first request after everything is read.
        phone.sync().expect("the office is open");
        let request = phone.request().expect("a request");
        assert!(request.digest.is_some(), "it says what it holds");
        assert!(!phone.exchange(&request).expect("the office is open").rebuild, "and that is what it was given");
    }
}
