//! The first sync of a phone with 10,000 jobs, and a sync that has nothing to say.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use chrono::Utc;
use domain::clock::Moment;
use domain::ids::JobId;
use domain::job::JobStateName;
use domain::wire::{PROTOCOL, PairRequest};
use phone::client::Client;
use phone::view::JobSection;
use phone::{Phone, Stamp};
use uuid::Uuid;

use crate::percentile;
use crate::proxy::Proxy;

const JOBS: usize = 10_000;
const FIRST_SYNCS: usize = 7;
const NOOPS: usize = 3_000;

pub fn measure() {
    let office = BigOffice::with_jobs(JOBS);
    let mut times: Vec<Duration> = (0..FIRST_SYNCS).map(|_| first_sync(&office, &office.address)).collect();
    let proxy = Proxy::before(office.address.trim_start_matches("http://").to_owned());
    let folder = tempfile::tempdir().expect("a folder");
    let (phone, mut line) = paired(&proxy.address, &office.code(), folder.path());
    let before = proxy.bytes();
    line.sync_all(&phone);
    let wire = proxy.bytes() - before;
    println!("first sync of {JOBS} jobs of about 1 KB, {FIRST_SYNCS} fresh phones, request to rows on disk");
    println!("  p50  {:.3} s   on the wire {:.2} MB", percentile(&mut times, 50) / 1e6, wire as f64 / 1e6);

    // The first round after everything was read also says what the phone holds, so that a difference is found; then one in
    // two hundred does.
    let mut round = || {
        let before = proxy.bytes();
        line.sync_all(&phone);
        proxy.bytes() - before
    };
    let (with_digest, bytes) = (round(), round());
    let folder = tempfile::tempdir().expect("a folder");
    let (phone, mut line) = paired(&office.address, &office.code(), folder.path());
    line.sync_all(&phone);
    let mut noops: Vec<Duration> = (0..NOOPS)
        .map(|_| {
            let begin = Instant::now();
            line.sync_all(&phone);
            begin.elapsed()
        })
        .collect();
    println!("a sync with nothing to say, {NOOPS} times");
    println!(
        "  p50  {:.0} µs   p99 {:.0} µs   on the wire {bytes} bytes, headers included; {with_digest} with the digest of \
         what it holds\n",
        percentile(&mut noops, 50),
        percentile(&mut noops, 99)
    );
}

fn first_sync(office: &BigOffice, address: &str) -> Duration {
    let folder = tempfile::tempdir().expect("a folder");
    let (phone, mut line) = paired(address, &office.code(), folder.path());
    let begin = Instant::now();
    line.sync_all(&phone);
    let took = begin.elapsed();
    assert!(line.jobs(&phone).len() >= JOBS, "every job is on the phone");
    took
}

/// A server process whose one technician has many jobs.
pub struct BigOffice {
    /// Where it listens.
    pub address: String,
    process: Child,
    folder: tempfile::TempDir,
}

impl BigOffice {
    /// Fills a database and serves it.
    pub fn with_jobs(jobs: usize) -> BigOffice {
        let folder = tempfile::tempdir().expect("a folder");
        let database = folder.path().join("office.db");
        let filled = Command::new(binary())
            .args(["demo", "--jobs", &jobs.to_string()])
            .env("EINSATZ_DATABASE", &database)
            .stdout(Stdio::null())
            .status();
        assert!(filled.expect("the server's binary runs").success(), "sample data are written");
        let mut process = Command::new(binary())
            .args(["serve", "--listen", "127.0.0.1:0"])
            .env("EINSATZ_DATABASE", &database)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        BufReader::new(process.stdout.take().expect("piped")).read_line(&mut line).expect("it says where");
        let address = line.trim().rsplit(' ').next().unwrap_or_default().to_owned();
        BigOffice { address, process, folder }
    }

    /// A pairing code for the technician with the jobs.
    pub fn code(&self) -> String {
        let output = Command::new(binary())
            .args(["pairing-code", "--technician", "Luca Beispiel"])
            .env("EINSATZ_DATABASE", self.folder.path().join("office.db"))
            .output()
            .expect("the server's binary runs");
        String::from_utf8(output.stdout).expect("text").trim().to_owned()
    }
}

impl Drop for BigOffice {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// The server that was built beside this program.
pub fn binary() -> std::path::PathBuf {
    let own = std::env::current_exe().expect("a program knows where it is");
    own.ancestors().nth(2).expect("target/release/deps/bench").join("sync-server")
}

/// A phone's connection.
pub struct Line {
    client: Client,
    token: String,
    runtime: tokio::runtime::Runtime,
    run: Uuid,
    begin: Instant,
}

/// A fresh phone, paired.
pub fn paired(server: &str, code: &str, folder: &Path) -> (Phone, Line) {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    let client = Client::new(server).expect("an address");
    let mut line = Line { client, token: String::new(), runtime, run: Uuid::now_v7(), begin: Instant::now() };
    let phone = Phone::open(folder, line.moment()).expect("a database");
    let request = PairRequest { protocol: PROTOCOL, code: code.into(), device_name: "Bench".into() };
    let reply = line.runtime.block_on(line.client.pair(&request)).expect("the code is right");
    phone.take_pairing(server, &reply, &line.stamp()).expect("it is paired");
    line.token = reply.token;
    (phone, line)
}

impl Line {
    fn moment(&self) -> Moment {
        let elapsed_ms = i64::try_from(self.begin.elapsed().as_millis()).unwrap_or(i64::MAX);
        Moment { wall: Utc::now(), elapsed_ms, run: self.run }
    }

    fn stamp(&self) -> Stamp {
        Stamp { moment: self.moment(), id: Uuid::now_v7() }
    }

    /// Round trips until there is nothing more to say.
    pub fn sync_all(&mut self, phone: &Phone) {
        while let Some(request) = phone.outgoing(self.moment()).expect("the store works") {
            let reply = self.runtime.block_on(self.client.sync(&self.token, &request)).expect("the server answers");
            if !phone.incoming(&request, reply, self.moment()).expect("the store works").more {
                return;
            }
        }
    }

    /// Every job that can be checked in.
    pub fn jobs(&self, phone: &Phone) -> Vec<JobId> {
        let mut found = Vec::new();
        for section in [JobSection::Today, JobSection::Coming] {
            let mut offset = 0;
            loop {
                let page = phone.jobs(&self.stamp(), section, "", offset).expect("the store works");
                offset += u32::try_from(page.rows.len()).expect("a page is small");
                found.extend(page.rows.iter().filter(|row| row.state == JobStateName::Assigned).map(|row| row.id));
                if page.rows.is_empty() || offset >= page.total {
                    break;
                }
            }
        }
        found
    }
}
