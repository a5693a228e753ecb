//! What lies behind the lock of a disk: files, names, the count of steps, and the failure that is to come.

use std::collections::HashMap;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::image::{Image, Survival};
use crate::names::Names;
use crate::shared::{Locks, Memory};

/// What happens at a chosen step.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// The process is killed: the step is not done, the system keeps what was written.
    Kill,
    /// The power goes: the step is not done, what was not synced is partly lost.
    PowerLoss,
    /// From this step on nothing may grow, until something is deleted or the disk is told that there is room.
    Full,
    /// This step fails; the next one may work.
    Error,
}

/// Where a failure struck.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Struck {
    /// What happened.
    pub fault: Fault,
    /// What was being done: `write`, `sync`, `truncate`, `make`, `delete`, `rename`, `read`.
    pub step: &'static str,
    /// To which file.
    pub file: String,
}

/// Why a step is not done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Trouble {
    /// The process is dead, or was when this file was opened.
    Dead,
    Full,
    Error,
    Missing,
}

#[derive(Debug)]
pub(crate) struct State {
    pub(crate) names: Names,
    pub(crate) images: Vec<Image>,
    pub(crate) locks: HashMap<usize, Locks>,
    pub(crate) memory: HashMap<usize, Memory>,
    pub(crate) generation: u64,
    pub(crate) steps: u64,
    pub(crate) handles: u64,
    pub(crate) plan: Option<(u64, Fault)>,
    pub(crate) read_error_in: Option<u64>,
    pub(crate) struck: Vec<Struck>,
    pub(crate) dice: StdRng,
    dead: Option<Fault>,
    capacity: Option<usize>,
}

impl State {
    pub(crate) fn new(seed: u64) -> State {
        State {
            names: Names::default(),
            images: Vec::new(),
            locks: HashMap::new(),
            memory: HashMap::new(),
            generation: 0,
            steps: 0,
            handles: 0,
            plan: None,
            read_error_in: None,
            struck: Vec::new(),
            dice: StdRng::seed_from_u64(seed),
            dead: None,
            capacity: None,
        }
    }

    /// A copy of the files alone, as they are shown and as they are on the disk.
    pub(crate) fn fork(&self, seed: u64) -> State {
        State { names: self.names.clone(), images: self.images.clone(), ..State::new(seed) }
    }

    /// The same, without anything that the power could take.
    pub(crate) fn durable(&self, seed: u64) -> State {
        let mut state = self.fork(seed);
        state.images.iter_mut().for_each(Image::lose_all);
        state.names.lose_all();
        state
    }

    pub(crate) fn is_dead(&self) -> bool {
        self.dead.is_some()
    }

    fn used(&self) -> usize {
        self.names.shown().map(|(_, file)| self.images[file].cache.len()).sum()
    }

    pub(crate) fn fill(&mut self) {
        self.capacity = Some(self.used());
    }

    pub(crate) fn is_full(&self) -> bool {
        self.capacity.is_some()
    }

    pub(crate) fn make_room(&mut self) {
        self.capacity = None;
    }

    fn file_name(&self, file: usize) -> String {
        self.names.shown().find(|(_, found)| *found == file).map_or_else(String::new, |(name, _)| name.to_owned())
    }

    fn strike(&mut self, fault: Fault, step: &'static str, file: String) {
        self.struck.push(Struck { fault, step, file });
    }

    /// Counts a step and lets the failure happen that is planned for it.
    fn step(&mut self, step: &'static str, file: &str) -> Result<(), Trouble> {
        if self.dead.is_some() {
            return Err(Trouble::Dead);
        }
        self.steps += 1;
        let Some((_, fault)) = self.plan.filter(|(at, _)| *at == self.steps) else { return Ok(()) };
        self.plan = None;
        self.strike(fault, step, file.to_owned());
        match fault {
            Fault::Kill | Fault::PowerLoss => {
                self.dead = Some(fault);
                Err(Trouble::Dead)
            }
            Fault::Full => {
                self.fill();
                Ok(())
            }
            Fault::Error => Err(Trouble::Error),
        }
    }

    pub(crate) fn die(&mut self, fault: Fault) {
        self.dead = Some(fault);
    }

    pub(crate) fn read(&mut self, file: usize) -> Result<&[u8], Trouble> {
        if self.dead.is_some() {
            return Err(Trouble::Dead);
        }
        if let Some(left) = &mut self.read_error_in {
            *left = left.saturating_sub(1);
            if *left == 0 {
                self.read_error_in = None;
                let name = self.file_name(file);
                self.strike(Fault::Error, "read", name);
                return Err(Trouble::Error);
            }
        }
        Ok(&self.images[file].cache)
    }

    pub(crate) fn write(&mut self, file: usize, at: usize, bytes: &[u8]) -> Result<(), Trouble> {
        self.step("write", &self.file_name(file))?;
        let grows = (at + bytes.len()).saturating_sub(self.images[file].cache.len());
        if grows > 0 && self.capacity.is_some_and(|capacity| self.used() + grows > capacity) {
            return Err(Trouble::Full);
        }
        self.images[file].write(at, bytes);
        Ok(())
    }

    pub(crate) fn truncate(&mut self, file: usize, length: usize) -> Result<(), Trouble> {
        self.step("truncate", &self.file_name(file))?;
        self.images[file].truncate(length);
        Ok(())
    }

    pub(crate) fn sync(&mut self, file: usize) -> Result<(), Trouble> {
        let done = self.step("sync", &self.file_name(file));
        if done == Err(Trouble::Error) && self.dice.random_bool(0.5) {
            self.images[file].lose_sync();
        }
        done?;
        self.images[file].sync();
        self.names.sync_file(file);
        Ok(())
    }

    /// The file of this name; a new one if there is none.
    pub(crate) fn open(&mut self, name: &str, make: bool) -> Result<usize, Trouble> {
        if self.dead.is_some() {
            return Err(Trouble::Dead);
        }
        if let Some(file) = self.names.get(name) {
            return Ok(file);
        }
        if !make {
            return Err(Trouble::Missing);
        }
        self.step("make", name)?;
        self.images.push(Image::default());
        self.names.make(name, self.images.len() - 1);
        Ok(self.images.len() - 1)
    }

    /// A file without a name, gone with its handle: nothing of it is counted.
    pub(crate) fn open_unnamed(&mut self) -> usize {
        self.images.push(Image::default());
        self.images.len() - 1
    }

    pub(crate) fn delete(&mut self, name: &str, sync: bool) -> Result<(), Trouble> {
        self.step("delete", name)?;
        if self.names.get(name).is_none() {
            return Err(Trouble::Missing);
        }
        self.names.delete(name);
        if sync {
            self.names.sync();
        }
        Ok(())
    }

    pub(crate) fn rename(&mut self, from: &str, to: &str) -> Result<(), Trouble> {
        self.step("rename", from)?;
        if self.names.rename(from, to) { Ok(()) } else { Err(Trouble::Missing) }
    }

    pub(crate) fn sync_names(&mut self) -> Result<(), Trouble> {
        self.step("sync", "")?;
        self.names.sync();
        Ok(())
    }

    /// A new process finds the disk as the old one, or the battery, has left it.
    pub(crate) fn restart(&mut self) {
        if self.dead == Some(Fault::PowerLoss) {
            let survival = Survival::draw(&mut self.dice);
            for image in &mut self.images {
                image.lose_power(survival, &mut self.dice);
            }
            self.names.lose_power(&mut self.dice);
        }
        (self.dead, self.plan, self.read_error_in) = (None, None, None);
        self.generation += 1;
        self.locks.clear();
        self.memory.clear();
    }
}
