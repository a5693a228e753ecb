//! What sync promises.

use domain::claim::Claim;
use domain::ids::DeviceId;
use domain::job::{Job, JobStateName};
use domain::operation::{Action, OperationOutcome, ParkReason, content_hash};
use domain::refusal::Refusal;
use serde_json::json;
use serde_json::value::RawValue;

use crate::actors::{completed, failed, office_day, rows, wants_again};

fn parked(outcome: &OperationOutcome) -> &ParkReason {
    match outcome {
        OperationOutcome::Parked { reason } => reason,
        other => panic!("not parked: {other:?}"),
    }
}

#[tokio::test]
async fn a_dead_line_becomes_a_claim_on_finances_screen() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let first = phone.sync(&[]).await;
    assert!(first.epoch.is_some(), "a phone that knows nothing is told the epoch");
    assert_eq!(rows(&first, "job").len(), 1);
    assert_eq!(rows(&first, "procedure").len(), 1);

    let operations = [
        phone.does(job, Action::CheckIn),
        phone.does(job, failed("line_not_activated", true)),
        phone.does(job, wants_again()),
    ];
    // Two hours in the cellar without signal.
    server.clock.forward(chrono::Duration::hours(2));
    let reply = phone.sync(&operations).await;
    assert!(reply.outcomes.iter().all(|settled| settled.outcome == OperationOutcome::ACCEPTED), "{reply:?}");
    let claim: Claim = serde_json::from_value(rows(&reply, "claim").remove(0).1.unwrap()).unwrap();
    assert_eq!(claim.due.to_string(), "2026-05-22", "56 days after the local date of the check-out");
    assert_eq!(claim.checked_out_at.to_rfc3339(), "2026-03-27T09:00:00+00:00", "when he left, not when it came");
    let row: Job = serde_json::from_value(rows(&reply, "job").remove(0).1.unwrap()).unwrap();
    assert_eq!((row.state.name(), row.version), (JobStateName::Failed, reply.cursor));
    assert_eq!(rows(&reply, "service_order").len(), 1);

    let page = office.get("claims").await;
    assert_eq!(page["rows"][0]["service_id"], "SID-100/7");
    assert_eq!(page["rows"][0]["days_left"], 56);
    assert_eq!(page["sums"], json!([{ "amount": 6000, "currency": "CHF" }]));
    let detail = office.get(&format!("jobs/{job}")).await;
    assert_eq!(detail["cause_name"]["en"], "Line not activated");
    let kinds: Vec<_> = detail["history"].as_array().unwrap().iter().map(|row| row["event"]["kind"].clone()).collect();
    assert_eq!(kinds, ["created", "assigned", "operation", "operation", "claim_submitted", "operation"]);
    assert_eq!(office.get("service-orders?state=requested").await["total"], 1);
}

#[tokio::test]
async fn not_reached_is_kept_and_promises_nothing() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    phone.send(job, Action::CheckIn).await;
    assert_eq!(phone.send(job, failed("line_not_activated", false)).await, OperationOutcome::ACCEPTED);
    assert_eq!(office.get("claims").await["total"], 0);
    assert_eq!(office.get(&format!("jobs/{job}")).await["job"]["state"]["kind"], "failed");
}

#[tokio::test]
async fn the_same_operation_twice_is_done_once_and_answered_twice() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let operations = [phone.does(job, Action::CheckIn), phone.does(job, failed("line_not_activated", true))];
    let first = phone.sync(&operations).await;
    let second = phone.sync(&operations).await;
    assert_eq!(first.outcomes, second.outcomes, "the stored answer");
    assert_eq!(office.get("claims").await["total"], 1);
    let history = office.get(&format!("jobs/{job}")).await["history"].as_array().unwrap().len();
    assert_eq!(history, 5, "created, assigned, two operations, one claim");
}

#[tokio::test]
async fn the_same_number_with_other_content_is_a_cloned_phone_and_both_are_kept() {
    let (server, office, technician, mut phone) = office_day().await;
    let (one, other) = (office.job(Some(technician)).await, office.job(Some(technician)).await);
    let mut clone = phone.clone();
    assert_eq!(phone.send(one, Action::CheckIn).await, OperationOutcome::ACCEPTED);
    assert_eq!(*parked(&clone.send(other, Action::CheckIn).await), ParkReason::ClonedPhone);
    let kept = server.state.database();
    let kept = kept.read(|tx| tx.all("SELECT body FROM operation", &[], |row| Ok(row.text(0)?.to_owned()))).await;
    assert_eq!(kept.unwrap().len(), 2);
    assert_eq!(office.get("jobs?parked=true").await["total"], 1, "the dispatcher sees which job waits");
}

