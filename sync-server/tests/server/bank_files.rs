//! What banks say reaches the claims: once, whatever comes twice, in another order, or told in another way.

use domain::ledger::Standing;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sync_server::api::Role;
use sync_server::finance;

use crate::actors::Office;
use crate::bank::{
    Line, OURS, Part, advice, answer, bring, brings, came_back, credit, line, part, statement, sum, went,
};
use crate::finance::Desk;

/// Claims whose payments are with the bank, 60 francs each, and somebody of finance.
pub async fn paid(claims: usize) -> (Desk, Office) {
    let desk = Desk::with(claims).await;
    desk.exported().await;
    let office = desk.server.office("fritz", Role::Finance).await;
    (desk, office)
}

/// The references of the payments, in the order of the claims.
pub async fn references(desk: &Desk) -> Vec<String> {
    let mut all = Vec::new();
    for place in 0..desk.claims.len() {
        all.push(desk.claim(place).await.attempts[0].end_to_end_id.to_string());
    }
    all
}

async fn standings(desk: &Desk) -> Vec<Standing> {
    let mut all = Vec::new();
    for place in 0..desk.claims.len() {
        all.push(desk.claim(place).await.standing());
    }
    all
}

#[tokio::test]
async fn a_statement_pays_by_number_once_however_often_it_comes() {
    let (desk, office) = paid(2).await;
    let ids = references(&desk).await;
    let first = statement(1, &[went("A1", &ids[0], 6_000), credit("A2", "Miete Mai", 90_000)]);
    let brought = brings(&office, &first).await;
    assert_eq!(brought, json!({ "statements": 1, "bookings": 2, "placed": 1, "unmatched": 1, "settled": 1 }));
    assert_eq!(standings(&desk).await, [Standing::Settled, Standing::Exported]);

    let again = bring(&office, first.as_str()).await;
    assert_eq!(again[0]["known_before"], true);
    assert_eq!(again[0]["detail"]["file"]["brought"]["placed"], 1, "it says what it brought the first time");
    // The next one overlaps.
    let next = statement(2, &[went("A1", &ids[0], 6_000), went("A3", &ids[1], 6_000)]);
    let brought = brings(&office, &next).await;
    assert_eq!(brought, json!({ "statements": 1, "bookings": 1, "known": 1, "placed": 1, "settled": 1 }));
    assert_eq!(standings(&desk).await, [Standing::Settled, Standing::Settled]);
    assert_eq!(desk.claim(0).await.bookings.len(), 1);

    let hash = again[0]["detail"]["file"]["hash"].as_str().unwrap().to_owned();
    let kept = office.request(Method::GET, &format!("bank-files/{hash}/content")).send().await.unwrap();
    assert_eq!(kept.bytes().await.unwrap(), first.as_bytes(), "byte for byte");
    let shown = office.get(&format!("bank-files/{hash}")).await;
    assert_eq!((&shown["statements"][0]["account"], &shown["statements"][0]["ours"]), (&json!(OURS), &json!(true)));
    let files = office.get("bank-files").await;
    assert_eq!((&files["total"], &files["rows"][0]["kind"]), (&json!(2), &json!("camt.053")));
    desk.sound().await;
}

#[tokio::test]
async fn what_is_only_announced_is_counted_and_not_kept() {
    let (desk, office) = paid(1).await;
    let ids = references(&desk).await;
    let announced = Line { status: "PDNG", ..went("A1", &ids[0], 6_000) };
    assert_eq!(brings(&office, &statement(1, &[announced])).await, json!({ "statements": 1, "announced": 1 }));
    assert_eq!(standings(&desk).await, [Standing::Exported]);
    assert_eq!(office.get("bookings").await["total"], 0);
}

