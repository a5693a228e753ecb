//! Bodies of phones: limited before and after decompression, small on the wire.

use std::io::Read;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, HeaderValue, header};
use axum::response::Response;
use domain::wire::{REQUEST_BYTES_MAX, SyncRequest};
use tokio::sync::Semaphore;

use super::blocking;
use crate::db::DbError;
use crate::failure::{Answer, Failure};

/// A reply below this gains nothing from compression.
const COMPRESS_FROM: usize = 1024;
/// Repetitive JSON gains little from higher levels, and the phone waits.
const LEVEL: i32 = 1;

/// Up to so many bytes, working on them at once takes less than handing them to another thread.
const AT_ONCE: usize = 64 * 1024;
/// Larger bodies worked on at the same time: each takes a thread and some megabytes.
static LARGE: Semaphore = Semaphore::const_new(4);

async fn work_on<T: Send + 'static>(bytes: usize, work: impl FnOnce() -> T + Send + 'static) -> Answer<T> {
    if bytes <= AT_ONCE {
        return Ok(work());
    }
    let turn = LARGE.acquire().await;
    let done = blocking(work).await;
    drop(turn);
    done
}

/// Reads a request, however it comes.
pub async fn read(headers: &HeaderMap, body: Body) -> Answer<SyncRequest> {
    let bytes = to_bytes(body, REQUEST_BYTES_MAX).await.map_err(|error| {
        let limited =
            std::error::Error::source(&error).is_some_and(|source| source.is::<http_body_util::LengthLimitError>());
        if limited { Failure::too_large() } else { Failure::unreadable("The request was cut off. Send it again.") }
    })?;
    let encoding = headers.get(header::CONTENT_ENCODING).map(HeaderValue::as_bytes);
    let packed = match encoding {
        None | Some(b"identity") => false,
        Some(b"zstd") => true,
        Some(_) => return Err(Failure::unreadable("The server reads zstd and uncompressed requests only.")),
    };
    work_on(bytes.len(), move || parse(&if packed { decompress(&bytes)? } else { bytes })).await?
}

fn parse(bytes: &[u8]) -> Answer<SyncRequest> {
    serde_json::from_slice(bytes).map_err(|_| Failure::unreadable("The request is not a sync request."))
}

fn decompress(bytes: &[u8]) -> Answer<Bytes> {
    let cut_off = |_| Failure::unreadable("The compressed request is cut off or damaged. Send it again.");
    let decoder = zstd::stream::read::Decoder::new(bytes).map_err(cut_off)?;
    let mut plain = Vec::new();
    let limit = REQUEST_BYTES_MAX as u64;
    decoder.take(limit + 1).read_to_end(&mut plain).map_err(cut_off)?;
    // A few bytes can hold gigabytes: what is over the limit is never unpacked.
    if plain.len() > REQUEST_BYTES_MAX {
        return Err(Failure::too_large());
    }
    Ok(plain.into())
}

/// Sends a reply, compressed if it is worth it and the phone can read it. No other header than needed: most replies
/// are smaller than their head.
pub async fn reply(headers: &HeaderMap, bytes: Vec<u8>) -> Answer<Response> {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let zstd_accepted = accepted.split(',').any(|name| name.split(';').next().map(str::trim) == Some("zstd"));
    let compress = zstd_accepted && bytes.len() > COMPRESS_FROM;
    let bytes = if compress { work_on(bytes.len(), move || compressed(bytes)).await?? } else { bytes };
    let mut response = Response::new(Body::from(bytes));
    let head = response.headers_mut();
    head.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/json"));
    if compress {
        head.insert(header::CONTENT_ENCODING, HeaderValue::from_static("zstd"));
    }
    Ok(response)
}

fn compressed(bytes: Vec<u8>) -> Answer<Vec<u8>> {
    zstd::bulk::compress(&bytes, LEVEL).map_err(|error| DbError::Stored(format!("compression: {error}")).into())
}
