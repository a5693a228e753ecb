//! What a bank says is written down.

use std::collections::{HashMap, HashSet};

use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::{By, ClaimAccount, ClaimEvent, Fact, FinanceRefusal, Standing};

use super::{Changed, change};
use crate::db::{DbError, Write};
use crate::store::ledger;

/// What became of a fact.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recorded {
    /// About which claim.
    pub claim: ClaimId,
    /// What it means; none when it was known. Or why it is not about this claim: it stays unmatched.
    pub meant: Result<Option<ClaimEvent>, FinanceRefusal>,
    /// The number of the entry that says so.
    pub entry: Option<i64>,
    /// Nothing more is expected for the claim now: said of the last fact about it.
    pub settles: bool,
}

/// Writes facts of a bank down, in their order. What is booked exactly is settled by the rule, without a hand.
///
/// # Errors
/// [`DbError`].
pub fn record(
    tx: &Write<'_>,
    by: &By,
    facts: &[(ClaimId, Fact)],
    now: DateTime<Utc>,
) -> Result<Vec<Recorded>, DbError> {
    let ids: Vec<ClaimId> = facts.iter().map(|(claim, _)| *claim).collect();
    let mut accounts = ledger::claims(tx, &ids)?;
    let mut recorded = Vec::with_capacity(facts.len());
    let mut group = Group::default();
    for (claim, fact) in facts {
        if group.claims.contains(claim) {
            group.write(tx, now, by, &mut accounts, &mut recorded)?;
        }
        let meant = match accounts.get(claim) {
            None => Err(FinanceRefusal::AttemptUnknown),
            Some(account) => account.record(fact),
        };
        if let (Ok(Some(event)), Some(account)) = (&meant, accounts.get(claim)) {
            group.changes.push(Changed { account: account.clone(), event: event.clone() });
            group.places.push(recorded.len());
            group.claims.insert(*claim);
        }
        recorded.push(Recorded { claim: *claim, meant, entry: None, settles: false });
    }
    group.write(tx, now, by, &mut accounts, &mut recorded)?;
    let booked = accounts.into_values().filter(|account| account.standing() == Standing::Booked);
    let settled = booked.filter_map(|account| {
        let event = account.settle("").ok()?;
        Some(Changed { account, event })
    });
    let settled = change::change(tx, now, &By::Rule, settled.collect())?;
    let mut settled: HashSet<ClaimId> = settled.into_iter().map(|(account, _)| account.claim).collect();
    for one in recorded.iter_mut().rev() {
        one.settles = settled.remove(&one.claim);
    }
    Ok(recorded)
}

/// Changes that are written together: a group holds no claim twice, it is written when one comes again.
#[derive(Default)]
struct Group {
    changes: Vec<Changed>,
    /// Where each was recorded.
    places: Vec<usize>,
    claims: HashSet<ClaimId>,
}

impl Group {
    fn write(
        &mut self,
        tx: &Write<'_>,
        now: DateTime<Utc>,
        by: &By,
        accounts: &mut HashMap<ClaimId, ClaimAccount>,
        recorded: &mut [Recorded],
    ) -> Result<(), DbError> {
        let Group { changes, places, .. } = std::mem::take(self);
        for ((after, entry), place) in change::change(tx, now, by, changes)?.into_iter().zip(places) {
            accounts.insert(after.claim, after);
            if let Some(one) = recorded.get_mut(place) {
                one.entry = Some(entry);
            }
        }
        Ok(())
    }
}