#[tokio::test]
async fn an_advice_and_a_statement_under_other_references_are_one_payment_in_either_order() {
    for advice_first in [true, false] {
        let (desk, office) = paid(1).await;
        let ids = references(&desk).await;
        let files = [advice(1, &[went("N1", &ids[0], 6_000)]), statement(1, &[went("S1", &ids[0], 6_000)])];
        let (first, second) = if advice_first { (&files[0], &files[1]) } else { (&files[1], &files[0]) };
        assert_eq!(brings(&office, first).await["settled"], 1);
        let brought = brings(&office, second).await;
        assert_eq!(brought, json!({ "statements": 1, "bookings": 1, "repeated": 1 }), "advice first: {advice_first}");
        assert_eq!(standings(&desk).await, [Standing::Settled]);
        // Under the same reference it is the same booking.
        let other = if advice_first {
            advice(2, &[went("S1", &ids[0], 6_000)])
        } else {
            statement(2, &[went("N1", &ids[0], 6_000)])
        };
        assert_eq!(brings(&office, &other).await, json!({ "statements": 1, "known": 1 }));
        assert_eq!(standings(&desk).await, [Standing::Settled]);
        desk.sound().await;
    }
}

#[tokio::test]
async fn a_second_booking_for_one_claim_is_an_alarm() {
    let (desk, office) = paid(1).await;
    let ids = references(&desk).await;
    brings(&office, &statement(1, &[went("S1", &ids[0], 6_000)])).await;
    let brought = brings(&office, &statement(2, &[went("S2", &ids[0], 6_000)])).await;
    assert_eq!((&brought["placed"], &brought["alarms"]), (&json!(1), &json!(1)));
    assert_eq!(standings(&desk).await, [Standing::PaidTwice]);
    desk.sound().await;
}

#[tokio::test]
async fn another_amount_is_part_paid_or_overpaid_by_a_person_only() {
    let (desk, office) = paid(2).await;
    let ids = references(&desk).await;
    let told = statement(1, &[went("S1", &ids[0], 5_999), went("S2", &ids[1], 6_001)]);
    let brought = brings(&office, &told).await;
    assert_eq!(brought, json!({ "statements": 1, "bookings": 2, "suggested": 2 }));
    assert_eq!(standings(&desk).await, [Standing::Exported, Standing::Exported]);
    for row in office.get("bookings?state=unmatched").await["rows"].as_array().unwrap() {
        let path = format!("bookings/{}", row["id"].as_str().unwrap());
        let shown = office.get(&path).await;
        let reasons = shown["suggestions"][0]["reasons"].as_array().unwrap();
        let reasons: Vec<&Value> = reasons.iter().map(|one| &one["reason"]).collect();
        assert_eq!(reasons, ["same_id", "amount_differs"]);
        let part = json!({ "claim": shown["suggestions"][0]["claim"], "amount": shown["left"] });
        office.post(&format!("{path}/match"), &json!({ "parts": [part] })).await;
    }
    assert_eq!(standings(&desk).await, [Standing::PartPaid, Standing::Overpaid]);
    desk.sound().await;
}

#[tokio::test]
async fn a_sum_pays_all_its_payments_and_its_parts_say_the_same_in_either_order() {
    for sum_first in [true, false] {
        let (desk, office) = paid(3).await;
        let ids = references(&desk).await;
        let whole = statement(1, &[sum("B1", 18_000, 3)]);
        let parts = ids.iter().enumerate().map(|(at, id)| Part {
            reference: format!("D{at}"),
            end_to_end: id.clone(),
            rappen: 6_000,
            ..Part::default()
        });
        let parts = advice(1, &[Line { batch: Some((part(), 3)), parts: parts.collect(), ..line("B1", -18_000) }]);
        let (first, second) = if sum_first { (&whole, &parts) } else { (&parts, &whole) };
        let brought = brings(&office, first).await;
        assert_eq!(brought["settled"], 3, "sum first: {sum_first}: {brought}");
        let brought = brings(&office, second).await;
        assert_eq!(brought.get("settled"), None);
        assert_eq!(brought["repeated"], if sum_first { 3 } else { 1 }, "{brought}");
        for place in 0..3 {
            let claim = desk.claim(place).await;
            assert_eq!((claim.standing(), claim.paid, claim.bookings.len()), (Standing::Settled, 6_000, 1));
        }
        desk.sound().await;
    }
}

