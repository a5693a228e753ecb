//! Bodies: compressed when it is worth it, and never larger than believed.

use std::io::Write;

use reqwest::Response;

use crate::view::SyncTrouble;

/// Our texts are short and alike; a higher level gains little and costs battery.
const LEVEL: i32 = 3;
/// Memory that a stranger's stream may ask of the decoder: 2^23 bytes.
const WINDOW_LOG_MAX: u32 = 23;

/// The body compressed, if it is long enough for that.
pub(super) fn compress(body: &[u8], from: usize) -> Option<Vec<u8>> {
    if body.len() < from {
        return None;
    }
    zstd::bulk::compress(body, LEVEL).ok().filter(|small| small.len() < body.len())
}

/// Bytes with a limit; running over it is remembered.
struct Capped {
    bytes: Vec<u8>,
    max: usize,
    over: bool,
}

impl Write for Capped {
    fn write(&mut self, chunk: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len().saturating_add(chunk.len()) > self.max {
            self.over = true;
            return Err(std::io::Error::other("too large"));
        }
        self.bytes.extend_from_slice(chunk);
        Ok(chunk.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// Reads a body to its end, decoding while it comes, so that a small body that grows huge is stopped at the limit.
pub(super) async fn collect(mut response: Response, zstd: bool, max: usize) -> Result<Vec<u8>, SyncTrouble> {
    if response.content_length().is_some_and(|length| length > max as u64) {
        return Err(SyncTrouble::TooLarge);
    }
    let capped = Capped { bytes: Vec::new(), max, over: false };
    if !zstd {
        let mut sink = capped;
        while let Some(chunk) = next(&mut response).await? {
            sink.write_all(&chunk).map_err(|_| SyncTrouble::TooLarge)?;
        }
        return Ok(sink.bytes);
    }
    let unreadable = |_| SyncTrouble::Unreadable;
    let mut decoder = zstd::stream::write::Decoder::new(capped).map_err(unreadable)?;
    decoder.window_log_max(WINDOW_LOG_MAX).map_err(unreadable)?;
    let mut written = Ok(());
    while let Some(chunk) = next(&mut response).await? {
        written = decoder.write_all(&chunk);
        if written.is_err() {
            break;
        }
    }
    let written = written.and_then(|()| decoder.flush());
    let sink = decoder.into_inner();
    match written {
        Ok(()) => Ok(sink.bytes),
        Err(_) if sink.over => Err(SyncTrouble::TooLarge),
        Err(_) => Err(SyncTrouble::Unreadable),
    }
}

/// A body that breaks off was announced longer than it came, or its last chunk is missing.
async fn next(
    response: &mut Response,
) -> Result<Option<impl AsRef<[u8]> + std::ops::Deref<Target = [u8]>>, SyncTrouble> {
    response.chunk().await.map_err(|_| SyncTrouble::Unreadable)
}
