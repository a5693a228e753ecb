//! What a person decides about work that waits: what it changes, whom it reaches, and that it is decided once.

use domain::claim::Claim;
use domain::ids::{JobId, OperationId};
use domain::operation::{Action, OperationOutcome, ParkReason, Reviewed};
use domain::refusal::Refusal;
use domain::review::Decision;
use domain::wire::{Envelope, SyncReply};
use serde_json::{Value, json};
use sync_server::api::Role;
use sync_server::failure::{Answer, Failure};
use sync_server::review::{Decided, decide};

use crate::actors::{Office, Phone, Server, completed, failed, office_day, rows};

const WORDS: &str = "He was there at nine";

fn parked(reason: ParkReason) -> OperationOutcome {
    OperationOutcome::Parked { reason }
}

fn refused(refusal: Refusal) -> OperationOutcome {
    parked(ParkReason::Refused { refusal })
}

fn reviewed(evidence_only: bool) -> OperationOutcome {
    OperationOutcome::Accepted { review: Some(Reviewed { evidence_only, reason: WORDS.into() }) }
}

async fn decided(server: &Server, operation: &Envelope, decision: Decision) -> Answer<Decided> {
    let (id, hash, now) = (operation.id, operation.hash.clone(), server.clock.now());
    server.state.write(&[], move |tx| decide(tx, "dora", id, &hash, decision, WORDS, now)).await
}

fn problem(answer: Answer<Decided>) -> (u16, String, Option<Refusal>) {
    match answer {
        Err(Failure::No(status, problem)) => (status.as_u16(), problem.code, problem.refusal),
        other => panic!("not refused: {other:?}"),
    }
}

fn outcome_of(reply: &SyncReply, operation: &Envelope) -> Option<Value> {
    rows(reply, "outcome").into_iter().find(|(id, _)| *id == operation.id.to_string()).and_then(|(_, row)| row)
}

/// Luca works in a cellar; meanwhile the job is given to Sara. Then his phone delivers.
struct Reassigned {
    server: Server,
    office: Office,
    job: JobId,
    lucas: Phone,
    saras: Phone,
    arrived: Envelope,
    left: Envelope,
}

async fn reassigned(how_it_ended: Action) -> Reassigned {
    let (server, office, luca, mut lucas) = office_day().await;
    let sara = office.technician("Sara Muster").await;
    let mut saras = server.phone(&office, sara).await;
    let job = office.job(Some(luca)).await;
    lucas.sync(&[]).await;
    let (arrived, left) = (lucas.does(job, Action::CheckIn), lucas.does(job, how_it_ended));
    office.post(&format!("jobs/{job}/assign"), &json!({ "technician": sara })).await;
    saras.sync(&[]).await;
    server.clock.forward(chrono::Duration::days(3));
    let office = server.office("fina", Role::Admin).await; // the first session has ended meanwhile
    let reply = lucas.sync(&[arrived.clone(), left.clone()]).await;
    let outcomes: Vec<_> = reply.outcomes.into_iter().map(|settled| settled.outcome).collect();
    assert_eq!(outcomes, [refused(Refusal::NotYours), parked(ParkReason::Behind { operation: arrived.id })]);
    Reassigned { server, office, job, lucas, saras, arrived, left }
}

#[tokio::test]
async fn accepted_work_of_a_reassigned_job_pays_who_did_it_and_takes_the_job_from_the_other() {
    let Reassigned { server, office, job, mut lucas, mut saras, arrived, left } =
        reassigned(failed("line_not_activated", true)).await;
    let done = decided(&server, &arrived, Decision::Accept).await.unwrap();
    assert_eq!(done.outcome, reviewed(false));
    let again: Vec<(OperationId, OperationOutcome)> =
        done.tried_again.into_iter().map(|tried| (tried.operation, tried.outcome)).collect();
    assert_eq!(again, [(left.id, OperationOutcome::ACCEPTED)], "what stood behind it follows by the rules");

    let reply = lucas.sync(&[]).await;
    assert_eq!(outcome_of(&reply, &arrived).unwrap()["review"]["reason"], WORDS);
    assert_eq!(outcome_of(&reply, &left).unwrap(), json!({ "kind": "accepted" }));
    let claim: Claim = serde_json::from_value(rows(&reply, "claim").remove(0).1.unwrap()).unwrap();
    assert_eq!(claim.due.to_string(), "2026-05-22", "from the check-out, not from the decision three days later");
    assert_eq!(rows(&reply, "job")[0].1.as_ref().unwrap()["state"]["kind"], "failed");
    let reply = saras.sync(&[]).await;
    assert_eq!(rows(&reply, "job"), [(job.to_string(), None)], "Sara's phone loses the job");
    assert!(rows(&reply, "claim").is_empty() && rows(&reply, "outcome").is_empty());

    let claims = office.get("claims").await;
    assert_eq!((&claims["total"], &claims["rows"][0]["technician_name"]), (&json!(1), &json!("Luca Beispiel")));
    let detail = office.get(&format!("jobs/{job}")).await;
    let events = detail["history"].as_array().unwrap().iter().map(|row| row["event"]["kind"].as_str().unwrap());
    let events: Vec<_> = events.skip(3).collect();
    assert_eq!(events, ["operation", "operation", "reviewed", "tried_again", "claim_submitted"]);
}

