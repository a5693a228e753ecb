//! Plain files on the same disk, with the same steps and failures.

use std::io::{Error, ErrorKind, Result};

use crate::disk::Disk;
use crate::state::Trouble;

impl From<Trouble> for Error {
    fn from(trouble: Trouble) -> Error {
        match trouble {
            Trouble::Dead => Error::other("the process is dead"),
            Trouble::Full => Error::from(ErrorKind::StorageFull),
            Trouble::Error => Error::other("the disk answers with an error"),
            Trouble::Missing => Error::from(ErrorKind::NotFound),
        }
    }
}

impl Disk {
    /// The names of all files, in order.
    #[must_use]
    pub fn files(&self) -> Vec<String> {
        self.lock().names.shown().map(|(name, _)| name.to_owned()).collect()
    }

    /// How long a file is; none if it is not there.
    #[must_use]
    pub fn length(&self, file: &str) -> Option<usize> {
        let state = self.lock();
        state.names.get(file).map(|file| state.images[file].cache.len())
    }

    /// What a file holds.
    ///
    /// # Errors
    /// As the disk fails; [`ErrorKind::NotFound`].
    pub fn read(&self, file: &str) -> Result<Vec<u8>> {
        let mut state = self.lock();
        let file = state.open(file, false)?;
        Ok(state.read(file)?.to_vec())
    }

    /// Writes at the end of a file; makes it if it is missing. Not synced.
    ///
    /// # Errors
    /// As the disk fails.
    pub fn append(&self, file: &str, bytes: &[u8]) -> Result<()> {
        let mut state = self.lock();
        let file = state.open(file, true)?;
        let end = state.images[file].cache.len();
        Ok(state.write(file, end, bytes)?)
    }

    /// Writes over a file what it shows, and syncs it: so it is on the disk, whatever a sync that failed has lost.
    ///
    /// # Errors
    /// As the disk fails; [`ErrorKind::NotFound`].
    pub fn write_over(&self, file: &str) -> Result<()> {
        let mut state = self.lock();
        let file = state.open(file, false)?;
        let bytes = state.read(file)?.to_vec();
        state.write(file, 0, &bytes)?;
        Ok(state.sync(file)?)
    }

    /// Cuts a file, or lengthens it with zeros. Not synced.
    ///
    /// # Errors
    /// As the disk fails; [`ErrorKind::NotFound`].
    pub fn truncate(&self, file: &str, length: usize) -> Result<()> {
        let mut state = self.lock();
        let file = state.open(file, false)?;
        Ok(state.truncate(file, length)?)
    }

    /// What a file holds is on the disk when this returns, and so is its name.
    ///
    /// # Errors
    /// As the disk fails; [`ErrorKind::NotFound`].
    pub fn sync(&self, file: &str) -> Result<()> {
        let mut state = self.lock();
        let file = state.open(file, false)?;
        Ok(state.sync(file)?)
    }

    /// Gives a file another name, in the place of one that has it. Not synced.
    ///
    /// # Errors
    /// As the disk fails; [`ErrorKind::NotFound`].
    pub fn rename(&self, from: &str, to: &str) -> Result<()> {
        Ok(self.lock().rename(from, to)?)
    }

    /// Deletes a file. Not synced.
    ///
    /// # Errors
    /// As the disk fails; [`ErrorKind::NotFound`].
    pub fn delete(&self, file: &str) -> Result<()> {
        Ok(self.lock().delete(file, false)?)
    }

    /// All names are on the disk when this returns.
    ///
    /// # Errors
    /// As the disk fails.
    pub fn sync_names(&self) -> Result<()> {
        Ok(self.lock().sync_names()?)
    }
}
