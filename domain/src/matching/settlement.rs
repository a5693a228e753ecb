//! Where an item stands, given all bookings for it. It does not matter in which order they became known.

use chrono::NaiveDate;

use super::decision::Rule;
use crate::booking::{Booking, ReturnReason};
use crate::ids::{BookingId, EntryId};
use crate::money::Money;

/// A booking that counts for an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Evidence {
    /// Which booking.
    pub booking: BookingId,
    /// The line of the account that it is part of.
    pub entry: EntryId,
    /// A statement tells of it, or of the entry that it is part of.
    pub in_statement: bool,
    /// An advice tells of it, or of its entry.
    pub in_advice: bool,
    /// It brings the payment back, and why. Nothing if it pays.
    pub brings_back: Option<ReturnReason>,
    /// By which rule it belongs here.
    pub rule: Rule,
    /// How much.
    pub money: Money,
    /// When it was booked.
    pub booked_on: Option<NaiveDate>,
    /// From when it counts.
    pub value_on: Option<NaiveDate>,
}

/// Where a payment or a claim stands by what the bank booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Settlement {
    /// Nothing booked yet.
    Open,
    /// The bank refused the order and booked nothing.
    Rejected,
    /// Booked once and in full.
    Paid {
        /// From when it counts: this is the date that the due date is held to.
        value_on: Option<NaiveDate>,
    },
    /// Booked, and came back: open again. The due date stays; a new attempt has a new number.
    Returned {
        /// The bank's reason.
        reason: ReturnReason,
    },
    /// Less than owed.
    PartPaid {
        /// How much.
        paid: Money,
    },
    /// The right sum, in several bookings.
    PaidInParts,
    /// More than owed, in one booking or in parts.
    Overpaid {
        /// How much.
        paid: Money,
    },
    /// More than one booking in full for one claim: an alarm.
    Double {
        /// How many.
        times: usize,
        /// What is left with the payee after what came back.
        kept: Money,
    },
    /// Less or more came back than went.
    ReturnedInPart {
        /// How much came back.
        back: Money,
        /// The bank's reason.
        reason: ReturnReason,
    },
    /// It came back, and no statement tells yet that it went.
    ReturnBeforePayment {
        /// The bank's reason.
        reason: ReturnReason,
    },
    /// The bank said that it refused it, and booked it.
    PaidThoughRejected,
}

impl Settlement {
    /// Whether a person has to decide. Nothing of this kind ever makes a claim payable, nor paid, by itself.
    #[must_use]
    pub fn needs_a_hand(&self) -> bool {
        !matches!(self, Settlement::Open | Settlement::Rejected | Settlement::Paid { .. } | Settlement::Returned { .. })
    }

    /// Whether no money of this attempt is on the way or with the payee: only then may another attempt be made.
    #[must_use]
    pub fn is_closed_unpaid(&self) -> bool {
        matches!(self, Settlement::Rejected | Settlement::Returned { .. })
    }

    /// As stored in a column and in an address.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Settlement::Open => "open",
            Settlement::Rejected => "rejected",
            Settlement::Paid { .. } => "paid",
            Settlement::Returned { .. } => "returned",
            Settlement::PartPaid { .. } => "part_paid",
            Settlement::PaidInParts => "paid_in_parts",
            Settlement::Overpaid { .. } => "overpaid",
            Settlement::Double { .. } => "double",
            Settlement::ReturnedInPart { .. } => "returned_in_part",
            Settlement::ReturnBeforePayment { .. } => "return_before_payment",
            Settlement::PaidThoughRejected => "paid_though_rejected",
        }
    }
}

/// Days since an unmatched booking was booked; 0 for one of today or without a date.
#[must_use]
pub fn age_in_days(booking: &Booking, today: NaiveDate) -> i64 {
    booking.booked_on.map_or(0, |on| today.signed_duration_since(on).num_days().max(0))
}

/// Bookings that pay and bookings that bring back, as one source tells them.
pub(super) struct Told<'a> {
    pub(super) pays: Vec<&'a Evidence>,
    pub(super) back: Vec<&'a Evidence>,
}