#[tokio::test]
async fn evidence_changes_nothing_and_what_stood_behind_it_says_its_own_reason() {
    let Reassigned { server, office, job, mut lucas, arrived, left, .. } =
        reassigned(failed("line_not_activated", true)).await;
    let before = office.get(&format!("jobs/{job}")).await["job"].clone();
    assert_eq!(decided(&server, &arrived, Decision::Evidence).await.unwrap().outcome, reviewed(true));
    assert_eq!(outcome_of(&lucas.sync(&[]).await, &left).unwrap()["reason"]["refusal"]["code"], "not_yours");
    assert_eq!(decided(&server, &left, Decision::Evidence).await.unwrap().outcome, reviewed(true));
    assert_eq!(office.get("claims").await["total"], 0);
    assert_eq!(office.get(&format!("jobs/{job}")).await["job"], before, "Sara's job is as it was");
}

#[tokio::test]
async fn a_rejection_is_read_by_the_technician_and_the_machine_rejects_nothing_after_it() {
    let Reassigned { server, office, mut lucas, arrived, left, .. } = reassigned(completed()).await;
    let rejected = OperationOutcome::Rejected { reason: WORDS.into() };
    let done = decided(&server, &arrived, Decision::Reject).await.unwrap();
    assert_eq!(done.outcome, rejected);
    assert_eq!(done.tried_again[0].outcome, refused(Refusal::NotYours), "it waits on, for its own reason");
    let reply = lucas.sync(&[]).await;
    assert_eq!(outcome_of(&reply, &arrived).unwrap(), json!({ "kind": "rejected", "reason": WORDS }));
    let again = lucas.sync(&[arrived.clone(), left.clone()]).await;
    assert_eq!(again.outcomes[0].outcome, rejected, "the same again gets the decision");
    assert_eq!(office.get("jobs?parked=true").await["rows"][0]["parked"], 1);
}

#[tokio::test]
async fn it_is_decided_once_and_the_second_hears_by_whom() {
    let Reassigned { server, office, arrived, .. } = reassigned(completed()).await;
    let (first, second) =
        tokio::join!(decided(&server, &arrived, Decision::Accept), decided(&server, &arrived, Decision::Reject),);
    // Which of the two comes first is the engine's to say. After a rejection the departure waits on, for its own reason.
    let waiting = if first.is_ok() { 0 } else { 1 };
    let (won, lost) = if first.is_ok() { (first, second) } else { (second, first) };
    assert!(won.is_ok());
    let Err(Failure::No(_, said)) = &lost else { panic!("both decided: {lost:?}") };
    assert!(said.message.starts_with("dora has decided already and "), "{}", said.message);
    assert_eq!(problem(lost), (409, "decided".into(), None));
    assert_eq!(office.get("jobs?parked=true").await["total"], waiting);
}

#[tokio::test]
async fn a_second_check_out_beside_a_claim_is_evidence_or_rejected() {
    let Reassigned { server, office, job, mut saras, arrived, left, .. } =
        reassigned(failed("line_not_activated", true)).await;
    let (came, went) = (saras.does(job, Action::CheckIn), saras.does(job, failed("router_not_synchronising", true)));
    saras.sync(&[came, went]).await;
    for operation in [&arrived, &left] {
        let (status, code, refusal) = problem(decided(&server, operation, Decision::Accept).await);
        assert_eq!((status, code.as_str(), refusal), (409, "refused", Some(Refusal::ClaimExists)));
        assert_eq!(decided(&server, operation, Decision::Evidence).await.unwrap().outcome, reviewed(true));
    }
    let claims = office.get("claims").await;
    assert_eq!((&claims["total"], &claims["rows"][0]["technician_name"]), (&json!(1), &json!("Sara Muster")));
}

