//! Three months of an office and its bank.

use std::collections::{BTreeMap, HashMap};

use domain::booking::Direction;
use domain::matching::{Item, Items, Reconciliation, Settlement};

use super::bank::Bank;
use super::dice::Dice;
use super::judge::Judge;
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
    /// What the bank did how often.
    pub done: HashMap<&'static str, u64>,
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
        for (what, times) in &other.done {
            *self.done.entry(what).or_default() += times;
        }
    }
}

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
        figures: Figures::default(),
    };
    world.plan_credits();
    let mut settlements = BTreeMap::new();
    for week in 0..WEEKS {
        settlements = world.week(week, &settlements);
    }
    world.figures.claims = world.office.claims.len() as u64;
    world.figures.payments = world.office.payouts.len() as u64;
    world.figures.bookings = world.office.bookings.len() as u64;
    world.count(&settlements);
    world.any_order(&settlements);
    world.figures.done = world.bank.done;
    world.figures
}

impl World {
    fn week(
        &mut self,
        week: Day,
        before: &BTreeMap<domain::ids::ClaimId, Settlement>,
    ) -> BTreeMap<domain::ids::ClaimId, Settlement> {
        let monday = week * 7;
        if week < PAYING {
            for bytes in self.office.pay(&mut self.dice, monday, before) {
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
                self.figures.files += 1;
                self.figures.placed = self.judge.judge(&self.bank, &self.office, &known);
                bookings.extend(found);
                refusals.extend(refused);
            }
        }
        let settlements = known.settlements();
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

    fn count(&mut self, settlements: &BTreeMap<domain::ids::ClaimId, Settlement>) {
        let is_paid = |claim| matches!(settlements.get(claim), Some(Settlement::Paid { .. }));
        for (payout, place) in self.office.payouts.iter().zip(0_u32..) {
            if !self.bank.unclean.contains(&place) {
                self.figures.clean += 1;
                self.figures.matched += u64::from(is_paid(&payout.claim));
            }
        }
        for place in &self.carrier {
            self.figures.carrier += 1;
            self.figures.carrier_matched += u64::from(is_paid(&self.office.receivables[*place as usize].claim));
        }
    }

    /// The same files in any other order come to the same.
    fn any_order(&mut self, settlements: &BTreeMap<domain::ids::ClaimId, Settlement>) {
        let items = Items::new(&self.office.payouts, &self.office.receivables);
        let mut known = Reconciliation::new(&items);
        let mut bookings: Vec<_> = self.office.bookings.iter().collect();
        while !bookings.is_empty() {
            known.take(bookings.swap_remove(self.dice.roll(bookings.len())));
        }
        self.office.refusals.iter().for_each(|refusal| refusal.tell(&mut known));
        assert_eq!(known.settlements(), *settlements, "the order does not matter");
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
