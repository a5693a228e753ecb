//! Looks whether everything that is stored fits together: nothing altered, lost, done twice or paid without work. Reads
//! one snapshot, so it runs beside a server; memory grows with neither jobs nor operations, but for 32 bytes each
//! operation, by which the order of arrival is compared.
//!
//! What it cannot see: a row that was altered together with every copy of it, and a row of a phone's feed that says
//! "removed" and is gone (a phone finds that out by its digest).

mod bookings;
mod feed;
mod files;
mod job;
mod ledger;
mod numbering;
mod operation;
mod order;
mod report;
mod tables;
mod work;

use crate::db::{Database, DbError, Read, VERSION};
pub use report::{Check, Counted, Finding, Report};

/// Verifies a database. The engine looks at its own file while we look at what is in it: each takes about as long.
///
/// # Errors
/// [`DbError`] when it cannot be asked; what is wrong with its content is in the report.
pub async fn verify(database: &Database) -> Result<Report, DbError> {
    let (file, content) = tokio::join!(database.read(|tx| found(tx, file)), database.read(|tx| found(tx, content)));
    // SQLite can also say it when the snapshot ends.
    let said = |looked| match looked {
        Err(error) if DbError::is_damage(&error) => Ok(Report::damage(error)),
        looked => looked,
    };
    let (file, content) = (said(file)?, said(content)?);
    Ok(file.followed_by(content))
}

/// Verifies what a transaction sees.
///
/// # Errors
/// The same.
pub fn look(tx: &Read<'_>) -> Result<Report, DbError> {
    Ok(found(tx, file)?.followed_by(found(tx, content)?))
}

fn found(tx: &Read<'_>, check: impl FnOnce(&Read<'_>, &mut Report) -> Result<(), DbError>) -> Result<Report, DbError> {
    let mut report = Report::default();
    match check(tx, &mut report) {
        // What cannot be read is a finding, and all that was found before it counts.
        Err(error) if error.is_damage() => report.add(Check::Engine, "database", error),
        done => done?,
    }
    Ok(report)
}

fn file(tx: &Read<'_>, report: &mut Report) -> Result<(), DbError> {
    for line in tx.damage()? {
        report.add(Check::Engine, "database", line);
    }
    Ok(())
}

fn content(tx: &Read<'_>, report: &mut Report) -> Result<(), DbError> {
    report.version = tx.version()?;
    if report.version != VERSION {
        report.add(Check::Migrations, "database", format!("tables of version {}, not {VERSION}", report.version));
        return Ok(()); // everything else speaks of today's tables
    }
    report.revision = tx.head()?;
    tables::check(tx, report)?;
    let phones = numbering::check(tx, report)?;
    work::check(tx, report, &phones)?;
    ledger::check(tx, report)?;
    bookings::check(tx, report)?;
    files::check(tx, report)?;
    feed::check(tx, report)
}
