//! How operations are taken in: many at once, many phones at once, and each as if it were alone.

use std::collections::BTreeSet;

use domain::job::JobStateName;
use domain::operation::{Action, OperationOutcome, ParkReason, content_hash};
use domain::wire::{Envelope, SyncReply, SyncRequest};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use sync_server::{store, sync};

use crate::actors::{Phone, Server, completed, failed, office_day, wants_again};

fn accepted(reply: &SyncReply) -> usize {
    reply.outcomes.iter().filter(|settled| settled.outcome == OperationOutcome::ACCEPTED).count()
}

async fn numbers(server: &Server, sql: &'static str) -> Vec<i64> {
    server.state.database().read(move |tx| tx.all(sql, &[], |row| row.int(0))).await.unwrap()
}

#[tokio::test]
async fn a_thousand_operations_of_one_request_see_each_other() {
    let (server, office, technician, mut phone) = office_day().await;
    let mut operations = Vec::new();
    for _ in 0..250 {
        let job = office.job(Some(technician)).await;
        let does = [Action::CheckIn, failed("line_not_activated", true), wants_again(), Action::CheckIn];
        operations.extend(does.map(|action| phone.does(job, action)));
    }
    phone.sync(&[]).await;
    let reply = phone.sync(&operations).await;
    assert_eq!(accepted(&reply), 750, "each fourth comes after the transfer point's line was reported dead");
    assert_eq!(reply.changes.len(), 750, "one row of each job, its claim and its order");
    let revisions: BTreeSet<_> = numbers(&server, "SELECT rev FROM operation").await.into_iter().collect();
    assert_eq!(revisions, [reply.cursor].into(), "one transaction, and every operation says which");
    assert_eq!(office.get("claims").await["total"], 250);
    assert_eq!(phone.sync(&operations).await.outcomes, reply.outcomes, "the same again gets the stored answers");
    assert_eq!(numbers(&server, "SELECT COUNT(*) FROM operation").await, [1000]);
}

#[tokio::test]
async fn the_same_operation_twice_in_one_request_is_done_once() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let check_in = phone.does(job, Action::CheckIn);
    let mut other = phone.does(job, completed());
    (other.id, other.number) = (check_in.id, 1);
    let reply = phone.sync(&[check_in.clone(), check_in, other]).await;
    assert_eq!(accepted(&reply), 2);
    assert_eq!(reply.outcomes[2].outcome, OperationOutcome::Parked { reason: ParkReason::ClonedPhone });
}

#[tokio::test]
async fn phones_that_come_together_share_transactions_and_each_gets_its_own_answer() {
    let (server, office, technician, _) = office_day().await;
    let mut phones = Vec::new();
    for _ in 0..40 {
        let mut phone = server.phone(&office, technician).await;
        let job = office.job(Some(technician)).await;
        let operations = [phone.does(job, Action::CheckIn), phone.does(job, completed())];
        phones.push((phone, operations));
    }
    let mut rounds = tokio::task::JoinSet::new();
    for (phone, operations) in phones {
        let (state, request) = (server.state.clone(), phone.request(&operations));
        rounds.spawn(async move {
            let bytes = sync::exchange(&state, &phone.token, request).await.unwrap();
            let reply: SyncReply = serde_json::from_slice(&bytes).unwrap();
            let asked: Vec<_> = operations.iter().map(|operation| operation.id).collect();
            let answered: Vec<_> = reply.outcomes.iter().map(|settled| settled.id).collect();
            assert_eq!(asked, answered);
            accepted(&reply)
        });
    }
    assert_eq!(rounds.join_all().await.into_iter().sum::<usize>(), 80);
    assert_eq!(office.get("jobs?state=completed").await["total"], 40);
    let revisions: BTreeSet<_> = numbers(&server, "SELECT rev FROM operation").await.into_iter().collect();
    let metrics = server.http.get(format!("{}/metrics", server.url)).send().await.unwrap().text().await.unwrap();
    assert!(metrics.contains("einsatz_grouped_total 40"), "{metrics}");
    assert!(metrics.contains(&format!("einsatz_groups_total {}", revisions.len())), "one revision for each group");
}

