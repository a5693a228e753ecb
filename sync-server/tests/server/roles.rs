//! Every route of the office against every role, and the document against the routes.

use reqwest::{Method, StatusCode};
use serde_json::Value;
use sync_server::api::Role;

use crate::actors::{Office, Server};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum For {
    SignedIn,
    Dispatcher,
    Finance,
    Admin,
}

const ID: &str = "01a20022-9b07-725d-b518-1ba91f28ccdc";

/// The table at the head of `api.rs`, without the session's own routes.
const ROUTES: [(&str, &str, For); 58] = [
    ("GET", "events", For::SignedIn),
    ("GET", "jobs", For::SignedIn),
    ("POST", "jobs", For::Dispatcher),
    ("GET", "jobs/{id}", For::SignedIn),
    ("POST", "jobs/{id}/assign", For::Dispatcher),
    ("POST", "jobs/{id}/cancel", For::Dispatcher),
    ("GET", "technicians", For::SignedIn),
    ("POST", "technicians", For::Dispatcher),
    ("GET", "technicians/{id}", For::SignedIn),
    ("POST", "technicians/{id}/pairing-code", For::Dispatcher),
    ("POST", "devices/{id}/revoke", For::Dispatcher),
    ("GET", "service-orders", For::SignedIn),
    ("POST", "service-orders/{id}/schedule", For::Dispatcher),
    ("POST", "service-orders/{id}/decline", For::Dispatcher),
    ("GET", "claims", For::SignedIn),
    ("GET", "claims.csv", For::Finance),
    ("GET", "claims/{id}", For::Finance),
    ("POST", "claims/acts", For::Finance),
    ("GET", "technicians/{id}/accounts", For::Finance),
    ("POST", "technicians/{id}/accounts", For::Finance),
    ("POST", "technicians/{id}/accounts/{account}/confirm", For::Finance),
    ("POST", "technicians/{id}/accounts/{account}/decline", For::Finance),
    ("GET", "finance/settings", For::Finance),
    ("POST", "finance/settings", For::Admin),
    ("GET", "finance/work", For::Finance),
    ("GET", "finance/claims", For::Finance),
    ("GET", "finance/claims.csv", For::Finance),
    ("GET", "finance/claims.xlsx", For::Finance),
    ("GET", "finance/ageing", For::Finance),
    ("GET", "finance/journal.csv", For::Finance),
    ("GET", "pay-runs", For::Finance),
    ("POST", "pay-runs", For::Finance),
    ("GET", "pay-runs/proposal", For::Finance),
    ("GET", "pay-runs/{id}", For::Finance),
    ("POST", "pay-runs/{id}/check", For::Finance),
    ("POST", "pay-runs/{id}/approve", For::Finance),
    ("POST", "pay-runs/{id}/export", For::Finance),
    ("POST", "pay-runs/{id}/take-out", For::Finance),
    ("POST", "pay-runs/{id}/drop", For::Finance),
    ("GET", "pay-runs/{id}/files/{position}", For::Finance),
    ("GET", "bank-files", For::Finance),
    ("POST", "bank-files", For::Finance),
    ("GET", "bank-files/{hash}", For::Finance),
    ("GET", "bank-files/{hash}/content", For::Finance),
    ("GET", "bookings", For::Finance),
    ("GET", "bookings/{id}", For::Finance),
    ("POST", "bookings/{id}/match", For::Finance),
    ("POST", "bookings/{id}/take-off", For::Finance),
    ("POST", "bookings/{id}/not-ours", For::Finance),
    ("POST", "bookings/{id}/ours", For::Finance),
    ("GET", "pay-runs/{id}/protocol.pdf", For::Finance),
    ("GET", "review", For::SignedIn),
    ("GET", "review.csv", For::Dispatcher),
    ("GET", "review/{operation}/{hash}", For::SignedIn),
    ("POST", "review/{operation}/{hash}/decide", For::Dispatcher),
    ("POST", "work-files", For::Dispatcher),
    ("GET", "procedures", For::SignedIn),
    ("POST", "procedures", For::Admin),
];

async fn status(office: &Office, method: &str, path: &str) -> StatusCode {
    let method: Method = method.parse().unwrap();
    let request = office.request(
        method,
        &path
            .replace("{id}", ID)
            .replace("{account}", ID)
            .replace("{operation}", ID)
            .replace("{hash}", "00")
            .replace("{position}", "1"),
    );
    // An empty object: whoever may ask gets another answer than 403, and nothing is changed.
    request.json(&serde_json::json!({})).send().await.unwrap().status()
}

#[tokio::test]
async fn each_role_may_do_its_own_and_no_more() {
    let server = Server::start().await;
    let nobody = Office { url: server.url.clone(), http: server.http.clone(), cookie: None };
    let dispatcher = server.office("dora", Role::Dispatcher).await;
    let finance = server.office("fritz", Role::Finance).await;
    let admin = server.office("ada", Role::Admin).await;
    for (method, path, may) in ROUTES {
        assert_eq!(status(&nobody, method, path).await, StatusCode::UNAUTHORIZED, "nobody: {method} {path}");
        let allowed = [
            (&dispatcher, matches!(may, For::SignedIn | For::Dispatcher)),
            (&finance, matches!(may, For::SignedIn | For::Finance)),
            (&admin, true),
        ];
        for (office, allowed) in allowed {
            let status = status(office, method, path).await;
            assert_ne!(status, StatusCode::UNAUTHORIZED, "{method} {path}");
            assert_ne!(status, StatusCode::METHOD_NOT_ALLOWED, "{method} {path}");
            assert_eq!(status != StatusCode::FORBIDDEN, allowed, "{method} {path} for {may:?}: {status}");
        }
    }
}

#[tokio::test]
async fn the_document_names_every_route_and_no_other() {
    let server = Server::start().await;
    let document: Value =
        server.http.get(format!("{}/api/openapi.json", server.url)).send().await.unwrap().json().await.unwrap();
    let mut documented = Vec::new();
    for (path, methods) in document["paths"].as_object().unwrap() {
        for method in methods.as_object().unwrap().keys().filter(|key| *key != "parameters") {
            documented.push(format!("{} {}", method.to_uppercase(), path.trim_start_matches("/api/v1/")));
        }
    }
    documented.retain(|route| !route.ends_with(" session"));
    let mut routes: Vec<_> = ROUTES.iter().map(|(method, path, _)| format!("{method} {path}")).collect();
    documented.sort();
    routes.sort();
    assert_eq!(documented, routes);
    let page = server.http.get(format!("{}/api/docs/", server.url)).send().await.unwrap();
    assert_eq!(page.status(), StatusCode::OK);
}
