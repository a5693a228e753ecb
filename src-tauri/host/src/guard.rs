//! Loopback is not private: every page in the browser can reach it. So a request must name this host and come from this
//! page, and a command must be JSON, which a foreign page cannot send without asking first.

use axum::extract::{Request, State};
use axum::http::header::{CONTENT_TYPE, HOST, ORIGIN};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, StatusCode};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

/// What may be loaded: this page's own files, and nothing from anywhere else. Styles may be set by script, because the
/// parts on the page place themselves so.
const POLICY: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; \
                      font-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; \
                      frame-ancestors 'none'";

/// Lets a request pass, or not; and adds the headers that keep the page to itself.
pub async fn guard(State(port): State<u16>, request: Request, next: Next) -> Response {
    if let Err(why) = check(request.method(), request.headers(), port) {
        return (StatusCode::FORBIDDEN, why).into_response();
    }
    let mut response = next.run(request).await;
    let headers = response.headers_mut();
    let fixed = [
        ("content-security-policy", POLICY),
        ("x-content-type-options", "nosniff"),
        ("referrer-policy", "no-referrer"),
        ("cross-origin-opener-policy", "same-origin"),
        ("cross-origin-resource-policy", "same-origin"),
    ];
    for (name, value) in fixed {
        headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
    }
    response
}

fn check(method: &Method, headers: &HeaderMap, port: u16) -> Result<(), &'static str> {
    let text = |name| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    let host = text(HOST).ok_or("a host is needed")?;
    if !is_this_host(host, port) {
        return Err("this host has another name");
    }
    if let Some(origin) = text(ORIGIN)
        && !origin.strip_prefix("http://").is_some_and(|host| is_this_host(host, port))
    {
        return Err("this page is not ours");
    }
    let json = text(CONTENT_TYPE).is_some_and(|kind| kind.split(';').next() == Some("application/json"));
    if method == Method::POST && !json {
        return Err("a command is JSON");
    }
    Ok(())
}

/// A name that can only mean this machine: a foreign name that is made to point here (DNS rebinding) is refused.
fn is_this_host(host: &str, port: u16) -> bool {
    host.rsplit_once(':')
        .is_some_and(|(name, given)| given.parse() == Ok(port) && matches!(name, "127.0.0.1" | "localhost" | "[::1]"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn headers(pairs: &[(&'static str, &'static str)]) -> HeaderMap {
        let pair = |(name, value): &(&'static str, &'static str)| {
            (HeaderName::from_static(name), HeaderValue::from_static(value))
        };
        pairs.iter().map(pair).collect()
    }

    #[test]
    fn our_own_page_may_call_commands() {
        let own = headers(&[
            ("host", "127.0.0.1:4000"),
            ("origin", "http://127.0.0.1:4000"),
            ("content-type", "application/json"),
        ]);
        assert_eq!(check(&Method::POST, &own, 4000), Ok(()));
        assert_eq!(check(&Method::GET, &headers(&[("host", "localhost:4000")]), 4000), Ok(()));
    }

    #[test]
    fn a_foreign_page_a_foreign_name_and_a_form_are_refused() {
        let json = ("content-type", "application/json");
        let refused = [
            headers(&[("host", "127.0.0.1:4000"), ("origin", "https://evil.example"), json]),
            headers(&[("host", "127.0.0.1:4000"), ("origin", "null"), json]),
            headers(&[("host", "127.0.0.1:4000"), ("origin", "http://127.0.0.1:4001"), json]),
            headers(&[("host", "evil.example:4000"), json]),
            headers(&[("host", "127.0.0.1.evil.example:4000"), json]),
            headers(&[("host", "127.0.0.1"), json]),
            headers(&[json]),
            headers(&[("host", "127.0.0.1:4000"), ("content-type", "text/plain")]),
            headers(&[("host", "127.0.0.1:4000"), ("content-type", "application/x-www-form-urlencoded")]),
            headers(&[("host", "127.0.0.1:4000")]),
        ];
        for request in refused {
            assert!(check(&Method::POST, &request, 4000).is_err(), "{request:?} must not reach a command");
        }
    }
}
