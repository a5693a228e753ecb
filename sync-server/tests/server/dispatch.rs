//! What a dispatcher does.

use domain::job::Job;
use domain::operation::{Action, OperationOutcome};
use serde_json::{Value, json};

use crate::actors::{completed, failed, new_job, office_day, rows, wants_again};

#[tokio::test]
async fn a_job_is_numbered_assigned_and_on_the_phone() {
    let (_server, office, technician, mut phone) = office_day().await;
    let made = office.post("jobs", &new_job("", None)).await;
    assert_eq!((&made["job"]["number"], &made["job"]["state"]["kind"]), (&json!("A-1001"), &json!("open")));
    assert_eq!(made["job"]["service_id"], "SID-100/7", "without the spaces around it");
    assert_eq!(rows(&phone.sync(&[]).await, "job").len(), 0);
    let id = made["job"]["id"].as_str().unwrap();
    let after = office.post(&format!("jobs/{id}/assign"), &json!({ "technician": technician })).await;
    assert_eq!(after["technician_name"], "Luca Beispiel");
    let on_phone = rows(&phone.sync(&[]).await, "job").remove(0).1.unwrap();
    assert_eq!(on_phone, after["job"], "the phone gets exactly the job");
    let again = office.post(&format!("jobs/{id}/assign"), &json!({ "technician": technician })).await;
    assert_eq!(again["history"], after["history"], "twice is as good as once");
    let nobody = office.post(&format!("jobs/{id}/assign"), &json!({ "technician": null })).await;
    assert_eq!(nobody["job"]["state"]["kind"], "open");
    assert_eq!(rows(&phone.sync(&[]).await, "job"), [(id.to_owned(), None)]);
}

#[tokio::test]
async fn a_job_that_breaks_a_rule_is_refused_with_the_rule() {
    let (_server, office, technician, _) = office_day().await;
    let change = |field: &str, value: Value| {
        let mut job = new_job("A-1", Some(technician));
        job[field] = value;
        job
    };
    let mut nameless = new_job("A-1", None);
    nameless["customer"]["name"] = json!("  ");
    let wrong = [
        (change("service_id", json!("")), 409, "service_id_empty"),
        (change("service_id", json!("SID\u{2013}1")), 409, "service_id_character"),
        (change("service_id", json!("1".repeat(36))), 409, "service_id_too_long"),
        (change("window_end", json!("2026-03-27T07:00:00Z")), 409, "window_impossible"),
        (change("instructions", json!("x".repeat(4001))), 409, "too_long"),
        (nameless, 409, "needed"),
        (change("partner", json!("nobody")), 422, ""),
        (change("technician", json!(uuid::Uuid::now_v7())), 404, ""),
        (change("kind", json!("magic")), 422, ""),
    ];
    for (body, expected, code) in wrong {
        let (status, problem) = office.refused("jobs", &body).await;
        assert_eq!(status, expected, "{problem}");
        assert_eq!(problem["refusal"]["code"].as_str().unwrap_or_default(), code);
    }
    office.post("jobs", &new_job("A-1001", None)).await;
    let (status, problem) = office.refused("jobs", &new_job("A-1001", None)).await;
    assert_eq!((status, problem["code"].as_str().unwrap()), (422, "invalid"));
    let drawn = office.post("jobs", &new_job("", None)).await;
    assert_eq!(drawn["job"]["number"], "A-1002", "a number that a person gave is left out");
}

#[tokio::test]
async fn what_is_over_is_neither_reassigned_nor_cancelled() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    phone.send(job, Action::CheckIn).await;
    assert_eq!(office.get(&format!("jobs/{job}")).await["can_assign"], true, "somebody may fall ill on site");
    phone.send(job, completed()).await;
    let detail = office.get(&format!("jobs/{job}")).await;
    assert_eq!((&detail["can_assign"], &detail["can_cancel"]), (&json!(false), &json!(false)));
    for (path, body) in
        [("assign", json!({ "technician": null })), ("cancel", json!({ "reason": "other", "note": "x" }))]
    {
        let (status, problem) = office.refused(&format!("jobs/{job}/{path}"), &body).await;
        assert_eq!((status, problem["refusal"]["code"].as_str().unwrap()), (409, "already_checked_out"));
    }
}

#[tokio::test]
async fn cancelling_for_another_reason_needs_words() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let (status, problem) =
        office.refused(&format!("jobs/{job}/cancel"), &json!({ "reason": "other", "note": " " })).await;
    assert_eq!((status, &problem["refusal"]), (409, &json!({ "code": "needed", "field": "reason" })));
    let after = office.post(&format!("jobs/{job}/cancel"), &json!({ "reason": "other", "note": "Umzug" })).await;
    assert_eq!(after["job"]["state"]["kind"], "cancelled");
    let row: Job = serde_json::from_value(rows(&phone.sync(&[]).await, "job").remove(0).1.unwrap()).unwrap();
    assert!(row.state.is_over(), "the phone sees it");
}

