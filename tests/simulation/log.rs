//! The phone's write-ahead log and its journal stay small, however long a phone lives and however much it reads at once.

use std::sync::Arc;

use crash_vfs::Disk;
use domain::form::Answer;
use domain::ids::JobId;
use domain::wire::{RowChange, SyncReply};
use phone::disk::{Disk as _, JOURNAL};
use phone::error::CommandError;
use phone::{Phone, Stamp};
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::cases::{STAGES, Stage, advance, moment, noon};
use crate::office::{TECHNICIANS, new_job};
use crate::phone_disk::PhoneDisk;

/// Answers that somebody gives in a long life.
const ANSWERS: u32 = 2_000;
/// Jobs that come with one reply.
const JOBS: u128 = 4_000;
/// Largest log, in bytes.
const LOG_MAX: u64 = 4 * 1024 * 1024;
/// Largest journal of a phone with two operations that wait, in bytes.
const JOURNAL_MAX: usize = 64 * 1024;

/// What has grown too large, if anything.
pub fn grows() -> Option<String> {
    let disk = PhoneDisk(Disk::new(0));
    let phone = Phone::open_on(Arc::new(disk.clone()), moment(0)).expect("it opens");
    for stage in STAGES.into_iter().filter(|stage| *stage <= Stage::Filled) {
        advance(&phone, stage).expect("a stage");
    }
    lives(&phone, ANSWERS);
    if let Some(grown) = too_large(&disk) {
        return Some(grown);
    }
    reads_much(&phone).expect("a large reply is taken in");
    lives(&phone, 4); // the first change after it begins the log anew
    too_large(&disk)
}

fn too_large(disk: &PhoneDisk) -> Option<String> {
    let (log, journal) = (disk.log_bytes(), disk.0.length(JOURNAL).unwrap_or(0));
    let large = log > LOG_MAX || journal > JOURNAL_MAX;
    large.then(|| format!("I23: the log has {log} bytes, the journal {journal}"))
}

/// Each answer is another: SQLite writes nothing for one that is there already.
fn lives(phone: &Phone, answers: u32) {
    let job = JobId(Uuid::from_u128(0x1001));
    for number in 0..answers {
        let stamp = Stamp { moment: moment(20), id: Uuid::from_u128(0x8000 + u128::from(number)) };
        let answer = Answer::Note { text: format!("Bemerkung {number}") };
        phone.check_out_answer(&stamp, job, &answer).expect("an answer");
    }
}

fn reads_much(phone: &Phone) -> Result<(), CommandError> {
    let request = phone.outgoing(moment(300))?.expect("it is paired");
    let row = |number| {
        let job = new_job(JobId(Uuid::from_u128(0x9000 + number)), number, Some(TECHNICIANS[0]), true, noon());
        let body = serde_json::to_string(&job).expect("it is JSON");
        RowChange {
            entity: "job".into(),
            id: job.id.to_string(),
            row: Some(RawValue::from_string(body).expect("it is JSON")),
        }
    };
    let time = moment(300).wall.timestamp_millis();
    let reply = SyncReply { cursor: 20, time, changes: (0..JOBS).map(row).collect(), ..SyncReply::default() };
    phone.incoming(&request, reply, moment(300)).map(drop)
}

#[test]
fn the_log_and_the_journal_stay_small() {
    let _calm = crate::calm();
    assert_eq!(grows(), None);
}
