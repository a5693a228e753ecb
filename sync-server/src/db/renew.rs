//! What an earlier process has left in the log is written over itself and synced, before anything is built on it.
//!
//! After a sync that has failed the system takes the pages for written: it shows them, and they never reach the disk. A
//! process that still has its memory writes them again by itself, because SQLite believes neither a commit nor a
//! checkpoint whose sync has failed. The next one believes what it reads: it would go on behind a hole in the log, and
//! when the power goes, all that was acknowledged behind the hole is gone with it. Writing the same bytes makes the
//! pages dirty again, so the sync that follows is a true one.
//!
//! Copying the log into the file instead would not do: the power may go in the middle of it, and half of the pages in
//! the file without the log that has the other half is damage. The file itself need not be written over. Whatever of
//! it may be lost, the log still holds: the log begins anew only after a sync of the file, and whoever opens the log
//! first copies all of it again.

use std::ffi::OsString;
use std::fs::{File, OpenOptions};
use std::io::{self, ErrorKind, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

/// Bytes at a time.
const CHUNK: usize = 1024 * 1024;

/// A file system that a test has registered with SQLite, in the place of the usual one.
#[derive(Debug, Clone, Copy)]
pub struct FileSystem {
    /// The name under which SQLite knows it.
    pub vfs: &'static str,
    /// Writes a file over itself, byte for byte, and syncs it and its name. None is as good as an empty one.
    pub write_over: fn(&Path) -> io::Result<()>,
}

/// The log of a database.
pub(super) fn log_of(database: &Path) -> PathBuf {
    let mut name = OsString::from(database);
    name.push("-wal");
    name.into()
}

/// Does it on the usual file system.
pub(super) fn write_over(path: &Path) -> io::Result<()> {
    let mut file = match OpenOptions::new().read(true).write(true).open(path) {
        Err(error) if error.kind() == ErrorKind::NotFound => return Ok(()),
        opened => opened?,
    };
    let (mut chunk, mut at) = (vec![0; CHUNK], 0);
    loop {
        let found = file.read(&mut chunk)?;
        let Some(bytes) = chunk.get(..found).filter(|bytes| !bytes.is_empty()) else { break };
        file.seek(SeekFrom::Start(at))?;
        file.write_all(bytes)?;
        at += found as u64;
    }
    file.sync_all()?;
    sync_folder(path)
}

/// A new name is on disk only once its folder is.
#[cfg(unix)]
fn sync_folder(path: &Path) -> io::Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()
}

/// Windows has no such thing.
#[cfg(not(unix))]
fn sync_folder(_path: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test says by panicking that a fact does not hold")]

    use super::*;

    #[test]
    fn a_file_written_over_says_what_it_said_and_none_is_as_good() {
        let folder = tempfile::tempdir().unwrap();
        let log = log_of(&folder.path().join("office.db"));
        assert!(log.ends_with("office.db-wal"));
        write_over(&log).unwrap();
        assert!(!log.exists(), "nothing is made");
        let bytes: Vec<u8> = (0..3 * CHUNK + 77).map(|at| (at % 251) as u8).collect();
        std::fs::write(&log, &bytes).unwrap();
        write_over(&log).unwrap();
        assert!(std::fs::read(&log).unwrap() == bytes);
    }
}
