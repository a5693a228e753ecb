//! `GET /events`: tells the pages what changed, so that they need no reload. What they show they ask for again.

use std::convert::Infallible;
use std::time::Duration;

use axum::extract::State;
use axum::response::sse::{Event, KeepAlive, Sse};
use tokio::sync::mpsc;
use tokio_stream::wrappers::ReceiverStream;

use super::session::SignedIn;
use crate::state::{AppState, Changes, TOPICS};

/// Changes within this time are told together.
const TOGETHER: Duration = Duration::from_millis(100);
/// A sign of life, so that proxies keep the line open.
const KEEP_ALIVE: Duration = Duration::from_secs(20);

/// `GET /events`.
#[utoipa::path(get, path = "/api/v1/events", tag = "events",
    responses((status = 200, content_type = "text/event-stream", body = String),
        (status = "4XX", body = domain::wire::Problem)))]
pub async fn events(
    State(state): State<AppState>,
    _: SignedIn,
) -> Sse<impl tokio_stream::Stream<Item = Result<Event, Infallible>>> {
    let (sender, receiver) = mpsc::channel(4);
    tokio::spawn(tell(state, sender));
    Sse::new(ReceiverStream::new(receiver)).keep_alive(KeepAlive::new().interval(KEEP_ALIVE))
}

/// Runs until the page goes or the server stops.
async fn tell(state: AppState, sender: mpsc::Sender<Result<Event, Infallible>>) {
    let mut changes = state.changes();
    let mut stopping = state.stopping();
    let mut told = *changes.borrow_and_update();
    loop {
        tokio::select! {
            changed = changes.changed() => if changed.is_err() { return },
            _ = stopping.wait_for(|stop| *stop) => return,
            () = sender.closed() => return,
        }
        tokio::time::sleep(TOGETHER).await;
        let now = *changes.borrow_and_update();
        let event = Event::default().event("changed").data(names(&told, &now));
        told = now;
        if sender.send(Ok(event)).await.is_err() {
            return;
        }
    }
}

fn names(before: &Changes, now: &Changes) -> String {
    let changed = TOPICS.iter().filter(|(topic, _)| before[*topic as usize] != now[*topic as usize]);
    changed.map(|(_, name)| *name).collect::<Vec<_>>().join(",")
}
