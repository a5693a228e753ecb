//! Every route of this host.

use std::convert::Infallible;
use std::sync::Arc;

use axum::Router;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, State};
use axum::http::StatusCode;
use axum::middleware::from_fn_with_state;
use axum::response::sse::{Event, KeepAlive, Sse};
use axum::response::{IntoResponse, Json, Response};
use axum::routing::{get, post};
use phone::App;
use phone::commands::{NAMES, call};
use phone::error::CommandError;
use serde_json::Value;
use tokio::sync::watch;
use tokio_stream::wrappers::{BroadcastStream, WatchStream};
use tokio_stream::{Stream, StreamExt};

use crate::guard::guard;
use crate::page;

/// A form is a few kilobytes.
const ARGUMENTS_BYTES_MAX: usize = 256 * 1024;

#[derive(Clone)]
struct Host {
    app: Arc<App>,
    stop: watch::Receiver<bool>,
}

/// Commands, events, and the page.
pub fn routes(app: Arc<App>, port: u16, stop: watch::Receiver<bool>) -> Router {
    Router::new()
        .route("/call/{name}", post(command))
        .route("/events", get(events))
        .fallback(get(page::file))
        .layer(DefaultBodyLimit::max(ARGUMENTS_BYTES_MAX))
        .layer(from_fn_with_state(port, guard))
        .with_state(Host { app, stop })
}

/// "No" is 409, "broken" is 500; both carry the error as JSON.
async fn command(State(host): State<Host>, Path(name): Path<String>, body: Bytes) -> Response {
    if !NAMES.contains(&name.as_str()) {
        return failed(StatusCode::NOT_FOUND, "there is no such command");
    }
    let arguments: Value = match body.is_empty() {
        true => Value::Null,
        false => match serde_json::from_slice(&body) {
            Ok(arguments) => arguments,
            Err(_) => return failed(StatusCode::BAD_REQUEST, "the arguments are not JSON"),
        },
    };
    match call(&host.app, &name, arguments).await {
        Ok(answer) => Json(answer).into_response(),
        Err(error @ CommandError::Broken { .. }) => {
            tracing::error!(command = name, %error, "a command broke");
            (StatusCode::INTERNAL_SERVER_ERROR, Json(error)).into_response()
        }
        Err(error) => (StatusCode::CONFLICT, Json(error)).into_response(),
    }
}

fn failed(status: StatusCode, message: &str) -> Response {
    (status, Json(CommandError::Broken { message: message.to_owned() })).into_response()
}

/// A word after every change. A page that missed some gets one word for all of them.
async fn events(State(host): State<Host>) -> Sse<impl Stream<Item = Result<Event, Infallible>>> {
    let changes = BroadcastStream::new(host.app.changes()).map(|_| Some(()));
    let stopped = WatchStream::new(host.stop).filter(|stop| *stop).map(|_| None);
    let until_stopped = changes.merge(stopped).map_while(|word| word);
    let events = until_stopped.map(|()| Ok(Event::default().event("changed").data("1")));
    Sse::new(events).keep_alive(KeepAlive::default())
}
