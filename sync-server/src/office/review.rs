//! What waits for a person: the list, one with both sides, and the decision.

use axum::Json;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::IntoResponse;
use domain::clock::{disagrees, local_date};
use domain::decide::{Change, Scene, find_procedure};
use domain::ids::OperationId;
use domain::language::Localized;
use domain::operation::{Action, Operation, read_operation};
use domain::procedure::Procedure;
use domain::report::{FailureReport, Outcome, ThirdParty};
use domain::review::{Case, Decision, decisions, missing_for_claim, prepared};
use domain::work_file::WorkFile;

use super::csv::{download, review_csv};
use super::jobs::{detail as job_detail, technician_name};
use super::session::{Dispatcher, SignedIn};
use crate::api::{Decide, JobDetail, Page, ReviewDetail, ReviewEffect, ReviewQuery, ReviewRow};
use crate::db::{DbError, Read};
use crate::extract::{Asked, Input};
use crate::failure::{Answer, Failure};
use crate::review;
use crate::state::{AppState, Topic};
use crate::store::{Slice, claim, job, procedure, review as reviews, review_list};
use crate::sync::{Imported, import};

/// `GET /review`.
#[utoipa::path(get, path = "/api/v1/review", tag = "review", params(ReviewQuery),
    responses((status = 200, body = Page<ReviewRow>), (status = "4XX", body = domain::wire::Problem)))]
pub async fn list(
    State(state): State<AppState>,
    _: SignedIn,
    Asked(query): Asked<ReviewQuery>,
) -> Answer<Json<Page<ReviewRow>>> {
    let slice = Slice::of(query.page, query.size);
    let page = state.database().read(move |tx| {
        let rows = review_list::rows(tx, &query, Some(slice))?;
        Ok::<_, DbError>(Page { rows, total: review_list::total(tx, &query)?, page: slice.page, size: slice.size })
    });
    Ok(Json(page.await?))
}

/// `GET /review.csv`: everything that matches, not one page.
#[utoipa::path(get, path = "/api/v1/review.csv", tag = "review", params(ReviewQuery),
    responses((status = 200, content_type = "text/csv", body = String),
        (status = "4XX", body = domain::wire::Problem)))]
pub async fn csv(
    State(state): State<AppState>,
    _: Dispatcher,
    Asked(query): Asked<ReviewQuery>,
) -> Answer<impl IntoResponse> {
    let text = state.database().read(move |tx| review_csv(&review_list::rows(tx, &query, None)?)).await?;
    Ok(download("review", local_date(state.now()), text))
}

