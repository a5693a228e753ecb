//! What a booking means for a claim, rule by rule.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::booking::{
    Amount, Batch, Booking, BookingStatus, CurrencyCode, Decimal, Direction, PaymentIds, ReturnReason, Source,
};
use domain::ids::{BookingId, ClaimId, EntryId};
use domain::matching::{
    Decision, Disposition, Item, Items, Payout, Reason, Receivable, Reconciliation, Rule, Settlement, age_in_days,
    decide,
};
use domain::money::Money;
use uuid::Uuid;

const OURS: &str = "CH9300762011623852957";
const THEIRS: &str = "CH5604835012345678009";

fn claim(number: u128) -> ClaimId {
    ClaimId(Uuid::from_u128(number))
}

fn payout(number: u128, rappen: i64) -> Payout {
    Payout {
        claim: claim(number),
        end_to_end: format!("C{number}-1").into(),
        uetr: None,
        payment_information: "P1".into(),
        from_account: OURS.into(),
        to_account: THEIRS.into(),
        money: Money::rappen(rappen),
        service_id: format!("700{number}").into(),
    }
}

fn receivable(number: u128, service_id: &str, rappen: i64) -> Receivable {
    Receivable {
        claim: claim(number),
        service_id: service_id.into(),
        account: OURS.into(),
        money: Money::rappen(rappen),
        settled: false,
    }
}

