//! A file under work: beside the one it will be, under another name, for its owner only. What a killed run has left is
//! written over by the next; two runs at once do not meet.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::BackupError;

pub(super) struct Partial {
    path: PathBuf,
    /// Holds the lock. SQLite locks in another way and does not mind.
    file: File,
    kept: bool,
}

impl Partial {
    /// Begins the file that `target` will be.
    pub(super) fn begin(target: &Path) -> Result<Partial, BackupError> {
        let path = beside(target, ".part");
        let failed = |error| BackupError::File(format!("cannot write {}", path.display()), error);
        let mut options = OpenOptions::new();
        options.create(true).truncate(false).write(true);
        #[cfg(unix)]
        std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        let file = options.open(&path).map_err(failed)?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                return Err(BackupError::No(format!("somebody else writes {} at this moment", path.display())));
            }
            Err(TryLockError::Error(error)) => return Err(failed(error)),
        }
        #[cfg(unix)]
        file.set_permissions(std::os::unix::fs::PermissionsExt::from_mode(0o600)).map_err(failed)?;
        file.set_len(0).map_err(failed)?;
        let partial = Partial { path, file, kept: false };
        partial.remove_siblings();
        Ok(partial)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// Makes it the file, for good: its bytes are on the disk before it gets the name, and the name before this returns.
    pub(super) fn keep_as(mut self, target: &Path) -> Result<u64, BackupError> {
        let done = || -> io::Result<u64> {
            self.file.sync_all()?;
            fs::rename(&self.path, target)?;
            let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
            File::open(folder)?.sync_all()?;
            Ok(fs::metadata(target)?.len())
        };
        let bytes = done().map_err(|error| BackupError::File(format!("cannot write {}", target.display()), error))?;
        self.kept = true;
        Ok(bytes)
    }

    fn remove_siblings(&self) {
        for suffix in ["-wal", "-shm", "-journal"] {
            let _ = fs::remove_file(beside(&self.path, suffix)); // there is seldom one
        }
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.kept {
            let _ = fs::remove_file(&self.path); // it holds customers' data: better gone than half
            self.remove_siblings();
        }
    }
}

/// The path with something after it.
pub(super) fn beside(path: &Path, suffix: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
