//! What finance takes away: sheets, the journal for the bookkeeper, the protocol of a payment run.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use chrono::{Duration, NaiveDate};
use domain::clock::local_date;
use domain::ledger::{FinanceRefusal, JournalAccounts, OfficeEvent};
use reqwest::{Method, StatusCode};
use serde_json::json;
use sync_server::api::{AgeingSum, Role};
use sync_server::db::DbError;
use sync_server::finance::{self, JournalLine};

use crate::actors::Office;
use crate::finance::{Desk, RUN, debit};
use crate::work::{Dice, office_of_three, something_happens};

async fn bytes(office: &Office, path: &str) -> (String, String, Vec<u8>) {
    let answer = office.request(Method::GET, path).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK, "{path}");
    let head = |name: &str| answer.headers()[name].to_str().unwrap().to_owned();
    let (kind, name) = (head("content-type"), head("content-disposition"));
    (kind, name, answer.bytes().await.unwrap().to_vec())
}

async fn text(office: &Office, path: &str) -> String {
    String::from_utf8(bytes(office, path).await.2).unwrap()
}

/// An office in which one technician's name is a formula, and one of his claims is blocked with another.
async fn office_of_formulas() -> (Desk, Office) {
    let mut desk = Desk::with(2).await;
    let office = desk.server.office("dora", Role::Admin).await;
    let technician = office.technician("=1+1; \"Böse\"").await;
    let mut phone = desk.server.phone(&office, technician).await;
    let job = office.job(Some(technician)).await;
    phone.send(job, domain::operation::Action::CheckIn).await;
    phone.send(job, crate::actors::failed("router_not_synchronising", true)).await;
    desk.claims.push(domain::ids::ClaimId::of_job(job));
    (desk, office)
}

#[tokio::test]
async fn finance_takes_the_claims_of_an_address_away_as_csv() {
    let (_desk, office) = office_of_formulas().await;
    let (kind, name, content) = bytes(&office, "finance/claims.csv?sort=amount&owed=true").await;
    assert_eq!(kind, "text/csv; charset=utf-8");
    assert!(name.contains("claims-2026-05-11.csv"), "{name}");
    let text = String::from_utf8(content).unwrap();
    let lines: Vec<_> = text.split("\r\n").collect();
    assert!(
        lines[0].starts_with("\u{feff}claim;job;technician;service_id;standing;payer;currency;amount;paid;owed;due;")
    );
    assert!(lines[1].contains(";\"'=1+1; \"\"Böse\"\"\";SID-100/7;submitted;we;CHF;45.50;0.00;45.50;2026-07-06;56;"));
    assert!(lines[1].contains(";no account is known;"), "{}", lines[1]);
    assert!(lines[2].contains(";60.00;0.00;60.00;2026-05-22;11;2026-05-21;2026-05-08;2026-03-27 "), "{}", lines[2]);
    assert_eq!(lines.len(), 5, "head, three claims, and an end of line");
    assert_eq!(self::text(&office, "finance/claims.csv?list=cannot_pay").await.lines().count(), 2);
}

