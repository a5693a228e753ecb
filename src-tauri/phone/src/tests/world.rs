//! A phone in a test's hand, and an office that is a few lines of JSON.

use std::path::Path;
use std::sync::Arc;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::clock::Moment;
use domain::customer::Customer;
use domain::form::{Answer, CheckOutForm};
use domain::ids::{DeviceId, JobId, OperationId, TechnicianId};
use domain::job::{Job, JobKind, JobState};
use domain::money::Money;
use domain::operation::OperationOutcome;
use domain::procedure::{CauseCode, PartnerCode};
use domain::service_id::ServiceId;
use domain::swisscom;
use domain::wire::{PairReply, RowChange, Settled, SyncReply, SyncRequest};
use serde::Serialize;
use serde_json::value::RawValue;
use tempfile::TempDir;
use uuid::Uuid;

use crate::disk::{Disk, Folder};
use crate::view::{AppView, Delivery};
use crate::{Phone, Progress, Stamp};

pub const TECHNICIAN: TechnicianId = TechnicianId(Uuid::from_u128(7));
pub const EPOCH: Uuid = Uuid::from_u128(1);

/// A Monday noon in summer: 14:00 in Zurich.
pub fn noon() -> DateTime<Utc> {
    "2026-06-15T12:00:00Z".parse().unwrap()
}

/// A phone, its clocks, and the office's cursor.
pub struct World {
    pub phone: Phone,
    pub folder: TempDir,
    /// True time.
    pub time: DateTime<Utc>,
    /// How far the phone's wall clock is off.
    pub off: Duration,
    pub cursor: i64,
    run: Uuid,
    began: DateTime<Utc>,
}

impl World {
    pub fn new() -> World {
        World::on(|folder| Arc::new(Folder::at(folder)))
    }

    /// A phone whose disk is not that of the folder alone.
    pub fn on(disk: impl FnOnce(&Path) -> Arc<dyn Disk>) -> World {
        let folder = tempfile::tempdir().unwrap();
        let moment = Moment { wall: noon(), elapsed_ms: 0, run: Uuid::now_v7() };
        let phone = Phone::open_on(disk(folder.path()), moment).unwrap();
        World { phone, folder, time: noon(), off: Duration::zero(), cursor: 0, run: moment.run, began: noon() }
    }

    /// A phone paired and after its first reply: the procedure and some jobs.
    pub fn paired(jobs: &[Job]) -> World {
        World::new().with(jobs)
    }

    pub fn with(self, jobs: &[Job]) -> World {
        let mut world = self;
        world.pair();
        let mut changes = vec![procedure_row()];
        changes.extend(jobs.iter().map(|job| row("job", job.id, job)));
        world.receive(changes);
        world
    }

    pub fn pair(&mut self) -> AppView {
        self.phone.take_pairing("https://einsatz.example.ch", &pair_reply(), &self.stamp()).unwrap()
    }

    pub fn now(&self) -> Moment {
        let elapsed_ms = self.time.signed_duration_since(self.began).num_milliseconds();
        Moment { wall: self.time + self.off, elapsed_ms, run: self.run }
    }

    pub fn stamp(&self) -> Stamp {
        Stamp { moment: self.now(), id: Uuid::now_v7() }
    }

    /// The app is killed and opened again.
    pub fn reopen(self) -> World {
        self.reopen_after(|_| ())
    }

    /// The app is killed, something happens to its folder, and it is opened again.
    pub fn reopen_after(self, meanwhile: impl FnOnce(&Path)) -> World {
        let World { phone, folder, time, off, cursor, .. } = self;
        drop(phone);
        meanwhile(folder.path());
        let moment = Moment { wall: time + off, elapsed_ms: 0, run: Uuid::now_v7() };
        let phone = Phone::open(folder.path(), moment).unwrap();
        World { phone, folder, time, off, cursor, run: moment.run, began: time }
    }

    /// The operations that wait, by number and id.
    pub fn waiting(&self) -> Vec<(i64, OperationId)> {
        self.request().operations.iter().map(|it| (it.number, it.id)).collect()
    }

    /// What the phone would send now.
    pub fn request(&self) -> SyncRequest {
        self.phone.outgoing(self.now()).unwrap().expect("the phone is paired")
    }

    /// The office's reply with some rows and no outcome.
    pub fn reply(&mut self, changes: Vec<RowChange>) -> SyncReply {
        self.cursor += i64::try_from(changes.len()).unwrap();
        let epoch = (self.cursor == i64::try_from(changes.len()).unwrap()).then_some(EPOCH);
        SyncReply { epoch, cursor: self.cursor, time: self.time.timestamp_millis(), changes, ..SyncReply::default() }
    }

