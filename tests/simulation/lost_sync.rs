//! After a sync that has failed the system shows pages that never reach the disk. Whoever starts next and builds on them
//! must lose nothing of that when the power goes.

use crash_vfs::{Damage, Disk, Fault};
use phone::disk::{FILE, JOURNAL};

use crate::cases::{self, Case, STAGES, Stage};
use crate::matrix::{content, difference, open};
use crate::world::{World, runtime};

/// Steps of an act, each of which fails once.
const STEPS: u64 = 26;

/// The office goes on after an error at each of some steps, in whatever process; then the power goes.
fn worlds(steps: u64, seeds: u64, break_off: impl Fn(&mut World, u64)) -> Vec<String> {
    let runtime = runtime();
    let mut wrong = Vec::new();
    for nth in 1..steps {
        for seed in 0..seeds {
            let mut world = World::quiet(100 * nth + seed, &runtime);
            break_off(&mut world, nth);
            assert!(world.start_office(), "after an error at step {nth}: {:?}", world.violations);
            world.write_job();
            world.lose_power();
            if world.start_office() {
                world.check_step();
            }
            wrong.extend(world.violations.first().map(|what| format!("step {nth}, seed {seed}: {what}")));
        }
    }
    wrong
}

#[test]
fn a_server_that_starts_after_a_failed_sync_loses_nothing_when_the_power_goes() {
    let _calm = crate::calm();
    let wrong = worlds(14, 12, |world, nth| {
        world.office.stop();
        world.office.disk.plan(nth, Fault::Error);
    });
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_server_that_was_killed_after_a_failed_sync_loses_nothing_when_the_power_goes() {
    let _calm = crate::calm();
    let wrong = worlds(STEPS, 5, |world, nth| {
        world.office.disk.plan(nth, Fault::Error);
        world.cancel();
        world.office.disk.die(Fault::Kill);
        world.kill_office();
    });
    assert_eq!(wrong, [""; 0]);
}

#[test]
fn a_server_whose_sync_has_failed_writes_nothing_more() {
    let _calm = crate::calm();
    let runtime = runtime();
    let mut ended = 0;
    for nth in 1..STEPS {
        let world = World::quiet(nth, &runtime);
        world.office.disk.plan(nth, Fault::Error);
        let struck_sync = |world: &World| world.office.disk.struck().iter().any(|struck| struck.step == "sync");
        let done = world.office.act(|tx| Ok(sync_server::store::setting::set_backed_up(tx, 1)?));
        if struck_sync(&world) {
            ended += 1;
            assert!(world.office.ends(), "step {nth}: {done:?}");
            let again = world.office.act(|_| Ok(()));
            assert!(again.is_err(), "step {nth}: it writes on");
        } else {
            assert!(!world.office.ends(), "step {nth}: {done:?}");
        }
    }
    assert!(ended > 0, "no sync was hit");
}

/// Copying a long log into the file is not a part of the commit before it.
#[test]
fn a_server_whose_file_could_not_be_synced_ends_and_what_it_has_acknowledged_counts() {
    let _calm = crate::calm();
    let runtime = runtime();
    let write = |world: &World, number: u32| {
        let value = "x".repeat(1024 * 1024);
        world.office.act(move |tx| Ok(sync_server::store::setting::set(tx, &format!("large {number}"), &value)?))
    };
    for seed in 0..4 {
        let whole = World::quiet(seed, &runtime);
        let steps = |number| {
            let before = whole.office.disk.steps();
            write(&whole, number).expect("it is written");
            (number, whole.office.disk.steps() - before)
        };
        let (long, steps) = (0..20).map(steps).find(|(_, steps)| *steps > 2_000).expect("a long log is copied");
        let mut world = World::quiet(seed, &runtime);
        (0..long).for_each(|number| write(&world, number).expect("it is written"));
        world.office.disk.plan(steps, Fault::Error);
        write(&world, long).expect("it is in the log");
        let struck = world.office.disk.struck();
        assert_eq!((struck[0].step, struck[0].file.as_str()), ("sync", crate::office::FILE));
        assert!(world.office.ends() && write(&world, long + 1).is_err(), "it writes nothing more");
        world.office.stop();
        assert!(world.start_office());
        (long + 1..long + 4).for_each(|number| write(&world, number).expect("it is written"));
        world.lose_power();
        assert!(world.start_office());
        let large = world.office.disk.connect(crate::office::FILE).and_then(|connection| {
            let count = "SELECT count(*) FROM setting WHERE name LIKE 'large %'";
            connection.query_row(count, [], |row| row.get::<_, u32>(0))
        });
        assert_eq!(large, Ok(long + 4));
        assert_eq!(world.violations, [""; 0]);
    }
}

/// A phone in the middle of something, and what is done in the end.
fn prepared(case: &Case) -> Disk {
    let disk = Disk::new(0);
    let phone = open(&disk).expect("an empty disk opens");
    for stage in STAGES.into_iter().filter(|stage| *stage <= case.stage) {
        cases::advance(&phone, stage).expect("a stage");
    }
    (case.before)(&phone).expect("before");
    disk.die(Fault::Kill);
    drop(phone);
    disk.restart();
    disk
}

/// What a phone shows after an error, a kill and a start is there after the battery has died as well, and all that waits
/// even if the database is damaged then.
#[test]
fn what_a_phone_shows_after_a_failed_sync_survives_the_battery_and_a_damaged_database() {
    let _calm = crate::calm();
    let mut wrong = Vec::new();
    let cases = cases::all();
    let named = |name: &str| cases.iter().find(|case| case.name == name).expect("a case");
    let next = named("answer: reference");
    for case in ["answer: note", "confirm"].map(named) {
        let prepared = prepared(case);
        assert!(case.stage == next.stage && case.stage == Stage::Filled);
        for (nth, seed) in (1..STEPS).flat_map(|nth| (0..6).map(move |seed| (nth, seed))) {
            let disk = prepared.fork(seed);
            let phone = open(&disk).expect("it opens");
            disk.plan(nth, Fault::Error);
            let _ = (case.act)(&phone);
            disk.unplan();
            disk.die(Fault::Kill);
            drop(phone);
            disk.restart();
            let phone = open(&disk).expect("it opens after an error");
            let _ = (next.act)(&phone); // refused if the form is gone, which is as well
            let shown = content(&disk).expect("it is sound");
            disk.die(Fault::PowerLoss);
            drop(phone);
            disk.restart();
            drop(open(&disk).expect("it opens after the battery has died"));
            let found = content(&disk).expect("it is sound after the battery has died");
            if found != shown {
                wrong.push(format!("{}, step {nth}, seed {seed}: {}", case.name, difference(&shown, &found)));
            }
            disk.damage(FILE, Damage::Emptied);
            disk.damage(&format!("{FILE}-wal"), Damage::Emptied);
            drop(open(&disk).expect("it opens without its database"));
            let found = content(&disk).expect("it is sound without its database");
            if let Some(lost) = shown.operations.iter().find(|old| found.operation(old.id).is_none()) {
                let journal = disk.length(JOURNAL);
                wrong.push(format!("{}, step {nth}, seed {seed}: {} is not in {journal:?}", case.name, lost.id));
            }
        }
    }
    assert_eq!(wrong, [""; 0]);
}
