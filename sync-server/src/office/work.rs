//! What waits for finance.

use axum::Json;
use axum::extract::State;
use domain::clock::local_date;

use super::session::Finance;
use crate::api::FinanceWork;
use crate::db::DbError;
use crate::failure::Answer;
use crate::finance;
use crate::state::AppState;
use crate::store::{claim_list, pay_run, work};

/// `GET /finance/work`.
#[utoipa::path(get, path = "/api/v1/finance/work", tag = "finance",
    responses((status = 200, body = FinanceWork), (status = "4XX", body = domain::wire::Problem)))]
pub async fn show(State(state): State<AppState>, _: Finance) -> Answer<Json<FinanceWork>> {
    let now = state.now();
    let today = local_date(now);
    let work = state.database().read(move |tx| {
        let lists = claim_list::work(tx, today, &finance::obstacles(tx, now)?)?;
        let (accounts_waiting, accounts) = work::accounts(tx)?;
        let (unmatched, pay_runs) = (work::unmatched(tx, today)?, pay_run::under_way(tx)?);
        Ok::<_, DbError>(FinanceWork { today, lists, unmatched, pay_runs, accounts_waiting, accounts })
    });
    Ok(Json(work.await?))
}
