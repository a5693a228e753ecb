//! The protocol of a payment run.

use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use domain::ids::PayRunId;

use super::session::Finance;
use crate::api::WrittenIn;
use crate::db::DbError;
use crate::extract::{Asked, Id};
use crate::failure::Answer;
use crate::state::AppState;
use crate::words::Words;
use crate::{finance, protocol};

/// `GET /pay-runs/{id}/protocol.pdf`.
#[utoipa::path(get, path = "/api/v1/pay-runs/{id}/protocol.pdf", tag = "pay runs",
    params(("id" = uuid::Uuid, Path), WrittenIn),
    responses((status = 200, content_type = "application/pdf", body = Vec<u8>),
        (status = "4XX", body = domain::wire::Problem)))]
pub async fn show(
    State(state): State<AppState>,
    _: Finance,
    Id(id): Id<PayRunId>,
    Asked(asked): Asked<WrittenIn>,
) -> Answer<impl IntoResponse> {
    let (now, organisation) = (state.now(), state.organisation().to_owned());
    let said = state.database().read(move |tx| finance::protocol(tx, id, &organisation, now)).await?;
    let name = format!("attachment; filename=\"pay-run-{}-{id}.pdf\"", said.run.on);
    let words = Words::of(asked.language());
    let written = tokio::task::spawn_blocking(move || protocol::write(&said, words)).await;
    let pdf = written.map_err(|error| DbError::Stored(error.to_string()))?;
    let pdf = pdf.map_err(|error| DbError::Stored(format!("protocol: {error}")))?;
    let head = [(header::CONTENT_TYPE, "application/pdf".to_owned()), (header::CONTENT_DISPOSITION, name)];
    Ok((head, pdf))
}
