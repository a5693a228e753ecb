//! Jobs: the table, one with all there is, and what a dispatcher does with them.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::decide::find_procedure;
use domain::dispatch::{assign as assign_job, can_change, cancel as cancel_job, waiting};
use domain::ids::{JobId, TechnicianId};
use domain::job::{Cancellation, Job, JobState};
use domain::report::{FailureReport, ThirdParty};
use domain::service_id::ServiceId;
use uuid::Uuid;

use super::session::{Dispatcher, SignedIn};
use crate::api::{Assign, CancelJob, HistoryEvent, JobDetail, JobQuery, JobRow, NewJob, Page};
use crate::db::{Read, Write};
use crate::extract::{Asked, Id, Input};
use crate::failure::{Answer, Failure};
use crate::state::{AppState, Topic};
use crate::store::{Slice, claim, history, job, procedure, service_order, setting, technician};

/// `GET /jobs`.
#[utoipa::path(get, path = "/api/v1/jobs", tag = "jobs", params(JobQuery),
    responses((status = 200, body = Page<JobRow>), (status = "4XX", body = domain::wire::Problem)))]
pub async fn list(
    State(state): State<AppState>,
    _: SignedIn,
    Asked(query): Asked<JobQuery>,
) -> Answer<Json<Page<JobRow>>> {
    let slice = Slice::of(query.page, query.size);
    let (rows, total) = state.database().read(move |tx| job::page(tx, &query, slice)).await?;
    Ok(Json(Page { rows, total, page: slice.page, size: slice.size }))
}

