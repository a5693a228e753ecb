//! When two bookings are the same one. Overlapping statements, a file sent twice, and an advice beside its statement tell
//! of one movement several times; equal payments on one day are several movements told once each.

use std::collections::HashMap;

use sha2::{Digest as _, Sha256};
use uuid::{Builder, Uuid};

use super::{Booking, Direction};
use crate::ids::{BookingId, EntryId};

/// What the bank gave to tell movements apart.
#[derive(Debug, Clone, Copy)]
pub struct References<'a> {
    /// AcctSvcrRef of the entry.
    pub entry: Option<&'a str>,
    /// AcctSvcrRef of the detail.
    pub detail: Option<&'a str>,
    /// How many details of this entry have this reference.
    pub same_detail: usize,
    /// Which detail of the entry, from 0.
    pub index: usize,
    /// How many details the entry has.
    pub details: usize,
}

/// How often equal bookings without a reference were met in one statement. One for each statement: the second of two
/// equal lines is another booking than the first, in this file and in each that tells of both again.
#[derive(Debug, Default)]
pub struct Occurrences {
    met: HashMap<u128, u32>,
}

impl Occurrences {
    /// Gives a booking its identity: (account, the bank's reference of the detail), else the reference of the entry and
    /// the place in it, else a hash of everything it says and how often the same was said before in this statement.
    /// [BR 2.4.5]: the bank has to give a reference to each detail, made for telling duplicates.
    ///
    /// Direction and amount belong to it: a bank that uses a reference again for what undoes a booking tells of another
    /// movement. A reference that several details share, as some banks copy the entry's, tells nothing apart.
    pub fn identify(&mut self, booking: &mut Booking, references: References<'_>) {
        let entry = references.entry.map(|reference| key(booking, "entry", reference, ""));
        let shared = references.same_detail > 1 || references.details > 1 && references.detail == references.entry;
        let own = references.detail.filter(|_| !shared);
        let id = match (own, references.entry) {
            (Some(reference), _) => key(booking, "detail", reference, &amount(booking)),
            // An entry with one detail and no reference at it is that detail.
            (None, Some(reference)) if references.details <= 1 => {
                let kind = if booking.batch.is_some() { "batch" } else { "detail" };
                key(booking, kind, reference, &amount(booking))
            }
            (None, Some(reference)) => {
                key(booking, "part", reference, &format!("{} {}", references.index, amount(booking)))
            }
            (None, None) => self.counted(booking),
        };
        booking.id = BookingId(id);
        booking.entry = EntryId(entry.unwrap_or(id));
    }

    fn counted(&mut self, booking: &Booking) -> Uuid {
        let said = said(booking);
        let before = self.met.entry(key(booking, "said", &said, "").as_u128()).or_insert(0);
        *before += 1;
        key(booking, "said", &said, &before.to_string())
    }
}

fn amount(booking: &Booking) -> String {
    booking.amount.map(|amount| amount.to_string()).unwrap_or_default()
}

/// Everything by which a person would tell two lines apart.
fn said(booking: &Booking) -> String {
    let ids = &booking.ids;
    let mut said = format!("{:?} {}", booking.booked_on, amount(booking));
    let parts = [&ids.end_to_end, &ids.instruction, &ids.uetr, &booking.payment_information];
    for part in parts.into_iter().chain([&booking.counterparty_account, &booking.counterparty_name]) {
        said.push('\u{1f}');
        said.push_str(part.as_deref().unwrap_or_default());
    }
    for text in &booking.texts {
        said.push('\u{1e}');
        said.push_str(text);
    }
    said
}

/// 128 bits of a SHA-256: enough that no two of 10^12 bookings meet by chance; 32 bits, as others use, would give a false
/// duplicate in every large statement.
fn key(booking: &Booking, kind: &str, reference: &str, more: &str) -> Uuid {
    let mut hash = Sha256::new();
    let direction = if booking.direction == Direction::Credit { "+" } else { "-" };
    for part in [&booking.account, "\0", kind, "\0", direction, "\0", reference, "\0", more] {
        hash.update(part.as_bytes());
    }
    let mut bytes = [0; 16];
    for (to, from) in bytes.iter_mut().zip(hash.finalize()) {
        *to = from;
    }
    Builder::from_custom_bytes(bytes).into_uuid()
}