#[tokio::test]
async fn an_answer_says_under_which_pairing_it_was_given_if_another_one_asks() {
    let (server, office, technician, mut phone) = office_day().await;
    let (one, other) = (office.job(Some(technician)).await, office.job(Some(technician)).await);
    let mut clone = phone.clone();
    assert_eq!(phone.send(one, Action::CheckIn).await, OperationOutcome::ACCEPTED);
    let twins = clone.does(other, Action::CheckIn);
    let said = clone.sync(std::slice::from_ref(&twins)).await.outcomes;
    assert_eq!((parked(&said[0].outcome), said[0].pairing), (&ParkReason::ClonedPhone, None));
    let again = server.phone(&office, technician).await.sync(std::slice::from_ref(&twins)).await.outcomes;
    assert_eq!(*parked(&again[0].outcome), ParkReason::ClonedPhone, "the stored answer");
    assert_eq!(again[0].pairing, Some(DeviceId(clone.device)), "which was said of the pairing before");
}

#[tokio::test]
async fn the_same_id_with_other_content_is_kept_beside_the_first() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let first = phone.does(job, Action::CheckIn);
    phone.sync(std::slice::from_ref(&first)).await;
    let mut second = phone.does(job, completed());
    second.id = first.id;
    let reply = phone.sync(&[second.clone()]).await;
    assert_eq!(*parked(&reply.outcomes[0].outcome), ParkReason::ClonedPhone);
    let again = phone.sync(&[first, second]).await;
    assert_eq!(again.outcomes[0].outcome, OperationOutcome::ACCEPTED, "the first keeps its answer");
    assert_eq!(*parked(&again.outcomes[1].outcome), ParkReason::ClonedPhone, "and so does the second");
}

#[tokio::test]
async fn after_a_gap_nothing_is_applied_and_the_missing_number_is_named() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let lost = phone.does(job, Action::CheckIn);
    let late = phone.does(job, completed());
    let reply = phone.sync(std::slice::from_ref(&late)).await;
    assert_eq!((reply.expected, reply.outcomes.len()), (Some(1), 0));
    let reply = phone.sync(&[lost, late]).await;
    assert_eq!((reply.expected, reply.outcomes.len()), (None, 2));
    assert_eq!(office.get(&format!("jobs/{job}")).await["job"]["state"]["kind"], "completed");
}

#[tokio::test]
async fn a_job_taken_away_disappears_and_the_work_on_it_is_parked_not_paid() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    phone.sync(&[]).await;
    let operations = [phone.does(job, Action::CheckIn), phone.does(job, failed("line_not_activated", true))];
    let other = office.technician("Sara Muster").await;
    office.post(&format!("jobs/{job}/assign"), &json!({ "technician": other })).await;

    let reply = phone.sync(&operations).await;
    let refused = ParkReason::Refused { refusal: Refusal::NotYours };
    assert_eq!(*parked(&reply.outcomes[0].outcome), refused);
    let behind = ParkReason::Behind { operation: operations[0].id };
    assert_eq!(*parked(&reply.outcomes[1].outcome), behind, "what comes after it waits behind it");
    assert_eq!(rows(&reply, "job"), [(job.to_string(), None)], "it disappears");
    assert_eq!(office.get("claims").await["total"], 0);
    assert_eq!(office.get(&format!("jobs?technician={other}")).await["rows"][0]["parked"], 2);

    let mut others = server.phone(&office, other).await;
    assert_eq!(rows(&others.sync(&[]).await, "job").len(), 1, "and appears on the other phone");
    assert_eq!(others.send(job, Action::CheckIn).await, OperationOutcome::ACCEPTED, "whose work is not held up");
}

#[tokio::test]
async fn a_parked_operation_does_not_hold_up_other_jobs() {
    let (_server, office, technician, mut phone) = office_day().await;
    let (bad, good) = (office.job(Some(technician)).await, office.job(Some(technician)).await);
    let operations =
        [phone.does(bad, completed()), phone.does(good, Action::CheckIn), phone.does(bad, Action::CheckIn)];
    let reply = phone.sync(&operations).await;
    assert_eq!(*parked(&reply.outcomes[0].outcome), ParkReason::Refused { refusal: Refusal::NotCheckedIn });
    assert_eq!(reply.outcomes[1].outcome, OperationOutcome::ACCEPTED);
    assert_eq!(*parked(&reply.outcomes[2].outcome), ParkReason::Behind { operation: operations[0].id });
}

#[tokio::test]
async fn work_on_a_cancelled_job_is_parked() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    office.post(&format!("jobs/{job}/cancel"), &json!({ "reason": "customer", "note": "" })).await;
    let outcome = phone.send(job, Action::CheckIn).await;
    assert_eq!(*parked(&outcome), ParkReason::Refused { refusal: Refusal::Cancelled });
}

#[tokio::test]
async fn two_phones_of_one_technician_make_one_claim() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let mut tablet = server.phone(&office, technician).await;
    phone.send(job, Action::CheckIn).await;
    assert_eq!(phone.send(job, failed("line_not_activated", true)).await, OperationOutcome::ACCEPTED);
    let late = tablet.send(job, failed("router_not_synchronising", true)).await;
    assert_eq!(*parked(&late), ParkReason::Refused { refusal: Refusal::AlreadyCheckedOut });
    assert_eq!(office.get("claims").await["total"], 1);
    assert_eq!(rows(&tablet.sync(&[]).await, "claim").len(), 0, "the tablet has read it with its own reply");
}

