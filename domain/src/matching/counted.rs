//! The bookings that count for each item, in one list: nearly every item has one or none, and a list of its own for each
//! would take most of the memory.

use super::items::{Item, Items};
use super::settlement::Evidence;

/// No place.
const NONE: u32 = u32::MAX;

/// One booking that counts, and the place of the next one of the same item.
#[derive(Debug)]
struct Link {
    evidence: Evidence,
    next: u32,
}

/// What counts for each item.
#[derive(Debug)]
pub(super) struct Counted {
    all: Vec<Link>,
    /// The first of each payout and of each receivable.
    payouts: Vec<u32>,
    receivables: Vec<u32>,
}

impl Counted {
    /// Nothing yet.
    pub(super) fn of(items: &Items<'_>) -> Counted {
        let none = |count| vec![NONE; count];
        Counted { all: Vec::new(), payouts: none(items.payouts.len()), receivables: none(items.receivables.len()) }
    }

    fn first(&mut self, item: Item) -> Option<&mut u32> {
        match item {
            Item::Payout(place) => self.payouts.get_mut(place as usize),
            Item::Receivable(place) => self.receivables.get_mut(place as usize),
        }
    }

    /// One more, after those that are there. Nothing for an item that there is not.
    pub(super) fn push(&mut self, item: Item, evidence: Evidence) {
        let new = u32::try_from(self.all.len()).unwrap_or(NONE);
        let Some(first) = self.first(item) else { return };
        let mut last = *first;
        if last == NONE {
            *first = new;
        }
        while let Some(link) = self.all.get_mut(last as usize) {
            last = link.next;
            if last == NONE {
                link.next = new;
            }
        }
        self.all.push(Link { evidence, next: NONE });
    }

    /// Those of one item, in the order in which they became known.
    pub(super) fn get(&self, item: Item) -> impl Iterator<Item = &Evidence> {
        let first = match item {
            Item::Payout(place) => self.payouts.get(place as usize),
            Item::Receivable(place) => self.receivables.get(place as usize),
        };
        let link = |place: u32| self.all.get(place as usize);
        let links = std::iter::successors(first.and_then(|place| link(*place)), move |one| link(one.next));
        links.map(|link| &link.evidence)
    }

    /// Does something with each of one item.
    pub(super) fn change(&mut self, item: Item, mut each: impl FnMut(&mut Evidence)) {
        let Some(mut place) = self.first(item).copied() else { return };
        while let Some(link) = self.all.get_mut(place as usize) {
            each(&mut link.evidence);
            place = link.next;
        }
    }

    /// Every item for which something counts.
    pub(super) fn items(&self) -> impl Iterator<Item = Item> {
        let some = |firsts: &'_ Vec<u32>| {
            let places = firsts.iter().zip(0_u32..).filter(|(first, _)| **first != NONE);
            places.map(|(_, place)| place).collect::<Vec<u32>>()
        };
        let (payouts, receivables) = (some(&self.payouts), some(&self.receivables));
        payouts.into_iter().map(Item::Payout).chain(receivables.into_iter().map(Item::Receivable))
    }
}
