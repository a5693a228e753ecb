//! What all requests share.

use std::collections::HashMap;
use std::net::IpAddr;
use std::sync::atomic::{AtomicI64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use chrono::{DateTime, Utc};
use domain::ids::DeviceId;
use domain::zoo::{Bug, planted};
use tokio::sync::{Semaphore, watch};
use uuid::Uuid;

use crate::db::{Database, DbError, Write};
use crate::failure::{Answer, Failure};
use crate::finance;
use crate::limits::Limits;
use crate::metrics::Metrics;
use crate::review;
use crate::store;
use crate::sync::Waiting;

/// Reads the time. An argument of the server, so that tests can set it.
pub type Clock = Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>;

/// What the office can choose.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The office's name; if not said, the one in the database.
    pub organisation: Option<String>,
    /// The address that phones are told.
    pub public_url: String,
    /// Pairings that one address may try in a minute.
    pub pairings_per_minute: u32,
    /// Sign-ins that one address may try in a minute.
    pub sign_ins_per_minute: u32,
    /// `/metrics` answers on the main address, to this machine only.
    pub metrics_here: bool,
    /// A page of rows for a phone ends after so many, at the end of a revision.
    pub page_rows: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            organisation: None,
            public_url: "http://127.0.0.1:8080".into(),
            pairings_per_minute: 20,
            sign_ins_per_minute: 30,
            metrics_here: true,
            page_rows: 2_000,
        }
    }
}

/// What changed, as the pages are told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(usize)]
pub enum Topic {
    /// Jobs and their history.
    Jobs,
    /// Technicians and their phones.
    Technicians,
    /// Service orders.
    ServiceOrders,
    /// Claims.
    Claims,
    /// Procedures.
    Procedures,
    /// What banks have booked.
    Bookings,
}

/// How many topics there are.
pub const TOPICS: [(Topic, &str); 6] = [
    (Topic::Jobs, "jobs"),
    (Topic::Technicians, "technicians"),
    (Topic::ServiceOrders, "service_orders"),
    (Topic::Claims, "claims"),
    (Topic::Procedures, "procedures"),
    (Topic::Bookings, "bookings"),
];

/// For each topic, the revision of its last change.
pub type Changes = [i64; TOPICS.len()];

/// What all requests share. Cheap to clone.
#[derive(Clone)]
pub struct AppState {
    inner: Arc<Inner>,
}

struct Inner {
    database: Database,
    epoch: Uuid,
    organisation: String,
    settings: Settings,
    clock: Clock,
    limits: Limits,
    metrics: Metrics,
    passwords: Arc<Semaphore>,
    changes: watch::Sender<Changes>,
    stop: watch::Sender<bool>,
    foreign_head: AtomicI64,
    last_seen: Mutex<HashMap<DeviceId, DateTime<Utc>>>,
    waiting: Waiting,
}

