//! What a technician may do with a job now. Screens draw their buttons from this and decide nothing.

use serde::{Deserialize, Serialize};

use crate::decide::work_is_stopped;
use crate::ids::TechnicianId;
use crate::job::{Job, JobState};
use crate::procedure::Procedure;
use crate::refusal::Refusal;

/// For each button: `None` if it may be pressed, or why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Allowed {
    /// Arrive.
    pub check_in: Option<Refusal>,
    /// Leave.
    pub check_out: Option<Refusal>,
    /// Give up.
    pub cancel: Option<Refusal>,
    /// Open a new order with the customer's data.
    pub service_order: Option<Refusal>,
}

/// What may be done with a job. `stopped` says that a check-out under way has found a dead line on a transfer-point
/// job ([`crate::form::stop_work`]): then it can only be finished, not cancelled.
#[must_use]
pub fn allowed(job: &Job, technician: TechnicianId, procedures: &[Procedure], stopped: bool) -> Allowed {
    if job.technician != Some(technician) {
        let no = || Some(Refusal::NotYours);
        return Allowed { check_in: no(), check_out: no(), cancel: no(), service_order: no() };
    }
    let on_site = job.refuse_unless_on_site().err();
    let over = if work_is_stopped(job, procedures) { Some(Refusal::WorkStopped) } else { on_site.clone() };
    let assigned = job.state == JobState::Assigned;
    Allowed {
        check_in: if assigned { None } else { over.clone().or(Some(Refusal::AlreadyCheckedIn)) },
        check_out: on_site,
        cancel: match (assigned, stopped) {
            (_, true) => Some(Refusal::WorkStopped),
            (true, false) => None,
            (false, false) => over,
        },
        service_order: job.follow_up.map(|service_order| Refusal::ServiceOrderExists { service_order }),
    }
}
