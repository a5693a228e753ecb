//! The engine: one database behind one lock, and one transaction for every change.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Duration, Utc};
use domain::clock::Moment;
use domain::procedure::Procedure;
use domain::zoo::{Bug, planted};
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::disk::{Disk, Folder};
use crate::error::CommandError;
use crate::journal::Journal;
use crate::store::open::{OpenError, Opened, open};
use crate::store::pairing::{self, Pairing};
use crate::store::rows;
use crate::sync::digest_clock::DigestClock;
use crate::view::{Settings, Theme};

/// A phone, without a network. Every method is one command of the page or one of the two functions around the network.
#[derive(Debug)]
pub struct Phone {
    inner: Mutex<Inner>,
}

/// What lies behind the lock.
#[derive(Debug)]
pub(crate) struct Inner {
    pub(crate) disk: Arc<dyn Disk>,
    pub(crate) connection: Connection,
    pub(crate) journal: Journal,
    /// What the tables `pairing` and `setting` say, and the newest of what the last reply told, which is written only
    /// with other rows: see [`crate::sync::incoming`].
    pub(crate) memory: Memory,
    /// Where a damaged database was put in this run.
    pub(crate) moved_aside: Option<PathBuf>,
    /// When the phone was opened, by its wall clock: part of the name of a damaged database.
    pub(crate) opened: DateTime<Utc>,
    /// There is room set aside for finishing what is under way.
    pub(crate) reserve: bool,
    /// When that was last tried by itself.
    pub(crate) looked_for_room: Option<DateTime<Utc>>,
}

/// The small things that every command needs.
#[derive(Debug, Clone)]
pub(crate) struct Memory {
    pub(crate) pairing: Option<Pairing>,
    pub(crate) settings: Settings,
    /// What the table `procedure` says. Every command asks for them, and only the office changes them.
    pub(crate) procedures: Arc<[Procedure]>,
    /// The server's clock at a moment of this run.
    pub(crate) server_clock: Option<(DateTime<Utc>, Moment)>,
    /// The office has revoked this pairing.
    pub(crate) revoked: bool,
    /// When the digest of the copies is due.
    pub(crate) digest: DigestClock,
    /// Said by a command for its own change: the journal cannot just be added to, it is written anew.
    pub(crate) journal_anew: bool,
}

/// A phone's clock that is off by less is believed.
const TOLERANCE: Duration = Duration::minutes(5);

/// Longest sleep of a phone within one run of the app; beyond it somebody has turned the clock.
const SLEEP_MAX: Duration = Duration::days(7);

impl Memory {
    /// What a database says.
    pub(crate) fn load(connection: &Connection) -> rusqlite::Result<Memory> {
        Ok(Memory {
            pairing: pairing::load(connection)?,
            settings: pairing::load_settings(connection)?.unwrap_or(Settings { language: None, theme: Theme::System }),
            procedures: rows::procedures(connection)?.into(),
            server_clock: None,
            revoked: false,
            digest: DigestClock::default(),
            journal_anew: false,
        })
    }

    /// Whose phone this is.
    pub(crate) fn paired(&self) -> Result<&Pairing, CommandError> {
        self.pairing.as_ref().ok_or(CommandError::NotPaired)
    }

    /// The server's clock minus this phone's, as far as it is known. If somebody has turned the wall clock since the
    /// last reply, the steady clock shows it: the wall clock went back, or ran ahead for longer than a phone sleeps
    /// (the steady clock stands still then). After a restart the last offset known is taken.
    pub(crate) fn clock_offset(&self, now: &Moment) -> Option<Duration> {
        if let Some((server, then)) = self.server_clock
            && then.run == now.run
        {
            let awake = Duration::milliseconds(now.elapsed_ms.saturating_sub(then.elapsed_ms));
            let asleep = now.wall.signed_duration_since(then.wall) - awake;
            let turned = asleep < -TOLERANCE || asleep > SLEEP_MAX;
            let then_or_now = if turned { now.wall - awake } else { then.wall };
            return Some(server.signed_duration_since(then_or_now));
        }
        self.pairing.as_ref()?.clock_offset_ms.map(Duration::milliseconds)
    }

    /// That offset, if it is too large to be believed.
    pub(crate) fn clock_off(&self, now: &Moment) -> Option<Duration> {
        self.clock_offset(now).filter(|offset| offset.abs() > TOLERANCE)
    }

    /// Now, as well as this phone can tell.
    pub(crate) fn now(&self, now: &Moment) -> DateTime<Utc> {
        self.corrected(now.wall, now)
    }

