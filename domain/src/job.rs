//! A job: one visit at a customer.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use crate::customer::Customer;
use crate::ids::{JobId, ServiceOrderId, TechnicianId};
use crate::procedure::PartnerCode;
use crate::refusal::{Field, Refusal};
use crate::report::{Outcome, ThirdParty};
use crate::service_id::ServiceId;

/// What is done at the customer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum JobKind {
    /// Internet, telephone or television set up at home.
    Installation,
    /// The line activated at the transfer point (Überführungspunkt, UP).
    TransferPoint,
    /// Something that worked before.
    Repair,
}

/// Where a job stands. Facts live inside the state: a completed job without a time cannot be written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum JobState {
    /// Nobody has it yet.
    Open,
    /// A technician has it.
    Assigned,
    /// The technician is there.
    OnSite {
        /// Since when.
        since: DateTime<Utc>,
    },
    /// Left with the work done.
    Completed {
        /// When he left.
        at: DateTime<Utc>,
        /// His remark.
        note: String,
    },
    /// Left without, with a report.
    Failed {
        /// When he left.
        at: DateTime<Utc>,
        /// Why.
        report: crate::report::FailureReport,
    },
    /// Given up.
    Cancelled {
        /// When.
        at: DateTime<Utc>,
        /// Why.
        cancellation: Cancellation,
    },
}

/// The bare word of a state, for filters and columns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum JobStateName {
    /// See [`JobState::Open`].
    Open,
    /// See [`JobState::Assigned`].
    Assigned,
    /// See [`JobState::OnSite`].
    OnSite,
    /// See [`JobState::Completed`].
    Completed,
    /// See [`JobState::Failed`].
    Failed,
    /// See [`JobState::Cancelled`].
    Cancelled,
}

impl JobStateName {
    /// As stored in a column and in an address.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            JobStateName::Open => "open",
            JobStateName::Assigned => "assigned",
            JobStateName::OnSite => "on_site",
            JobStateName::Completed => "completed",
            JobStateName::Failed => "failed",
            JobStateName::Cancelled => "cancelled",
        }
    }
}

impl JobState {
    /// The bare word.
    #[must_use]
    pub fn name(&self) -> JobStateName {
        match self {
            JobState::Open => JobStateName::Open,
            JobState::Assigned => JobStateName::Assigned,
            JobState::OnSite { .. } => JobStateName::OnSite,
            JobState::Completed { .. } => JobStateName::Completed,
            JobState::Failed { .. } => JobStateName::Failed,
            JobState::Cancelled { .. } => JobStateName::Cancelled,
        }
    }

    /// Nothing more is expected of the technician.
    #[must_use]
    pub fn is_over(&self) -> bool {
        matches!(self, JobState::Completed { .. } | JobState::Failed { .. } | JobState::Cancelled { .. })
    }
}

/// Who gave the job up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CancellationReason {
    /// The customer: absent, changed his mind, transfer point not accessible.
    Customer,
    /// The technician cannot do it.
    Technician,
    /// Something else; the note says what.
    Other,
}

/// A job given up. No claim comes of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Cancellation {
    /// Who.
    pub reason: CancellationReason,
    /// The transfer point could not be reached; the reason is then the customer (source 000).
    pub transfer_point_not_accessible: bool,
    /// In words; needed when the reason is another.
    pub note: String,
}

impl Cancellation {
    /// Holds a cancellation to the rules.
    ///
    /// # Errors
    /// [`Refusal::NotATransferPoint`], [`Refusal::Needed`], [`Refusal::TooLong`].
    pub fn check(&self, kind: JobKind) -> Result<(), Refusal> {
        let at_transfer_point = kind == JobKind::TransferPoint && self.reason == CancellationReason::Customer;
        if self.transfer_point_not_accessible && !at_transfer_point {
            return Err(Refusal::NotATransferPoint);
        }
        match self.reason {
            CancellationReason::Other => Field::Reason.require(&self.note),
            _ => Field::Note.limit(&self.note),
        }
    }
}

/// One visit at a customer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Job {
    /// Its identity.
    pub id: JobId,
    /// The office's number: `A-1042`.
    pub number: String,
    /// What is done.
    pub kind: JobKind,
    /// The carrier it is done for; nobody if the customer booked directly.
    pub partner: Option<PartnerCode>,
    /// The carrier's Service ID; a job for a carrier has one.
    pub service_id: Option<ServiceId>,
    /// For whom and where.
    pub customer: Customer,
    /// The visit begins at or after.
    pub window_start: DateTime<Utc>,
    /// The visit begins at or before.
    pub window_end: DateTime<Utc>,
    /// What is to be done, in words.
    pub instructions: String,
    /// Who does it.
    pub technician: Option<TechnicianId>,
    /// Where it stands.
    pub state: JobState,
    /// The service order it came from.
    pub service_order: Option<ServiceOrderId>,
    /// The service order that was opened from it on site.
    pub follow_up: Option<ServiceOrderId>,
    /// The server's count of changes at its last change; 0 until the server has seen it.
    pub version: i64,
}

/// The longest window of a visit.
const WINDOW_MAX: Duration = Duration::days(1);

impl Job {
    /// Holds a job that the office writes to the rules: whole address, possible times, and a Service ID if it is done
    /// for a carrier, because the compensation is paid quoting it.
    ///
    /// # Errors
    /// [`Refusal::Needed`], [`Refusal::TooLong`], [`Refusal::WindowImpossible`], [`Refusal::ServiceIdEmpty`].
    pub fn check(&self) -> Result<(), Refusal> {
        Field::JobNumber.require(&self.number)?;
        self.customer.check()?;
        Field::Instructions.limit(&self.instructions)?;
        let length = self.window_end.signed_duration_since(self.window_start);
        if length <= Duration::zero() || length > WINDOW_MAX {
            return Err(Refusal::WindowImpossible);
        }
        if self.partner.is_some() && self.service_id.is_none() {
            return Err(Refusal::ServiceIdEmpty);
        }
        Ok(())
    }

    /// What is wrong with doing something on site now, if anything.
    pub(crate) fn refuse_unless_on_site(&self) -> Result<(), Refusal> {
        match self.state {
            JobState::OnSite { .. } => Ok(()),
            JobState::Open => Err(Refusal::NotYours),
            JobState::Assigned => Err(Refusal::NotCheckedIn),
            JobState::Completed { .. } | JobState::Failed { .. } => Err(Refusal::AlreadyCheckedOut),
            JobState::Cancelled { .. } => Err(Refusal::Cancelled),
        }
    }

    /// The state after a check-out.
    pub(crate) fn left(outcome: &Outcome, at: DateTime<Utc>) -> JobState {
        match outcome {
            Outcome::Completed { note } => JobState::Completed { at, note: note.clone() },
            Outcome::Failed { report } => JobState::Failed { at, report: report.clone() },
        }
    }

    /// The failure report, if the job failed with the carrier involved.
    #[must_use]
    pub fn carrier_failure(&self) -> Option<&ThirdParty> {
        match &self.state {
            JobState::Failed { report, .. } if report.third_party != ThirdParty::Nobody => Some(&report.third_party),
            _ => None,
        }
    }
}
