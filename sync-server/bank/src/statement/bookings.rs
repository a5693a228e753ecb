//! Entries into bookings, which the rules understand.

use std::collections::HashMap;

use domain::booking::{Batch, Booking, Direction, Occurrences, PaymentIds, References, ReturnReason};
use domain::ids::{BookingId, EntryId};
use uuid::Uuid;

use super::check::sum_of_details;
use super::parts::{Detail, Entry, Kind, Statement};

/// Makes bookings of the entries of one statement, in their order.
#[derive(Debug)]
pub struct Bookings {
    kind: Kind,
    account: Box<str>,
    occurrences: Occurrences,
}

impl Bookings {
    /// For one statement of a file of this kind.
    #[must_use]
    pub fn new(kind: Kind, statement: &Statement) -> Bookings {
        Bookings { kind, account: statement.account.clone(), occurrences: Occurrences::default() }
    }

    /// One booking for each detail; one for an entry that has none.
    pub fn of(&mut self, mut entry: Entry, mut each: impl FnMut(Booking)) {
        let signed = entry.direction.signed(entry.amount.value);
        let in_doubt = sum_of_details(&entry).is_some_and(|sum| sum != signed);
        let details = std::mem::take(&mut entry.details);
        if details.is_empty() {
            let mut booking = self.whole(&entry);
            self.identify(&mut booking, &entry, None, (1, 0, 0));
            each(booking);
            return;
        }
        let count = details.len();
        let shared = if count > 1 { shared(&details) } else { HashMap::new() };
        for (index, detail) in details.into_iter().enumerate() {
            let reference = detail.servicer_reference.clone();
            let same = reference.as_ref().and_then(|one| shared.get(one)).copied().unwrap_or(1);
            let mut booking = self.detail(&entry, detail, count == 1);
            booking.in_doubt = in_doubt;
            self.identify(&mut booking, &entry, reference.as_deref(), (same, index, count));
            each(booking);
        }
    }

    fn identify(
        &mut self,
        booking: &mut Booking,
        entry: &Entry,
        detail: Option<&str>,
        (same_detail, index, details): (usize, usize, usize),
    ) {
        let entry = entry.servicer_reference.as_deref();
        self.occurrences.identify(booking, References { entry, detail, same_detail, index, details });
    }

    /// An entry that has no details.
    fn whole(&self, entry: &Entry) -> Booking {
        // Several batches in one sum: no part of our files is this sum.
        let only = if let [batch] = entry.batches.as_slice() { Some(batch) } else { None };
        let batch = (!entry.batches.is_empty()).then(|| Batch { count: only.and_then(|batch| batch.count) });
        Booking {
            id: BookingId(Uuid::nil()),
            entry: EntryId(Uuid::nil()),
            source: self.kind.source(),
            account: self.account.clone(),
            direction: entry.direction,
            status: entry.status,
            reversal: entry.reversal,
            in_doubt: false,
            amount: Some(entry.amount),
            booked_on: entry.booked_on,
            value_on: entry.value_on,
            ids: PaymentIds::default(),
            payment_information: only.and_then(|batch| batch.payment_information.clone()),
            is_detail: false,
            batch,
            counterparty_account: None,
            counterparty_name: None,
            texts: entry.text.iter().cloned().collect(),
            returned: is_return(entry.code.sub_family.as_deref()).then(ReturnReason::default),
        }
    }

    fn detail(&self, entry: &Entry, detail: Detail, only: bool) -> Booking {
        let direction = detail.direction.unwrap_or(entry.direction);
        let code = detail.code.sub_family.as_deref().or(entry.code.sub_family.as_deref());
        let returned = detail.returned.or_else(|| is_return(code).then(ReturnReason::default));
        // What comes back keeps the roles of the payment that it was.
        let other = if direction == Direction::Credit && returned.is_none() { detail.debtor } else { detail.creditor };
        let mut texts = detail.texts;
        texts.extend(detail.references);
        texts.extend(detail.text);
        if only {
            texts.extend(entry.text.clone());
        }
        let batch = detail.batch.and_then(|at| entry.batches.get(at));
        Booking {
            id: BookingId(Uuid::nil()),
            entry: EntryId(Uuid::nil()),
            source: self.kind.source(),
            account: self.account.clone(),
            direction,
            status: entry.status,
            reversal: entry.reversal,
            in_doubt: false,
            amount: detail.amount.or(only.then_some(entry.amount)),
            booked_on: entry.booked_on,
            value_on: entry.value_on,
            ids: PaymentIds { end_to_end: detail.end_to_end, instruction: detail.instruction, uetr: detail.uetr },
            payment_information: detail
                .payment_information
                .or_else(|| batch.and_then(|batch| batch.payment_information.clone())),
            is_detail: true,
            batch: None,
            counterparty_account: other.account,
            counterparty_name: other.name,
            texts,
            returned,
        }
    }
}

/// RRTN is the code of the bank for what comes back.
fn is_return(sub_family: Option<&str>) -> bool {
    sub_family.is_some_and(|code| code == "RRTN")
}

/// How many details have each reference.
fn shared(details: &[Detail]) -> HashMap<Box<str>, usize> {
    let mut shared = HashMap::with_capacity(details.len());
    let references = details.iter().filter_map(|detail| detail.servicer_reference.as_deref());
    references.for_each(|one: &str| *shared.entry(one.into()).or_insert(0) += 1);
    shared
}
