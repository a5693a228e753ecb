//! What bookings tell that is not in the ledger yet. Nothing is ever recorded twice: a statement, an advice, a sum and its
//! parts tell of the same money under different references, and files come in any order. Where it is not clear whether
//! two bookings are the same money, a person decides.

use chrono::NaiveDate;

use super::settlement::{Evidence, counted};
use crate::ids::BookingId;
use crate::ledger::{BookedMoney, Fact};

/// A booking that the ledger knows of: it counts, or a person has taken it off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Recorded {
    /// Which.
    pub booking: BookingId,
    /// In the smallest unit; negative: the money came back.
    pub amount: i64,
    /// When it was booked.
    pub on: NaiveDate,
    /// A person has taken it off: it counts no more.
    pub off: bool,
}

/// What the bookings for one thing come to, beside what is recorded of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News<'e> {
    /// To be recorded: what went out before what came back.
    pub facts: Vec<&'e Evidence>,
    /// They tell of money that counts by another booking.
    pub repeated: Vec<&'e Evidence>,
    /// They may tell of money that counts in another amount, or that a person took off: a person decides.
    pub in_doubt: Vec<&'e Evidence>,
}

/// What is new for one payment: `evidence` is all that is known of it now, `recorded` what was recorded of it before.
///
/// A booking that counts now and is not recorded is the same movement as one of equal amount and direction that is
/// recorded and counts no more: a better telling has taken its place. Where amounts differ it is in doubt.
#[must_use]
pub fn news<'e>(recorded: &[Recorded], evidence: &'e [Evidence]) -> News<'e> {
    compare(recorded, &evidence.iter().collect::<Vec<_>>())
}

/// Days within which an advice of the carrier's payment and its line in a statement lie.
const TOLD_WITHIN_DAYS: i64 = 5;

/// What is new of the carrier's payments for one Service ID on one account in one amount. One service can fail several
/// times, so equal payments for it are different money when they lie weeks apart; within a few days a statement and an
/// advice tell of the same.
#[must_use]
pub fn carrier_news<'e>(recorded: &[Recorded], evidence: &'e [Evidence]) -> News<'e> {
    let mut dated: Vec<(NaiveDate, &Evidence)> = evidence.iter().map(|one| (day(one), one)).collect();
    dated.sort_by_key(|(on, one)| (*on, one.booking));
    let mut all = News::default();
    let near = |one: NaiveDate, other: NaiveDate| other.signed_duration_since(one).num_days().abs() <= TOLD_WITHIN_DAYS;
    for together in dated.chunk_by(|(one, _), (other, _)| near(*one, *other)) {
        let lies_there = |one: &&Recorded| together.iter().any(|(on, _)| near(*on, one.on));
        let known: Vec<Recorded> = recorded.iter().filter(lies_there).copied().collect();
        let told: Vec<&Evidence> = together.iter().map(|(_, one)| *one).collect();
        let News { facts, repeated, in_doubt } = compare(&known, &told);
        all.facts.extend(facts);
        all.repeated.extend(repeated);
        all.in_doubt.extend(in_doubt);
    }
    all
}

fn day(evidence: &Evidence) -> NaiveDate {
    evidence.booked_on.or(evidence.value_on).unwrap_or(NaiveDate::MIN)
}

fn compare<'e>(recorded: &[Recorded], evidence: &[&'e Evidence]) -> News<'e> {
    let told = counted(evidence.iter().copied());
    let mut counts: Vec<&'e Evidence> = told.pays.into_iter().chain(told.back).collect();
    counts.sort_by_key(|one| (one.signed() < 0, day(one), one.booking));
    let mut left: Vec<Recorded> = recorded.to_vec();
    let mut news = News::default();
    let mut open = Vec::new();
    for one in counts {
        match left.iter().position(|known| known.booking == one.booking) {
            Some(at) => _ = left.swap_remove(at),
            None => open.push(one),
        }
    }
    // By amount only after all were found that are found by themselves; of equal ones first that of the same day.
    for any_day in [false, true] {
        open.retain(|one| {
            let same = |known: &Recorded| known.amount == one.signed() && (any_day || known.on == day(one));
            let Some(at) = left.iter().position(same) else { return true };
            let known = left.swap_remove(at);
            // What a person took off may have been the wrong booking for the right money: the bank tells of it now.
            let told = evidence.iter().any(|other| other.booking == known.booking);
            if known.off && !told {
                news.in_doubt.push(*one)
            } else {
                news.repeated.push(*one)
            }
            false
        });
    }
    for one in &open {
        let unclear = left.iter().any(|known| (known.amount < 0) == (one.signed() < 0));
        if unclear { news.in_doubt.push(*one) } else { news.facts.push(*one) }
    }
    let known = |one: &&Evidence| recorded.iter().any(|known| known.booking == one.booking);
    let said = |one: &&Evidence| {
        let News { facts, repeated, in_doubt } = &news;
        facts.iter().chain(repeated).chain(in_doubt).any(|other| other.booking == one.booking)
    };
    let rest: Vec<&Evidence> = evidence.iter().copied().filter(|one| !known(one) && !said(one)).collect();
    news.repeated.extend(rest);
    news
}

impl Evidence {
    /// In the smallest unit; negative: the money came back.
    #[must_use]
    pub fn signed(&self) -> i64 {
        if self.brings_back.is_some() { self.money.amount.saturating_neg() } else { self.money.amount }
    }

    /// What the ledger is told of it; of an attempt of ours, or of the carrier's payment. `today` stands in for a date
    /// that the bank does not give.
    #[must_use]
    pub fn fact(&self, attempt: Option<u32>, today: NaiveDate) -> Fact {
        let money = BookedMoney {
            booking: self.booking,
            attempt,
            amount: self.money.amount,
            currency: self.money.currency,
            on: self.booked_on.or(self.value_on).unwrap_or(today),
        };
        match (&self.brings_back, attempt) {
            (Some(why), _) => Fact::Return { money, reason: why.into() },
            (None, Some(_)) => Fact::Debit { money },
            (None, None) => Fact::CarrierCredit { money },
        }
    }
}
