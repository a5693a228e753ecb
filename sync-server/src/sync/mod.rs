//! `POST /sync`: one round trip, operations up, changes down, in one transaction.

mod body;
mod download;
mod take_in;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Request, header};
use axum::response::Response;
use domain::wire::{OPERATIONS_MAX, PROTOCOL, SyncReply, SyncRequest};

use crate::db::Read;
use crate::failure::{Answer, Failure};
use crate::secret::sha256_hex;
use crate::state::{AppState, Topic};
use crate::store::device::{self, Device};
use crate::store::operation::kind;

/// `POST /sync`.
pub async fn sync(State(state): State<AppState>, request: Request<Body>) -> Answer<Response> {
    let (head, body) = request.into_parts();
    let token_hash = bearer(&head.headers)?;
    let request = body::read(&head.headers, body).await?;
    if request.protocol != PROTOCOL {
        return Err(Failure::update_needed());
    }
    if request.operations.len() > OPERATIONS_MAX {
        return Err(Failure::too_large());
    }
    let bytes = if request.operations.is_empty() {
        download_only(&state, token_hash, request).await?
    } else {
        take_in_and_download(&state, token_hash, request).await?
    };
    body::reply(&head.headers, bytes).await
}

/// The hash of the token that a phone shows.
fn bearer(headers: &HeaderMap) -> Answer<String> {
    let shown = headers.get(header::AUTHORIZATION).and_then(|value| value.to_str().ok());
    let token = shown.and_then(|value| value.strip_prefix("Bearer ")).ok_or_else(Failure::revoked)?;
    Ok(sha256_hex(token))
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
            let reply = empty_reply(time);
            let bytes = download::write_reply(tx, device.technician, epoch, &request, reply)?;
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
    state.database().read(move |tx| paired(tx, &probe)).await?;
    let (bytes, taken) = state
        .write(&[Topic::Jobs, Topic::ServiceOrders, Topic::Claims, Topic::Technicians], move |tx| {
            let device = paired(tx, &token_hash)?;
            let taken = take_in::take_in(tx, &device, &request, received)?;
            device::set_last_seen(tx, device.id, received)?;
            let mut reply = empty_reply(received.timestamp_millis());
            reply.expected = taken.expected;
            reply.outcomes = taken.settled;
            let bytes = download::write_reply(tx, device.technician, epoch, &request, reply)?;
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

fn empty_reply(time: i64) -> SyncReply {
    SyncReply { time, ..SyncReply::default() }
}
