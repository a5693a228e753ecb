//! Money, texts, Service IDs, languages, and which procedure holds when.

use domain::claim::ClaimState;
use domain::form::procedure_for;
use domain::ids::{ClaimId, JobId};
use domain::job::{Job, JobKind, JobState, JobStateName};
use domain::language::{Language, Localized};
use domain::money::{Currency, Money};
use domain::procedure::{PartnerCode, Procedure};
use domain::refusal::{Field, Refusal};
use domain::service_id::{SERVICE_ID_MAX, ServiceId};
use domain::wire::Entity;
use proptest::prelude::*;
use uuid::Uuid;

use crate::sample::*;

#[test]
fn money_is_written_with_two_digits_and_its_currency() {
    for (rappen, text) in [
        (0, "0.00 CHF"),
        (5, "0.05 CHF"),
        (100, "1.00 CHF"),
        (12_050, "120.50 CHF"),
        (-5, "-0.05 CHF"),
        (-12_050, "-120.50 CHF"),
        (i64::MAX, "92233720368547758.07 CHF"),
        (i64::MIN, "-92233720368547758.08 CHF"),
    ] {
        assert_eq!(Money::rappen(rappen).to_string(), text);
    }
    assert_eq!(Money { amount: 1, currency: Currency::Eur }.to_string(), "0.01 EUR");
}

#[test]
fn limits_count_characters_and_not_bytes() {
    for field in FIELDS {
        let max = field.max() as usize;
        // One byte, two bytes, an emoji of four, and a letter with a combining accent: two characters of Unicode.
        for letter in ["x", "ü", "🔧"] {
            assert_eq!(field.limit(&letter.repeat(max)), Ok(()), "{field} {letter}");
            let no = Err(Refusal::TooLong { field, max: field.max() });
            assert_eq!(field.limit(&letter.repeat(max + 1)), no, "{field} {letter}");
            assert_eq!(field.require(&letter.repeat(max + 1)), no, "{field} {letter}");
        }
        assert_eq!(field.limit(&"e\u{301}".repeat(max / 2)), Ok(()), "{field}");
        assert!(field.limit(&"e\u{301}".repeat(max / 2 + 1)).is_err(), "{field}: the accent counts");
        assert_eq!(field.limit(""), Ok(()), "{field}");
        for silence in ["", " ", "\t\n", "\u{a0}"] {
            assert_eq!(field.require(silence), Err(Refusal::Needed { field }), "{field} {silence:?}");
        }
        assert!(!field.to_string().is_empty());
    }
}

const FIELDS: [Field; 13] = [
    Field::Contact,
    Field::Reference,
    Field::Reason,
    Field::Note,
    Field::CustomerName,
    Field::CustomerPhone,
    Field::Street,
    Field::Postcode,
    Field::City,
    Field::Access,
    Field::Instructions,
    Field::JobNumber,
    Field::PersonName,
];

/// The alphabet, written out: what the rule's ranges mean.
const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-/.:_+";

#[test]
fn a_service_id_takes_exactly_its_alphabet() {
    for character in (0..=0x0010_FFFF).filter_map(char::from_u32) {
        let parsed = ServiceId::parse(&format!("A{character}1"));
        let expected = ALPHABET.contains(character) || character == ' ';
        assert_eq!(parsed.is_ok(), expected, "U+{:04X}", u32::from(character));
        if let Err(Refusal::ServiceIdCharacter { character: named }) = parsed {
            assert!(named.contains(&format!("U+{:04X}", u32::from(character))), "it is refused by name");
        } else {
            assert!(expected, "no other refusal");
        }
    }
}

#[test]
fn a_service_id_is_read_as_people_paste_it_and_refused_with_a_clear_word() {
    let read = |text: &str| ServiceId::parse(text).map(String::from);
    assert_eq!(read("  SID-4711\n"), Ok("SID-4711".into()));
    assert_eq!(read("\u{a0}SID 4711\t"), Ok("SID 4711".into()));
    assert_eq!(read("SID    4711"), Ok("SID 4711".into()), "several spaces are one, as a bank takes them");
    assert_eq!(read(" \t"), Err(Refusal::ServiceIdEmpty));
    assert_eq!(read(&"9".repeat(SERVICE_ID_MAX)), Ok("9".repeat(SERVICE_ID_MAX)));
    let max = SERVICE_ID_MAX as u32;
    assert_eq!(read(&"9".repeat(SERVICE_ID_MAX + 1)), Err(Refusal::ServiceIdTooLong { max }));
    let character = |named: &str| Err(Refusal::ServiceIdCharacter { character: named.into() });
    assert_eq!(read("47–11"), character("– (U+2013)"));
    assert_eq!(read("Ä1"), character("Ä (U+00C4)"));
    assert_eq!(read("1\"2"), character("\" (U+0022)"));
    assert_eq!(read("47\t11"), character("U+0009"), "what cannot be seen is only named");
    assert_eq!(read("47\u{200b}11"), character("U+200B"));
    assert_eq!(read("47\u{202e}11"), character("U+202E"), "nor may it turn the sentence around");
    assert_eq!(read("e\u{301}"), character("U+0301"));
}

