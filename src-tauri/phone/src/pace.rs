//! How long a phone waits from one attempt to sync to the next: a rule of its own, without a clock, so that a day without
//! a server is simulated in no time.

use std::time::Duration;

use backon::{BackoffBuilder, ExponentialBackoff, ExponentialBuilder};
use domain::zoo::{Bug, planted};

use crate::view::SyncTrouble;

/// With nothing to send, the office's changes are asked for so often.
const IDLE: Duration = Duration::from_secs(60);
/// The first wait after a failure is at most this.
const BACKOFF_FIRST: Duration = Duration::from_secs(2);
/// No wait is longer.
const BACKOFF_LONGEST: Duration = Duration::from_secs(15 * 60);
/// No wait is shorter, whatever chance says: a dead network answers at once.
const BACKOFF_SHORTEST: Duration = Duration::from_millis(250);

/// How patient a phone is by now.
#[derive(Debug)]
pub struct Pace {
    /// One for the device, not one for each operation: it is the network that is down.
    backoff: ExponentialBackoff,
}

impl Default for Pace {
    fn default() -> Self {
        Pace { backoff: backoff() }
    }
}

/// Without the library's jitter, which only lengthens; full jitter is laid on in [`Pace::after`].
fn backoff() -> ExponentialBackoff {
    ExponentialBuilder::default()
        .with_min_delay(BACKOFF_FIRST)
        .with_max_delay(BACKOFF_LONGEST)
        .without_max_times()
        .build()
}

impl Pace {
    /// How long to wait after an attempt; none: until somebody asks. `waits`: there is still work to send. `chance` lies
    /// between 0 and 1: by it, a thousand phones do not come back to a restarted server at once.
    #[must_use]
    pub fn after(&mut self, result: Result<(), SyncTrouble>, waits: bool, chance: f64) -> Option<Duration> {
        if result.is_ok() || planted(Bug::WaitForgotten) {
            self.backoff = backoff();
        }
        match result {
            Ok(()) => Some(IDLE),
            // The office has said no; asking again by itself would only be noise, unless work has still to be handed in.
            // A start of the app asks again.
            Err(SyncTrouble::Revoked) if !waits => None,
            Err(_) => {
                let longest = self.backoff.next().unwrap_or(BACKOFF_LONGEST);
                Some(longest.mul_f64(chance.clamp(0.0, 1.0)).max(BACKOFF_SHORTEST))
            }
        }
    }
}
