//! The disk fails as real ones do: what is known of SQLite on real disks comes out here as well.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on says why")]

use std::io::ErrorKind;

use crash_vfs::{Damage, Disk, Fault};
use rusqlite::Connection;

fn open(disk: &Disk, synchronous: &str) -> rusqlite::Result<Connection> {
    let connection = disk.connect("outbox.db")?;
    connection.pragma_update(None, "journal_mode", "WAL")?;
    connection.pragma_update(None, "synchronous", synchronous)?;
    connection.pragma_update(None, "wal_autocheckpoint", 8)?;
    connection
        .execute_batch("CREATE TABLE IF NOT EXISTS operation (number INTEGER PRIMARY KEY, body TEXT NOT NULL)")?;
    Ok(connection)
}

/// Writes operations until the disk fails; gives how many were acknowledged.
fn work(disk: &Disk, synchronous: &str) -> i64 {
    let mut acknowledged = 0;
    let Ok(connection) = open(disk, synchronous) else { return 0 };
    for number in 1..=12_i64 {
        let body = "x".repeat(200 + 300 * (number as usize % 5));
        match connection.execute("INSERT INTO operation VALUES (?1, ?2)", (number, body)) {
            Ok(_) => acknowledged = number,
            Err(_) => break,
        }
    }
    acknowledged
}

/// How many are there after a restart. The database is sound, and holds a beginning of what was written: no hole.
fn found(disk: &Disk) -> i64 {
    disk.restart();
    disk.make_room();
    let connection = open(disk, "FULL").unwrap();
    let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    let count = "SELECT count(*), coalesce(max(number), 0) FROM operation";
    let (count, last): (i64, i64) = connection.query_row(count, [], |row| Ok((row.get(0)?, row.get(1)?))).unwrap();
    assert_eq!(count, last, "no hole");
    count
}

/// Runs with a failure at every step, and how many of them lost something acknowledged.
fn losses(synchronous: &str, fault: Fault, seeds: u64) -> (u32, u32) {
    let whole = Disk::new(0);
    assert_eq!(work(&whole, synchronous), 12);
    let (mut runs, mut losing) = (0, 0);
    for step in 1..=whole.steps() {
        for seed in 0..seeds {
            let disk = Disk::new(seed);
            disk.plan(step, fault);
            let acknowledged = work(&disk, synchronous);
            runs += 1;
            losing += u32::from(found(&disk) < acknowledged);
        }
    }
    assert!(runs > 50, "the work has many steps: {runs}");
    (runs, losing)
}

#[test]
fn full_loses_nothing_that_was_acknowledged_and_normal_does() {
    assert_eq!(losses("FULL", Fault::PowerLoss, 8).1, 0);
    let (runs, losing) = losses("NORMAL", Fault::PowerLoss, 8);
    assert!(losing * 4 > runs, "measured elsewhere: in half of the runs; here {losing} of {runs}");
    assert_eq!(losses("NORMAL", Fault::Kill, 1).1, 0, "a killed process leaves the cache of the system");
}

#[test]
fn a_full_disk_and_an_error_lose_nothing_that_was_acknowledged() {
    assert_eq!(losses("FULL", Fault::Full, 1).1, 0);
    assert_eq!(losses("FULL", Fault::Error, 4).1, 0);
}

#[test]
fn a_full_disk_takes_nothing_that_grows_until_there_is_room() {
    let disk = Disk::new(0);
    let connection = open(&disk, "FULL").unwrap();
    disk.append("reserve", &[0; 9_000]).unwrap();
    disk.fill();
    let insert = |number: i64| connection.execute("INSERT INTO operation VALUES (?1, ?2)", (number, "x".repeat(3_000)));
    let refused = insert(1).unwrap_err();
    assert_eq!(refused.sqlite_error_code(), Some(rusqlite::ErrorCode::DiskFull));
    assert_eq!(disk.append("journal", b"x").unwrap_err().kind(), ErrorKind::StorageFull);
    disk.delete("reserve").unwrap();
    insert(1).unwrap();
    for number in 2..20 {
        let _ = insert(number);
    }
    assert!(insert(20).is_err(), "the reserve is used up");
    disk.make_room();
    insert(20).unwrap();
}

