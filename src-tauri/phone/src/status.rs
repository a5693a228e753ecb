//! The whole app at a glance.

use domain::clock::Moment;
use rusqlite::Connection;

use crate::account::account_view;
use crate::error::CommandError;
use crate::phone::{Memory, Phone};
use crate::stamp::Stamp;
use crate::store::operation;
use crate::view::{AppView, PairedView, SyncView};

impl Phone {
    /// Command `app`. What only the loop knows (busy, trouble, next attempt) is filled in by [`crate::App`].
    ///
    /// # Errors
    /// What broke.
    pub fn app(&self, stamp: &Stamp) -> Result<AppView, CommandError> {
        let mut view = self.read(|connection, memory| {
            Ok(AppView {
                paired: memory.pairing.as_ref().map(|pairing| PairedView {
                    technician_name: pairing.identity.technician_name.clone(),
                    organisation: pairing.identity.organisation.clone(),
                    server: pairing.identity.server.clone(),
                    cloned: pairing.cloned,
                }),
                settings: memory.settings,
                sync: sync_view(connection, memory, &stamp.moment)?,
                account: account_view(connection, memory.now(&stamp.moment))?,
                version: env!("CARGO_PKG_VERSION").to_owned(),
                moved_aside: None,
                storage_full: false,
            })
        })?;
        view.moved_aside = self.moved_aside().map(|path| path.display().to_string());
        view.storage_full = !self.has_reserve();
        Ok(view)
    }
}

/// How sync stands, as far as the disk knows.
pub(crate) fn sync_view(connection: &Connection, memory: &Memory, now: &Moment) -> Result<SyncView, CommandError> {
    let (waiting, needs_you) = operation::counts(connection)?;
    Ok(SyncView {
        waiting,
        needs_you,
        busy: false,
        last_success: memory.pairing.as_ref().and_then(|pairing| pairing.last_success),
        trouble: None,
        next_attempt: None,
        // Off by how much: positive if this phone's clock is ahead of the server's.
        clock_off_seconds: memory.clock_off(now).map(|offset| -offset.num_seconds()),
    })
}
