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

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test says by panicking that a fact does not hold")]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::customer::Customer;
    use crate::ids::ServiceOrderId;
    use crate::job::{CancellationReason, JobKind};
    use crate::service_order::{ServiceOrderRequest, Wish};

    const LUCA: TechnicianId = TechnicianId(Uuid::from_u128(1));
    const SARA: TechnicianId = TechnicianId(Uuid::from_u128(2));

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().expect("a time")
    }

    fn order() -> ServiceOrder {
        let customer = Customer {
            name: "Anna Musterfrau".into(),
            phone: String::new(),
            street: "Beispielgasse 3".into(),
            postcode: "3011".into(),
            city: "Bern".into(),
            access: String::new(),
        };
        ServiceOrder {
            id: ServiceOrderId(Uuid::from_u128(3)),
            origin: JobId(Uuid::from_u128(4)),
            origin_number: "A-1".into(),
            technician: LUCA,
            requested_at: at("2026-03-27T09:00:00Z"),
            kind: JobKind::Repair,
            partner: None,
            service_id: None,
            request: ServiceOrderRequest { customer, wish: Wish::Soon, note: "Nochmals".into() },
            state: ServiceOrderState::Requested,
            version: 7,
        }
    }

    fn visit(technician: Option<TechnicianId>) -> Visit {
        let (window_start, window_end) = (at("2026-04-01T06:00:00Z"), at("2026-04-01T08:00:00Z"));
        Visit { window_start, window_end, technician }
    }

    fn job(technician: Option<TechnicianId>) -> Job {
        schedule(&order(), JobId(Uuid::from_u128(5)), "A-2".into(), visit(technician)).expect("it is allowed").1
    }

    fn given_up(reason: CancellationReason) -> Cancellation {
        Cancellation { reason, transfer_point_not_accessible: false, note: String::new() }
    }

    #[test]
    fn a_scheduled_order_is_a_job_with_the_customers_data_and_knows_it() {
        let (settled, job) = schedule(&order(), JobId(Uuid::from_u128(5)), "A-2".into(), visit(None)).expect("allowed");
        assert_eq!(job.customer, order().request.customer);
        assert_eq!((job.service_order, job.state), (Some(order().id), JobState::Open));
        assert_eq!(settled.state, ServiceOrderState::Scheduled { job: job.id });
        assert_eq!(schedule(&settled, job.id, "A-3".into(), visit(None)), Err(Refusal::ServiceOrderSettled));
        assert_eq!(decline(&settled, "zu spät"), Err(Refusal::ServiceOrderSettled));
    }

    #[test]
    fn an_impossible_window_schedules_nothing() {
        let backwards = Visit { window_end: at("2026-04-01T05:00:00Z"), ..visit(None) };
        let refused = schedule(&order(), JobId(Uuid::from_u128(5)), "A-2".into(), backwards);
        assert_eq!(refused, Err(Refusal::WindowImpossible));
    }

    #[test]
    fn declining_needs_words() {
        assert_eq!(decline(&order(), "  "), Err(Refusal::Needed { field: Field::Reason }));
        let declined = decline(&order(), " kein Netz ").expect("allowed");
        assert_eq!(declined.state, ServiceOrderState::Declined { reason: "kein Netz".into() });
    }

    #[test]
    fn a_job_goes_from_hand_to_hand_until_it_is_over() {
        let open = job(None);
        let lucas = assign(&open, Some(LUCA)).expect("allowed");
        assert_eq!(lucas.state, JobState::Assigned);
        let on_site = Job { state: JobState::OnSite { since: at("2026-04-01T06:10:00Z") }, ..lucas };
        assert_eq!(assign(&on_site, Some(LUCA)).as_ref(), Ok(&on_site), "he keeps his check-in");
        let saras = assign(&on_site, Some(SARA)).expect("allowed");
        assert_eq!((saras.state.clone(), saras.technician), (JobState::Assigned, Some(SARA)), "she checks in anew");
        assert_eq!(assign(&saras, None).map(|job| job.state), Ok(JobState::Open));
        let done = Job { state: JobState::Completed { at: on_site.window_end, note: String::new() }, ..on_site };
        assert_eq!(assign(&done, Some(SARA)), Err(Refusal::AlreadyCheckedOut));
        let refused = cancel(&done, given_up(CancellationReason::Customer), done.window_end);
        assert_eq!(refused, Err(Refusal::AlreadyCheckedOut));
    }

    #[test]
    fn a_job_is_cancelled_once_and_another_reason_needs_words() {
        let open = job(None);
        let other = cancel(&open, given_up(CancellationReason::Other), open.window_end);
        assert_eq!(other, Err(Refusal::Needed { field: Field::Reason }));
        let cancelled = cancel(&open, given_up(CancellationReason::Customer), open.window_end).expect("allowed");
        assert_eq!(
            cancel(&cancelled, given_up(CancellationReason::Customer), open.window_end),
            Err(Refusal::Cancelled)
        );
        assert_eq!(assign(&cancelled, Some(LUCA)), Err(Refusal::Cancelled));
    }

    #[test]
    fn a_day_begins_at_local_midnight_in_summer_and_winter() {
        let begins = |day: &str| day_begins(day.parse().expect("a date")).to_rfc3339();
        assert_eq!(begins("2026-01-15"), "2026-01-14T23:00:00+00:00");
        assert_eq!(begins("2026-07-15"), "2026-07-14T22:00:00+00:00");
    }
}
