//! What waits for finance beside claims.

use chrono::NaiveDate;
use domain::booking::BookingState;
use domain::claim::days_left;
use domain::money::Money;

use super::claim::currency;
use crate::api::{UnmatchedBookings, WaitingAccount};
use crate::db::{DbError, Read};

/// Bookings that count for no claim yet, and wait for somebody.
///
/// # Errors
/// [`DbError`].
pub fn unmatched(tx: &Read<'_>, today: NaiveDate) -> Result<UnmatchedBookings, DbError> {
    let waiting = BookingState::ALL.into_iter().filter(|state| state.waits());
    let waiting: Vec<_> = waiting.map(|state| format!("'{}'", state.as_str())).collect();
    let sql = format!(
        "SELECT currency, COUNT(*), CAST(SUM(CASE WHEN amount > 0 THEN amount ELSE 0 END) AS BIGINT), \
         CAST(SUM(CASE WHEN amount < 0 THEN -amount ELSE 0 END) AS BIGINT), MIN(booked_on) FROM booking \
         WHERE state IN ({}) GROUP BY currency ORDER BY currency",
        waiting.join(", ")
    );
    let mut found = UnmatchedBookings { bookings: 0, came_in: Vec::new(), went_out: Vec::new(), oldest_days: None };
    tx.scan(&sql, &[], |row| {
        let currency = currency(row.text(0)?)?;
        found.bookings += u32::try_from(row.int(1)?).unwrap_or(u32::MAX);
        for (column, sums) in [(2, &mut found.came_in), (3, &mut found.went_out)] {
            let amount = row.int(column)?;
            if amount > 0 {
                sums.push(Money { amount, currency });
            }
        }
        found.oldest_days = found.oldest_days.max(Some(days_left(today, row.parse(4)?)));
        Ok(true)
    })?;
    Ok(found)
}

/// The accounts of technicians that wait for a second person: how many, and the first 50, the oldest first.
///
/// # Errors
/// [`DbError`].
pub fn accounts(tx: &Read<'_>) -> Result<(u32, Vec<WaitingAccount>), DbError> {
    let sql = "SELECT COUNT(*) FROM technician_account WHERE state = 'waiting'";
    let count = tx.one(sql, &[], |row| row.int(0))?.unwrap_or(0);
    let sql = "SELECT u.technician, t.name, u.proposed_at FROM technician_account u JOIN technician t \
               ON t.id = u.technician WHERE u.state = 'waiting' ORDER BY u.proposed_at, u.id LIMIT 50";
    let first = tx.all(sql, &[], |row| {
        let (technician, technician_name) = (row.parse(0)?, row.text(1)?.to_owned());
        Ok(WaitingAccount { technician, technician_name, proposed_at: row.time(2)? })
    })?;
    Ok((u32::try_from(count).unwrap_or(u32::MAX), first))
}
