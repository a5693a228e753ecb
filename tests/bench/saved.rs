//! How long "saved" takes: a check-in through the whole phone (load, rule, operation in the outbox, fsync), beside a bare
//! SQLite transaction that inserts the same bytes with the same durability, one after the other in the same run.

use std::time::{Duration, Instant};

use chrono::Utc;
use domain::clock::Moment;
use domain::ids::JobId;
use phone::{Phone, Stamp};
use uuid::Uuid;

use crate::percentile;
use crate::sync::{BigOffice, paired};

const SAVES: usize = 2_000;

pub fn measure() {
    let office = BigOffice::with_jobs(SAVES);
    let folder = tempfile::tempdir().expect("a folder");
    let (phone, mut line) = paired(&office.address, &office.code(), folder.path());
    line.sync_all(&phone);
    let mut jobs = line.jobs(&phone);
    jobs.truncate(SAVES);
    assert_eq!(jobs.len(), SAVES, "there is a job for each save");

    let bare = rusqlite::Connection::open(folder.path().join("bare.db")).expect("a database");
    bare.pragma_update(None, "journal_mode", "WAL").expect("WAL");
    bare.pragma_update(None, "synchronous", "FULL").expect("FULL");
    bare.execute_batch(
        "CREATE TABLE operation (id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, job TEXT NOT NULL,
                                 hash TEXT NOT NULL, body TEXT NOT NULL) STRICT",
    )
    .expect("a table");

    let (mut ours, mut theirs) = (Vec::with_capacity(SAVES), Vec::with_capacity(SAVES));
    for (number, job) in jobs.into_iter().enumerate() {
        ours.push(save(&phone, job));
        theirs.push(insert(&bare, number, job));
    }
    println!("saved: a check-in on disk, {SAVES} times, beside a bare INSERT of the same size, WAL, synchronous=FULL");
    for per_cent in [50, 99] {
        let (mine, bare) = (percentile(&mut ours, per_cent), percentile(&mut theirs, per_cent));
        println!("  p{per_cent}  {mine:>7.0} µs   bare {bare:>7.0} µs   ratio {:.2}", mine / bare);
    }
    println!();
}

fn save(phone: &Phone, job: JobId) -> Duration {
    let run = Uuid::nil();
    let stamp = Stamp { moment: Moment { wall: Utc::now(), elapsed_ms: 0, run }, id: Uuid::now_v7() };
    // Nobody checks in before the job's screen has been on the phone.
    phone.job(&stamp, job).expect("the job is on the phone");
    let begin = Instant::now();
    phone.check_in(&stamp, job).expect("it is allowed");
    begin.elapsed()
}

fn insert(bare: &rusqlite::Connection, number: usize, job: JobId) -> Duration {
    let body = format!(
        r#"{{"job":"{job}","base":1,"moment":{{"wall":"2026-01-01T00:00:00.000000Z","elapsed_ms":0,"run":"{}"}},"action":{{"kind":"check_in"}}}}"#,
        Uuid::nil()
    );
    let hash = domain::operation::content_hash(&body);
    let begin = Instant::now();
    bare.prepare_cached("INSERT INTO operation (id, number, job, hash, body) VALUES (?1, ?2, ?3, ?4, ?5)")
        .and_then(|mut insert| {
            insert.execute((Uuid::now_v7().to_string(), number as i64, job.to_string(), &hash, &body))
        })
        .expect("it is inserted");
    begin.elapsed()
}
