//! Claims as finance works with them: the table with its sums.

use axum::Json;
use axum::extract::State;
use domain::clock::local_date;

use super::session::Finance;
use crate::api::{ClaimAccountPage, ClaimAccountQuery};
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
