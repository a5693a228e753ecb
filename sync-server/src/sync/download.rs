//! What changed since the cursor. Rows go out as they are stored: the reply is written text after text, and nothing
//! is parsed on the way.

use domain::ids::TechnicianId;
use domain::wire::{SyncReply, SyncRequest};
use uuid::Uuid;

use crate::db::{DbError, Read};
use crate::store::feed::{self, EVERYBODY, FeedRow};

/// A page ends after so many rows …
const PAGE_ROWS: usize = 2_000;
/// … or so many bytes, at the end of a revision: a phone never sees half of a transaction.
const PAGE_BYTES: usize = 2 * 1024 * 1024;

/// Writes a reply, with the rows that this phone has not read yet.
pub fn write_reply(
    tx: &Read<'_>,
    technician: TechnicianId,
    epoch: Uuid,
    request: &SyncRequest,
    mut reply: SyncReply,
) -> Result<Vec<u8>, DbError> {
    let head = tx.head()?;
    // A cursor ahead of us is one of another database, whatever it calls its epoch.
    let known = request.epoch == Some(epoch) && (0..=head).contains(&request.cursor);
    let after = if known { request.cursor } else { 0 };
    if !known {
        reply.epoch = Some(epoch);
    }
    let mut page = Page { rows: Vec::new(), count: 0, last: after, full: false, fresh: after == 0 };
    if after < head {
        feed::scan_after(tx, &technician.to_string(), after, |row| page.take(&row))?;
        let until = if page.full { page.last } else { head };
        feed::scan_after(tx, EVERYBODY, after, |row| {
            let within = row.rev <= until;
            if within {
                page.write(&row);
            }
            within
        })?;
    }
    reply.cursor = if page.full { page.last } else { head };
    reply.more = page.full;
    finish(&reply, page)
}

struct Page {
    rows: Vec<u8>,
    count: usize,
    last: i64,
    full: bool,
    fresh: bool,
}

impl Page {
    fn take(&mut self, row: &FeedRow<'_>) -> bool {
        let enough = self.count >= PAGE_ROWS || self.rows.len() >= PAGE_BYTES;
        if enough && row.rev != self.last {
            self.full = true;
            return false;
        }
        self.last = row.rev;
        self.write(row);
        true
    }

    fn write(&mut self, row: &FeedRow<'_>) {
        // A phone that has nothing yet has nothing to remove.
        if row.body.is_none() && self.fresh {
            return;
        }
        if self.count > 0 {
            self.rows.push(b',');
        }
        self.count += 1;
        // Entity and id are words of ours: letters, digits, `-`, `_`, `/`.
        for part in ["{\"entity\":\"", row.entity, "\",\"id\":\"", row.id, "\""] {
            self.rows.extend_from_slice(part.as_bytes());
        }
        if let Some(body) = row.body {
            self.rows.extend_from_slice(b",\"row\":");
            self.rows.extend_from_slice(body.as_bytes());
        }
        self.rows.push(b'}');
    }
}

/// The reply without rows, then the rows in the place where it would have them.
fn finish(reply: &SyncReply, page: Page) -> Result<Vec<u8>, DbError> {
    let mut bytes = serde_json::to_vec(reply)?;
    if page.count > 0 {
        bytes.pop(); // the closing brace
        bytes.reserve(page.rows.len() + 16);
        bytes.extend_from_slice(b",\"changes\":[");
        bytes.extend_from_slice(&page.rows);
        bytes.extend_from_slice(b"]}");
    }
    Ok(bytes)
}
