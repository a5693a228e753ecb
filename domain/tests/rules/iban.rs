//! Accounts that can be paid.

use domain::iban::{IBAN_LENGTH, Iban, is_qr_iban};
use domain::refusal::Refusal;
use proptest::prelude::*;

/// The check digits by the long division of the standard, so that the library is not its own judge.
fn with_check_digits(country: &str, account: &str) -> String {
    let digits = |text: &str| -> String { text.chars().map(|c| c.to_digit(36).expect("in it").to_string()).collect() };
    let number = digits(&format!("{account}{country}00"));
    let rest = number.chars().fold(0, |rest, digit| (rest * 10 + digit.to_digit(10).expect("a digit")) % 97);
    format!("{country}{:02}{account}", 98 - rest)
}

#[test]
fn an_iban_is_read_as_people_paste_it_and_printed_in_groups_of_four() {
    for pasted in ["CH9300762011623852957", " ch93 0076 2011 6238 5295 7\n", "CH93\u{a0}0076 2011\t62385295 7"] {
        let iban = Iban::parse(pasted).expect("it can be paid");
        assert_eq!(iban.as_str(), "CH9300762011623852957");
        assert_eq!(iban.to_string(), "CH93 0076 2011 6238 5295 7");
        assert_eq!(Iban::parse(&iban.to_string()), Ok(iban));
    }
    assert!(Iban::parse("LI21 0881 0000 2324 013A A").is_ok(), "letters in the account, and Liechtenstein");
}

#[test]
fn what_cannot_be_paid_is_refused_with_what_is_wrong() {
    let read = |text: &str| Iban::parse(text).map(String::from);
    assert_eq!(read(" \n"), Err(Refusal::IbanEmpty));
    assert_eq!(read("CH93-0076"), Err(Refusal::IbanCharacter { character: "- (U+002D)".into() }));
    assert_eq!(read("CH93\u{200b}0076"), Err(Refusal::IbanCharacter { character: "U+200B".into() }));
    assert_eq!(read("DE89370400440532013000"), Err(Refusal::IbanCountry));
    let found = 20;
    assert_eq!(read("CH930076201162385295"), Err(Refusal::IbanLength { expected: 21, found }));
    assert_eq!(read("CH9300762011623852975"), Err(Refusal::IbanMistyped), "two digits swapped");
    assert_eq!(read("CH93A0762011623852957"), Err(Refusal::IbanMistyped), "a bank number has no letters");
    assert_eq!(read("CHX300762011623852957"), Err(Refusal::IbanMistyped));
}

#[test]
fn a_qr_iban_is_refused_and_its_neighbours_are_not() {
    assert_eq!(Iban::parse("CH44 3199 9123 0008 8901 2"), Err(Refusal::QrIban), "the example of the standard");
    for (iid, qr) in [("29999", false), ("30000", true), ("31999", true), ("32000", false)] {
        for country in ["CH", "LI"] {
            let number = with_check_digits(country, &format!("{iid}123000889012"));
            assert_eq!(is_qr_iban(&number), qr, "{number}");
            let expected = if qr { Err(Refusal::QrIban) } else { Ok(number.clone()) };
            assert_eq!(Iban::parse(&number).map(String::from), expected);
        }
    }
    assert!(!is_qr_iban("DE443199912300088901"), "elsewhere the same digits mean nothing");
    assert!(!is_qr_iban("") && !is_qr_iban("CHÄÄÄÄÄÄ"), "and what is no IBAN is none");
}

#[test]
fn check_digits_that_no_bank_issues_are_refused() {
    let (mut low, mut high) = (0, 0);
    for account in 0..2_000 {
        let account = format!("00762{account:012}");
        let number = with_check_digits("CH", &account);
        let twin = match &number[2..4] {
            "97" => "00",
            "98" => "01",
            "02" => "99",
            _ => continue,
        };
        if twin == "99" {
            high += 1
        } else {
            low += 1
        }
        assert!(Iban::parse(&number).is_ok(), "{number}");
        assert_eq!(Iban::parse(&format!("CH{twin}{account}")), Err(Refusal::IbanMistyped), "the same rest of 97");
    }
    assert!(low > 10 && high > 10, "both ends were met: {low}, {high}");
}

#[test]
fn an_iban_that_came_as_data_is_held_to_the_same_rule() {
    let iban: Iban = serde_json::from_str("\"CH93 0076 2011 6238 5295 7\"").expect("it can be paid");
    assert_eq!(serde_json::to_string(&iban).expect("it is written"), "\"CH9300762011623852957\"");
    for wrong in ["\"\"", "7", "null", "\"CH4431999123000889012\"", "\"CH9300762011623852958\""] {
        assert!(serde_json::from_str::<Iban>(wrong).is_err(), "{wrong}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn one_wrong_digit_or_two_swapped_are_always_found(
        iid in 100_u32..30_000,
        account in "[0-9A-Z]{12}",
        at in 2_usize..IBAN_LENGTH,
        other in "[0-9A-Z]",
    ) {
        let number = with_check_digits("CH", &format!("{iid:05}{account}"));
        prop_assert_eq!(Iban::parse(&number).map(String::from), Ok(number.clone()));
        let mut wrong = number.clone();
        wrong.replace_range(at..=at, &other);
        // 7 and A, 8 and B … one digit and one letter may leave the same rest: the standard promises like for like.
        let digit = |text: &str, at: usize| text.as_bytes()[at].is_ascii_digit();
        if wrong != number && digit(&number, at) == digit(&other, 0) {
            prop_assert_eq!(Iban::parse(&wrong), Err(Refusal::IbanMistyped));
        }
        let mut swapped: Vec<u8> = number.clone().into_bytes();
        let next = (at + 1).min(IBAN_LENGTH - 1);
        swapped.swap(at, next);
        let swapped = String::from_utf8(swapped).expect("letters and digits");
        let both = digit(&swapped, at) && digit(&swapped, next);
        if swapped != number && both {
            prop_assert!(Iban::parse(&swapped).is_err());
        }
    }
}
