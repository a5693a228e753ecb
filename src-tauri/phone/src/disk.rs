//! Where a phone keeps its files: the database, the journal beside it, a reserve for the day on which the disk is full,
//! and files that are handed over. [`Folder`] is the real one; the simulation's loses power in the middle of a write.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Read, Seek, Write};
use std::path::{Path, PathBuf};

use rusqlite::Connection;

/// The database's name in the folder.
pub const FILE: &str = "einsatz.db";
/// The journal's name in the folder.
pub const JOURNAL: &str = "einsatz.journal";
/// The reserve's name in the folder.
const RESERVE: &str = "reserve";
/// Work that is handed over as a file lies in this folder within the folder.
const EXPORT: &str = "export";
/// Room that is kept free for finishing what is under way: 4 MiB, some thousand times the largest form.
const RESERVE_BYTES: usize = 64 * RESERVE_BLOCK;
/// Bytes by chance and no zeros: a file system that leaves zeros out, or packs, would take no room for them. The same
/// block again and again is enough, because those that pack do it in shorter pieces.
const RESERVE_BLOCK: usize = 64 * 1024;

/// The files of one phone. Every method may fail, and the power may go within any of them; what each one promises for
/// that case is all that the engine builds on. One engine uses a disk at a time, and only one thread of it.
pub trait Disk: std::fmt::Debug + Send + Sync {
    /// Opens the database file, or makes an empty one. Neither settings nor tables are touched.
    ///
    /// # Errors
    /// SQLite's.
    fn connect(&self) -> rusqlite::Result<Connection>;

    /// Size of the database's write-ahead log, in bytes; 0 if there is none.
    fn log_bytes(&self) -> u64;

    /// Writes the database's log and the journal over themselves, byte for byte. They are on disk, synced, when this
    /// returns: what an earlier run has written and could not sync is shown all the same, and after a sync that has
    /// failed no later one writes it. Whenever the power goes, each byte is the one that is shown or the one before.
    /// Done before anything of them is believed; the database itself needs it not, because whatever of it may be lost,
    /// the log still holds, and is copied into it again.
    ///
    /// # Errors
    /// The system's.
    fn write_over(&self) -> io::Result<()>;

    /// Gives the database and its log other names, which nothing bears yet; `millis` since 1970, or a little more, are
    /// part of them. The next [`Disk::connect`] makes an empty one. The answer says where the old one lies now.
    ///
    /// # Errors
    /// The system's; then some of the files may have moved, and moving them again is right.
    fn move_aside(&self, millis: i64) -> io::Result<PathBuf>;

    /// Gives what [`Disk::move_aside`] has moved its names back, in the place of whatever bears them by now.
    ///
    /// # Errors
    /// The system's; then some of the files may lie where they were moved to.
    fn move_back(&self, aside: &Path) -> io::Result<()>;

    /// The whole journal; empty if there is none.
    ///
    /// # Errors
    /// The system's.
    fn read_journal(&self) -> io::Result<Vec<u8>>;

    /// Puts bytes at the end of the journal. They are on disk, synced, when this returns. If it fails, or the power
    /// goes, any part of them may be there.
    ///
    /// # Errors
    /// The system's; [`io::ErrorKind::StorageFull`] if there is no room.
    fn append_journal(&self, bytes: &[u8]) -> io::Result<()>;

    /// Cuts the journal to a length in bytes. That is on disk, synced, when this returns.
    ///
    /// # Errors
    /// The system's; then it has the old length or the new one.
    fn truncate_journal(&self, length: u64) -> io::Result<()>;

    /// Writes the journal anew. It is on disk, synced, when this returns; if this fails, or the power goes, it is the
    /// old one or the new one, never a part.
    ///
    /// # Errors
    /// The system's; [`io::ErrorKind::StorageFull`] if there is no room.
    fn replace_journal(&self, bytes: &[u8]) -> io::Result<()>;

    /// Takes some megabytes of room, if they are not taken already.
    ///
    /// # Errors
    /// [`io::ErrorKind::StorageFull`] if there is no room; the system's. Nothing is taken then.
    fn make_reserve(&self) -> io::Result<()>;

    /// Gives that room back. False if there was none.
    ///
    /// # Errors
    /// The system's.
    fn release_reserve(&self) -> io::Result<bool>;

    /// Writes a file that a person will hand over, readable by its owner only; one of the same name is replaced. The
    /// answer says where it lies.
    ///
    /// # Errors
    /// The system's; [`io::ErrorKind::StorageFull`] if there is no room.
    fn write_export(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf>;

    /// Deletes what [`Disk::write_export`] has written.
    ///
    /// # Errors
    /// The system's.
    fn remove_exports(&self) -> io::Result<()>;
}

/// A folder of the file system; made when it is first needed.
#[derive(Debug, Clone)]
pub struct Folder {
    path: PathBuf,
}

impl Folder {
    /// The folder at a path.
    #[must_use]
    pub fn at(path: &Path) -> Folder {
        Folder { path: path.to_owned() }
    }

    fn file(&self, name: &str) -> PathBuf {
        self.path.join(name)
    }

    /// Writes a file under another name, syncs it, and gives it its name: the old one or the new one, never a part.
    fn replace(&self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let (target, fresh) = (self.file(name), self.file(&format!("{name}.new")));
        let written = write_private(&fresh, bytes).and_then(|()| fs::rename(&fresh, &target));
        if written.is_err() {
            let _ = fs::remove_file(&fresh); // it may take the room that is needed elsewhere
        }
        written?;
        sync_folder(&self.path)
    }
}

impl Disk for Folder {
    fn connect(&self) -> rusqlite::Result<Connection> {
        let file = self.file(FILE);
        // SQLite says itself, with a code of its own, what is wrong with a folder or a file that cannot be made.
        let _ = fs::create_dir_all(&self.path);
        let _ = make_private(&file);
        Connection::open(file)
    }

