//! Entries into bookings: which are the same, and which are not.

use std::collections::BTreeSet;

use bank::statement::{Bookings, Item, Reader};
use domain::booking::{Booking, Decimal, Direction, Source};

use crate::reading::{advice, entry, statement};

fn bookings(text: &str) -> Vec<Booking> {
    let (mut kind, mut statement, mut found) = (None, None, Vec::new());
    for item in Reader::new(text.as_bytes(), "file.xml") {
        match item.expect("it is read") {
            Item::Message(message) => kind = Some(message.kind),
            Item::Statement(header) => statement = kind.map(|kind| Bookings::new(kind, &header)),
            Item::Entry(entry) => statement.as_mut().expect("a statement began").of(*entry, |one| found.push(one)),
            _ => {}
        }
    }
    found
}

fn referenced(entry: &str, reference: &str) -> String {
    entry.replace("</ValDt>", &format!("</ValDt><AcctSvcrRef>{reference}</AcctSvcrRef>"))
}

fn part(reference: &str, end_to_end: &str, amount: &str) -> String {
    let reference = match reference {
        "" => String::new(),
        given => format!("<AcctSvcrRef>{given}</AcctSvcrRef>"),
    };
    format!(
        "<TxDtls><Refs>{reference}<EndToEndId>{end_to_end}</EndToEndId></Refs><Amt Ccy=\"CHF\">{amount}</Amt></TxDtls>"
    )
}

fn distinct(bookings: &[Booking]) -> usize {
    bookings.iter().map(|booking| booking.id).collect::<BTreeSet<_>>().len()
}

#[test]
fn equal_payments_of_one_day_are_several_and_a_file_read_twice_is_the_same() {
    let text = statement(&entry("1", "DBIT", "").repeat(3));
    let (once, again) = (bookings(&text), bookings(&text));
    assert_eq!((once.len(), distinct(&once)), (3, 3));
    assert_eq!(once, again);
}

#[test]
fn a_reference_tells_the_same_movement_in_statement_and_advice() {
    let details = |inside: &str| format!("<NtryDtls>{inside}</NtryDtls>");
    let whole = referenced(&entry("3", "DBIT", &details(&[part("A", "1", "1"), part("B", "2", "2")].concat())), "E");
    let (booked, told) = (bookings(&statement(&whole)), bookings(&advice(&whole)));
    assert_eq!(booked.iter().map(|one| one.id).collect::<Vec<_>>(), told.iter().map(|one| one.id).collect::<Vec<_>>());
    assert_eq!((booked[0].source, told[0].source), (Source::Statement, Source::Advice));
    assert_eq!(booked[0].entry, booked[1].entry);
    assert_ne!(booked[0].id, booked[1].id);
}

#[test]
fn a_reference_that_the_bank_copies_into_every_detail_tells_nothing_apart() {
    let parts = [part("E", "1", "1"), part("E", "2", "1"), part("", "3", "1")].concat();
    let text = statement(&referenced(&entry("3", "DBIT", &format!("<NtryDtls>{parts}</NtryDtls>")), "E"));
    assert_eq!(distinct(&bookings(&text)), 3);
}

#[test]
fn the_same_reference_with_another_sign_is_another_movement() {
    let text = statement(&[entry("1", "DBIT", ""), entry("1", "CRDT", "")].map(|one| referenced(&one, "E")).concat());
    assert_eq!(distinct(&bookings(&text)), 2);
}

#[test]
fn a_detail_without_amount_has_that_of_its_entry_only_if_it_is_alone() {
    let bare = "<TxDtls><Refs><EndToEndId>1</EndToEndId></Refs></TxDtls>";
    let amounts = |inside: &str| {
        let text = statement(&entry("3", "DBIT", &format!("<NtryDtls>{inside}</NtryDtls>")));
        bookings(&text).iter().map(|one| one.amount.map(|amount| amount.value)).collect::<Vec<_>>()
    };
    assert_eq!(amounts(bare), [Some(Decimal::hundredths(300))]);
    assert_eq!(amounts(&bare.repeat(2)), [None, None]);
}

#[test]
fn details_that_are_not_the_entry_are_in_doubt() {
    let of = |inside: &str| bookings(&statement(&entry("3", "DBIT", &format!("<NtryDtls>{inside}</NtryDtls>"))));
    assert!(of(&part("A", "1", "3")).iter().all(|one| !one.in_doubt));
    assert!(of(&part("A", "1", "3.01")).iter().all(|one| one.in_doubt));
    let other = part("A", "1", "3").replace("</TxDtls>", "<CdtDbtInd>CRDT</CdtDbtInd></TxDtls>");
    let other = of(&other);
    assert_eq!((other[0].direction, other[0].in_doubt), (Direction::Credit, true));
}

#[test]
fn what_comes_back_keeps_its_payee_as_the_other_side() {
    let parties = "<RltdPties><Dbtr><Nm>Us</Nm></Dbtr><Cdtr><Nm>Technician</Nm></Cdtr></RltdPties>";
    let of = |more: &str| {
        let details = format!("<NtryDtls><TxDtls>{parties}{more}</TxDtls></NtryDtls>");
        bookings(&statement(&entry("3", "CRDT", &details))).remove(0)
    };
    assert_eq!(of("").counterparty_name.as_deref(), Some("Us"), "of a credit it is the payer");
    let returned = of("<RtrInf><Rsn><Cd>AC04</Cd></Rsn><AddtlInf>Account closed</AddtlInf></RtrInf>");
    assert_eq!(returned.counterparty_name.as_deref(), Some("Technician"));
    let reason = returned.returned.expect("it came back");
    assert_eq!((reason.code.as_deref(), reason.text.as_deref()), (Some("AC04"), Some("Account closed")));
}
