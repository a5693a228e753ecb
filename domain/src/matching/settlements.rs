//! Where every claim stands by all bookings that are known.

use std::collections::HashMap;

use super::items::{Item, Receivable};
use super::reconciliation::{Reconciliation, Sum};
use super::settlement::{Evidence, Settlement, kept, of_attempts, settlement};
use crate::ids::ClaimId;
use crate::money::Money;

impl Reconciliation<'_> {
    /// Where every claim stands, in the order of the claims.
    pub fn settlements(&self) -> impl Iterator<Item = (ClaimId, Settlement)> {
        let by_sum = self.paid_by_sum();
        let payouts = (0_u32..).zip(self.items.payouts).map(|(place, _)| Item::Payout(place));
        let receivables = (0_u32..).zip(self.items.receivables).map(|(place, _)| Item::Receivable(place));
        let mut items: Vec<Item> = payouts.chain(receivables).collect();
        // Those of one claim stay in their order.
        items.sort_by_key(|item| self.items.claim(*item));
        let mut items = items.into_iter().peekable();
        std::iter::from_fn(move || {
            let first = items.next()?;
            let claim = self.items.claim(first)?;
            let (owed, one) = self.stands(first, &by_sum)?;
            let mut attempts = Vec::new();
            while let Some(next) = items.next_if(|item| self.items.claim(*item) == Some(claim)) {
                attempts.extend(self.stands(next, &by_sum).map(|(_, stands)| stands));
            }
            if attempts.is_empty() {
                return Some((claim, one.0)); // nearly always
            }
            attempts.insert(0, one);
            Some((claim, of_attempts(owed, &attempts)))
        })
    }

    /// What is owed, where an item stands, and what the payee has of it.
    fn stands(&self, item: Item, by_sum: &HashMap<u32, Vec<&Sum>>) -> Option<(Money, (Settlement, i64))> {
        match item {
            Item::Payout(place) => {
                let payout = self.items.payout(place)?;
                let mut known = self.evidence(item);
                for sum in by_sum.get(&place).into_iter().flatten() {
                    known.push(Evidence { money: payout.money, ..self.told(&sum.evidence) });
                }
                let stands = settlement(payout.money, self.rejected.contains(&place), &known);
                Some((payout.money, (stands, kept(&known))))
            }
            Item::Receivable(place) => {
                let receivable = self.items.receivable(place)?;
                Some((receivable.money, self.receivable(place, receivable)))
            }
        }
    }

    fn receivable(&self, place: u32, receivable: &Receivable) -> (Settlement, i64) {
        let own = self.evidence(Item::Receivable(place));
        if !receivable.settled {
            return (settlement(receivable.money, false, &own), kept(&own));
        }
        let before = receivable.money.amount;
        if own.is_empty() {
            return (Settlement::Paid { value_on: None }, before);
        }
        let amount = own.iter().fold(before, |sum, one| sum.saturating_add(one.money.amount));
        (Settlement::Double { times: own.len() + 1, kept: Money { amount, ..receivable.money } }, amount)
    }
}
