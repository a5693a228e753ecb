//! The office: the real server on a disk that can fail, and the people who work there.

use std::path::Path;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, OnceLock};

use chrono::{DateTime, Duration, NaiveDate, Utc};
use crash_vfs::Disk;
use domain::customer::Customer;
use domain::dispatch;
use domain::ids::{DeviceId, JobId, ServiceOrderId, TechnicianId};
use domain::job::{Cancellation, CancellationReason, Job, JobKind};
use domain::money::Money;
use domain::procedure::{PartnerCode, Procedure};
use domain::service_id::ServiceId;
use domain::swisscom;
use domain::wire::{Entity, SyncRequest};
use domain::work_file::WorkFile;
use rusqlite::Connection;
use sync_server::backup::{self, BackupError};
use sync_server::db::{Database, FileSystem, Write};
use sync_server::failure::{Answer, Failure};
use sync_server::secret::sha256_hex;
use sync_server::state::{AppState, Settings};
use sync_server::store::{device, feed, job, procedure, service_order, technician};
use sync_server::sync::Imported;
use sync_server::verify::verify;
use tokio::runtime::Runtime;
use uuid::Uuid;

use crate::inspect::{self, News, Ruling, ServerContent};

/// Its database.
pub const FILE: &str = "office.db";
/// Who works for it.
pub const TECHNICIANS: [TechnicianId; 3] =
    [TechnicianId(Uuid::from_u128(0xA1)), TechnicianId(Uuid::from_u128(0xA2)), TechnicianId(Uuid::from_u128(0xA3))];

/// The server, running or not.
pub struct Office {
    pub disk: Disk,
    runtime: Arc<Runtime>,
    state: Option<AppState>,
    clock: Arc<AtomicI64>,
    /// With the version of the data that it has seen.
    eye: Option<(Connection, i64)>,
    /// What is looked at while the server does not run.
    left: Option<Disk>,
}

/// The server's files are on a disk that can fail.
const FILE_SYSTEM: FileSystem = FileSystem { vfs: crash_vfs::NAME, write_over };

/// What the server does on the usual file system, step by step.
fn write_over(path: &Path) -> std::io::Result<()> {
    let found = path.to_str().and_then(Disk::of);
    let (disk, file) = found.ok_or(std::io::ErrorKind::NotFound)?;
    match disk.write_over(file) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(()),
        done => done.and_then(|()| disk.sync_names()),
    }
}

/// What a failed job is worth by a version of the procedure, in Rappen.
pub fn amount(version: u32) -> i64 {
    4_000 + 500 * i64::from(version)
}

/// The procedure with some amounts.
pub fn procedure_version(version: u32) -> Procedure {
    let from = NaiveDate::from_ymd_opt(2020, 1, 1).expect("a date");
    let amount = Some(Money::rappen(amount(version)));
    Procedure { version, ..swisscom::procedure(from, [amount; 3], true) }
}

/// A job as the office writes it.
pub fn new_job(id: JobId, number: u128, technician: Option<TechnicianId>, carrier: bool, from: DateTime<Utc>) -> Job {
    Job {
        id,
        number: format!("B-{number}"),
        kind: [JobKind::Installation, JobKind::TransferPoint, JobKind::Repair][(number % 3) as usize],
        partner: carrier.then(|| PartnerCode(swisscom::SWISSCOM.into())),
        service_id: carrier.then(|| ServiceId::parse(&format!("SID-{number}")).expect("a Service ID")),
        customer: Customer {
            name: format!("Erika Beispiel {number}"),
            phone: "+41 44 123 45 67".into(),
            street: "Musterweg 3".into(),
            postcode: "8000".into(),
            city: "Zürich".into(),
            access: String::new(),
        },
        window_start: from,
        window_end: from + Duration::hours(2),
        instructions: "Internet".into(),
        technician,
        state: dispatch::waiting(technician),
        service_order: None,
        follow_up: None,
        version: 0,
    }
}

impl Office {
    /// An office on a disk; not running.
    pub fn new(disk: Disk, runtime: Arc<Runtime>) -> Office {
        Office { disk, runtime, state: None, clock: Arc::default(), eye: None, left: None }
    }

    pub fn is_running(&self) -> bool {
        self.state.is_some()
    }

    pub fn set_clock(&self, now: DateTime<Utc>) {
        self.clock.store(now.timestamp_millis(), Ordering::Relaxed);
    }

    /// It has seen a sync of its disk fail, and ends.
    pub fn ends(&self) -> bool {
        self.state.as_ref().is_some_and(|state| state.database().has_failed_sync())
    }

