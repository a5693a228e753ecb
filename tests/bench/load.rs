//! An office with many phones on either engine, its server as a process of its own, and phones that are no more than a
//! connection and prepared requests.

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};

use chrono::{DateTime, Utc};
use domain::clock::Moment;
use domain::customer::Customer;
use domain::ids::{DeviceId, JobId, OperationId, TechnicianId};
use domain::job::{Job, JobKind, JobState};
use domain::money::Money;
use domain::operation::{Action, Operation, content_hash};
use domain::procedure::{CauseCode, PartnerCode, ProcedureVersion};
use domain::report::{CallConfirmation, FailureReport, Outcome, ThirdParty};
use domain::service_id::ServiceId;
use domain::wire::{Envelope, PROTOCOL, SyncRequest};
use serde_json::value::RawValue;
use sync_server::db::{Database, DbError, Place};
use sync_server::secret::sha256_hex;
use sync_server::store::{device, job, procedure, setting, technician};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;
use uuid::Uuid;

use crate::place::TestPlace;

/// Begins an empty database on an engine.
pub type Begin = fn() -> TestPlace;

/// The engines that are here, with their names.
pub fn engines() -> Vec<(&'static str, Begin)> {
    let mut engines: Vec<(&str, Begin)> = vec![("SQLite", TestPlace::on_sqlite)];
    if std::env::var("EINSATZ_POSTGRES").is_ok() {
        engines.push(("PostgreSQL", TestPlace::on_postgres));
    }
    engines
}

/// A phone as the server knows it.
pub struct Phone {
    technician: TechnicianId,
    device: DeviceId,
    /// What it shows.
    pub token: String,
    /// The jobs on which somebody is on site.
    pub jobs: Vec<JobId>,
    next: i64,
}

/// An office and its server.
pub struct Office {
    /// What is looked up beside the server.
    pub database: Database,
    /// Where the server listens.
    pub address: String,
    /// The epoch of the database.
    pub epoch: Uuid,
    /// Where its database is.
    pub place: TestPlace,
    process: Child,
}

impl Office {
    /// Fills a database with phones that have so many jobs each, and serves it.
    pub async fn with(place: TestPlace, phones: usize, jobs: usize) -> (Office, Vec<Phone>) {
        let database = open(&place).await;
        let (epoch, phones) = fill(&database, phones, jobs).await.expect("it is filled");
        let mut process = Command::new(crate::sync::binary())
            .args(["serve", "--listen", "127.0.0.1:0"])
            .env("EINSATZ_DATABASE", place.address())
            .env("EINSATZ_LOG_FILTER", "error")
            .stdout(Stdio::piped())
            .stderr(Stdio::inherit())
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("piped")).read_line(&mut line).expect("it says where");
        let address = line.trim().rsplit('/').next().expect("an address").to_owned();
        (Office { database, address, epoch, process, place }, phones)
    }

    /// The count of transactions: what phones have read that have read everything.
    pub async fn head(&self) -> i64 {
        self.database.read(|tx| tx.head()).await.expect("it is read")
    }

    /// Operations that were accepted.
    pub async fn accepted(&self) -> i64 {
        let sql = "SELECT COUNT(*) FROM operation WHERE outcome_kind = 'accepted'";
        let count = self.database.read(move |tx| tx.one(sql, &[], |row| row.int(0))).await;
        count.expect("it is read").expect("one row")
    }

    /// Seconds of processor that the server has used.
    pub fn cpu(&self) -> f64 {
        let stat = std::fs::read_to_string(format!("/proc/{}/stat", self.process.id())).expect("it runs");
        let after = stat.rsplit_once(") ").expect("a name in brackets").1;
        let ticks: u64 = after.split(' ').skip(11).take(2).map(|ticks| ticks.parse::<u64>().expect("a number")).sum();
        ticks as f64 / 100.0 // the kernel counts hundredths
    }

    /// The most memory that the server has had, in MiB.
    pub fn memory(&self) -> f64 {
        memory(&self.process).expect("it runs")
    }
}

