//! For the machines that watch the server.

use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::IntoResponse;

use crate::db::DbError;
use crate::extract::RemoteAddress;
use crate::failure::{Answer, Failure};
use crate::metrics::Gauges;
use crate::state::AppState;
use crate::store::{device, operation};

/// `GET /healthz`: the process answers.
pub async fn healthz() -> &'static str {
    "ok\n"
}

/// `GET /readyz`: the database answers and its tables are those of this server.
pub async fn readyz(State(state): State<AppState>) -> (StatusCode, &'static str) {
    match state.database().is_current().await {
        Ok(true) => (StatusCode::OK, "ready\n"),
        Ok(false) => (StatusCode::SERVICE_UNAVAILABLE, "the tables are not those of this server\n"),
        Err(error) => {
            tracing::error!(%error, "not ready");
            (StatusCode::SERVICE_UNAVAILABLE, "the database does not answer\n")
        }
    }
}

/// `GET /metrics` on the main address: to this machine only.
pub async fn metrics_here(
    State(state): State<AppState>,
    RemoteAddress(from): RemoteAddress,
    headers: HeaderMap,
) -> Answer<impl IntoResponse> {
    // What a proxy on this machine hands on does not come from this machine.
    let handed_on = headers.contains_key("x-forwarded-for") || headers.contains_key(header::FORWARDED);
    if !state.settings().metrics_here || !from.is_loopback() || handed_on {
        return Err(Failure::unknown("page"));
    }
    metrics(State(state)).await
}

/// `GET /metrics` on its own address.
pub async fn metrics(State(state): State<AppState>) -> Answer<impl IntoResponse> {
    let gauges = state
        .database()
        .read(|tx| {
            Ok::<_, DbError>(Gauges {
                head: tx.head()?,
                parked: operation::count_parked(tx)?,
                phones: device::count(tx)?,
            })
        })
        .await?;
    Ok(([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], state.metrics().render(gauges)))
}
