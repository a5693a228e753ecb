//! The functions that SQLite calls on the file system: one for all disks, because its first part of a path names one.

use std::ffi::{CStr, c_char, c_int};
use std::sync::Once;

use rusqlite::ffi;

use crate::disk::{Disk, find};
use crate::file::{CrashFile, open_at};
use crate::state::Trouble;

/// The name under which SQLite knows it.
pub const NAME: &str = "crash";
const C_NAME: &CStr = c"crash";
/// Longest path.
const PATH_MAX: c_int = 512;

/// Makes it known to SQLite, once.
pub(crate) fn register() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        // SAFETY: SQLite answers with its own table, which lives for ever.
        let system = unsafe { &*ffi::sqlite3_vfs_find(std::ptr::null()) };
        let vfs = ffi::sqlite3_vfs {
            iVersion: 2,
            szOsFile: size_of::<CrashFile>() as c_int,
            mxPathname: PATH_MAX,
            pNext: std::ptr::null_mut(),
            zName: C_NAME.as_ptr(),
            pAppData: std::ptr::null_mut(),
            xOpen: Some(open),
            xDelete: Some(delete),
            xAccess: Some(access),
            xFullPathname: Some(full_path_name),
            xDlOpen: None,
            xDlError: None,
            xDlSym: None,
            xDlClose: None,
            xRandomness: Some(randomness),
            xSleep: Some(sleep),
            xCurrentTime: system.xCurrentTime,
            xGetLastError: None,
            xCurrentTimeInt64: system.xCurrentTimeInt64,
            xSetSystemCall: None,
            xGetSystemCall: None,
            xNextSystemCall: None,
        };
        // SAFETY: the table is leaked, so it lives as long as SQLite.
        let code = unsafe { ffi::sqlite3_vfs_register(Box::leak(Box::new(vfs)), 0) };
        assert_eq!(code, ffi::SQLITE_OK, "SQLite takes the file system");
    });
}

/// The disk and the file of a path.
fn at<'a>(path: *const c_char) -> Option<(Disk, &'a str)> {
    // SAFETY: SQLite gives texts that end with a zero, and keeps them for the time of the call.
    find(unsafe { CStr::from_ptr(path) }.to_str().ok()?)
}

unsafe extern "C" fn open(
    _vfs: *mut ffi::sqlite3_vfs,
    path: *const c_char,
    file: *mut ffi::sqlite3_file,
    flags: c_int,
    out_flags: *mut c_int,
) -> c_int {
    // SAFETY: the memory is SQLite's; no methods means that there is nothing to close.
    unsafe { (*file).pMethods = std::ptr::null() };
    // A file without a name cannot tell its disk; it gets one of its own.
    let found = if path.is_null() { Some((Disk::new(0), "")) } else { at(path) };
    let Some((disk, name)) = found else { return ffi::SQLITE_CANTOPEN };
    let opened = {
        let mut state = disk.lock();
        if path.is_null() { Ok(state.open_unnamed()) } else { state.open(name, flags & ffi::SQLITE_OPEN_CREATE != 0) }
    };
    match opened {
        Ok(number) => {
            // SAFETY: SQLite has allocated `szOsFile` bytes; `out_flags` may be missing.
            unsafe {
                open_at(file, disk, number, !path.is_null());
                if !out_flags.is_null() {
                    *out_flags = flags;
                }
            }
            ffi::SQLITE_OK
        }
        Err(Trouble::Full) => ffi::SQLITE_FULL,
        Err(Trouble::Missing) => ffi::SQLITE_CANTOPEN,
        Err(Trouble::Dead | Trouble::Error) => ffi::SQLITE_IOERR,
    }
}

unsafe extern "C" fn delete(_vfs: *mut ffi::sqlite3_vfs, path: *const c_char, sync: c_int) -> c_int {
    let Some((disk, name)) = at(path) else { return ffi::SQLITE_IOERR_DELETE };
    let deleted = disk.lock().delete(name, sync != 0);
    match deleted {
        Ok(()) => ffi::SQLITE_OK,
        Err(Trouble::Missing) => ffi::SQLITE_IOERR_DELETE_NOENT,
        Err(_) => ffi::SQLITE_IOERR_DELETE,
    }
}

unsafe extern "C" fn access(_vfs: *mut ffi::sqlite3_vfs, path: *const c_char, flags: c_int, out: *mut c_int) -> c_int {
    // Like the system's: an empty log is no log.
    let there = at(path).and_then(|(disk, name)| disk.length(name));
    let there =
        if flags == ffi::SQLITE_ACCESS_EXISTS { there.is_some_and(|length| length > 0) } else { there.is_some() };
    // SAFETY: SQLite gives the address of a number.
    unsafe { *out = c_int::from(there) };
    ffi::SQLITE_OK
}

unsafe extern "C" fn full_path_name(
    _vfs: *mut ffi::sqlite3_vfs,
    path: *const c_char,
    room: c_int,
    out: *mut c_char,
) -> c_int {
    // SAFETY: SQLite gives a text that ends with a zero, and a place for `room` bytes.
    unsafe {
        let path = CStr::from_ptr(path).to_bytes_with_nul();
        if path.len() > room as usize {
            return ffi::SQLITE_CANTOPEN;
        }
        std::ptr::copy_nonoverlapping(path.as_ptr().cast(), out, path.len());
    }
    ffi::SQLITE_OK
}

/// Always the same: what SQLite draws from it (salts of the log) decides nothing that a test may depend on.
unsafe extern "C" fn randomness(_vfs: *mut ffi::sqlite3_vfs, count: c_int, out: *mut c_char) -> c_int {
    for place in 0..count {
        // SAFETY: SQLite gives a place for `count` bytes.
        unsafe { *out.add(place as usize) = place as c_char };
    }
    count
}

/// Nobody waits on a disk in memory; another thread may have its turn.
unsafe extern "C" fn sleep(_vfs: *mut ffi::sqlite3_vfs, micros: c_int) -> c_int {
    std::thread::yield_now();
    micros
}
