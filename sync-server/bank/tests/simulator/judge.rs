//! Compares what the reconciliation says with what really happened and was told.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use domain::booking::Booking;
use domain::ids::{BookingId, ClaimId};
use domain::ledger::Payer;
use domain::matching::{Disposition, Item, Reconciliation, Settlement};

use super::bank::Bank;
use super::office::Office;
use super::telling::{File, Tells};
use super::truth::Line;

/// What a booking tells of: the same in all files, or its identity is worth nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Of {
    Movement(usize),
    Sum(usize),
}

#[derive(Default)]
pub struct Judge {
    seen: HashMap<BookingId, Of>,
    /// Movements told one by one by statements, and by advices.
    statements: HashSet<usize>,
    advices: HashSet<usize>,
    /// Lines told by statements, in whatever way.
    lines: HashSet<usize>,
    /// Lines told as sums by statements.
    sums: BTreeSet<usize>,
    /// Payments that the bank said it refuses.
    refused: HashSet<u32>,
}

/// Where an item stands by the books of the model, in the words of [`Settlement::as_str`], and what is left with the
/// payee.
type Stands = (&'static str, i64);

impl Judge {
    /// A file was read, and these are its bookings.
    pub fn hear(&mut self, bank: &Bank, office: &Office, file: &File, bookings: &[Booking]) {
        assert_eq!(bookings.len(), file.tells.len(), "{}: every booking is read, and no other", file.name);
        for (booking, (tells, booked)) in bookings.iter().zip(&file.tells) {
            let of = match *tells {
                Tells::Movement(at) => Of::Movement(at),
                Tells::Bare(at) => Of::Movement(bank.lines[at].movements[0]),
                Tells::Sum(at) => Of::Sum(at),
            };
            let before = *self.seen.entry(booking.id).or_insert(of);
            let same = before == of || are_twins(bank, before, of);
            assert!(same, "{}: one identity for two, {before:?} and {of:?}: {booking:#?}", file.name);
            match *tells {
                Tells::Movement(at) if *booked => {
                    _ = if file.advice { self.advices.insert(at) } else { self.statements.insert(at) }
                }
                Tells::Sum(at) if *booked => _ = (self.sums.insert(at), self.lines.insert(at)),
                Tells::Bare(at) if *booked => _ = self.lines.insert(at),
                _ => {}
            }
        }
        self.refused.extend(file.refuses.iter().map(|number| office.places[number]));
    }

    /// Whether a sum is that of its part of our file, as far as the bank has said what it refuses.
    fn agrees(&self, bank: &Bank, office: &Office, line: usize) -> bool {
        let line = &bank.lines[line];
        let rows = office.payouts.iter().zip(0_u32..).filter(|(payout, place)| {
            line.batch.as_deref() == Some(&*payout.payment_information) && !self.refused.contains(place)
        });
        let ours: BTreeMap<Item, i64> =
            rows.map(|(payout, place)| (Item::Payout(place), payout.money.amount)).collect();
        let moved: Vec<(Item, i64)> = line
            .movements
            .iter()
            .map(|at| &bank.movements[*at])
            .filter_map(|one| Some((one.item?, one.amount)))
            .collect();
        moved.len() == line.movements.len()
            && moved.len() == ours.len()
            && moved.into_iter().collect::<BTreeMap<_, _>>() == ours
    }

    /// All that counts by itself, after each file; how many bookings the rules have placed.
    pub fn judge(&self, bank: &Bank, office: &Office, known: &Reconciliation<'_>) -> u64 {
        let placed = self.no_false_match(bank, office, known);
        let expected = self.expected(bank, office);
        for (claim, settlement) in known.settlements() {
            let (word, left) = expected[&claim];
            if settlement.as_str() != word {
                self.explain(bank, office, known, claim);
                panic!("{claim}: {settlement:?}, and it is {word}, {left} left with the payee");
            }
            let said = match &settlement {
                Settlement::PartPaid { paid } | Settlement::Overpaid { paid } => Some(paid.amount),
                Settlement::Double { kept, .. } => Some(kept.amount),
                Settlement::Open | Settlement::Rejected | Settlement::Returned { .. } => Some(0),
                _ => None,
            };
            assert!(said.is_none_or(|said| said == left), "{claim}: {settlement:?}, and {left} is left with the payee");
        }
        placed
    }

    /// The ledger counts what was moved, and no movement twice.
    pub fn judge_ledger(&self, bank: &Bank, office: &Office) {
        let expected = self.expected(bank, office);
        for (claim, account) in &office.ledger.accounts {
            let mut counted = HashSet::new();
            for one in &account.bookings {
                let movements = match self.seen[&one.booking] {
                    Of::Movement(at) => vec![at],
                    Of::Sum(at) => bank.lines[at].movements.clone(),
                };
                let own = movements.into_iter().filter(|at| {
                    let item = bank.movements[*at].item.expect("it is one of ours");
                    office.claim_of(item) == *claim
                });
                for at in own {
                    if !counted.insert(at) && !self.has_twin(bank, at) {
                        self.explain_movement(bank, at);
                        panic!("a movement counts twice: {:?} {:?}", bank.movements[at], account.bookings);
                    }
                }
            }
            let Some((_, left)) = expected.get(claim) else { continue };
            if office.ledger.in_doubt.contains(claim) {
                continue;
            }
            let more = account.payer == Payer::Carrier && account.paid > *left;
            assert!(account.paid == *left || more, "{left} is left with the payee: {account:#?}");
        }
    }

    fn has_twin(&self, bank: &Bank, at: usize) -> bool {
        let twin = |other: &usize| *other != at && are_twins(bank, Of::Movement(at), Of::Movement(*other));
        self.statements.iter().chain(&self.advices).any(twin)
    }

    fn explain_movement(&self, bank: &Bank, at: usize) {
        let lines = bank.lines.iter().zip(0..).filter(|(line, _)| line.movements.contains(&at));
        for (line, number) in lines {
            let Line { told, advice, on, batch, .. } = line;
            println!("line {number} on {on}: {told:?} {advice:?} {batch:?} {:?}", bank.references());
        }
        let ids = self.seen.iter().filter(|(_, of)| **of == Of::Movement(at));
        ids.for_each(|(id, _)| println!("told as {id:?}"));
    }

    /// All that was told of a claim that was judged otherwise, for whoever has to understand it.
    fn explain(&self, bank: &Bank, office: &Office, known: &Reconciliation<'_>, claim: ClaimId) {
        for (payout, place) in office.payouts.iter().zip(0_u32..).filter(|(payout, _)| payout.claim == claim) {
            let item = Item::Payout(place);
            println!("{payout:?}, refused: {}, {:#?}", self.refused.contains(&place), known.evidence(item));
            for (line, at) in bank.lines.iter().zip(0..) {
                for one in line.movements.iter().filter(|one| bank.movements[**one].item == Some(item)) {
                    let (by, advised) = (self.statements.contains(one), self.advices.contains(one));
                    let sum = self.sums.contains(&at).then(|| self.agrees(bank, office, at));
                    let Line { told, advice, on, .. } = line;
                    println!(
                        "line {at} on {on}: {told:?} {advice:?}, told {by} {advised} {sum:?} {:?}",
                        bank.movements[*one]
                    );
                }
            }
        }
    }

    fn no_false_match(&self, bank: &Bank, office: &Office, known: &Reconciliation<'_>) -> u64 {
        let mut placed = 0;
        for (id, disposition) in known.dispositions() {
            match (disposition, self.seen[&id]) {
                (Disposition::Placed { item, .. }, Of::Movement(at)) => {
                    let one = &bank.movements[at];
                    assert!(one.item == Some(item) && one.by_rule, "a false match: {item:?} by {one:#?}");
                    placed += 1;
                }
                (Disposition::Placed { item, .. }, Of::Sum(at)) => {
                    panic!("a sum is no single payment: {item:?} by {:?}", bank.lines[at]);
                }
                (Disposition::Sum { against }, Of::Sum(at)) => {
                    let agrees = self.agrees(bank, office, at);
                    assert_eq!(against.is_empty(), agrees, "{against:?}: {:?}", bank.lines[at]);
                    placed += u64::from(agrees);
                }
                _ => {}
            }
        }
        placed
    }

    /// Where each claim stands: what was really moved for it, as far as it was told in a way that a rule may count.
    fn expected(&self, bank: &Bank, office: &Office) -> HashMap<ClaimId, Stands> {
        let mut by_statements: HashMap<Item, Vec<i64>> = HashMap::new();
        let mut by_advices: HashMap<Item, Vec<i64>> = HashMap::new();
        let sums = self.sums.iter().filter(|at| self.agrees(bank, office, **at));
        let in_sums = sums.flat_map(|at| &bank.lines[*at].movements);
        // A statement tells of all that it has the entry of, if an advice names that entry and tells the parts.
        let linked = self.lines.iter().map(|at| &bank.lines[*at]).filter(|line| bank.is_linked(line));
        let parts = linked.flat_map(|line| &line.movements).filter(|at| self.advices.contains(at));
        let told: BTreeSet<usize> = self.statements.iter().chain(in_sums).chain(parts).copied().collect();
        let advised: BTreeSet<usize> = self.advices.iter().copied().collect();
        for (told, by) in [(told, &mut by_statements), (advised, &mut by_advices)] {
            for one in told.into_iter().map(|at| &bank.movements[at]).filter(|one| one.by_rule) {
                let Some(item) = one.item else { continue };
                by.entry(item).or_default().push(if one.is_back() { -one.amount } else { one.amount });
            }
        }
        let none = Vec::new();
        let stands = |item, owed, refused| {
            let of = |by: &HashMap<Item, Vec<i64>>| by.get(&item).unwrap_or(&none).clone();
            stands(owed, refused, &of(&by_statements), &of(&by_advices))
        };
        let mut claims: HashMap<ClaimId, Vec<Stands>> = HashMap::new();
        for (payout, place) in office.payouts.iter().zip(0_u32..) {
            let refused = self.refused.contains(&place);
            let attempts = claims.entry(payout.claim).or_default();
            attempts.push(stands(Item::Payout(place), payout.money.amount, refused));
        }
        for (receivable, place) in office.receivables.iter().zip(0_u32..) {
            let attempts = claims.entry(receivable.claim).or_default();
            attempts.push(stands(Item::Receivable(place), receivable.money.amount, false));
        }
        claims.into_iter().map(|(claim, attempts)| (claim, of_attempts(&attempts))).collect()
    }
}

/// Nothing that the bank writes tells these two apart, such as a payment that it made twice on one day.
fn are_twins(bank: &Bank, one: Of, other: Of) -> bool {
    let (Of::Movement(one), Of::Movement(other)) = (one, other) else { return false };
    let day = |at: usize| bank.lines.iter().find(|line| line.movements.contains(&at)).map(|line| line.on);
    bank.movements[one] == bank.movements[other] && day(one) == day(other)
}

/// Where one payment stands by its movements, those that came back negative.
fn stands(owed: i64, refused: bool, statements: &[i64], advices: &[i64]) -> Stands {
    // A bank books everything in statements in the end; what an advice tells before counts already.
    let more = |wanted: fn(&&i64) -> bool| {
        let of = |from: &[i64]| from.iter().filter(wanted).copied().collect::<Vec<i64>>();
        let (one, other) = (of(statements), of(advices));
        if one.len() >= other.len() { one } else { other }
    };
    let (pays, back) = (more(|amount| **amount > 0), more(|amount| **amount < 0));
    let (paid, returned): (i64, i64) = (pays.iter().sum(), -back.iter().sum::<i64>());
    let word = match (pays.len(), back.len()) {
        (0, 0) => return (if refused { "rejected" } else { "open" }, 0),
        (0, _) => "return_before_payment",
        (1, 0) if paid == owed && refused => "paid_though_rejected",
        (1, 0) if paid == owed => "paid",
        (1, 0) if paid < owed => "part_paid",
        (1, 0) => "overpaid",
        (1, _) if paid == returned => "returned",
        (1, _) => "returned_in_part",
        (_, 0) if paid < owed => "part_paid",
        (_, 0) if paid == owed => "paid_in_parts",
        (_, 0) if pays.iter().all(|one| *one < owed) => "overpaid",
        _ => "double",
    };
    (word, paid - returned)
}

/// Where a claim stands that was tried several times.
fn of_attempts(attempts: &[Stands]) -> Stands {
    let live: Vec<Stands> =
        attempts.iter().filter(|(word, _)| !matches!(*word, "open" | "rejected" | "returned")).copied().collect();
    match live.as_slice() {
        [] => *attempts.last().expect("it has one"),
        [one] => *one,
        several => ("double", several.iter().map(|(_, left)| left).sum()),
    }
}
