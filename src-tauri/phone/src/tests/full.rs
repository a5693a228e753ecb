//! A disk that is full, or fails in the middle.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::form::Answer;
use rusqlite::{Connection, ffi};

use super::world::{World, job};
use crate::disk::{Disk, FILE, Folder};
use crate::error::CommandError;
use crate::view::DraftKind;

/// A folder on which some things fail while they are switched on.
#[derive(Debug)]
struct Failing {
    path: PathBuf,
    folder: Folder,
    /// No room: neither for the journal, nor for the reserve, nor for another database.
    full: AtomicBool,
    /// The journal cannot be cut.
    no_cut: AtomicBool,
    /// There is a reserve that gives its room back.
    reserve: AtomicBool,
}

impl Failing {
    fn room(&self) -> io::Result<()> {
        if self.full.load(Ordering::SeqCst) { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    }
}

impl Disk for Failing {
    fn connect(&self) -> rusqlite::Result<Connection> {
        if self.full.load(Ordering::SeqCst) && !self.path.join(FILE).exists() {
            return Err(rusqlite::Error::SqliteFailure(ffi::Error::new(ffi::SQLITE_FULL), None));
        }
        self.folder.connect()
    }
    fn log_bytes(&self) -> u64 {
        self.folder.log_bytes()
    }
    fn move_aside(&self, millis: i64) -> io::Result<PathBuf> {
        self.folder.move_aside(millis)
    }
    fn move_back(&self, aside: &Path) -> io::Result<()> {
        self.folder.move_back(aside)
    }
    fn read_journal(&self) -> io::Result<Vec<u8>> {
        self.folder.read_journal()
    }
    fn append_journal(&self, bytes: &[u8]) -> io::Result<()> {
        // Half of it finds room.
        self.room().or_else(|full| self.folder.append_journal(&bytes[..bytes.len() / 2]).and(Err(full)))?;
        self.folder.append_journal(bytes)
    }
    fn write_over(&self) -> io::Result<()> {
        self.folder.write_over()
    }

    fn truncate_journal(&self, length: u64) -> io::Result<()> {
        if self.no_cut.load(Ordering::SeqCst) {
            return Err(io::Error::other("the flash is ill"));
        }
        self.folder.truncate_journal(length)
    }
    fn replace_journal(&self, bytes: &[u8]) -> io::Result<()> {
        self.room()?;
        self.folder.replace_journal(bytes)
    }
    fn make_reserve(&self) -> io::Result<()> {
        self.room()?;
        self.reserve.store(true, Ordering::SeqCst);
        Ok(())
    }
    fn release_reserve(&self) -> io::Result<bool> {
        let released = self.reserve.swap(false, Ordering::SeqCst);
        if released {
            self.full.store(false, Ordering::SeqCst);
        }
        Ok(released)
    }
    fn write_export(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        self.folder.write_export(name, bytes)
    }
    fn remove_exports(&self) -> io::Result<()> {
        self.folder.remove_exports()
    }
}

fn failing() -> (World, Arc<Failing>) {
    let mut disk = None;
    let world = World::on(|folder: &Path| {
        let off = || AtomicBool::new(false);
        let (path, folder) = (folder.to_owned(), Folder::at(folder));
        let failing = Arc::new(Failing { path, folder, full: off(), no_cut: off(), reserve: off() });
        disk = Some(Arc::clone(&failing));
        failing
    });
    (world, disk.unwrap())
}

#[test]
fn on_a_full_disk_a_form_under_way_is_finished_and_nothing_new_is_begun() {
    let (one, two) = (job(1), job(2));
    let (world, disk) = failing();
    let world = world.with(&[one.clone(), two.clone()]);
    world.check_in(&one);
    world.fill_failure(&one);
    disk.full.store(true, Ordering::SeqCst);
    world.phone.check_out_confirm(&world.stamp(), one.id).expect("there was a reserve for it");
    disk.full.store(true, Ordering::SeqCst); // the form has taken its room
    assert_eq!(world.phone.check_in(&world.stamp(), two.id).unwrap_err(), CommandError::StorageFull);
    assert!(world.phone.app(&world.stamp()).unwrap().storage_full, "and the app says so");
    assert_eq!(world.waiting().iter().map(|it| it.0).collect::<Vec<_>>(), [1, 2], "what was saved can be sent");
    disk.full.store(false, Ordering::SeqCst);
    world.check_in(&two);
    assert!(!world.phone.app(&world.stamp()).unwrap().storage_full, "there is room again");
    let world = world.reopen();
    assert_eq!(world.waiting().iter().map(|it| it.0).collect::<Vec<_>>(), [1, 2, 3]);
}

#[test]
fn a_journal_without_room_saves_nothing_and_loses_nothing() {
    let (one, two) = (job(1), job(2));
    let (world, disk) = failing();
    let world = world.with(&[one.clone(), two.clone()]);
    world.check_in(&one);
    disk.full.store(true, Ordering::SeqCst);
    assert_eq!(world.phone.check_in(&world.stamp(), two.id).unwrap_err(), CommandError::StorageFull);
    assert_eq!(world.waiting().len(), 1);
    assert!(world.phone.waiting(&world.stamp()).unwrap().drafts.iter().all(|it| it.kind == DraftKind::CheckOut));
    disk.full.store(false, Ordering::SeqCst);
    world.check_in(&two);
    assert_eq!(world.reopen().waiting().iter().map(|it| it.0).collect::<Vec<_>>(), [1, 2], "without a hole");
}

#[test]
fn a_damaged_database_without_room_for_another_one_stays_where_it_is_and_gives_its_forms_later() {
    let one = job(1);
    let (world, disk) = failing();
    let world = world.with(std::slice::from_ref(&one));
    world.check_in(&one);
    world.answer(&one, Answer::Successful { yes: false });
    // A text that is none.
    world.sql("INSERT INTO draft (job, kind, body) VALUES (CAST(x'ff41' AS TEXT), 'check_out', '{}')");
    disk.full.store(true, Ordering::SeqCst);
    disk.reserve.store(false, Ordering::SeqCst);
    for _ in 0..2 {
        assert_eq!(world.phone.waiting(&world.stamp()).unwrap_err(), CommandError::StorageFull);
        assert!(disk.path.join(FILE).exists());
    }
    disk.full.store(false, Ordering::SeqCst);
    let waiting = world.phone.waiting(&world.stamp()).expect("mended now");
    assert_eq!((waiting.drafts.len(), world.waiting().len()), (1, 1));
    assert!(world.phone.moved_aside().is_some());
}

#[test]
fn a_journal_that_cannot_be_mended_stops_the_phone_until_it_is_opened_anew() {
    let (one, two) = (job(1), job(2));
    let (world, disk) = failing();
    let world = world.with(&[one.clone(), two.clone()]);
    world.check_in(&one);
    disk.full.store(true, Ordering::SeqCst);
    disk.no_cut.store(true, Ordering::SeqCst);
    disk.reserve.store(false, Ordering::SeqCst);
    assert_eq!(world.phone.check_in(&world.stamp(), two.id).unwrap_err(), CommandError::StorageFull);
    for answer in [world.phone.check_in(&world.stamp(), two.id), world.phone.job(&world.stamp(), one.id)] {
        assert_eq!(answer.unwrap_err(), CommandError::RestartNeeded);
    }
    let world = world.reopen();
    assert_eq!(world.waiting().len(), 1, "the torn half is cut");
    world.check_in(&two);
    assert_eq!(world.waiting().iter().map(|it| it.0).collect::<Vec<_>>(), [1, 2]);
}
