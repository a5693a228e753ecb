//! One booking judged by itself.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::items::{Item, Items, Payout};
use super::tokens::candidates;
use crate::booking::{Booking, BookingStatus, Direction};

/// By which rule a booking belongs to an item.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "MatchRule"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = MatchRule))]
#[serde(rename_all = "snake_case")]
pub enum Rule {
    /// EndToEndId, InstrId or UETR is ours, and everything agrees.
    PaymentId,
    /// A sum without parts: PmtInfId is ours and the sum is that of its payments, without those the bank rejected.
    Batch,
    /// The carrier's payment: Service ID, account and amount agree with exactly one open claim.
    ServiceId,
    /// A person said so.
    Hand,
}

impl Rule {
    /// What spoke for a booking that it has placed.
    #[must_use]
    pub fn reasons(self, brings_back: bool) -> BTreeSet<Reason> {
        let mut reasons = match self {
            Rule::PaymentId | Rule::Batch => BTreeSet::from([Reason::SameId, Reason::SameAccount]),
            Rule::ServiceId => BTreeSet::from([Reason::SameServiceId, Reason::SameAmount, Reason::SameAccount]),
            Rule::Hand => BTreeSet::new(),
        };
        if brings_back {
            reasons.insert(Reason::BringsBack);
        }
        reasons
    }
}

/// What speaks for a candidate, or against it. Each has one sentence in every language; `Display` is the English one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, thiserror::Error)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(rename = "MatchReason"))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema), schema(as = MatchReason))]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// For.
    #[error("the payment number is ours")]
    SameId,
    /// For.
    #[error("the text names the Service ID")]
    SameServiceId,
    /// For.
    #[error("the amount is the same")]
    SameAmount,
    /// For.
    #[error("the account is the same")]
    SameAccount,
    /// Against.
    #[error("the amount differs")]
    AmountDiffers,
    /// Against.
    #[error("the currency differs")]
    CurrencyDiffers,
    /// Against.
    #[error("the account differs")]
    AccountDiffers,
    /// Against.
    #[error("the money moved in the other direction")]
    DirectionDiffers,
    /// Against.
    #[error("its numbers belong to different payments")]
    IdsDisagree,
    /// Against.
    #[error("several claims fit")]
    SeveralFit,
    /// Against.
    #[error("the claim was settled before")]
    SettledBefore,
    /// Against.
    #[error("it undoes an earlier booking")]
    Reversal,
    /// For.
    #[error("it brings back a payment")]
    BringsBack,
    /// Against.
    #[error("the sum is not that of the payments in this part of the file")]
    SumDiffers,
    /// Against.
    #[error("the number of payments is not that of this part of the file")]
    CountDiffers,
    /// Against.
    #[error("the details of its entry do not add up to the entry")]
    InDoubt,
    /// Against.
    #[error("the bank gives no amount for it")]
    NoAmount,
    /// Against.
    #[error("it bears no number of ours and no Service ID")]
    NothingOfOurs,
    /// Against.
    #[error("another booking counts for it already, and it is not clear whether both tell of the same money")]
    OtherCounts,
    /// Against.
    #[error("nothing is waited for on this account")]
    AccountUnknown,
}

impl Reason {
    /// It speaks for a candidate; if not, against it.
    #[must_use]
    pub fn speaks_for(self) -> bool {
        use Reason::{BringsBack, SameAccount, SameAmount, SameId, SameServiceId};
        matches!(self, SameId | SameServiceId | SameAmount | SameAccount | BringsBack)
    }
}

/// A candidate for a person to confirm.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Suggestion {
    /// What it might be for.
    pub item: Item,
    /// What speaks for it and against it.
    pub reasons: BTreeSet<Reason>,
}

