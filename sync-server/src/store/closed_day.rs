//! Days on which banks rest, as the office has filled them in.

use domain::bank_day::{BankCalendar, ClosedDay};

use crate::db::{DbError, Read, Write};

/// All that the office has filled in, the earliest first.
///
/// # Errors
/// [`DbError`].
pub fn all(tx: &Read<'_>) -> Result<Vec<ClosedDay>, DbError> {
    tx.all("SELECT date, name FROM closed_day ORDER BY date", &[], |row| {
        Ok(ClosedDay { date: row.parse(0)?, name: row.text(1)?.to_owned() })
    })
}

/// The calendar: years that are not filled in have the default days.
///
/// # Errors
/// [`DbError`].
pub fn calendar(tx: &Read<'_>) -> Result<BankCalendar, DbError> {
    Ok(BankCalendar::of(all(tx)?.into_iter().map(|day| day.date)))
}

/// Gives a year exactly these days.
///
/// # Errors
/// [`DbError`].
pub fn set_year(tx: &Write<'_>, year: i32, days: &[ClosedDay]) -> Result<(), DbError> {
    let (from, until) = (format!("{year:04}-01-01"), format!("{year:04}-12-31"));
    tx.execute("DELETE FROM closed_day WHERE date >= $1 AND date <= $2", &[from.into(), until.into()])?;
    for day in days {
        tx.execute("INSERT INTO closed_day (date, name) VALUES ($1, $2)", &[day.date.into(), (&day.name).into()])?;
    }
    Ok(())
}
