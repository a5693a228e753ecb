//! Claims as finance works with them: the table with its sums, and the same as CSV and XLSX.

use axum::Json;
use axum::extract::State;
use axum::http::header;
use axum::response::IntoResponse;
use chrono::NaiveDate;
use domain::clock::local_date;

use super::csv::{claim_accounts_csv, download};
use super::session::Finance;
use super::xlsx::claim_accounts_xlsx;
use crate::api::{ClaimAccountPage, ClaimAccountQuery, ClaimAccountRow};
use crate::db::DbError;
use crate::extract::Asked;
use crate::failure::Answer;
use crate::finance;
use crate::state::AppState;
use crate::store::{Slice, claim_list};

/// `GET /finance/claims`.
#[utoipa::path(get, path = "/api/v1/finance/claims", tag = "finance", params(ClaimAccountQuery),
    responses((status = 200, body = ClaimAccountPage), (status = "4XX", body = domain::wire::Problem)))]
pub async fn list(
    State(state): State<AppState>,
    _: Finance,
    Asked(query): Asked<ClaimAccountQuery>,
) -> Answer<Json<ClaimAccountPage>> {
    let (slice, now) = (Slice::of(query.page, query.size), state.now());
    let today = local_date(now);
    let page = state.database().read(move |tx| {
        let obstacles = finance::obstacles(tx, now)?;
        let rows = claim_list::rows(tx, &query, today, &obstacles, Some(slice))?;
        let rows = finance::explain(tx, rows, now)?;
        let sums = claim_list::sums(tx, &query, today, &obstacles)?;
        let total = sums.iter().map(|sum| sum.claims).sum();
        Ok::<_, DbError>(ClaimAccountPage { rows, total, page: slice.page, size: slice.size, sums })
    });
    Ok(Json(page.await?))
}

/// `GET /finance/claims.csv`: everything that matches, not one page.
#[utoipa::path(get, path = "/api/v1/finance/claims.csv", tag = "finance", params(ClaimAccountQuery),
    responses((status = 200, content_type = "text/csv", body = String),
        (status = "4XX", body = domain::wire::Problem)))]
pub async fn csv(
    State(state): State<AppState>,
    _: Finance,
    Asked(query): Asked<ClaimAccountQuery>,
) -> Answer<impl IntoResponse> {
    let (today, rows) = all(&state, query).await?;
    Ok(download("claims", today, claim_accounts_csv(&rows)?))
}

/// `GET /finance/claims.xlsx`: everything that matches, not one page.
#[utoipa::path(get, path = "/api/v1/finance/claims.xlsx", tag = "finance", params(ClaimAccountQuery),
    responses((status = 200, content_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        body = Vec<u8>), (status = "4XX", body = domain::wire::Problem)))]
pub async fn xlsx(
    State(state): State<AppState>,
    _: Finance,
    Asked(query): Asked<ClaimAccountQuery>,
) -> Answer<impl IntoResponse> {
    let (today, rows) = all(&state, query).await?;
    let written = tokio::task::spawn_blocking(move || claim_accounts_xlsx(&rows)).await;
    let sheet = written.map_err(|error| DbError::Stored(error.to_string()))??;
    let kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet".to_owned();
    let name = format!("attachment; filename=\"claims-{today}.xlsx\"");
    Ok(([(header::CONTENT_TYPE, kind), (header::CONTENT_DISPOSITION, name)], sheet))
}

async fn all(state: &AppState, query: ClaimAccountQuery) -> Answer<(NaiveDate, Vec<ClaimAccountRow>)> {
    let now = state.now();
    let today = local_date(now);
    let rows = state.database().read(move |tx| {
        let rows = claim_list::rows(tx, &query, today, &finance::obstacles(tx, now)?, None)?;
        finance::explain(tx, rows, now)
    });
    Ok((today, rows.await?))
}