/// `GET /jobs/{id}`.
#[utoipa::path(get, path = "/api/v1/jobs/{id}", tag = "jobs", params(("id" = Uuid, Path)),
    responses((status = 200, body = JobDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn show(State(state): State<AppState>, _: SignedIn, Id(id): Id<JobId>) -> Answer<Json<JobDetail>> {
    Ok(Json(state.database().read(move |tx| detail(tx, id)).await?))
}

/// `POST /jobs`.
#[utoipa::path(post, path = "/api/v1/jobs", tag = "jobs", request_body = NewJob,
    responses((status = 201, body = JobDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn create(
    State(state): State<AppState>,
    Dispatcher(user): Dispatcher,
    Input(new): Input<NewJob>,
) -> Answer<(StatusCode, Json<JobDetail>)> {
    let (now, id) = (state.now(), JobId(Uuid::now_v7()));
    let detail = state
        .write(&[Topic::Jobs, Topic::Technicians], move |tx| {
            let job = compose(tx, id, &new)?;
            job.check()?;
            write_new(tx, &job, &user.name, now)?;
            detail(tx, id)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(detail)))
}

/// `POST /jobs/{id}/assign`.
#[utoipa::path(post, path = "/api/v1/jobs/{id}/assign", tag = "jobs", params(("id" = Uuid, Path)),
    request_body = Assign, responses((status = 200, body = JobDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn assign(
    State(state): State<AppState>,
    Dispatcher(user): Dispatcher,
    Id(id): Id<JobId>,
    Input(asked): Input<Assign>,
) -> Answer<Json<JobDetail>> {
    let now = state.now();
    let detail = state
        .write(&[Topic::Jobs, Topic::Technicians], move |tx| {
            let before = job::get(tx, id)?.ok_or_else(|| Failure::unknown("job"))?;
            let name = technician_name(tx, asked.technician)?;
            let after = assign_job(&before, asked.technician)?;
            if after != before {
                job::save(tx, &after)?;
                job::take_from(tx, &before, after.technician)?;
                history::add(tx, id, now, &user.name, &HistoryEvent::Assigned { technician_name: name })?;
            }
            detail(tx, id)
        })
        .await?;
    Ok(Json(detail))
}

/// `POST /jobs/{id}/cancel`.
#[utoipa::path(post, path = "/api/v1/jobs/{id}/cancel", tag = "jobs", params(("id" = Uuid, Path)),
    request_body = CancelJob,
    responses((status = 200, body = JobDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn cancel(
    State(state): State<AppState>,
    Dispatcher(user): Dispatcher,
    Id(id): Id<JobId>,
    Input(asked): Input<CancelJob>,
) -> Answer<Json<JobDetail>> {
    let now = state.now();
    let detail = state
        .write(&[Topic::Jobs, Topic::Technicians], move |tx| {
            let before = job::get(tx, id)?.ok_or_else(|| Failure::unknown("job"))?;
            let reason = asked.reason;
            let note = asked.note.trim().to_owned();
            let cancellation = Cancellation { reason, transfer_point_not_accessible: false, note: note.clone() };
            job::save(tx, &cancel_job(&before, cancellation, now)?)?;
            history::add(tx, id, now, &user.name, &HistoryEvent::Cancelled { reason, note })?;
            detail(tx, id)
        })
        .await?;
    Ok(Json(detail))
}

/// The job that a dispatcher has written, with a number if it has none.
fn compose(tx: &Write<'_>, id: JobId, new: &NewJob) -> Answer<Job> {
    technician_name(tx, new.technician)?;
    if let Some(partner) = &new.partner
        && procedure::partner_name(tx, partner)?.is_none()
    {
        return Err(Failure::invalid("There is no such carrier."));
    }
    let service_id = new.service_id.trim();
    let service_id = if service_id.is_empty() { None } else { Some(ServiceId::parse(service_id)?) };
    let typed = new.number.trim();
    let number = if typed.is_empty() { setting::draw_job_number(tx)? } else { typed.to_owned() };
    if !typed.is_empty() && job::number_is_used(tx, typed)? {
        return Err(Failure::invalid(format!("The number {typed} is used already.")));
    }
    Ok(Job {
        id,
        number,
        kind: new.kind,
        partner: new.partner.clone(),
        service_id,
        customer: new.customer.clone(),
        window_start: new.window_start,
        window_end: new.window_end,
        instructions: new.instructions.clone(),
        technician: new.technician,
        state: waiting(new.technician),
        service_order: None,
        follow_up: None,
        version: 0,
    })
}

/// Writes a job that the office has made, and what happened.
pub(super) fn write_new(tx: &Write<'_>, new: &Job, who: &str, now: DateTime<Utc>) -> Answer<()> {
    job::save(tx, new)?;
    history::add(tx, new.id, now, who, &HistoryEvent::Created)?;
    if new.technician.is_some() {
        let technician_name = technician_name(tx, new.technician)?;
        history::add(tx, new.id, now, who, &HistoryEvent::Assigned { technician_name })?;
    }
    Ok(())
}

/// The name of the technician that was chosen, if one was.
pub(super) fn technician_name(tx: &Read<'_>, chosen: Option<TechnicianId>) -> Answer<Option<String>> {
    let Some(id) = chosen else { return Ok(None) };
    let name = technician::name(tx, id)?.ok_or_else(|| Failure::unknown("technician"))?;
    Ok(Some(name))
}

/// One job with all there is.
pub(super) fn detail(tx: &Read<'_>, id: JobId) -> Answer<JobDetail> {
    let job = job::get(tx, id)?.ok_or_else(|| Failure::unknown("job"))?;
    let partner_name = match &job.partner {
        Some(partner) => procedure::partner_name(tx, partner)?,
        None => None,
    };
    let technician_name = match job.technician {
        Some(technician) => technician::name(tx, technician)?,
        None => None,
    };
    let cause_name = match &job.state {
        JobState::Failed {
            report: FailureReport { third_party: ThirdParty::Carrier { procedure, cause, .. }, .. },
            ..
        } => {
            let all = procedure::all(tx)?;
            find_procedure(&all, procedure).and_then(|found| found.cause(cause)).map(|cause| cause.name.clone())
        }
        _ => None,
    };
    let changeable = can_change(&job).is_ok();
    Ok(JobDetail {
        partner_name,
        technician_name,
        cause_name,
        claim: claim::of_job(tx, id)?,
        service_orders: service_order::around_job(tx, id)?,
        history: history::of_job(tx, id)?,
        can_assign: changeable,
        can_cancel: changeable,
        job,
    })
}
