//! A phone's files on a disk that can fail. It does what `phone::Folder` does, step by step.

use std::io::{ErrorKind, Result};
use std::path::{Path, PathBuf};

use crash_vfs::Disk;
use phone::disk::{FILE, JOURNAL};
use rusqlite::Connection;

/// Smaller than the real one, and made of nothing: the disk counts bytes, and does not pack.
const RESERVE_BYTES: usize = 64 * 1024;
const RESERVE: &str = "reserve";

/// The files of one phone.
#[derive(Debug, Clone)]
pub struct PhoneDisk(pub Disk);

impl PhoneDisk {
    fn replace(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let fresh = format!("{name}.new");
        if self.0.length(&fresh).is_some() {
            self.0.truncate(&fresh, 0)?;
        }
        let written =
            self.0.append(&fresh, bytes).and_then(|()| self.0.sync(&fresh)).and_then(|()| self.0.rename(&fresh, name));
        if written.is_err() {
            let _ = self.0.delete(&fresh);
        }
        written?;
        self.0.sync_names()
    }
}

impl phone::disk::Disk for PhoneDisk {
    fn connect(&self) -> rusqlite::Result<Connection> {
        self.0.connect(FILE)
    }

    fn log_bytes(&self) -> u64 {
        self.0.length(&format!("{FILE}-wal")).unwrap_or(0) as u64
    }

    fn write_over(&self) -> Result<()> {
        for name in [format!("{FILE}-wal").as_str(), JOURNAL] {
            match self.0.write_over(name) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        self.0.sync_names()
    }

    fn move_aside(&self, millis: i64) -> Result<PathBuf> {
        let name = |millis: i64, suffix: &str| format!("{FILE}.damaged-{millis}{suffix}");
        let millis = (millis..).find(|millis| self.0.length(&name(*millis, "")).is_none()).unwrap_or(millis);
        let target = |suffix: &str| name(millis, suffix);
        for suffix in ["-wal", ""] {
            match self.0.rename(&format!("{FILE}{suffix}"), &target(suffix)) {
                Err(error) if error.kind() != ErrorKind::NotFound => return Err(error),
                _ => {}
            }
        }
        self.0.sync_names()?;
        Ok(target("").into())
    }

    fn move_back(&self, aside: &Path) -> Result<()> {
        let moved = |suffix: &str| format!("{}{suffix}", aside.display());
        let own = |suffix: &str| format!("{FILE}{suffix}");
        let if_there = |done: Result<()>| match done {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        };
        if_there(self.0.delete(&own("-wal")))?;
        for suffix in ["", "-wal"] {
            if_there(self.0.rename(&moved(suffix), &own(suffix)))?;
        }
        self.0.sync_names()
    }

    fn read_journal(&self) -> Result<Vec<u8>> {
        match self.0.read(JOURNAL) {
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            other => other,
        }
    }

    fn append_journal(&self, bytes: &[u8]) -> Result<()> {
        self.0.append(JOURNAL, bytes)?;
        self.0.sync(JOURNAL)
    }

    fn truncate_journal(&self, length: u64) -> Result<()> {
        self.0.truncate(JOURNAL, usize::try_from(length).unwrap_or(usize::MAX))?;
        self.0.sync(JOURNAL)
    }

    fn replace_journal(&self, bytes: &[u8]) -> Result<()> {
        self.replace(JOURNAL, bytes)
    }

    fn make_reserve(&self) -> Result<()> {
        if self.0.length(RESERVE) == Some(RESERVE_BYTES) {
            return Ok(());
        }
        let made = self.0.append(RESERVE, &[0; RESERVE_BYTES]).and_then(|()| self.0.sync(RESERVE));
        if made.is_err() {
            let _ = self.0.delete(RESERVE);
        }
        made
    }

    fn release_reserve(&self) -> Result<bool> {
        match self.0.delete(RESERVE) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn write_export(&self, name: &str, bytes: &[u8]) -> Result<PathBuf> {
        let name = format!("export/{name}");
        self.replace(&name, bytes)?;
        Ok(name.into())
    }

    fn remove_exports(&self) -> Result<()> {
        for name in self.0.files().into_iter().filter(|name| name.starts_with("export/")) {
            self.0.delete(&name)?;
        }
        self.0.sync_names()
    }
}
