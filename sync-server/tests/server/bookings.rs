//! The matching desk: what no rule places is put on claims by a person, taken off again, or called none of ours.

use domain::ledger::Standing;
use reqwest::Method;
use serde_json::{Value, json};

use crate::bank::{advice, brings, credit, line, statement, went};
use crate::bank_files::{paid, references};

#[tokio::test]
async fn a_person_puts_a_booking_on_claims_and_takes_it_off_for_good() {
    let (desk, office) = paid(2).await;
    let ids = references(&desk).await;
    brings(&office, &statement(1, &[line("S1", -12_000)])).await;
    let rows = office.get("bookings?waiting=true&booked=debit").await;
    assert_eq!((&rows["total"], &rows["rows"][0]["amount"]), (&json!(1), &json!(-12_000)));
    let path = format!("bookings/{}", rows["rows"][0]["id"].as_str().unwrap());
    let shown = office.get(&path).await;
    assert_eq!((&shown["left"], &shown["allowed"]["match"]), (&json!(12_000), &Value::Null));
    assert_eq!(shown["file"]["kind"], "camt.053");

    let [one, two] = [0, 1].map(|at| desk.claims[at]);
    let too_much = json!({ "parts": [{ "claim": one, "amount": 12_001 }] });
    let (_, problem) = office.refused(&format!("{path}/match"), &too_much).await;
    assert_eq!(problem["finance"], json!({ "code": "booking_exceeded", "left": 12_000 }));
    let both = json!({ "parts": [{ "claim": one, "amount": 6_000 }, { "claim": two, "amount": 6_000 }] });
    let shown = office.post(&format!("{path}/match"), &both).await;
    assert_eq!((&shown["booking"]["state"], &shown["left"]), (&json!("matched"), &json!(0)));
    assert_eq!(shown["matches"][0]["by"], json!({ "kind": "person", "name": "fritz" }));
    assert_eq!(shown["matches"][0]["rule"], "hand");
    assert_eq!(desk.claim(0).await.standing(), Standing::Settled);
    let (_, problem) = office.refused(&format!("{path}/match"), &both).await;
    assert_eq!(problem["finance"]["code"], "booking_matched");
    let (_, problem) = office.refused(&format!("{path}/not-ours"), &json!({ "reason": "rent" })).await;
    assert_eq!(problem["finance"]["code"], "booking_matched");
    desk.sound().await;

    let (_, problem) = office.refused(&format!("{path}/take-off"), &json!({ "reason": " " })).await;
    assert_eq!(problem["finance"]["code"], "reason_needed");
    let off = json!({ "claim": one, "reason": "another claim's" });
    let shown = office.post(&format!("{path}/take-off"), &off).await;
    assert_eq!((&shown["booking"]["state"], &shown["left"]), (&json!("matched"), &json!(6_000)));
    let shown = office.post(&format!("{path}/take-off"), &json!({ "reason": "none of these" })).await;
    assert_eq!(shown["booking"]["state"], "held");
    assert_eq!(desk.claim(0).await.standing(), Standing::Unclear);
    let acts = desk.claim(0).await.allowed();
    assert!(acts.approve.is_some() && acts.plan.is_some(), "taking off never makes a claim payable");
    desk.sound().await;
    // What the bank tells by the number afterwards may be the same money: nobody but a person says that it is not.
    let brought = brings(&office, &statement(2, &[went("S2", &ids[0], 6_000)])).await;
    assert_eq!(brought, json!({ "statements": 1, "bookings": 1, "suggested": 1 }));
    let rows = office.get("bookings?state=unmatched").await;
    let shown = office.get(&format!("bookings/{}", rows["rows"][0]["id"].as_str().unwrap())).await;
    assert_eq!(shown["suggestions"][0]["claim"], json!(one));
    desk.sound().await;
}

