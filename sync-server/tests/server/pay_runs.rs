//! Payment runs as the office's pages and scripts make them: from what is due to the file that a bank takes.

use chrono::Duration;
use domain::ids::AccountId;
use domain::ledger::By;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sync_server::api::Role;
use sync_server::finance;
use uuid::Uuid;

use crate::actors::Office;
use crate::finance::Desk;

/// Claims that are approved, and two people of finance who have touched none of the accounts.
async fn due(claims: usize) -> (Desk, Office, Office) {
    let desk = Desk::with(claims).await;
    let approved = desk.claims.clone();
    desk.does(move |tx, now| approved.iter().try_for_each(|claim| finance::approve(tx, "dora", *claim, now).map(drop)))
        .await
        .unwrap();
    let (anna, beat) =
        (desk.server.office("anna", Role::Finance).await, desk.server.office("beat", Role::Finance).await);
    (desk, anna, beat)
}

/// Sessions end over night, so the same person signs in again.
async fn days_later(desk: &Desk, days: i64, name: &'static str) -> Office {
    desk.server.clock.forward(Duration::days(days));
    desk.server.office(name, Role::Finance).await
}

fn francs() -> Value {
    json!({ "currency": "CHF" })
}

async fn checked(office: &Office) -> (String, Value) {
    let run = office.post("pay-runs", &francs()).await;
    let path = format!("pay-runs/{}", run["run"]["id"].as_str().unwrap());
    let run = office.post(&format!("{path}/check"), &json!({})).await;
    (path, run)
}

fn hashes(run: &Value) -> Value {
    json!({ "files": run["files"].as_array().unwrap().iter().map(|file| file["hash"].clone()).collect::<Vec<_>>() })
}

async fn file(office: &Office, path: &str) -> (StatusCode, Vec<u8>) {
    let reply = office.request(Method::GET, &format!("{path}/files/1")).send().await.unwrap();
    (reply.status(), reply.bytes().await.unwrap().to_vec())
}

#[tokio::test]
async fn a_run_goes_from_proposal_to_a_file_that_a_bank_takes_always_the_same_bytes() {
    let (desk, anna, beat) = due(3).await;
    let proposal = anna.get("pay-runs/proposal?currency=CHF").await;
    assert_eq!(proposal["payments"].as_array().unwrap().len(), 3);
    let (path, run) = checked(&anna).await;
    assert_eq!((&run["run"]["state"], &run["run"]["payments"]), (&json!("checked"), &json!(3)));
    assert_eq!(run["run"]["total"], json!({ "amount": 18_000, "currency": "CHF" }));
    assert_eq!(file(&beat, &path).await.0, StatusCode::CONFLICT, "nobody has a file that is not approved");

    let (status, problem) = anna.refused(&format!("{path}/approve"), &hashes(&run)).await;
    assert_eq!((status, &problem["finance"]["code"]), (409, &json!("run_own")), "four eyes");
    let other = json!({ "files": ["00"] });
    let (_, problem) = beat.refused(&format!("{path}/approve"), &other).await;
    assert_eq!(problem["finance"]["code"], "run_files_differ", "another file than the one that was looked at");
    let shown = beat.get(&path).await;
    assert_eq!(shown["allowed"]["approve"], Value::Null);
    assert_eq!(shown["allowed"]["export"]["code"], "run_state");
    let run = beat.post(&format!("{path}/approve"), &hashes(&shown)).await;
    assert_eq!((&run["run"]["state"], &run["run"]["approved_by"]), (&json!("approved"), &json!("beat")));
    assert_eq!(file(&beat, &path).await.0, StatusCode::CONFLICT, "handing out is noted, so it is an act");

    assert_eq!(run["run"]["progress"]["planned"], 3);
    let run = anna.post(&format!("{path}/export"), &json!({})).await;
    assert_eq!(run["run"]["state"], "exported");
    let progress = &run["run"]["progress"];
    assert_eq!((&progress["planned"], &progress["exported"], &progress["booked"]), (&json!(0), &json!(3), &json!(0)));
    let entries = run["entries"].as_array().unwrap();
    let told: Vec<_> = entries.iter().map(|entry| (&entry["event"]["event"]["kind"], &entry["by"]["name"])).collect();
    let (made, by) = (json!("made"), json!("anna"));
    assert_eq!(told[0], (&made, &by), "who did what, step by step");
    assert_eq!(told.len(), 4);
    let (status, content) = file(&anna, &path).await;
    assert_eq!(status, StatusCode::OK);
    assert_eq!(bank::order::check(&content), []);
    assert_eq!(domain::ledger::Hash::of(&content).0, run["files"][0]["hash"].as_str().unwrap());
    let text = String::from_utf8(content.clone()).unwrap();
    assert_eq!(text.matches("<Nm>Luca Beispiel</Nm>").count(), 3);
    assert_eq!(text.matches("<Ustrd>Service-ID ").count(), 3);
    assert!(text.contains(&format!("<MsgId>{}</MsgId>", run["files"][0]["message_id"].as_str().unwrap())));
    let beat = days_later(&desk, 2, "beat").await;
    let (status, again) = file(&beat, &path).await;
    assert!(status == StatusCode::OK && again == content, "the same bytes, {status}");
    let second = beat.request(Method::GET, &format!("{path}/files/2")).send().await.unwrap();
    assert_eq!(second.status(), StatusCode::NOT_FOUND);

    let (_, problem) = beat.refused("pay-runs", &francs()).await;
    assert_eq!(problem["finance"]["code"], "run_empty", "nothing is paid twice");
    let runs = beat.get("pay-runs").await;
    assert_eq!((&runs["total"], &runs["rows"][0]["state"]), (&json!(1), &json!("exported")));
    desk.sound().await;
}

