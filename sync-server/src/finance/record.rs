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
    // A group holds no claim twice: it is written when one comes again.
    let (mut changes, mut in_group): (Vec<Changed>, HashSet<ClaimId>) = Default::default();
    for (claim, fact) in facts {
        if in_group.contains(claim) {
            write(tx, now, by, &mut accounts, &mut changes)?;
            in_group.clear();
        }
        let meant = match accounts.get(claim) {
            None => Err(FinanceRefusal::AttemptUnknown),
            Some(account) => account.record(fact),
        };
        if let (Ok(Some(event)), Some(account)) = (&meant, accounts.get(claim)) {
            changes.push(Changed { account: account.clone(), event: event.clone() });
            in_group.insert(*claim);
        }
        recorded.push(Recorded { claim: *claim, meant });
    }
    write(tx, now, by, &mut accounts, &mut changes)?;
    let settled = accounts.into_values().filter(|account| account.standing() == Standing::Booked);
    let settled = settled.filter_map(|account| {
        let event = account.settle("").ok()?;
        Some(Changed { account, event })
    });
    change::change(tx, now, &By::Rule, settled.collect())?;
    Ok(recorded)
}

fn write(
    tx: &Write<'_>,
    now: DateTime<Utc>,
    by: &By,
    accounts: &mut HashMap<ClaimId, ClaimAccount>,
    changes: &mut Vec<Changed>,
) -> Result<(), DbError> {
    for after in change::change(tx, now, by, std::mem::take(changes))? {
        accounts.insert(after.claim, after);
    }
    Ok(())
}
