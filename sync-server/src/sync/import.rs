//! Work that came as a file instead of over a network: taken in as if the phone had sent it.

use domain::clock::handed_over;
use domain::wire::OPERATIONS_MAX;
use domain::work_file::{FORMAT, WorkFile};
use serde::Serialize;
use utoipa::ToSchema;

use super::take_in::{self, Delivery};
use crate::failure::{Answer, Failure};
use crate::state::{AppState, Topic};
use crate::store::device;
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

/// Takes a work file in. The same file again changes nothing.
///
/// # Errors
/// [`Failure::too_large`]; [`Failure::invalid`] with a sentence when it is no work file of a phone of this office, or
/// was changed on its way. Nothing was taken in then.
pub async fn import(state: &AppState, file: WorkFile, who: &str) -> Answer<Imported> {
    check(&file)?;
    let (device, imported) = (file.device, state.now());
    let token_hash = state.database().read(move |tx| device::token_hash(tx, device)).await?;
    let token_hash =
        token_hash.ok_or_else(|| Failure::invalid("This file is of a phone that this office does not know."))?;
    if !file.is_sealed_by(&token_hash) {
        return Err(Failure::invalid("This file was changed after the phone had made it. Ask for a new one."));
    }
    let received = handed_over(&file.sent, imported);
    let who = who.to_owned();
    state
        .write(&[Topic::Jobs, Topic::ServiceOrders, Topic::Claims, Topic::Technicians], move |tx| {
            let device = device::get(tx, file.device)?.ok_or_else(|| Failure::unknown("phone"))?;
            let (sent, operations) = (Some(&file.sent), &file.operations[..]);
            let delivery = Delivery { sent, operations, received, imported_by: Some(&who) };
            let taken = take_in::take_in(tx, &device, &delivery)?;
            let parked = taken.fresh.iter().filter(|outcome| kind(outcome) == "parked").count();
            let count = |number: usize| u32::try_from(number).unwrap_or(u32::MAX);
            Ok(Imported {
                technician_name: device.technician_name,
                device_name: device.name,
                new: count(taken.fresh.len()),
                known: count(taken.settled.len() - taken.fresh.len()),
                parked: count(parked),
                missing: taken.expected,
            })
        })
        .await
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
