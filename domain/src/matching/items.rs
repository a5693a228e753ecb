//! What we wait for: payments that we ordered, and compensations that the carrier pays.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, HashSet};
use std::sync::Arc;

use super::tokens::Folded;
use crate::ids::ClaimId;
use crate::money::Money;

/// One attempt to pay one claim, as it went to the bank.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Payout {
    /// What it pays.
    pub claim: ClaimId,
    /// EndToEndId = InstrId: claim number and attempt, unique for ever.
    pub end_to_end: Box<str>,
    /// UETR, if we gave one.
    pub uetr: Option<Box<str>>,
    /// PmtInfId of the part of the file that it stands in.
    pub payment_information: Arc<str>,
    /// IBAN that pays.
    pub from_account: Arc<str>,
    /// IBAN that receives.
    pub to_account: Box<str>,
    /// How much.
    pub money: Money,
    /// What the remittance text quotes.
    pub service_id: Box<str>,
}

/// A claim that the carrier pays by itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receivable {
    /// What is owed.
    pub claim: ClaimId,
    /// What the carrier will quote.
    pub service_id: Box<str>,
    /// IBAN on which it arrives.
    pub account: Arc<str>,
    /// How much.
    pub money: Money,
    /// Settled by an earlier booking: a further one is an alarm, not a payment.
    pub settled: bool,
}

/// One of the things we wait for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Item {
    /// Place among the payouts.
    Payout(u32),
    /// Place among the receivables.
    Receivable(u32),
}

/// Whatever has one Service ID: nearly always one thing, which needs no list of its own.
#[derive(Debug)]
enum Named {
    One(Item),
    Several(Vec<Item>),
}

/// All that is waited for, found by what a booking may say. Each look-up takes the same time however many there are.
#[derive(Debug)]
pub struct Items<'a> {
    /// The payouts, settled ones too: a second booking must be seen.
    pub payouts: &'a [Payout],
    /// The receivables.
    pub receivables: &'a [Receivable],
    by_id: HashMap<&'a str, u32>,
    by_uetr: HashMap<&'a str, u32>,
    by_information: HashMap<&'a str, Vec<u32>>,
    by_service: HashMap<Folded<'a>, Named>,
    accounts: HashSet<&'a str>,
    /// Numbers that were given twice: nothing can be told by them.
    ambiguous: HashSet<&'a str>,
}

impl<'a> Items<'a> {
    /// Everything in its place.
    #[must_use]
    pub fn new(payouts: &'a [Payout], receivables: &'a [Receivable]) -> Items<'a> {
        let mut items = Items {
            payouts,
            receivables,
            by_id: HashMap::with_capacity(payouts.len()),
            by_uetr: HashMap::new(),
            by_information: HashMap::new(),
            by_service: HashMap::with_capacity(payouts.len() + receivables.len()),
            accounts: HashSet::new(),
            ambiguous: HashSet::new(),
        };
        for (place, payout) in (0_u32..).zip(payouts) {
            if items.by_id.insert(&payout.end_to_end, place).is_some() {
                items.ambiguous.insert(&payout.end_to_end);
            }
            if let Some(uetr) = payout.uetr.as_deref()
                && items.by_uetr.insert(uetr, place).is_some()
            {
                items.ambiguous.insert(uetr);
            }
            items.by_information.entry(&payout.payment_information).or_default().push(place);
            items.add_service(&payout.service_id, Item::Payout(place));
            items.accounts.insert(&payout.from_account);
        }
        for (place, receivable) in (0_u32..).zip(receivables) {
            items.add_service(&receivable.service_id, Item::Receivable(place));
            items.accounts.insert(&receivable.account);
        }
        items
    }

    fn add_service(&mut self, service_id: &'a str, item: Item) {
        match self.by_service.entry(Folded(service_id)) {
            Entry::Vacant(free) => _ = free.insert(Named::One(item)),
            Entry::Occupied(mut taken) => match taken.get_mut() {
                Named::Several(items) => items.push(item),
                Named::One(first) => {
                    let both = vec![*first, item];
                    taken.insert(Named::Several(both));
                }
            },
        }
    }

    /// The payout with this EndToEndId, InstrId or UETR. Nothing for a number that was given twice.
    #[must_use]
    pub fn payout_by_id(&self, id: &str) -> Option<u32> {
        let place = self.by_id.get(id).or_else(|| self.by_uetr.get(id))?;
        (self.ambiguous.is_empty() || !self.ambiguous.contains(id)).then_some(*place)
    }

    /// The payouts of one part of a payment file.
    #[must_use]
    pub fn payouts_of(&self, payment_information: &str) -> &[u32] {
        self.by_information.get(payment_information).map_or(&[], Vec::as_slice)
    }

    /// Whatever is waited for under this Service ID.
    #[must_use]
    pub(super) fn by_service<'b>(&'b self, service_id: Folded<'b>) -> &'b [Item] {
        match self.by_service.get(&service_id) {
            Some(Named::One(item)) => std::slice::from_ref(item),
            Some(Named::Several(items)) => items,
            None => &[],
        }
    }

    /// Whether anything is waited for on this account.
    #[must_use]
    pub fn knows_account(&self, account: &str) -> bool {
        self.accounts.contains(account)
    }

    /// The payout at a place.
    #[must_use]
    pub fn payout(&self, place: u32) -> Option<&'a Payout> {
        self.payouts.get(place as usize)
    }

    /// The receivable at a place.
    #[must_use]
    pub fn receivable(&self, place: u32) -> Option<&'a Receivable> {
        self.receivables.get(place as usize)
    }

    /// Which claim an item is for.
    #[must_use]
    pub fn claim(&self, item: Item) -> Option<ClaimId> {
        match item {
            Item::Payout(place) => self.payout(place).map(|payout| payout.claim),
            Item::Receivable(place) => self.receivable(place).map(|receivable| receivable.claim),
        }
    }
}
