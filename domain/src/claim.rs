//! The compensation owed for a failed job: whether there is one, how much, until when.
//! One function answers it for the phone before the technician leaves, and for the server when the report arrives.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::clock::local_date;
use crate::ids::{ClaimId, JobId, TechnicianId};
use crate::job::Job;
use crate::ledger::BankReason;
use crate::money::Money;
use crate::procedure::{Cause, CauseCode, Procedure, ProcedureVersion};
use crate::report::ThirdParty;
use crate::service_id::ServiceId;

/// Where a claim stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClaimState {
    /// The report was accepted.
    Submitted,
    /// Finance agrees.
    Approved,
    /// In a payment file.
    InPayRun,
    /// On the account.
    Paid,
    /// Refused by a person, with a reason.
    Rejected,
    /// The bank sent the money back.
    Returned,
}

impl ClaimState {
    /// As stored in a column and in an address.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            ClaimState::Submitted => "submitted",
            ClaimState::Approved => "approved",
            ClaimState::InPayRun => "in_pay_run",
            ClaimState::Paid => "paid",
            ClaimState::Rejected => "rejected",
            ClaimState::Returned => "returned",
        }
    }

    /// The technician still waits for money.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, ClaimState::Paid | ClaimState::Rejected)
    }
}

/// The compensation owed for one failed job.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Claim {
    /// Computed from the job: see [`ClaimId::of_job`].
    pub id: ClaimId,
    /// The failed job.
    pub job: JobId,
    /// Its number.
    pub job_number: String,
    /// Who gets it.
    pub technician: TechnicianId,
    /// Quoted in the payment.
    pub service_id: ServiceId,
    /// Why the job failed.
    pub cause: CauseCode,
    /// How much, by the procedure the report was made with.
    pub amount: Money,
    /// That procedure.
    pub procedure: ProcedureVersion,
    /// When the technician left the customer.
    pub checked_out_at: DateTime<Utc>,
    /// Local date by which it is on the account.
    pub due: NaiveDate,
    /// Where it stands.
    pub state: ClaimState,
    /// What went wrong, if something did. Apps from before it was sent keep it unread.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub trouble: Option<ClaimTrouble>,
    /// Local date on which the bank has booked it, once it is paid and where that is known. Apps from before it was sent
    /// keep it unread.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub paid_on: Option<NaiveDate>,
    /// The server's count of changes at its last change; 0 until the server has seen it.
    pub version: i64,
}

/// What went wrong with a claim, as its technician is told.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ClaimTrouble {
    /// Finance looks into it before it is paid.
    Blocked,
    /// It is not owed after all.
    Withdrawn {
        /// Why, in a person's words.
        reason: String,
    },
    /// The bank has refused the payment.
    Refused {
        /// The bank's code and words.
        bank: BankReason,
    },
    /// The bank has sent the money back.
    Returned {
        /// The bank's code and words.
        bank: BankReason,
    },
    /// Less was paid than is owed.
    PartPaid {
        /// How much was paid.
        paid: Money,
    },
    /// Something that a newer server knows of.
    #[serde(other)]
    Unknown,
}

/// For CSV and logs, in English. What people read on screens is worded by the pages.
impl std::fmt::Display for ClaimTrouble {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ClaimTrouble::Blocked => f.write_str("blocked"),
            ClaimTrouble::Withdrawn { reason } => write!(f, "withdrawn: {reason}"),
            ClaimTrouble::Refused { bank } => write!(f, "refused by the bank: {bank}"),
            ClaimTrouble::Returned { bank } => write!(f, "returned by the bank: {bank}"),
            ClaimTrouble::PartPaid { paid } => write!(f, "part paid: {paid}"),
            ClaimTrouble::Unknown => f.write_str("unknown"),
        }
    }
}

/// Why a failure is not compensated. Shown before the technician leaves, so that he can still mend it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Missing {
    /// The job was not booked in partnership with a carrier; the procedure does not hold for it.
    Partnership,
    /// The carrier's procedure is not on this phone.
    Procedure,
    /// The job has no Service ID.
    ServiceId,
    /// The carrier is not named as involved.
    ThirdParty,
    /// The call to the helpline is not confirmed yet.
    Call,
    /// The helpline was not reached.
    CallNotReached,
    /// Not said whether the carrier's technician has to come.
    TechnicianVisit,
    /// No cause chosen.
    Cause,
    /// The office has set no amount for this cause.
    Compensation,
}

/// The local date by which a compensation is on the account: so many weeks after the local date of the check-out.
/// Source 000: "spätestens innerhalb von 8 Wochen".
#[must_use]
pub fn due_date(checked_out_at: DateTime<Utc>, payout_weeks: u32) -> NaiveDate {
    let day = local_date(checked_out_at);
    day.checked_add_signed(Duration::weeks(i64::from(payout_weeks))).unwrap_or(NaiveDate::MAX)
}

/// Days from today to the due date; negative when overdue.
#[must_use]
pub fn days_left(due: NaiveDate, today: NaiveDate) -> i64 {
    due.signed_duration_since(today).num_days()
}

/// The claim of a job that failed with `third_party`, or everything that is missing for one.
/// `procedure` is the version the report names. Source 000, the whole procedure.
///
/// # Errors
/// Every [`Missing`] piece, in the order of the questions.
pub fn claim_of(
    job: &Job,
    technician: TechnicianId,
    third_party: &ThirdParty,
    procedure: Option<&Procedure>,
    at: DateTime<Utc>,
) -> Result<Claim, Vec<Missing>> {
    if job.partner.is_none() {
        return Err(vec![Missing::Partnership]);
    }
    let ThirdParty::Carrier { procedure: version, call, cause, .. } = third_party else {
        return Err(vec![Missing::ThirdParty]);
    };
    let Some(procedure) = procedure else {
        return Err(vec![Missing::Procedure]);
    };
    let amount = procedure.cause(cause).and_then(Cause::compensated);
    let mut missing = Vec::new();
    if !call.is_confirmed() {
        missing.push(Missing::CallNotReached);
    }
    if amount.is_none() {
        missing.push(Missing::Compensation);
    }
    if job.service_id.is_none() {
        missing.push(Missing::ServiceId);
    }
    match (amount, &job.service_id) {
        (Some(amount), Some(service_id)) if missing.is_empty() => Ok(Claim {
            id: ClaimId::of_job(job.id),
            job: job.id,
            job_number: job.number.clone(),
            technician,
            service_id: service_id.clone(),
            cause: cause.clone(),
            amount,
            procedure: version.clone(),
            checked_out_at: at,
            due: due_date(at, procedure.payout_weeks),
            state: ClaimState::Submitted,
            trouble: None,
            paid_on: None,
            version: 0,
        }),
        _ => Err(missing),
    }
}
