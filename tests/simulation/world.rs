//! One world: an office, phones, the people with them, and thirty days.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Duration, Utc};
use crash_vfs::{Disk, Fault};
use domain::ids::{DeviceId, JobId, OperationId};
use domain::work_file::WorkFile;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use tempfile::TempDir;
use tokio::runtime::Runtime;
use uuid::Uuid;

use crate::handset::Handset;
use crate::inspect::ServerContent;
use crate::model::Model;
use crate::network::Message;
use crate::office::{self, Office};
use crate::swarm::{Kind, Phase, Swarm, Tally};
use crate::trace::Trace;

/// Worlds whose server is backed up and restored by the product itself: it takes its time.
const REAL_BACKUPS: f64 = 0.08;
/// Steps of a world.
const STEPS: usize = 200;
/// The faults that a disk can have, with the kinds they are for phone and server.
pub const DISK_FAULTS: [(Fault, Kind, Kind); 4] = [
    (Fault::Kill, Kind::PhoneKilled, Kind::ServerKilled),
    (Fault::PowerLoss, Kind::PhonePowerLoss, Kind::ServerPowerLoss),
    (Fault::Full, Kind::PhoneFull, Kind::ServerFull),
    (Fault::Error, Kind::PhoneError, Kind::ServerError),
];

/// What somebody was told, and may rely on.
#[derive(Debug, Clone, Default)]
pub struct Promises {
    /// Operations that a phone has shown as saved: the bytes, and on which phones they were.
    pub saved: BTreeMap<OperationId, (String, BTreeSet<usize>)>,
    /// Outcomes that the server has answered, by operation and bytes.
    pub told: BTreeMap<(OperationId, String), String>,
    /// What came under which number of which phone.
    pub numbered: BTreeMap<DeviceId, BTreeMap<i64, BTreeSet<OperationId>>>,
}

/// A copy of the server, and what was known when it was made.
pub struct Backup {
    pub disk: Disk,
    /// Where the product has written it, in a world in which it does.
    pub file: Option<PathBuf>,
    pub content: ServerContent,
    pub model: Model,
    pub told: BTreeMap<(OperationId, String), String>,
}

/// What the reference makes of something that was done.
pub type Known = Box<dyn Fn(&mut Model)>;

pub struct World {
    pub dice: StdRng,
    pub now: DateTime<Utc>,
    pub trace: Trace,
    pub tally: Tally,
    pub swarm: Swarm,
    pub office: Office,
    pub content: ServerContent,
    pub phones: Vec<Handset>,
    pub network: Vec<Message>,
    pub promises: Promises,
    pub model: Model,
    pub jobs: Vec<JobId>,
    pub tokens: BTreeMap<DeviceId, String>,
    pub deposits: BTreeMap<DeviceId, u32>,
    pub backup: Option<Backup>,
    /// Where backups are written by the product itself; in the other worlds they are copies of the disk.
    pub folder: Option<TempDir>,
    /// Files of unsent work that were made.
    pub files: Vec<WorkFile>,
    /// What people of the office have done and cannot know whether it is done, with what the reference makes of it:
    /// they were told that something broke, and a restart of the server may show that it is done all the same.
    pub unsure: Vec<(String, Known)>,
    /// Rows on one page of a reply.
    pub page_rows: usize,
    /// Whoever sets a clock sets it right.
    pub true_clocks: bool,
    pub violations: Vec<String>,
    ids: u128,
}

/// How a world ended.
#[derive(Debug, Clone)]
pub struct Ended {
    pub seed: u64,
    pub hash: u64,
    pub violations: Vec<String>,
    pub trace: Vec<String>,
    pub tally: Tally,
    pub operations: usize,
    pub claims: usize,
    pub kinds: usize,
    /// What became of each operation, and which claims there are.
    pub became: Vec<String>,
}

fn beginning() -> DateTime<Utc> {
    "2026-03-02T07:00:00Z".parse().expect("a time")
}

/// A folder in memory, if this system has one: what is on it need not survive.
fn memory() -> PathBuf {
    let memory = Path::new("/dev/shm");
    if memory.is_dir() { memory.to_owned() } else { std::env::temp_dir() }
}

/// A runtime for one thread of worlds.
pub fn runtime() -> Arc<Runtime> {
    Arc::new(tokio::runtime::Builder::new_current_thread().enable_time().build().expect("a runtime"))
}

impl World {
    pub fn new(seed: u64, runtime: &Arc<Runtime>) -> World {
        static FOUNDED: OnceLock<Disk> = OnceLock::new();
        let mut dice = StdRng::seed_from_u64(seed);
        let swarm = Swarm::draw(&mut dice);
        let founded = FOUNDED.get_or_init(|| office::founded(runtime, beginning()));
        let office = Office::new(founded.fork(seed), runtime.clone());
        let mut world = World {
            dice,
            now: beginning(),
            trace: Trace::default(),
            tally: Tally::default(),
            swarm,
            office,
            content: ServerContent::default(),
            phones: Vec::new(),
            network: Vec::new(),
            promises: Promises::default(),
            model: Model::default(),
            jobs: Vec::new(),
            tokens: BTreeMap::new(),
            deposits: BTreeMap::new(),
            backup: None,
            folder: None,
            files: Vec::new(),
            unsure: Vec::new(),
            page_rows: 2_000,
            true_clocks: false,
            violations: Vec::new(),
            ids: 0,
        };
        world.model.publish(1);
        world.page_rows = [1, 3, 8, 2_000][world.dice.random_range(0..4_usize)];
        if world.dice.random_bool(REAL_BACKUPS) {
            world.folder = Some(tempfile::tempdir_in(memory()).expect("a folder"));
        }
        world.begin();
        world
    }

