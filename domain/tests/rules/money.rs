//! Short words for tests about money.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::claim::{Claim, ClaimState, due_date};
use domain::claim_number::ClaimNumber;
use domain::iban::Iban;
use domain::ids::{BookingId, ClaimId, JobId, PayRunId};
use domain::ledger::{BankReason, BookedMoney, ClaimAccount, ClaimEvent, Fact, FinanceRefusal, Hash, Opened};
use domain::money::{Currency, Money};
use domain::procedure::{CauseCode, PartnerCode, ProcedureVersion};
use domain::service_id::ServiceId;
use uuid::Uuid;

use crate::sample::*;

pub const RUN: PayRunId = PayRunId(Uuid::from_u128(0x9a1));

pub fn iban() -> Iban {
    Iban::parse("CH93 0076 2011 6238 5295 7").expect("an IBAN")
}

pub fn other_iban() -> Iban {
    Iban::parse("CH56 0483 5012 3456 7800 9").expect("an IBAN")
}

pub fn booking(number: u128) -> BookingId {
    BookingId(Uuid::from_u128(number))
}

pub fn claim(number: u128) -> Claim {
    let (job, left) = (JobId(Uuid::from_u128(number)), at("2026-09-25T22:30:00Z"));
    Claim {
        id: ClaimId::of_job(job),
        job,
        job_number: format!("A-{number}"),
        technician: ME,
        service_id: ServiceId::parse("SID-4711/8").expect("a Service ID"),
        cause: CauseCode(LINE.into()),
        amount: Money::rappen(8_000),
        procedure: ProcedureVersion { partner: PartnerCode("swisscom".into()), version: 1 },
        checked_out_at: left,
        due: due_date(left, 8),
        state: ClaimState::Submitted,
        trouble: None,
        paid_on: None,
        version: 0,
    }
}

pub fn opened(number: u128) -> Opened {
    let claim = claim(number);
    Opened::of(&claim, ClaimNumber::of(claim.id, 0))
}

/// A claim of 80.00, and what happened to it.
pub struct Told {
    pub account: ClaimAccount,
    pub events: Vec<ClaimEvent>,
}

pub fn told() -> Told {
    let opened = opened(7);
    let claim = ClaimId::of_job(opened.job);
    Told { account: ClaimAccount::opened(claim, opened.clone()), events: vec![ClaimEvent::Opened { opened }] }
}

impl Told {
    pub fn does(&mut self, act: impl FnOnce(&ClaimAccount) -> Result<ClaimEvent, FinanceRefusal>) -> &mut Told {
        let event = act(&self.account).expect("it is allowed");
        self.account.apply(now(), &event);
        self.events.push(event);
        self
    }

    pub fn hears(&mut self, fact: Fact) -> &mut Told {
        self.does(|account| account.record(&fact).map(|event| event.expect("it is news")))
    }

    pub fn exported(&mut self) -> &mut Told {
        self.does(ClaimAccount::approve).does(|account| account.plan(RUN, iban(), "Tina Beispiel"));
        let attempt = self.account.open_attempt().expect("one").number;
        self.does(|account| account.export(attempt, Hash::of(b"file")))
    }
}

pub fn money(number: u128, attempt: Option<u32>, amount: i64) -> BookedMoney {
    BookedMoney { booking: booking(number), attempt, amount, currency: Currency::Chf, on: today() }
}

pub fn debit(number: u128, attempt: u32, amount: i64) -> Fact {
    Fact::Debit { money: money(number, Some(attempt), amount) }
}

pub fn returned(number: u128, attempt: u32, amount: i64, code: &str) -> Fact {
    Fact::Return { money: money(number, Some(attempt), amount), reason: because(code) }
}

pub fn because(code: &str) -> BankReason {
    BankReason { code: code.into(), text: String::new() }
}

pub fn today() -> NaiveDate {
    domain::clock::local_date(now())
}

pub fn names<const N: usize>(names: [&str; N]) -> BTreeSet<String> {
    names.map(str::to_owned).into()
}
