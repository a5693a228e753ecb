//! Banks pack several statements into one ZIP file.

use std::io::{Read, Seek, SeekFrom};

use zip::ZipArchive;

use super::FILE_MAX;
use super::refused::Refused;

/// Files in one archive: a year of days.
const FILES_MAX: usize = 400;
/// How much larger a file may be unpacked than packed. Statements reach about 40; what attacks its reader, hundreds.
const RATIO_MAX: u64 = 100;
/// The ratio is not asked below this size.
const RATIO_FROM: u64 = 10 << 20;

/// Gives each file of an archive to `visit`, or the file itself if it is none. A name is a label: paths in it mean nothing.
///
/// # Errors
/// [`Refused`] for an archive that cannot be opened or is larger than it may be, and whatever `visit` says.
pub fn each_file<R: Read + Seek, E: From<Refused>>(
    mut file: R,
    name: &str,
    mut visit: impl FnMut(&str, &mut dyn Read) -> Result<(), E>,
) -> Result<(), E> {
    let mut begins = Vec::new();
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    file.by_ref().take(4).read_to_end(&mut begins).map_err(unreadable)?;
    file.seek(SeekFrom::Start(0)).map_err(unreadable)?;
    if begins != *b"PK\x03\x04" && begins != *b"PK\x05\x06" {
        return visit(name, &mut file);
    }
    let mut archive = ZipArchive::new(file).map_err(|error| broken(&error))?;
    if archive.len() > FILES_MAX {
        return Err(Refused::TooMany { line: 0, what: "files", max: FILES_MAX }.into());
    }
    let (mut left, mut files) = (FILE_MAX, 0);
    for index in 0..archive.len() {
        let packed = archive.by_index(index).map_err(|error| broken(&error))?;
        let path = packed.name().map_err(|error| broken(&error))?.into_owned();
        let label = path.rsplit(['/', '\\']).next().unwrap_or_default();
        if packed.is_dir() || label.starts_with('.') || path.starts_with("__MACOSX") {
            continue;
        }
        files += 1;
        let max = left.min(packed.compressed_size().saturating_mul(RATIO_MAX).max(RATIO_FROM));
        let mut counted = Counted { inner: packed, left: max, over: false };
        let visited = visit(label, &mut counted);
        if counted.over {
            return Err(Refused::Archive { detail: format!("{label} is far larger than it should be") }.into());
        }
        visited?;
        left -= max - counted.left;
    }
    if files == 0 { Err(Refused::NothingInside.into()) } else { Ok(()) }
}

fn unreadable(error: std::io::Error) -> Refused {
    Refused::Unreadable { detail: error.to_string() }
}

fn broken(error: &zip::result::ZipError) -> Refused {
    Refused::Archive { detail: error.to_string() }
}

/// What is unpacked, up to a limit: what an archive says about itself may be false.
struct Counted<R> {
    inner: R,
    left: u64,
    over: bool,
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(into)?;
        match self.left.checked_sub(read as u64) {
            Some(left) => self.left = left,
            None => {
                self.over = true;
                return Err(std::io::Error::other("larger than it may be"));
            }
        }
        Ok(read)
    }
}
