//! The office: it orders payments, and reads what the bank says with the code that we ship.

use std::collections::HashMap;

use bank::order::{Bank, Debtor, Payout as Ordered, Software, bytes, check, prepare};
use bank::statement::{Bookings, FindingKind, Item as Said, Level, Reader, Verdict};
use chrono::{NaiveTime, TimeZone, Utc};
use domain::booking::Booking;
use domain::claim_number::{ClaimNumber, EndToEndId};
use domain::iban::Iban;
use domain::ids::{ClaimId, JobId};
use domain::ledger::ClaimEvent;
use domain::matching::{Item, Items, Payout, Receivable, Reconciliation};
use domain::money::Money;
use domain::service_id::ServiceId;
use uuid::Uuid;

use super::dice::Dice;
use super::ledger::Ledger;
use super::telling::File;
use super::truth::{Day, OURS, date};

pub const CLAIMS: usize = 500;
const NAMES: [&str; 5] = ["Anna Muster", "Müller & Söhne", "Zoë O'Neil", "José Núñez", "Łukasz Żak"];

pub struct Claim {
    pub id: ClaimId,
    pub job: JobId,
    pub number: ClaimNumber,
    pub service_id: ServiceId,
    pub amount: i64,
    /// The carrier pays it.
    pub carrier: bool,
    pub account: Iban,
    pub name: &'static str,
    ready: Day,
}

/// What the bank refused, as it said it.
#[derive(Debug, Clone)]
pub enum Refusal {
    One(String),
    Part(String),
}

impl Refusal {
    /// The payments that it is about.
    pub fn places(&self, items: &Items<'_>) -> Vec<u32> {
        match self {
            Refusal::One(number) => items.payout_by_id(number).into_iter().collect(),
            Refusal::Part(information) => items.payouts_of(information).to_vec(),
        }
    }

    pub fn tell(&self, known: &mut Reconciliation<'_>) {
        match self {
            Refusal::One(number) => known.reject(number),
            Refusal::Part(information) => known.reject_all_of(information),
        }
    }
}

pub struct Office {
    pub claims: Vec<Claim>,
    pub payouts: Vec<Payout>,
    pub receivables: Vec<Receivable>,
    /// Places of the payouts by their numbers.
    pub places: HashMap<String, u32>,
    pub ledger: Ledger,
    /// How each attempt came to be, to be told again.
    pub attempts: Vec<(ClaimId, [ClaimEvent; 3])>,
    /// All that was read, in its order.
    pub bookings: Vec<Booking>,
    pub refusals: Vec<Refusal>,
    /// The parts of each file.
    parts: HashMap<String, Vec<String>>,
    runs: u32,
}

/// An account with right check digits.
fn account(number: usize) -> Iban {
    let bban = format!("{:05}{number:012}", 230 + number % 7);
    let rest = format!("{bban}121700").bytes().fold(0, |rest, digit| (rest * 10 + u64::from(digit - b'0')) % 97);
    Iban::parse(&format!("CH{:02}{bban}", 98 - rest)).expect("an account")
}

impl Office {
    pub fn new(dice: &mut Dice) -> Office {
        let mut claims: Vec<Claim> = Vec::with_capacity(CLAIMS);
        for number in 0..CLAIMS {
            let job = JobId(Uuid::from_u128(number as u128 + 1));
            let id = ClaimId::of_job(job);
            // One line can fail several times, and its claims have one Service ID.
            let service_id = match dice.roll(15) {
                0 if number > 0 => claims[dice.roll(number)].service_id.clone(),
                1 => ServiceId::parse(&format!("AB {number:04} c")).expect("a Service ID"),
                2 => ServiceId::parse(&format!("SWC-{number:05}/x")).expect("a Service ID"),
                _ => ServiceId::parse(&format!("700{:06}", number * 37)).expect("a Service ID"),
            };
            let amount = match dice.roll(5) {
                0 => i64::from(dice.between(1_200, 80_000)) * 5,
                _ => dice.pick(&[12_000, 8_500, 15_000, 9_990]),
            };
            claims.push(Claim {
                id,
                job,
                number: ClaimNumber::of(id, 0),
                service_id,
                amount,
                carrier: dice.roll(5) == 0,
                account: account(number),
                name: dice.pick(&NAMES),
                ready: dice.between(0, 35),
            });
        }
        let receivables = claims.iter().filter(|claim| claim.carrier).map(|claim| Receivable {
            claim: claim.id,
            service_id: claim.service_id.as_str().into(),
            account: OURS.into(),
            money: Money::rappen(claim.amount),
            settled: false,
        });
        let mut ledger = Ledger::default();
        claims.iter().for_each(|claim| ledger.open(claim));
        Office {
            ledger,
            attempts: Vec::new(),
            receivables: receivables.collect(),
            claims,
            payouts: Vec::new(),
            places: HashMap::new(),
            bookings: Vec::new(),
            refusals: Vec::new(),
            parts: HashMap::new(),
            runs: 0,
        }
    }