/// What one booking means.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Decision {
    /// Not booked yet: announced, or information only.
    NotCounted,
    /// Money for this item: all that is waited for, or as much as a person says.
    Pays {
        /// What it pays.
        item: Item,
        /// By which rule.
        rule: Rule,
    },
    /// A payment of ours came back.
    BringsBack {
        /// Which one.
        item: Item,
    },
    /// The sum of a part of our file; what it pays depends on what the bank rejected.
    Sum,
    /// A person decides.
    Suggests(Vec<Suggestion>),
    /// Nothing fits.
    Unmatched(BTreeSet<Reason>),
}

/// More candidates than a person would look at.
const SUGGESTIONS_MAX: usize = 20;

/// Judges a booking. It looks at nothing but the booking and what is waited for, so the answer is the same whenever it is
/// asked.
#[must_use]
pub fn decide(items: &Items<'_>, booking: &Booking) -> Decision {
    if booking.status != BookingStatus::Booked {
        return Decision::NotCounted;
    }
    if !items.knows_account(&booking.account) {
        return unmatched(Reason::AccountUnknown);
    }
    if booking.batch.is_some()
        && let Some(information) = booking.payment_information.as_deref()
        && !items.payouts_of(information).is_empty()
    {
        return Decision::Sum;
    }
    match own_payout(items, booking) {
        Ok(Some(place)) => by_payment_id(items, booking, place),
        Ok(None) => by_service_id(items, booking),
        Err(places) => Decision::Suggests(
            places.into_iter().map(|place| suggestion(Item::Payout(place), &[Reason::IdsDisagree])).collect(),
        ),
    }
}

fn unmatched(reason: Reason) -> Decision {
    Decision::Unmatched(BTreeSet::from([reason]))
}

fn suggestion(item: Item, reasons: &[Reason]) -> Suggestion {
    Suggestion { item, reasons: reasons.iter().copied().collect() }
}

/// The payout that all numbers of a booking name.
///
/// # Errors
/// Several, if they disagree.
fn own_payout(items: &Items<'_>, booking: &Booking) -> Result<Option<u32>, BTreeSet<u32>> {
    let ids = &booking.ids;
    let mut named = None;
    for id in [&ids.end_to_end, &ids.instruction, &ids.uetr].into_iter().flatten() {
        match (items.payout_by_id(id), named) {
            (Some(place), Some(other)) if place != other => return Err(BTreeSet::from([place, other])),
            (Some(place), _) => named = Some(place),
            (None, _) => {}
        }
    }
    Ok(named)
}

/// Our number is on it: it agrees in everything, or a person decides.
fn by_payment_id(items: &Items<'_>, booking: &Booking, place: u32) -> Decision {
    let item = Item::Payout(place);
    let Some(payout) = items.payout(place) else { return unmatched(Reason::NothingOfOurs) };
    let mut against = BTreeSet::new();
    if *booking.account != *payout.from_account {
        against.insert(Reason::AccountDiffers);
    }
    match booking.amount.map(|amount| amount.money()) {
        None => _ = against.insert(Reason::NoAmount),
        Some(Some(money)) if money == payout.money => {}
        Some(Some(money)) if money.currency == payout.money.currency => _ = against.insert(Reason::AmountDiffers),
        Some(_) => _ = against.insert(Reason::CurrencyDiffers),
    }
    if booking.in_doubt {
        against.insert(Reason::InDoubt);
    }
    let back = booking.direction == Direction::Credit;
    if !back {
        if counterparty_differs(booking, payout) {
            against.insert(Reason::AccountDiffers);
        }
        if booking.reversal {
            against.insert(Reason::Reversal);
        }
        if booking.returned.is_some() {
            against.insert(Reason::BringsBack);
        }
    }
    match (against.is_empty(), back) {
        (true, true) => Decision::BringsBack { item },
        (true, false) => Decision::Pays { item, rule: Rule::PaymentId },
        (false, _) => {
            against.insert(Reason::SameId);
            if back {
                against.insert(Reason::BringsBack);
            }
            Decision::Suggests(vec![Suggestion { item, reasons: against }])
        }
    }
}

/// A bank may leave the other side's account out of an entry; what it says must agree.
fn counterparty_differs(booking: &Booking, payout: &Payout) -> bool {
    booking.counterparty_account.as_deref().is_some_and(|account| account != &*payout.to_account)
}

