//! Takes operations in: exactly once, in the order of their numbers, by the same rules as on the phone. Whatever
//! cannot be applied is kept and set aside for a person; nothing is dropped and nothing stops what comes after it,
//! except on the same job.

use super::delivery::{Delivery, Taken};
use super::plan::{Part, Plan};
use crate::db::{DbError, Write};
use crate::failure::{Answer, Failure};

/// Takes deliveries in, one after the other, each with an answer of its own. All are planned and written together; if
/// that breaks a rule of the tables, each is taken in alone, and of the one that breaks it each operation.
///
/// # Errors
/// [`DbError`] when nothing can be written at all.
pub fn take_in(tx: &Write<'_>, deliveries: &[Delivery]) -> Result<Vec<Answer<Taken>>, DbError> {
    let parts: Vec<_> = deliveries.iter().map(whole).collect();
    match together(tx, &parts) {
        Ok(taken) => Ok(taken.into_iter().map(|taken| taken.ok_or_else(Failure::revoked)).collect()),
        Err(error) if is_of_the_rows(&error) => {
            tracing::warn!(%error, deliveries = deliveries.len(), "taken in one by one");
            deliveries.iter().map(|delivery| alone(tx, delivery)).collect()
        }
        Err(error) => Err(error),
    }
}

fn whole(delivery: &Delivery) -> Part<'_> {
    Part { delivery, operations: &delivery.operations, breaks_a_rule: false }
}

/// One transaction within the transaction: all of it is kept, or nothing.
fn together(tx: &Write<'_>, parts: &[Part<'_>]) -> Result<Vec<Option<Taken>>, DbError> {
    tx.savepoint(|| {
        let mut plan = Plan::load(tx, parts.iter())?;
        let taken = parts.iter().map(|part| plan.take(part)).collect();
        plan.write(tx)?;
        Ok(taken)
    })
}

/// The rows are to blame, not the engine: something else can still be written.
fn is_of_the_rows(error: &DbError) -> bool {
    error.is_constraint() || matches!(error, DbError::Stored(_))
}

fn alone(tx: &Write<'_>, delivery: &Delivery) -> Result<Answer<Taken>, DbError> {
    match together(tx, &[whole(delivery)]) {
        Ok(mut taken) => Ok(taken.pop().flatten().ok_or_else(Failure::revoked)),
        Err(error) if is_of_the_rows(&error) => one_by_one(tx, delivery),
        Err(error) => Err(error),
    }
}

/// Operation after operation; the one that breaks a rule of the tables is kept and set aside.
fn one_by_one(tx: &Write<'_>, delivery: &Delivery) -> Result<Answer<Taken>, DbError> {
    let mut all = Taken::default();
    for operation in &delivery.operations {
        let mut part = Part { operations: std::slice::from_ref(operation), ..whole(delivery) };
        let taken = match together(tx, &[part.clone()]) {
            Err(error) if is_of_the_rows(&error) => {
                tracing::error!(%error, "an operation that the rules allow breaks a rule of the tables");
                part.breaks_a_rule = true;
                match together(tx, &[part]) {
                    Err(error) if is_of_the_rows(&error) => return Ok(Err(error.into())),
                    taken => taken?,
                }
            }
            taken => taken?,
        };
        let Some(taken) = taken.into_iter().next().flatten() else { return Ok(Err(Failure::revoked())) };
        all.settled.extend(taken.settled);
        all.fresh.extend(taken.fresh);
        all.expected = taken.expected;
        if all.expected.is_some() {
            break;
        }
    }
    Ok(Ok(all))
}
