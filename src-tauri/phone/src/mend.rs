//! A database that turns out to be damaged while it is in use: moved aside, built anew, and asked again. The check at
//! opening finds most damage, but the flash does not wait for it.

use domain::refusal::Refusal::{JobUnknown, NotYours};
use rusqlite::Connection;
use rusqlite::config::DbConfig;

use crate::error::CommandError;
use crate::phone::{Inner, Memory, Phone};
use crate::store::open::{Opened, open_anew};
use crate::store::sound;

impl Phone {
    /// Does something with the database. If that fails because the database is damaged, it is mended and the same is done
    /// once more: what failed has left nothing behind.
    pub(crate) fn mending<T>(
        &self,
        attempt: impl Fn(&mut Inner) -> Result<T, CommandError>,
    ) -> Result<T, CommandError> {
        let inner = &mut *self.lock();
        let error = match attempt(inner) {
            Err(error) if inner.means_damage(&error) => error,
            // A "no" of these two can be what the flash has made of a row: a page asks about jobs that it shows.
            Err(error @ (CommandError::Broken { .. } | CommandError::Refused { refusal: JobUnknown | NotYours })) => {
                inner.memory.digest.suspect();
                return Err(error);
            }
            other => return other,
        };
        tracing::error!(%error, "a command has met a damaged database");
        inner.mend()?;
        attempt(inner).map_err(|error| match error {
            CommandError::Damaged => CommandError::broken("the database is damaged again"),
            other => other,
        })
    }
}

impl Inner {
    /// Whether an error comes of damage: SQLite says so, or a look at the whole database does.
    fn means_damage(&self, error: &CommandError) -> bool {
        match error {
            CommandError::Damaged => true,
            // A row that its index has lost is not known any more.
            CommandError::Broken { .. } | CommandError::Refused { refusal: JobUnknown } => {
                !sound::is_sound(&self.connection)
            }
            _ => false,
        }
    }

    /// Another database in the place of this one. What this run of the app has learnt of the server stays.
    ///
    /// # Errors
    /// [`CommandError::StorageFull`]; what broke. The next command tries again.
    fn mend(&mut self) -> Result<(), CommandError> {
        // It is moved aside as it was found: closing must not write the log back into it.
        self.connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, true)?;
        self.connection = Connection::open_in_memory()?;
        let Opened { connection, journal, memory, moved_aside } =
            open_anew(&self.disk, self.opened.timestamp_millis())?;
        let Memory { server_clock, revoked, .. } = self.memory;
        self.memory = Memory { server_clock, revoked, ..memory };
        (self.connection, self.journal, self.moved_aside) = (connection, journal, moved_aside);
        // It may have been given up for room.
        self.reserve = false;
        if let Err(error) = self.hold_reserve() {
            tracing::warn!(%error, "there is no room for anything new");
        }
        Ok(())
    }
}