#[tokio::test]
async fn a_service_order_becomes_a_job_once() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    phone.send(job, Action::CheckIn).await;
    phone.send(job, failed("line_not_activated", true)).await;
    assert_eq!(phone.send(job, wants_again()).await, OperationOutcome::ACCEPTED);
    let page = office.get("service-orders?state=requested&search=musterfrau").await;
    let order = page["rows"][0]["service_order"]["id"].as_str().unwrap().to_owned();
    let visit = json!({
        "window_start": "2026-04-10T06:00:00Z", "window_end": "2026-04-10T08:00:00Z", "technician": technician
    });
    let made = office.post(&format!("service-orders/{order}/schedule"), &visit).await;
    assert_eq!(made["job"]["customer"]["name"], "Anna Musterfrau");
    assert_eq!(made["job"]["service_order"], order.as_str());
    assert_eq!(made["job"]["instructions"], "Nochmals");
    let reply = phone.sync(&[]).await;
    assert_eq!(rows(&reply, "service_order")[0].1.as_ref().unwrap()["state"]["kind"], "scheduled");
    assert_eq!(rows(&reply, "job").len(), 1);
    for (path, body) in [("schedule", visit), ("decline", json!({ "reason": "doppelt" }))] {
        let (status, problem) = office.refused(&format!("service-orders/{order}/{path}"), &body).await;
        assert_eq!((status, problem["refusal"]["code"].as_str().unwrap()), (409, "service_order_settled"));
    }
    let origin = office.get(&format!("jobs/{job}")).await;
    let last = origin["history"].as_array().unwrap().last().unwrap().clone();
    assert_eq!(last["event"]["kind"], "service_order_scheduled");
    let settled = office.get("service-orders?state=scheduled").await;
    assert_eq!(settled["rows"][0]["scheduled_number"], made["job"]["number"]);
}

#[tokio::test]
async fn a_declined_service_order_says_why_on_the_phone() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    phone.send(job, wants_again()).await;
    let order = office.get("service-orders").await["rows"][0]["service_order"]["id"].as_str().unwrap().to_owned();
    let (status, _) = office.refused(&format!("service-orders/{order}/decline"), &json!({ "reason": "" })).await;
    assert_eq!(status, 409);
    let row = office.post(&format!("service-orders/{order}/decline"), &json!({ "reason": " Kein Netz " })).await;
    assert_eq!(row["service_order"]["state"], json!({ "kind": "declined", "reason": "Kein Netz" }));
    let on_phone = rows(&phone.sync(&[]).await, "service_order").remove(0).1.unwrap();
    assert_eq!(on_phone, row["service_order"]);
}

#[tokio::test]
async fn a_new_version_of_the_procedure_holds_for_new_reports_only() {
    let (_server, office, technician, mut phone) = office_day().await;
    let next = |from: &str, amount: i64, weeks: u32| {
        let amount = json!({ "amount": amount, "currency": "CHF" });
        json!({
            "partner": "swisscom", "valid_from": from, "helpline_number": "0800 406 080", "payout_weeks": weeks,
            "compensation": [
                { "cause": "line_not_activated", "amount": amount },
                { "cause": "router_not_synchronising", "amount": amount },
                { "cause": "material_missing_or_wrong", "amount": null },
            ],
        })
    };
    assert_eq!(office.refused("procedures", &next("2026-03-26", 7000, 8)).await.0, 409, "not in the past");
    assert_eq!(office.refused("procedures", &next("2026-03-27", 0, 8)).await.0, 422);
    assert_eq!(office.refused("procedures", &next("2026-03-27", 1_000_001, 8)).await.0, 422);
    assert_eq!(office.refused("procedures", &next("2026-03-27", 7000, 53)).await.0, 422);
    let mut twice = next("2026-03-27", 7000, 8);
    twice["compensation"][1]["cause"] = json!("line_not_activated");
    assert_eq!(office.refused("procedures", &twice).await.0, 422);
    let all = office.post("procedures", &next("2026-03-27", 7000, 6)).await;
    assert_eq!((&all[0]["version"], &all[0]["sample"], &all[1]["version"]), (&json!(2), &json!(false), &json!(1)));

    let job = office.job(Some(technician)).await;
    phone.send(job, Action::CheckIn).await;
    phone.send(job, failed("line_not_activated", true)).await;
    let claim = office.get(&format!("jobs/{job}")).await["claim"].clone();
    assert_eq!(claim["amount"]["amount"], 6000, "the report names version 1 and is priced by it");
}
