//! Work that comes although its phone may read nothing, or by another way than the network.

use domain::clock::Moment;
use domain::operation::{Action, OperationOutcome, ParkReason};
use domain::wire::{Envelope, SyncReply};
use domain::work_file::{FORMAT, WorkFile, seal};
use serde_json::json;
use sync_server::api::Role;
use sync_server::failure::Failure;
use sync_server::secret::sha256_hex;
use sync_server::sync::{self, Imported};

use crate::actors::{Office, Phone, Server, completed, failed, office_day};

async fn revoke(office: &Office, phone: &Phone) {
    office.post(&format!("devices/{}/revoke", phone.device), &json!({})).await;
}

fn waits_as_revoked(reply: &SyncReply) -> bool {
    let revoked = OperationOutcome::Parked { reason: ParkReason::RevokedPhone };
    reply.outcomes.iter().all(|settled| settled.outcome == revoked)
}

#[tokio::test]
async fn a_revoked_phone_leaves_its_work_for_review_and_is_told_nothing_else() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    phone.sync(&[]).await;
    let operations = [phone.does(job, Action::CheckIn), phone.does(job, failed("line_not_activated", true))];
    revoke(&office, &phone).await;
    office.job(Some(technician)).await;

    let cursor = phone.cursor;
    let reply = phone.sync(&operations).await;
    assert!(reply.revoked && reply.changes.is_empty() && reply.epoch.is_none() && reply.backed_up.is_none());
    assert_eq!(reply.cursor, cursor, "it reads no further");
    assert_eq!(reply.outcomes.len(), 2);
    assert!(waits_as_revoked(&reply), "{:?}", reply.outcomes);
    assert_eq!(office.get("claims").await["total"], 0, "nothing is paid by itself");
    assert_eq!(office.get("jobs?parked=true").await["rows"][0]["parked"], 2);
    assert_eq!(phone.sync(&operations).await.outcomes, reply.outcomes, "the same again gets the stored answer");
    let empty = phone.post(serde_json::to_vec(&phone.request(&[])).unwrap(), None).await;
    assert_eq!(empty.status(), 401, "a request that brings nothing gets nothing");
}

#[tokio::test]
async fn a_revoked_phone_is_asked_for_missing_numbers_and_is_slowed_down() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let lost = phone.does(job, Action::CheckIn);
    let late = phone.does(job, completed());
    revoke(&office, &phone).await;
    let reply = phone.sync(std::slice::from_ref(&late)).await;
    assert_eq!((reply.expected, reply.outcomes.len()), (Some(1), 0));
    assert_eq!(phone.sync(&[lost, late.clone()]).await.outcomes.len(), 2);
    let body = serde_json::to_vec(&phone.request(&[late])).unwrap();
    let mut statuses = Vec::new();
    for _ in 0..20 {
        statuses.push(phone.post(body.clone(), None).await.status().as_u16());
    }
    assert_eq!(statuses.last(), Some(&429), "{statuses:?}");
}

fn file(phone: &Phone, sent: Moment, operations: &[Envelope]) -> WorkFile {
    let device = phone.device.into();
    let seal = seal(&sha256_hex(&phone.token), device, &sent, operations);
    WorkFile { format: FORMAT.into(), device, sent, operations: operations.to_vec(), seal }
}

async fn import(server: &Server, file: &WorkFile) -> Imported {
    sync::import(&server.state, file.clone(), "dora").await.unwrap()
}

#[tokio::test]
async fn a_work_file_is_taken_in_as_if_the_phone_had_sent_it_and_once() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let operations = [phone.does(job, Action::CheckIn), phone.does(job, failed("line_not_activated", true))];
    phone.sync(&operations[..1]).await;
    let work = file(&phone, phone.moment(), &operations);
    server.clock.forward(chrono::Duration::days(3));
    let office = server.office("fina", Role::Admin).await; // the first session has ended meanwhile
    let imported = import(&server, &work).await;
    assert_eq!((imported.new, imported.known, imported.parked, imported.missing), (1, 1, 0, None));
    assert_eq!((&*imported.technician_name, &*imported.device_name), ("Luca Beispiel", "Pixel 9"));
    let claims = office.get("claims").await;
    assert_eq!(claims["rows"][0]["due"], "2026-05-22", "the days on a desk move no date");
    let again = import(&server, &work).await;
    assert_eq!((again.new, again.known), (0, 2));
    let reply = phone.sync(&operations).await;
    assert!(reply.outcomes.iter().all(|settled| settled.outcome == OperationOutcome::ACCEPTED));
    assert_eq!(office.get("claims").await["total"], 1);
    let history = office.get(&format!("jobs/{job}")).await["history"].clone();
    assert_eq!(history[2]["event"].get("imported_by"), None);
    assert_eq!(history[3]["event"]["imported_by"], "dora", "the dispatcher sees who brought it");
}

#[tokio::test]
async fn a_work_file_of_a_revoked_phone_waits_for_a_person() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let operation = phone.does(job, Action::CheckIn);
    let work = file(&phone, phone.moment(), &[operation]);
    revoke(&office, &phone).await;
    let imported = import(&server, &work).await;
    assert_eq!((imported.new, imported.parked), (1, 1));
}

#[tokio::test]
async fn a_file_that_is_no_work_file_of_this_office_is_refused_with_a_sentence() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let operation = phone.does(job, Action::CheckIn);
    let good = file(&phone, phone.moment(), &[operation]);
    let newer = WorkFile { format: "einsatz-work/2".into(), ..good.clone() };
    let foreign = WorkFile { device: uuid::Uuid::now_v7().into(), ..good.clone() };
    let changed = WorkFile { operations: vec![phone.does(job, completed())], ..good.clone() };
    for bad in [newer, foreign, changed] {
        match sync::import(&server.state, bad, "dora").await {
            Err(Failure::No(status, problem)) => {
                assert_eq!((status.as_u16(), &*problem.code), (422, "invalid"));
                assert!(problem.message.ends_with('.'), "a sentence: {}", problem.message);
            }
            other => panic!("{other:?}"),
        }
    }
    assert_eq!(import(&server, &good).await.new, 1, "nothing of the others was taken in before");
}