#[tokio::test]
async fn work_of_a_cloned_and_of_a_revoked_phone_is_accepted_by_the_day_it_was_done() {
    let (server, office, technician, mut phone) = office_day().await;
    let (first, second) = (office.job(Some(technician)).await, office.job(Some(technician)).await);
    phone.sync(&[]).await;
    let mut clone = phone.clone();
    phone.send(first, Action::CheckIn).await;
    let twin = clone.does(second, failed("line_not_activated", true));
    server.clock.forward(chrono::Duration::days(2));
    let reply = clone.sync(std::slice::from_ref(&twin)).await;
    assert_eq!(reply.outcomes[0].outcome, parked(ParkReason::ClonedPhone));
    decided(&server, &twin, Decision::Accept).await.unwrap();

    let late = phone.does(first, failed("line_not_activated", true));
    let office = server.office("fina", Role::Admin).await; // the first session has ended meanwhile
    office.post(&format!("devices/{}/revoke", phone.device), &json!({})).await;
    server.clock.forward(chrono::Duration::hours(2));
    assert!(phone.sync(std::slice::from_ref(&late)).await.revoked);
    decided(&server, &late, Decision::Accept).await.unwrap();
    let claims = office.get("claims?sort=checked_out").await;
    let left: Vec<_> = claims["rows"].as_array().unwrap().iter().map(|row| row["checked_out_at"].clone()).collect();
    assert_eq!(left, [json!("2026-03-27T09:00:00Z"), json!("2026-03-29T09:00:00Z")]);
}

/// A check-out by a version of the procedure that is published later.
fn failed_by_version_two() -> Action {
    let action = serde_json::to_string(&failed("line_not_activated", true)).unwrap();
    serde_json::from_str(&action.replace("\"version\":1", "\"version\":2")).unwrap()
}

#[tokio::test]
async fn what_waits_for_a_procedure_follows_by_itself_when_it_is_published() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    phone.send(job, Action::CheckIn).await;
    let left = phone.does(job, failed_by_version_two());
    let reply = phone.sync(std::slice::from_ref(&left)).await;
    assert_eq!(reply.outcomes[0].outcome, refused(Refusal::ProcedureUnknown));
    let (_, _, refusal) = problem(decided(&server, &left, Decision::Accept).await);
    assert_eq!(refusal, Some(Refusal::ProcedureUnknown), "nobody can accept it while it is unknown");
    let compensation = ["line_not_activated", "router_not_synchronising", "material_missing_or_wrong"]
        .map(|cause| json!({ "cause": cause, "amount": { "amount": 7700, "currency": "CHF" } }));
    let next = json!({
        "partner": "swisscom", "valid_from": "2026-04-01", "helpline_number": "0800 406 080", "payout_weeks": 8,
        "compensation": compensation,
    });
    office.post("procedures", &next).await;
    assert_eq!(outcome_of(&phone.sync(&[]).await, &left).unwrap(), json!({ "kind": "accepted" }));
    assert_eq!(office.get("claims").await["rows"][0]["amount"]["amount"], 7700);
}

#[tokio::test]
async fn what_stands_behind_the_work_of_a_newer_app_follows_once_that_is_decided() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let photo = phone.raw(format!(r#"{{"job":"{job}","action":{{"kind":"take_photo"}}}}"#));
    let (came, left) = (phone.does(job, Action::CheckIn), phone.does(job, completed()));
    let reply = phone.sync(&[photo.clone(), came, left]).await;
    assert_eq!(reply.outcomes[2].outcome, parked(ParkReason::Behind { operation: photo.id }));
    let (_, _, refusal) = problem(decided(&server, &photo, Decision::Accept).await);
    assert_eq!(refusal, Some(Refusal::OperationTooNew));
    assert_eq!(decided(&server, &photo, Decision::Evidence).await.unwrap().outcome, reviewed(true));
    assert_eq!(office.get(&format!("jobs/{job}")).await["job"]["state"]["kind"], "completed", "the rest follows");
}

#[tokio::test]
async fn what_an_older_server_could_not_read_is_taken_in_at_the_next_start() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let came = phone.does(job, Action::CheckIn);
    phone.sync(std::slice::from_ref(&came)).await;
    // As an older server would have left it: it knew neither the action nor the job.
    let (id, outcome) = (came.id, parked(ParkReason::NeedsNewerServer { action: "check_in".into() }));
    server
        .write(move |tx| {
            tx.execute(
                "UPDATE job SET state = 'assigned', body = REPLACE(body, $1, $2)",
                &[
                    r#""state":{"kind":"on_site","since":"2026-03-27T09:00:00Z"}"#.into(),
                    r#""state":{"kind":"assigned"}"#.into(),
                ],
            )?;
            let outcome = serde_json::to_string(&outcome)?;
            tx.execute(
                "UPDATE operation SET job = NULL, outcome_kind = 'parked', outcome = $1 WHERE id = $2",
                &[outcome.into(), id.into()],
            )?;
            Ok(())
        })
        .await;
    assert_eq!(office.get(&format!("jobs/{job}")).await["job"]["state"]["kind"], "assigned");
    let now = server.clock.now();
    server.write(move |tx| sync_server::review::with_new_knowledge(tx, now).map(|_| ())).await;
    assert_eq!(office.get(&format!("jobs/{job}")).await["job"]["state"]["kind"], "on_site");
    assert_eq!(outcome_of(&phone.sync(&[]).await, &came).unwrap(), json!({ "kind": "accepted" }));
}