/// A job on site that has a claim already: the rules allow a second one, the tables do not.
async fn with_a_claim_already(server: &Server, phone: &mut Phone, job: domain::ids::JobId) {
    phone.send(job, Action::CheckIn).await;
    let on_site = server.state.database().read(move |tx| store::job::get(tx, job)).await.unwrap().unwrap();
    phone.send(job, failed("line_not_activated", true)).await;
    server.write(move |tx| store::job::save(tx, &on_site).map(drop)).await;
}

#[tokio::test]
async fn an_operation_that_breaks_a_rule_of_the_tables_is_set_aside_and_stops_no_other() {
    let (server, office, technician, mut phone) = office_day().await;
    let (bad, good) = (office.job(Some(technician)).await, office.job(Some(technician)).await);
    with_a_claim_already(&server, &mut phone, bad).await;
    let operations = [
        phone.does(good, Action::CheckIn),
        phone.does(bad, failed("line_not_activated", true)),
        phone.does(good, failed("line_not_activated", true)),
    ];
    let reply = phone.sync(&operations).await;
    assert_eq!(accepted(&reply), 2);
    assert_eq!(reply.outcomes[1].outcome, OperationOutcome::Parked { reason: ParkReason::Unreadable });
    assert_eq!(
        office.get(&format!("jobs/{bad}")).await["job"]["state"]["kind"],
        "on_site",
        "nothing of it was applied"
    );
    assert_eq!(office.get("jobs?parked=true").await["total"], 1);
    assert_eq!(phone.sync(&operations).await.outcomes, reply.outcomes);
    let other = office.job(Some(technician)).await;
    assert_eq!(phone.send(other, Action::CheckIn).await, OperationOutcome::ACCEPTED, "the numbers go on");
}

#[tokio::test]
async fn a_row_that_the_server_cannot_read_any_more_stops_no_other_operation() {
    let (server, office, technician, mut phone) = office_day().await;
    let (bad, good) = (office.job(Some(technician)).await, office.job(Some(technician)).await);
    server.write(move |tx| tx.execute("UPDATE job SET body = '{' WHERE id = $1", &[bad.into()]).map(|_| ())).await;
    let operations = [phone.does(bad, Action::CheckIn), phone.does(good, Action::CheckIn)];
    let reply = phone.sync(&operations).await;
    assert_eq!(reply.outcomes[0].outcome, OperationOutcome::Parked { reason: ParkReason::Unreadable });
    assert_eq!(accepted(&reply), 1);
}

#[tokio::test]
async fn fields_of_a_newer_app_survive_in_the_bytes_and_change_nothing() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let plain = phone.does(job, Action::CheckIn);
    let mut body: Value = serde_json::from_str(plain.body.get()).unwrap();
    body["battery"] = json!({ "percent": 7, "of": ["a", "newer", "app"] });
    body["action"]["weather"] = json!("snow");
    let body = format!("{body:#}"); // other white space than ours, too
    let hash = content_hash(&body);
    let operation = Envelope { hash, body: RawValue::from_string(body.clone()).unwrap(), ..plain };
    let mut request = serde_json::to_value(phone.request(&[])).unwrap();
    request["sent"] = json!(phone.moment());
    request["mood"] = json!("good");
    let text = request.to_string();
    let text = format!("{},\"operations\":[{}]}}", &text[..text.len() - 1], serde_json::to_string(&operation).unwrap());
    let answer = phone.post(text.into_bytes(), None).await;
    let reply: SyncReply = answer.json().await.unwrap();
    assert_eq!(accepted(&reply), 1);
    let kept = server.state.database();
    let kept = kept.read(|tx| tx.all("SELECT body FROM operation", &[], |row| Ok(row.text(0)?.to_owned()))).await;
    assert_eq!(kept.unwrap(), [body], "byte for byte");
}

#[tokio::test]
async fn a_whole_round_needs_no_network() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let request: SyncRequest = phone.request(&[phone.clone().does(job, Action::CheckIn)]);
    let bytes = sync::exchange(&server.state, &phone.token, request).await.unwrap();
    let reply: SyncReply = serde_json::from_slice(&bytes).unwrap();
    assert_eq!((accepted(&reply), reply.epoch), (1, Some(server.state.epoch())));
    phone.epoch = reply.epoch;
    let state = office.get(&format!("jobs/{job}")).await["job"]["state"]["kind"].clone();
    assert_eq!(state, serde_json::to_value(JobStateName::OnSite).unwrap());
}
