//! The one directory of a disk: which names the system shows, which are surely on the disk, and what lies between.

use std::collections::BTreeMap;

use rand::RngExt;
use rand::rngs::StdRng;

#[derive(Debug, Clone)]
enum Change {
    Made { name: String, file: usize },
    Deleted { name: String },
    Renamed { from: String, to: String, file: usize },
}

#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    shown: BTreeMap<String, usize>,
    durable: BTreeMap<String, usize>,
    pending: Vec<Change>,
}

fn apply(names: &mut BTreeMap<String, usize>, change: Change) {
    match change {
        Change::Made { name, file } => {
            names.insert(name, file);
        }
        Change::Deleted { name } => {
            names.remove(&name);
        }
        Change::Renamed { from, to, file } => {
            names.remove(&from);
            names.insert(to, file);
        }
    }
}

impl Names {
    pub(crate) fn get(&self, name: &str) -> Option<usize> {
        self.shown.get(name).copied()
    }

    pub(crate) fn shown(&self) -> impl Iterator<Item = (&str, usize)> {
        self.shown.iter().map(|(name, file)| (name.as_str(), *file))
    }

    fn change(&mut self, change: Change) {
        apply(&mut self.shown, change.clone());
        self.pending.push(change);
    }

    pub(crate) fn make(&mut self, name: &str, file: usize) {
        self.change(Change::Made { name: name.to_owned(), file });
    }

    pub(crate) fn delete(&mut self, name: &str) {
        self.change(Change::Deleted { name: name.to_owned() });
    }

    pub(crate) fn rename(&mut self, from: &str, to: &str) -> bool {
        let Some(file) = self.get(from) else { return false };
        self.change(Change::Renamed { from: from.to_owned(), to: to.to_owned(), file });
        true
    }

    pub(crate) fn sync(&mut self) {
        self.keep(self.pending.len());
    }

    /// A synced file is there by its name: the journal of the file system is written in order up to that.
    pub(crate) fn sync_file(&mut self, synced: usize) {
        let of_file = |change: &Change| match change {
            Change::Made { file, .. } | Change::Renamed { file, .. } => *file == synced,
            Change::Deleted { .. } => false,
        };
        if let Some(last) = self.pending.iter().rposition(of_file) {
            self.keep(last + 1);
        }
    }

    fn keep(&mut self, count: usize) {
        for change in self.pending.drain(..count) {
            apply(&mut self.durable, change);
        }
    }

    pub(crate) fn lose_power(&mut self, dice: &mut StdRng) {
        let kept = dice.random_range(0..=self.pending.len());
        self.keep(kept);
        self.lose_all();
    }

    /// None of the changes that were not synced is kept.
    pub(crate) fn lose_all(&mut self) {
        self.pending.clear();
        self.shown.clone_from(&self.durable);
    }
}
