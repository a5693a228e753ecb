//! Three months of an office and its bank.

use std::collections::{BTreeMap, HashMap};

use chrono::DateTime;
use domain::booking::Direction;
use domain::ids::ClaimId;
use domain::ledger::{Attempt, ClaimAccount, Standing};
use domain::matching::{Item, Items, Reconciliation, Settlement};

use super::bank::Bank;
use super::dice::Dice;
use super::judge::Judge;
use super::ledger::Ledger;
use super::office::Office;
use super::telling::File;
use super::truth::{Day, Movement};

/// Weeks in which payments are made; the bank has some more to say of them.
const PAYING: Day = 8;
const WEEKS: Day = 13;

/// What a run came to.
#[derive(Debug, Default)]
pub struct Figures {
    pub claims: u64,
    pub payments: u64,
    pub files: u64,
    pub bookings: u64,
    /// Bookings that the rules have placed.
    pub placed: u64,
    /// Payments with which nothing is wrong, and those of them that were matched by the rules.
    pub clean: u64,
    pub matched: u64,
    pub carrier: u64,
    pub carrier_matched: u64,
    /// What the bank did how often, and what the ledger recorded.
    pub done: HashMap<&'static str, u64>,
    pub recorded: HashMap<&'static str, u64>,
}

impl Figures {
    pub fn add(&mut self, other: &Figures) {
        self.claims += other.claims;
        self.payments += other.payments;
        self.files += other.files;
        self.bookings += other.bookings;
        self.placed += other.placed;
        self.clean += other.clean;
        self.matched += other.matched;
        self.carrier += other.carrier;
        self.carrier_matched += other.carrier_matched;
        for (all, other) in [(&mut self.done, &other.done), (&mut self.recorded, &other.recorded)] {
            other.iter().for_each(|(what, times)| *all.entry(what).or_default() += times);
        }
    }
}

type Settlements = BTreeMap<ClaimId, Settlement>;

struct World {
    dice: Dice,
    office: Office,
    bank: Bank,
    judge: Judge,
    /// Files on their way, by the day on which somebody gets them.
    mail: Vec<(Day, File)>,
    /// The receivables that the carrier has paid as it should.
    carrier: Vec<u32>,
    credits: Vec<(Day, Movement)>,
    /// The files that were read.
    read: Vec<File>,
    figures: Figures,
}

/// One seed: an office, its bank, and everything that happens between them.
pub fn simulate(seed: u64) -> Figures {
    let mut dice = Dice::new(seed);
    let (office, bank) = (Office::new(&mut dice), Bank::new(&mut dice));
    let mut world = World {
        dice,
        office,
        bank,
        judge: Judge::default(),
        mail: Vec::new(),
        carrier: Vec::new(),
        credits: Vec::new(),
        read: Vec::new(),
        figures: Figures::default(),
    };
    world.plan_credits();
    let mut settlements = BTreeMap::new();
    for week in 0..WEEKS {
        settlements = world.week(week);
    }
    world.figures.claims = world.office.claims.len() as u64;
    world.figures.payments = world.office.payouts.len() as u64;
    world.figures.bookings = world.office.bookings.len() as u64;
    world.count();
    world.any_order(&settlements);
    world.any_order_of_files();
    world.figures.done = world.bank.done;
    world.figures.recorded = world.office.ledger.done;
    world.figures
}

