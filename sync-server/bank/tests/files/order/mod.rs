//! Payment orders.

mod judges;
mod permitted;
mod preparing;
mod refusing;
mod sets;
mod splitting;
mod wrong;

use bank::order::{Address, Advice, Bank, Debtor, PaymentOrder, Payout, Prepared, Software, prepare};
use chrono::{DateTime, NaiveDate, Utc};
use domain::iban::Iban;
use domain::money::{Currency, Money};
use domain::service_id::ServiceId;

/// Where the company and its people have their accounts; invented.
pub const COMPANY: &str = "CH9300762011623852957";
pub const ANNA: &str = "CH5604835012345678009";
pub const LORENZ: &str = "LI21088100002324013AA";

pub fn iban(number: &str) -> Iban {
    Iban::parse(number).expect("an account")
}

pub fn day(day: &str) -> NaiveDate {
    day.parse().expect("a day")
}

pub fn created() -> DateTime<Utc> {
    "2026-11-21T08:15:00Z".parse().expect("a moment")
}

pub fn debtor() -> Debtor {
    Debtor {
        name: "Muster Telecom AG".into(),
        account: iban(COMPANY),
        bank: Bank::Iid(762),
        batch_booking: true,
        advice: Some(Advice::CollectiveWithDetails),
    }
}

pub fn software() -> Software {
    Software { name: "Einsatz".into(), maker: "Muster Software".into(), version: "0.1.0".into() }
}

pub fn anna(number: u32) -> Payout {
    Payout {
        reference: format!("FV-C{number:07}-1"),
        execute_on: day("2026-11-24"),
        amount: Money::rappen(12_000),
        name: "Anna Müller".into(),
        address: Some(Address {
            street: Some("Bahnhofstrasse".into()),
            building: Some("12a".into()),
            postcode: Some("8001".into()),
            town: "Zürich".into(),
            country: "CH".into(),
        }),
        account: iban(ANNA),
        service_id: ServiceId::parse("700123456").expect("a Service ID"),
        note: "Entschädigung Fehlbesuch 26.09.2026".into(),
    }
}

pub fn lorenz(number: u32) -> Payout {
    Payout { name: "Lorenz d'Angelo & Söhne".into(), address: None, account: iban(LORENZ), ..anna(number) }
}

pub fn run(payouts: Vec<Payout>) -> Prepared {
    prepare("FV-20261121-0001", created(), &debtor(), &software(), payouts).expect("the company is in order")
}

/// Francs on two days and euros.
pub fn good() -> PaymentOrder {
    let euros = Money { amount: 999_999_999_999, currency: Currency::Eur };
    let mut prepared = run(vec![
        anna(123),
        Payout { amount: Money::rappen(8_550), ..lorenz(124) },
        Payout { amount: euros, ..anna(125) },
        Payout { execute_on: day("2026-11-25"), amount: Money::rappen(1), ..anna(126) },
    ]);
    assert_eq!((prepared.orders.len(), prepared.left_out.len(), prepared.changed.len()), (1, 0, 0));
    prepared.orders.remove(0)
}
