//! Phones.

use axum::Json;
use axum::extract::State;
use domain::ids::DeviceId;

use super::session::Dispatcher;
use super::technicians::detail;
use crate::api::TechnicianDetail;
use crate::extract::Id;
use crate::failure::{Answer, Failure};
use crate::state::{AppState, Topic};
use crate::store::device;

/// `POST /devices/{id}/revoke`. Twice is as good as once.
#[utoipa::path(post, path = "/api/v1/devices/{id}/revoke", tag = "technicians", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = TechnicianDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn revoke(
    State(state): State<AppState>,
    _: Dispatcher,
    Id(id): Id<DeviceId>,
) -> Answer<Json<TechnicianDetail>> {
    let now = state.now();
    let detail = state
        .write(&[Topic::Technicians], move |tx| {
            let technician = device::technician_of(tx, id)?.ok_or_else(|| Failure::unknown("phone"))?;
            device::revoke(tx, id, now)?;
            detail(tx, technician)
        })
        .await?;
    Ok(Json(detail))
}