impl World {
    fn week(&mut self, week: Day) -> Settlements {
        let monday = week * 7;
        if week < PAYING {
            for bytes in self.office.pay(&mut self.dice, monday) {
                let answer = self.bank.take(&mut self.dice, &bytes, &self.office.places);
                self.send(monday + 1, answer);
            }
        }
        let items = Items::new(&self.office.payouts, &self.office.receivables);
        let mut known = Reconciliation::new(&items);
        self.office.refusals.iter().for_each(|refusal| refusal.tell(&mut known));
        self.office.bookings.iter().for_each(|booking| _ = known.take(booking));
        let (mut bookings, mut refusals) = (Vec::new(), Vec::new());
        let named: Vec<(String, i64)> =
            self.office.claims.iter().map(|claim| (claim.service_id.to_string(), claim.amount)).collect();
        for day in monday..monday + 7 {
            if week < WEEKS - 2 {
                self.bank.others(&mut self.dice, day, &named);
            }
            for (_, movement) in self.credits.extract_if(.., |(on, _)| *on == day) {
                self.bank.credit(&mut self.dice, day, movement);
            }
            for file in self.bank.close(&mut self.dice, day) {
                // Not `send`, which needs all of `self`.
                post(&mut self.dice, &mut self.mail, day, file);
            }
            let last = day + 1 == WEEKS * 7;
            let mut due: Vec<File> =
                self.mail.extract_if(.., |(on, _)| *on <= day || last).map(|(_, file)| file).collect();
            while !due.is_empty() {
                let file = due.swap_remove(self.dice.roll(due.len()));
                let (found, refused) = self.office.read(&file);
                self.judge.hear(&self.bank, &self.office, &file, &found);
                refused.iter().for_each(|refusal| refusal.tell(&mut known));
                found.iter().for_each(|booking| _ = known.take(booking));
                let ledger = &mut self.office.ledger;
                ledger.refuse(&self.office.payouts, refused.iter().flat_map(|one| one.places(&items)), day);
                ledger.record(&self.office.payouts, &self.office.receivables, &known, day);
                self.figures.files += 1;
                self.figures.placed = self.judge.judge(&self.bank, &self.office, &known);
                self.judge.judge_ledger(&self.bank, &self.office);
                bookings.extend(found);
                refusals.extend(refused);
                self.read.push(file);
            }
        }
        let settlements: BTreeMap<_, _> = known.settlements().collect();
        self.office.bookings.extend(bookings);
        self.office.refusals.extend(refusals);
        settlements
    }

    fn send(&mut self, day: Day, file: File) {
        post(&mut self.dice, &mut self.mail, day, file);
    }

    /// What the carrier will pay, and with which words.
    fn plan_credits(&mut self) {
        let receivables = &self.office.receivables;
        for (one, place) in receivables.iter().zip(0_u32..) {
            let same = receivables
                .iter()
                .filter(|other| other.service_id == one.service_id && other.money.amount == one.money.amount);
            let (service, unique) = (&one.service_id, same.count() == 1);
            let text = match self.dice.roll(5) {
                0 => service.to_string(),
                1 => format!("Entschaedigung {service} Fehlbesuch 26.09.2026"),
                2 => format!("Service-ID: {service}."),
                3 => format!("SERVICE-ID {}", service.to_ascii_uppercase()),
                _ => format!("({service}), danke"),
            };
            let on = self.dice.between(5, (WEEKS - 4) * 7);
            let end_to_end = [None, Some("NOTPROVIDED".to_owned()), Some(format!("SC{place}"))];
            let credit = Movement {
                item: Some(Item::Receivable(place)),
                by_rule: unique,
                direction: Direction::Credit,
                amount: one.money.amount,
                end_to_end: end_to_end[self.dice.roll(3)].clone(),
                instruction: None,
                information: None,
                name: "Carrier AG".to_owned(),
                iban: None,
                text,
                reason: None,
                sub_family: "XBCT",
            };
            match self.dice.roll(20) {
                0 => {}
                1 => {
                    let short = Movement { amount: credit.amount - 1, by_rule: false, ..credit };
                    self.credits.push((on, short));
                }
                2 => {
                    let again = on + self.dice.between(1, 20);
                    self.credits.extend([(on, credit.clone()), (again, credit)]);
                }
                3 => {
                    let other = &receivables[self.dice.roll(receivables.len())];
                    let alone = other.service_id == *service;
                    let text = format!("{} und {}", credit.text, other.service_id);
                    self.credits.push((on, Movement { text, by_rule: unique && alone, ..credit }));
                }
                _ => {
                    if unique {
                        self.carrier.push(place);
                    }
                    self.credits.push((on, credit));
                }
            }
        }
    }

