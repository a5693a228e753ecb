//! One file: what the system shows of it, what is surely on the disk, and what lies between.

use rand::RngExt;
use rand::rngs::StdRng;

/// A disk writes this much whole, or not at all.
pub(crate) const SECTOR: usize = 512;

#[derive(Debug, Clone)]
enum Pending {
    Write { at: usize, bytes: Vec<u8> },
    Truncate { length: usize },
}

/// How much of what was not synced survives a loss of power.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Survival {
    Nothing,
    Everything,
    /// Each sector keeps any version that it had.
    AnySector,
    /// Everything up to a moment, and the write of that moment torn.
    Prefix,
}

impl Survival {
    pub(crate) fn draw(dice: &mut StdRng) -> Survival {
        match dice.random_range(0..8_u32) {
            0 => Survival::Nothing,
            1 => Survival::Everything,
            2 | 3 => Survival::Prefix,
            _ => Survival::AnySector,
        }
    }
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Image {
    /// What every reader sees.
    pub(crate) cache: Vec<u8>,
    durable: Vec<u8>,
    pending: Vec<Pending>,
}

fn put(image: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    let end = at + bytes.len();
    if image.len() < end {
        image.resize(end, 0);
    }
    image[at..end].copy_from_slice(bytes);
}

impl Image {
    pub(crate) fn write(&mut self, at: usize, bytes: &[u8]) {
        put(&mut self.cache, at, bytes);
        self.pending.push(Pending::Write { at, bytes: bytes.to_vec() });
    }

    pub(crate) fn truncate(&mut self, length: usize) {
        if length != self.cache.len() {
            self.cache.resize(length, 0);
            self.pending.push(Pending::Truncate { length });
        }
    }

    pub(crate) fn sync(&mut self) {
        for change in self.pending.drain(..) {
            match change {
                Pending::Write { at, bytes } => put(&mut self.durable, at, &bytes),
                Pending::Truncate { length } => self.durable.resize(length, 0),
            }
        }
    }

    /// A sync that failed: the system forgets that these pages were never written, and shows them all the same.
    pub(crate) fn lose_sync(&mut self) {
        self.pending.clear();
    }

    /// Changes what lies there behind everybody's back, on the disk as well.
    pub(crate) fn damage(&mut self, change: impl Fn(&mut Vec<u8>)) {
        self.sync();
        change(&mut self.cache);
        self.durable = self.cache.clone();
    }

    /// The power goes: what was synced stays, and of the rest what `survival` says.
    pub(crate) fn lose_power(&mut self, survival: Survival, dice: &mut StdRng) {
        match survival {
            Survival::Nothing => self.pending.clear(),
            Survival::Everything => self.sync(),
            Survival::Prefix => {
                let kept = dice.random_range(0..=self.pending.len());
                let torn = self.pending.get(kept).cloned();
                self.pending.truncate(kept);
                self.sync();
                if let Some(Pending::Write { at, bytes }) = torn {
                    let end = (at + dice.random_range(0..=bytes.len())) / SECTOR * SECTOR;
                    if end > at {
                        put(&mut self.durable, at, &bytes[..(end - at).min(bytes.len())]);
                    }
                }
            }
            Survival::AnySector => self.keep_any_sector(dice),
        }
        self.pending.clear();
        self.cache = self.durable.clone();
    }

    /// The power takes everything that was not synced.
    pub(crate) fn lose_all(&mut self) {
        self.pending.clear();
        self.cache.clone_from(&self.durable);
    }

    fn keep_any_sector(&mut self, dice: &mut StdRng) {
        if self.pending.is_empty() {
            return;
        }
        let pending = std::mem::take(&mut self.pending);
        let mut lengths = vec![self.durable.len()];
        for change in &pending {
            let before = lengths[lengths.len() - 1];
            lengths.push(match change {
                Pending::Write { at, bytes } => before.max(at + bytes.len()),
                Pending::Truncate { length } => *length,
            });
        }
        let longest = lengths.iter().copied().max().unwrap_or(0);
        let length = lengths[dice.random_range(0..lengths.len())];
        let mut kept = self.durable.clone();
        kept.resize(longest, 0);
        for sector in 0..longest.div_ceil(SECTOR) {
            let (from, to) = (sector * SECTOR, ((sector + 1) * SECTOR).min(longest));
            let touching: Vec<&Pending> = pending.iter().filter(|change| change.touches(from, to)).collect();
            if touching.is_empty() {
                continue;
            }
            let versions = dice.random_range(0..=touching.len());
            for change in touching.into_iter().take(versions) {
                match change {
                    Pending::Write { at, bytes } => {
                        let (begin, end) = (from.max(*at), to.min(at + bytes.len()));
                        kept[begin..end].copy_from_slice(&bytes[begin - at..end - at]);
                    }
                    Pending::Truncate { length } => kept[from.max(*length)..to].fill(0),
                }
            }
        }
        kept.truncate(length);
        kept.resize(length, 0);
        self.durable = kept;
    }
}

impl Pending {
    fn touches(&self, from: usize, to: usize) -> bool {
        match self {
            Pending::Write { at, bytes } => *at < to && at + bytes.len() > from,
            Pending::Truncate { length } => *length < to,
        }
    }
}