#[tokio::test]
async fn a_second_debit_beside_a_sum_that_is_told_in_parts_is_an_alarm() {
    let (desk, office) = paid(2).await;
    let ids = references(&desk).await;
    let parts = ids.iter().enumerate().map(|(at, id)| Part {
        reference: format!("D{at}"),
        end_to_end: id.clone(),
        rappen: 6_000,
        ..Part::default()
    });
    let told = Line { batch: Some((part(), 2)), parts: parts.collect(), ..line("B1", -12_000) };
    brings(&office, &advice(1, &[told])).await;
    brings(&office, &statement(1, &[sum("B1", 12_000, 2)])).await;
    assert_eq!(standings(&desk).await, [Standing::Settled; 2]);
    let brought = brings(&office, &statement(2, &[went("S2", &ids[1], 6_000)])).await;
    assert_eq!((&brought["placed"], &brought["alarms"]), (&json!(1), &json!(1)));
    assert_eq!(standings(&desk).await, [Standing::Settled, Standing::PaidTwice]);
    desk.sound().await;
}

#[tokio::test]
async fn a_sum_that_does_not_fit_waits_until_the_bank_says_what_it_refused() {
    let (desk, office) = paid(3).await;
    let ids = references(&desk).await;
    let brought = brings(&office, &statement(1, &[sum("B1", 12_000, 2)])).await;
    assert_eq!(brought, json!({ "statements": 1, "bookings": 1, "suggested": 1 }));
    assert_eq!(standings(&desk).await, [Standing::Exported; 3]);
    let refused = answer("PART", "", &[(ids[1].as_str(), "RJCT", "AC04")]);
    let brought = brings(&office, &refused).await;
    assert_eq!(brought, json!({ "rejected": 1, "settled": 2 }));
    assert_eq!(standings(&desk).await, [Standing::Settled, Standing::Refused, Standing::Settled]);
    assert_eq!(desk.claim(1).await.attempts[0].reason.as_ref().unwrap().code, "AC04");
    let waiting = office.get("bookings?waiting=true").await;
    assert_eq!(waiting["total"], 0);
    desk.sound().await;
}

#[tokio::test]
async fn an_answer_is_never_paid_and_a_refusal_of_the_whole_reaches_each_payment() {
    let (desk, office) = paid(2).await;
    let ids = references(&desk).await;
    for verdict in ["ACTC", "ACCP", "ACSP", "ACWC"] {
        brings(&office, &answer(verdict, "", &[])).await;
        assert_eq!(standings(&desk).await, [Standing::Accepted; 2], "{verdict}");
    }
    assert_eq!(brings(&office, &answer("PART", "", &[])).await, json!({}), "in part is told by its payments only");
    let brought = brings(&office, &answer("", "RJCT", &[(ids[0].as_str(), "RJCT", "AC01")])).await;
    assert_eq!(brought, json!({ "rejected": 2 }));
    assert_eq!(standings(&desk).await, [Standing::Refused; 2]);
    // What contradicts it changes nothing and is said.
    assert_eq!(brings(&office, &answer("ACSC", "", &[])).await, json!({ "unclear": 2 }));
    assert_eq!(standings(&desk).await, [Standing::Refused; 2]);
    let stranger = answer("", "", &[("C1111-1111-1", "RJCT", "AC01")]);
    assert_eq!(brings(&office, &stranger).await, json!({ "unclear": 1 }));
    desk.sound().await;
}

#[tokio::test]
async fn a_refusal_of_the_whole_file_reaches_each_payment_with_its_reason() {
    let (desk, office) = paid(2).await;
    assert_eq!(brings(&office, &answer("RJCT", "", &[])).await, json!({ "rejected": 2 }));
    let claim = desk.claim(1).await;
    assert_eq!(
        (claim.standing(), claim.attempts[0].reason.as_ref().unwrap().code.as_str()),
        (Standing::Refused, "DU01")
    );
    desk.sound().await;
}

