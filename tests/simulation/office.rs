//! The office: the real server on a disk that can fail, and the people who work there.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

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
use rusqlite::Connection;
use sync_server::db::{Database, Write};
use sync_server::failure::{Answer, Failure};
use sync_server::secret::sha256_hex;
use sync_server::state::{AppState, Settings};
use sync_server::store::{device, feed, job, procedure, service_order, technician};
use tokio::runtime::Runtime;
use uuid::Uuid;

use crate::inspect::{self, ServerContent};

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
    eye: Option<Connection>,
}

/// The procedure with some amounts.
pub fn procedure_version(version: u32) -> Procedure {
    let from = NaiveDate::from_ymd_opt(2020, 1, 1).expect("a date");
    let amount = Some(Money::rappen(4_000 + 500 * i64::from(version)));
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
        Office { disk, runtime, state: None, clock: Arc::default(), eye: None }
    }

    pub fn is_running(&self) -> bool {
        self.state.is_some()
    }

    pub fn set_clock(&self, now: DateTime<Utc>) {
        self.clock.store(now.timestamp_millis(), Ordering::Relaxed);
    }

    /// Starts the server.
    pub fn start(&mut self, page_rows: usize) -> Result<(), String> {
        let clock = self.clock.clone();
        let clock = Arc::new(move || {
            DateTime::from_timestamp_millis(clock.load(Ordering::Relaxed)).expect("a time that can be written")
        });
        let path = self.disk.path(FILE);
        let started = self.runtime.block_on(async {
            let database = Database::open_sqlite(path.as_ref(), Some(crash_vfs::NAME)).await?;
            AppState::new(database, Settings { page_rows, ..Settings::default() }, clock).await
        });
        self.state = Some(started.map_err(|error| error.to_string())?);
        Ok(())
    }

    /// Ends it, in order or not: nothing of it uses the disk after this.
    pub fn stop(&mut self) {
        self.eye = None;
        self.state = None;
        // Whoever leads a group notices only now that nobody waits any more.
        self.runtime.block_on(async {
            for _ in 0..20 {
                tokio::task::yield_now().await;
            }
        });
    }

    /// One round of a phone. One at a time: which of two at once would share a transaction depends on the system's
    /// threads, and then the same seed would not do the same.
    pub fn exchange(&self, token: &str, request: SyncRequest) -> Answer<Vec<u8>> {
        let state = self.state.as_ref().expect("it runs");
        self.runtime.block_on(sync_server::sync::exchange(state, token, request))
    }

    /// One act of a person of the office.
    pub fn act<T: Send + 'static>(&self, act: impl Fn(&Write<'_>) -> Answer<T> + Send + 'static) -> Answer<T> {
        self.runtime.block_on(self.state.as_ref().expect("it runs").write(&[], act))
    }

    /// What the database holds.
    pub fn look(&mut self) -> rusqlite::Result<ServerContent> {
        if self.eye.is_none() {
            let eye = self.disk.connect(FILE)?;
            eye.pragma_update(None, "query_only", true)?;
            self.eye = Some(eye);
        }
        let eye = self.eye.as_ref().expect("just opened");
        eye.execute_batch("BEGIN")?;
        let content = inspect::server(eye);
        eye.execute_batch("COMMIT")?;
        content
    }

    /// The database is sound.
    pub fn is_sound(&mut self) -> bool {
        self.look().is_ok() && self.eye.as_ref().is_some_and(|eye| inspect::is_sound(eye).unwrap_or(false))
    }
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
