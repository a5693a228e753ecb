//! Work that came as a file instead of over a network: taken in as if the phone had sent it.

use domain::clock::handed_over;
use domain::wire::OPERATIONS_MAX;
use domain::work_file::{FORMAT, WorkFile};
use serde::Serialize;
use utoipa::ToSchema;

use super::delivery::{Delivery, Taken};
use super::group::deliver;
use super::{blocking, count};
use crate::failure::{Answer, Failure};
use crate::state::AppState;
use crate::store::device::{self, Device};
use crate::store::operation::kind;

/// Largest work file, in bytes.
pub const WORK_FILE_BYTES_MAX: usize = 16 * 1024 * 1024;
/// Most operations in one: years of work of a phone that never had signal.
const WORK_FILE_OPERATIONS_MAX: usize = 20 * OPERATIONS_MAX;

/// What an import has brought.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct Imported {
    /// Whose work it is.
    pub technician_name: String,
    /// The name of the phone.
    pub device_name: String,
    /// Operations that the server did not have yet, those that wait included.
    pub new: u32,
    /// Operations that it had already, from the phone or from the same file.
    pub known: u32,
    /// How many of the new ones wait for a person.
    pub parked: u32,
    /// The number of an operation that is missing before the rest of the file; nothing after it was taken in.
    pub missing: Option<i64>,
}

impl Imported {
    fn add(&mut self, taken: &Taken) {
        let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
        self.new += count(taken.fresh.len());
        self.known += count(taken.settled.len() - taken.fresh.len());
        self.parked += count(taken.fresh.iter().filter(|outcome| kind(outcome) == "parked").count());
        self.missing = taken.expected;
    }
}

/// Takes a work file in, brought by somebody of the office. The same file again changes nothing.
///
/// # Errors
/// [`Failure::too_large`]; [`Failure::invalid`] with a sentence when it is no work file of a phone of this office, or
/// was changed on its way; nothing was taken in then. If something breaks, a part may have been taken in: the same file
/// again brings the rest.
pub async fn import(state: &AppState, file: WorkFile, who: &str) -> Answer<Imported> {
    check(&file)?;
    let (id, sent, received) = (file.device, file.sent, handed_over(&file.sent, state.now()));
    let known = state.database().read(move |tx| device::with_token_hash(tx, id)).await?;
    let (Device { technician_name, name: device_name, .. }, token_hash) =
        known.ok_or_else(|| Failure::invalid("This file is of a phone that this office does not know."))?;
    let operations = blocking(move || file.is_sealed_by(&token_hash).then_some(file.operations)).await?;
    let changed = || Failure::invalid("This file was changed after the phone had made it. Ask for a new one.");
    let mut left = operations.ok_or_else(changed)?;
    let mut sum = Imported { technician_name, device_name, new: 0, known: 0, parked: 0, missing: None };
    while !left.is_empty() && sum.missing.is_none() {
        let rest = left.split_off(left.len().min(OPERATIONS_MAX));
        let part = std::mem::replace(&mut left, rest);
        let mut delivery = Delivery::read(id, Some(sent), part, received).await?;
        delivery.imported_by = Some(who.to_owned());
        let taken = deliver(state, delivery).await?;
        count(state, &taken.fresh);
        sum.add(&taken);
    }
    Ok(sum)
}

fn check(file: &WorkFile) -> Answer<()> {
    if file.format != FORMAT {
        return Err(Failure::invalid("This is not a file of unsent work, or it comes from a newer app."));
    }
    let bytes: usize = file.operations.iter().map(|operation| operation.body.get().len()).sum();
    if file.operations.len() > WORK_FILE_OPERATIONS_MAX || bytes > WORK_FILE_BYTES_MAX {
        return Err(Failure::too_large());
    }
    Ok(())
}
