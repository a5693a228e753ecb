//! When a phone tells the server a digest of its copies: in each run once everything is read, then now and then.

use chrono::{DateTime, Duration, Utc};
use domain::wire::{SyncReply, SyncRequest};

/// Replies from one digest to the next.
const REPLIES: u32 = 200;
/// Or this time, whichever comes first.
const EVERY: Duration = Duration::hours(24);

/// Since when, in this run.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct DigestClock {
    /// The last reply left nothing to read.
    read_all: bool,
    /// When the server last took a digest in.
    last: Option<DateTime<Utc>>,
    replies: u32,
    /// The copies were read anew in this run; whatever made them differ is not to make the phone read them all day.
    pub(crate) rebuilt: bool,
}

impl DigestClock {
    /// Whether the next request carries a digest. `rebuilt_at` is when the copies were last read anew, in any run.
    pub(crate) fn is_due(&self, now: DateTime<Utc>, rebuilt_at: Option<DateTime<Utc>>) -> bool {
        let long_ago = |then: DateTime<Utc>| now.signed_duration_since(then).abs() >= EVERY;
        let may = self.read_all && !self.rebuilt && rebuilt_at.is_none_or(long_ago);
        may && (self.replies >= REPLIES || self.last.is_none_or(long_ago))
    }

    /// Something that is stored could not be understood: the server is asked at the next chance whether it is what it gave.
    pub(crate) fn suspect(&mut self) {
        self.last = None;
    }

    /// Notes a reply.
    pub(crate) fn note(&mut self, request: &SyncRequest, reply: &SyncReply, now: DateTime<Utc>) {
        self.read_all = !reply.more;
        if request.digest.is_some() {
            (self.replies, self.last) = (0, Some(now));
        } else {
            self.replies = self.replies.saturating_add(1);
        }
    }
}
