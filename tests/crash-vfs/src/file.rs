//! The functions that SQLite calls on an open file.

use std::ffi::{c_int, c_void};

use rusqlite::ffi;

use crate::disk::Disk;
use crate::image::SECTOR;
use crate::shared::Region;
use crate::state::{State, Trouble};

/// What lies behind SQLite's pointer to a file.
#[repr(C)]
pub(crate) struct CrashFile {
    base: ffi::sqlite3_file,
    handle: *mut Handle,
}

struct Handle {
    disk: Disk,
    file: usize,
    named: bool,
    generation: u64,
    who: u64,
    /// Kept alive as long as SQLite has pointers into it.
    regions: Vec<Region>,
}

static METHODS: ffi::sqlite3_io_methods = ffi::sqlite3_io_methods {
    iVersion: 2,
    xClose: Some(close),
    xRead: Some(read),
    xWrite: Some(write),
    xTruncate: Some(truncate),
    xSync: Some(sync),
    xFileSize: Some(file_size),
    xLock: Some(lock),
    xUnlock: Some(unlock),
    xCheckReservedLock: Some(check_reserved_lock),
    xFileControl: Some(file_control),
    xSectorSize: Some(sector_size),
    xDeviceCharacteristics: Some(device_characteristics),
    xShmMap: Some(shm_map),
    xShmLock: Some(shm_lock),
    xShmBarrier: Some(shm_barrier),
    xShmUnmap: Some(shm_unmap),
    xFetch: None,
    xUnfetch: None,
};

/// Fills what SQLite has allocated for a file.
///
/// # Safety
/// `place` points to memory of the size of a [`CrashFile`].
pub(crate) unsafe fn open_at(place: *mut ffi::sqlite3_file, disk: Disk, file: usize, named: bool) {
    let (generation, who) = {
        let mut state = disk.lock();
        state.handles += 1;
        (state.generation, state.handles)
    };
    let handle = Box::into_raw(Box::new(Handle { disk, file, named, generation, who, regions: Vec::new() }));
    // SAFETY: SQLite has allocated `szOsFile` bytes, which is the size of a `CrashFile`.
    unsafe { place.cast::<CrashFile>().write(CrashFile { base: ffi::sqlite3_file { pMethods: &METHODS }, handle }) };
}

/// Runs `act` on the disk of a file, unless its process is dead.
fn on(
    file: *mut ffi::sqlite3_file,
    failed: c_int,
    act: impl FnOnce(&mut State, &Handle) -> Result<c_int, Trouble>,
) -> c_int {
    // SAFETY: SQLite hands back the pointer that `open_at` has filled, and closes it last.
    let handle = unsafe { &*(*file.cast::<CrashFile>()).handle };
    let mut state = handle.disk.lock();
    if state.generation != handle.generation || state.is_dead() {
        return failed;
    }
    match act(&mut state, handle) {
        Ok(code) => code,
        Err(Trouble::Full) => ffi::SQLITE_FULL,
        Err(_) => failed,
    }
}

unsafe extern "C" fn close(file: *mut ffi::sqlite3_file) -> c_int {
    // SAFETY: as in `on`; SQLite calls this once, so the box is taken back once.
    let handle = unsafe { Box::from_raw((*file.cast::<CrashFile>()).handle) };
    let mut state = handle.disk.lock();
    if state.generation == handle.generation {
        if let Some(locks) = state.locks.get_mut(&handle.file) {
            locks.unlock(handle.who, ffi::SQLITE_LOCK_NONE);
        }
        if !handle.named {
            state.images[handle.file] = crate::image::Image::default();
        }
    }
    ffi::SQLITE_OK
}

unsafe extern "C" fn read(file: *mut ffi::sqlite3_file, to: *mut c_void, amount: c_int, at: i64) -> c_int {
    on(file, ffi::SQLITE_IOERR_READ, |state, handle| {
        // SAFETY: SQLite gives a buffer of `amount` bytes.
        let to = unsafe { std::slice::from_raw_parts_mut(to.cast::<u8>(), amount as usize) };
        let from = state.read(handle.file)?;
        let begin = (at as usize).min(from.len());
        let found = &from[begin..(begin + to.len()).min(from.len())];
        to[..found.len()].copy_from_slice(found);
        to[found.len()..].fill(0);
        Ok(if found.len() == to.len() { ffi::SQLITE_OK } else { ffi::SQLITE_IOERR_SHORT_READ })
    })
}

unsafe extern "C" fn write(file: *mut ffi::sqlite3_file, from: *const c_void, amount: c_int, at: i64) -> c_int {
    on(file, ffi::SQLITE_IOERR_WRITE, |state, handle| {
        // SAFETY: SQLite gives a buffer of `amount` bytes.
        let bytes = unsafe { std::slice::from_raw_parts(from.cast::<u8>(), amount as usize) };
        if handle.named {
            state.write(handle.file, at as usize, bytes)?;
        } else {
            state.images[handle.file].write(at as usize, bytes);
        }
        Ok(ffi::SQLITE_OK)
    })
}

