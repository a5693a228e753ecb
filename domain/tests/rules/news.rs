//! What is news to the ledger: never the same money twice, whatever tells of it, in whatever order.

use chrono::NaiveDate;
use domain::booking::ReturnReason;
use domain::ids::{BookingId, EntryId};
use domain::ledger::{BankReason, Fact};
use domain::matching::{Evidence, Recorded, Rule, carrier_news, news};
use domain::money::Money;
use proptest::prelude::*;
use uuid::Uuid;

fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A booking that counts: told by a statement, an advice, or both.
fn told(number: u128, rappen: i64, statement: bool, advice: bool) -> Evidence {
    Evidence {
        booking: BookingId(id(number)),
        entry: EntryId(id(number)),
        in_statement: statement,
        in_advice: advice,
        brings_back: (rappen < 0).then(ReturnReason::default),
        rule: Rule::PaymentId,
        money: Money::rappen(rappen.abs()),
        booked_on: Some(day("2026-11-20")),
        value_on: None,
    }
}

fn recorded(one: &Evidence) -> Recorded {
    Recorded { booking: one.booking, amount: one.signed(), on: one.booked_on.expect("a day"), off: false }
}

/// Bookings that become known one after the other; what is recorded in the end.
fn recorded_after<'e>(files: impl Iterator<Item = &'e Vec<Evidence>>) -> Vec<Recorded> {
    let mut known: Vec<Evidence> = Vec::new();
    let mut ledger: Vec<Recorded> = Vec::new();
    for file in files {
        for one in file {
            match known.iter_mut().find(|other| other.booking == one.booking) {
                Some(other) => {
                    other.in_statement |= one.in_statement;
                    other.in_advice |= one.in_advice;
                }
                None => known.push(one.clone()),
            }
        }
        let found = news(&ledger, &known);
        assert_eq!(found.in_doubt, Vec::<&Evidence>::new(), "equal amounts leave no doubt");
        let facts: Vec<Recorded> = found.facts.into_iter().map(recorded).collect();
        ledger.extend(facts);
    }
    ledger
}

/// Movements of one payment: how each of them is told. 1: by a statement, 2: by an advice, 3: by both under one
/// reference, 4: by both under two.
fn files(ways: &[(bool, u8)]) -> Vec<Vec<Evidence>> {
    let mut files = Vec::new();
    for (at, (back, way)) in (1_u128..).zip(ways) {
        let rappen = if *back { -12_000 } else { 12_000 };
        let statement = told(at, rappen, true, false);
        let advice = told(if *way == 3 { at } else { 100 + at }, rappen, false, true);
        if *way != 2 {
            files.push(vec![statement]);
        }
        if *way != 1 {
            files.push(vec![advice]);
        }
    }
    files
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(if cfg!(debug_assertions) { 2_000 } else { 20_000 }))]

    #[test]
    fn the_order_and_the_repetition_of_files_change_nothing(
        ways in proptest::collection::vec((any::<bool>(), 1_u8..=4), 1..6),
        order in proptest::collection::vec(any::<prop::sample::Index>(), 0..24),
    ) {
        let files = files(&ways);
        let at_random = order.iter().map(|at| at.get(&files));
        let ledger = recorded_after(at_random.chain(&files));
        for back in [false, true] {
            let tell = |told_by: [u8; 3]| ways.iter().filter(|(b, way)| *b == back && told_by.contains(way)).count();
            let more = tell([1, 3, 4]).max(tell([2, 3, 4]));
            let counted = ledger.iter().filter(|one| (one.amount < 0) == back).count();
            prop_assert_eq!(counted, more, "each movement once: {:?}", ways);
        }
        let together = recorded_after([files.concat()].iter());
        prop_assert_eq!(together.len(), ledger.len());
    }

    #[test]
    fn a_sum_and_its_parts_are_one_payment_in_either_order(
        same_entry in any::<bool>(),
        parts_by_advice in any::<bool>(),
        order in proptest::collection::vec(0_usize..2, 0..8),
    ) {
        prop_assume!(same_entry || parts_by_advice);
        let sum = Evidence { rule: Rule::Batch, ..told(1, 12_000, true, false) };
        let entry = if same_entry { sum.entry } else { EntryId(id(9)) };
        let part = Evidence { entry, ..told(2, 12_000, !parts_by_advice, parts_by_advice) };
        let files = [vec![sum], vec![part]];
        let ledger = recorded_after(order.iter().map(|at| &files[*at]).chain(&files));
        prop_assert_eq!(ledger.len(), 1);
    }
}

#[test]
fn what_a_person_has_taken_off_is_no_news_by_any_telling() {
    let (statement, advice) = (told(1, 12_000, true, false), told(2, 12_000, false, true));
    let off = [Recorded { off: true, ..recorded(&statement) }];
    let known = [statement, advice];
    let found = news(&off, &known);
    assert_eq!((found.facts.len(), found.repeated.len()), (0, 1));
    let second = [known[0].clone(), known[1].clone(), told(3, 12_000, true, false)];
    assert_eq!(news(&off, &second).facts, [&second[2]], "a second payment is");
    // A line without a number was taken off; the bank tells of the payment by its number afterwards.
    assert_eq!(news(&off, &known[1..]).in_doubt, [&known[1]]);
}

#[test]
fn another_amount_under_another_reference_is_left_to_a_person() {
    let (statement, advice) = (told(1, 12_000, true, false), told(2, 11_990, false, true));
    let known = [statement.clone(), advice.clone()];
    assert_eq!(news(&[recorded(&advice)], &known).in_doubt, [&statement]);
    let found = news(&[recorded(&statement)], &known);
    assert_eq!((found.facts.len(), found.in_doubt.len(), found.repeated), (0, 0, vec![&advice]));
    // Nothing is recorded yet: both tell of one payment.
    assert_eq!(news(&[], &known).facts, [&statement]);
}

#[test]
fn what_went_out_is_told_before_what_came_back() {
    let known = [told(1, -12_000, true, false), told(2, 12_000, true, false)];
    let facts: Vec<Fact> = news(&[], &known).facts.iter().map(|one| one.fact(Some(1), day("2026-01-01"))).collect();
    let [Fact::Debit { money }, Fact::Return { reason, .. }] = facts.as_slice() else { panic!("{facts:?}") };
    assert_eq!((money.amount, money.on, money.attempt), (12_000, day("2026-11-20"), Some(1)));
    assert_eq!(*reason, BankReason::default());
}

#[test]
fn equal_payments_of_the_carrier_are_one_within_days_and_two_weeks_apart() {
    let on = |number, statement: bool, date: &str| Evidence {
        booked_on: Some(day(date)),
        rule: Rule::ServiceId,
        ..told(number, 6_000, statement, !statement)
    };
    let first = on(1, true, "2026-05-12");
    let (same, later) = (on(2, false, "2026-05-13"), on(3, false, "2026-07-02"));
    let known = [first.clone(), same.clone(), later.clone()];
    let found = carrier_news(&[recorded(&first)], &known);
    assert_eq!((found.facts, found.repeated), (vec![&later], vec![&same]));
    let found = carrier_news(&[], &known);
    assert_eq!(found.facts, [&first, &later]);
}
