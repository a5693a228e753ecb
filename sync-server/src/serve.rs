//! Serves until somebody stops it.

use std::net::SocketAddr;
use std::time::Duration;

use axum::serve::ListenerExt;
use tokio::net::TcpListener;
use tokio::time::MissedTickBehavior;

use crate::finance;
use crate::routes;
use crate::state::{AppState, Topic};

/// How often it is written down when phones were heard of.
const LAST_SEEN: Duration = Duration::from_secs(60);
/// How long requests may run on after the stop.
const PATIENCE: Duration = Duration::from_secs(10);

/// Serves on a listener, and metrics on another if there is one, until `stop` is ready.
///
/// # Errors
/// What the listener says.
pub async fn serve(
    listener: TcpListener,
    metrics: Option<TcpListener>,
    state: AppState,
    poll: Duration,
    stop: impl Future<Output = ()> + Send + 'static,
) -> std::io::Result<()> {
    let background = tokio::spawn(watch(state.clone(), poll));
    let finishing = tokio::spawn(finish(state.clone()));
    let metrics = metrics.map(|listener| {
        let app = routes::metrics(state.clone());
        tokio::spawn(async move { axum::serve(listener, app).await })
    });
    let stopped = {
        let state = state.clone();
        async move {
            stop.await;
            state.stop();
        }
    };
    // Replies are small and awaited: waiting for more to send would only delay them.
    let listener = listener.tap_io(|stream| {
        if let Err(error) = stream.set_nodelay(true) {
            tracing::debug!(%error, "nodelay");
        }
    });
    let app = routes::app(state.clone()).into_make_service_with_connect_info::<SocketAddr>();
    let mut stopping = state.stopping();
    let served = axum::serve(listener, app).with_graceful_shutdown(stopped);
    let too_late = async move {
        let _ = stopping.wait_for(|stop| *stop).await;
        tokio::time::sleep(PATIENCE).await;
    };
    let result = tokio::select! {
        result = served.into_future() => result,
        () = too_late => {
            tracing::warn!("stopped with requests under way");
            Ok(())
        }
    };
    background.abort();
    finishing.abort();
    if let Some(metrics) = metrics {
        metrics.abort();
    }
    if let Err(error) = state.write_last_seen().await {
        tracing::error!(%error, "when phones were last heard of is lost");
    }
    result
}

/// What the last run of this server left in the middle.
async fn finish(state: AppState) {
    match finance::finish_bank_files(state.database(), state.now()).await {
        Ok(0) => {}
        Ok(revision) => state.tell(&[Topic::Claims, Topic::Bookings], revision),
        Err(error) => tracing::error!(%error, "a file of a bank stays in the middle until it comes again"),
    }
}

/// What is done beside the requests.
async fn watch(state: AppState, poll: Duration) {
    let mut poll = tokio::time::interval(poll);
    poll.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut last_seen = tokio::time::interval(LAST_SEEN);
    loop {
        let done = tokio::select! {
            _ = poll.tick() => state.poll().await,
            _ = last_seen.tick() => state.write_last_seen().await,
        };
        if let Err(error) = done {
            tracing::error!(%error, "background");
        }
    }
}