    /// What was matched of the payments with which nothing is wrong, by what the ledger has of them.
    fn count(&mut self) {
        let ledger = &self.office.ledger;
        for (payout, place) in self.office.payouts.iter().zip(0_u32..) {
            if !self.bank.unclean.contains(&place) {
                let own = |one: &&Attempt| one.end_to_end_id.as_str() == &*payout.end_to_end;
                let attempt = ledger.accounts[&payout.claim].attempts.iter().find(own).expect("it was made");
                self.figures.clean += 1;
                self.figures.matched += u64::from(attempt.paid == payout.money.amount);
            }
        }
        for place in &self.carrier {
            let receivable = &self.office.receivables[*place as usize];
            self.figures.carrier += 1;
            self.figures.carrier_matched +=
                u64::from(ledger.accounts[&receivable.claim].standing() == Standing::Booked);
        }
    }

    /// The same bookings in any other order come to the same.
    fn any_order(&mut self, settlements: &Settlements) {
        let items = Items::new(&self.office.payouts, &self.office.receivables);
        let mut known = Reconciliation::new(&items);
        let mut bookings: Vec<_> = self.office.bookings.iter().collect();
        while !bookings.is_empty() {
            known.take(bookings.swap_remove(self.dice.roll(bookings.len())));
        }
        self.office.refusals.iter().for_each(|refusal| refusal.tell(&mut known));
        assert_eq!(known.settlements().collect::<BTreeMap<_, _>>(), *settlements, "the order does not matter");
    }
}

impl World {
    /// The same files in another order bring the ledger to the same. Of claims that were tried once, because what was tried
    /// again hangs on what was known then; and without those of which statement and advice name different amounts: which
    /// of the two is recorded until a person decides hangs on which came first.
    fn any_order_of_files(&mut self) {
        let office = &self.office;
        let once = |claim: &ClaimId| office.ledger.accounts[claim].attempts.len() <= 1;
        let mut ledger = Ledger::default();
        office.claims.iter().for_each(|claim| ledger.open(claim));
        for (claim, events) in office.attempts.iter().filter(|(claim, _)| once(claim)) {
            for event in events {
                let account = ledger.accounts.get_mut(claim).expect("it is known");
                account.apply(DateTime::UNIX_EPOCH, event);
            }
        }
        let items = Items::new(&office.payouts, &office.receivables);
        let mut known = Reconciliation::new(&items);
        let mut files: Vec<&File> = self.read.iter().collect();
        while !files.is_empty() {
            let file = files.swap_remove(self.dice.roll(files.len()));
            let (found, refused) = office.read(file);
            refused.iter().for_each(|refusal| refusal.tell(&mut known));
            found.iter().for_each(|booking| _ = known.take(booking));
            ledger.refuse(&office.payouts, refused.iter().flat_map(|one| one.places(&items)), 0);
            ledger.record(&office.payouts, &office.receivables, &known, 0);
        }
        let in_doubt = |claim: &ClaimId| ledger.in_doubt.contains(claim) || office.ledger.in_doubt.contains(claim);
        for (claim, account) in ledger.accounts.iter().filter(|(claim, _)| once(claim) && !in_doubt(claim)) {
            let before = &office.ledger.accounts[claim];
            let stands = |account: &ClaimAccount| {
                let attempts: Vec<_> = account.attempts.iter().map(|one| (one.state, one.paid)).collect();
                (account.standing(), account.paid, attempts)
            };
            assert_eq!(stands(account), stands(before), "{account:#?} {before:#?}");
        }
    }
}

/// Somebody gets a file: soon, late, or twice.
fn post(dice: &mut Dice, mail: &mut Vec<(Day, File)>, day: Day, file: File) {
    let late = if dice.roll(6) == 0 { dice.between(1, 9) } else { 0 };
    if dice.roll(8) == 0 {
        mail.push((day + dice.between(0, 12), file.clone()));
    }
    mail.push((day + late, file));
}
