//! Bookings and for which claims they count: no more of a booking counts than was booked, the ledger says the same, and
//! what the ledger counts is there.

use std::collections::HashMap;

use domain::ids::{BookingId, ClaimId};
use domain::ledger::ClaimAccount;

use super::{Check, Report};
use crate::db::{DbError, Read, Value};

pub(super) fn check(tx: &Read<'_>, report: &mut Report) -> Result<(), DbError> {
    let entries = "SELECT m.booking, m.claim FROM booking_match m LEFT JOIN ledger_entry e ON e.number = m.entry \
                   WHERE e.number IS NULL OR e.about <> 'claim' OR e.subject <> m.claim OR e.amount <> ABS(m.amount)";
    tx.scan(entries, &[], |row| {
        let place = format!("booking_match {} {}", row.text(0)?, row.text(1)?);
        report.add(Check::Ledger, place, "its entry is not about this claim and amount");
        Ok(true)
    })?;
    let sums = "SELECT b.id, b.state, ABS(b.amount), CAST(COALESCE(SUM(ABS(m.amount)), 0) AS BIGINT) FROM booking b \
                LEFT JOIN booking_match m ON m.booking = b.id GROUP BY b.id, b.state, b.amount \
                HAVING COALESCE(SUM(ABS(m.amount)), 0) > ABS(b.amount) \
                OR (b.state = 'matched' AND COUNT(m.booking) = 0) \
                OR (b.state IN ('not_ours', 'held', 'repeated', 'parts') AND COUNT(m.booking) > 0)";
    tx.scan(sums, &[], |row| {
        let place = format!("booking {}", row.text(0)?);
        if row.int(3)? > row.int(2)? {
            report.add(Check::Column, place, "more of it counts for claims than was booked");
        } else {
            report.add(Check::Column, place, format!("its state {} is not what it counts for", row.text(1)?));
        }
        Ok(true)
    })
}

/// The bookings that count for some claims are those of the ledger. `within` is a condition on the column `claim`.
pub(super) fn counted<'a>(
    tx: &Read<'_>,
    report: &mut Report,
    accounts: impl Iterator<Item = &'a ClaimAccount>,
    (within, values): (&str, &[Value]),
) -> Result<(), DbError> {
    let mut right: HashMap<(ClaimId, BookingId), (Option<i64>, i64)> = HashMap::new();
    for account in accounts {
        for one in &account.bookings {
            right.insert((account.claim, one.booking), (one.attempt.map(i64::from), one.amount));
        }
    }
    let sql = format!("SELECT claim, booking, attempt, amount FROM booking_match WHERE {within} ORDER BY claim");
    tx.scan(&sql, values, |row| {
        let place = format!("booking_match {} {}", row.text(1)?, row.text(0)?);
        let key = row.parse(0).ok().zip(row.parse(1).ok());
        match key.and_then(|key| right.remove(&key)) {
            None => report.add(Check::Ledger, place, "the ledger does not count it"),
            Some(counts) if counts != (row.int_or_none(2)?, row.int(3)?) => {
                report.add(Check::Ledger, place, "attempt or amount is not what the ledger says");
            }
            Some(_) => {}
        }
        Ok(true)
    })?;
    for (claim, booking) in right.keys() {
        let what = "the ledger counts it, and it is not there";
        report.add(Check::Ledger, format!("booking_match {booking} {claim}"), what);
    }
    Ok(())
}
