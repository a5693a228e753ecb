//! Each phone's operations are numbered 1, 2, 3 … up to the last one taken in; what has a number that was used before is
//! a cloned phone's and waits for a person.

use std::collections::HashMap;

use domain::ids::{DeviceId, TechnicianId};
use domain::operation::{OperationOutcome, ParkReason};

use super::{Check, Report};
use crate::db::{DbError, Read};

/// What is known of the phones.
pub(super) type Phones = HashMap<DeviceId, PhoneFacts>;

pub(super) struct PhoneFacts {
    pub(super) technician: TechnicianId,
    last_number: i64,
    /// A number for the order of arrival, shorter than an id.
    pub(super) short: u32,
    /// How many numbers brought nothing new, as was noted.
    repeated: i64,
    /// How many have no operation.
    passed_over: i64,
    /// How many have only such as came after the first use of their number: a twin's, as far as one can still tell. Its
    /// first use may have brought nothing new.
    unsure: i64,
    /// The first of them.
    missing: Vec<i64>,
    /// The number that comes next.
    next: i64,
    /// How often that number's predecessor was taken in as if it were the first time. None before the first operation.
    firsts: Option<u32>,
}

/// A phone that was paired anew, or whose database was built anew, sends again, under new numbers, what it has not heard
/// of, and the server answers what it knows. So many numbers have no operation of their own as were noted; one more means a
/// lost row. A twin may later bring something else under such a number: then it has an operation, which was set aside.
pub(super) fn check(tx: &Read<'_>, report: &mut Report) -> Result<Phones, DbError> {
    let mut phones = phones(tx)?;
    report.counted.devices = phones.len() as u64;
    let sql = "SELECT o.device, o.number, o.id, o.outcome_kind, o.outcome, r.decision FROM operation o \
               LEFT JOIN review r ON r.operation = o.id AND r.hash = o.hash ORDER BY o.device, o.number";
    tx.scan(sql, &[], |row| {
        let (device, number) = (row.text(0)?, row.int(1)?);
        let Some(phone) = device.parse().ok().and_then(|id| phones.get_mut(&id)) else { return Ok(true) };
        let place = |number: i64| format!("phone {device} number {number}");
        if number >= phone.next {
            phone.pass_over(number);
            phone.next = number.saturating_add(1);
            phone.firsts = Some(0);
        }
        let clone = row.text(3)? == "parked" && is_clone(row.text(4)?);
        if !clone && row.text_or_none(5)?.is_none() {
            phone.firsts = phone.firsts.map(|firsts| firsts + 1);
            if phone.firsts > Some(1) {
                let what =
                    format!("operation {} has a number that was used before, and is not set aside", row.text(2)?);
                report.add(Check::Numbering, place(number), what);
            }
        }
        if number < 1 || number > phone.last_number {
            let what = format!("operation {} is beyond the last number, {}", row.text(2)?, phone.last_number);
            report.add(Check::Numbering, place(number), what);
        }
        Ok(true)
    })?;
    for (id, phone) in &mut phones {
        phone.pass_over(phone.last_number.saturating_add(1));
        if (phone.passed_over..=phone.passed_over + phone.unsure).contains(&phone.repeated) {
            continue;
        }
        let what = format!("{} numbers have no operation, and {} came again", phone.passed_over, phone.repeated);
        if phone.missing.is_empty() {
            report.add(Check::Numbering, format!("phone {id}"), what.clone());
        }
        for missing in &phone.missing {
            report.add(Check::Numbering, format!("phone {id} number {missing}"), what.clone());
        }
    }
    Ok(phones)
}

/// As many numbers are named.
const MISSING_MAX: usize = 100;

impl PhoneFacts {
    /// There is nothing from the next number up to this one.
    fn pass_over(&mut self, until: i64) {
        self.unsure += i64::from(self.firsts == Some(0));
        self.passed_over += until.saturating_sub(self.next).max(0);
        self.missing.extend((self.next..until).take(MISSING_MAX - self.missing.len()));
    }
}

fn is_clone(outcome: &str) -> bool {
    let outcome = serde_json::from_str(outcome);
    matches!(outcome, Ok(OperationOutcome::Parked { reason: ParkReason::ClonedPhone }))
}

fn phones(tx: &Read<'_>) -> Result<Phones, DbError> {
    let mut phones = Phones::new();
    let sql = "SELECT id, technician, last_number, repeated FROM device ORDER BY id";
    let mut short = 0;
    tx.scan(sql, &[], |row| {
        let (technician, last_number) = (row.parse(1)?, row.int(2)?);
        let facts = PhoneFacts {
            technician,
            last_number,
            short,
            repeated: row.int(3)?,
            passed_over: 0,
            unsure: 0,
            missing: Vec::new(),
            next: 1,
            firsts: None,
        };
        phones.insert(row.parse(0)?, facts);
        short += 1;
        Ok(true)
    })?;
    Ok(phones)
}