#[tokio::test]
async fn whatever_changes_a_run_voids_its_check_and_its_approval() {
    let (desk, anna, beat) = due(2).await;
    let (path, run) = checked(&anna).await;
    beat.post(&format!("{path}/approve"), &hashes(&run)).await;
    let out = json!({ "claim": desk.claims[0], "reason": "the account is in doubt" });
    let changed = anna.post(&format!("{path}/take-out"), &out).await;
    assert_eq!((&changed["run"]["state"], &changed["run"]["payments"]), (&json!("proposed"), &json!(1)));
    assert_eq!(changed["run"]["approved_by"], Value::Null);
    let (_, problem) = anna.refused(&format!("{path}/export"), &json!({})).await;
    assert_eq!(problem["finance"]["code"], "run_state");
    let (_, problem) = beat.refused(&format!("{path}/approve"), &hashes(&run)).await;
    assert_eq!(problem["finance"]["code"], "run_state");
    let (_, problem) = anna.refused(&format!("{path}/take-out"), &out).await;
    assert_eq!(problem["finance"]["code"], "not_in_run");

    let again = anna.post(&format!("{path}/check"), &json!({})).await;
    assert_ne!(again["files"][0]["hash"], run["files"][0]["hash"]);
    let run = beat.post(&format!("{path}/approve"), &hashes(&again)).await;
    assert_eq!(run["run"]["state"], "approved");
    let dropped = anna.post(&format!("{path}/drop"), &json!({ "reason": "the bank is closed" })).await;
    assert_eq!((&dropped["run"]["state"], &dropped["run"]["payments"]), (&json!("dropped"), &json!(0)));
    assert_eq!(anna.get("pay-runs/proposal?currency=CHF&early=true").await["payments"].as_array().unwrap().len(), 2);
    desk.sound().await;
}

#[tokio::test]
async fn a_payment_that_a_bank_would_refuse_is_kept_out_with_its_rule() {
    let (desk, _, _) = due(1).await;
    let technician = desk.claim(0).await.opened.technician;
    let account = AccountId(Uuid::from_u128(0xacd));
    desk.does(move |tx, now| {
        let (iban, holder) = ("LI21 0881 0000 2324 013A A", "李明");
        finance::propose_account(tx, &By::person("dora"), technician, account, iban, holder, now)?;
        finance::confirm_account(tx, "emil", technician, account, now)
    })
    .await
    .unwrap();
    let anna = days_later(&desk, 2, "anna").await;
    let proposal = anna.get("pay-runs/proposal?currency=CHF").await;
    assert_eq!(proposal["payments"], json!([]));
    let reason = &proposal["kept_out"][0]["reason"];
    assert_eq!((&reason["kind"], &reason["rule"]), (&json!("rule"), &json!("character")));
    assert_eq!(reason["what"], "the name contains 李 (U+674E), which a bank does not take");
}