    /// Starts the server.
    pub fn start(&mut self, page_rows: usize) -> Result<(), String> {
        let clock = self.clock.clone();
        let clock = Arc::new(move || {
            DateTime::from_timestamp_millis(clock.load(Ordering::Relaxed)).expect("a time that can be written")
        });
        let path = self.disk.path(FILE);
        let started = self.runtime.block_on(async {
            let database = Database::open_sqlite(path.as_ref(), Some(FILE_SYSTEM)).await?;
            AppState::new(database, Settings { page_rows, ..Settings::default() }, clock).await
        });
        self.state = Some(started.map_err(|error| error.to_string())?);
        (self.eye, self.left) = (None, None);
        Ok(())
    }

    /// Ends it, in order or not: nothing of it uses the disk after this.
    pub fn stop(&mut self) {
        (self.eye, self.left) = (None, None);
        self.state = None;
        // Whoever leads a group notices only now that nobody waits any more.
        self.runtime.block_on(async {
            for _ in 0..20 {
                tokio::task::yield_now().await;
            }
        });
    }

    /// A round of some phones, all at once: their operations share a transaction. The same seed does the same, because
    /// everything happens on this thread.
    pub fn exchange(&self, requests: Vec<(String, SyncRequest)>) -> Vec<Answer<Vec<u8>>> {
        let state = self.state.as_ref().expect("it runs");
        self.runtime.block_on(async {
            let rounds = requests.into_iter().map(|(token, request)| {
                let state = state.clone();
                tokio::spawn(async move { sync_server::sync::exchange(&state, &token, request).await })
            });
            let mut answers = Vec::new();
            for round in rounds.collect::<Vec<_>>() {
                match round.await {
                    Ok(answer) => answers.push(answer),
                    Err(panic) => std::panic::resume_unwind(panic.into_panic()),
                }
            }
            answers
        })
    }

    /// One act of a person of the office.
    pub fn act<T: Send + 'static>(&self, act: impl Fn(&Write<'_>) -> Answer<T> + Send + 'static) -> Answer<T> {
        self.runtime.block_on(self.state.as_ref().expect("it runs").write(&[], act))
    }

    /// Takes in a file of unsent work.
    pub fn import(&self, file: WorkFile) -> Answer<Imported> {
        let state = self.state.as_ref().expect("it runs");
        self.runtime.block_on(sync_server::sync::import(state, file, "Dora"))
    }

    /// Takes a backup into a file, as the product does, and gives the head that it holds.
    pub fn back_up(&self, file: &Path, now: DateTime<Utc>) -> Result<i64, BackupError> {
        let database = self.state.as_ref().expect("it runs").database();
        archive().block_on(backup::take(database, file, true, now)).map(|taken| taken.copied.revision)
    }

    /// Restores a backup, as the product does, onto a disk with nothing on it.
    pub fn restore(&mut self, file: &Path, disk: Disk) -> Result<(), BackupError> {
        self.stop();
        self.disk = disk;
        archive().block_on(async {
            let database = Database::open_sqlite(self.disk.path(FILE).as_ref(), Some(FILE_SYSTEM)).await?;
            backup::restore(file, &database).await.map(drop)
        })
    }

    /// What the product's own verification finds wrong.
    pub fn verify(&self) -> Option<String> {
        let database = self.state.as_ref().expect("it runs").database();
        match self.runtime.block_on(verify(database)) {
            Ok(report) if report.is_sound() => None,
            Ok(report) => Some(format!("{:?}", report.findings.first())),
            Err(error) => Some(error.to_string()),
        }
    }

    /// Two people of the office decide at the same moment, if there is a second one.
    pub fn rule(&self, one: Ruling, other: Option<Ruling>, now: DateTime<Utc>) -> Vec<Answer<()>> {
        let state = self.state.as_ref().expect("it runs");
        let write = |ruling: Ruling| state.write(&[], move |tx: &Write<'_>| decide(tx, &ruling, now));
        self.runtime.block_on(async {
            match other {
                Some(other) => {
                    let (one, other) = tokio::join!(write(one), write(other));
                    vec![one, other]
                }
                None => vec![write(one).await],
            }
        })
    }

    /// Brings what was seen of the database up to date, and says what is new; none if nothing was written since.
    /// After every start everything is read, and what was seen before is held against it. While it does not run, only
    /// what the power could not take counts: whoever starts it next may find more.
    pub fn look(&mut self, content: &mut ServerContent) -> rusqlite::Result<Option<News>> {
        let fresh = self.eye.is_none();
        if fresh {
            if self.state.is_none() {
                self.left = Some(self.disk.durable(0));
            }
            let eye = self.left.as_ref().unwrap_or(&self.disk).connect(FILE)?;
            eye.pragma_update(None, "query_only", true)?;
            self.eye = Some((eye, -1));
        }
        let (eye, seen) = self.eye.as_mut().expect("just opened");
        eye.execute_batch("BEGIN")?;
        let looked = if fresh {
            inspect::server(eye).map(|now| Some(now.news(&std::mem::replace(content, now.clone()))))
        } else {
            inspect::data_version(eye).and_then(|version| {
                if version == *seen { Ok(None) } else { inspect::server_since(eye, content).map(Some) }
            })
        };
        let looked = looked.and_then(|news| {
            *seen = inspect::data_version(eye)?;
            Ok(news)
        });
        eye.execute_batch("COMMIT")?;
        looked
    }

    /// The database is sound, and nothing in it has changed unseen.
    pub fn is_sound(&mut self, content: &ServerContent) -> bool {
        self.eye = None;
        let mut now = content.clone();
        let silent = self.look(&mut now).map(|_| now == *content);
        silent.unwrap_or(false) && self.eye.as_ref().is_some_and(|(eye, _)| inspect::is_sound(eye).unwrap_or(false))
    }
}