#[tokio::test]
async fn the_list_and_both_sides_are_shown_and_the_decision_is_made_over_http() {
    let Reassigned { server: _server, office, mut lucas, arrived, left, .. } =
        reassigned(failed("line_not_activated", true)).await;
    let page = office.get("review?reason=not_yours&search=luca").await;
    assert_eq!((&page["total"], &page["rows"][0]["action"]), (&json!(1), &json!("check_in")));
    assert_eq!(page["rows"][0]["parked"]["refusal"]["code"], "not_yours");
    assert_eq!(office.get("review").await["total"], 2);
    assert_eq!(office.get("review?state=decided").await["total"], 0);
    let path = |operation: &Envelope| format!("review/{}/{}", operation.id, operation.hash);
    let shown = office.get(&path(&left)).await;
    assert_eq!(shown["job"]["technician_name"], "Sara Muster", "how it stands");
    assert_eq!(shown["decisions"], json!({ "accept": null, "evidence": null, "reject": null }));
    assert_eq!(
        (&shown["partner_name"], &shown["cause_name"]["en"]),
        (&json!("Swisscom"), &json!("Line not activated"))
    );
    let effect = &shown["effect"];
    assert_eq!((&effect["technician_name"], &effect["state"]), (&json!("Luca Beispiel"), &json!("failed")));
    assert_eq!((&effect["claim"]["amount"]["amount"], &effect["claim"]["due"]), (&json!(6000), &json!("2026-05-22")));
    let decide = format!("{}/decide", path(&arrived));
    let (status, said) = office.refused(&decide, &json!({ "decision": "accept", "reason": " " })).await;
    assert_eq!((status, &said["refusal"]["code"]), (409, &json!("needed")));
    let done = office.post(&decide, &json!({ "decision": "accept", "reason": WORDS })).await;
    assert_eq!((&done["row"]["decided"]["who"], &done["effect"]), (&json!("fina"), &Value::Null));
    assert_eq!(done["decisions"]["reject"]["code"], "review_settled");
    let (status, said) = office.refused(&decide, &json!({ "decision": "reject", "reason": WORDS })).await;
    assert_eq!((status, &said["code"]), (409, &json!("decided")));
    assert_eq!(office.get("review").await["total"], 0);
    assert_eq!(office.get("review?state=decided&reason=not_yours").await["total"], 1);
    assert_eq!(rows(&lucas.sync(&[]).await, "claim").len(), 1);
    assert_eq!(office.request(reqwest::Method::GET, "review/x/y").send().await.unwrap().status(), 404);
}

/// Everything that a source file says outside its tests and comments.
fn says(path: &std::path::Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let code = text.split("#[cfg(test)]").next().unwrap_or_default();
    code.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

#[test]
fn no_path_of_the_server_and_of_the_rules_rejects_but_the_decision_of_a_person() {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
    let mut folders = vec![root.join("sync-server/src"), root.join("domain/src")];
    let (mut making, mut read) = (Vec::new(), 0);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
                continue;
            }
            if path.extension().is_none_or(|extension| extension != "rs") {
                continue;
            }
            read += 1;
            // `Rejected { .. }` only asks; a claim has a state of that name too, which is finance's.
            let made = says(&path).replace("Rejected { .. }", "").replace("Rejected {\n        /// ", "");
            if made.contains("OperationOutcome::Rejected {") {
                making.push(path.strip_prefix(&root).unwrap().to_string_lossy().into_owned());
            }
        }
    }
    assert!(read > 60, "the files are found: {read}");
    // The verification of a backup compares with what was decided.
    making.retain(|path| path != "domain/src/review.rs" && path != "sync-server/src/verify/operation.rs");
    assert_eq!(making, Vec::<String>::new(), "only a person rejects, by `domain::review::Decision::outcome`");
}

#[tokio::test]
async fn a_file_that_is_no_work_file_is_refused_in_words() {
    let (_server, office, _technician, _phone) = office_day().await;
    for wrong in [json!({ "format": "something" }), json!([1, 2])] {
        let (status, problem) = office.refused("work-files", &wrong).await;
        assert_eq!((status, problem["message"].as_str()), (422, Some("This is not a file of unsent work.")));
    }
}