fn unpacked(sheet: Vec<u8>, name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(sheet)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[tokio::test]
async fn a_spreadsheet_has_dates_and_numbers_and_no_formula_whatever_a_name_is() {
    let (_desk, office) = office_of_formulas().await;
    let (kind, name, content) = bytes(&office, "finance/claims.xlsx?sort=amount").await;
    assert_eq!(kind, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
    assert!(name.contains("claims-2026-05-11.xlsx"), "{name}");
    let sheet = unpacked(content, "xl/worksheets/sheet1.xml");
    assert!(!sheet.contains("<f>") && !sheet.contains("<f "), "no formula");
    assert!(sheet.contains("=1+1; \"Böse\"") || sheet.contains("=1+1; &quot;Böse&quot;"), "the name as it is");
    assert!(sheet.contains("state=\"frozen\""), "the head stays in sight");
    assert!(sheet.contains("<v>45.5</v>"), "an amount is a number");
    // 22 May 2026 is day 46164 of the calendar of spreadsheets.
    assert!(sheet.contains("<v>46164</v>"), "a date is a date");
    assert!(sheet.contains("<autoFilter ref=\"A1:R4\"/>"), "three claims below their head");
}

/// What lies on an account at the end of a day: credits less debits.
fn balance(lines: &[JournalLine], account: &str, day: NaiveDate) -> i64 {
    let counted = lines.iter().filter(|line| line.on <= day);
    counted
        .map(|line| match (line.credit == account, line.debit == account) {
            (true, false) => line.amount.amount,
            (false, true) => -line.amount.amount,
            _ => 0,
        })
        .sum()
}

fn net(owed: &AgeingSum, overpaid: &AgeingSum) -> i64 {
    owed.sum.amount - overpaid.sum.amount
}

#[tokio::test]
async fn the_journal_balances_with_what_is_owed_on_every_day() {
    let desk = office_of_three().await;
    let begin = "2026-03-01".parse::<NaiveDate>().unwrap();
    let mut dice = Dice(11);
    for step in 0..300 {
        something_happens(&desk, &mut dice, step).await;
        if step % 15 == 14 {
            desk.server.clock.forward(Duration::hours(17));
        }
    }
    let today = local_date(desk.server.clock.now());
    let check = desk.server.state.database().read(move |tx| {
        let lines = finance::journal(tx, begin, today)?;
        let accounts = JournalAccounts::default();
        for day in begin.iter_days().take_while(|day| *day <= today) {
            let ageing = finance::ageing(tx, day)?;
            let francs = &ageing.currencies[0];
            let (we, carrier) = (net(&francs.we, &francs.we_overpaid), net(&francs.carrier, &francs.carrier_overpaid));
            assert_eq!(balance(&lines, &accounts.liability, day), we, "what we owe on {day}");
            assert_eq!(-balance(&lines, &accounts.carrier_claim, day), carrier, "what the carrier owes on {day}");
        }
        let middle = begin + Duration::days(65);
        let first = finance::journal(tx, begin, middle)?;
        let second = finance::journal(tx, middle + Duration::days(1), today)?;
        assert!(!first.is_empty() && !second.is_empty());
        assert_eq!(first.len() + second.len(), lines.len(), "every line lies in one period");
        Ok::<_, DbError>(lines)
    });
    let lines = check.await.unwrap();
    assert!(lines.iter().all(|line| line.debit != line.credit && line.amount.amount > 0));
    assert!(lines.is_sorted_by_key(|line| line.entry), "in the order of the ledger");
    let once: BTreeSet<_> = lines.iter().map(|line| (line.entry, line.kind, line.payer.as_str())).collect();
    assert_eq!(once.len(), lines.len(), "every entry once");
    let events: BTreeSet<_> = lines.iter().map(|line| line.event).collect();
    assert!(events.len() >= 6, "money moved in many ways: {events:?}");
}

#[tokio::test]
async fn the_journal_is_taken_away_in_the_accounts_that_an_admin_has_chosen() {
    let desk = Desk::with(1).await;
    desk.exported().await;
    desk.server.clock.forward(Duration::days(3));
    desk.says(debit(1, 6_000)).await.unwrap();
    let ada = desk.server.office("ada", Role::Admin).await;
    assert_eq!(ada.get("finance/settings").await["journal_accounts"]["liability"], "2210");
    let accounts = |liability: &str| {
        let own = JournalAccounts { liability: liability.into(), expense: "44000001".into(), ..Default::default() };
        json!({ "kind": "journal_accounts", "accounts": own })
    };
    for (wrong, code) in [("22", "account_number"), ("22a0", "account_number"), ("1020", "accounts_alike")] {
        let (status, problem) = ada.refused("finance/settings", &accounts(wrong)).await;
        assert_eq!((status, problem["finance"]["code"].as_str()), (409, Some(code)), "{wrong}");
    }
    let settings = ada.post("finance/settings", &accounts("2030")).await;
    assert_eq!(settings["journal_accounts"]["expense"], "44000001");

    let (kind, name, content) = bytes(&ada, "finance/journal.csv?from=2026-03-01&until=2026-05-12&language=fr").await;
    assert_eq!(kind, "text/csv; charset=utf-8");
    assert!(name.contains("journal-2026-03-01-2026-05-12.csv"), "{name}");
    let text = String::from_utf8(content).unwrap();
    let lines: Vec<_> = text.split("\r\n").collect();
    let number = desk.claim(0).await.opened.number;
    assert_eq!(lines[0], "\u{feff}entry;date;document;text;debit;credit;amount;currency");
    let opened = format!(";2026-03-27;{};\"Indemnité pour visite inutile, SID-100/7, Luca", number.as_str());
    assert!(lines[1].contains(&opened) || lines[1].contains(&opened.replace('"', "")), "{}", lines[1]);
    assert!(lines[1].ends_with(";44000001;2030;60.00;CHF"), "{}", lines[1]);
    assert!(lines[2].contains(";2026-05-12;") && lines[2].contains("Indemnité payée"), "{}", lines[2]);
    assert!(lines[2].ends_with(";2030;1020;60.00;CHF"), "{}", lines[2]);
    assert_eq!(lines.len(), 4);
    assert_eq!(self::text(&ada, "finance/journal.csv?from=2026-05-13&until=2026-05-14").await.lines().count(), 1);
    for wrong in ["from=2026-05-02&until=2026-05-01", "from=2020-01-01", "language=rm"] {
        let answer = ada.request(Method::GET, &format!("finance/journal.csv?{wrong}")).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
    desk.sound().await;
}

#[tokio::test]
async fn payments_say_what_an_admin_has_chosen_and_a_bank_takes() {
    let desk = Desk::with(1).await;
    let ada = desk.server.office("ada", Role::Admin).await;
    assert_eq!(ada.get("finance/settings").await["payment_note"], "Entschädigung Fehlbesuch");
    let note = |text: &str| json!({ "kind": "payment_note", "text": text });
    for wrong in ["", " ", &"x".repeat(71)] {
        let (_, problem) = ada.refused("finance/settings", &note(wrong)).await;
        assert_eq!(problem["finance"]["code"], "note_length");
    }
    let (status, problem) = ada.refused("finance/settings", &note("Trajet 😀")).await;
    assert_eq!((status, problem["message"].as_str()), (422, Some("A bank does not take 😀 in the text of a payment.")));
    assert_eq!(ada.post("finance/settings", &note(" Indemnité visite ")).await["payment_note"], "Indemnité visite");
    let claim = desk.claims[0];
    let files = desk
        .does(move |tx, now| {
            finance::approve(tx, "anna", claim, now)?;
            finance::make_run(tx, "anna", RUN, domain::money::Currency::Chf, false, now)?;
            finance::write_files(&finance::unwritten(tx, RUN, now)?, now)
        })
        .await
        .unwrap();
    let file = String::from_utf8(files[0].content.clone()).unwrap();
    assert!(file.contains("<Ustrd>Service-ID SID-100/7 Indemnité visite 27.03.2026</Ustrd>"), "{file}");
    let long = OfficeEvent::PaymentNote { text: "é".repeat(70) };
    assert_eq!(long.check(), Ok(()), "characters are counted, not bytes");
    assert_eq!(OfficeEvent::PaymentNote { text: String::new() }.check(), Err(FinanceRefusal::NoteLength { max: 70 }));
    desk.sound().await;
}

/// The text of a PDF, page by page.
fn pages(pdf: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    let numbers: Vec<u32> = document.get_pages().into_keys().collect();
    numbers.into_iter().map(|number| document.extract_text(&[number]).unwrap()).collect()
}

#[tokio::test]
async fn the_protocol_of_a_run_says_who_did_what_and_what_was_paid_in_every_language() {
    let desk = office_of_three().await;
    let claims = desk.claims.clone();
    desk.does(move |tx, now| claims.iter().try_for_each(|claim| finance::approve(tx, "anna", *claim, now).map(drop)))
        .await
        .unwrap();
    desk.server.clock.forward(Duration::days(40));
    let anna = desk.server.office("anna", Role::Finance).await;
    let run = anna.post("pay-runs", &json!({ "currency": "CHF" })).await;
    let path = format!("pay-runs/{}", run["run"]["id"].as_str().unwrap());
    let run = anna.post(&format!("{path}/check"), &json!({})).await;
    let beat = desk.server.office("beat", Role::Finance).await;
    let hash = run["files"][0]["hash"].as_str().unwrap();
    beat.post(&format!("{path}/approve"), &json!({ "files": [hash] })).await;
    anna.post(&format!("{path}/export"), &json!({})).await;

    let (kind, name, pdf) = bytes(&anna, &format!("{path}/protocol.pdf")).await;
    assert_eq!(kind, "application/pdf");
    assert!(name.contains("pay-run-2026-06-"), "{name}");
    let text = pages(&pdf).join("\n");
    let number = run["payments"][0]["end_to_end_id"].as_str().unwrap();
    for said in [
        "Protokoll Zahlungslauf",
        "CH56 0483 5012 3456 7800 9, Einsatz AG",
        "freigegeben",
        "beat",
        hash,
        number,
        "Luca Beispiel",
        "CH93 0076 2011 6238 5295 7",
        "SID-100/7",
        "360.00 CHF",
        "22.05.2026",
        "kein Konto bekannt",
        "eine Bank nähme die Zahlung nicht: the name contains",
        "Mia Ohnekonto",
        "Seite 1 von ",
    ] {
        assert!(text.contains(said), "{said} is said in:\n{text}");
    }
    for (language, title) in [
        ("fr", "Procès-verbal du lot de paiement"),
        ("it", "Verbale del lotto di pagamento"),
        ("en", "Payment run protocol"),
    ] {
        let (_, _, pdf) = bytes(&anna, &format!("{path}/protocol.pdf?language={language}")).await;
        assert!(pages(&pdf)[0].contains(title), "{title}");
    }
    let wrong = anna.request(Method::GET, &format!("{path}/protocol.pdf?language=rm")).send().await.unwrap();
    assert_eq!(wrong.status(), StatusCode::UNPROCESSABLE_ENTITY);
}
