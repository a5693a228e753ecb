//! Whether the sums of a file agree.

use domain::booking::{BookingStatus, Decimal};

use super::finding::FindingKind;
use super::parts::{Balance, Entry, StatementEnd};

/// What is not as it should be in an entry that is whole.
pub fn entry(entry: &Entry) -> Vec<FindingKind> {
    let mut found = Vec::new();
    for batch in &entry.batches {
        match (batch.count, batch.details) {
            (count, 0) => found.push(FindingKind::BatchWithoutDetails { count }),
            (Some(told), details) if told != details as u64 => {
                found.push(FindingKind::CountDiffers { told, found: details });
            }
            _ => {}
        }
    }
    let (whole, details) = (entry.direction.signed(entry.amount.value), sum_of_details(entry));
    if let Some(details) = details.filter(|sum| *sum != whole) {
        found.push(FindingKind::DetailsDiffer { entry: whole, details, count: entry.details.len() });
    }
    found
}

/// What the details come to, with the sign for the account's owner; nothing if there are none, or one has no amount.
pub fn sum_of_details(entry: &Entry) -> Option<Decimal> {
    let signed = entry.details.iter().map(|detail| {
        let direction = detail.direction.unwrap_or(entry.direction);
        detail.amount.map(|amount| direction.signed(amount.value))
    });
    if entry.details.is_empty() { None } else { signed.sum() }
}

/// What a statement comes to so far.
#[derive(Debug, Default)]
pub struct Running {
    booked: Decimal,
}

impl Running {
    /// Another entry.
    pub fn add(&mut self, entry: &Entry) {
        if entry.status == BookingStatus::Booked {
            self.booked = self.booked + entry.direction.signed(entry.amount.value);
        }
    }

    /// Whether the balances close. Not asked where an entry was set aside: that they do not close then says nothing new.
    pub fn gap(&self, end: &StatementEnd) -> Option<FindingKind> {
        let of = |balance: &Balance| balance.direction.signed(balance.amount.value);
        let coded = |code: &'static str| end.balances.iter().filter(move |one| one.code.as_deref() == Some(code));
        let opening = coded("OPBD").next().or_else(|| coded("PRCD").next()).map(of)?;
        let closing = coded("CLBD").next_back().map(of)?;
        let gap = end.set_aside == 0 && opening + self.booked != closing;
        gap.then_some(FindingKind::BalanceGap { opening, booked: self.booked, closing })
    }
}
