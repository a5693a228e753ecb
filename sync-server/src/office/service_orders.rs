//! Service orders that wait, and what becomes of them.

use axum::Json;
use axum::extract::State;
use domain::dispatch::{Visit, decline as decline_order, schedule as schedule_order};
use domain::ids::{JobId, ServiceOrderId};
use uuid::Uuid;

use super::jobs::{detail, technician_name, write_new};
use super::session::{Dispatcher, SignedIn};
use crate::api::{Decline, HistoryEvent, JobDetail, Page, ScheduleServiceOrder, ServiceOrderQuery, ServiceOrderRow};
use crate::extract::{Asked, Id, Input};
use crate::failure::{Answer, Failure};
use crate::state::{AppState, Topic};
use crate::store::{Slice, history, service_order, setting};

/// `GET /service-orders`.
#[utoipa::path(get, path = "/api/v1/service-orders", tag = "service orders", params(ServiceOrderQuery),
    responses((status = 200, body = Page<ServiceOrderRow>), (status = "4XX", body = domain::wire::Problem)))]
pub async fn list(
    State(state): State<AppState>,
    _: SignedIn,
    Asked(query): Asked<ServiceOrderQuery>,
) -> Answer<Json<Page<ServiceOrderRow>>> {
    let slice = Slice::of(query.page, query.size);
    let (rows, total) = state.database().read(move |tx| service_order::page(tx, &query, slice)).await?;
    Ok(Json(Page { rows, total, page: slice.page, size: slice.size }))
}

/// `POST /service-orders/{id}/schedule`.
#[utoipa::path(post, path = "/api/v1/service-orders/{id}/schedule", tag = "service orders",
    params(("id" = Uuid, Path)), request_body = ScheduleServiceOrder,
    responses((status = 200, body = JobDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn schedule(
    State(state): State<AppState>,
    Dispatcher(user): Dispatcher,
    Id(id): Id<ServiceOrderId>,
    Input(asked): Input<ScheduleServiceOrder>,
) -> Answer<Json<JobDetail>> {
    let (now, job_id) = (state.now(), JobId(Uuid::now_v7()));
    let topics = [Topic::Jobs, Topic::ServiceOrders, Topic::Technicians];
    let detail = state
        .write(&topics, move |tx| {
            let order = service_order::get(tx, id)?.ok_or_else(|| Failure::unknown("service order"))?;
            technician_name(tx, asked.technician)?;
            let ScheduleServiceOrder { window_start, window_end, technician } = asked;
            let number = setting::draw_job_number(tx)?;
            let visit = Visit { window_start, window_end, technician };
            let (order, job) = schedule_order(&order, job_id, number.clone(), visit)?;
            write_new(tx, &job, &user.name, now)?;
            service_order::save(tx, &order)?;
            let event = HistoryEvent::ServiceOrderScheduled { job: job_id, number };
            history::add(tx, order.origin, now, &user.name, &event)?;
            detail(tx, job_id)
        })
        .await?;
    Ok(Json(detail))
}

/// `POST /service-orders/{id}/decline`.
#[utoipa::path(post, path = "/api/v1/service-orders/{id}/decline", tag = "service orders",
    params(("id" = Uuid, Path)), request_body = Decline,
    responses((status = 200, body = ServiceOrderRow), (status = "4XX", body = domain::wire::Problem)))]
pub async fn decline(
    State(state): State<AppState>,
    Dispatcher(user): Dispatcher,
    Id(id): Id<ServiceOrderId>,
    Input(asked): Input<Decline>,
) -> Answer<Json<ServiceOrderRow>> {
    let now = state.now();
    let row = state
        .write(&[Topic::Jobs, Topic::ServiceOrders], move |tx| {
            let order = service_order::get(tx, id)?.ok_or_else(|| Failure::unknown("service order"))?;
            let order = decline_order(&order, &asked.reason)?;
            service_order::save(tx, &order)?;
            let event = HistoryEvent::ServiceOrderDeclined { reason: asked.reason.trim().to_owned() };
            history::add(tx, order.origin, now, &user.name, &event)?;
            service_order::row(tx, id)?.ok_or_else(|| Failure::unknown("service order"))
        })
        .await?;
    Ok(Json(row))
}
