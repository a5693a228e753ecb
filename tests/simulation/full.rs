//! F22: the disk is full from one step on. A form that was begun can be finished, its work saved and sent, because a
//! reserve is kept for it.

use crash_vfs::{Disk, Fault};
use phone::Phone;
use phone::error::CommandError;

use crate::cases::{self, Case, STAGES, Stage};
use crate::matrix::open;

/// The commands that finish something.
const FINISHING: [&str; 8] = [
    "answer: note",
    "go back",
    "confirm",
    "cancel",
    "cancel on site",
    "open an order",
    "open an order after the check-out",
    "send",
];

/// What cannot be finished, if anything.
pub fn stuck() -> Option<String> {
    cases::all().into_iter().filter(|case| FINISHING.contains(&case.name)).find_map(|case| stuck_in(&case))
}

fn stuck_in(case: &Case) -> Option<String> {
    let disk = Disk::new(0);
    let ready = ready(case, &disk).unwrap_or_else(|error| panic!("{}: {error}", case.name));
    drop(ready);
    for step in 1.. {
        let disk = disk.fork(step);
        let phone = open(&disk).expect("it opens");
        disk.plan(step, Fault::Full);
        let done = (case.act)(&phone);
        if !disk.is_full() {
            return None;
        }
        if let Err(error) = done {
            return Some(format!(
                "I1: the disk is full at step {step} of {}, and it cannot be finished: {error}",
                case.name
            ));
        }
    }
    None
}

fn ready(case: &Case, disk: &Disk) -> Result<Phone, CommandError> {
    let phone = open(disk)?;
    for stage in STAGES.into_iter().filter(|stage| *stage <= case.stage && case.stage > Stage::Nothing) {
        cases::advance(&phone, stage)?;
    }
    (case.before)(&phone)?;
    Ok(phone)
}

#[test]
fn what_was_begun_can_be_finished_on_a_full_disk() {
    let _calm = crate::calm();
    assert_eq!(stuck(), None);
}
