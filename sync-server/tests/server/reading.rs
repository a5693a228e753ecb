//! What a phone is given to read: first what it needs today, then everything, and everything anew if it holds other rows.

use domain::digest::Digest;
use domain::wire::{Entity, SyncReply};
use serde_json::{Value, json};
use sync_server::store::{feed, setting};

use crate::actors::{Office, Phone, Server, new_job, office_day, rows};

/// Seven transactions of 700 rows each: three pages.
async fn much(server: &Server, technician: domain::ids::TechnicianId) {
    for transaction in 0..7 {
        server
            .write(move |tx| {
                for row in 0..700 {
                    let id = format!("{transaction}-{row}");
                    feed::put(tx, technician, Entity::Outcome, &id, &json!({ "kind": "accepted" }))?;
                }
                Ok(())
            })
            .await;
    }
}

async fn job_at(office: &Office, technician: domain::ids::TechnicianId, start: &str, end: &str) -> String {
    let mut job = new_job("", Some(technician));
    (job["window_start"], job["window_end"]) = (json!(start), json!(end));
    office.post("jobs", &job).await["job"]["id"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_long_first_sync_begins_with_today_and_its_pages_end_between_transactions() {
    let (server, office, technician, mut phone) = office_day().await;
    let before = job_at(&office, technician, "2026-03-20T08:00:00Z", "2026-03-20T09:00:00Z").await;
    let today = job_at(&office, technician, "2026-03-27T21:00:00Z", "2026-03-27T22:00:00Z").await;
    let tomorrow = job_at(&office, technician, "2026-03-27T23:00:00Z", "2026-03-27T23:30:00Z").await;
    let over = job_at(&office, technician, "2026-03-27T07:00:00Z", "2026-03-27T08:00:00Z").await;
    office.post(&format!("jobs/{over}/cancel"), &json!({ "reason": "customer", "note": "" })).await;
    much(&server, technician).await;

    let first = phone.sync(&[]).await;
    assert!(first.more && first.epoch.is_some());
    assert_eq!(first.cursor, 0, "the pages after it begin at the beginning");
    let ids: Vec<_> = rows(&first, "job").into_iter().map(|(id, _)| id).collect();
    assert_eq!(ids, [today, before], "by the date in Switzerland; {tomorrow} is another day and {over} is over");
    assert_eq!((rows(&first, "procedure").len(), rows(&first, "outcome").len()), (1, 0), "and what they need");

    let second = phone.sync(&[]).await;
    assert!(second.more && second.epoch.is_none());
    assert_eq!(rows(&second, "job").len(), 4, "some of them once more");
    assert_eq!(rows(&second, "outcome").len(), 2100, "whole transactions, until 2,000 rows are reached");
    let mut count = rows(&second, "outcome").len() + rows(&phone.sync(&[]).await, "outcome").len();
    let last = phone.sync(&[]).await;
    count += rows(&last, "outcome").len();
    assert!(!last.more);
    assert_eq!(count, 4900, "nothing twice, nothing missing");
    assert_eq!(phone.cursor, server.state.database().read(|tx| tx.head()).await.unwrap());
}

#[tokio::test]
async fn a_job_of_the_first_page_that_is_taken_away_before_the_second_is_removed() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    much(&server, technician).await;
    assert_eq!(rows(&phone.sync(&[]).await, "job").len(), 1);
    office.post(&format!("jobs/{job}/assign"), &json!({ "technician": null })).await;
    let mut removed = Vec::new();
    loop {
        let reply = phone.sync(&[]).await;
        removed.extend(rows(&reply, "job"));
        if !reply.more {
            break;
        }
    }
    assert_eq!(removed, [(job.to_string(), None)]);
}

/// What a phone would say that holds the rows of these replies.
fn digest(replies: &[SyncReply]) -> Digest {
    let mut digest = Digest::default();
    for change in replies.iter().flat_map(|reply| &reply.changes) {
        if let Some(row) = change.row.as_deref().filter(|_| change.entity != "outcome") {
            digest.add(&change.entity, &change.id, row.get());
        }
    }
    digest
}

async fn ask(phone: &mut Phone, digest: Digest) -> SyncReply {
    let request = domain::wire::SyncRequest { digest: Some(digest), ..phone.request(&[]) };
    let answer = phone.post(serde_json::to_vec(&request).unwrap(), None).await;
    let reply: SyncReply = serde_json::from_str(&answer.text().await.unwrap()).unwrap();
    phone.cursor = reply.cursor;
    reply
}

#[tokio::test]
async fn a_phone_that_holds_other_rows_is_given_all_of_them_anew_and_it_is_counted() {
    let (server, office, technician, mut phone) = office_day().await;
    office.job(Some(technician)).await;
    let outcome = json!({ "kind": "rejected", "reason": "Nein" });
    server.write(move |tx| feed::put(tx, technician, Entity::Outcome, &uuid::Uuid::nil().to_string(), &outcome)).await;
    let all = phone.sync(&[]).await;
    let right = digest(std::slice::from_ref(&all));
    let quiet = ask(&mut phone, right).await;
    assert!(!quiet.rebuild && quiet.changes.is_empty(), "the same rows are no news");
    assert!(!metrics(&server).await.contains("rebuilds_total 1"));

    let anew = ask(&mut phone, Digest { rows: right.rows, sum: right.sum.wrapping_add(1) }).await;
    assert!(anew.rebuild && anew.epoch.is_none() && !anew.more);
    assert_eq!(digest(&[anew]), right);
    assert!(metrics(&server).await.contains("einsatz_rebuilds_total 1"));
    assert!(!ask(&mut phone, right).await.rebuild);

    let again = office.job(Some(technician)).await;
    let reply = ask(&mut phone, right).await;
    assert!(!reply.rebuild, "a phone that has not read everything cannot hold everything");
    assert_eq!(rows(&reply, "job")[0].0, again.to_string());
}

#[tokio::test]
async fn a_phone_that_differs_for_ever_does_not_read_everything_for_ever() {
    let (_server, office, technician, mut phone) = office_day().await;
    office.job(Some(technician)).await;
    phone.sync(&[]).await;
    let mut rebuilt = 0;
    for _ in 0..20 {
        rebuilt += usize::from(ask(&mut phone, Digest { rows: 7, sum: 7 }).await.rebuild);
    }
    assert_eq!(rebuilt, 10);
}

#[tokio::test]
async fn a_rebuild_of_many_rows_comes_in_pages_too() {
    let (server, office, technician, mut phone) = office_day().await;
    office.job(Some(technician)).await;
    much(&server, technician).await;
    while phone.sync(&[]).await.more {}
    let first = ask(&mut phone, Digest::default()).await;
    assert!(first.rebuild && first.more);
    assert_eq!((first.cursor, rows(&first, "job").len()), (0, 1));
    let mut count = 0;
    loop {
        let reply = phone.sync(&[]).await;
        assert!(!reply.rebuild);
        count += reply.changes.len();
        if !reply.more {
            break;
        }
    }
    assert_eq!(count, 4902);
}

async fn metrics(server: &Server) -> String {
    server.http.get(format!("{}/metrics", server.url)).send().await.unwrap().text().await.unwrap()
}

#[tokio::test]
async fn what_a_backup_holds_is_said_with_every_reply_that_says_anything() {
    let (server, office, technician, mut phone) = office_day().await;
    assert_eq!(phone.sync(&[]).await.backed_up, None, "there is no backup yet");
    server.write(|tx| setting::set_backed_up(tx, 3)).await;
    server.write(|tx| setting::set_backed_up(tx, 2)).await;
    phone.sync(&[]).await;
    let answer = phone.post(serde_json::to_vec(&phone.request(&[])).unwrap(), None).await;
    let quiet: Value = answer.json().await.unwrap();
    assert_eq!(quiet.as_object().unwrap().len(), 2, "cursor and time and nothing else: {quiet}");
    let job = office.job(Some(technician)).await;
    assert_eq!(phone.sync(&[]).await.backed_up, Some(3), "with rows");
    let operation = phone.does(job, domain::operation::Action::CheckIn);
    assert_eq!(phone.sync(&[operation]).await.backed_up, Some(3), "with outcomes");
    phone.epoch = None;
    assert_eq!(phone.sync(&[]).await.backed_up, Some(3), "with the epoch");
}