#[tokio::test]
async fn what_reads_differently_at_the_bank_is_shown_to_who_approves() {
    let (desk, _, _) = due(1).await;
    let technician = desk.claim(0).await.opened.technician;
    let account = AccountId(Uuid::from_u128(0xacd));
    desk.does(move |tx, now| {
        let (iban, holder) = ("LI21 0881 0000 2324 013A A", "Luca D’Angelo");
        finance::propose_account(tx, &By::person("dora"), technician, account, iban, holder, now)?;
        finance::confirm_account(tx, "emil", technician, account, now)
    })
    .await
    .unwrap();
    let (anna, beat) = (days_later(&desk, 2, "anna").await, days_later(&desk, 0, "beat").await);
    let (path, _) = checked(&anna).await;
    let changed = &beat.get(&path).await["changed"];
    assert_eq!(changed.as_array().unwrap().len(), 1);
    assert_eq!((&changed[0]["part"], &changed[0]["from"]), (&json!("name"), &json!("Luca D’Angelo")));
    assert_eq!(changed[0]["to"], "Luca D'Angelo");
}

#[tokio::test]
async fn a_run_whose_day_is_past_is_not_written_but_given_up() {
    let (desk, anna, _) = due(1).await;
    let run = anna.post("pay-runs", &francs()).await;
    let path = format!("pay-runs/{}", run["run"]["id"].as_str().unwrap());
    let anna = days_later(&desk, 7, "anna").await;
    let (status, problem) = anna.refused(&format!("{path}/check"), &json!({})).await;
    assert_eq!((status, &problem["code"]), (422, &json!("invalid")));
    assert_eq!(problem["message"], "The day of this run is past: give it up and make a new one.");
    anna.post(&format!("{path}/drop"), &json!({ "reason": "too late" })).await;
    let (_, run) = checked(&anna).await;
    assert_eq!(run["run"]["state"], "checked");
}

/// As a script would do it, beside a server that runs.
#[tokio::test]
async fn a_day_of_payments_is_made_from_the_command_line() {
    let (desk, _, _) = due(2).await;
    let folder = tempfile::tempdir().unwrap();
    let pay_run = |arguments: &[&str]| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sync-server"));
        let out = command.arg("--database").arg(desk.server.place.address()).arg("pay-run").args(arguments).output();
        let out = out.unwrap();
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
        if out.status.success() { Ok(text(out.stdout)) } else { Err(text(out.stderr)) }
    };
    let nobody = pay_run(&["propose", "--as", "mallory"]).unwrap_err();
    assert!(nobody.contains("mallory is nobody of finance"), "{nobody}");
    let proposed = pay_run(&["propose", "--as", "anna"]).unwrap();
    assert!(proposed.contains(" 2 payments, 120.00 CHF, on "), "{proposed}");
    let run = proposed.split(' ').next().unwrap();
    let said = pay_run(&["check", "--as", "anna", run]).unwrap();
    let hash = said.split(' ').next().unwrap();
    let own = pay_run(&["approve", "--as", "anna", run, "--sha256", hash]).unwrap_err();
    assert!(own.contains("ask a second person"), "{own}");
    let other = pay_run(&["approve", "--as", "beat", run, "--sha256", "00"]).unwrap_err();
    assert!(other.contains("not those that were approved"), "{other}");
    let to = folder.path().to_str().unwrap();
    let early = pay_run(&["export", "--as", "anna", run, "--to", to]).unwrap_err();
    assert!(early.contains("the payment run is Checked"), "{early}");
    pay_run(&["approve", "--as", "beat", run, "--sha256", hash]).unwrap();
    let exported = pay_run(&["export", "--as", "anna", run, "--to", to]).unwrap();
    let (named, path) = exported.trim().split_once(' ').unwrap();
    let content = std::fs::read(path).unwrap();
    assert_eq!((named, domain::ledger::Hash::of(&content).0.as_str()), (hash, hash));
    assert_eq!(bank::order::check(&content), []);
    assert_eq!(pay_run(&["export", "--as", "beat", run, "--to", to]), Ok(exported.clone()), "and again the same");
    std::fs::write(path, "another").unwrap();
    assert!(pay_run(&["export", "--as", "beat", run, "--to", to]).unwrap_err().contains("another file lies at"));
    let nothing = pay_run(&["propose", "--as", "anna"]).unwrap_err();
    assert!(nothing.contains("no payments are in the run"), "{nothing}");
    desk.sound().await;
}