    fn log_bytes(&self) -> u64 {
        fs::metadata(self.file(&format!("{FILE}-wal"))).map_or(0, |log| log.len())
    }

    fn write_over(&self) -> io::Result<()> {
        for name in [format!("{FILE}-wal").as_str(), JOURNAL] {
            write_over(&self.file(name))?;
        }
        if_there(sync_folder(&self.path))
    }

    /// The log goes first: if the phone dies in between, the old file without its log is damaged again and follows.
    fn move_aside(&self, millis: i64) -> io::Result<PathBuf> {
        let name = |millis: i64, suffix: &str| self.file(&format!("{FILE}.damaged-{millis}{suffix}"));
        let millis = (millis..).find(|millis| !name(*millis, "").exists()).unwrap_or(millis);
        let target = |suffix: &str| name(millis, suffix);
        for suffix in ["-wal", "-shm", ""] {
            if_there(fs::rename(self.file(&format!("{FILE}{suffix}")), target(suffix)))?;
        }
        sync_folder(&self.path)?;
        Ok(target(""))
    }

    /// The new file's log goes first: it would be taken for the old one's.
    fn move_back(&self, aside: &Path) -> io::Result<()> {
        let moved = |suffix: &str| {
            let mut name = aside.as_os_str().to_owned();
            name.push(suffix);
            PathBuf::from(name)
        };
        let own = |suffix: &str| self.file(&format!("{FILE}{suffix}"));
        for file in [own("-wal"), own("-shm"), moved("-shm")] {
            if_there(fs::remove_file(file))?;
        }
        for suffix in ["", "-wal"] {
            if_there(fs::rename(moved(suffix), own(suffix)))?;
        }
        sync_folder(&self.path)
    }

    fn read_journal(&self) -> io::Result<Vec<u8>> {
        match fs::read(self.file(JOURNAL)) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            other => other,
        }
    }

    fn append_journal(&self, bytes: &[u8]) -> io::Result<()> {
        let path = self.file(JOURNAL);
        let is_new = !path.exists();
        let mut file = private(OpenOptions::new().create(true).append(true)).open(path)?;
        file.write_all(bytes)?;
        file.sync_data()?;
        if is_new { sync_folder(&self.path) } else { Ok(()) }
    }

    fn truncate_journal(&self, length: u64) -> io::Result<()> {
        let file = OpenOptions::new().write(true).open(self.file(JOURNAL))?;
        file.set_len(length)?;
        file.sync_all()
    }

    fn replace_journal(&self, bytes: &[u8]) -> io::Result<()> {
        self.replace(JOURNAL, bytes)
    }

    fn make_reserve(&self) -> io::Result<()> {
        let path = self.file(RESERVE);
        if fs::metadata(&path).is_ok_and(|found| found.len() == RESERVE_BYTES as u64) {
            return Ok(());
        }
        let mut block = [0; RESERVE_BLOCK];
        rand::fill(&mut block[..]);
        let made = write_private(&path, &block.repeat(RESERVE_BYTES / RESERVE_BLOCK));
        if made.is_err() {
            let _ = fs::remove_file(&path); // half a reserve only takes room
        }
        made
    }

    fn release_reserve(&self) -> io::Result<bool> {
        match fs::remove_file(self.file(RESERVE)) {
            Ok(()) => Ok(true),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(false),
            Err(error) => Err(error),
        }
    }

    fn write_export(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let folder = Folder::at(&self.file(EXPORT));
        fs::create_dir_all(&folder.path)?;
        folder.replace(name, bytes)?;
        Ok(folder.file(name))
    }

    fn remove_exports(&self) -> io::Result<()> {
        if_there(fs::remove_dir_all(self.file(EXPORT)))
    }
}

/// Writes a file over itself, byte for byte, and syncs it. One that is not there has nothing to be written.
fn write_over(path: &Path) -> io::Result<()> {
    let mut file = match OpenOptions::new().read(true).write(true).open(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
        opened => opened?,
    };
    let mut bytes = Vec::new();
    file.read_to_end(&mut bytes)?;
    file.rewind()?;
    file.write_all(&bytes)?;
    file.sync_all()
}

/// Writes a whole file and syncs it.
fn write_private(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = private(OpenOptions::new().create(true).truncate(true).write(true)).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// The files hold customers' data and the token: other users of the machine may not read them.
#[cfg(unix)]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600)
}

#[cfg(not(unix))]
fn private(options: &mut OpenOptions) -> &mut OpenOptions {
    options
}

/// The same for the database, which SQLite makes. It gives the log the same rights.
#[cfg(unix)]
fn make_private(file: &Path) -> io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    match fs::metadata(file) {
        Ok(found) if found.permissions().mode() & 0o077 == 0 => Ok(()),
        Ok(_) => fs::set_permissions(file, fs::Permissions::from_mode(0o600)),
        Err(_) => private(OpenOptions::new().create(true).append(true)).open(file).map(|_| ()),
    }
}

#[cfg(not(unix))]
fn make_private(_file: &Path) -> io::Result<()> {
    Ok(())
}

/// What is not there needs not be done.
fn if_there(done: io::Result<()>) -> io::Result<()> {
    match done {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
        other => other,
    }
}

/// A new name is on disk only once its folder is.
#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows has no such thing.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
