//! Files from banks: taken in, listed, handed out again byte for byte.

use std::sync::Arc;

use axum::Json;
use axum::body::Bytes;
use axum::extract::{Path, State};
use axum::http::header;
use axum::response::IntoResponse;
use domain::ledger::Hash;
use tokio::sync::Semaphore;

use super::session::Finance;
use crate::api::{
    BankFileDetail, BankFileQuery, BankFileRead, BankFileRefused, BankFileRow, ImportedBankFiles, NewBankFile, Page,
};
use crate::db::DbError;
use crate::extract::Asked;
use crate::failure::{Answer, Failure};
use crate::finance;
use crate::state::{AppState, Topic};
use crate::store::{Slice, bank_file};

/// A file is held in memory while it is read: one at a time, the next waits.
static READING: Semaphore = Semaphore::const_new(1);

/// `GET /bank-files`.
#[utoipa::path(get, path = "/api/v1/bank-files", tag = "bank files", params(BankFileQuery),
    responses((status = 200, body = Page<BankFileRow>), (status = "4XX", body = domain::wire::Problem)))]
pub async fn list(
    State(state): State<AppState>,
    _: Finance,
    Asked(query): Asked<BankFileQuery>,
) -> Answer<Json<Page<BankFileRow>>> {
    let slice = Slice::of(query.page, query.size);
    let (rows, total) = state.database().read(move |tx| bank_file::page(tx, slice)).await?;
    Ok(Json(Page { rows, total, page: slice.page, size: slice.size }))
}

/// `POST /bank-files`: the body is the file, byte for byte.
#[utoipa::path(post, path = "/api/v1/bank-files", tag = "bank files", params(NewBankFile),
    request_body(content = Vec<u8>, content_type = "application/octet-stream"),
    responses((status = 200, body = ImportedBankFiles), (status = "4XX", body = domain::wire::Problem)))]
pub async fn import(
    State(state): State<AppState>,
    Finance(user): Finance,
    Asked(asked): Asked<NewBankFile>,
    body: Result<Bytes, axum::extract::rejection::BytesRejection>,
) -> Answer<Json<ImportedBankFiles>> {
    let bytes = body.map_err(|rejection| match rejection.status() {
        axum::http::StatusCode::PAYLOAD_TOO_LARGE => Failure::too_large(),
        _ => Failure::unreadable("The file was cut off on its way. Send it again."),
    })?;
    let name = asked.name.unwrap_or_default();
    let turn = READING.acquire().await;
    let read = tokio::task::spawn_blocking(move || finance::read_bank_files(&bytes, &name));
    let came = read.await.map_err(|_| Failure::Broken(DbError::Gone))?;
    let mut files = Vec::with_capacity(came.len());
    for (name, read) in came {
        let read = match read {
            Err(refused) => {
                let (code, message) = (refused.code().to_owned(), refused.to_string());
                let refused = Some(BankFileRefused { code, message });
                BankFileRead { name, known_before: false, refused, detail: None }
            }
            Ok(file) => {
                let (hash, now) = (file.hash.clone(), state.now());
                // Who closes the page meanwhile does not stop it in the middle.
                let (whole, who) = (state.clone(), user.name.clone());
                let import =
                    async move { finance::import_bank_file(whole.database(), Arc::new(file), &who, now).await };
                let done = tokio::spawn(import).await.map_err(|_| Failure::Broken(DbError::Gone))??;
                if !done.known_before {
                    state.tell(&[Topic::Claims, Topic::Bookings], done.revision);
                }
                let detail = state.database().read(move |tx| bank_file::show(tx, &hash)).await?;
                BankFileRead { name, known_before: done.known_before, refused: None, detail }
            }
        };
        files.push(read);
    }
    drop(turn);
    Ok(Json(ImportedBankFiles { files }))
}

/// `GET /bank-files/{hash}`.
#[utoipa::path(get, path = "/api/v1/bank-files/{hash}", tag = "bank files", params(("hash" = String, Path)),
    responses((status = 200, body = BankFileDetail), (status = "4XX", body = domain::wire::Problem)))]
pub async fn show(State(state): State<AppState>, _: Finance, Path(hash): Path<String>) -> Answer<Json<BankFileDetail>> {
    let detail = state.database().read(move |tx| bank_file::show(tx, &Hash(hash))).await?;
    Ok(Json(detail.ok_or_else(|| Failure::unknown("file"))?))
}

/// `GET /bank-files/{hash}/content`: byte for byte as it came.
#[utoipa::path(get, path = "/api/v1/bank-files/{hash}/content", tag = "bank files", params(("hash" = String, Path)),
    responses((status = 200, content_type = "application/xml", body = String),
        (status = "4XX", body = domain::wire::Problem)))]
pub async fn content(State(state): State<AppState>, _: Finance, Path(hash): Path<String>) -> Answer<impl IntoResponse> {
    let found = state.database().read(move |tx| bank_file::content(tx, &Hash(hash))).await?;
    let (name, content) = found.ok_or_else(|| Failure::unknown("file"))?;
    // A header has no room for other letters, and none for what ends its quotes.
    let plain = |c: char| if c.is_ascii_alphanumeric() || "._-".contains(c) { c } else { '_' };
    let name: String = name.chars().map(plain).collect();
    let head = [
        (header::CONTENT_TYPE, "application/xml".to_owned()),
        (header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\"")),
    ];
    Ok((head, content))
}
