//! From payouts to bytes: the form of the file, and who is left out.

use bank::order::{AMOUNT_MAX, Address, Advice, Bank, Debtor, Part, Payout, Unpayable, bytes, check, prepare};
use domain::money::Money;

use super::judges::{passed_by, schema};
use super::{anna, created, day, debtor, good, lorenz, run, software};

#[test]
fn the_file_is_this_one() {
    insta::assert_snapshot!("order", String::from_utf8(bytes(&good())).expect("UTF-8"));
}

#[test]
fn the_same_order_gives_the_same_bytes() {
    assert_eq!(bytes(&good()), bytes(&good()));
}

#[test]
fn every_way_to_name_the_bank_and_the_advice_is_passed() {
    let schema = schema("the schema's verdict on good forms");
    let folder = tempfile::tempdir().expect("a folder");
    let advices = [None, Some(Advice::None), Some(Advice::Single), Some(Advice::Collective)];
    let banks = [Bank::Bic("ZKBKCHZZ80A".into()), Bank::Bic("POFICHBE".into()), Bank::Iid(9000), Bank::Iid(100)];
    for (bank, advice) in banks.into_iter().zip(advices) {
        let debtor = Debtor { bank, advice, batch_booking: false, ..debtor() };
        let prepared = prepare("R-1", created(), &debtor, &software(), vec![anna(1), lorenz(2)]).expect("in order");
        let written = bytes(&prepared.orders[0]);
        assert_eq!(check(&written), [], "{debtor:?}");
        let path = folder.path().join("order.xml");
        std::fs::write(&path, written).expect("it is written");
        assert!(schema.as_ref().is_none_or(|schema| passed_by(schema, &[path]) == [true]), "{debtor:?}");
    }
}

#[test]
fn one_bad_row_is_left_out_with_its_reason_and_the_rest_is_paid() {
    let with = |change: fn(&mut Payout)| {
        let mut payout = anna(7);
        change(&mut payout);
        payout
    };
    let town = |town: &str| Some(Address { town: town.into(), ..anna(7).address.expect("an address") });
    let part = Part::Name;
    let cases = [
        (with(|p| p.name = "Anna 😀".into()), Unpayable::Character { part, character: "😀 (U+1F600)".into() }),
        (with(|p| p.name = " \u{200b} ".into()), Unpayable::Missing { part }),
        (with(|p| p.name = "x".repeat(141)), Unpayable::TooLong { part, max: 140 }),
        (with(|p| p.amount = Money::rappen(0)), Unpayable::Amount),
        (with(|p| p.amount = Money::rappen(-1)), Unpayable::Amount),
        (with(|p| p.amount = Money::rappen(AMOUNT_MAX + 1)), Unpayable::Amount),
        (with(|p| p.execute_on = day("2026-11-20")), Unpayable::DayPast),
        (with(|p| p.reference = "FV//1".into()), Unpayable::Reference { reference: "FV//1".into() }),
        (with(|p| p.reference = "x".repeat(36)), Unpayable::Reference { reference: "x".repeat(36) }),
        (with(|p| p.reference = String::new()), Unpayable::Reference { reference: String::new() }),
        (
            with(|p| p.note = "李".into()),
            Unpayable::Character { part: Part::Remittance, character: "李 (U+674E)".into() },
        ),
        (Payout { address: town("  "), ..anna(7) }, Unpayable::Missing { part: Part::Town }),
        (Payout { address: town(&"x".repeat(36)), ..anna(7) }, Unpayable::TooLong { part: Part::Town, max: 35 }),
        (with(|p| p.address.as_mut().expect("an address").country = "Schweiz".into()), Unpayable::Country),
        (anna(1), Unpayable::Twice),
    ];
    for (bad, reason) in cases {
        let prepared = run(vec![anna(1), bad.clone(), lorenz(2)]);
        assert_eq!(prepared.left_out.len(), 1, "{reason}");
        assert_eq!((&prepared.left_out[0].payout, &prepared.left_out[0].reason), (&bad.reference, &reason));
        let paid: Vec<&str> =
            prepared.orders[0].batches[0].payments.iter().map(|payment| payment.reference.as_str()).collect();
        assert_eq!(paid, ["FV-C0000001-1", "FV-C0000002-1"], "{reason}");
        assert_eq!(check(&bytes(&prepared.orders[0])), [], "{reason}");
    }
}

#[test]
fn a_row_left_out_does_not_take_its_reference_from_a_good_one() {
    let bad = Payout { name: "😀".into(), ..anna(1) };
    let prepared = run(vec![bad, anna(1)]);
    assert_eq!((prepared.left_out.len(), prepared.orders[0].count()), (1, 1));
}

#[test]
fn nobody_to_pay_is_no_file() {
    assert_eq!(run(Vec::new()).orders, []);
    assert_eq!(run(vec![Payout { name: "😀".into(), ..anna(1) }]).orders, []);
}

#[test]
fn what_a_bank_will_read_differently_is_shown() {
    let prepared = run(vec![Payout { name: "Иванов".into(), ..lorenz(1) }, anna(2)]);
    let [changed] = prepared.changed.as_slice() else { panic!("one change: {:?}", prepared.changed) };
    assert_eq!((changed.payout.as_str(), changed.part), ("FV-C0000001-1", Part::Name));
    assert_eq!((changed.from.as_str(), changed.to.as_str()), ("Иванов", "Ivanov"));
}

#[test]
fn a_long_note_is_cut_behind_the_service_id_and_it_is_shown() {
    let prepared = run(vec![Payout { note: "Ä".repeat(200), ..anna(1) }]);
    let remittance = &prepared.orders[0].batches[0].payments[0].remittance;
    assert!(remittance.starts_with("Service-ID 700123456 ÄÄÄ"), "{remittance}");
    assert_eq!(remittance.chars().count(), 140);
    assert_eq!((prepared.changed.len(), prepared.changed[0].part), (1, Part::Remittance));
    assert_eq!(check(&bytes(&prepared.orders[0])), []);
}

#[test]
fn a_company_that_no_bank_would_take_makes_no_file() {
    let with = |debtor: Debtor, message: &str| prepare(message, created(), &debtor, &software(), vec![anna(1)]);
    let name = |name: &str| with(Debtor { name: name.into(), ..debtor() }, "R-1").map(|_| ());
    assert_eq!(name(" "), Err(Unpayable::Missing { part: Part::Debtor }));
    assert_eq!(name("😀"), Err(Unpayable::Character { part: Part::Debtor, character: "😀 (U+1F600)".into() }));
    for bic in ["", "ZKBKCHZZ80", "ZKBK12ZZ", "zkbkchzz", "ZKBKCHZZ80AA"] {
        let debtor = Debtor { bank: Bank::Bic(bic.into()), ..debtor() };
        assert_eq!(with(debtor, "R-1").map(|_| ()), Err(Unpayable::Bank), "{bic}");
    }
    for iid in [0, 100_000] {
        let debtor = Debtor { bank: Bank::Iid(iid), ..debtor() };
        assert_eq!(with(debtor, "R-1").map(|_| ()), Err(Unpayable::Bank), "{iid}");
    }
    for message in ["", "/R", "R/", "R//1", "Rä", "R 1", &"R".repeat(36)] {
        assert_eq!(with(debtor(), message).map(|_| ()), Err(Unpayable::Reference { reference: message.into() }));
    }
    let long = "R".repeat(34);
    assert_eq!(with(debtor(), &long).map(|_| ()), Err(Unpayable::Reference { reference: format!("{long}-1") }));
    assert!(with(debtor(), &"R".repeat(33)).is_ok(), "a run is named by 32 letters and digits");
}
