//! What a booking that waits may be for: asked anew whenever somebody looks, because more claims may wait by then.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use domain::booking::Booking;
use domain::ids::ClaimId;
use domain::ledger::ClaimAccount;
use domain::matching::{Decision, Disposition, Item, Items, Reason, Reconciliation, Rule, candidates, decide};

use super::waited_for::{WaitedFor, add_claims, waited_for};
use crate::db::{DbError, Read};
use crate::store::{booking_list, ledger, payout};

/// Payments that are alike are shown up to so many.
const ALIKE_MAX: usize = 20;

/// A claim that may fit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// The claim, by the ledger.
    pub account: ClaimAccount,
    /// Which attempt would be meant; none when the carrier pays.
    pub attempt: Option<u32>,
    /// What speaks for it and against it.
    pub reasons: BTreeSet<Reason>,
}

/// Claims and attempts that may fit, and what speaks for each and against it.
type Found = BTreeMap<(ClaimId, Option<u32>), BTreeSet<Reason>>;

/// The claims that may fit, those first for which most speaks, and why no rule places the booking.
///
/// # Errors
/// [`DbError`].
pub fn suggest(tx: &Read<'_>, told: &Booking) -> Result<(Vec<Candidate>, BTreeSet<Reason>), DbError> {
    let waited = near(tx, told)?;
    let items = Items::new(&waited.payouts, &waited.receivables);
    let (mut found, why) = judged(&items, &waited, told);
    if found.is_empty() {
        found = alike(&items, &waited, told);
    }
    Ok((candidates_of(tx, found)?, why))
}

/// What waits and has something in common with a booking.
fn near(tx: &Read<'_>, told: &Booking) -> Result<WaitedFor, DbError> {
    let mut waited = waited_for(tx, std::iter::once(told))?;
    let mut words = BTreeSet::new();
    for text in told.texts.iter().chain(&told.ids.end_to_end) {
        candidates(text, |word| _ = words.insert(word.0.to_ascii_uppercase()));
    }
    let words: Vec<String> = words.into_iter().collect();
    let mut claims = booking_list::claims_of_services(tx, &words)?;
    claims.extend(payout::open_of(tx, told.counterparty_account.as_deref(), told.amount.and_then(|one| one.money()))?);
    add_claims(tx, &claims, &mut waited)?;
    Ok(waited)
}

/// What the rules say of a booking.
fn judged(items: &Items<'_>, waited: &WaitedFor, told: &Booking) -> (Found, BTreeSet<Reason>) {
    let mut found = Found::new();
    let mut add = |item: Item, reasons: BTreeSet<Reason>| {
        let Some(claim) = items.claim(item) else { return };
        let attempt = match item {
            Item::Payout(place) => waited.attempts.get(place as usize).copied(),
            Item::Receivable(_) => None,
        };
        let known = found.entry((claim, attempt)).or_default();
        // Of two accounts on which the carrier may pay, the one that fits.
        if known.is_empty() || !reasons.contains(&Reason::AccountDiffers) {
            *known = reasons;
        }
    };
    let mut why = BTreeSet::new();
    match decide(items, told) {
        Decision::Suggests(all) => all.into_iter().for_each(|one| add(one.item, one.reasons)),
        // A person took it off, or it is in doubt: a rule would place it here.
        Decision::Pays { item, rule } => add(item, rule.reasons(false)),
        Decision::BringsBack { item } => add(item, Rule::PaymentId.reasons(true)),
        Decision::Sum => why = against(items, waited, told),
        Decision::Unmatched(reasons) => why = reasons,
        Decision::NotCounted => {}
    }
    (found, why)
}

/// Payments of the same amount to the same account.
fn alike(items: &Items<'_>, waited: &WaitedFor, told: &Booking) -> Found {
    let alike = (0_u32..).zip(items.payouts).filter(|(_, payout)| {
        Some(&*payout.to_account) == told.counterparty_account.as_deref()
            && Some(payout.money) == told.amount.and_then(|one| one.money())
    });
    let reasons = || BTreeSet::from([Reason::SameAccount, Reason::SameAmount, Reason::NothingOfOurs]);
    let attempt = |place: u32| waited.attempts.get(place as usize).copied();
    alike.take(ALIKE_MAX).map(|(place, payout)| ((payout.claim, attempt(place)), reasons())).collect()
}

/// With the claims by the ledger, in the order in which a person looks at them.
fn candidates_of(tx: &Read<'_>, found: Found) -> Result<Vec<Candidate>, DbError> {
    let ids: Vec<ClaimId> = found.keys().map(|(claim, _)| *claim).collect();
    let accounts: HashMap<ClaimId, ClaimAccount> = ledger::claims(tx, &ids)?;
    let candidate = |((claim, attempt), mut reasons): ((ClaimId, Option<u32>), BTreeSet<Reason>)| {
        let account = accounts.get(&claim)?.clone();
        if account.paid != 0 {
            reasons.insert(Reason::OtherCounts);
        }
        Some(Candidate { account, attempt, reasons })
    };
    let mut all: Vec<Candidate> = found.into_iter().filter_map(candidate).collect();
    let weight = |one: &Candidate| {
        let speaks_for = one.reasons.iter().filter(|reason| reason.speaks_for()).count();
        (one.reasons.len() - speaks_for, std::cmp::Reverse(speaks_for), one.account.opened.due)
    };
    all.sort_by_key(weight);
    Ok(all)
}

/// What speaks against a sum being that of a part of our file.
fn against(items: &Items<'_>, waited: &WaitedFor, sum: &Booking) -> BTreeSet<Reason> {
    let mut known = Reconciliation::new(items);
    for reference in &waited.rejected {
        known.reject(reference);
    }
    known.take(sum);
    match known.dispositions().remove(&sum.id) {
        Some(Disposition::Sum { against }) => against,
        _ => BTreeSet::new(),
    }
}