    /// A moment of this phone's wall clock, corrected by what is known `now`.
    pub(crate) fn corrected(&self, wall: DateTime<Utc>, now: &Moment) -> DateTime<Utc> {
        let offset = self.clock_off(now).unwrap_or_default();
        wall.checked_add_signed(offset).unwrap_or(wall)
    }
}

impl Inner {
    /// One change. The journal is on disk before the transaction counts; if the transaction fails, the journal takes
    /// its part back. Whenever the power goes in between, opening brings the two together.
    pub(crate) fn change<T>(
        &mut self,
        command: &impl Fn(&Transaction<'_>, &mut Memory) -> Result<T, CommandError>,
    ) -> Result<T, CommandError> {
        self.journal.check()?;
        let mut memory = self.memory.clone();
        memory.journal_anew = false;
        let transaction = self.connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let answer = command(&transaction, &mut memory)?;
        let undo = self.journal.follow(&transaction, memory.pairing.as_ref(), memory.journal_anew)?;
        let committed = transaction.commit();
        if let Err(error) = committed.or_else(|error| if planted(Bug::SaidTooEarly) { Ok(()) } else { Err(error) }) {
            self.journal.take_back(undo);
            return Err(error.into());
        }
        self.memory = memory;
        Ok(answer)
    }
}

impl Phone {
    /// Opens the phone in a folder of the file system: see [`Phone::open_on`].
    ///
    /// # Errors
    /// Those of [`Phone::open_on`].
    pub fn open(folder: &Path, now: Moment) -> Result<Phone, OpenError> {
        Phone::open_on(Arc::new(Folder::at(folder)), now)
    }

    /// Opens the phone's files on a disk, or makes them. A damaged database is moved aside.
    ///
    /// # Errors
    /// [`OpenError::Newer`] for a database of a newer app, which stays as it is; [`OpenError::StorageFull`].
    pub fn open_on(disk: Arc<dyn Disk>, now: Moment) -> Result<Phone, OpenError> {
        let Opened { connection, journal, memory, moved_aside } = open(&disk, now.wall.timestamp_millis())?;
        let opened = now.wall;
        let mut inner =
            Inner { disk, connection, journal, memory, moved_aside, opened, reserve: false, looked_for_room: None };
        if let Err(error) = inner.hold_reserve() {
            tracing::warn!(%error, "there is no room for anything new");
        }
        let phone = Phone { inner: Mutex::new(inner) };
        if let Err(error) = phone.read_again(now.wall) {
            tracing::warn!(%error, "rows that could not be read are not tried again");
        }
        Ok(phone)
    }

    /// Where a damaged database was put in this run, at opening or when a command met the damage.
    #[must_use]
    pub fn moved_aside(&self) -> Option<PathBuf> {
        self.lock().moved_aside.clone()
    }

    /// A command that panicked has left no half transaction behind: SQLite rolls it back, so the lock may be taken.
    pub(crate) fn lock(&self) -> MutexGuard<'_, Inner> {
        self.inner.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Reads, from one state of the database.
    pub(crate) fn read<T>(
        &self,
        command: impl Fn(&Connection, &Memory) -> Result<T, CommandError>,
    ) -> Result<T, CommandError> {
        self.mending(|inner| {
            inner.journal.check()?;
            let transaction = inner.connection.transaction()?;
            command(&transaction, &inner.memory)
        })
    }

    /// Changes, in one transaction: everything `command` writes is on disk when this returns, or nothing of it. What it
    /// says to remember is remembered only then.
    pub(crate) fn change<T>(
        &self,
        command: impl Fn(&Transaction<'_>, &mut Memory) -> Result<T, CommandError>,
    ) -> Result<T, CommandError> {
        self.mending(|inner| inner.change(&command))
    }

    /// Writes the log back into the file and empties it.
    pub(crate) fn truncate_log(&self) -> Result<(), CommandError> {
        self.mending(|inner| Ok(inner.connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?))
    }

    /// The bare connection, for a test that looks or meddles behind the phone's back.
    #[cfg(test)]
    pub(crate) fn raw<T>(&self, meddle: impl FnOnce(&Connection) -> rusqlite::Result<T>) -> T {
        #[allow(clippy::unwrap_used, reason = "only tests call it")]
        meddle(&self.lock().connection).unwrap()
    }

    /// Remembers without writing.
    pub(crate) fn remember<T>(&self, note: impl FnOnce(&mut Memory) -> T) -> T {
        note(&mut self.lock().memory)
    }
}
