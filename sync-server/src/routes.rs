//! Every route on one page, grouped by caller.

use std::time::{Duration, Instant};

use axum::Router;
use axum::extract::{DefaultBodyLimit, Request, State};
use axum::http::{HeaderName, HeaderValue, StatusCode, header};
use axum::middleware::{Next, from_fn_with_state};
use axum::response::Response;
use axum::routing::{get, post};
use tower_http::compression::CompressionLayer;
use tower_http::request_id::{MakeRequestUuid, PropagateRequestIdLayer, RequestId, SetRequestIdLayer};
use tower_http::set_header::SetResponseHeaderLayer;
use tower_http::timeout::TimeoutLayer;
use tower_http::trace::{DefaultOnResponse, TraceLayer};
use tower_sessions::cookie::{SameSite, time};
use tower_sessions::{Expiry, SessionManagerLayer};
use utoipa::OpenApi;
use utoipa_swagger_ui::SwaggerUi;

use crate::finance::BODY_MAX;
use crate::office::{
    accounts, ageing, bank_files, bookings, claim_accounts, claims, devices, events, finance, jobs, journal, origin,
    pay_runs, procedures, protocol, review, service_orders, session, technicians, work,
};
use crate::openapi::OfficeApi;
use crate::state::AppState;
use crate::store::session::{LIFETIME, Sessions};
use crate::{pages, pair, probes, sync};

/// A phone on a bad line gets this long for a request of four megabytes.
const PHONE_TIMEOUT: Duration = Duration::from_secs(60);
const OFFICE_TIMEOUT: Duration = Duration::from_secs(30);
/// The largest form of the office is a job with 4,000 characters of instructions.
const OFFICE_BODY_MAX: usize = 64 * 1024;
/// An act on 5,000 claims, each named by 36 characters.
const ACTS_BODY_MAX: usize = 256 * 1024;
/// A statement of 100,000 bookings is written in many short transactions, between those of the phones.
const BANK_FILE_TIMEOUT: Duration = Duration::from_secs(600);
const PAIR_BODY_MAX: usize = 4 * 1024;

const STRICT: &str = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; \
     connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";
/// The page of the API documentation writes styles of its own.
const DOCUMENTATION: &str = "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; frame-ancestors 'none'";

/// The whole server.
pub fn app(state: AppState) -> Router {
    Router::new()
        .merge(phone(state.clone()))
        .merge(office(state.clone()))
        .merge(documentation())
        .merge(machines())
        .merge(browser())
        .with_state(state)
}

/// Phones. No layer here adds a header: most replies are smaller than their head.
fn phone(state: AppState) -> Router<AppState> {
    Router::new()
        .route("/sync", post(sync::sync))
        .route("/pair", post(pair::pair).layer(DefaultBodyLimit::max(PAIR_BODY_MAX)))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, PHONE_TIMEOUT))
        .layer(from_fn_with_state((state, "phone"), count))
}