#[tokio::test]
async fn what_comes_back_opens_the_claim_with_the_reason_of_the_bank_in_either_order() {
    for paid_first in [true, false] {
        let (desk, office) = paid(1).await;
        let ids = references(&desk).await;
        let files =
            [statement(1, &[went("S1", &ids[0], 6_000)]), statement(2, &[came_back("S2", &ids[0], 6_000, "AC04")])];
        let order = if paid_first { [0, 1] } else { [1, 0] };
        for at in order {
            brings(&office, &files[at]).await;
        }
        let claim = desk.claim(0).await;
        assert_eq!((claim.standing(), claim.paid), (Standing::Returned, 0), "paid first: {paid_first}");
        assert_eq!(claim.attempts[0].reason.as_ref().unwrap().code, "AC04");
        assert_eq!(claim.next_attempt(), 2, "a new attempt has a new number");
        desk.sound().await;
    }
}

#[tokio::test]
async fn a_payment_and_its_return_in_one_file_are_both_written() {
    let (desk, office) = paid(2).await;
    let ids = references(&desk).await;
    let all = statement(
        1,
        &[came_back("S2", &ids[0], 6_000, "AC04"), went("S1", &ids[0], 6_000), went("S3", &ids[1], 6_000)],
    );
    let brought = brings(&office, &all).await;
    assert_eq!((&brought["placed"], &brought["returned"], &brought["settled"]), (&json!(3), &json!(1), &json!(1)));
    assert_eq!(standings(&desk).await, [Standing::Returned, Standing::Settled]);
    desk.sound().await;
}

#[tokio::test]
async fn the_carriers_money_finds_its_claim_by_service_id_and_one_telling_counts() {
    let desk = Desk::with(2).await;
    let office = desk.server.office("fritz", Role::Finance).await;
    let first = desk.claims[0];
    desk.does(move |tx, now| finance::expect_from_carrier(tx, "fritz", first, now)).await.unwrap();
    let service = desk.claim(0).await.opened.service_id;
    let text = format!("Gutschrift Service-ID {}", service.as_str());
    let brought = brings(&office, &statement(1, &[credit("S1", &text, 6_000)])).await;
    assert_eq!(brought, json!({ "statements": 1, "bookings": 1, "placed": 1, "settled": 1 }));
    assert_eq!(standings(&desk).await, [Standing::Settled, Standing::Submitted]);
    let brought = brings(&office, &advice(1, &[credit("N1", &text, 6_000)])).await;
    assert_eq!(brought, json!({ "statements": 1, "bookings": 1, "repeated": 1 }));
    assert_eq!(standings(&desk).await[0], Standing::Settled);
    desk.sound().await;
}

#[tokio::test]
async fn an_advice_of_money_that_counts_pays_no_other_claim_of_the_same_service() {
    let desk = Desk::with(2).await;
    let office = desk.server.office("fritz", Role::Finance).await;
    // The same service failed twice.
    let (one, two) = (desk.claims[0], desk.claims[1]);
    let service = desk.claim(0).await.opened.service_id;
    assert_eq!(service, desk.claim(1).await.opened.service_id, "sample jobs are of one service");
    desk.does(move |tx, now| finance::expect_from_carrier(tx, "fritz", one, now)).await.unwrap();
    let text = format!("Service-ID {}", service.as_str());
    brings(&office, &statement(1, &[credit("S1", &text, 6_000)])).await;
    desk.does(move |tx, now| finance::expect_from_carrier(tx, "fritz", two, now)).await.unwrap();
    brings(&office, &advice(1, &[credit("N1", &text, 6_000)])).await;
    assert_eq!(standings(&desk).await, [Standing::Settled, Standing::Expected], "told twice is not paid twice");
    let weeks_later = Line { on: "2026-06-30", ..credit("S2", &text, 6_000) };
    brings(&office, &statement(2, &[weeks_later])).await;
    assert_eq!(standings(&desk).await, [Standing::Settled, Standing::Settled]);
    desk.sound().await;
}

