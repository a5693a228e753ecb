//! The office pages, out of the binary itself.

use axum::body::Body;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

use crate::failure::Failure;

#[derive(RustEmbed)]
#[folder = "../ui/dist/office"]
#[allow_missing = true]
struct Office;

/// The page that every address of the office leads to; it reads the rest of the address itself.
const PAGE: &str = "office.html";
const NOT_BUILT: &str = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Einsatz</title>\
     <p>This server was built without its pages. The JSON API under <a href=\"/api/docs\">/api/docs</a> works.</p>";

/// A file of the pages, or the page itself.
pub async fn page(uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    if path.starts_with("api/") {
        return Failure::unknown("address").into_response();
    }
    let looks_like_file = path.rsplit('/').next().is_some_and(|name| name.contains('.'));
    match Office::get(path) {
        Some(file) if path != PAGE => {
            // Names of built files carry a hash of their content; anything else may change under its name.
            let cache = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
            let kind = file.metadata.mimetype().to_owned();
            let mut response = Body::from(file.data).into_response();
            let head = response.headers_mut();
            let kind = HeaderValue::try_from(kind);
            head.insert(header::CONTENT_TYPE, kind.unwrap_or(HeaderValue::from_static("application/octet-stream")));
            head.insert(header::CACHE_CONTROL, HeaderValue::from_static(cache));
            response
        }
        None if looks_like_file => Failure::unknown("file").into_response(),
        _ => html(),
    }
}

fn html() -> Response {
    let head = [(header::CONTENT_TYPE, "text/html; charset=utf-8"), (header::CACHE_CONTROL, "no-store")];
    match Office::get(PAGE) {
        Some(file) => (head, Body::from(file.data)).into_response(),
        None => (StatusCode::NOT_FOUND, head, NOT_BUILT).into_response(),
    }
}
