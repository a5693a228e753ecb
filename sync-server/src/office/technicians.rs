//! Technicians and the codes that pair their phones.

use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use domain::ids::TechnicianId;
use domain::refusal::Field;
use uuid::Uuid;

use super::session::{Dispatcher, SignedIn};
use crate::api::{NewTechnician, PairingCode, TechnicianDetail, TechnicianRow};
use crate::db::Read;
use crate::extract::{Id, Input};
use crate::failure::{Answer, Failure};
use crate::pair::give_code;
use crate::qr;
use crate::secret::show_code;
use crate::state::{AppState, Topic};
use crate::store::{device, technician};

/// `GET /technicians`.
#[utoipa::path(get, path = "/api/v1/technicians", tag = "technicians",
    responses((status = 200, body = [TechnicianRow]), (status = "4XX", body = domain::wire::Problem)))]
pub async fn list(State(state): State<AppState>, _: SignedIn) -> Answer<Json<Vec<TechnicianRow>>> {
    Ok(Json(state.database().read(technician::all).await?))
}

/// `GET /technicians/{id}`.
#[utoipa::path(get, path = "/api/v1/technicians/{id}", tag = "technicians", params(("id" = Uuid, Path)),
    responses((status = 200, body = TechnicianDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn show(
    State(state): State<AppState>,
    _: SignedIn,
    Id(id): Id<TechnicianId>,
) -> Answer<Json<TechnicianDetail>> {
    Ok(Json(state.database().read(move |tx| detail(tx, id)).await?))
}

/// `POST /technicians`.
#[utoipa::path(post, path = "/api/v1/technicians", tag = "technicians", request_body = NewTechnician,
    responses((status = 201, body = TechnicianDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn create(
    State(state): State<AppState>,
    _: Dispatcher,
    Input(new): Input<NewTechnician>,
) -> Answer<(StatusCode, Json<TechnicianDetail>)> {
    let (name, phone) = (new.name.trim().to_owned(), new.phone.trim().to_owned());
    Field::PersonName.require(&name)?;
    Field::CustomerPhone.limit(&phone)?;
    let (now, id) = (state.now(), TechnicianId(Uuid::now_v7()));
    let detail = state
        .write(&[Topic::Technicians], move |tx| {
            technician::insert(tx, id, &name, &phone, now)?;
            detail(tx, id)
        })
        .await?;
    Ok((StatusCode::CREATED, Json(detail)))
}

/// `POST /technicians/{id}/pairing-code`.
#[utoipa::path(post, path = "/api/v1/technicians/{id}/pairing-code", tag = "technicians",
    params(("id" = Uuid, Path)),
    responses((status = 200, body = PairingCode), (status = "4XX", body = domain::wire::Problem)))]
pub async fn pairing_code(
    State(state): State<AppState>,
    _: Dispatcher,
    Id(id): Id<TechnicianId>,
) -> Answer<Json<PairingCode>> {
    let now = state.now();
    let (code, expires_at) = state
        .write(&[], move |tx| {
            technician::name(tx, id)?.ok_or_else(|| Failure::unknown("technician"))?;
            Ok(give_code(tx, id, now)?)
        })
        .await?;
    let server = state.settings().public_url.clone();
    let qr_svg = qr::svg(&qr::content(&server, &code))?;
    Ok(Json(PairingCode { code: show_code(&code), server, qr_svg, expires_at }))
}

/// One technician with all phones.
pub(super) fn detail(tx: &Read<'_>, id: TechnicianId) -> Answer<TechnicianDetail> {
    let technician = technician::row(tx, id)?.ok_or_else(|| Failure::unknown("technician"))?;
    Ok(TechnicianDetail { technician, devices: device::of_technician(tx, id)? })
}