unsafe extern "C" fn truncate(file: *mut ffi::sqlite3_file, size: i64) -> c_int {
    on(file, ffi::SQLITE_IOERR_TRUNCATE, |state, handle| {
        state.truncate(handle.file, size as usize)?;
        Ok(ffi::SQLITE_OK)
    })
}

unsafe extern "C" fn sync(file: *mut ffi::sqlite3_file, _flags: c_int) -> c_int {
    on(file, ffi::SQLITE_IOERR_FSYNC, |state, handle| {
        state.sync(handle.file)?;
        Ok(ffi::SQLITE_OK)
    })
}

unsafe extern "C" fn file_size(file: *mut ffi::sqlite3_file, size: *mut i64) -> c_int {
    on(file, ffi::SQLITE_IOERR, |state, handle| {
        // SAFETY: SQLite gives the address of a number.
        unsafe { *size = state.images[handle.file].cache.len() as i64 };
        Ok(ffi::SQLITE_OK)
    })
}

fn busy_unless(free: bool) -> Result<c_int, Trouble> {
    Ok(if free { ffi::SQLITE_OK } else { ffi::SQLITE_BUSY })
}

unsafe extern "C" fn lock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    on(file, ffi::SQLITE_IOERR, |state, handle| {
        busy_unless(state.locks.entry(handle.file).or_default().lock(handle.who, level))
    })
}

unsafe extern "C" fn unlock(file: *mut ffi::sqlite3_file, level: c_int) -> c_int {
    on(file, ffi::SQLITE_OK, |state, handle| {
        state.locks.entry(handle.file).or_default().unlock(handle.who, level);
        Ok(ffi::SQLITE_OK)
    })
}

unsafe extern "C" fn check_reserved_lock(file: *mut ffi::sqlite3_file, held: *mut c_int) -> c_int {
    on(file, ffi::SQLITE_IOERR, |state, handle| {
        let reserved = state.locks.get(&handle.file).is_some_and(crate::shared::Locks::is_reserved);
        // SAFETY: SQLite gives the address of a number.
        unsafe { *held = c_int::from(reserved) };
        Ok(ffi::SQLITE_OK)
    })
}

unsafe extern "C" fn file_control(_file: *mut ffi::sqlite3_file, _what: c_int, _argument: *mut c_void) -> c_int {
    ffi::SQLITE_NOTFOUND
}

unsafe extern "C" fn sector_size(_file: *mut ffi::sqlite3_file) -> c_int {
    SECTOR as c_int
}

/// As SQLite assumes of every disk on Unix: a write does not damage what lies beside it in the same sector.
unsafe extern "C" fn device_characteristics(_file: *mut ffi::sqlite3_file) -> c_int {
    ffi::SQLITE_IOCAP_POWERSAFE_OVERWRITE
}

unsafe extern "C" fn shm_map(
    file: *mut ffi::sqlite3_file,
    number: c_int,
    size: c_int,
    make: c_int,
    found: *mut *mut c_void,
) -> c_int {
    let mut region = None;
    let code = on(file, ffi::SQLITE_IOERR, |state, handle| {
        let memory = state.memory.entry(handle.file).or_default();
        region = memory.map(handle.who, number as usize, size as usize, make != 0);
        Ok(ffi::SQLITE_OK)
    });
    let pointer = region.as_ref().map_or(std::ptr::null_mut(), |region| region.as_ptr().cast_mut().cast());
    // SAFETY: SQLite gives the address of a pointer; the file is open and this is the only call on it.
    unsafe {
        *found = pointer;
        (*(*file.cast::<CrashFile>()).handle).regions.extend(region);
    }
    code
}

unsafe extern "C" fn shm_lock(file: *mut ffi::sqlite3_file, first: c_int, count: c_int, flags: c_int) -> c_int {
    on(file, ffi::SQLITE_IOERR, |state, handle| {
        let slots = first as usize..(first + count) as usize;
        busy_unless(state.memory.entry(handle.file).or_default().lock(handle.who, slots, flags))
    })
}

unsafe extern "C" fn shm_barrier(_file: *mut ffi::sqlite3_file) {
    std::sync::atomic::fence(std::sync::atomic::Ordering::SeqCst);
}

unsafe extern "C" fn shm_unmap(file: *mut ffi::sqlite3_file, _delete: c_int) -> c_int {
    on(file, ffi::SQLITE_OK, |state, handle| {
        state.memory.entry(handle.file).or_default().leave(handle.who);
        Ok(ffi::SQLITE_OK)
    });
    // SAFETY: SQLite uses none of the regions after this, and makes no other call on the file meanwhile.
    unsafe { (*(*file.cast::<CrashFile>()).handle).regions.clear() };
    ffi::SQLITE_OK
}
