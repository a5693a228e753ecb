//! `POST /sync`: one round trip, operations up, changes down. The operations are on disk before the reply is read.

mod body;
mod download;
mod import;
mod take_in;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Request, header};
use axum::response::Response;
use domain::operation::{OperationOutcome, ParkReason};
use domain::wire::{OPERATIONS_MAX, Protocols, Settled, SyncReply, SyncRequest};

use take_in::Delivery;

pub use import::{Imported, WORK_FILE_BYTES_MAX, import};

use crate::db::Read;
use crate::failure::{Answer, Failure};
use crate::secret::sha256_hex;
use crate::state::{AppState, Topic};
use crate::store::device::{self, Device};
use crate::store::operation::kind;

/// `POST /sync`.
pub async fn sync(State(state): State<AppState>, request: Request<Body>) -> Answer<Response> {
    let (head, body) = request.into_parts();
    let token = bearer(&head.headers)?;
    let request = body::read(&head.headers, body).await?;
    let bytes = exchange(&state, token, request).await?;
    body::reply(&head.headers, bytes).await
}

/// What a phone shows.
fn bearer(headers: &HeaderMap) -> Answer<&str> {
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    shown.and_then(|value| value.strip_prefix("Bearer ")).ok_or_else(Failure::revoked)
}

/// One round of the phone with this token: gives the [`SyncReply`] as JSON. All of `POST /sync` but the body's reading
/// and writing, so that a simulation can go the same way without a network.
///
/// # Errors
/// [`Failure`]; nothing was taken in then, or the phone cannot know and sends it again.
pub async fn exchange(state: &AppState, token: &str, request: SyncRequest) -> Answer<Vec<u8>> {
    if !Protocols::HERE.speaks(request.protocol) {
        return Err(Failure::update_needed());
    }
    if request.operations.len() > OPERATIONS_MAX {
        return Err(Failure::too_large());
    }
    let token_hash = sha256_hex(token);
    if request.operations.is_empty() {
        download_only(state, token_hash, request).await
    } else {
        take_in_and_download(state, token_hash, request).await
    }
}

fn paired(tx: &Read<'_>, token_hash: &str) -> Answer<Device> {
    device::by_token(tx, token_hash)?.ok_or_else(Failure::revoked)
}

/// Most rounds have nothing to say: they write nothing and wait for no writer.
async fn download_only(state: &AppState, token_hash: String, request: SyncRequest) -> Answer<Vec<u8>> {
    let (epoch, time) = (state.epoch(), state.now().timestamp_millis());
    let (bytes, device) = state
        .database()
        .read(move |tx| {
            let device = paired(tx, &token_hash)?;
            if device.revoked {
                return Err(Failure::revoked());
            }
            let bytes = download::write_reply(tx, device.technician, epoch, &request, empty_reply(time))?;
            Ok::<_, Failure>((bytes, device.id))
        })
        .await?;
    state.saw(device);
    Ok(bytes)
}

async fn take_in_and_download(state: &AppState, token_hash: String, request: SyncRequest) -> Answer<Vec<u8>> {
    let (epoch, received) = (state.epoch(), state.now());
    // Only to read first: a stranger must not be able to make us write.
    let probe = token_hash.clone();
    let device = state.database().read(move |tx| paired(tx, &probe)).await?;
    if device.revoked {
        state.limit_deposit(device.id)?;
    }
    let (bytes, taken) = state
        .write(&[Topic::Jobs, Topic::ServiceOrders, Topic::Claims, Topic::Technicians], move |tx| {
            let device = paired(tx, &token_hash)?;
            let (sent, operations) = (request.sent.as_ref(), &request.operations[..]);
            let delivery = Delivery { sent, operations, received, imported_by: None };
            let taken = take_in::take_in(tx, &device, &delivery)?;
            device::set_last_seen(tx, device.id, received)?;
            let mut reply = empty_reply(received.timestamp_millis());
            reply.expected = taken.expected;
            reply.outcomes = taken.settled;
            let bytes = if device.revoked {
                deposited(reply, request.cursor)?
            } else {
                download::write_reply(tx, device.technician, epoch, &request, reply)?
            };
            Ok((bytes, taken.fresh))
        })
        .await?;
    for outcome in &taken {
        state.metrics().operation(kind(outcome));
    }
    let parked = taken.iter().filter(|outcome| kind(outcome) == "parked").count();
    tracing::info!(operations = taken.len(), parked, "taken in");
    Ok(bytes)
}

/// What a revoked phone is told: what became of its own work, and nothing that a person of the office has said.
fn deposited(mut reply: SyncReply, cursor: i64) -> Answer<Vec<u8>> {
    reply.revoked = true;
    reply.cursor = cursor;
    for Settled { outcome, .. } in &mut reply.outcomes {
        let said_by_a_person =
            matches!(outcome, OperationOutcome::Accepted { review: Some(_) } | OperationOutcome::Rejected { .. });
        if said_by_a_person {
            *outcome = OperationOutcome::Parked { reason: ParkReason::RevokedPhone };
        }
    }
    serde_json::to_vec(&reply).map_err(|error| Failure::Broken(error.into()))
}

fn empty_reply(time: i64) -> SyncReply {
    SyncReply { time, ..SyncReply::default() }
}
