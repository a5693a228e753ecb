//! The flash damages the database, at random places and in random ways: every operation that was saved comes back.
//! `RUNS=10000 cargo test -p phone damage --release` goes further; `SEED=n` does one run again.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use domain::form::Answer;
use domain::ids::OperationId;
use domain::job::Job;
use domain::operation::OperationOutcome;
use domain::wire::{Envelope, RowChange, SyncReply};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use super::keeping::digest_of;
use super::world::{EPOCH, World, job, job_row, procedure_row, settled};
use crate::disk::FILE;
use crate::error::CommandError;
use crate::view::JobSection;

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

/// Cuts, zeroes or flips, in the file or in its log.
fn damage(folder: &Path, random: &mut StdRng) {
    let log = folder.join(format!("{FILE}-wal"));
    let path = if random.random_bool(0.3) && log.exists() { log } else { folder.join(FILE) };
    let mut bytes = fs::read(&path).unwrap();
    for _ in 0..random.random_range(1..4) {
        if bytes.is_empty() {
            break;
        }
        let at = random.random_range(0..bytes.len());
        match random.random_range(0..4) {
            0 => bytes.truncate(at),
            1 => {
                let end = (at + random.random_range(1..8192)).min(bytes.len());
                bytes[at..end].fill(0);
            }
            _ => {
                for _ in 0..random.random_range(1..64) {
                    let at = random.random_range(0..bytes.len());
                    bytes[at] ^= 1 << random.random_range(0..8);
                }
            }
        }
    }
    fs::write(&path, bytes).unwrap();
}

/// One phone with work of every state, what it has to send, and all its jobs.
fn worked(random: &mut StdRng) -> (World, Vec<Envelope>, Vec<Job>) {
    let jobs: Vec<_> = (0..12).map(job).collect();
    let mut world = World::paired(&jobs);
    world.sql("PRAGMA synchronous = OFF");
    for job in &jobs[..4] {
        world.check_in(job);
    }
    world.settle(&OperationOutcome::ACCEPTED, jobs[..4].iter().map(job_row).collect());
    if random.random_bool(0.5) {
        world.phone.truncate_log().unwrap();
    }
    for job in &jobs[4..10] {
        world.check_in(job);
    }
    world.fill_failure(&jobs[4]);
    world.phone.check_out_confirm(&world.stamp(), jobs[4].id).unwrap();
    if random.random_bool(0.5) {
        world.phone.truncate_log().unwrap();
    }
    let saved = world.request().operations;
    (world, saved, jobs)
}

/// An office that knows every job, answers everything, and keeps what came, byte for byte.
#[derive(Default)]
struct Office(BTreeMap<OperationId, String>);

impl Office {
    /// Round trips until there is nothing more to say: as the app does, also after a database that was mended on the way.
    /// A phone that never comes to rest has failed.
    fn sync(&mut self, world: &World, jobs: &[Job], seed: u64) {
        for _ in 0..20 {
            let request = world.request();
            for sent in &request.operations {
                let first = self.0.entry(sent.id).or_insert_with(|| sent.body.get().to_owned());
                assert_eq!(first, sent.body.get(), "seed {seed}: sent twice, and not the same");
            }
            let rows: Vec<RowChange> = jobs.iter().map(job_row).chain([procedure_row()]).collect();
            let known = request.epoch == Some(EPOCH);
            let rebuild = known && request.digest.is_some_and(|held| held != digest_of(&rows));
            let reply = SyncReply {
                epoch: (!known).then_some(EPOCH),
                rebuild,
                cursor: 40,
                time: world.time.timestamp_millis(),
                outcomes: settled(&request, &OperationOutcome::ACCEPTED),
                changes: if known && !rebuild { Vec::new() } else { rows },
                ..SyncReply::default()
            };
            let aside = world.phone.moved_aside();
            let progress = world.phone.incoming(&request, reply, world.now());
            let more = progress.unwrap_or_else(|error| panic!("seed {seed}: {error}")).more;
            if !more && world.phone.moved_aside() == aside {
                return;
            }
        }
        panic!("seed {seed}: it sends and is answered for ever");
    }
}

/// Every screen shows something, and work goes on. A row that can no longer be understood is one at the next sync.
fn works(world: &World, office: &mut Office, jobs: &[Job], seed: u64) {
    office.sync(world, jobs, seed);
    office.sync(world, jobs, seed);
    let stamp = world.stamp();
    let broken = |error: CommandError| -> CommandError { panic!("seed {seed}: {error:?}") };
    world.phone.jobs(&stamp, JobSection::Today, "", 0).map_err(broken).unwrap();
    world.phone.claims(&stamp).map_err(broken).unwrap();
    world.phone.waiting(&stamp).map_err(broken).unwrap();
    if world.phone.check_in(&stamp, jobs[10].id).is_err() {
        office.sync(world, jobs, seed);
        world.phone.check_in(&stamp, jobs[10].id).map_err(broken).unwrap();
    }
    office.sync(world, jobs, seed);
    let left = || world.phone.app(&stamp).map_err(broken).unwrap().sync.waiting;
    if left() > 0 {
        // The command itself has met the damage: a database that is built anew asks what became of its work.
        office.sync(world, jobs, seed);
    }
    assert_eq!(left(), 0, "seed {seed}: everything is answered");
}

