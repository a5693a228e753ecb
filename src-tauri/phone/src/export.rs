//! Work that could not be sent, handed over as one file.

use domain::clock::local_date;
use domain::operation::content_hash;
use domain::wire::{OPERATIONS_MAX, REQUEST_BYTES_MAX};
use domain::work_file::{FORMAT, WorkFile, seal};

use crate::error::CommandError;
use crate::phone::Phone;
use crate::stamp::Stamp;
use crate::store::operation;
use crate::view::ExportView;

/// Room for the envelopes around the bodies, as in a request: the office takes the file in like one.
const BODIES_BYTES_MAX: usize = REQUEST_BYTES_MAX / 2;

impl Phone {
    /// Command `export`: what waits, as one file, also written beside the database. Nothing changes by it: the same work
    /// may still be sent, and is done once. A revoked phone may do it too.
    ///
    /// # Errors
    /// [`CommandError::NotPaired`]; [`CommandError::NothingWaiting`]; [`CommandError::StorageFull`]; what broke.
    pub fn export(&self, stamp: &Stamp) -> Result<ExportView, CommandError> {
        let (device, key, operations, waiting) = self.read(|connection, memory| {
            let identity = &memory.paired()?.identity;
            let operations = operation::waiting(connection, OPERATIONS_MAX, BODIES_BYTES_MAX)?;
            // The server keeps of the token what `content_hash` makes of it: the SHA-256 in hex.
            Ok((identity.device, content_hash(&identity.token), operations, operation::counts(connection)?.0))
        })?;
        if operations.is_empty() {
            return Err(CommandError::NothingWaiting);
        }
        let sent = stamp.moment;
        let seal = seal(&key, device, &sent, &operations);
        let count = u32::try_from(operations.len()).unwrap_or(u32::MAX);
        let text = serde_json::to_string(&WorkFile { format: FORMAT.to_owned(), device, sent, operations, seal })?;
        let name = format!("einsatz-{}.json", local_date(sent.wall));
        let path = self.lock().disk.write_export(&name, text.as_bytes())?;
        let left_out = waiting.saturating_sub(count);
        Ok(ExportView { name, text, path: path.display().to_string(), operations: count, left_out })
    }

    /// Files that were handed over hold customers' data: they go with a sign-out.
    pub(crate) fn remove_exports(&self) -> Result<(), CommandError> {
        Ok(self.lock().disk.remove_exports()?)
    }
}