/// The office pages, signed in by a cookie.
fn office(state: AppState) -> Router<AppState> {
    let routes = Router::new()
        .route("/session", get(session::show).post(session::sign_in).delete(session::sign_out))
        .route("/jobs", get(jobs::list).post(jobs::create))
        .route("/jobs/{id}", get(jobs::show))
        .route("/jobs/{id}/assign", post(jobs::assign))
        .route("/jobs/{id}/cancel", post(jobs::cancel))
        .route("/technicians", get(technicians::list).post(technicians::create))
        .route("/technicians/{id}", get(technicians::show))
        .route("/technicians/{id}/pairing-code", post(technicians::pairing_code))
        .route("/devices/{id}/revoke", post(devices::revoke))
        .route("/service-orders", get(service_orders::list))
        .route("/service-orders/{id}/schedule", post(service_orders::schedule))
        .route("/service-orders/{id}/decline", post(service_orders::decline))
        .route("/claims", get(claims::list))
        .route("/claims.csv", get(claims::csv))
        .route("/claims/acts", post(finance::act).layer(DefaultBodyLimit::max(ACTS_BODY_MAX)))
        .route("/claims/{id}", get(finance::show))
        .route("/technicians/{id}/accounts", get(accounts::list).post(accounts::propose))
        .route("/technicians/{id}/accounts/{account}/confirm", post(accounts::confirm))
        .route("/technicians/{id}/accounts/{account}/decline", post(accounts::decline))
        .route("/finance/settings", get(finance::settings).post(finance::choose))
        .route("/finance/work", get(work::show))
        .route("/finance/claims", get(claim_accounts::list))
        .route("/finance/claims.csv", get(claim_accounts::csv))
        .route("/finance/claims.xlsx", get(claim_accounts::xlsx))
        .route("/finance/ageing", get(ageing::show))
        .route("/finance/journal.csv", get(journal::csv))
        .route("/pay-runs", get(pay_runs::list).post(pay_runs::create))
        .route("/pay-runs/proposal", get(pay_runs::proposal))
        .route("/pay-runs/{id}", get(pay_runs::show))
        .route("/pay-runs/{id}/check", post(pay_runs::check))
        .route("/pay-runs/{id}/approve", post(pay_runs::approve))
        .route("/pay-runs/{id}/export", post(pay_runs::export))
        .route("/pay-runs/{id}/take-out", post(pay_runs::take_out))
        .route("/pay-runs/{id}/drop", post(pay_runs::give_up))
        .route("/pay-runs/{id}/protocol.pdf", get(protocol::show))
        .route("/pay-runs/{id}/files/{position}", get(pay_runs::file))
        .route("/review", get(review::list))
        .route("/review.csv", get(review::csv))
        .route("/review/{operation}/{hash}", get(review::show))
        .route("/review/{operation}/{hash}/decide", post(review::decide))
        .route("/work-files", post(review::work_file).layer(DefaultBodyLimit::max(sync::WORK_FILE_BYTES_MAX)))
        .route("/procedures", get(procedures::list).post(procedures::publish))
        .route("/bank-files/{hash}", get(bank_files::show))
        .route("/bank-files/{hash}/content", get(bank_files::content))
        .route("/bookings", get(bookings::list))
        .route("/bookings/{id}", get(bookings::show))
        .route("/bookings/{id}/match", post(bookings::match_to))
        .route("/bookings/{id}/take-off", post(bookings::take_off))
        .route("/bookings/{id}/not-ours", post(bookings::not_ours))
        .route("/bookings/{id}/ours", post(bookings::ours))
        .layer(TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, OFFICE_TIMEOUT))
        .route("/bank-files", get(bank_files::list).post(bank_files::import).layer(bank_file_limits()))
        .layer(CompressionLayer::new())
        // A stream has no end to wait for and nothing to compress.
        .route("/events", get(events::events));
    let routes = routes
        .layer(DefaultBodyLimit::max(OFFICE_BODY_MAX))
        .layer(sessions(&state))
        .layer(from_fn_with_state(state.clone(), origin::check))
        .layer(header_if_absent(header::CACHE_CONTROL, "no-store"))
        .layer(header_if_absent(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(from_fn_with_state((state, "office"), count))
        .layer(PropagateRequestIdLayer::x_request_id())
        .layer(
            TraceLayer::new_for_http()
                .make_span_with(span)
                .on_response(DefaultOnResponse::new().level(tracing::Level::INFO)),
        )
        .layer(SetRequestIdLayer::x_request_id(MakeRequestUuid));
    Router::new().nest("/api/v1", routes)
}

/// A file of a bank is larger than any form, and takes longer.
fn bank_file_limits() -> (TimeoutLayer, DefaultBodyLimit) {
    let timeout = TimeoutLayer::with_status_code(StatusCode::REQUEST_TIMEOUT, BANK_FILE_TIMEOUT);
    (timeout, DefaultBodyLimit::max(BODY_MAX))
}

/// Developers.
fn documentation() -> Router<AppState> {
    let swagger = SwaggerUi::new("/api/docs").url("/api/openapi.json", OfficeApi::openapi());
    Router::<AppState>::from(swagger).layer(header_if_absent(header::CONTENT_SECURITY_POLICY, DOCUMENTATION))
}

/// The machines that watch the server.
fn machines() -> Router<AppState> {
    Router::new()
        .route("/healthz", get(probes::healthz))
        .route("/readyz", get(probes::readyz))
        .route("/metrics", get(probes::metrics_here))
}

/// `/metrics` alone, on an address of its own.
pub fn metrics(state: AppState) -> Router {
    Router::new().route("/metrics", get(probes::metrics)).with_state(state)
}

/// Browsers: the pages. Every address that is nothing else is one of the pages' own.
fn browser() -> Router<AppState> {
    Router::new()
        .fallback(get(pages::page))
        .layer(CompressionLayer::new())
        .layer(header_if_absent(header::CONTENT_SECURITY_POLICY, STRICT))
        .layer(header_if_absent(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header_if_absent(header::REFERRER_POLICY, "no-referrer"))
        .layer(header_if_absent(header::X_FRAME_OPTIONS, "DENY"))
        .layer(header_if_absent(HeaderName::from_static("cross-origin-opener-policy"), "same-origin"))
}

fn header_if_absent(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
}

fn sessions(state: &AppState) -> SessionManagerLayer<Sessions> {
    SessionManagerLayer::new(Sessions::new(state.database().clone(), state.clock()))
        .with_name("einsatz")
        .with_http_only(true)
        .with_same_site(SameSite::Strict)
        .with_secure(state.settings().public_url.starts_with("https:"))
        .with_expiry(Expiry::OnInactivity(time::Duration::seconds(LIFETIME.num_seconds())))
}

/// What the log says of a request: method, route and id. Addresses and queries can hold names of people.
fn span(request: &Request) -> tracing::Span {
    let route = request.extensions().get::<axum::extract::MatchedPath>().map_or("", |path| path.as_str());
    let id = request.extensions().get::<RequestId>().and_then(|id| id.header_value().to_str().ok()).unwrap_or("");
    tracing::info_span!("request", method = %request.method(), route, id)
}

async fn count(State((state, caller)): State<(AppState, &'static str)>, request: Request, next: Next) -> Response {
    let begin = Instant::now();
    let response = next.run(request).await;
    state.metrics().request(caller, response.status().as_u16(), begin.elapsed().as_secs_f64());
    response
}
