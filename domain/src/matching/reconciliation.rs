//! All bookings that are known, and what follows from them. Taking the same booking again changes nothing, and the order
//! of taking does not matter.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use super::by_id::ById;
use super::counted::Counted;
use super::decision::{Decision, Reason, Rule, Suggestion, decide};
use super::items::{Item, Items, Payout};
use super::settlement::Evidence;
use crate::booking::{Booking, BookingState, Decimal, Direction, Source};
use crate::ids::{BookingId, EntryId};
use crate::money::Money;

/// What became of a booking.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Disposition {
    /// Announced only.
    Waiting,
    /// Counted for an item, without a hand.
    Placed {
        /// Which one.
        item: Item,
        /// By which rule; a return is told by the payment's number too.
        rule: Rule,
    },
    /// The sum of a part of a payment file, and whether it agrees with it: nothing speaks against it then.
    Sum {
        /// What speaks against it.
        against: BTreeSet<Reason>,
    },
    /// A person decides among these.
    Suggested(Vec<Suggestion>),
    /// A person looks.
    Unmatched(BTreeSet<Reason>),
}

/// What is remembered of a booking.
#[derive(Debug)]
struct Known {
    booking: BookingId,
    entry: EntryId,
    is_detail: bool,
    decision: Decision,
}

/// A sum without parts.
#[derive(Debug)]
pub(super) struct Sum {
    information: Box<str>,
    account: Box<str>,
    direction: Direction,
    undoes: bool,
    money: Option<Money>,
    value: Decimal,
    count: Option<u64>,
    pub(super) evidence: Evidence,
}

/// Which messages tell of an entry, with its parts or without, and the sum of the parts that are known.
#[derive(Debug, Clone, Copy, Default)]
struct Told {
    in_statement: bool,
    in_advice: bool,
    parts: Option<Decimal>,
}

/// The bookings of some files against what is waited for.
#[derive(Debug)]
pub struct Reconciliation<'a> {
    pub(super) items: &'a Items<'a>,
    known: Vec<Known>,
    /// Where each booking is among them: a large value would be copied whenever the map grows.
    places: ById<BookingId, u32>,
    pub(super) evidence: Counted,
    sums: BTreeMap<BookingId, Sum>,
    /// What is told of each entry.
    told: ById<EntryId, Told>,
    pub(super) rejected: HashSet<u32>,
}