impl AppState {
    /// Makes the database ready to be served.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn new(database: Database, settings: Settings, clock: Clock) -> Result<AppState, DbError> {
        let now = clock();
        let ((epoch, stored), head) = database
            .write(move |tx: &Write<'_>| {
                if planted(Bug::EpochEachStart) {
                    store::setting::begin_epoch(tx, Uuid::now_v7())?;
                }
                let epoch = store::setting::make_epoch(tx, Uuid::now_v7())?;
                finance::open_missing(tx, now)?;
                review::with_new_knowledge(tx, now)?;
                Ok::<_, DbError>((epoch, store::setting::get(tx, store::setting::ORGANISATION)?))
            })
            .await?;
        let organisation = settings.organisation.clone().or(stored).unwrap_or_else(|| "Einsatz".into());
        let inner = Inner {
            database,
            epoch,
            organisation,
            limits: Limits::new(settings.pairings_per_minute, settings.sign_ins_per_minute),
            metrics: Metrics::new(),
            settings,
            clock,
            // Each password takes 19 MB and a processor: two at once, the rest waits.
            passwords: Arc::new(Semaphore::new(2)),
            changes: watch::Sender::new([0; TOPICS.len()]),
            stop: watch::Sender::new(false),
            foreign_head: AtomicI64::new(head),
            last_seen: Mutex::default(),
            waiting: Waiting::default(),
        };
        Ok(AppState { inner: Arc::new(inner) })
    }

    /// Where everything is kept.
    #[must_use]
    pub fn database(&self) -> &Database {
        &self.inner.database
    }

    /// The epoch of the database.
    #[must_use]
    pub fn epoch(&self) -> Uuid {
        self.inner.epoch
    }

    /// The office's name.
    #[must_use]
    pub fn organisation(&self) -> &str {
        &self.inner.organisation
    }

    /// What the office has chosen.
    #[must_use]
    pub fn settings(&self) -> &Settings {
        &self.inner.settings
    }

    /// The time.
    #[must_use]
    pub fn now(&self) -> DateTime<Utc> {
        (self.inner.clock)()
    }

    /// The clock itself.
    #[must_use]
    pub fn clock(&self) -> Clock {
        self.inner.clock.clone()
    }

    /// Counters.
    #[must_use]
    pub fn metrics(&self) -> &Metrics {
        &self.inner.metrics
    }

    /// What phones have delivered and is not written yet.
    #[must_use]
    pub(crate) fn waiting(&self) -> &Waiting {
        &self.inner.waiting
    }

    /// Turns for the slow work of checking passwords.
    #[must_use]
    pub fn passwords(&self) -> Arc<Semaphore> {
        self.inner.passwords.clone()
    }

    /// May this address try another pairing code?
    ///
    /// # Errors
    /// [`Failure::too_many`].
    pub fn limit_pairing(&self, from: IpAddr) -> Answer<()> {
        if self.inner.limits.pairing(from) { Ok(()) } else { Err(Failure::too_many()) }
    }

    /// May this revoked phone bring something again?
    ///
    /// # Errors
    /// [`Failure::too_many`].
    pub fn limit_deposit(&self, from: DeviceId) -> Answer<()> {
        if self.inner.limits.deposit(from) { Ok(()) } else { Err(Failure::too_many()) }
    }

    /// May this phone read everything anew?
    #[must_use]
    pub fn may_rebuild(&self, phone: DeviceId) -> bool {
        self.inner.limits.rebuild(phone)
    }

    /// May this address try another password?
    ///
    /// # Errors
    /// [`Failure::too_many`].
    pub fn limit_sign_in(&self, from: IpAddr) -> Answer<()> {
        if self.inner.limits.sign_in(from) { Ok(()) } else { Err(Failure::too_many()) }
    }

    /// Writes in one transaction, then tells the pages what changed.
    ///
    /// # Errors
    /// What `work` answers; nothing is written then.
    pub async fn write<T: Send + 'static>(
        &self,
        topics: &[Topic],
        work: impl Fn(&Write<'_>) -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        let (done, revision) = self.inner.database.write(work).await?;
        self.tell(topics, revision);
        Ok(done)
    }

    /// Tells the pages that this process has changed something.
    pub fn tell(&self, topics: &[Topic], revision: i64) {
        if topics.is_empty() {
            return;
        }
        self.inner.changes.send_modify(|changes| {
            for topic in topics {
                changes[*topic as usize] = changes[*topic as usize].max(revision);
            }
        });
    }

    /// Looks whether another process has written to the same database, and tells the pages.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn poll(&self) -> Result<(), DbError> {
        let head = self.inner.database.read(|tx| tx.head()).await?;
        let before = self.inner.foreign_head.fetch_max(head, Ordering::Relaxed);
        if self.database().foreign(before, head) {
            self.tell(&TOPICS.map(|(topic, _)| topic), head);
        }
        Ok(())
    }

    /// What changed, as it changes.
    #[must_use]
    pub fn changes(&self) -> watch::Receiver<Changes> {
        self.inner.changes.subscribe()
    }

    /// Becomes true when the server stops: whatever runs for ever has to end.
    #[must_use]
    pub fn stopping(&self) -> watch::Receiver<bool> {
        self.inner.stop.subscribe()
    }

    /// Ends whatever runs for ever.
    pub fn stop(&self) {
        self.inner.stop.send_replace(true);
    }

    /// Notes that a phone was heard of. Kept in memory and written once a minute: a phone that has nothing to say
    /// costs no write.
    pub fn saw(&self, device: DeviceId) {
        let mut last_seen = self.inner.last_seen.lock().unwrap_or_else(PoisonError::into_inner);
        last_seen.insert(device, self.now());
    }

    /// Writes down when phones were heard of.
    ///
    /// # Errors
    /// [`DbError`].
    pub async fn write_last_seen(&self) -> Result<(), DbError> {
        let seen = std::mem::take(&mut *self.inner.last_seen.lock().unwrap_or_else(PoisonError::into_inner));
        if seen.is_empty() {
            return Ok(());
        }
        let work = move |tx: &Write<'_>| {
            for (device, at) in &seen {
                store::device::set_last_seen(tx, *device, *at)?;
            }
            Ok::<_, DbError>(())
        };
        let ((), revision) = self.inner.database.write(work).await?;
        self.tell(&[Topic::Technicians], revision);
        Ok(())
    }
}
