//! The handle of a disk: what a test does with it.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, OnceLock, PoisonError, Weak};

use rand::RngExt;
use rusqlite::{Connection, OpenFlags};

use crate::shared::{Locks, Memory};
use crate::state::{Fault, State, Struck};
use crate::vfs;

/// A disk with its own files. Cloning gives another handle to the same disk.
#[derive(Debug, Clone)]
pub struct Disk {
    name: Arc<str>,
    state: Arc<Mutex<State>>,
}

/// What may happen to a file behind everybody's back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Damage {
    /// The end is missing.
    CutShort,
    /// A part of it is zeros.
    Zeroed,
    /// Some bits are other bits.
    Flipped,
    /// Nothing of it is left.
    Emptied,
}

type Register = Mutex<HashMap<Arc<str>, Weak<Mutex<State>>>>;

fn register() -> &'static Register {
    static REGISTER: OnceLock<Register> = OnceLock::new();
    REGISTER.get_or_init(Register::default)
}

/// The disk that a path such as `disk7/office.db` begins with, and the rest of the path.
pub(crate) fn find(path: &str) -> Option<(Disk, &str)> {
    let (name, file) = path.split_once('/')?;
    let register = register().lock().unwrap_or_else(PoisonError::into_inner);
    let (name, state) = register.get_key_value(name)?;
    Some((Disk { name: name.clone(), state: state.upgrade()? }, file))
}

impl Disk {
    /// An empty disk. What the power takes is drawn from `seed`.
    #[must_use]
    pub fn new(seed: u64) -> Disk {
        Disk::with(State::new(seed))
    }

    fn with(state: State) -> Disk {
        static NEXT: AtomicU64 = AtomicU64::new(1);
        vfs::register();
        let name: Arc<str> = format!("disk{}", NEXT.fetch_add(1, Ordering::Relaxed)).into();
        let state = Arc::new(Mutex::new(state));
        let mut register = register().lock().unwrap_or_else(PoisonError::into_inner);
        register.retain(|_, state| state.strong_count() > 0);
        register.insert(name.clone(), Arc::downgrade(&state));
        drop(register);
        Disk { name, state }
    }

    /// A copy of everything on it, as another disk: a clone, a backup, or a start for many attempts.
    #[must_use]
    pub fn fork(&self, seed: u64) -> Disk {
        let state = self.lock().fork(seed);
        Disk::with(state)
    }

    /// A copy of what is surely on it: what the power would leave if it took all that it can.
    #[must_use]
    pub fn durable(&self, seed: u64) -> Disk {
        let state = self.lock().durable(seed);
        Disk::with(state)
    }

    /// The disk of a path that [`Disk::path`] has given, and the file.
    #[must_use]
    pub fn of(path: &str) -> Option<(Disk, &str)> {
        find(path)
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The path of a file by which SQLite finds it, with the file system [`crate::NAME`].
    #[must_use]
    pub fn path(&self, file: &str) -> String {
        format!("{}/{file}", self.name)
    }

    /// A connection to a database on it, made if it is missing.
    ///
    /// # Errors
    /// What SQLite says.
    pub fn connect(&self, file: &str) -> rusqlite::Result<Connection> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
        Connection::open_with_flags_and_vfs(self.path(file), flags, vfs::NAME)
    }

    /// How many steps were done so far.
    #[must_use]
    pub fn steps(&self) -> u64 {
        self.lock().steps
    }

    /// Plans a failure for the `nth` step from now, counted from 1.
    pub fn plan(&self, nth: u64, fault: Fault) {
        let mut state = self.lock();
        state.plan = Some((state.steps + nth.max(1), fault));
    }

    /// Plans an error for the `nth` reading from now, counted from 1.
    pub fn plan_read_error(&self, nth: u64) {
        self.lock().read_error_in = Some(nth.max(1));
    }

    /// Takes back what is planned and has not happened.
    pub fn unplan(&self) {
        let mut state = self.lock();
        (state.plan, state.read_error_in) = (None, None);
    }

    /// What has struck since the last time this was asked.
    #[must_use]
    pub fn struck(&self) -> Vec<Struck> {
        std::mem::take(&mut self.lock().struck)
    }

    /// The process or the power is gone, and nothing works until [`Disk::restart`].
    #[must_use]
    pub fn is_dead(&self) -> bool {
        self.lock().is_dead()
    }

    /// Kills the process, or takes the power, between two steps.
    pub fn die(&self, fault: Fault) {
        self.lock().die(fault);
    }

    /// A new process starts. Everything that used the disk before must have been dropped.
    pub fn restart(&self) {
        self.lock().restart();
    }

    /// Somebody holds a lock on a database: it is in the middle of a transaction, or has left one open. The lock that
    /// every connection to a database with a log keeps says nothing.
    #[must_use]
    pub fn is_locked(&self, file: &str) -> bool {
        let state = self.lock();
        state.names.get(file).is_some_and(|file| {
            state.locks.get(&file).is_some_and(Locks::is_reserved)
                || state.memory.get(&file).is_some_and(Memory::is_locked)
        })
    }

    /// Nothing may grow from now on.
    pub fn fill(&self) {
        self.lock().fill();
    }

    /// Nothing may grow now.
    #[must_use]
    pub fn is_full(&self) -> bool {
        self.lock().is_full()
    }

    /// There is room again.
    pub fn make_room(&self) {
        self.lock().make_room();
    }

    /// Damages a file, where the disk's dice say. False if it is not there or empty.
    pub fn damage(&self, file: &str, damage: Damage) -> bool {
        let state = &mut *self.lock();
        let Some(file) = state.names.get(file) else { return false };
        let length = state.images[file].cache.len();
        if length == 0 {
            return false;
        }
        let at = state.dice.random_range(0..length);
        let end = (at + state.dice.random_range(1..=4096_usize)).min(length);
        state.images[file].damage(|bytes| match damage {
            Damage::CutShort => bytes.truncate(at),
            Damage::Zeroed => bytes[at..end].fill(0),
            Damage::Flipped => bytes[at..end].iter_mut().step_by(97).for_each(|byte| *byte ^= 0x10),
            Damage::Emptied => bytes.clear(),
        });
        true
    }
}
