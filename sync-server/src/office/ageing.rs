//! How old what is owed is.

use axum::Json;
use axum::extract::State;
use domain::clock::local_date;

use super::session::Finance;
use crate::api::{Ageing, AgeingQuery};
use crate::extract::Asked;
use crate::failure::{Answer, Failure};
use crate::finance;
use crate::state::AppState;

/// `GET /finance/ageing`.
#[utoipa::path(get, path = "/api/v1/finance/ageing", tag = "finance", params(AgeingQuery),
    responses((status = 200, body = Ageing), (status = "4XX", body = domain::wire::Problem)))]
pub async fn show(State(state): State<AppState>, _: Finance, Asked(query): Asked<AgeingQuery>) -> Answer<Json<Ageing>> {
    let today = local_date(state.now());
    let as_of = query.as_of.unwrap_or(today);
    if as_of > today {
        return Err(Failure::invalid("Nobody knows yet what will be owed then: choose today or an earlier day."));
    }
    Ok(Json(state.database().read(move |tx| finance::ageing(tx, as_of)).await?))
}
