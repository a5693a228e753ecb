//! The phone's write-ahead log stays small, however long a phone lives.

use std::sync::Arc;

use crash_vfs::Disk;
use phone::Phone;
use phone::disk::{Disk as _, JOURNAL};

use crate::cases::{STAGES, Stage, advance, all, moment};
use crate::phone_disk::PhoneDisk;

/// Answers that somebody gives in a long life.
const ANSWERS: usize = 1_200;
/// Largest log, in bytes.
const LOG_MAX: u64 = 5 * 1024 * 1024;
/// Largest journal of a phone with two operations that wait, in bytes.
const JOURNAL_MAX: usize = 64 * 1024;

/// What has grown too large, if anything.
pub fn grows() -> Option<String> {
    let disk = PhoneDisk(Disk::new(0));
    let phone = Phone::open_on(Arc::new(disk.clone()), moment(0)).ok()?;
    for stage in STAGES.into_iter().filter(|stage| *stage <= Stage::Filled) {
        advance(&phone, stage).ok()?;
    }
    let case = all().into_iter().find(|case| case.name == "answer: note").expect("there is such a case");
    let other = all().into_iter().find(|case| case.name == "answer: reference").expect("there is such a case");
    for number in 0..ANSWERS {
        let act = if number % 2 == 0 { case.act } else { other.act };
        act(&phone).ok()?;
    }
    let (log, journal) = (disk.log_bytes(), disk.0.length(JOURNAL).unwrap_or(0));
    let large = log > LOG_MAX || journal > JOURNAL_MAX;
    large.then(|| format!("I23: the log has {log} bytes, the journal {journal}"))
}

#[test]
fn the_log_and_the_journal_stay_small() {
    let _calm = crate::calm();
    assert_eq!(grows(), None);
}