/// No number of ours: the text may name a Service ID.
fn by_service_id(items: &Items<'_>, booking: &Booking) -> Decision {
    let mut named = BTreeSet::new();
    for text in booking.texts.iter().chain(&booking.ids.end_to_end) {
        candidates(text, |token| named.extend(items.by_service(token)));
    }
    if named.is_empty() {
        return unmatched(Reason::NothingOfOurs);
    }
    let judged: Vec<Suggestion> = named.into_iter().map(|item| compare(items, booking, item)).collect();
    let agreeing = |found: &&Suggestion| {
        matches!(found.item, Item::Receivable(_))
            && found.reasons.iter().all(|reason| {
                matches!(
                    reason,
                    Reason::SameServiceId | Reason::SameAmount | Reason::SameAccount | Reason::SettledBefore
                )
            })
    };
    let settled = |found: &&Suggestion| found.reasons.contains(&Reason::SettledBefore);
    let (settled, open): (Vec<&Suggestion>, Vec<&Suggestion>) = judged.iter().filter(agreeing).partition(settled);
    // Two Service IDs in one text: the money may be for both.
    let one_service = services(items, &judged) == 1;
    match (open.as_slice(), settled.as_slice()) {
        // A second booking for the one settled claim belongs to it: that is the alarm.
        ([one], _) | ([], [one]) if one_service => Decision::Pays { item: one.item, rule: Rule::ServiceId },
        _ => {
            let several = judged.len() > 1;
            let with = |mut one: Suggestion| {
                if several {
                    one.reasons.insert(Reason::SeveralFit);
                }
                one
            };
            Decision::Suggests(judged.into_iter().take(SUGGESTIONS_MAX).map(with).collect())
        }
    }
}

/// How many Service IDs these are.
fn services(items: &Items<'_>, found: &[Suggestion]) -> usize {
    let name = |one: &Suggestion| match one.item {
        Item::Payout(place) => items.payout(place).map(|payout| payout.service_id.to_ascii_uppercase()),
        Item::Receivable(place) => items.receivable(place).map(|receivable| receivable.service_id.to_ascii_uppercase()),
    };
    found.iter().filter_map(name).collect::<BTreeSet<_>>().len()
}

/// How well a booking fits an item whose Service ID it names.
fn compare(items: &Items<'_>, booking: &Booking, item: Item) -> Suggestion {
    let mut reasons = BTreeSet::from([Reason::SameServiceId]);
    let (money, account_agrees, direction) = match item {
        Item::Payout(place) => {
            let Some(payout) = items.payout(place) else { return Suggestion { item, reasons } };
            let agrees = *booking.account == *payout.from_account && !counterparty_differs(booking, payout);
            (payout.money, agrees, Direction::Debit)
        }
        Item::Receivable(place) => {
            let Some(receivable) = items.receivable(place) else { return Suggestion { item, reasons } };
            if receivable.settled {
                reasons.insert(Reason::SettledBefore);
            }
            (receivable.money, *booking.account == *receivable.account, Direction::Credit)
        }
    };
    reasons.insert(if account_agrees { Reason::SameAccount } else { Reason::AccountDiffers });
    reasons.insert(match booking.amount.map(|amount| amount.money()) {
        None => Reason::NoAmount,
        Some(Some(booked)) if booked == money => Reason::SameAmount,
        Some(Some(booked)) if booked.currency == money.currency => Reason::AmountDiffers,
        Some(_) => Reason::CurrencyDiffers,
    });
    if booking.direction != direction {
        reasons.insert(Reason::DirectionDiffers);
    }
    if booking.reversal {
        reasons.insert(Reason::Reversal);
    }
    if booking.returned.is_some() {
        reasons.insert(Reason::BringsBack);
    }
    if booking.in_doubt {
        reasons.insert(Reason::InDoubt);
    }
    Suggestion { item, reasons }
}
