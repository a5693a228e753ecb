//! On which account a technician is paid: proposed by one person, confirmed by another.

use axum::Json;
use axum::extract::{Path, State};
use domain::ids::{AccountId, TechnicianId};
use domain::ledger::By;
use domain::technician_account::TechnicianAccounts;
use uuid::Uuid;

use super::session::Finance;
use crate::api::{DeclineAccount, ProposeAccount};
use crate::extract::Input;
use crate::failure::{Answer, Failure};
use crate::finance;
use crate::state::{AppState, Topic};
use crate::store::{ledger, technician};

fn known(id: &str) -> Answer<TechnicianId> {
    id.parse().map_err(|_| Failure::unknown("technician"))
}

fn named(account: &str) -> Answer<AccountId> {
    account.parse().map_err(|_| Failure::unknown("account"))
}

/// `GET /technicians/{id}/accounts`.
#[utoipa::path(get, path = "/api/v1/technicians/{id}/accounts", tag = "technicians", params(("id" = Uuid, Path)),
    responses((status = 200, body = TechnicianAccounts), (status = "4XX", body = domain::wire::Problem)))]
pub async fn list(
    State(state): State<AppState>,
    _: Finance,
    Path(id): Path<String>,
) -> Answer<Json<TechnicianAccounts>> {
    let id = known(&id)?;
    let accounts = state.database().read(move |tx| {
        technician::name(tx, id)?.ok_or_else(|| Failure::unknown("technician"))?;
        Ok::<_, Failure>(ledger::technician(tx, id)?)
    });
    Ok(Json(accounts.await?))
}

/// `POST /technicians/{id}/accounts`.
#[utoipa::path(post, path = "/api/v1/technicians/{id}/accounts", tag = "technicians", params(("id" = Uuid, Path)),
    request_body = ProposeAccount,
    responses((status = 200, body = TechnicianAccounts), (status = "4XX", body = domain::wire::Problem)))]
pub async fn propose(
    State(state): State<AppState>,
    Finance(user): Finance,
    Path(id): Path<String>,
    Input(asked): Input<ProposeAccount>,
) -> Answer<Json<TechnicianAccounts>> {
    let (id, now, fresh) = (known(&id)?, state.now(), AccountId(Uuid::now_v7()));
    let accounts = state.write(&[Topic::Technicians], move |tx| {
        finance::propose_account(tx, &By::person(&user.name), id, fresh, &asked.iban, &asked.holder, now)
    });
    Ok(Json(accounts.await?))
}

/// `POST /technicians/{id}/accounts/{account}/confirm`.
#[utoipa::path(post, path = "/api/v1/technicians/{id}/accounts/{account}/confirm", tag = "technicians",
    params(("id" = Uuid, Path), ("account" = Uuid, Path)),
    responses((status = 200, body = TechnicianAccounts), (status = "4XX", body = domain::wire::Problem)))]
pub async fn confirm(
    State(state): State<AppState>,
    Finance(user): Finance,
    Path((id, account)): Path<(String, String)>,
) -> Answer<Json<TechnicianAccounts>> {
    let (id, account, now) = (known(&id)?, named(&account)?, state.now());
    let accounts = state.write(&[Topic::Technicians, Topic::Claims], move |tx| {
        finance::confirm_account(tx, &user.name, id, account, now)
    });
    Ok(Json(accounts.await?))
}

/// `POST /technicians/{id}/accounts/{account}/decline`.
#[utoipa::path(post, path = "/api/v1/technicians/{id}/accounts/{account}/decline", tag = "technicians",
    params(("id" = Uuid, Path), ("account" = Uuid, Path)), request_body = DeclineAccount,
    responses((status = 200, body = TechnicianAccounts), (status = "4XX", body = domain::wire::Problem)))]
pub async fn decline(
    State(state): State<AppState>,
    Finance(user): Finance,
    Path((id, account)): Path<(String, String)>,
    Input(asked): Input<DeclineAccount>,
) -> Answer<Json<TechnicianAccounts>> {
    let (id, account, now) = (known(&id)?, named(&account)?, state.now());
    let accounts = state.write(&[Topic::Technicians], move |tx| {
        finance::decline_account(tx, &user.name, id, account, &asked.reason, now)
    });
    Ok(Json(accounts.await?))
}
