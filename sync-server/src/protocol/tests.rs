//! What the protocol looks like when there is much of it, and with every letter that a bank takes.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says why")]

use domain::claim_number::ClaimNumber;
use domain::ids::{ClaimId, PayRunId};
use domain::language::Language;
use domain::ledger::AttemptState;
use domain::money::{Currency, Money};
use domain::pay_run::RunState;
use uuid::Uuid;

use super::{Protocol, write};
use crate::api::{PayRunProgress, PayRunRow, PayoutRow};
use crate::store::payout_list::Paid;
use crate::words::Words;

fn paid(number: u32, name: &str) -> Paid {
    let claim = ClaimId(Uuid::from_u128(u128::from(number)));
    let payout = PayoutRow {
        end_to_end_id: format!("{}-1", ClaimNumber::of(claim, 0).as_str()),
        claim,
        technician_name: name.to_owned(),
        holder: name.to_owned(),
        iban: "CH9300762011623852957".into(),
        amount: Money { amount: 12_345 + i64::from(number), currency: Currency::Chf },
        state: AttemptState::Exported,
        reason: None,
        due: chrono::DateTime::UNIX_EPOCH.date_naive() + chrono::Days::new(u64::from(number)),
    };
    Paid { payout, service_id: format!("SID-{number}") }
}

fn protocol(payments: Vec<Paid>) -> Protocol {
    let at = chrono::DateTime::UNIX_EPOCH;
    let total = payments.iter().map(|paid| paid.payout.amount.amount).sum();
    let run = PayRunRow {
        id: PayRunId(Uuid::from_u128(7)),
        state: RunState::Exported,
        on: at.date_naive(),
        debtor: "CH5604835012345678009".into(),
        payments: payments.len() as u32,
        total: Money { amount: total, currency: Currency::Chf },
        kept_out: 0,
        made_at: at,
        made_by: "anna".into(),
        approved_by: Some("beat".into()),
        progress: PayRunProgress::default(),
    };
    let (organisation, debtor_name) = ("Störungsdienst Muster".into(), "Einsatz AG".into());
    let (entries, files, kept_out) = (Vec::new(), Vec::new(), Vec::new());
    Protocol { organisation, debtor_name, run, entries, files, payments, kept_out, at }
}

fn pages(pdf: &[u8]) -> Vec<String> {
    let document = lopdf::Document::load_mem(pdf).unwrap();
    document.get_pages().into_keys().map(|number| document.extract_text(&[number]).unwrap()).collect()
}

#[test]
fn every_letter_that_a_bank_takes_is_shown_and_the_others_are_marked() {
    let all: Vec<char> = ('\u{20}'..='\u{2ff}').filter(|letter| bank::order::is_permitted(*letter)).collect();
    let mut names: Vec<String> = all.chunks(20).map(|letters| letters.iter().collect()).collect();
    names.extend(["Ștefan Țepeș €".to_owned(), "李明 Zoe\u{308}".to_owned()]);
    let payments = (0..).zip(&names).map(|(number, name)| paid(number, name)).collect();
    let text = pages(&write(&protocol(payments), Words::of(Language::De)).unwrap()).concat();
    for letter in all.iter().chain(&['Ș', 'ț', '€']).filter(|letter| !letter.is_whitespace()) {
        assert!(text.contains(*letter), "{letter} is shown");
    }
    assert!(text.contains("\u{fffd}\u{fffd} Zo"), "what the font has not is marked, not left out");
}

#[test]
fn ten_thousand_payments_stand_on_numbered_pages_each_once() {
    let payments: Vec<Paid> = (0..10_000).map(|number| paid(number, "Zoë Müller-Çelik")).collect();
    let pdf = write(&protocol(payments), Words::of(Language::En)).unwrap();
    let pages = pages(&pdf);
    let total = pages.len();
    assert!((200..400).contains(&total), "{total} pages");
    for (number, page) in (1..).zip(&pages) {
        assert!(page.contains(&format!("Page {number} of {total}")), "{page}");
        assert!(number == total || page.contains("Reference"), "the head stands on each page");
    }
    let shown: usize = pages.iter().map(|page| page.matches("Zoë Müller-Çelik").count()).sum();
    assert_eq!(shown, 10_000);
    assert!(pages[total - 1].contains("1’734’450.00 CHF") || pages[total - 2].contains("1’734’450.00 CHF"));
}
