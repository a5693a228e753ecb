//! The crash matrix of the phone's store: every transaction of it, with every failure at every step of the disk. What
//! was answered "saved" is there byte for byte, and nothing is there by half.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};

use crash_vfs::{Damage, Disk, Fault};
use phone::Phone;
use phone::disk::FILE;
use phone::error::CommandError;

use crate::cases::{self, Case, STAGES, Stage, moment};
use crate::inspect::{self, PhoneContent};
use crate::phone_disk::PhoneDisk;

/// Runs of one failure at one step: what the power takes is drawn anew each time.
fn seeds(fault: Fault, runs: u64) -> u64 {
    match fault {
        Fault::Kill => 1,
        Fault::PowerLoss => runs,
        Fault::Full => 1,
        Fault::Error => 2,
    }
}

pub fn open(disk: &Disk) -> Result<Phone, CommandError> {
    Ok(Phone::open_on(Arc::new(PhoneDisk(disk.clone())), moment(200))?)
}

/// What a sound database holds.
pub fn content(disk: &Disk) -> Result<PhoneContent, String> {
    let eye = disk.connect(FILE).map_err(|error| error.to_string())?;
    if !inspect::is_sound(&eye).unwrap_or(false) {
        return Err("the database is not sound".into());
    }
    inspect::phone(&eye).map_err(|error| error.to_string())
}

/// A new process after whatever happened: opened twice, because the second time must change nothing.
fn reopened(disk: &Disk) -> Result<PhoneContent, String> {
    disk.unplan();
    disk.restart();
    disk.make_room();
    let phone = open(disk).map_err(|error| format!("it does not open: {error}"))?;
    let found = content(disk)?;
    drop(phone);
    disk.restart();
    drop(open(disk).map_err(|error| format!("it does not open a second time: {error}"))?);
    if content(disk)? == found { Ok(found) } else { Err("opening it a second time changes it".into()) }
}

/// A case, and what a disk holds without and with it.
struct Prepared {
    case: Case,
    disk: Disk,
    before: PhoneContent,
    after: PhoneContent,
    steps: u64,
}

fn prepare(case: Case) -> Prepared {
    let disk = Disk::new(0);
    let good = |done: Result<(), CommandError>, what: &str| {
        done.unwrap_or_else(|error| panic!("{}: {what}: {error}", case.name));
    };
    if case.stage > Stage::Nothing {
        let phone = open(&disk).expect("an empty disk opens");
        for stage in STAGES.into_iter().filter(|stage| *stage <= case.stage) {
            good(cases::advance(&phone, stage), "a stage");
        }
        good((case.before)(&phone), "before");
        disk.die(Fault::Kill); // the log stays as it is
        drop(phone);
        disk.restart();
    }
    let before = reopened(&disk.fork(0)).expect("it opens before");
    let whole = disk.fork(0);
    let phone = open(&whole).expect("it opens");
    let from = whole.steps();
    good((case.act)(&phone), "the act");
    let steps = whole.steps() - from;
    drop(phone);
    let after = reopened(&whole).expect("it opens after");
    Prepared { case, disk, before, after, steps }
}

/// One run. What is wrong, if anything.
fn run(prepared: &Prepared, step: u64, fault: Fault, seed: u64) -> Option<String> {
    let disk = prepared.disk.fork(seed);
    let phone = match open(&disk) {
        Ok(phone) => phone,
        Err(error) => return Some(format!("it does not open: {error}")),
    };
    disk.plan(step, fault);
    let done = (prepared.case.act)(&phone);
    if step > prepared.steps {
        disk.die(fault); // it was said, and right after that the power goes
    }
    // A process that goes on after an error must be able to; one that is dead is dropped.
    disk.unplan();
    drop(phone);
    let found = match reopened(&disk) {
        Ok(found) => found,
        Err(wrong) => return Some(wrong),
    };
    if found != prepared.after && (done.is_ok() || found != prepared.before) {
        let said = done.map_or_else(|error| format!("{error}"), |()| "done".into());
        let (before, after) = (difference(&prepared.before, &found), difference(&prepared.after, &found));
        return Some(format!("said {said}; against before: {before}; against after: {after}"));
    }
    (seed == 0).then(|| without_database(&disk, &found)).flatten()
}