/// `GET /review/{operation}/{hash}`.
#[utoipa::path(get, path = "/api/v1/review/{operation}/{hash}", tag = "review",
    params(("operation" = uuid::Uuid, Path), ("hash" = String, Path)),
    responses((status = 200, body = ReviewDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn show(
    State(state): State<AppState>,
    _: SignedIn,
    Path((operation, hash)): Path<(String, String)>,
) -> Answer<Json<ReviewDetail>> {
    let operation = named(&operation)?;
    Ok(Json(state.database().read(move |tx| detail(tx, operation, &hash)).await?))
}

/// `POST /review/{operation}/{hash}/decide`.
#[utoipa::path(post, path = "/api/v1/review/{operation}/{hash}/decide", tag = "review",
    params(("operation" = uuid::Uuid, Path), ("hash" = String, Path)), request_body = Decide,
    responses((status = 200, body = ReviewDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn decide(
    State(state): State<AppState>,
    Dispatcher(user): Dispatcher,
    Path((operation, hash)): Path<(String, String)>,
    Input(asked): Input<Decide>,
) -> Answer<Json<ReviewDetail>> {
    let (now, operation) = (state.now(), named(&operation)?);
    let topics = [Topic::Jobs, Topic::ServiceOrders, Topic::Claims, Topic::Technicians];
    let detail = state
        .write(&topics, move |tx| {
            review::decide(tx, &user.name, operation, &hash, asked.decision, &asked.reason, now)?;
            detail(tx, operation, &hash)
        })
        .await?;
    Ok(Json(detail))
}

/// `POST /work-files`: work that came as a file instead of over a network.
#[utoipa::path(post, path = "/api/v1/work-files", tag = "review", request_body = String,
    responses((status = 200, body = Imported), (status = "4XX", body = domain::wire::Problem)))]
pub async fn work_file(
    State(state): State<AppState>,
    Dispatcher(user): Dispatcher,
    file: Answer<Input<WorkFile>>,
) -> Answer<Json<Imported>> {
    // What its JSON lacks is no sentence for somebody who has chosen the wrong file.
    let Input(file) = file.map_err(|failure| match failure {
        Failure::No(StatusCode::BAD_REQUEST | StatusCode::UNPROCESSABLE_ENTITY, _) => {
            Failure::invalid("This is not a file of unsent work.")
        }
        other => other,
    })?;
    Ok(Json(import(&state, file, &user.name).await?))
}

fn named(operation: &str) -> Answer<OperationId> {
    operation.parse().map_err(|_| Failure::unknown("operation"))
}

fn detail(tx: &Read<'_>, operation: OperationId, hash: &str) -> Answer<ReviewDetail> {
    let unknown = || Failure::unknown("operation");
    let kept = reviews::get(tx, operation, hash)?.ok_or_else(unknown)?;
    let row = review_list::row(tx, &kept)?.ok_or_else(unknown)?;
    let known = match kept.job {
        Some(id) => job::get(tx, id)?,
        None => None,
    };
    let existing = match kept.job {
        Some(id) => claim::of_job(tx, id)?,
        None => None,
    };
    let procedures = procedure::all(tx)?;
    let (technician, at) = (kept.technician, kept.happened_at);
    let scene = Scene { job: known.as_ref(), procedures: &procedures, technician, at };
    let case = Case { scene, claim: existing.as_ref(), outcome: &kept.outcome, body: &kept.body };
    let change = prepared(&case, Decision::Accept).ok().flatten();
    let done = read_operation(&kept.body).ok();
    let (partner_name, cause_name) = match &done {
        Some(done) => words_of_report(tx, done, &procedures)?,
        None => (None, None),
    };
    let job: Option<JobDetail> = known.as_ref().map(|job| job_detail(tx, job.id)).transpose()?;
    Ok(ReviewDetail {
        number: kept.number,
        clock_suspect: done.as_ref().is_some_and(|done| disagrees(done.moment.wall, kept.happened_at)),
        partner_name,
        cause_name,
        revoked_at: kept.revoked_at,
        decisions: decisions(&case),
        effect: change.map(|change| effect(tx, &change, &procedures)).transpose()?,
        row,
        done,
        job,
    })
}

/// The names of the carrier and of the cause in a report, as its version of the procedure has them.
fn words_of_report(
    tx: &Read<'_>,
    done: &Operation,
    procedures: &[Procedure],
) -> Result<(Option<String>, Option<Localized>), DbError> {
    let Action::CheckOut { outcome: Outcome::Failed { report } } = &done.action else { return Ok((None, None)) };
    let FailureReport { third_party: ThirdParty::Carrier { procedure: version, cause, .. }, .. } = report else {
        return Ok((None, None));
    };
    let cause = find_procedure(procedures, version).and_then(|found| found.cause(cause));
    Ok((procedure::partner_name(tx, &version.partner)?, cause.map(|cause| cause.name.clone())))
}

fn effect(tx: &Read<'_>, change: &Change, procedures: &[Procedure]) -> Answer<ReviewEffect> {
    Ok(ReviewEffect {
        state: change.job.state.name(),
        technician_name: technician_name(tx, change.job.technician)?,
        claim: change.claim.clone(),
        missing: if change.claim.is_some() { Vec::new() } else { missing_for_claim(change, procedures) },
        service_order: change.service_order.is_some(),
    })
}