#[tokio::test]
async fn an_operation_of_a_newer_app_is_kept_and_set_aside() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let moment = serde_json::to_value(phone.moment()).unwrap();
    let body = json!({ "job": job, "base": 1, "moment": moment, "action": { "kind": "take_photo", "of": "dog" } });
    let newer = phone.raw(body.to_string());
    let bytes = newer.body.get().to_owned();
    let reply = phone.sync(&[newer]).await;
    let reason = ParkReason::NeedsNewerServer { action: "take_photo".into() };
    assert_eq!(*parked(&reply.outcomes[0].outcome), reason);
    let kept = server.state.database();
    let kept = kept.read(|tx| tx.one("SELECT body FROM operation", &[], |row| Ok(row.text(0)?.to_owned()))).await;
    assert_eq!(kept.unwrap(), Some(bytes), "byte for byte");
    let detail = office.get(&format!("jobs/{job}")).await;
    assert_eq!(detail["history"].as_array().unwrap().len(), 3, "the dispatcher sees it on the job");
}

#[tokio::test]
async fn what_cannot_be_read_is_kept_and_the_rest_goes_on() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let huge = json!({ "note": "x".repeat(domain::wire::OPERATION_BYTES_MAX) }).to_string();
    let mut damaged = phone.does(job, Action::CheckIn);
    damaged.body = RawValue::from_string(damaged.body.get().replace("check_in", "check_up")).unwrap();
    assert_ne!(damaged.hash, content_hash(damaged.body.get()));
    let other = office.job(Some(technician)).await;
    let operations = [damaged, phone.raw("[1, 2]".into()), phone.raw(huge), phone.does(other, Action::CheckIn)];
    let reply = phone.sync(&operations).await;
    for settled in &reply.outcomes[..3] {
        assert_eq!(*parked(&settled.outcome), ParkReason::Unreadable);
    }
    assert_eq!(reply.outcomes[3].outcome, OperationOutcome::ACCEPTED);
}

#[tokio::test]
async fn a_clock_ten_years_off_changes_no_date() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let off = chrono::Duration::days(3650);
    let act = |phone: &mut crate::actors::Phone, action| {
        let mut moment = phone.moment();
        moment.wall -= off;
        let operation = domain::operation::Operation { job, base: 1, moment, confirmed: None, action };
        phone.raw(serde_json::to_string(&operation).unwrap())
    };
    let operations = [act(&mut phone, Action::CheckIn), act(&mut phone, failed("line_not_activated", true))];
    server.clock.forward(chrono::Duration::hours(1));
    let mut request = phone.request(&operations);
    request.sent = request.sent.map(|mut sent| {
        sent.wall -= off;
        sent
    });
    let answer = phone.post(serde_json::to_vec(&request).unwrap(), None).await;
    assert_eq!(answer.status(), 200);
    let claims = office.get("claims").await;
    assert_eq!(claims["rows"][0]["due"], "2026-05-22");
    let detail = office.get(&format!("jobs/{job}")).await;
    assert_eq!(detail["history"][2]["event"]["clock_suspect"], true);
}

#[tokio::test]
async fn a_round_without_anything_writes_nothing_and_is_small() {
    let (server, office, technician, mut phone) = office_day().await;
    office.job(Some(technician)).await;
    phone.sync(&[]).await;
    let head = || async { server.state.database().read(|tx| tx.head()).await.unwrap() };
    let before = head().await;
    let answer = phone.post(serde_json::to_vec(&phone.request(&[])).unwrap(), None).await;
    let heads: usize = answer.headers().iter().map(|(name, value)| name.as_str().len() + value.len() + 4).sum();
    let body = answer.bytes().await.unwrap();
    assert!(heads + body.len() < 160, "{heads} + {}", body.len());
    assert_eq!(head().await, before, "no write");
}

#[tokio::test]
async fn a_phone_of_another_epoch_reads_everything_again() {
    let (_server, office, technician, mut phone) = office_day().await;
    office.job(Some(technician)).await;
    phone.sync(&[]).await;
    let known = phone.epoch;
    phone.epoch = Some(uuid::Uuid::now_v7());
    let reply = phone.sync(&[]).await;
    assert_eq!(reply.epoch, known);
    assert_eq!(rows(&reply, "job").len(), 1);
    phone.cursor = 1_000_000;
    assert_eq!(rows(&phone.sync(&[]).await, "job").len(), 1, "a cursor ahead of us is of another database");
}

#[tokio::test]
async fn an_empty_database_answers_everywhere() {
    let server = crate::actors::Server::start().await;
    let office = server.office("dora", sync_server::api::Role::Admin).await;
    for path in ["jobs", "claims", "service-orders"] {
        let page = office.get(path).await;
        assert_eq!((page["total"].clone(), page["rows"].clone()), (json!(0), json!([])), "{path}");
    }
    assert_eq!(office.get("technicians").await, json!([]));
    assert_eq!(office.get("procedures").await, json!([]));
}
