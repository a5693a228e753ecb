//! Writing requests must come from our own pages. The cookie is `SameSite=Strict` already; this is the second lock.

use axum::extract::{Request, State};
use axum::http::{HeaderMap, HeaderName, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::failure::Failure;
use crate::state::AppState;

const FETCH_SITE: HeaderName = HeaderName::from_static("sec-fetch-site");

/// Lets a writing request pass if its origin is ours. A browser always says where a writing request comes from;
/// what says nothing is no browser and carries no cookie that it was not given.
pub async fn check(State(state): State<AppState>, request: Request, next: Next) -> Response {
    if request.method().is_safe() || is_ours(request.headers(), &state.settings().public_url) {
        return next.run(request).await;
    }
    Failure::forbidden("This request comes from a foreign page.").into_response()
}

fn is_ours(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name: &HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or_default());
    match (text(&header::ORIGIN), text(&FETCH_SITE)) {
        (Some(origin), _) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            origin == public_url.trim_end_matches('/') || (host.is_some() && host == text(&header::HOST))
        }
        (None, Some(site)) => matches!(site, "same-origin" | "none"),
        (None, None) => true,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    fn ours(pairs: &[(HeaderName, &'static str)]) -> bool {
        let headers = pairs.iter().map(|(name, value)| (name.clone(), HeaderValue::from_static(value))).collect();
        is_ours(&headers, "https://office.example/")
    }

    #[test]
    fn only_our_own_pages_may_write() {
        let host = (header::HOST, "127.0.0.1:8080");
        assert!(ours(&[host.clone(), (header::ORIGIN, "http://127.0.0.1:8080")]));
        assert!(ours(&[host.clone(), (header::ORIGIN, "https://office.example")]), "behind a proxy");
        assert!(!ours(&[host.clone(), (header::ORIGIN, "http://127.0.0.1:8081")]), "another port is another origin");
        assert!(!ours(&[host.clone(), (header::ORIGIN, "null")]), "a sandboxed page");
        assert!(!ours(&[host.clone(), (FETCH_SITE, "cross-site")]));
        assert!(ours(&[host]), "no browser");
    }
}