#[tokio::test]
async fn what_was_taken_off_stays_off_whatever_file_tells_of_it_again() {
    let (desk, office) = paid(1).await;
    let ids = references(&desk).await;
    brings(&office, &statement(1, &[went("S1", &ids[0], 6_000)])).await;
    let row = office.get("bookings").await["rows"][0].clone();
    let path = format!("bookings/{}", row["id"].as_str().unwrap());
    office.post(&format!("{path}/take-off"), &json!({ "reason": "not this one" })).await;
    brings(&office, &statement(2, &[went("S1", &ids[0], 6_000), credit("S9", "Zins", 5)])).await;
    brings(&office, &advice(3, &[went("N1", &ids[0], 6_000)])).await;
    let claim = desk.claim(0).await;
    assert_eq!((claim.standing(), claim.paid), (Standing::Unclear, 0));
    assert_eq!(office.get(&path).await["booking"]["state"], "held");
    // A person may put it back.
    let again = json!({ "parts": [{ "claim": desk.claims[0], "amount": 6_000 }] });
    office.post(&format!("{path}/match"), &again).await;
    assert_eq!(desk.claim(0).await.standing(), Standing::Settled);
    desk.sound().await;
}

#[tokio::test]
async fn what_is_none_of_ours_says_who_and_why_and_can_be_taken_back() {
    let (desk, office) = paid(1).await;
    brings(&office, &statement(1, &[credit("S1", "Miete Mai", 90_000)])).await;
    let row = office.get("bookings?search=miete").await["rows"][0].clone();
    let path = format!("bookings/{}", row["id"].as_str().unwrap());
    let shown = office.post(&format!("{path}/not-ours"), &json!({ "reason": "rent" })).await;
    assert_eq!((&shown["booking"]["state"], &shown["not_ours"]["reason"]), (&json!("not_ours"), &json!("rent")));
    assert_eq!(office.get("bookings?waiting=true").await["total"], 0);
    let one = json!({ "parts": [{ "claim": desk.claims[0], "amount": 6_000 }] });
    let (_, problem) = office.refused(&format!("{path}/match"), &one).await;
    assert_eq!(problem["finance"]["code"], "booking_not_ours");
    let shown = office.post(&format!("{path}/ours"), &json!({})).await;
    assert_eq!((&shown["booking"]["state"], &shown["not_ours"]), (&json!("unmatched"), &Value::Null));
    let (_, problem) = office.refused(&format!("{path}/ours"), &json!({})).await;
    assert_eq!(problem["finance"]["code"], "booking_ours");
    desk.sound().await;
}

#[tokio::test]
async fn a_suggestion_says_what_speaks_for_it_and_against_it() {
    let (desk, office) = paid(1).await;
    let service = desk.claim(0).await.opened.service_id;
    let text = format!("Zahlung {} besten Dank", service.as_str());
    brings(&office, &statement(1, &[credit("S1", &text, 6_000)])).await;
    let row = office.get("bookings").await["rows"][0].clone();
    let shown = office.get(&format!("bookings/{}", row["id"].as_str().unwrap())).await;
    let found = &shown["suggestions"][0];
    assert_eq!((&found["claim"], &found["attempt"]), (&json!(desk.claims[0]), &json!(1)));
    let reasons: Vec<&str> =
        found["reasons"].as_array().unwrap().iter().map(|one| one["reason"].as_str().unwrap()).collect();
    assert!(reasons.contains(&"same_service_id") && reasons.contains(&"direction_differs"), "{reasons:?}");
    assert!(found["reasons"][0]["message"].as_str().is_some_and(|sentence| sentence.contains("Service ID")));
    assert_eq!(desk.claim(0).await.standing(), Standing::Exported, "a suggestion places nothing");
}

#[tokio::test]
async fn two_people_who_match_one_booking_at_once_do_it_once() {
    let (desk, office) = paid(2).await;
    brings(&office, &statement(1, &[line("S1", -6_000)])).await;
    let row = office.get("bookings").await["rows"][0].clone();
    let path = format!("bookings/{}/match", row["id"].as_str().unwrap());
    let put = |at: usize| {
        let parts = json!({ "parts": [{ "claim": desk.claims[at], "amount": 6_000 }] });
        office.request(Method::POST, &path).json(&parts).send()
    };
    let (one, two) = tokio::join!(put(0), put(1));
    let mut statuses = [one.unwrap().status().as_u16(), two.unwrap().status().as_u16()];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 409]);
    let paid = [desk.claim(0).await.paid, desk.claim(1).await.paid];
    assert_eq!(paid.iter().sum::<i64>(), 6_000);
    desk.sound().await;
}