/// Backups need a thread that reads beside the one that writes. There is one of them at a time in a world, and what comes
/// of it does not depend on who is faster.
fn archive() -> &'static Runtime {
    static ARCHIVE: OnceLock<Runtime> = OnceLock::new();
    let make = || tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_time().build();
    ARCHIVE.get_or_init(|| make().expect("a runtime"))
}

/// A server's disk with a fresh office: technicians, the procedure, no job.
pub fn founded(runtime: &Arc<Runtime>, now: DateTime<Utc>) -> Disk {
    let mut office = Office::new(Disk::new(0), runtime.clone());
    office.set_clock(now);
    office.start(2_000).expect("a fresh office opens");
    let found = move |tx: &Write<'_>| {
        procedure::insert(tx, &procedure_version(1))?;
        for (number, id) in TECHNICIANS.into_iter().enumerate() {
            technician::insert(tx, id, &format!("Technician {number}"), "", now)?;
        }
        Ok(())
    };
    office.act(found).expect("it is founded");
    office.stop();
    office.disk
}

pub fn pair(
    tx: &Write<'_>,
    id: DeviceId,
    whose: TechnicianId,
    name: &str,
    token: &str,
    now: DateTime<Utc>,
) -> Answer<()> {
    Ok(device::insert(tx, id, whose, name, &sha256_hex(token), now)?)
}

/// As the office does it: what waited for this version is tried again.
pub fn publish(tx: &Write<'_>, procedure: &Procedure, now: DateTime<Utc>) -> Answer<()> {
    procedure::insert(tx, procedure)?;
    sync_server::review::with_new_knowledge(tx, now)?;
    Ok(())
}

pub fn decide(tx: &Write<'_>, ruling: &Ruling, now: DateTime<Utc>) -> Answer<()> {
    let Ruling { operation, hash, decision, who, .. } = ruling;
    sync_server::review::decide(tx, who, *operation, hash, *decision, "So ist es", now)?;
    Ok(())
}

pub fn assign(tx: &Write<'_>, id: JobId, to: Option<TechnicianId>) -> Answer<()> {
    let before = job::get(tx, id)?.ok_or_else(|| Failure::unknown("job"))?;
    let after = dispatch::assign(&before, to)?;
    if after != before {
        job::save(tx, &after)?;
        if let Some(had) = before.technician.filter(|had| to != Some(*had)) {
            feed::remove(tx, had, Entity::Job, &id.to_string())?;
        }
    }
    Ok(())
}

pub fn cancel(tx: &Write<'_>, id: JobId, now: DateTime<Utc>) -> Answer<()> {
    let before = job::get(tx, id)?.ok_or_else(|| Failure::unknown("job"))?;
    let reason = CancellationReason::Customer;
    let cancellation = Cancellation { reason, transfer_point_not_accessible: false, note: String::new() };
    job::save(tx, &dispatch::cancel(&before, cancellation, now)?)?;
    Ok(())
}

pub fn schedule(
    tx: &Write<'_>,
    order: ServiceOrderId,
    id: JobId,
    whose: Option<TechnicianId>,
    from: DateTime<Utc>,
) -> Answer<()> {
    let order = service_order::get(tx, order)?.ok_or_else(|| Failure::unknown("service order"))?;
    let visit = dispatch::Visit { window_start: from, window_end: from + Duration::hours(2), technician: whose };
    let (order, job) = dispatch::schedule(&order, id, format!("S-{id}"), visit)?;
    job::save(tx, &job)?;
    service_order::save(tx, &order)?;
    Ok(())
}