/// The phone is damaged while it is closed.
fn closed(seed: u64) {
    let mut random = StdRng::seed_from_u64(seed);
    let (world, saved, jobs) = worked(&mut random);
    let credentials = world.phone.credentials();
    let world = world.reopen_after(|folder| damage(folder, &mut random));
    assert_eq!(world.phone.credentials(), credentials, "seed {seed}: it is another phone now");
    let found = world.request().operations;
    for operation in saved {
        let same = found.iter().find(|it| it.id == operation.id);
        let same = same.unwrap_or_else(|| panic!("seed {seed}: operation {} is lost", operation.number));
        assert_eq!(same.number, operation.number, "seed {seed}");
        assert_eq!(same.body.get(), operation.body.get(), "seed {seed}");
    }
    works(&world, &mut Office::default(), &jobs, seed);
}

/// The phone is damaged while it is in use. What no command meets is found at the next start.
fn open(seed: u64) {
    let mut random = StdRng::seed_from_u64(seed);
    let (world, saved, jobs) = worked(&mut random);
    damage(world.folder.path(), &mut random);
    // Pages that are in memory would hide it.
    world.sql("PRAGMA shrink_memory");
    let mut office = Office::default();
    works(&world, &mut office, &jobs, seed);
    let world = world.reopen();
    office.sync(&world, &jobs, seed);
    for operation in saved {
        let came = office.0.get(&operation.id);
        assert_eq!(came.map(String::as_str), Some(operation.body.get()), "seed {seed}: {}", operation.number);
    }
}

fn runs(run: impl Fn(u64)) {
    if let Some(seed) = number("SEED") {
        return run(seed);
    }
    for seed in 0..number("RUNS").unwrap_or(200) {
        run(seed);
    }
}

#[test]
fn whatever_the_flash_does_to_the_database_every_saved_operation_comes_back() {
    runs(closed);
}

#[test]
fn whatever_the_flash_does_to_the_database_in_use_every_saved_operation_arrives() {
    runs(open);
}

/// An index that has lost a row, which no page shows: SQLite may write to its tables of tables, as the flash may.
fn lose_from_index(world: &World, index: &str, meanwhile: &str) {
    world.sql(&format!(
        "CREATE TABLE keep AS SELECT sql FROM sqlite_schema WHERE name = '{index}';
         PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = sql || ' WHERE 0' WHERE name = '{index}';
         PRAGMA writable_schema = RESET;
         {meanwhile};
         PRAGMA writable_schema = ON;
         UPDATE sqlite_schema SET sql = (SELECT sql FROM keep) WHERE name = '{index}';
         DROP TABLE keep;
         PRAGMA writable_schema = RESET;"
    ));
}

#[test]
fn an_index_that_has_lost_a_row_is_found_at_the_start_and_nothing_is_lost_with_it() {
    let jobs = [job(1), job(2)];
    let world = World::paired(&jobs);
    world.check_in(&jobs[0]);
    let waiting = world.waiting();
    lose_from_index(&world, "job_section", "UPDATE job SET window_start = window_start + 1");
    let world = world.reopen();
    assert!(world.phone.moved_aside().is_some());
    assert_eq!(world.waiting(), waiting);
}

#[test]
fn a_command_that_meets_damage_is_done_on_a_mended_database_and_the_jobs_are_still_there() {
    let jobs: Vec<_> = (1..=40).map(job).collect();
    let world = World::paired(&jobs);
    world.check_in(&jobs[0]);
    world.answer(&jobs[0], Answer::Successful { yes: false });
    let waiting = world.waiting();
    // A text that is none.
    world.sql("INSERT INTO draft (job, kind, body) VALUES (CAST(x'ff41' AS TEXT), 'check_out', '{}')");
    let view = world.phone.waiting(&world.stamp()).expect("mended on the way");
    assert_eq!(view.drafts.len(), 1, "the form that can be read");
    assert_eq!(world.waiting(), waiting);
    let app = world.phone.app(&world.stamp()).unwrap();
    assert!(app.moved_aside.is_some() && app.paired.is_some());
    let list = world.phone.jobs(&world.stamp(), JobSection::Today, "", 0).unwrap();
    assert_eq!(list.total, 40, "in a cellar nobody else could give them back");
    let request = world.request();
    assert_eq!((request.epoch, request.cursor), (None, 0), "with signal they are read anew");
    world.answer(&jobs[0], Answer::Carrier { involved: true });
}