/// The most memory that a process has had, in MiB. None: it has ended.
pub fn memory(process: &Child) -> Option<f64> {
    let status = std::fs::read_to_string(format!("/proc/{}/status", process.id())).ok()?;
    let line = status.lines().find(|line| line.starts_with("VmHWM"))?;
    Some(line.split_whitespace().nth(1)?.parse::<f64>().ok()? / 1024.0)
}

impl Drop for Office {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Opens the database of a place, with its tables.
pub async fn open(place: &TestPlace) -> Database {
    Database::open(Place::read(place.address()).expect("a place")).await.expect("it opens")
}

async fn fill(database: &Database, phones: usize, jobs: usize) -> Result<(Uuid, Vec<Phone>), DbError> {
    let now = Utc::now();
    let (epoch, _) = database
        .write(move |tx| {
            let amounts = [Some(Money::rappen(6_000)), Some(Money::rappen(6_000)), Some(Money::rappen(4_500))];
            let begin = (now - chrono::Duration::days(400)).date_naive();
            procedure::insert(tx, &domain::swisscom::procedure(begin, amounts, true))?;
            setting::make_epoch(tx, Uuid::now_v7())
        })
        .await?;
    let made: Vec<Phone> = (0..phones)
        .map(|_| Phone {
            technician: TechnicianId(Uuid::now_v7()),
            device: DeviceId(Uuid::now_v7()),
            token: Uuid::now_v7().to_string(),
            jobs: (0..jobs).map(|_| JobId(Uuid::now_v7())).collect(),
            next: 1,
        })
        .collect();
    for (index, phone) in made.iter().enumerate() {
        let (who, id, token) = (phone.technician, phone.device, sha256_hex(&phone.token));
        let jobs: Vec<Job> =
            phone.jobs.iter().enumerate().map(|(number, id)| on_site(*id, who, index * jobs + number, now)).collect();
        let work = move |tx: &sync_server::db::Write<'_>| {
            technician::insert(tx, who, &format!("Person {index}"), "", now)?;
            device::insert(tx, id, who, "Bench", &token, now)?;
            job::save_all(tx, &jobs)
        };
        database.write(work).await?;
    }
    Ok((epoch, made))
}

fn on_site(id: JobId, technician: TechnicianId, number: usize, now: DateTime<Utc>) -> Job {
    let instructions = "Leitung am Überführungspunkt aktivieren, Router des Kunden in Betrieb nehmen, Sprache und \
                        Fernsehen prüfen. Der Schlüssel liegt beim Hauswart im Erdgeschoss links; vorher anrufen.";
    Job {
        id,
        number: format!("B-{number:06}"),
        kind: JobKind::TransferPoint,
        partner: Some(PartnerCode("swisscom".into())),
        service_id: ServiceId::parse(&format!("SAMPLE-{number:07}")).ok(),
        customer: Customer {
            name: format!("Kundin {number}"),
            phone: "031 000 00 00".into(),
            street: format!("Beispielgasse {}", number % 211),
            postcode: format!("{}", 3000 + number % 97),
            city: "Bern".into(),
            access: "Zweiter Stock".into(),
        },
        window_start: now,
        window_end: now + chrono::Duration::hours(2),
        instructions: format!("{instructions} Klemme {}.", number % 997),
        technician: Some(technician),
        state: JobState::OnSite { since: now },
        service_order: None,
        follow_up: None,
        version: 0,
    }
}

impl Phone {
    /// A request of a phone that has read up to `cursor`, with a failed check-out on each of its next jobs.
    pub fn request(&mut self, epoch: Uuid, cursor: i64, check_outs: usize) -> Vec<u8> {
        let jobs: Vec<JobId> = self.jobs.drain(..check_outs).collect();
        let now = Utc::now();
        let moment = Moment { wall: now, elapsed_ms: now.timestamp_millis() % 100_000_000, run: self.device.0 };
        let operations = jobs.into_iter().map(|job| self.check_out(job, moment)).collect();
        let sent = (check_outs > 0).then_some(moment);
        let epoch = Some(epoch);
        post(
            &self.token,
            &SyncRequest { protocol: PROTOCOL, epoch, cursor, sent, operations, ..SyncRequest::default() },
        )
    }