#[test]
fn what_was_synced_survives_the_power_and_what_was_not_is_torn_somewhere() {
    let mut kept = std::collections::BTreeSet::new();
    for seed in 0..200 {
        let disk = Disk::new(seed);
        disk.append("journal", b"one").unwrap();
        disk.sync("journal").unwrap();
        disk.append("journal", &[b'2'; 2_000]).unwrap();
        disk.die(Fault::PowerLoss);
        assert!(disk.read("journal").is_err(), "nothing works without power");
        disk.restart();
        let found = disk.read("journal").unwrap();
        assert!(found.starts_with(b"one"), "synced");
        kept.insert((found.len(), found.iter().filter(|byte| **byte == b'2').count()));
    }
    assert!(kept.contains(&(3, 0)) && kept.contains(&(2_003, 2_000)), "lost whole, kept whole");
    assert!(kept.iter().any(|(length, written)| *length == 2_003 && *written < 2_000), "holes: {kept:?}");
}

#[test]
fn a_name_is_on_the_disk_when_it_or_its_file_was_synced() {
    let outcomes = |sync: bool| {
        let outcome = |seed| {
            let disk = Disk::new(seed);
            disk.append("new", b"new").unwrap();
            disk.sync("new").unwrap();
            disk.append("old", b"old").unwrap();
            disk.sync("old").unwrap();
            disk.rename("new", "old").unwrap();
            if sync {
                disk.sync_names().unwrap();
            }
            disk.die(Fault::PowerLoss);
            disk.restart();
            String::from_utf8(disk.read("old").unwrap()).unwrap()
        };
        (0..50).map(outcome).collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!(outcomes(true), ["new".to_owned()].into());
    assert_eq!(outcomes(false), ["new".to_owned(), "old".to_owned()].into(), "one or the other, never neither");
}

#[test]
fn several_connections_write_and_read_one_log() {
    let disk = Disk::new(0);
    let writer = open(&disk, "FULL").unwrap();
    let reader = open(&disk, "FULL").unwrap();
    let count = |connection: &Connection| -> i64 {
        connection.query_row("SELECT count(*) FROM operation", [], |row| row.get(0)).unwrap()
    };
    reader.execute_batch("BEGIN").unwrap();
    assert_eq!(count(&reader), 0);
    for number in 1..=20_i64 {
        writer.execute("INSERT INTO operation VALUES (?1, 'x')", [number]).unwrap();
    }
    assert_eq!((count(&writer), count(&reader)), (20, 0), "a reader sees one state");
    reader.execute_batch("COMMIT").unwrap();
    assert_eq!(count(&reader), 20);
    writer.execute_batch("BEGIN IMMEDIATE").unwrap();
    let second = reader.execute("INSERT INTO operation VALUES (99, 'x')", []).unwrap_err();
    assert_eq!(second.sqlite_error_code(), Some(rusqlite::ErrorCode::DatabaseBusy), "one writer at a time");
}

#[test]
fn the_same_seed_fails_the_same_way() {
    let bytes = |seed: u64| {
        let disk = Disk::new(seed);
        for part in 0..40_u8 {
            disk.append("journal", &[part; 700]).unwrap();
        }
        disk.die(Fault::PowerLoss);
        disk.restart();
        disk.read("journal").unwrap_or_default()
    };
    assert_eq!(bytes(7), bytes(7));
    assert!((0..20).any(|seed| bytes(seed) != bytes(7)));
}

#[test]
fn a_damaged_database_says_so_and_a_copy_of_it_from_before_does_not() {
    let whole = Disk::new(0);
    work(&whole, "FULL");
    let unsound = |seed: u64| {
        let disk = whole.fork(seed);
        assert!(disk.damage("outbox.db", Damage::Zeroed) && disk.damage("outbox.db", Damage::CutShort));
        let check = |c: Connection| c.query_row("PRAGMA integrity_check", [], |row| row.get::<_, String>(0));
        disk.connect("outbox.db").and_then(check).ok() != Some("ok".to_owned())
    };
    assert!((0..20).filter(|seed| unsound(*seed)).count() > 10, "some damage falls where nothing is");
    let copy = whole.fork(4);
    assert_eq!(found(&copy), 12);
}

#[test]
fn what_has_struck_is_told() {
    let disk = Disk::new(0);
    drop(open(&disk, "FULL").unwrap());
    disk.plan(2, Fault::Error);
    assert!(work(&disk, "FULL") < 12);
    let struck = disk.struck();
    assert_eq!(struck.len(), 1);
    assert_eq!((struck[0].fault, struck[0].step), (Fault::Error, "write"));
    disk.plan_read_error(1);
    assert!(
        disk.connect("outbox.db").and_then(|c| c.query_row("SELECT count(*) FROM operation", [], |_| Ok(()))).is_err()
    );
    assert_eq!(disk.struck()[0].step, "read");
}

/// After a sync that has failed the pages are shown, and a second sync does not write them. Written over, they are there.
#[test]
fn what_a_failed_sync_has_lost_is_on_the_disk_only_once_it_is_written_over() {
    let survives = |seed: u64, over: bool| {
        let disk = Disk::new(seed);
        disk.append("journal", b"one").unwrap();
        disk.plan(1, Fault::Error);
        disk.sync("journal").unwrap_err();
        if over { disk.write_over("journal") } else { disk.sync("journal") }.unwrap();
        assert_eq!(disk.read("journal").unwrap(), b"one");
        let surely = disk.durable(0).read("journal").unwrap_or_default() == b"one";
        disk.die(Fault::PowerLoss);
        disk.restart();
        assert_eq!(disk.read("journal").unwrap_or_default() == b"one", surely);
        surely
    };
    assert!((0..50).all(|seed| survives(seed, true)));
    let kept = (0..50).filter(|seed| survives(*seed, false)).count();
    assert!(kept > 0 && kept < 50, "some systems lose it: {kept} of 50");
}

/// Why a server ends when a sync has failed. SQLite copies what it may of a log into the file without a sync while
/// somebody reads an older state, and counts on a later one. If that fails, the same process copies only the rest again,
/// its sync is well, and the log begins anew.
#[test]
fn who_goes_on_after_a_failed_sync_of_the_file_may_lose_what_was_copied_before() {
    let lost = |seed: u64, nth: u64, ends: bool| {
        let disk = Disk::new(seed);
        let writer = open(&disk, "FULL").unwrap();
        let reader = open(&disk, "FULL").unwrap();
        writer.pragma_update(None, "wal_autocheckpoint", 0).unwrap();
        let insert = |connection: &Connection, numbers: std::ops::Range<i64>| {
            for number in numbers {
                connection.execute("INSERT INTO operation VALUES (?1, ?2)", (number, "x".repeat(3_000))).unwrap();
            }
        };
        let copy = |connection: &Connection| connection.query_row("PRAGMA wal_checkpoint", [], |_| Ok(()));
        insert(&writer, 1..20);
        reader.execute_batch("BEGIN; SELECT count(*) FROM operation").unwrap();
        insert(&writer, 20..40);
        copy(&writer).unwrap();
        reader.execute_batch("COMMIT").unwrap();
        disk.plan(nth, Fault::Error);
        let failed =
            copy(&writer).is_err() && disk.struck().iter().any(|it| it.step == "sync" && it.file == "outbox.db");
        if !failed {
            return false;
        }
        let writer = if ends {
            disk.die(Fault::Kill);
            drop((writer, reader));
            disk.restart();
            disk.write_over("outbox.db-wal").unwrap();
            open(&disk, "FULL").unwrap()
        } else {
            drop(reader);
            writer
        };
        copy(&writer).unwrap();
        insert(&writer, 40..41);
        disk.die(Fault::PowerLoss);
        drop(writer);
        disk.restart();
        let whole = |connection: Connection| {
            let sound: String = connection.query_row("PRAGMA integrity_check", [], |row| row.get(0))?;
            let count: i64 = connection.query_row("SELECT count(*) FROM operation", [], |row| row.get(0))?;
            Ok(sound == "ok" && count == 40)
        };
        !open(&disk, "FULL").and_then(whole).unwrap_or(false)
    };
    let count = |ends: bool| (0..6).map(|seed| (1..40).filter(|nth| lost(seed, *nth, ends)).count()).sum::<usize>();
    assert!(count(false) > 0, "this is how SQLite does it");
    assert_eq!(count(true), 0);
}
