//! An update that is interrupted: a database of an older version is opened by today's phone or server, with every
//! failure at every step of the disk. Afterwards it opens, at today's version, with everything that was in it.

use std::path::Path;
use std::sync::Arc;

use crash_vfs::{Disk, Fault};
use phone::Phone;
use refinery::{Migration, Runner};
use rusqlite::Connection;
use tokio::runtime::Runtime;

use crate::cases::moment;
use crate::office::{self, Office};
use crate::phone_disk::PhoneDisk;
use crate::world::runtime;
use crate::{calm, inspect};

const FAULTS: [Fault; 4] = [Fault::Kill, Fault::PowerLoss, Fault::Full, Fault::Error];
/// What the power takes is drawn anew so often.
const POWER_SEEDS: u64 = 3;

/// A phone of an older version, as it was kept in the field.
fn phone_of(version: &str) -> Disk {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("golden/phone").join(version);
    let disk = Disk::new(0);
    for name in [phone::disk::FILE, phone::disk::JOURNAL] {
        if let Ok(bytes) = std::fs::read(folder.join(name)) {
            disk.append(name, &bytes).and_then(|()| disk.sync(name)).expect("a fresh disk takes it");
        }
    }
    disk
}

/// A server of the first version, with some work in it.
fn first_server() -> Disk {
    let tables = include_str!("../../sync-server/migrations/V1__office.sql");
    let tables = tables.replace("BIGINT", "INTEGER").replace("\n);", "\n) STRICT;");
    let disk = Disk::new(0);
    let mut connection = disk.connect(office::FILE).expect("a fresh disk takes it");
    connection.pragma_update(None, "journal_mode", "WAL").expect("a log");
    let first = Migration::unapplied("V1__office", &tables).expect("a migration");
    Runner::new(&[first]).run(&mut connection).expect("the first version");
    let work = "INSERT INTO setting VALUES ('epoch', '00000000-0000-0000-0000-000000000009');
        INSERT INTO technician VALUES ('00000000-0000-0000-0000-0000000000a1', 'Anna Muster', 'anna muster', '', 1);
        INSERT INTO device VALUES ('00000000-0000-0000-0000-0000000000d1', '00000000-0000-0000-0000-0000000000a1',
            'Phone', 'hash', 1, NULL, NULL, 40);
        UPDATE head SET value = 40;";
    connection.execute_batch(work).expect("work");
    for number in 1..=40 {
        let outcome = if number % 3 == 0 { "parked" } else { "accepted" };
        let text = if number % 3 == 0 {
            r#"{"kind":"parked","reason":{"kind":"cloned_phone"}}"#
        } else {
            r#"{"kind":"accepted"}"#
        };
        let insert = "INSERT INTO operation (id, hash, device, number, job, body, received_at, happened_at,
            outcome_kind, outcome) VALUES (?1, ?1, '00000000-0000-0000-0000-0000000000d1', ?2, NULL, ?3, ?2, ?2, ?4, ?5)";
        let id = format!("00000000-0000-0000-0000-{number:012}");
        let values = (&id, number, format!("{{\"n\":{number}}}"), outcome, text);
        connection.execute(insert, values).expect("an operation");
    }
    drop(connection);
    disk
}

/// Everything that is in a table of a sound database, and in which version it is.
fn operations(disk: &Disk, file: &str) -> Result<(i64, Vec<String>), String> {
    let read = |connection: &Connection| {
        if !inspect::is_sound(connection)? {
            return Ok((-1, Vec::new()));
        }
        let version = "SELECT max(version) FROM refinery_schema_history";
        let version = connection.query_row(version, [], |row| row.get(0))?;
        let all = "SELECT number || id || coalesce(job, '') || hash || body || coalesce(outcome, '')
            FROM operation ORDER BY number";
        let rows = connection.prepare(all)?.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
        Ok((version, rows))
    };
    disk.connect(file).and_then(|connection| read(&connection)).map_err(|error: rusqlite::Error| error.to_string())
}

/// Opens a phone on a disk; nothing of it uses the disk after this.
fn open_phone(disk: &Disk) -> Result<(), String> {
    Phone::open_on(Arc::new(PhoneDisk(disk.clone())), moment(200)).map(drop).map_err(|error| error.to_string())
}

fn start_server(disk: &Disk, runtime: &Arc<Runtime>) -> Result<(), String> {
    let mut office = Office::new(disk.clone(), runtime.clone());
    let started = office.start(2_000);
    office.stop();
    started
}

/// Interrupts an update at each of its steps. Gives how many runs there were, and what is wrong.
fn interrupt(old: &Disk, file: &str, update: &dyn Fn(&Disk) -> Result<(), String>) -> (u64, Vec<String>) {
    let before = operations(old, file).expect("the old one is sound").1;
    let whole = old.fork(0);
    update(&whole).expect("an update works");
    let steps = whole.steps();
    let after = operations(&whole, file).expect("it is sound");
    assert_eq!(after.1, before, "an update changes no work");
    let (mut runs, mut wrong) = (0, Vec::new());
    for step in 1..=steps {
        for fault in FAULTS {
            for seed in 0..if fault == Fault::PowerLoss { POWER_SEEDS } else { 1 } {
                let disk = old.fork(seed);
                disk.plan(step, fault);
                let _ = update(&disk); // whatever it says
                disk.unplan();
                disk.restart();
                disk.make_room();
                let found = update(&disk).and_then(|()| operations(&disk, file));
                if found.as_ref() != Ok(&after) {
                    let found = found.map(|(version, rows)| (version, rows.len()));
                    wrong.push(format!("{fault:?} at step {step}, seed {seed}: {found:?}"));
                }
                runs += 1;
            }
        }
    }
    (runs, wrong)
}

#[test]
fn an_update_that_is_interrupted_anywhere_loses_nothing_and_is_done_the_next_time() {
    let _calm = calm();
    let runtime = runtime();
    for version in ["v1", "v2"] {
        let (runs, wrong) = interrupt(&phone_of(version), phone::disk::FILE, &open_phone);
        println!("{runs} interrupted updates of a phone {version}: {} violations", wrong.len());
        assert!(wrong.is_empty(), "{:?}", &wrong[..wrong.len().min(3)]);
    }
    let (runs, wrong) = interrupt(&first_server(), office::FILE, &|disk| start_server(disk, &runtime));
    println!("{runs} interrupted updates of a server: {} violations", wrong.len());
    assert!(wrong.is_empty(), "{:?}", &wrong[..wrong.len().min(3)]);
}
