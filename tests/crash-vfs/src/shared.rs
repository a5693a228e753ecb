//! What several connections to one file share: its locks, and the memory beside the write-ahead log.

use std::collections::BTreeSet;
use std::sync::Arc;
use std::sync::atomic::AtomicU64;

use rusqlite::ffi;

/// A piece of shared memory. Atomic because SQLite reads and writes it from several connections at once.
pub(crate) type Region = Arc<[AtomicU64]>;

/// The locks of a database file, by the number of who holds them.
#[derive(Debug, Default)]
pub(crate) struct Locks {
    shared: BTreeSet<u64>,
    reserved: Option<u64>,
    pending: Option<u64>,
    exclusive: Option<u64>,
}

fn others(holder: Option<u64>, who: u64) -> bool {
    holder.is_some_and(|holder| holder != who)
}

impl Locks {
    pub(crate) fn lock(&mut self, who: u64, level: i32) -> bool {
        match level {
            ffi::SQLITE_LOCK_SHARED => {
                let free = !others(self.pending, who) && !others(self.exclusive, who);
                if free {
                    self.shared.insert(who);
                }
                free
            }
            ffi::SQLITE_LOCK_RESERVED => {
                let free = !others(self.reserved, who);
                if free {
                    self.reserved = Some(who);
                }
                free
            }
            _ => {
                if others(self.pending, who) || others(self.reserved, who) {
                    return false;
                }
                self.pending = Some(who);
                let free = self.shared.iter().all(|holder| *holder == who);
                if free {
                    self.exclusive = Some(who);
                }
                free
            }
        }
    }

    pub(crate) fn unlock(&mut self, who: u64, level: i32) {
        for holder in [&mut self.reserved, &mut self.pending, &mut self.exclusive] {
            if *holder == Some(who) {
                *holder = None;
            }
        }
        if level == ffi::SQLITE_LOCK_NONE {
            self.shared.remove(&who);
        }
    }

    pub(crate) fn is_reserved(&self) -> bool {
        self.reserved.is_some() || self.exclusive.is_some()
    }
}

/// The memory beside a write-ahead log, with its eight locks.
#[derive(Debug, Default)]
pub(crate) struct Memory {
    regions: Vec<Region>,
    users: BTreeSet<u64>,
    slots: [Slot; ffi::SQLITE_SHM_NLOCK as usize],
}

#[derive(Debug, Default)]
struct Slot {
    shared: BTreeSet<u64>,
    exclusive: Option<u64>,
}

impl Memory {
    pub(crate) fn map(&mut self, who: u64, number: usize, size: usize, make: bool) -> Option<Region> {
        self.users.insert(who);
        while make && self.regions.len() <= number {
            self.regions.push((0..size.div_ceil(8)).map(|_| AtomicU64::new(0)).collect());
        }
        self.regions.get(number).cloned()
    }

    pub(crate) fn lock(&mut self, who: u64, slots: std::ops::Range<usize>, flags: i32) -> bool {
        let slots = &mut self.slots[slots];
        if flags & ffi::SQLITE_SHM_UNLOCK != 0 {
            for slot in slots {
                slot.shared.remove(&who);
                slot.exclusive = slot.exclusive.filter(|holder| *holder != who);
            }
            return true;
        }
        let alone = flags & ffi::SQLITE_SHM_EXCLUSIVE != 0;
        let free = slots
            .iter()
            .all(|slot| !others(slot.exclusive, who) && (!alone || slot.shared.iter().all(|holder| *holder == who)));
        if free {
            for slot in slots {
                if alone {
                    slot.exclusive = Some(who);
                } else {
                    slot.shared.insert(who);
                }
            }
        }
        free
    }

    pub(crate) fn is_locked(&self) -> bool {
        self.slots.iter().any(|slot| slot.exclusive.is_some() || !slot.shared.is_empty())
    }

    pub(crate) fn leave(&mut self, who: u64) {
        self.lock(who, 0..self.slots.len(), ffi::SQLITE_SHM_UNLOCK);
        self.users.remove(&who);
        if self.users.is_empty() {
            self.regions.clear();
        }
    }
}
