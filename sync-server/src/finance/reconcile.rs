//! What banks have booked is placed on claims. What follows from all bookings is planned on a snapshot, which may take a
//! moment, and then written claim by claim, some hundred in one transaction, so that phones do not wait for a bank. Each
//! of these transactions is whole in itself: if the server ends between two of them, the next file goes on from there.

mod plan;
mod write;

use std::collections::HashSet;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::clock::local_date;
use domain::ids::BookingId;
use domain::ledger::By;

use crate::db::{Database, DbError, Write};

use plan::{Placing, plan};
pub use write::Placed;

/// Facts in one transaction: about half a second of work.
const TOGETHER: usize = 500;

/// What came of it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reconciled {
    /// What was written.
    pub placed: Placed,
    /// Of the bookings that wait now, those for which a claim may fit.
    pub suggested: HashSet<BookingId>,
    /// The last revision that was written; 0 if none was.
    pub revision: i64,
}

/// Places all bookings that wait for a rule.
///
/// # Errors
/// [`DbError`]; what was written before it counts.
pub async fn reconcile(database: &Database, by: By, now: DateTime<Utc>) -> Result<Reconciled, DbError> {
    let today = local_date(now);
    let plan = Arc::new(database.read(move |tx| plan(tx, today)).await?);
    let mut done = Reconciled { suggested: plan.suggested.clone(), ..Reconciled::default() };
    for from in (0..plan.placings.len()).step_by(TOGETHER) {
        let (part, by) = (plan.clone(), by.clone());
        let work = move |tx: &Write<'_>| {
            let until = (from + TOGETHER).min(part.placings.len());
            write::place(tx, &by, part.placings.get(from..until).unwrap_or_default(), now)
        };
        let (placed, revision) = database.write(work).await?;
        done.placed.add(placed);
        done.revision = revision;
    }
    for from in (0..plan.states.len()).step_by(TOGETHER * 10) {
        let part = plan.clone();
        let work = move |tx: &Write<'_>| {
            let until = (from + TOGETHER * 10).min(part.states.len());
            write::settle_states(tx, part.states.get(from..until).unwrap_or_default())
        };
        done.revision = database.write(work).await?.1;
    }
    Ok(done)
}