    /// Pays what is ready, and again what was refused or came back, as far as the ledger allows. The files.
    pub fn pay(&mut self, dice: &mut Dice, today: Day) -> Vec<Vec<u8>> {
        self.runs += 1;
        let message = format!("R{}", self.runs);
        let mut ordered = Vec::new();
        let mut rows = HashMap::new();
        let days = [today + 1, today + 1 + dice.between(0, 2)];
        for (at, claim) in self.claims.iter().enumerate() {
            let before = self.ledger.accounts[&claim.id].attempts.len();
            if claim.carrier || claim.ready > today || before > 2 || before > 0 && dice.roll(2) == 0 {
                continue;
            }
            let Some((attempt, events)) = self.ledger.plan(claim, self.runs, today) else { continue };
            self.attempts.push((claim.id, events));
            let reference = EndToEndId::of(&claim.number, attempt).to_string();
            rows.insert(reference.clone(), at);
            ordered.push(Ordered {
                reference,
                execute_on: date(dice.pick(&days)),
                amount: Money::rappen(claim.amount),
                name: claim.name.to_owned(),
                address: None,
                account: claim.account.clone(),
                service_id: claim.service_id.clone(),
                note: "Entschädigung".to_owned(),
            });
        }
        let created = Utc.from_utc_datetime(&date(today).and_time(NaiveTime::MIN));
        let debtor = Debtor {
            name: "Muster Telecom AG".into(),
            account: Iban::parse(OURS).expect("an account"),
            bank: Bank::Iid(762),
            batch_booking: true,
            advice: None,
        };
        let software = Software { name: "Einsatz".to_owned(), maker: "Einsatz".to_owned(), version: "1".to_owned() };
        let prepared = prepare(&message, created, &debtor, &software, ordered).expect("the company is in order");
        assert_eq!(prepared.left_out, [], "every row can be paid");
        for order in &prepared.orders {
            let parts = order.batches.iter().map(|batch| batch.reference.clone()).collect();
            self.parts.insert(order.message.clone(), parts);
            for batch in &order.batches {
                for payment in &batch.payments {
                    let claim = &self.claims[rows[&payment.reference]];
                    self.places.insert(payment.reference.clone(), self.payouts.len() as u32);
                    self.payouts.push(Payout {
                        claim: claim.id,
                        end_to_end: payment.reference.as_str().into(),
                        uetr: None,
                        payment_information: batch.reference.as_str().into(),
                        from_account: OURS.into(),
                        to_account: payment.account.as_str().into(),
                        money: Money::rappen(payment.amount),
                        service_id: claim.service_id.as_str().into(),
                    });
                }
            }
        }
        let files: Vec<Vec<u8>> = prepared.orders.iter().map(bytes).collect();
        for file in &files {
            assert_eq!(check(file), [], "a bank would take it");
        }
        files
    }

    /// Which claim an item is for.
    pub fn claim_of(&self, item: Item) -> ClaimId {
        match item {
            Item::Payout(place) => self.payouts[place as usize].claim,
            Item::Receivable(place) => self.receivables[place as usize].claim,
        }
    }

    /// Reads a file. The bank of the model writes well: nothing is found in its files but sums without details.
    pub fn read(&self, file: &File) -> (Vec<Booking>, Vec<Refusal>) {
        let (mut kind, mut statement, mut found, mut refused) = (None, None, Vec::new(), Vec::new());
        for item in Reader::new(file.bytes.as_slice(), &file.name) {
            match item.unwrap_or_else(|refused| panic!("{}: {refused}", file.name)) {
                Said::Message(message) => kind = Some(message.kind),
                Said::Statement(header) => statement = kind.map(|kind| Bookings::new(kind, &header)),
                Said::Entry(entry) => statement.as_mut().expect("it began").of(*entry, |one| found.push(one)),
                Said::Answer(answer) if answer.verdict == Verdict::Rejected => match answer.level {
                    Level::File => {
                        let parts = &self.parts[answer.message.as_deref().expect("it is named")];
                        refused.extend(parts.iter().cloned().map(Refusal::Part));
                    }
                    Level::Part => {
                        let part = answer.payment_information.expect("it is named");
                        refused.push(Refusal::Part(part.into()));
                    }
                    Level::Payment => {
                        let number = answer.end_to_end.or(answer.instruction).expect("it is named");
                        refused.push(Refusal::One(number.into()));
                    }
                },
                Said::Finding(finding) => {
                    let expected = matches!(finding.kind, FindingKind::BatchWithoutDetails { .. });
                    assert!(expected, "{}: {finding:?}", file.name);
                }
                Said::Answer(_) | Said::StatementEnd(_) => {}
            }
        }
        (found, refused)
    }
}