fn amount(rappen: i64) -> Option<Amount> {
    Some(Amount { value: Decimal::hundredths(rappen), currency: CurrencyCode::CHF })
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

/// A detail of a statement.
fn booking(id: u128, direction: Direction, rappen: i64) -> Booking {
    Booking {
        id: BookingId(Uuid::from_u128(id)),
        entry: EntryId(Uuid::from_u128(id)),
        source: Source::Statement,
        account: OURS.into(),
        direction,
        status: BookingStatus::Booked,
        reversal: false,
        in_doubt: false,
        amount: amount(rappen),
        booked_on: Some(day("2026-11-20")),
        value_on: Some(day("2026-11-20")),
        ids: PaymentIds::default(),
        payment_information: None,
        is_detail: true,
        batch: None,
        counterparty_account: None,
        counterparty_name: None,
        texts: Vec::new(),
        returned: None,
    }
}

fn debit(id: u128, end_to_end: &str, rappen: i64) -> Booking {
    with_id(booking(id, Direction::Debit, rappen), end_to_end)
}

fn with_id(booking: Booking, end_to_end: &str) -> Booking {
    Booking { ids: PaymentIds { end_to_end: Some(end_to_end.into()), ..PaymentIds::default() }, ..booking }
}

fn came_back(id: u128, end_to_end: &str, rappen: i64) -> Booking {
    let reason = ReturnReason { code: Some("AC04".into()), text: Some("Account closed".into()) };
    Booking { returned: Some(reason), ..with_id(booking(id, Direction::Credit, rappen), end_to_end) }
}

fn sum(id: u128, rappen: i64, count: Option<u64>) -> Booking {
    Booking {
        is_detail: false,
        batch: Some(Batch { count }),
        payment_information: Some("P1".into()),
        ..booking(id, Direction::Debit, rappen)
    }
}

fn credit(id: u128, text: &str, rappen: i64) -> Booking {
    Booking { texts: vec![text.into()], ..booking(id, Direction::Credit, rappen) }
}

/// Where claim 1 stands after these bookings, told in this order, in the other, and each twice.
fn settled(payouts: &[Payout], receivables: &[Receivable], bookings: &[Booking]) -> Settlement {
    let items = Items::new(payouts, receivables);
    let after = |bookings: &mut dyn Iterator<Item = &Booking>| {
        let mut known = Reconciliation::new(&items);
        for booking in bookings {
            known.take(booking);
        }
        (known.settlements().collect::<BTreeMap<_, _>>(), known.dispositions())
    };
    let first = after(&mut bookings.iter());
    assert_eq!(after(&mut bookings.iter().rev()), first, "the order does not matter");
    assert_eq!(after(&mut bookings.iter().chain(bookings)), first, "a second time changes nothing");
    first.0.get(&claim(1)).cloned().expect("the claim is known")
}

fn of_payouts(bookings: &[Booking]) -> Settlement {
    settled(&[payout(1, 12_000), payout(2, 8_500)], &[], bookings)
}

fn reasons<const N: usize>(of: [Reason; N]) -> BTreeSet<Reason> {
    of.into()
}

#[test]
fn a_payment_is_paid_by_its_own_number_and_nothing_else() {
    let paid = Settlement::Paid { value_on: Some(day("2026-11-20")) };
    assert_eq!(of_payouts(&[debit(1, "C1-1", 12_000)]), paid);
    let by = |ids: PaymentIds| of_payouts(&[Booking { ids, ..booking(1, Direction::Debit, 12_000) }]);
    assert_eq!(by(PaymentIds { instruction: Some("C1-1".into()), ..PaymentIds::default() }), paid);
    assert_eq!(of_payouts(&[debit(1, "C1-12", 12_000)]), Settlement::Open, "not by a part of a number");
    assert_eq!(of_payouts(&[debit(1, "c1-1", 12_000)]), Settlement::Open, "numbers travel unchanged");
    assert_eq!(of_payouts(&[booking(1, Direction::Debit, 12_000)]), Settlement::Open, "not by the amount");
}

#[test]
fn only_what_is_booked_counts() {
    for status in [BookingStatus::Pending, BookingStatus::Information, BookingStatus::Other] {
        let announced = Booking { status, ..debit(1, "C1-1", 12_000) };
        assert_eq!(of_payouts(std::slice::from_ref(&announced)), Settlement::Open, "{status:?}");
        assert!(matches!(of_payouts(&[announced, debit(1, "C1-1", 12_000)]), Settlement::Paid { .. }));
    }
}

#[test]
fn whatever_disagrees_is_left_to_a_person_with_the_reason() {
    let payouts = [payout(1, 12_000), payout(2, 8_500)];
    let items = Items::new(&payouts, &[]);
    let good = debit(1, "C1-1", 12_000);
    let other = |currency: &str| Amount {
        value: Decimal::hundredths(12_000),
        currency: CurrencyCode::parse(currency).expect("a currency"),
    };
    for (booking, against) in [
        (Booking { counterparty_account: Some(OURS.into()), ..good.clone() }, Reason::AccountDiffers),
        (Booking { amount: Some(other("EUR")), ..good.clone() }, Reason::CurrencyDiffers),
        (Booking { amount: Some(other("JPY")), ..good.clone() }, Reason::CurrencyDiffers),
        (Booking { amount: None, ..good.clone() }, Reason::NoAmount),
        (Booking { amount: amount(11_999), ..good.clone() }, Reason::AmountDiffers),
        (Booking { amount: amount(12_001), ..good.clone() }, Reason::AmountDiffers),
        (Booking { reversal: true, ..good.clone() }, Reason::Reversal),
        (Booking { returned: Some(ReturnReason::default()), ..good.clone() }, Reason::BringsBack),
        (Booking { in_doubt: true, ..good.clone() }, Reason::InDoubt),
    ] {
        let Decision::Suggests(found) = decide(&items, &booking) else { panic!("{against:?} is left to a person") };
        assert_eq!(found[0].item, Item::Payout(0));
        assert_eq!(found[0].reasons, reasons([against, Reason::SameId]));
        assert_eq!(of_payouts(&[booking]), Settlement::Open, "{against:?}");
    }
    let elsewhere = Booking { account: THEIRS.into(), ..good.clone() };
    assert_eq!(decide(&items, &elsewhere), Decision::Unmatched(reasons([Reason::AccountUnknown])));
    let two = PaymentIds { instruction: Some("C2-1".into()), ..good.ids.clone() };
    let Decision::Suggests(found) = decide(&items, &Booking { ids: two, ..good }) else { panic!("by hand") };
    assert_eq!(found.iter().map(|one| one.item).collect::<Vec<_>>(), [Item::Payout(0), Item::Payout(1)]);
}

/// Where claim 1 stands when a person puts these bookings on its payment.
fn by_hand(bookings: &[Booking]) -> Settlement {
    let payouts = [payout(1, 12_000)];
    let items = Items::new(&payouts, &[]);
    let mut known = Reconciliation::new(&items);
    for booking in bookings {
        known.take(booking);
        let money = booking.amount.expect("it has one").money().expect("francs");
        known.place(booking, Item::Payout(0), Rule::Hand, money);
    }
    known.settlements().find(|(of, _)| *of == claim(1)).expect("it is known").1
}

#[test]
fn another_amount_is_part_paid_or_overpaid_by_hand() {
    let one = |rappen| [debit(1, "C1-1", rappen)];
    assert_eq!(by_hand(&one(11_999)), Settlement::PartPaid { paid: Money::rappen(11_999) });
    assert_eq!(by_hand(&one(12_001)), Settlement::Overpaid { paid: Money::rappen(12_001) });
    let parts = [debit(1, "C1-1", 7_000), debit(2, "C1-1", 5_000)];
    assert_eq!(by_hand(&parts), Settlement::PaidInParts);
    assert!(by_hand(&parts).needs_a_hand());
    assert_eq!(of_payouts(&parts), Settlement::Open, "not by a rule");
}

#[test]
fn a_second_booking_is_an_alarm_and_the_same_one_again_is_not() {
    let once = debit(1, "C1-1", 12_000);
    let twice = of_payouts(&[once.clone(), debit(2, "C1-1", 12_000)]);
    assert_eq!(twice, Settlement::Double { times: 2, kept: Money::rappen(24_000) });
    assert!(matches!(of_payouts(&[once.clone(), once]), Settlement::Paid { .. }));
}

#[test]
fn what_comes_back_opens_the_claim_again_with_the_reason_of_the_bank() {
    let (went, back) = (debit(1, "C1-1", 12_000), came_back(2, "C1-1", 12_000));
    let Settlement::Returned { reason } = of_payouts(&[went.clone(), back.clone()]) else { panic!("it came back") };
    assert_eq!(reason.code.as_deref(), Some("AC04"));
    assert!(matches!(of_payouts(&[back]), Settlement::ReturnBeforePayment { .. }), "not paid, and not payable");
    let less = [went.clone(), came_back(2, "C1-1", 11_500)];
    assert!(matches!(of_payouts(&less), Settlement::Paid { .. }), "the bank kept something: a person looks");
    assert!(matches!(by_hand(&less), Settlement::ReturnedInPart { .. }) && by_hand(&less).needs_a_hand());
    let bare = Booking { returned: None, ..came_back(2, "C1-1", 12_000) };
    assert!(matches!(of_payouts(&[went, bare]), Settlement::Returned { .. }), "our number on a credit says enough");
}

#[test]
fn a_new_attempt_after_a_return_pays_the_claim() {
    let again = Payout { end_to_end: "C1-2".into(), payment_information: "P2".into(), ..payout(1, 12_000) };
    let payouts = [payout(1, 12_000), again];
    let back = [debit(1, "C1-1", 12_000), came_back(2, "C1-1", 12_000)];
    assert_eq!(settled(&payouts, &[], &back), Settlement::Open, "the second attempt is under way");
    let paid = [back[0].clone(), back[1].clone(), debit(3, "C1-2", 12_000)];
    assert!(matches!(settled(&payouts, &[], &paid), Settlement::Paid { .. }));
    let both = [back[0].clone(), debit(3, "C1-2", 12_000)];
    assert_eq!(settled(&payouts, &[], &both), Settlement::Double { times: 2, kept: Money::rappen(24_000) });
    let less = [back[0].clone(), came_back(2, "C1-1", 11_500), debit(3, "C1-2", 12_000)];
    let kept = Money::rappen(24_000);
    assert_eq!(
        settled(&payouts, &[], &less),
        Settlement::Double { times: 2, kept },
        "until a person says what came back"
    );
}

#[test]
fn a_sum_without_details_pays_all_its_rows_if_it_is_their_sum() {
    assert!(matches!(of_payouts(&[sum(9, 20_500, Some(2))]), Settlement::Paid { .. }));
    assert!(matches!(of_payouts(&[sum(9, 20_500, None)]), Settlement::Paid { .. }));
    for (booking, against) in [
        (sum(9, 20_499, Some(2)), Reason::SumDiffers),
        (sum(9, 20_500, Some(3)), Reason::CountDiffers),
        (Booking { direction: Direction::Credit, ..sum(9, 20_500, Some(2)) }, Reason::DirectionDiffers),
    ] {
        assert_eq!(of_payouts(std::slice::from_ref(&booking)), Settlement::Open);
        let payouts = [payout(1, 12_000), payout(2, 8_500)];
        let items = Items::new(&payouts, &[]);
        let mut known = Reconciliation::new(&items);
        known.take(&booking);
        let only = known.dispositions().into_values().next();
        let Some(Disposition::Sum { against: found }) = only else { panic!("it is a sum") };
        assert!(found.contains(&against), "{found:?}");
    }
}

#[test]
fn rows_that_the_bank_refused_are_not_in_the_sum_whenever_it_said_so() {
    let payouts = [payout(1, 12_000), payout(2, 8_500)];
    let items = Items::new(&payouts, &[]);
    for before in [true, false] {
        let mut known = Reconciliation::new(&items);
        if before {
            known.reject("C2-1");
        }
        known.take(&sum(9, 12_000, Some(1)));
        if !before {
            known.reject("C2-1");
        }
        let settlements: BTreeMap<_, _> = known.settlements().collect();
        assert!(matches!(settlements[&claim(1)], Settlement::Paid { .. }));
        assert_eq!(settlements[&claim(2)], Settlement::Rejected);
        known.take(&debit(3, "C2-1", 8_500));
        assert_eq!(known.settlements().last(), Some((claim(2), Settlement::PaidThoughRejected)));
    }
}

#[test]
fn a_sum_and_its_parts_are_booked_once() {
    let advised = |booking: Booking| Booking { source: Source::Advice, ..booking };
    let of_entry = |booking: Booking| Booking {
        entry: EntryId(Uuid::from_u128(9)),
        payment_information: Some("P1".into()),
        ..booking
    };
    let parts = [advised(of_entry(debit(1, "C1-1", 12_000))), advised(of_entry(debit(2, "C2-1", 8_500)))];
    let all = [sum(9, 20_500, Some(2)), parts[0].clone(), parts[1].clone()];
    assert!(matches!(of_payouts(&all), Settlement::Paid { .. }));
    let other_reference = parts.map(|part| Booking { entry: EntryId(part.id.0), ..part });
    let all = [sum(9, 20_500, Some(2)), other_reference[0].clone(), other_reference[1].clone()];
    assert!(matches!(of_payouts(&all), Settlement::Paid { .. }), "an advice never books a second time");
    let again = [sum(9, 20_500, Some(2)), sum(10, 20_500, Some(2))];
    assert!(matches!(of_payouts(&again), Settlement::Double { .. }), "two lines of the account do");
}

/// Found by the bank's simulator: the parts replace the sum, and were taken for told by the advice alone.
#[test]
fn a_second_debit_is_an_alarm_where_the_first_is_told_as_a_sum_by_the_statement_and_in_parts_by_the_advice() {
    let part = |id, number: &str, rappen| Booking {
        source: Source::Advice,
        entry: EntryId(Uuid::from_u128(9)),
        payment_information: Some("P1".into()),
        ..debit(id, number, rappen)
    };
    let all = [sum(9, 20_500, Some(2)), part(1, "C1-1", 12_000), part(2, "C2-1", 8_500), debit(5, "C1-1", 12_000)];
    assert!(matches!(of_payouts(&all), Settlement::Double { times: 2, .. }));
    let bare = booking(9, Direction::Debit, 12_000);
    let detail = Booking { payment_information: None, ..part(1, "C1-1", 12_000) };
    let all = [bare, detail, debit(5, "C1-1", 12_000)];
    assert!(matches!(of_payouts(&all), Settlement::Double { times: 2, .. }), "nor where the line has no details");
}

#[test]
fn the_carrier_pays_by_service_id_account_and_amount() {
    let one = [receivable(1, "700123456", 12_000)];
    let pays = |text: &str| settled(&[], &one, &[credit(1, text, 12_000)]) != Settlement::Open;
    for text in [
        "700123456",
        "Entschaedigung 700123456 Fehlbesuch",
        "Service-ID: 700123456.",
        "SERVICE-ID:700123456",
        "(700123456), danke",
    ] {
        assert!(pays(text), "{text}");
    }
    for text in ["7001234567", "1700123456", "700123456-2", "X:700123456", "700 123 456", "700123 456", ""] {
        assert!(!pays(text), "{text}");
    }
    let words = [receivable(1, "AB 12 c", 12_000)];
    assert!(matches!(settled(&[], &words, &[credit(1, "fuer ab  12", 12_000)]), Settlement::Open));
    assert!(matches!(settled(&[], &words, &[credit(1, "fuer ab 12 C.", 12_000)]), Settlement::Paid { .. }));
}

#[test]
fn the_carrier_pays_nothing_where_something_disagrees_or_several_fit() {
    let good = credit(1, "700123456", 12_000);
    let one = [receivable(1, "700123456", 12_000)];
    for other in [
        Booking { amount: amount(11_999), ..good.clone() },
        Booking { direction: Direction::Debit, ..good.clone() },
        Booking { reversal: true, ..good.clone() },
        Booking { returned: Some(ReturnReason::default()), ..good.clone() },
        Booking { in_doubt: true, ..good.clone() },
        credit(1, "700123456 und 700999999", 12_000),
    ] {
        let known = [one[0].clone(), receivable(2, "700999999", 500)];
        assert_eq!(settled(&[], &known, std::slice::from_ref(&other)), Settlement::Open, "{other:?}");
        assert!(matches!(decide(&Items::new(&[], &known), &other), Decision::Suggests(_)));
    }
    let twice = [one[0].clone(), receivable(2, "700123456", 12_000)];
    assert_eq!(settled(&[], &twice, std::slice::from_ref(&good)), Settlement::Open, "two failures on one line");
    let Decision::Suggests(found) = decide(&Items::new(&[], &twice), &good) else { panic!("a person picks") };
    assert!(found.iter().all(|one| one.reasons.contains(&Reason::SeveralFit)) && found.len() == 2);
    let other_amount = [one[0].clone(), receivable(2, "700123456", 8_500)];
    assert!(matches!(settled(&[], &other_amount, &[good]), Settlement::Paid { .. }), "the amount tells which");
}

#[test]
fn a_second_payment_of_the_carrier_is_an_alarm() {
    let one = [receivable(1, "700123456", 12_000)];
    let twice = [credit(1, "700123456", 12_000), credit(2, "700123456", 12_000)];
    assert!(matches!(settled(&[], &one, &twice), Settlement::Double { times: 2, .. }));
    let before = [Receivable { settled: true, ..one[0].clone() }];
    assert!(matches!(settled(&[], &before, &[]), Settlement::Paid { .. }));
    assert!(matches!(settled(&[], &before, &twice[..1]), Settlement::Double { times: 2, .. }));
    let next = [before[0].clone(), receivable(2, "700123456", 12_000)];
    let items = Items::new(&[], &next);
    let expected = Decision::Pays { item: Item::Receivable(1), rule: Rule::ServiceId };
    assert_eq!(decide(&items, &twice[0]), expected, "the open one of two");
}

#[test]
fn a_detail_that_tells_more_replaces_one_that_tells_less() {
    let bare = booking(1, Direction::Debit, 12_000);
    let full = Booking { source: Source::Advice, ..debit(1, "C1-1", 12_000) };
    assert!(matches!(of_payouts(&[bare, full]), Settlement::Paid { .. }));
}

#[test]
fn what_is_unmatched_has_an_age() {
    let old = booking(1, Direction::Debit, 1);
    assert_eq!(age_in_days(&old, day("2026-11-25")), 5);
    assert_eq!(age_in_days(&old, day("2026-11-01")), 0);
    assert_eq!(age_in_days(&Booking { booked_on: None, ..old }, day("2026-11-25")), 0);
}