fn told<'a>(evidence: impl Iterator<Item = &'a Evidence> + Clone, by: impl Fn(&Evidence) -> bool) -> Told<'a> {
    let others = evidence.clone();
    let sum_and_part = |one: &Evidence| {
        one.rule == Rule::Batch && others.clone().any(|part| part.entry == one.entry && part.rule != Rule::Batch)
    };
    let all = evidence.filter(|one| by(one) && !sum_and_part(one));
    let (back, pays) = all.partition(|one| one.brings_back.is_some());
    Told { pays, back }
}

/// Statement and advice tell of the same movements, often under different references: what only one of them tells is
/// counted, what both tell is counted once.
pub(super) fn counted<'a>(evidence: impl Iterator<Item = &'a Evidence> + Clone) -> Told<'a> {
    let statement = told(evidence.clone(), |one| one.in_statement);
    let advice = told(evidence, |one| one.in_advice);
    let more = |one: Vec<_>, other: Vec<_>| if one.len() >= other.len() { one } else { other };
    Told { pays: more(statement.pays, advice.pays), back: more(statement.back, advice.back) }
}

fn sum(of: &[&Evidence]) -> i64 {
    of.iter().fold(0, |sum, one| sum.saturating_add(one.money.amount))
}

/// Where an item stands that `owed` is waited for. Tolerance 0.00.
#[must_use]
pub(super) fn settlement(owed: Money, rejected: bool, evidence: &[Evidence]) -> Settlement {
    let Told { pays, back } = counted(evidence.iter());
    let money = |amount| Money { amount, currency: owed.currency };
    let (paid, returned) = (sum(&pays), sum(&back));
    let reason = || back.iter().filter_map(|one| one.brings_back.clone()).max().unwrap_or_default();
    match (pays.len(), back.is_empty()) {
        (0, true) if rejected => Settlement::Rejected,
        (0, true) => Settlement::Open,
        (0, false) => Settlement::ReturnBeforePayment { reason: reason() },
        (1, false) if paid == returned => Settlement::Returned { reason: reason() },
        (1, false) => Settlement::ReturnedInPart { back: money(returned), reason: reason() },
        (1, true) if paid == owed.amount && rejected => Settlement::PaidThoughRejected,
        (1, true) if paid == owed.amount => {
            Settlement::Paid { value_on: evidence.iter().filter_map(|one| one.value_on).min() }
        }
        (_, true) if pays.iter().all(|one| one.money.amount < owed.amount) && paid == owed.amount => {
            Settlement::PaidInParts
        }
        (_, true) if paid < owed.amount => Settlement::PartPaid { paid: money(paid) },
        (times, _) if times > 1 && pays.iter().any(|one| one.money.amount >= owed.amount) || !back.is_empty() => {
            Settlement::Double { times, kept: money(paid - returned) }
        }
        _ => Settlement::Overpaid { paid: money(paid) },
    }
}

/// What the payee has of these bookings: what went to him less what came back, in the smallest unit.
#[must_use]
pub(super) fn kept(evidence: &[Evidence]) -> i64 {
    let Told { pays, back } = counted(evidence.iter());
    sum(&pays).saturating_sub(sum(&back))
}

/// Where a claim stands that was tried to be paid in several ways, in the order of the attempts; of each what the payee
/// has of it.
#[must_use]
pub(super) fn of_attempts(owed: Money, attempts: &[(Settlement, i64)]) -> Settlement {
    let live = |one: &&(Settlement, i64)| {
        !matches!(one.0, Settlement::Open | Settlement::Rejected | Settlement::Returned { .. })
    };
    let times = attempts.iter().filter(live).count();
    if times > 1 {
        let amount = attempts.iter().fold(0_i64, |sum, (_, kept)| sum.saturating_add(*kept));
        return Settlement::Double { times, kept: Money { amount, ..owed } };
    }
    let stands = attempts.iter().find(live).or(attempts.last());
    stands.map_or(Settlement::Open, |(stands, _)| stands.clone())
}