#[test]
fn a_service_id_that_came_as_data_is_held_to_the_same_rule() {
    assert!(serde_json::from_str::<ServiceId>("\"SID-1\"").is_ok());
    for wrong in ["\"\"", "\"a;b\"", "7", "null", &format!("\"{}\"", "x".repeat(36))] {
        assert!(serde_json::from_str::<ServiceId>(wrong).is_err(), "{wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_was_read_once_reads_the_same_again(text in "[ A-Za-z0-9/.:_+äé-]{0,40}") {
        if let Ok(id) = ServiceId::parse(&text) {
            prop_assert!(!id.as_str().is_empty() && id.as_str().len() <= SERVICE_ID_MAX);
            prop_assert_eq!(ServiceId::parse(id.as_str()), Ok(id.clone()));
            prop_assert_eq!(id.to_string(), id.as_str());
        }
    }
}

#[test]
fn a_text_is_given_in_the_language_asked_for() {
    let text = Localized::new("de", "fr", "it", "en");
    let given = [Language::De, Language::Fr, Language::It, Language::En].map(|language| text.get(language));
    assert_eq!(given, ["de", "fr", "it", "en"]);
}

#[test]
fn the_highest_version_that_has_begun_is_in_force() {
    let version = |version: u32, from: &str| Procedure { version, valid_from: day(from), ..procedure() };
    let sunrise = PartnerCode("sunrise".into());
    let mut foreign = version(9, "2020-01-01");
    foreign.partner.code = sunrise.clone();
    // Handed out in no particular order.
    let all = [version(3, "2026-12-01"), version(1, "2026-01-01"), foreign, version(2, "2026-06-01")];
    let swisscom = PartnerCode("swisscom".into());
    let in_force = |on: &str| Procedure::in_force(&all, &swisscom, day(on)).map(|procedure| procedure.version);
    assert_eq!(in_force("2026-01-01"), Some(1), "from its first day");
    assert_eq!(in_force("2026-05-31"), Some(1));
    assert_eq!(in_force("2026-06-01"), Some(2));
    assert_eq!(in_force("2026-11-30"), Some(2), "a version of the future does not hold yet");
    assert_eq!(in_force("2026-12-01"), Some(3));
    assert_eq!(in_force("2099-01-01"), Some(3));
    assert_eq!(in_force("2016-01-01"), Some(1), "a clock ten years behind leaves nobody without a procedure");
    assert_eq!(Procedure::in_force(&all, &sunrise, day("2026-01-01")).map(|one| one.version), Some(9));
    assert_eq!(Procedure::in_force(&all, &PartnerCode("salt".into()), day("2026-01-01")), None);
    assert_eq!(Procedure::in_force(&[], &swisscom, day("2026-01-01")), None);
}

#[test]
fn a_procedure_begins_at_local_midnight() {
    let next = Procedure { version: 2, valid_from: day("2026-07-01"), ..procedure() };
    let all = [procedure(), next];
    let version = |when: &str| procedure_for(&installation(), &all, at(when)).map(|procedure| procedure.version);
    assert_eq!(version("2026-06-30T21:59:59Z"), Some(1));
    assert_eq!(version("2026-06-30T22:00:00Z"), Some(2));
    assert_eq!(procedure_for(&direct(), &all, now()), None, "a job without a carrier has none");
}

#[test]
fn a_claim_is_named_by_its_job_for_ever() {
    let job = JobId(Uuid::from_u128(1));
    assert_eq!(ClaimId::of_job(job).to_string(), "91d3b8b1-2cfd-5f46-805d-8825e5e6fd2c");
    assert_ne!(ClaimId::of_job(job), ClaimId::of_job(JobId(Uuid::from_u128(2))));
    assert_eq!(ClaimId::of_job(job).to_string().parse(), Ok(ClaimId::of_job(job)));
}

#[test]
fn a_job_for_a_carrier_needs_a_service_id_and_a_possible_time() {
    assert_eq!(installation().check(), Ok(()));
    assert_eq!(direct().check(), Ok(()), "booked directly: no Service ID needed");
    let says = |change: fn(&mut Job)| {
        let mut job = job(JobKind::Repair, JobState::Open);
        change(&mut job);
        job.check().err()
    };
    assert_eq!(says(|job| job.service_id = None), Some(Refusal::ServiceIdEmpty));
    assert_eq!(says(|job| job.window_end = job.window_start), Some(Refusal::WindowImpossible));
    assert_eq!(says(|job| job.window_end += chrono::Duration::days(1)), Some(Refusal::WindowImpossible));
    assert_eq!(says(|job| job.number.clear()), Some(Refusal::Needed { field: Field::JobNumber }));
    assert_eq!(says(|job| job.customer.city.clear()), Some(Refusal::Needed { field: Field::City }));
    let long = Some(Refusal::TooLong { field: Field::Instructions, max: 4_000 });
    assert_eq!(says(|job| job.instructions = "x".repeat(4_001)), long);
}

#[test]
fn words_of_columns_are_the_words_of_the_wire() {
    fn wire(value: impl serde::Serialize) -> String {
        serde_json::to_string(&value).expect("a word").trim_matches('"').to_owned()
    }
    use ClaimState::{Approved, InPayRun, Paid, Rejected, Returned, Submitted};
    for state in [Submitted, Approved, InPayRun, Paid, Rejected, Returned] {
        assert_eq!(state.as_str(), wire(state));
        assert_eq!(state.is_open(), !matches!(state, Paid | Rejected));
    }
    use JobStateName::{Assigned, Cancelled, Completed, Failed, OnSite, Open};
    for state in [Open, Assigned, OnSite, Completed, Failed, Cancelled] {
        assert_eq!(state.as_str(), wire(state));
    }
    for entity in [Entity::Job, Entity::Procedure, Entity::ServiceOrder, Entity::Claim, Entity::Outcome] {
        assert_eq!(entity.as_str(), wire(entity));
    }
}
