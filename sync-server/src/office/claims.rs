//! Claims: the table with its totals, and the same as CSV.

use axum::Json;
use axum::extract::State;
use axum::response::IntoResponse;
use domain::clock::local_date;

use super::csv::{claims_csv, download};
use super::session::{Finance, SignedIn};
use crate::api::{ClaimPage, ClaimQuery};
use crate::db::DbError;
use crate::extract::Asked;
use crate::failure::Answer;
use crate::state::AppState;
use crate::store::{Slice, claim, procedure};

/// `GET /claims`.
#[utoipa::path(get, path = "/api/v1/claims", tag = "claims", params(ClaimQuery),
    responses((status = 200, body = ClaimPage), (status = "4XX", body = domain::wire::Problem)))]
pub async fn list(
    State(state): State<AppState>,
    _: SignedIn,
    Asked(query): Asked<ClaimQuery>,
) -> Answer<Json<ClaimPage>> {
    let (slice, today) = (Slice::of(query.page, query.size), local_date(state.now()));
    let page = state
        .database()
        .read(move |tx| {
            let rows = claim::rows(tx, &query, today, Some(slice), &procedure::all(tx)?)?;
            let (total, sums, overdue) = claim::totals(tx, &query, today)?;
            Ok::<_, DbError>(ClaimPage { rows, total, page: slice.page, size: slice.size, sums, overdue })
        })
        .await?;
    Ok(Json(page))
}

/// `GET /claims.csv`: everything that matches, not one page.
#[utoipa::path(get, path = "/api/v1/claims.csv", tag = "claims", params(ClaimQuery),
    responses((status = 200, content_type = "text/csv", body = String),
        (status = "4XX", body = domain::wire::Problem)))]
pub async fn csv(
    State(state): State<AppState>,
    _: Finance,
    Asked(query): Asked<ClaimQuery>,
) -> Answer<impl IntoResponse> {
    let today = local_date(state.now());
    let text = state
        .database()
        .read(move |tx| claims_csv(&claim::rows(tx, &query, today, None, &procedure::all(tx)?)?))
        .await?;
    Ok(download("claims", today, text))
}
