//! The files of the phone page, built by `ui/`. In a debug build they are read from disk at every request, so that a
//! fresh build of the page needs no fresh build of the host.

use axum::body::Body;
use axum::http::header::{CACHE_CONTROL, CONTENT_TYPE};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use rust_embed::RustEmbed;

#[derive(RustEmbed)]
#[folder = "../../ui/dist/phone"]
#[allow_missing = true]
struct Files;

const INDEX: &str = "phone.html";
const MISSING: &str = "The phone page is not built yet: run the build in ui/ first.";

/// One file. An address without a dot is a screen of the page, not a file.
pub async fn file(uri: Uri) -> Response {
    let path = uri.path().trim_start_matches('/');
    let path = if path.is_empty() || !path.contains('.') { INDEX } else { path };
    let Some(file) = Files::get(path) else {
        let text = if path == INDEX { MISSING } else { "There is no such file." };
        return (StatusCode::NOT_FOUND, text).into_response();
    };
    // Built files carry their content's hash in the name; the page itself does not.
    let keep = if path.starts_with("assets/") { "public, max-age=31536000, immutable" } else { "no-cache" };
    let headers = [(CONTENT_TYPE, file.metadata.mimetype().to_owned()), (CACHE_CONTROL, keep.to_owned())];
    (headers, Body::from(file.data)).into_response()
}
