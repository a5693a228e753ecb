//! What the office does with jobs and service orders. The same rules hold whoever asks: page, API or test.

use chrono::{DateTime, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Europe::Zurich;

use crate::ids::{JobId, TechnicianId};
use crate::job::{Cancellation, Job, JobState};
use crate::refusal::{Field, Refusal};
use crate::service_order::{ServiceOrder, ServiceOrderState};

/// When and by whom a visit is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Visit {
    /// It begins at or after.
    pub window_start: DateTime<Utc>,
    /// It begins at or before.
    pub window_end: DateTime<Utc>,
    /// Who does it, if somebody is chosen already.
    pub technician: Option<TechnicianId>,
}

fn refuse_if_over(job: &Job) -> Result<(), Refusal> {
    match job.state {
        JobState::Open | JobState::Assigned | JobState::OnSite { .. } => Ok(()),
        JobState::Completed { .. } | JobState::Failed { .. } => Err(Refusal::AlreadyCheckedOut),
        JobState::Cancelled { .. } => Err(Refusal::Cancelled),
    }
}

/// The state of a job that nobody has begun.
#[must_use]
pub fn waiting(technician: Option<TechnicianId>) -> JobState {
    if technician.is_some() { JobState::Assigned } else { JobState::Open }
}

/// Why a job cannot be given to somebody else or cancelled any more.
///
/// # Errors
/// [`Refusal::AlreadyCheckedOut`], [`Refusal::Cancelled`].
pub fn can_change(job: &Job) -> Result<(), Refusal> {
    refuse_if_over(job)
}

/// Gives a job to a technician, or to nobody. One that is under way can be taken away as well (somebody falls ill on
/// site): the next one checks in anew, and what the first one still sends is parked. To the same technician: nothing
/// changes, so that two clicks are as good as one.
///
/// # Errors
/// [`Refusal::AlreadyCheckedOut`], [`Refusal::Cancelled`].
pub fn assign(job: &Job, technician: Option<TechnicianId>) -> Result<Job, Refusal> {
    refuse_if_over(job)?;
    if job.technician == technician {
        return Ok(job.clone());
    }
    Ok(Job { technician, state: waiting(technician), ..job.clone() })
}

/// Gives a job up. No claim comes of it.
///
/// # Errors
/// [`Refusal::AlreadyCheckedOut`], [`Refusal::Cancelled`], and what [`Cancellation::check`] says.
pub fn cancel(job: &Job, cancellation: Cancellation, at: DateTime<Utc>) -> Result<Job, Refusal> {
    refuse_if_over(job)?;
    cancellation.check(job.kind)?;
    Ok(Job { state: JobState::Cancelled { at, cancellation }, ..job.clone() })
}

fn refuse_if_settled(order: &ServiceOrder) -> Result<(), Refusal> {
    match order.state {
        ServiceOrderState::Requested => Ok(()),
        _ => Err(Refusal::ServiceOrderSettled),
    }
}

/// Makes a job of a service order. The customer's data are the order's.
///
/// # Errors
/// [`Refusal::ServiceOrderSettled`], and what [`Job::check`] says.
pub fn schedule(
    order: &ServiceOrder,
    job: JobId,
    number: String,
    visit: Visit,
) -> Result<(ServiceOrder, Job), Refusal> {
    refuse_if_settled(order)?;
    let job = Job {
        id: job,
        number,
        kind: order.kind,
        partner: order.partner.clone(),
        service_id: order.service_id.clone(),
        customer: order.request.customer.clone(),
        window_start: visit.window_start,
        window_end: visit.window_end,
        instructions: order.request.note.clone(),
        technician: visit.technician,
        state: waiting(visit.technician),
        service_order: Some(order.id),
        follow_up: None,
        version: 0,
    };
    job.check()?;
    Ok((ServiceOrder { state: ServiceOrderState::Scheduled { job: job.id }, ..order.clone() }, job))
}

/// Declines a service order; the technician reads why.
///
/// # Errors
/// [`Refusal::ServiceOrderSettled`], [`Refusal::Needed`], [`Refusal::TooLong`].
pub fn decline(order: &ServiceOrder, reason: &str) -> Result<ServiceOrder, Refusal> {
    refuse_if_settled(order)?;
    Field::Reason.require(reason)?;
    Ok(ServiceOrder { state: ServiceOrderState::Declined { reason: reason.trim().to_owned() }, ..order.clone() })
}

/// The first moment of a local day in Switzerland. Where midnight is skipped or comes twice, the earliest there is.
#[must_use]
pub fn day_begins(day: NaiveDate) -> DateTime<Utc> {
    let midnight = day.and_time(NaiveTime::MIN);
    let local = Zurich.from_local_datetime(&midnight).earliest();
    local.map_or_else(|| midnight.and_utc(), |local| local.with_timezone(&Utc))
}
