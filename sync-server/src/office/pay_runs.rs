//! Payment runs: proposed, made, checked, approved by a second person, handed out. Every answer is the whole run as it
//! is then, with what may be done next.

use std::collections::BTreeSet;

use axum::Json;
use axum::extract::{Path, State};
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use domain::ids::PayRunId;
use domain::ledger::{FinanceRefusal, Hash};
use domain::pay_run::{PayRun, Proposal, RunState};
use uuid::Uuid;

use super::session::{Finance, SignedIn};
use crate::api::{
    ApprovePayRun, ChangedText, DropPayRun, NewPayRun, Page, PayFileRow, PayRunActs, PayRunDetail, PayRunQuery,
    PayRunRow, TakeOut,
};
use crate::db::{DbError, Read, Write};
use crate::extract::{Asked, Id, Input};
use crate::failure::{Answer, Failure};
use crate::finance;
use crate::state::{AppState, Topic};
use crate::store::{Slice, ledger, pay_run, payout};

/// `GET /pay-runs`.
#[utoipa::path(get, path = "/api/v1/pay-runs", tag = "pay runs", params(PayRunQuery),
    responses((status = 200, body = Page<PayRunRow>), (status = "4XX", body = domain::wire::Problem)))]
pub async fn list(
    State(state): State<AppState>,
    _: Finance,
    Asked(query): Asked<PayRunQuery>,
) -> Answer<Json<Page<PayRunRow>>> {
    let slice = Slice::of(query.page, query.size);
    let (rows, total) = state.database().read(move |tx| pay_run::page(tx, slice)).await?;
    Ok(Json(Page { rows, total, page: slice.page, size: slice.size }))
}

/// `GET /pay-runs/proposal`.
#[utoipa::path(get, path = "/api/v1/pay-runs/proposal", tag = "pay runs", params(NewPayRun),
    responses((status = 200, body = Proposal), (status = "4XX", body = domain::wire::Problem)))]
pub async fn proposal(
    State(state): State<AppState>,
    _: Finance,
    Asked(asked): Asked<NewPayRun>,
) -> Answer<Json<Proposal>> {
    let now = state.now();
    let proposal = state.database().read(move |tx| finance::proposal(tx, asked.currency, asked.early, now)).await?;
    Ok(Json(proposal))
}

