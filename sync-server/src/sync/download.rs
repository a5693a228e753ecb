//! What changed since the cursor. Rows go out as they are stored: the reply is written text after text, and nothing
//! is parsed on the way.

use domain::clock::next_local_day;
use domain::ids::TechnicianId;
use domain::wire::{SyncReply, SyncRequest};
use domain::zoo::{Bug, planted};

use super::account::{self, Known};
use crate::db::{DbError, Read};
use crate::state::AppState;
use crate::store::device::Device;
use crate::store::feed::{self, FeedRow};
use crate::store::setting;

/// A page ends after so many rows as the settings say, or so many bytes, at the end of a revision: a phone never sees
/// half of a transaction.
const PAGE_BYTES: usize = 2 * 1024 * 1024;

/// Writes a reply, with the rows that this phone has not read yet. All of it is of one snapshot.
pub fn write_reply(
    tx: &Read<'_>,
    state: &AppState,
    device: &Device,
    request: &SyncRequest,
    mut reply: SyncReply,
) -> Result<Vec<u8>, DbError> {
    let (head, technician, page_rows) = (tx.head()?, device.technician, state.settings().page_rows);
    let head = if planted(Bug::HeadLags) { head - 1 } else { head };
    // A cursor ahead of us is one of another database, whatever it calls its epoch.
    let known = request.epoch == Some(state.epoch()) && (0..=head).contains(&request.cursor);
    if !known {
        reply.epoch = Some(state.epoch());
    }
    let mut page =
        if known { page_after(tx, technician, request.cursor, head, page_rows, false)? } else { Page::default() };
    reply.rebuild = known && page.count == 0 && differs(tx, state, device, request)?;
    if !known || reply.rebuild {
        page = page_after(tx, technician, 0, head, page_rows, true)?;
        if page.more {
            page = first_page(tx, technician, head, state)?;
        }
    }
    (reply.cursor, reply.more) = (page.cursor, page.more);
    let after = Some(request.cursor).filter(|_| known && !reply.rebuild);
    reply.account = account::news(tx, technician, head, &Known { after, entry: request.account })?;
    let quiet = page.count == 0 && reply.outcomes.is_empty() && reply.expected.is_none();
    if !quiet || reply.epoch.is_some() || reply.rebuild {
        reply.backed_up = setting::backed_up(tx)?;
    }
    finish(&reply, page)
}

/// Everything after a revision, as much as fits. A phone that has nothing yet has nothing to remove.
fn page_after(
    tx: &Read<'_>,
    technician: TechnicianId,
    after: i64,
    head: i64,
    rows_max: usize,
    empty: bool,
) -> Result<Page, DbError> {
    let mut page = Page { rows_max, cursor: after, removals: !empty, ..Page::default() };
    if after < head {
        feed::scan_after(tx, technician, after, |row| page.take(&row))?;
        let until = if page.more { page.cursor } else { head };
        feed::for_everybody(tx, after, until, |row| page.write(&row))?;
        page.cursor = if planted(Bug::CursorPasses) { until + 1 } else { until };
    }
    Ok(page)
}

/// What a technician needs at once, when all of it is more than one page: the rows for everybody, and what is to be
/// done until the end of the day. The pages after it begin at revision 0 and bring these rows once more.
fn first_page(tx: &Read<'_>, technician: TechnicianId, head: i64, state: &AppState) -> Result<Page, DbError> {
    let mut page = Page { rows_max: state.settings().page_rows, more: true, ..Page::default() };
    feed::for_everybody(tx, 0, head, |row| page.write(&row))?;
    feed::scan_due(tx, technician, next_local_day(state.now()), |row| {
        page.write(&row);
        !page.is_full()
    })?;
    Ok(page)
}

/// The phone says what it holds, and that is not what it was given: a fault of ours, or of its flash. It is mended a few
/// times; if that does not help, it is known and no phone reads everything for ever.
fn differs(tx: &Read<'_>, state: &AppState, device: &Device, request: &SyncRequest) -> Result<bool, DbError> {
    let Some(held) = request.digest else { return Ok(false) };
    let given = feed::digest(tx, device.technician)?;
    if held == given {
        return Ok(false);
    }
    let mend = state.may_rebuild(device.id);
    tracing::error!(device = %device.id, held = held.rows, given = given.rows, mend, "a phone holds other rows");
    state.metrics().rebuild();
    Ok(mend)
}

#[derive(Default)]
struct Page {
    rows: Vec<u8>,
    rows_max: usize,
    count: usize,
    cursor: i64,
    more: bool,
    removals: bool,
}

impl Page {
    fn is_full(&self) -> bool {
        self.count >= self.rows_max || self.rows.len() >= PAGE_BYTES
    }

    fn take(&mut self, row: &FeedRow<'_>) -> bool {
        if self.is_full() && (row.rev != self.cursor || planted(Bug::PageSplits)) {
            self.more = true;
            return false;
        }
        self.cursor = row.rev;
        self.write(row);
        true
    }

    fn write(&mut self, row: &FeedRow<'_>) {
        if row.body.is_none() && !self.removals {
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
