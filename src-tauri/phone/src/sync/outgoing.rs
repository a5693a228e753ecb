//! What shall be sent now.

use domain::clock::Moment;
use domain::wire::{OPERATIONS_MAX, PROTOCOL, REQUEST_BYTES_MAX, SyncRequest};

use crate::error::CommandError;
use crate::phone::Phone;
use crate::store::{account_news, operation, rows};

/// Room for the envelopes around the bodies: an id, a number and a hash each.
const BODIES_BYTES_MAX: usize = REQUEST_BYTES_MAX / 2;

/// What a phone says of its technician's account that was never told anything of it, as after an update of the app.
const NEVER_TOLD: i64 = -1;

impl Phone {
    /// The next request, or none if this phone is not paired. What waits is in it, in order of number, as much as one
    /// request takes. Each operation in it counts as given to the network.
    ///
    /// # Errors
    /// What broke.
    pub fn outgoing(&self, now: Moment) -> Result<Option<SyncRequest>, CommandError> {
        let request = self.read(|connection, memory| {
            let Some(pairing) = &memory.pairing else { return Ok(None) };
            let (epoch, cursor) = (pairing.epoch, pairing.cursor);
            let mut request = SyncRequest { protocol: PROTOCOL, epoch, cursor, ..SyncRequest::default() };
            if !memory.revoked && memory.digest.is_due(memory.now(&now), pairing.rebuilt_at) {
                request.digest = Some(rows::digest(connection)?);
                let told = account_news::load(connection)?.filter(|told| told.notices().is_some());
                request.account = Some(told.map_or(NEVER_TOLD, |told| told.entry));
            }
            request.operations = operation::waiting(connection, OPERATIONS_MAX, BODIES_BYTES_MAX)?;
            Ok(Some(request))
        })?;
        let Some(mut request) = request else { return Ok(None) };
        if let (Some(first), Some(last)) = (request.operations.first(), request.operations.last()) {
            request.sent = Some(now);
            let (first, last) = (first.number, last.number);
            match self.change(|transaction, _| Ok(operation::count_attempts(transaction, first, last)?)) {
                // It is only a word on a screen; that the disk is full must not keep work from getting out.
                Err(CommandError::StorageFull) => tracing::warn!("the disk is full; attempts are not counted"),
                counted => counted?,
            }
        }
        Ok(Some(request))
    }

    /// The network was not there: what `outgoing` has counted as given to it was not. A technician in a cellar must not
    /// read "sent".
    ///
    /// # Errors
    /// What broke.
    pub fn not_sent(&self, request: &SyncRequest) -> Result<(), CommandError> {
        if let (Some(first), Some(last)) = (request.operations.first(), request.operations.last()) {
            let (first, last) = (first.number, last.number);
            match self.change(|transaction, _| Ok(operation::uncount_attempts(transaction, first, last)?)) {
                Err(CommandError::StorageFull) => tracing::warn!("the disk is full; attempts are not counted"),
                counted => counted?,
            }
        }
        Ok(())
    }
}
