//! Money: one claim, acts on many, and how the office pays.

use axum::Json;
use axum::extract::{Path, State};
use chrono::{DateTime, Datelike, Utc};
use domain::bank_day::{default_days, term};
use domain::clock::local_date;
use domain::iban::Iban;
use domain::ids::ClaimId;
use domain::ledger::OfficeEvent;
use domain::technician_account::WAIT_HOURS;

use super::session::{Admin, Finance};
use crate::api::{ActOnClaims, ActedOnClaims, ClaimDetail, FinanceSettings, OwnAccountRow, RefusedClaim};
use crate::db::{DbError, Read};
use crate::extract::Input;
use crate::failure::{Answer, Failure};
use crate::finance;
use crate::state::{AppState, Topic};
use crate::store::{claim, closed_day, ledger, own_account, setting};

/// `GET /claims/{id}`.
#[utoipa::path(get, path = "/api/v1/claims/{id}", tag = "claims", params(("id" = uuid::Uuid, Path)),
    responses((status = 200, body = ClaimDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn show(State(state): State<AppState>, _: Finance, Path(id): Path<String>) -> Answer<Json<ClaimDetail>> {
    let id: ClaimId = id.parse().map_err(|_| Failure::unknown("claim"))?;
    let now = state.now();
    Ok(Json(state.database().read(move |tx| detail(tx, id, now)).await?))
}

fn detail(tx: &Read<'_>, id: ClaimId, now: DateTime<Utc>) -> Answer<ClaimDetail> {
    let account = finance::claim(tx, id)?;
    let opened = &account.opened;
    let claim = claim::of_job(tx, opened.job)?.ok_or_else(|| Failure::unknown("claim"))?;
    let calendar = closed_day::calendar(tx)?;
    Ok(ClaimDetail {
        claim,
        standing: account.standing(),
        acts: account.allowed(),
        term: term(opened.due, local_date(now)),
        pay_by: calendar.pay_by(opened.due),
        propose_on: calendar.propose_on(opened.due_rule.left_on, opened.due),
        entries: ledger::about(tx, "claim", id)?,
        account,
    })
}

/// `POST /claims/acts`.
#[utoipa::path(post, path = "/api/v1/claims/acts", tag = "claims", request_body = ActOnClaims,
    responses((status = 200, body = ActedOnClaims), (status = "4XX", body = domain::wire::Problem)))]
pub async fn act(
    State(state): State<AppState>,
    Finance(user): Finance,
    Input(asked): Input<ActOnClaims>,
) -> Answer<Json<ActedOnClaims>> {
    let now = state.now();
    let each = state
        .write(&[Topic::Claims], move |tx| {
            let words = asked.words.as_deref().unwrap_or_default();
            finance::act(tx, &user.name, &asked.claims, asked.act, words, now)
        })
        .await?;
    let refused = |(claim, refusal): (ClaimId, domain::ledger::FinanceRefusal)| {
        let message = refusal.to_string();
        RefusedClaim { claim, refusal, message }
    };
    let done = u32::try_from(each.done.len()).unwrap_or(u32::MAX);
    Ok(Json(ActedOnClaims { done, refused: each.refused.into_iter().map(refused).collect() }))
}

/// `GET /finance/settings`.
#[utoipa::path(get, path = "/api/v1/finance/settings", tag = "claims",
    responses((status = 200, body = FinanceSettings), (status = "4XX", body = domain::wire::Problem)))]
pub async fn settings(State(state): State<AppState>, _: Finance) -> Answer<Json<FinanceSettings>> {
    let now = state.now();
    Ok(Json(state.database().read(move |tx| chosen(tx, now)).await?))
}

/// `POST /finance/settings`.
#[utoipa::path(post, path = "/api/v1/finance/settings", tag = "claims", request_body = OfficeEvent,
    responses((status = 200, body = FinanceSettings), (status = "4XX", body = domain::wire::Problem)))]
pub async fn choose(
    State(state): State<AppState>,
    Admin(user): Admin,
    Input(asked): Input<serde_json::Value>,
) -> Answer<Json<FinanceSettings>> {
    // A number that cannot be paid from is refused by its rule, in words, and not as a body that cannot be read.
    if let Some(iban) = asked.get("iban").and_then(serde_json::Value::as_str) {
        Iban::parse(iban)?;
    }
    let event: OfficeEvent = serde_json::from_value(asked).map_err(|error| Failure::invalid(error.to_string()))?;
    let now = state.now();
    let chosen = state.write(&[Topic::Claims], move |tx| {
        finance::choose(tx, &user.name, &event, now)?;
        Ok(chosen(tx, now)?)
    });
    Ok(Json(chosen.await?))
}

fn chosen(tx: &Read<'_>, now: DateTime<Utc>) -> Result<FinanceSettings, DbError> {
    let own_accounts = own_account::all(tx)?.into_iter().map(|account| OwnAccountRow {
        iban: account.iban,
        name: account.name,
        bic: account.bic,
        currency: account.currency,
        pays: account.pays,
    });
    let (filled_in, year) = (closed_day::all(tx)?, local_date(now).year());
    let closed_days = (year..year + 3).flat_map(|year| {
        let own: Vec<_> = filled_in.iter().filter(|day| day.date.year() == year).cloned().collect();
        if own.is_empty() { default_days(year) } else { own }
    });
    let hours = setting::get(tx, setting::ACCOUNT_WAIT_HOURS)?.and_then(|hours| hours.parse().ok());
    let account_wait_hours = hours.unwrap_or(WAIT_HOURS);
    Ok(FinanceSettings {
        own_accounts: own_accounts.collect(),
        closed_days: closed_days.collect(),
        account_wait_hours,
        journal_accounts: setting::journal_accounts(tx)?,
        payment_note: setting::payment_note(tx)?,
    })
}