    /// One round trip that brings some rows.
    pub fn receive(&mut self, changes: Vec<RowChange>) -> Progress {
        let request = self.request();
        let reply = self.reply(changes);
        self.phone.incoming(&request, reply, self.now()).unwrap()
    }

    /// One round trip that answers every operation sent with the same outcome, and brings some rows.
    pub fn settle(&mut self, outcome: &OperationOutcome, changes: Vec<RowChange>) -> Progress {
        let request = self.request();
        let outcomes = settled(&request, outcome);
        let reply = SyncReply { outcomes, ..self.reply(changes) };
        self.phone.incoming(&request, reply, self.now()).unwrap()
    }

    pub fn check_in(&self, job: &Job) {
        self.phone.check_in(&self.stamp(), job.id).unwrap();
    }

    pub fn answer(&self, job: &Job, answer: Answer) -> CheckOutForm {
        self.phone.check_out_answer(&self.stamp(), job.id, &answer).unwrap()
    }

    /// The whole failure form, up to the summary.
    pub fn fill_failure(&self, job: &Job) -> CheckOutForm {
        self.answer(job, Answer::Successful { yes: false });
        self.answer(job, Answer::Carrier { involved: true });
        self.answer(job, Answer::Call { reached: true });
        self.answer(job, Answer::CallContact { text: "Frau Beispiel".into() });
        self.answer(job, Answer::TechnicianVisit { needed: true });
        self.answer(job, Answer::Cause { cause: CauseCode("line_not_activated".into()) })
    }

    /// Check-in, form, confirmation.
    pub fn fail(&self, job: &Job) {
        self.check_in(job);
        self.fill_failure(job);
        self.phone.check_out_confirm(&self.stamp(), job.id).unwrap();
    }

    pub fn state(&self, job: &Job) -> JobState {
        self.phone.job(&self.stamp(), job.id).unwrap().job.state
    }

    /// How the last thing done on a job stands.
    pub fn delivery(&self, job: &Job) -> Delivery {
        self.phone.job(&self.stamp(), job.id).unwrap().operations.last().expect("something was done").delivery.clone()
    }

    /// Changes something behind the phone's back, as a test may.
    pub fn sql(&self, statement: &str) {
        self.phone.raw(|connection| connection.execute_batch(statement));
    }
}

pub fn pair_reply() -> PairReply {
    PairReply {
        device: DeviceId(Uuid::now_v7()),
        token: "a-secret".into(),
        technician: TECHNICIAN,
        technician_name: "Anna Muster".into(),
        organisation: "Muster Telecom".into(),
        protocols: None,
    }
}

pub fn settled(request: &SyncRequest, outcome: &OperationOutcome) -> Vec<Settled> {
    let ids = request.operations.iter().map(|envelope| envelope.id);
    ids.map(|id: OperationId| Settled { id, outcome: outcome.clone(), pairing: None }).collect()
}

/// A job for the carrier, with number `n`, at `noon` of the day.
pub fn job(n: u32) -> Job {
    Job {
        id: JobId(Uuid::from_u128(0x1000 + u128::from(n))),
        number: format!("A-{n}"),
        kind: JobKind::Installation,
        partner: Some(PartnerCode(swisscom::SWISSCOM.into())),
        service_id: Some(ServiceId::parse(&format!("SID-{n}")).unwrap()),
        customer: Customer {
            name: format!("Erika Beispiel {n}"),
            phone: "+41 (0)44 123 45 67".into(),
            street: "Musterweg 3".into(),
            postcode: "8000".into(),
            city: "Zürich".into(),
            access: String::new(),
        },
        window_start: noon(),
        window_end: noon() + Duration::hours(2),
        instructions: "Internet".into(),
        technician: Some(TECHNICIAN),
        state: JobState::Assigned,
        service_order: None,
        follow_up: None,
        version: 1,
    }
}

pub fn row(entity: &str, id: impl ToString, value: &impl Serialize) -> RowChange {
    let row = RawValue::from_string(serde_json::to_string(value).unwrap()).unwrap();
    RowChange { entity: entity.into(), id: id.to_string(), row: Some(row) }
}

pub fn job_row(job: &Job) -> RowChange {
    row("job", job.id, job)
}

pub fn gone(job: &Job) -> RowChange {
    RowChange { entity: "job".into(), id: job.id.to_string(), row: None }
}

pub fn procedure_row() -> RowChange {
    let from = NaiveDate::from_ymd_opt(2020, 1, 1).unwrap();
    let amount = Some(Money::rappen(12_000));
    row("procedure", "swisscom/1", &swisscom::procedure(from, [amount; 3], true))
}
