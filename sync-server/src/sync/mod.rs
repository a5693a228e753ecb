//! `POST /sync`: one round trip, operations up, changes down. The operations are on disk before the reply is read.

mod account;
mod body;
mod delivery;
mod download;
mod group;
mod import;
mod plan;
mod take_in;

use axum::body::Body;
use axum::extract::State;
use axum::http::{HeaderMap, Request, header};
use axum::response::Response;
use domain::operation::{OperationOutcome, ParkReason};
use domain::wire::{OPERATIONS_MAX, Protocols, Settled, SyncReply, SyncRequest};

pub(crate) use group::Waiting;
pub use import::{Imported, WORK_FILE_BYTES_MAX, import};

use crate::db::{DbError, Read};
use crate::failure::{Answer, Failure};
use crate::secret::sha256_hex;
use crate::state::AppState;
use crate::store::device::{self, Device};
use crate::store::operation::kind;
use delivery::Delivery;

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
    let reply = SyncReply { time: state.now().timestamp_millis(), ..SyncReply::default() };
    // Most rounds have nothing to say: they write nothing and wait for no writer.
    if request.operations.is_empty() {
        return download(state, token_hash, request, reply).await;
    }
    let (request, reply) = upload(state, token_hash.clone(), request, reply).await?;
    download(state, token_hash, request, reply).await
}

fn paired(tx: &Read<'_>, token_hash: &str) -> Answer<Device> {
    device::by_token(tx, token_hash)?.ok_or_else(Failure::revoked)
}

/// Takes the operations of a request in, and notes in the reply what became of them.
async fn upload(
    state: &AppState,
    token_hash: String,
    mut request: SyncRequest,
    mut reply: SyncReply,
) -> Answer<(SyncRequest, SyncReply)> {
    let received = state.now();
    // Only to read first: a stranger must not be able to make us write.
    let device = state.database().read(move |tx| paired(tx, &token_hash)).await?;
    if device.revoked {
        state.limit_deposit(device.id)?;
    }
    let (operations, sent) = (std::mem::take(&mut request.operations), request.sent);
    let delivery = Delivery::read(device.id, sent, operations, received).await?;
    let taken = group::deliver(state, delivery).await?;
    count(state, &taken.fresh);
    (reply.expected, reply.outcomes) = (taken.expected, taken.settled);
    Ok((request, reply))
}

fn count(state: &AppState, fresh: &[OperationOutcome]) {
    for outcome in fresh {
        state.metrics().operation(kind(outcome));
    }
    let parked = fresh.iter().filter(|outcome| kind(outcome) == "parked").count();
    tracing::info!(operations = fresh.len(), parked, "taken in");
}

/// Reads what the phone has not read yet, if it may: it can have been revoked while its operations were written.
async fn download(state: &AppState, token_hash: String, request: SyncRequest, reply: SyncReply) -> Answer<Vec<u8>> {
    let server = state.clone();
    let (bytes, device) = state
        .database()
        .read(move |tx| {
            let device = paired(tx, &token_hash)?;
            let bytes = match (device.revoked, reply.expected.is_some() || !reply.outcomes.is_empty()) {
                (true, false) => return Err(Failure::revoked()),
                (true, true) => deposited(reply, request.cursor)?,
                (false, _) => download::write_reply(tx, &server, &device, &request, reply)?,
            };
            Ok((bytes, device.id))
        })
        .await?;
    state.saw(device);
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
    Ok(serde_json::to_vec(&reply).map_err(DbError::from)?)
}

async fn blocking<T: Send + 'static>(work: impl FnOnce() -> T + Send + 'static) -> Answer<T> {
    tokio::task::spawn_blocking(work).await.map_err(|_| Failure::Broken(DbError::Gone))
}