/// The database is lost as well: what waits comes back from the journal.
fn without_database(disk: &Disk, before: &PhoneContent) -> Option<String> {
    disk.damage(FILE, Damage::Emptied);
    disk.damage(&format!("{FILE}-wal"), Damage::Emptied);
    let found = match reopened(disk) {
        Ok(found) => found,
        Err(wrong) => return Some(wrong),
    };
    let lost = before.operations.iter().filter(|old| old.state == "pending");
    let mut lost = lost.filter(|old| found.operation(old.id).is_none_or(|new| new.body != old.body));
    lost.next().map(|lost| format!("{} is lost with the database", lost.id))
}

/// What of a phone's content is not as it should be.
pub fn difference(should: &PhoneContent, is: &PhoneContent) -> String {
    let mut differs = Vec::new();
    for (part, should, is) in [
        ("operations", format!("{:?}", should.operations), format!("{:?}", is.operations)),
        ("rows", format!("{:?}", should.rows.keys()), format!("{:?}", is.rows.keys())),
        ("gone", format!("{:?}", should.gone), format!("{:?}", is.gone)),
        ("forms", format!("{:?}", should.drafts), format!("{:?}", is.drafts)),
        ("device", format!("{:?}", should.device), format!("{:?}", is.device)),
        ("epoch", format!("{:?}", should.epoch), format!("{:?}", is.epoch)),
        ("cursor", should.cursor.to_string(), is.cursor.to_string()),
    ] {
        if should != is {
            differs.push(format!("{part} {is} instead of {should}"));
        }
    }
    differs.join(", ")
}

const FAULTS: [Fault; 4] = [Fault::Kill, Fault::PowerLoss, Fault::Full, Fault::Error];

/// Runs the whole matrix on all processors; gives how many runs there were, and what is wrong.
pub fn matrix(power_seeds: u64, until_first: bool) -> (u64, Vec<String>) {
    let prepared: Vec<Prepared> = cases::all().into_iter().map(prepare).collect();
    let mut cells = Vec::new();
    for (index, prepared) in prepared.iter().enumerate() {
        for step in 1..=prepared.steps {
            cells.extend(FAULTS.map(|fault| (index, step, fault)));
        }
        cells.push((index, prepared.steps + 1, Fault::PowerLoss));
    }
    let (next, wrong, runs) = (AtomicUsize::new(0), Mutex::new(Vec::new()), AtomicUsize::new(0));
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    std::thread::scope(|scope| {
        for _ in 0..threads {
            scope.spawn(|| {
                while let Some((index, step, fault)) = cells.get(next.fetch_add(1, Ordering::Relaxed)).copied() {
                    for seed in 0..seeds(fault, power_seeds) {
                        runs.fetch_add(1, Ordering::Relaxed);
                        if let Some(what) = run(&prepared[index], step, fault, seed) {
                            let name = prepared[index].case.name;
                            let line = format!("{name}, {fault:?} at step {step}, seed {seed}: {what}");
                            wrong.lock().unwrap_or_else(PoisonError::into_inner).push(line);
                            if until_first {
                                next.store(cells.len(), Ordering::Relaxed);
                            }
                        }
                    }
                }
            });
        }
    });
    (runs.into_inner() as u64, wrong.into_inner().unwrap_or_else(PoisonError::into_inner))
}

/// Runs that the matrix has when the power is lost once for each step.
pub fn size() -> (u64, u64) {
    let steps: u64 = cases::all().into_iter().map(|case| prepare(case).steps).sum();
    (steps, steps * 5)
}

#[test]
fn nothing_that_was_saved_is_lost_and_nothing_is_there_by_half() {
    let _calm = crate::calm();
    let begun = std::time::Instant::now();
    let asked = crate::run::number("RUNS", 0);
    let (steps, once) = size();
    let power_seeds = if asked == 0 { 2 } else { asked.saturating_sub(once).div_ceil(steps.max(1)).max(1) + 1 };
    let (runs, wrong) = matrix(power_seeds, false);
    let seconds = begun.elapsed().as_secs_f64();
    println!(
        "{runs} crashes at {steps} steps of {} transactions in {seconds:.1} s ({:.0}/s): {} violations",
        cases::all().len(),
        runs as f64 / seconds,
        wrong.len()
    );
    for wrong in wrong.iter().take(5) {
        println!("{}", wrong.chars().take(1_000).collect::<String>());
    }
    assert!(wrong.is_empty(), "{} of {runs} runs lose something", wrong.len());
}
