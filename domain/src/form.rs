//! The guided check-out (source 000): which question comes next, which answers are allowed, what the technician will
//! get and by when, or what is still missing. Everything here is a function of the draft; the screen only draws it.

mod report;
mod screen;
mod way;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::claim::Missing;
use crate::clock::local_date;
use crate::ids::TechnicianId;
use crate::job::Job;
use crate::language::Localized;
use crate::money::Money;
use crate::procedure::{CauseCode, Helpline, Procedure};
use crate::refusal::Refusal;
use crate::service_id::ServiceId;

pub use report::{forecast, outcome};
pub use screen::form;
pub use way::{answer, dial, go, stop_work, way};

/// A question of the check-out, in the order of source 000.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Question {
    /// Was the job successful?
    Successful,
    /// Is the carrier involved?
    ThirdParty,
    /// Was the call to the helpline confirmed?
    Call,
    /// Does a technician of the carrier have to come?
    TechnicianVisit,
    /// Which of the carrier's causes?
    Cause,
    /// What happened, in words: asked where the carrier is not involved.
    Reason,
    /// Is everything right?
    Confirm,
}

/// One thing the technician says. Choices lead on to the next question, texts stay where they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Answer {
    /// To [`Question::Successful`].
    Successful {
        /// The work is done.
        yes: bool,
    },
    /// To [`Question::ThirdParty`].
    Carrier {
        /// The carrier is involved.
        involved: bool,
    },
    /// To [`Question::Call`].
    Call {
        /// Somebody was reached and has confirmed the failure.
        reached: bool,
    },
    /// To [`Question::Call`]: with whom he spoke.
    CallContact {
        /// A name; may be empty.
        text: String,
    },
    /// To [`Question::Call`]: the carrier's reference.
    CallReference {
        /// As given on the telephone; may be empty.
        text: String,
    },
    /// To [`Question::TechnicianVisit`].
    TechnicianVisit {
        /// A technician of the carrier has to come.
        needed: bool,
    },
    /// To [`Question::Cause`].
    Cause {
        /// One of the procedure's.
        cause: CauseCode,
    },
    /// To [`Question::Reason`].
    Reason {
        /// What happened.
        text: String,
    },
    /// A remark, at [`Question::Confirm`].
    Note {
        /// May be empty.
        text: String,
    },
}

/// A check-out under way. Every answer is on disk as soon as it is given. Answers that are no longer on the way (he
/// went back and changed an earlier one) stay here and come back with it; they are not reported.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(default)] // a draft of an older app, begun before the update, lacks what is new
pub struct CheckOutDraft {
    /// The question on the screen; after the app was killed it is on the screen again.
    pub question: Question,
    /// See [`Answer::Successful`].
    pub successful: Option<bool>,
    /// See [`Answer::Carrier`].
    pub carrier: Option<bool>,
    /// See [`Answer::Call`].
    pub reached: Option<bool>,
    /// When [`Answer::Call`] was given, on the phone's clock.
    pub reached_at: Option<DateTime<Utc>>,
    /// When the call button was pressed, on the phone's clock; the last 20.
    pub dialled: Vec<DateTime<Utc>>,
    /// See [`Answer::CallContact`].
    pub contact: String,
    /// See [`Answer::CallReference`].
    pub reference: String,
    /// See [`Answer::TechnicianVisit`].
    pub technician_visit: Option<bool>,
    /// See [`Answer::Cause`].
    pub cause: Option<CauseCode>,
    /// See [`Answer::Reason`].
    pub reason: String,
    /// See [`Answer::Note`].
    pub note: String,
}

impl Default for CheckOutDraft {
    fn default() -> Self {
        CheckOutDraft {
            question: Question::Successful,
            successful: None,
            carrier: None,
            reached: None,
            reached_at: None,
            dialled: Vec::new(),
            contact: String::new(),
            reference: String::new(),
            technician_visit: None,
            cause: None,
            reason: String::new(),
            note: String::new(),
        }
    }
}

/// What the form may look at besides the draft.
#[derive(Debug, Clone, Copy)]
pub struct FormScene<'a> {
    /// The job.
    pub job: &'a Job,
    /// The procedure in force for it on the day; `None` if the job has no carrier or the phone has no procedure.
    pub procedure: Option<&'a Procedure>,
    /// Who acts.
    pub technician: TechnicianId,
    /// Now, as well as the phone can tell.
    pub now: DateTime<Utc>,
}

/// A step of the visible way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct WayStep {
    /// Which question.
    pub question: Question,
    /// It has an answer.
    pub answered: bool,
    /// It is on the screen.
    pub current: bool,
    /// He may jump to it.
    pub reachable: bool,
}

/// A choice on the screen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct Choice {
    /// What choosing it says.
    pub answer: Answer,
    /// It is the present answer.
    pub selected: bool,
    /// Why it cannot be chosen, if it cannot.
    pub refused: Option<Refusal>,
    /// Its name where it comes as data: a cause.
    pub name: Option<Localized>,
}

/// What the technician gets if he confirms now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Forecast {
    /// The job is done (or not said yet): there is nothing to compensate.
    NoFailure,
    /// A compensation.
    Compensation {
        /// How much.
        amount: Money,
        /// Local date by which it is on the account.
        due: NaiveDate,
        /// Weeks from the check-out to that date.
        weeks: u32,
        /// The Service ID it is paid under.
        service_id: ServiceId,
        /// The amount is invented sample data.
        sample: bool,
    },
    /// None, and why.
    Missing {
        /// In the order of the questions; never empty.
        missing: Vec<Missing>,
    },
}

/// The check-out as the screen shows it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
pub struct CheckOutForm {
    /// The question on the screen.
    pub question: Question,
    /// All questions of the way, as far as the answers tell.
    pub way: Vec<WayStep>,
    /// Where "back" leads; `None` on the first question.
    pub back: Option<Question>,
    /// Where "next" leads; `None` while this question is open, and on the last one.
    pub next: Option<Question>,
    /// What can be chosen; empty where words are asked.
    pub choices: Vec<Choice>,
    /// What was said so far.
    pub draft: CheckOutDraft,
    /// The carrier's name, where there is one.
    pub partner_name: Option<String>,
    /// Whom to phone; only with the carrier involved.
    pub helpline: Option<Helpline>,
    /// The name of the chosen cause, for the summary: the choices are there only while the cause is asked.
    pub cause_name: Option<Localized>,
    /// Transfer-point job, dead line: no further work under this job. Say so.
    pub stop_work: bool,
    /// What he gets if he confirms now.
    pub forecast: Forecast,
    /// Nothing is open any more: it can be confirmed.
    pub complete: bool,
}

/// The procedure in force for a job on the local day of `now`.
#[must_use]
pub fn procedure_for<'a>(job: &Job, procedures: &'a [Procedure], now: DateTime<Utc>) -> Option<&'a Procedure> {
    job.partner.as_ref().and_then(|partner| Procedure::in_force(procedures, partner, local_date(now)))
}
