//! When a phone syncs: at start, right after something was saved, when asked, and now and then. After a failure it waits
//! longer and longer, by chance within that, so that a thousand phones do not come back to a restarted server at once.

use std::sync::{Arc, Weak};
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::time::Instant;

use crate::app::App;
use crate::error::CommandError;
use crate::pace::Pace;
use crate::view::SyncTrouble;

/// How sync stands in this run of the app.
#[derive(Debug)]
pub(crate) struct LoopState {
    pub(crate) busy: bool,
    pub(crate) trouble: Option<SyncTrouble>,
    pub(crate) next_attempt: Option<DateTime<Utc>>,
    /// The same moment on the steady clock; none: only when asked.
    due: Option<Instant>,
    pace: Pace,
}

impl Default for LoopState {
    fn default() -> Self {
        LoopState { busy: false, trouble: None, next_attempt: None, due: Some(Instant::now()), pace: Pace::default() }
    }
}

impl LoopState {
    /// Forgets earlier failures: somebody asks now, or asks another server.
    pub(crate) fn begin_anew(&mut self) {
        self.pace = Pace::default();
        self.trouble = None;
    }

    /// Notes how an attempt ended, and when the next one is due. `waits`: there is still work to send. `chance` lies
    /// between 0 and 1.
    fn after(&mut self, result: Result<(), SyncTrouble>, waits: bool, now: DateTime<Utc>, chance: f64) {
        self.busy = false;
        self.trouble = result.err();
        let wait = self.pace.after(result, waits, chance);
        self.due = wait.map(|wait| Instant::now() + wait);
        self.next_attempt = wait.and_then(|wait| now.checked_add_signed(chrono::Duration::from_std(wait).ok()?));
    }
}

/// Runs the loop until the app is dropped.
pub(crate) fn spawn(app: &Arc<App>) {
    if app.engine().is_err() {
        return; // nothing can be kept, so nothing is asked for
    }
    let weak = Arc::downgrade(app);
    tokio::spawn(run(weak));
}

async fn run(weak: Weak<App>) {
    loop {
        let Some(app) = weak.upgrade() else { return };
        let due = app.state().due;
        tokio::select! {
            () = sleep_until(due) => attempt(&app).await,
            // A revoked phone too: it reads nothing, but its work is still taken in for Review.
            () = app.wake.notified() => attempt(&app).await,
            () = app.rescheduled.notified() => {}
            // Lets go of the app now and then, so that it can be dropped.
            () = tokio::time::sleep(Duration::from_secs(5)) => {}
        }
    }
}

async fn sleep_until(due: Option<Instant>) {
    match due {
        Some(due) => tokio::time::sleep_until(due).await,
        None => std::future::pending().await,
    }
}

/// Round trips until there is nothing more to say, or one fails.
pub(crate) async fn attempt(app: &App) {
    let _round = app.round.lock().await;
    app.state().busy = true;
    app.tell();
    let result = round_trips(app).await;
    if result == Err(SyncTrouble::Revoked)
        && let Ok(phone) = app.engine()
    {
        phone.note_revoked();
    }
    let chance = rand::random::<f64>();
    let waits = app.on_disk(|phone, stamp| phone.app(stamp)).await.is_ok_and(|view| view.sync.waiting > 0);
    app.state().after(result, waits, app.now().wall, chance);
    app.rescheduled.notify_one();
    app.tell();
}

async fn round_trips(app: &App) -> Result<(), SyncTrouble> {
    let Some((client, token)) = app.line().map_err(|error| kept_trouble(&error))? else { return Ok(()) };
    loop {
        let now = app.now();
        let request = app.on_disk(move |phone, _| phone.outgoing(now)).await.map_err(|error| kept_trouble(&error))?;
        let Some(request) = request else { return Ok(()) };
        let reply = match client.sync(&token, &request).await {
            Ok(reply) => reply,
            Err(SyncTrouble::Offline) => {
                let unsent = app.on_disk(move |phone, _| phone.not_sent(&request)).await;
                return Err(unsent.map_or_else(|error| kept_trouble(&error), |()| SyncTrouble::Offline));
            }
            Err(trouble) => return Err(trouble),
        };
        let now = app.now();
        let progress = app.on_disk(move |phone, _| phone.incoming(&request, reply, now)).await;
        match progress {
            Ok(progress) => {
                if progress.changed {
                    app.tell();
                }
                if !progress.more {
                    return if progress.revoked { Err(SyncTrouble::Revoked) } else { Ok(()) };
                }
            }
            Err(CommandError::NotPaired) => return Ok(()),
            Err(error) => return Err(kept_trouble(&error)),
        }
    }
}

/// The network was well, but the answer could not be kept.
fn kept_trouble(error: &CommandError) -> SyncTrouble {
    tracing::warn!(%error, "a reply could not be kept");
    match error {
        CommandError::StorageFull => SyncTrouble::StorageFull,
        _ => SyncTrouble::Unreadable,
    }
}
