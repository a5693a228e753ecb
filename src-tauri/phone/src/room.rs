//! Room on the disk. Some of it is kept free, so that a form under way can be finished and sent on a full phone; nothing
//! new is begun unless there is that much.

use chrono::{DateTime, Duration, Utc};
use domain::ids::JobId;
use domain::zoo::{Bug, planted};
use rusqlite::Transaction;

use crate::error::CommandError;
use crate::phone::{Inner, Memory, Phone};
use crate::store::draft;
use crate::view::DraftKind;

/// How often a phone without a reserve tries to make one by itself.
const LOOK_EVERY: Duration = Duration::minutes(10);

impl Inner {
    /// Sees to it that there is a reserve.
    ///
    /// # Errors
    /// [`CommandError::StorageFull`] if there is no room for one; what broke.
    pub(crate) fn hold_reserve(&mut self) -> Result<(), CommandError> {
        if !self.reserve {
            if !planted(Bug::NoReserve) {
                self.disk.make_reserve()?;
            }
            self.reserve = true;
        }
        Ok(())
    }

    /// Gives the reserve up. False if there was none.
    fn release_reserve(&mut self) -> bool {
        self.reserve = false;
        self.disk.release_reserve().unwrap_or_else(|error| {
            tracing::error!(kind = %error.kind(), "the reserve cannot be released");
            false
        })
    }
}

impl Phone {
    /// Changes that begin something new: only while there is room to finish it too.
    pub(crate) fn begin<T>(
        &self,
        command: impl Fn(&Transaction<'_>, &mut Memory) -> Result<T, CommandError>,
    ) -> Result<T, CommandError> {
        self.mending(|inner| {
            inner.hold_reserve()?;
            inner.change(&command)
        })
    }

    /// Changes that go on with something: on a full disk the reserve is given up for it.
    pub(crate) fn go_on<T>(
        &self,
        command: impl Fn(&Transaction<'_>, &mut Memory) -> Result<T, CommandError>,
    ) -> Result<T, CommandError> {
        self.mending(|inner| match inner.change(&command) {
            Err(CommandError::StorageFull) if inner.release_reserve() => {
                tracing::warn!("the disk is full; the reserve is given up");
                inner.change(&command)
            }
            other => other,
        })
    }

    /// Changes a form: begins it, or goes on with it.
    pub(crate) fn fill<T>(
        &self,
        job: JobId,
        form: DraftKind,
        command: impl Fn(&Transaction<'_>, &mut Memory) -> Result<T, CommandError>,
    ) -> Result<T, CommandError> {
        let begun = self.read(|connection, _| Ok(draft::exists(connection, job, form)?))?;
        if begun { self.go_on(command) } else { self.begin(command) }
    }

    /// Whether something new may be begun.
    pub(crate) fn has_reserve(&self) -> bool {
        self.lock().reserve
    }

    /// The disk may have room again. Asked now and then only: on a full disk it costs writes to find out.
    pub(crate) fn look_for_room(&self, now: DateTime<Utc>) {
        let inner = &mut *self.lock();
        let just_looked = |then: DateTime<Utc>| now.signed_duration_since(then).abs() < LOOK_EVERY;
        if inner.reserve || inner.looked_for_room.is_some_and(just_looked) {
            return;
        }
        inner.looked_for_room = Some(now);
        if let Err(error) = inner.hold_reserve() {
            tracing::debug!(%error, "there is still no room");
        }
    }
}
