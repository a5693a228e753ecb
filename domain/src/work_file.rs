//! Work that could not be sent, as one file: a technician hands it over by any way he finds, a dispatcher imports it. The
//! server takes its operations in as if the phone had sent them, so nothing is done twice.

use hmac::{Hmac, KeyInit, Mac};
use serde::{Deserialize, Serialize};
use sha2::Sha256;

use crate::clock::Moment;
use crate::ids::DeviceId;
use crate::wire::Envelope;

/// What the file calls itself.
pub const FORMAT: &str = "einsatz-work/1";

/// The file, as JSON.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct WorkFile {
    /// [`FORMAT`].
    pub format: String,
    /// The pairing that the operations were made under.
    pub device: DeviceId,
    /// The phone's clocks as the file was made.
    pub sent: Moment,
    /// What waited, in order of number.
    pub operations: Vec<Envelope>,
    /// See [`seal`].
    pub seal: String,
}

/// Proves that the phone has made the file and nobody has changed it: the HMAC-SHA-256 of device, clocks and operations
/// under the hash of the phone's token, which phone and server both know and nobody else does. In hex.
#[must_use]
pub fn seal(token_hash: &str, device: DeviceId, sent: &Moment, operations: &[Envelope]) -> String {
    // A key of any length is possible, so this cannot fail; without a key there is no seal that fits.
    let Ok(mut mac) = Hmac::<Sha256>::new_from_slice(token_hash.as_bytes()) else { return String::new() };
    let mut add = |part: &str| {
        mac.update(&(part.len() as u64).to_be_bytes());
        mac.update(part.as_bytes());
    };
    add(&device.to_string());
    add(&sent.wall.timestamp_millis().to_string());
    add(&sent.elapsed_ms.to_string());
    add(&sent.run.to_string());
    for operation in operations {
        add(&operation.id.to_string());
        add(&operation.number.to_string());
        add(&operation.hash);
        add(operation.body.get());
    }
    mac.finalize().into_bytes().iter().map(|byte| format!("{byte:02x}")).collect()
}

impl WorkFile {
    /// The seal is that of this phone and this content.
    #[must_use]
    pub fn is_sealed_by(&self, token_hash: &str) -> bool {
        let right = seal(token_hash, self.device, &self.sent, &self.operations);
        // Byte for byte to the end, so that the time it takes tells nothing about where they differ.
        let same = right.bytes().zip(self.seal.bytes()).fold(0, |differ, (a, b)| differ | (a ^ b)) == 0;
        same && right.len() == self.seal.len() && !right.is_empty()
    }
}