#[tokio::test]
async fn files_that_are_broken_are_refused_whole_and_the_others_of_a_zip_are_read() {
    let (desk, office) = paid(2).await;
    let ids = references(&desk).await;
    let good = statement(1, &[went("S1", &ids[0], 6_000)]);
    let cut = &good[..good.len() - 30];
    let came = bring(&office, cut.as_bytes()).await;
    assert_eq!(came[0]["refused"]["code"], "damaged");
    assert!(came[0]["refused"]["message"].as_str().unwrap().contains("download it again"));
    assert_eq!(
        (&office.get("bank-files").await["total"], &office.get("bookings").await["total"]),
        (&json!(0), &json!(0))
    );
    assert_eq!(bring(&office, "hello").await[0]["refused"]["code"], "not_xml");
    let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for (name, content) in [("one.xml", good.as_bytes()), ("two.xml", cut.as_bytes())] {
        zip.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
        std::io::Write::write_all(&mut zip, content).unwrap();
    }
    let came = bring(&office, zip.finish().unwrap().into_inner()).await;
    assert_eq!((came.len(), &came[0]["name"], &came[1]["name"]), (2, &json!("one.xml"), &json!("two.xml")));
    assert_eq!(came[0]["detail"]["file"]["brought"]["placed"], 1);
    assert_eq!(came[1]["refused"]["code"], "damaged");
    assert_eq!(standings(&desk).await, [Standing::Settled, Standing::Exported]);
    desk.sound().await;
}

#[tokio::test]
async fn what_is_missing_between_statements_is_said() {
    let (_desk, office) = paid(1).await;
    brings(&office, &statement(3, &[credit("S1", "Zins", 5)])).await;
    let came = bring(&office, statement(6, &[credit("S2", "Zins", 5)])).await;
    let findings = came[0]["detail"]["findings"].as_array().unwrap();
    let missing = findings.iter().find(|one| one["code"] == "statement_missing").unwrap();
    assert!(missing["message"].as_str().unwrap().contains("4 to 5"), "{missing}");
    let other = statement(1, &[]).replace(OURS, "CH4431999123000889012");
    let came = bring(&office, other).await;
    assert!(came[0]["detail"]["findings"].to_string().contains("account_unknown"), "{came:#?}");
}

#[tokio::test]
async fn every_sample_of_a_statement_is_taken_in() {
    let here = std::path::Path::new(env!("CARGO_MANIFEST_DIR"));
    let named = std::env::var_os("EINSATZ_BANK_SAMPLES").map(std::path::PathBuf::from);
    let beside = ["../../shared/samples/bank", "../../../shared/samples/bank"].map(|path| here.join(path));
    let folders = named.into_iter().chain(beside).map(|folder| folder.join("statements"));
    let Some(files) = folders.into_iter().find_map(|folder| std::fs::read_dir(folder).ok()) else {
        eprintln!("LEFT OUT: no folder of bank files (set EINSATZ_BANK_SAMPLES)");
        return;
    };
    let (desk, office) = paid(1).await;
    let mut read = 0;
    for file in files {
        let path = file.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        for one in bring(&office, std::fs::read(&path).unwrap()).await {
            assert_eq!(one["refused"], Value::Null, "{name}: {one:#?}");
            read += 1;
        }
    }
    assert!(read > 20, "{read} files");
    assert_eq!(standings(&desk).await, [Standing::Exported], "none of them is about this office");
    desk.sound().await;
}

#[tokio::test]
async fn a_file_that_is_larger_than_any_is_refused() {
    let (_desk, office) = paid(1).await;
    let much = vec![b' '; finance::BODY_MAX + 1];
    let sent = office.request(Method::POST, "bank-files").body(much).send().await;
    // The server may close before all of it is sent.
    assert!(sent.map_or(true, |reply| reply.status() == StatusCode::PAYLOAD_TOO_LARGE));
}
