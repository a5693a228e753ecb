//! The journal: a second copy of who this phone is and of every operation that only it may have, in a file of its own,
//! on disk before the database's transaction counts. So a database that the flash has damaged costs no work.
//!
//! Where both speak of the same thing the journal is right: it is written first and every record has a checksum. The
//! database is right about everything else. Nothing else may write either file.

pub(crate) mod contents;
pub(crate) mod join;
pub(crate) mod record;

use std::io;
use std::sync::Arc;

use domain::zoo::{Bug, planted};
use rusqlite::Connection;

use crate::disk::Disk;
use crate::error::CommandError;
use crate::journal::contents::Contents;
use crate::journal::record::{Record, encode};
use crate::store::kept;
use crate::store::pairing::Pairing;

/// A journal longer than this, in bytes, and twice as long as after it was last written anew, is written anew.
const LONG: u64 = 1024 * 1024;

/// The journal of an open phone.
#[derive(Debug)]
pub(crate) struct Journal {
    disk: Arc<dyn Disk>,
    /// In bytes.
    length: u64,
    /// The same, when it was last written anew.
    length_anew: u64,
    /// The highest number in it. What the database has above it is not yet in the journal.
    highest: i64,
    /// It may hold what the database does not, and could not be mended: nothing may be believed until the phone is
    /// opened anew, which brings the two together.
    halted: bool,
}

/// How to take back what was written, if the database's transaction fails.
pub(crate) enum Undo {
    Nothing,
    Cut { length: u64, highest: i64 },
    PutBack { bytes: Vec<u8>, length_anew: u64, highest: i64 },
}

impl Journal {
    /// Reads the journal on a disk. It is relied on from now on, so it must have been written over.
    pub(crate) fn open(disk: Arc<dyn Disk>) -> io::Result<(Journal, Contents)> {
        let bytes = if planted(Bug::JournalIgnored) { Vec::new() } else { disk.read_journal()? };
        let found = Contents::of(&bytes);
        let length = bytes.len() as u64;
        let highest = found.highest();
        Ok((Journal { disk, length, length_anew: length, highest, halted: false }, found))
    }

    /// # Errors
    /// [`CommandError::RestartNeeded`] once the journal could not be mended.
    pub(crate) fn check(&self) -> Result<(), CommandError> {
        if self.halted { Err(CommandError::RestartNeeded) } else { Ok(()) }
    }

    /// Puts on disk what a transaction has changed of the things that the journal keeps; the transaction is committed
    /// after it. `anew`: more has changed than operations at the end of the outbox.
    ///
    /// # Errors
    /// [`CommandError::StorageFull`]; what broke. Then the journal is as before, or the phone stands still.
    pub(crate) fn follow(
        &mut self,
        transaction: &Connection,
        pairing: Option<&Pairing>,
        anew: bool,
    ) -> Result<Undo, CommandError> {
        if anew {
            return self.write_anew(&Contents::needed(transaction, pairing)?);
        }
        let fresh = kept::above(transaction, self.highest)?;
        let Some(highest) = fresh.iter().map(|kept| kept.number).max() else { return Ok(Undo::Nothing) };
        if self.length > LONG && self.length > self.length_anew.saturating_mul(2) {
            return self.write_anew(&Contents::needed(transaction, pairing)?);
        }
        let mut bytes = Vec::new();
        for kept in fresh {
            encode(&Record::Operation(kept), &mut bytes)?;
        }
        let undo = Undo::Cut { length: self.length, highest: self.highest };
        match self.disk.append_journal(&bytes) {
            Ok(()) => {
                self.length += bytes.len() as u64;
                self.highest = highest;
                Ok(undo)
            }
            Err(error) => {
                self.take_back(undo);
                Err(error.into())
            }
        }
    }

    /// Writes the whole journal.
    pub(crate) fn write_anew(&mut self, contents: &Contents) -> Result<Undo, CommandError> {
        let bytes = contents.encode()?;
        let before = self.disk.read_journal()?;
        let undo = Undo::PutBack { bytes: before, length_anew: self.length_anew, highest: self.highest };
        match self.disk.replace_journal(&bytes) {
            Ok(()) => {
                self.length = bytes.len() as u64;
                self.length_anew = self.length;
                self.highest = contents.highest();
                Ok(undo)
            }
            Err(error) => {
                self.take_back(undo);
                Err(error.into())
            }
        }
    }

    /// The transaction has failed, or the write itself: the journal becomes what it was. If that fails too, the phone
    /// stands still until it is opened anew.
    pub(crate) fn take_back(&mut self, undo: Undo) {
        let mended = match &undo {
            Undo::Nothing => Ok(()),
            Undo::Cut { length, .. } => self.cut(*length),
            // A write that failed early has changed nothing, and a full disk has no room for writing it again.
            Undo::PutBack { bytes, .. } => match self.disk.read_journal() {
                Ok(now) if now == *bytes => Ok(()),
                _ => self.disk.replace_journal(bytes),
            },
        };
        match undo {
            Undo::Nothing => {}
            Undo::Cut { length, highest } => (self.length, self.highest) = (length, highest),
            Undo::PutBack { bytes, length_anew, highest } => {
                (self.length, self.length_anew, self.highest) = (bytes.len() as u64, length_anew, highest);
            }
        }
        if let Err(error) = mended {
            tracing::error!(kind = %error.kind(), "the journal could not be mended; the phone stands still");
            self.halted = true;
        }
    }

    /// A journal that could not even be made has nothing to cut.
    fn cut(&self, length: u64) -> io::Result<()> {
        match self.disk.truncate_journal(length) {
            Err(error) if length == 0 && error.kind() == io::ErrorKind::NotFound => Ok(()),
            other => other,
        }
    }
}