    fn check_out(&mut self, job: JobId, sent: Moment) -> Envelope {
        let number = self.next;
        self.next += 1;
        // Offline for some hours, a job every few minutes.
        let ago = chrono::Duration::milliseconds(7_919 * (2_000 - number % 2_000));
        let moment =
            Moment { wall: sent.wall - ago, elapsed_ms: sent.elapsed_ms - ago.num_milliseconds(), run: sent.run };
        let call = CallConfirmation::Confirmed {
            at: moment.wall,
            contact: format!("Frau Beispiel {}", number % 13),
            reference: format!("INC{:06}", number * 7_919 % 1_000_000),
            dialled: vec![moment.wall - chrono::Duration::seconds(400)],
        };
        let procedure = ProcedureVersion { partner: PartnerCode("swisscom".into()), version: 1 };
        let cause = CauseCode("line_not_activated".into());
        let third_party = ThirdParty::Carrier { procedure, call, technician_visit: number % 2 == 0, cause };
        let report = FailureReport { third_party, note: format!("Kein Signal an Klemme {}", number % 997) };
        let action = Action::CheckOut { outcome: Outcome::Failed { report } };
        let operation = Operation { job, base: 2, moment, confirmed: Some(sent.wall), action };
        let body = serde_json::to_string(&operation).expect("it is written");
        let (id, hash) = (OperationId(Uuid::now_v7()), content_hash(&body));
        Envelope { id, number, hash, body: RawValue::from_string(body).expect("it is JSON") }
    }
}

/// A request as it goes over the wire: the phone's headers, the body compressed as the phone compresses it.
fn post(token: &str, request: &SyncRequest) -> Vec<u8> {
    let plain = serde_json::to_vec(request).expect("it is written");
    let packed = plain.len() > 1_024;
    let body = if packed { zstd::bulk::compress(&plain, 3).expect("it is compressed") } else { plain };
    let encoding = if packed { "content-encoding: zstd\r\n" } else { "" };
    let head = format!(
        "POST /sync HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-type: application/json\r\n\
         accept-encoding: zstd\r\n{encoding}content-length: {}\r\n\r\n",
        body.len()
    );
    [head.as_bytes(), &body].concat()
}

/// A phone's connection.
pub struct Line {
    stream: TcpStream,
    buffer: Vec<u8>,
}

impl Line {
    /// Connects.
    pub async fn open(address: &str) -> std::io::Result<Line> {
        let stream = TcpStream::connect(address).await?;
        stream.set_nodelay(true)?;
        Ok(Line { stream, buffer: Vec::new() })
    }

    /// One round trip. True if the answer is good.
    pub async fn ask(&mut self, request: &[u8]) -> std::io::Result<bool> {
        self.stream.write_all(request).await?;
        self.buffer.clear();
        let end = loop {
            if let Some(end) = self.buffer.windows(4).position(|four| four == b"\r\n\r\n") {
                break end + 4;
            }
            self.read().await?;
        };
        let head = String::from_utf8_lossy(&self.buffer[..end]).to_ascii_lowercase();
        let good = head.starts_with("http/1.1 200");
        let length = head.lines().find_map(|line| line.strip_prefix("content-length: ")).unwrap_or("0");
        let whole = end + length.parse::<usize>().unwrap_or(0);
        while self.buffer.len() < whole {
            self.read().await?;
        }
        Ok(good)
    }

    async fn read(&mut self) -> std::io::Result<()> {
        let read = self.stream.read_buf(&mut self.buffer).await?;
        if read == 0 { Err(std::io::ErrorKind::UnexpectedEof.into()) } else { Ok(()) }
    }
}