    /// One in which nothing fails by itself.
    pub fn quiet(seed: u64, runtime: &Arc<Runtime>) -> World {
        let mut world = World::new(seed, runtime);
        world.swarm.end();
        world
    }

    /// Four phones, of which one technician has two; some jobs.
    fn begin(&mut self) {
        let storm = std::mem::take(&mut self.swarm);
        self.start_office();
        for technician in [0, 0, 1, 2] {
            let disk = Disk::new(self.dice.random());
            self.phones.push(Handset::new(technician, disk));
            self.pair(self.phones.len() - 1);
        }
        for _ in 0..8 {
            self.write_job();
        }
        for phone in 0..self.phones.len() {
            self.talk(phone, 9);
        }
        self.swarm = storm;
    }

    /// The whole life of a world.
    pub fn live(mut self, seed: u64) -> Ended {
        for _ in 0..STEPS {
            if self.has_failed() {
                break;
            }
            self.step();
        }
        let kinds = self.swarm.kinds();
        if !self.has_failed() {
            self.rest();
        }
        Ended {
            seed,
            became: self.became(),
            hash: self.trace.hash(),
            operations: self.promises.saved.len(),
            claims: self.content.claims.len(),
            violations: self.violations,
            trace: self.trace.lines,
            tally: self.tally,
            kinds,
        }
    }

    fn became(&self) -> Vec<String> {
        let operations = self.content.operations.iter();
        let mut became: Vec<_> =
            operations.map(|kept| format!("{} {}: {}", kept.id, kept.number, kept.outcome)).collect();
        became.extend(self.content.claims.iter().map(|(job, claim)| format!("{job}: {claim:?}")));
        became
    }

    fn step(&mut self) {
        self.now += Duration::seconds(self.dice.random_range(5..26_000));
        self.office.set_clock(self.now);
        self.mishaps();
        match self.dice.random_range(0..100_u32) {
            0..48 => self.somebody_works(),
            48..66 => {
                let phone = self.dice.random_range(0..self.phones.len());
                self.send(phone);
            }
            66..88 => {
                for _ in 0..self.dice.random_range(1..6_u32) {
                    if !self.deliver() {
                        break;
                    }
                }
            }
            _ => self.office_works(),
        }
        self.check_step();
    }

    /// An identity, made here so that the same seed makes the same ones. It looks like those of the product.
    pub fn fresh_id(&mut self) -> Uuid {
        self.ids += 1;
        let millis = u64::try_from(self.now.timestamp_millis()).unwrap_or(0);
        let mut bytes = [0; 10];
        bytes[2..].copy_from_slice(&u64::try_from(self.ids).unwrap_or(0).to_be_bytes());
        uuid::Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid()
    }

    /// Whether a fault happens now; if so it is counted.
    pub fn strikes(&mut self, kind: Kind, phase: Phase) -> bool {
        let strikes = self.swarm.strikes(kind, &mut self.dice);
        if strikes {
            self.tally.count(kind, phase);
            self.say(format!("{kind:?}"));
        }
        strikes
    }

    /// Draws a fault for the next few steps of a disk.
    pub fn plan(&mut self, disk: &Disk, of_server: bool) {
        for (fault, of_phone_kind, of_server_kind) in DISK_FAULTS {
            let kind = if of_server { of_server_kind } else { of_phone_kind };
            let nth = self.dice.random_range(1..14);
            if self.swarm.strikes(kind, &mut self.dice) {
                if fault == Fault::Error && nth > 10 {
                    disk.plan_read_error(nth - 10);
                } else {
                    disk.plan(nth, fault);
                }
                return;
            }
        }
    }

    /// Counts what has struck a disk. True if something has.
    pub fn count_struck(&mut self, disk: &Disk, of_server: bool, phase: Phase) -> bool {
        let struck = disk.struck();
        for one in &struck {
            let (_, of_phone_kind, of_server_kind) =
                DISK_FAULTS.into_iter().find(|(fault, ..)| *fault == one.fault).expect("every fault has its kinds");
            let kind = if of_server { of_server_kind } else { of_phone_kind };
            self.tally.count(kind, phase);
            self.say(format!("{kind:?} at {} of {} during {phase:?}", one.step, one.file));
        }
        disk.unplan();
        !struck.is_empty()
    }

    pub fn say(&mut self, line: impl Into<String>) {
        let time = self.now.format("%d %H:%M:%S");
        self.trace.say(format!("{time} {}", line.into()));
    }

    pub fn fail(&mut self, invariant: &str, what: impl std::fmt::Display) {
        self.say(format!("VIOLATION {invariant}: {what}"));
        self.violations.push(format!("{invariant}: {what}"));
    }

    pub fn has_failed(&self) -> bool {
        !self.violations.is_empty()
    }
}