/// `POST /pay-runs`.
#[utoipa::path(post, path = "/api/v1/pay-runs", tag = "pay runs", request_body = NewPayRun,
    responses((status = 201, body = PayRunDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn create(
    State(state): State<AppState>,
    Finance(user): Finance,
    Input(asked): Input<NewPayRun>,
) -> Answer<(StatusCode, Json<PayRunDetail>)> {
    let (now, id) = (state.now(), PayRunId(Uuid::now_v7()));
    let make = move |tx: &Write<'_>, who: &str| finance::make_run(tx, who, id, asked.currency, asked.early, now);
    Ok((StatusCode::CREATED, act(&state, user, id, make).await?))
}

/// `GET /pay-runs/{id}`.
#[utoipa::path(get, path = "/api/v1/pay-runs/{id}", tag = "pay runs", params(("id" = Uuid, Path)),
    responses((status = 200, body = PayRunDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn show(
    State(state): State<AppState>,
    Finance(user): Finance,
    Id(id): Id<PayRunId>,
) -> Answer<Json<PayRunDetail>> {
    Ok(Json(state.database().read(move |tx| detail(tx, id, &user.name)).await?))
}

/// `POST /pay-runs/{id}/check`.
#[utoipa::path(post, path = "/api/v1/pay-runs/{id}/check", tag = "pay runs", params(("id" = Uuid, Path)),
    responses((status = 200, body = PayRunDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn check(
    State(state): State<AppState>,
    Finance(user): Finance,
    Id(id): Id<PayRunId>,
) -> Answer<Json<PayRunDetail>> {
    let now = state.now();
    let unwritten = state.database().read(move |tx| finance::unwritten(tx, id, now)).await?;
    let written = tokio::task::spawn_blocking(move || {
        let files = finance::write_files(&unwritten, now)?;
        Ok::<_, Failure>((unwritten, files))
    });
    let (unwritten, files) = written.await.map_err(|error| DbError::Stored(error.to_string()))??;
    let keep = move |tx: &Write<'_>, who: &str| finance::keep_files(tx, who, &unwritten, &files, now);
    act(&state, user, id, keep).await
}

/// `POST /pay-runs/{id}/approve`.
#[utoipa::path(post, path = "/api/v1/pay-runs/{id}/approve", tag = "pay runs", params(("id" = Uuid, Path)),
    request_body = ApprovePayRun,
    responses((status = 200, body = PayRunDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn approve(
    State(state): State<AppState>,
    Finance(user): Finance,
    Id(id): Id<PayRunId>,
    Input(asked): Input<ApprovePayRun>,
) -> Answer<Json<PayRunDetail>> {
    let now = state.now();
    let agree = move |tx: &Write<'_>, who: &str| {
        // Who agrees agrees to what was seen, not to what lies there by now.
        let run = finance::run(tx, id)?;
        if run.state == RunState::Checked && run.files != asked.files {
            return Err(FinanceRefusal::RunFilesDiffer.into());
        }
        finance::approve_run(tx, who, id, now)
    };
    act(&state, user, id, agree).await
}

/// `POST /pay-runs/{id}/export`.
#[utoipa::path(post, path = "/api/v1/pay-runs/{id}/export", tag = "pay runs", params(("id" = Uuid, Path)),
    responses((status = 200, body = PayRunDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn export(
    State(state): State<AppState>,
    Finance(user): Finance,
    Id(id): Id<PayRunId>,
) -> Answer<Json<PayRunDetail>> {
    let now = state.now();
    act(&state, user, id, move |tx: &Write<'_>, who: &str| finance::export_run(tx, who, id, now)).await
}

/// `POST /pay-runs/{id}/take-out`.
#[utoipa::path(post, path = "/api/v1/pay-runs/{id}/take-out", tag = "pay runs", params(("id" = Uuid, Path)),
    request_body = TakeOut,
    responses((status = 200, body = PayRunDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn take_out(
    State(state): State<AppState>,
    Finance(user): Finance,
    Id(id): Id<PayRunId>,
    Input(asked): Input<TakeOut>,
) -> Answer<Json<PayRunDetail>> {
    let now = state.now();
    let out = move |tx: &Write<'_>, who: &str| {
        let waits = finance::claim(tx, asked.claim)?.waiting().is_some_and(|attempt| attempt.pay_run == id);
        if !waits {
            return Err(FinanceRefusal::NotInRun.into());
        }
        finance::take_out(tx, who, asked.claim, &asked.reason, now)
    };
    act(&state, user, id, out).await
}

/// `POST /pay-runs/{id}/drop`.
#[utoipa::path(post, path = "/api/v1/pay-runs/{id}/drop", tag = "pay runs", params(("id" = Uuid, Path)),
    request_body = DropPayRun,
    responses((status = 200, body = PayRunDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn give_up(
    State(state): State<AppState>,
    Finance(user): Finance,
    Id(id): Id<PayRunId>,
    Input(asked): Input<DropPayRun>,
) -> Answer<Json<PayRunDetail>> {
    let now = state.now();
    act(&state, user, id, move |tx: &Write<'_>, who: &str| finance::drop_run(tx, who, id, &asked.reason, now)).await
}

/// `GET /pay-runs/{id}/files/{position}`: handed out from the export on, always the same bytes.
#[utoipa::path(get, path = "/api/v1/pay-runs/{id}/files/{position}", tag = "pay runs",
    params(("id" = Uuid, Path), ("position" = u32, Path)),
    responses((status = 200, content_type = "application/xml", body = String),
        (status = "4XX", body = domain::wire::Problem)))]
pub async fn file(
    State(state): State<AppState>,
    _: Finance,
    Path((id, position)): Path<(String, String)>,
) -> Answer<impl IntoResponse> {
    let unknown = || Failure::unknown("file");
    let id: PayRunId = id.parse().map_err(|_| unknown())?;
    let position: u32 = position.parse().map_err(|_| unknown())?;
    let (name, content) = state
        .database()
        .read(move |tx| {
            let run = finance::run(tx, id)?;
            if run.state != RunState::Exported {
                return Err(FinanceRefusal::RunState { state: run.state }.into());
            }
            let head = pay_run::heads(tx, id)?.into_iter().find(|head| head.position == position);
            let head = head.ok_or_else(|| Failure::unknown("file"))?;
            let content = pay_run::file(tx, id, position)?.ok_or_else(|| Failure::unknown("file"))?;
            if Hash::of(&content) != head.hash || run.files.get(position as usize - 1) != Some(&head.hash) {
                return Err(Failure::from(FinanceRefusal::RunFilesDiffer));
            }
            Ok((head.message_id, content))
        })
        .await?;
    let head = [
        (header::CONTENT_TYPE, "application/xml".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}.xml\"")),
    ];
    Ok((head, content))
}

/// One act of a person on a run, and the run as it is then.
async fn act<T: 'static>(
    state: &AppState,
    user: SignedIn,
    id: PayRunId,
    act: impl Fn(&Write<'_>, &str) -> Answer<T> + Send + 'static,
) -> Answer<Json<PayRunDetail>> {
    let done = state.write(&[Topic::Claims], move |tx| {
        act(tx, &user.name)?;
        detail(tx, id, &user.name)
    });
    Ok(Json(done.await?))
}

fn detail(tx: &Read<'_>, id: PayRunId, who: &str) -> Answer<PayRunDetail> {
    let run = finance::run(tx, id)?;
    let row = pay_run::show(tx, id)?.ok_or_else(|| Failure::unknown("payment run"))?;
    let changed = finance::changed_texts(tx, id, run.on)?.into_iter().map(|text| ChangedText {
        end_to_end_id: text.payout,
        part: text.part.as_str().to_owned(),
        from: text.from,
        to: text.to,
    });
    let files = pay_run::heads(tx, id)?.into_iter().map(|head| PayFileRow {
        position: head.position,
        message_id: head.message_id,
        hash: head.hash,
        payments: head.payments,
        total: head.total,
    });
    Ok(PayRunDetail {
        run: row,
        payments: payout::of_run(tx, id)?,
        kept_out: pay_run::kept_out(tx, id)?,
        changed: changed.collect(),
        files: files.collect(),
        allowed: allowed(&run, &finance::account_hands(tx, id)?, who),
        entries: ledger::about(tx, "pay_run", id)?,
    })
}

/// What who asks may do now, by the rules that the act itself asks again.
fn allowed(run: &PayRun, account_hands: &BTreeSet<String>, who: &str) -> PayRunActs {
    PayRunActs {
        check: run.check(vec![Hash::nothing()]).err(),
        approve: run.approve(who, &run.files, account_hands).err(),
        export: run.export(&run.files).err(),
        change: run.change("asked").err(),
    }
}