impl<'a> Reconciliation<'a> {
    /// Nothing known yet.
    #[must_use]
    pub fn new(items: &'a Items<'a>) -> Reconciliation<'a> {
        Reconciliation {
            items,
            known: Vec::new(),
            places: ById::default(),
            evidence: Counted::of(items),
            sums: BTreeMap::new(),
            told: ById::default(),
            rejected: HashSet::new(),
        }
    }

    /// The bank refused this payment (pain.002). It is then no part of the sum of its batch.
    pub fn reject(&mut self, end_to_end: &str) {
        self.rejected.extend(self.items.payout_by_id(end_to_end));
    }

    /// The bank refused a whole part of a file.
    pub fn reject_all_of(&mut self, payment_information: &str) {
        self.rejected.extend(self.items.payouts_of(payment_information));
    }

    /// Takes a booking in. True if it tells something new.
    pub fn take(&mut self, booking: &Booking) -> bool {
        let decision = decide(self.items, booking);
        if decision != Decision::NotCounted {
            self.hear_of_entry(booking);
        }
        let known = self.known_of(booking.id);
        let better = known.is_none_or(|known| rank(&decision) > rank(&known.decision));
        if !better {
            return self.tell_again(booking);
        }
        if known.is_none_or(|known| known.decision == Decision::NotCounted) && decision != Decision::NotCounted {
            self.add_part(booking);
        }
        match decision {
            Decision::Pays { item, rule } => self.add(booking, item, rule),
            Decision::BringsBack { item } => self.add(booking, item, Rule::PaymentId),
            Decision::Sum => self.add_sum(booking),
            _ => {}
        }
        self.remember(booking, decision);
        true
    }

    fn known_of(&self, id: BookingId) -> Option<&Known> {
        self.known.get(*self.places.get(&id)? as usize)
    }

    fn remember(&mut self, booking: &Booking, decision: Decision) {
        let known = Known { booking: booking.id, entry: booking.entry, is_detail: booking.is_detail, decision };
        let next = u32::try_from(self.known.len()).unwrap_or(u32::MAX);
        let place = *self.places.entry(booking.id).or_insert(next);
        match self.known.get_mut(place as usize) {
            Some(before) => *before = known,
            None => self.known.push(known),
        }
    }

    /// Takes in a booking about which nothing is asked any more: as a part of its entry it still counts.
    pub fn know(&mut self, booking: &Booking) {
        self.hear_of_entry(booking);
        if self.places.contains_key(&booking.id) {
            return;
        }
        self.remember(booking, Decision::Unmatched(BTreeSet::new()));
        self.add_part(booking);
    }

    /// Takes in a booking that the ledger counts for an item: what it means is decided, by a rule at its time or by a
    /// person. `money` is the part of it that counts here.
    pub fn place(&mut self, booking: &Booking, item: Item, rule: Rule, money: Money) {
        self.know(booking);
        self.remember(booking, Decision::Pays { item, rule });
        if self.evidence.get(item).all(|one| one.booking != booking.id) {
            self.evidence.push(item, evidence_with(booking, item, rule, money));
        }
    }

    fn hear_of_entry(&mut self, booking: &Booking) {
        let told = self.told.entry(booking.entry).or_default();
        told.in_statement |= booking.source == Source::Statement;
        told.in_advice |= booking.source == Source::Advice;
    }

    fn add_part(&mut self, booking: &Booking) {
        if booking.is_detail && booking.payment_information.is_some() {
            let value = booking.amount.map_or(Decimal::ZERO, |amount| amount.value);
            let told = self.told.entry(booking.entry).or_default();
            told.parts = Some(told.parts.unwrap_or_default() + value);
        }
    }

    fn add(&mut self, booking: &Booking, item: Item, rule: Rule) {
        if let Some(evidence) = evidence_of(booking, item, rule) {
            self.evidence.push(item, evidence);
        }
    }

    fn add_sum(&mut self, booking: &Booking) {
        // Of which payments it is the sum may change: it is kept as that of none.
        let none = Item::Payout(u32::MAX);
        let (Some(amount), Some(evidence)) = (booking.amount, evidence_of(booking, none, Rule::Batch)) else { return };
        let sum = Sum {
            information: booking.payment_information.clone().unwrap_or_default(),
            account: booking.account.clone(),
            direction: booking.direction,
            undoes: booking.reversal || booking.returned.is_some(),
            money: amount.money(),
            value: amount.value,
            count: booking.batch.and_then(|batch| batch.count),
            evidence: Evidence { brings_back: None, ..evidence },
        };
        self.sums.insert(booking.id, sum);
    }

    /// The same booking in another file: a reason that was missing is all that can be new of it.
    fn tell_again(&mut self, booking: &Booking) -> bool {
        let Some(Known { decision: Decision::Pays { item, .. } | Decision::BringsBack { item }, .. }) =
            self.known_of(booking.id)
        else {
            return false;
        };
        self.evidence.change(*item, |evidence| {
            if let (Some(reason), Some(told)) = (&mut evidence.brings_back, &booking.returned)
                && evidence.booking == booking.id
                && *reason < *told
            {
                reason.clone_from(told);
            }
        });
        false
    }

    /// What speaks against a sum being that of its part of our file.
    fn against(&self, sum: &Sum) -> BTreeSet<Reason> {
        let rows = self.rows(&sum.information);
        let mut against = BTreeSet::new();
        let Some(money) = sum.money else { return BTreeSet::from([Reason::CurrencyDiffers]) };
        if sum.direction != Direction::Debit {
            against.insert(Reason::DirectionDiffers);
        }
        if sum.undoes {
            against.insert(Reason::Reversal);
        }
        let (mut count, mut total) = (0_u64, 0_i64);
        for (_, payout) in rows {
            count += 1;
            total = total.saturating_add(payout.money.amount);
            if payout.money.currency != money.currency {
                against.insert(Reason::CurrencyDiffers);
            }
            if *payout.from_account != *sum.account {
                against.insert(Reason::AccountDiffers);
            }
        }
        if total != money.amount || count == 0 {
            against.insert(Reason::SumDiffers);
        }
        if sum.count.is_some_and(|told| told != count) {
            against.insert(Reason::CountDiffers);
        }
        against
    }

    /// The payments of a part of a file that the bank did not refuse.
    fn rows(&self, information: &str) -> impl Iterator<Item = (u32, &'a Payout)> {
        let rows = self.items.payouts_of(information).iter();
        rows.filter(|place| !self.rejected.contains(place))
            .filter_map(|place| Some((*place, self.items.payout(*place)?)))
    }

    /// What became of every booking. Entries whose parts are known by now are left out: the parts say it all.
    #[must_use]
    pub fn dispositions(&self) -> BTreeMap<BookingId, Disposition> {
        let explained: HashSet<EntryId> =
            self.known.iter().filter(|known| known.is_detail).map(|known| known.entry).collect();
        let of = |known: &Known| {
            let id = &known.booking;
            let disposition = match &known.decision {
                Decision::NotCounted => Disposition::Waiting,
                Decision::Pays { item, rule } => Disposition::Placed { item: *item, rule: *rule },
                Decision::BringsBack { item } => Disposition::Placed { item: *item, rule: Rule::PaymentId },
                Decision::Sum => Disposition::Sum {
                    against: self.sums.get(id).map_or(BTreeSet::from([Reason::NoAmount]), |sum| self.against(sum)),
                },
                Decision::Suggests(found) => Disposition::Suggested(found.clone()),
                Decision::Unmatched(why) => Disposition::Unmatched(why.clone()),
            };
            (known.is_detail || !explained.contains(&known.entry)).then_some((*id, disposition))
        };
        self.known.iter().filter_map(of).collect()
    }

    /// The bookings that count for an item by themselves, without the sums that it may be part of.
    #[must_use]
    pub fn evidence(&self, item: Item) -> Vec<Evidence> {
        self.evidence.get(item).map(|one| self.told(one)).collect()
    }

    /// A message that tells of an entry tells of all its parts: a statement often has the sum alone, and an advice the
    /// parts of it. A second booking in the statement is then a second one.
    pub(super) fn told(&self, evidence: &Evidence) -> Evidence {
        let Told { in_statement, in_advice, .. } = self.told.get(&evidence.entry).copied().unwrap_or_default();
        Evidence { in_statement, in_advice, ..evidence.clone() }
    }

    /// All that is known of each item, sums that agree with their part of a file among it: for each payment of it, its
    /// own amount.
    #[must_use]
    pub fn all_evidence(&self) -> HashMap<Item, Vec<Evidence>> {
        let mut all: HashMap<Item, Vec<Evidence>> =
            self.evidence.items().map(|item| (item, self.evidence(item))).collect();
        for (place, sums) in self.paid_by_sum() {
            let Some(payout) = self.items.payout(place) else { continue };
            let in_sum = sums.iter().map(|sum| Evidence { money: payout.money, ..self.told(&sum.evidence) });
            all.entry(Item::Payout(place)).or_default().extend(in_sum);
        }
        all
    }

    /// What has become of a booking, by its disposition; none where its parts are known. `counts`: the ledger has it.
    #[must_use]
    pub fn becomes(&self, id: BookingId, disposition: Option<&Disposition>, counts: bool) -> BookingState {
        match disposition {
            _ if counts => BookingState::Matched,
            None => BookingState::Parts,
            Some(Disposition::Placed { .. }) => BookingState::Repeated,
            // The parts say who was paid, if they are known in full.
            Some(Disposition::Sum { against }) if against.is_empty() => match self.sums.get(&id) {
                Some(sum) if self.in_full(sum) => BookingState::Parts,
                _ => BookingState::Repeated,
            },
            Some(_) => BookingState::Unmatched,
        }
    }

    fn in_full(&self, sum: &Sum) -> bool {
        self.told.get(&sum.evidence.entry).is_some_and(|told| told.parts == Some(sum.value))
    }

    /// The payments paid by sums that agree. A sum whose parts are known in full is left out: the parts say who was paid.
    pub(super) fn paid_by_sum(&self) -> HashMap<u32, Vec<&Sum>> {
        let mut paid: HashMap<u32, Vec<&Sum>> = HashMap::new();
        for sum in self.sums.values() {
            if !self.in_full(sum) && self.against(sum).is_empty() {
                for (place, _) in self.rows(&sum.information) {
                    paid.entry(place).or_default().push(sum);
                }
            }
        }
        paid
    }
}

/// What tells more replaces what tells less: a booking after its announcement, a detail with numbers after one without.
fn rank(decision: &Decision) -> u8 {
    match decision {
        Decision::NotCounted => 0,
        Decision::Unmatched(_) => 1,
        Decision::Suggests(_) => 2,
        Decision::Sum => 3,
        Decision::Pays { .. } | Decision::BringsBack { .. } => 4,
    }
}

fn evidence_of(booking: &Booking, item: Item, rule: Rule) -> Option<Evidence> {
    Some(evidence_with(booking, item, rule, booking.amount?.money()?))
}

fn evidence_with(booking: &Booking, item: Item, rule: Rule, money: Money) -> Evidence {
    let back = booking.direction == Direction::Credit && matches!(item, Item::Payout(_));
    Evidence {
        booking: booking.id,
        entry: booking.entry,
        in_statement: booking.source == Source::Statement,
        in_advice: booking.source == Source::Advice,
        brings_back: back.then(|| booking.returned.clone().unwrap_or_default()),
        rule,
        money,
        booked_on: booking.booked_on,
        value_on: booking.value_on,
    }
}
