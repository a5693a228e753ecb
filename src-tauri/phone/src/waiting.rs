//! What waits and why.

use std::collections::BTreeMap;

use domain::ids::{JobId, OperationId};
use domain::job::Job;
use rusqlite::Connection;

use crate::error::CommandError;
use crate::job::operation_row;
use crate::phone::{Memory, Phone};
use crate::stamp::Stamp;
use crate::status::sync_view;
use crate::store::{draft, job, operation};
use crate::view::{DraftRow, WaitingView};

/// Rows on the screen.
const ROWS_MAX: u32 = 500;

impl Phone {
    /// Command `waiting`.
    ///
    /// # Errors
    /// What broke.
    pub fn waiting(&self, stamp: &Stamp) -> Result<WaitingView, CommandError> {
        self.read(|connection, memory| waiting_view(connection, memory, stamp))
    }

    /// Command `seen`: a rejected operation has been read.
    ///
    /// # Errors
    /// What broke.
    pub fn seen(&self, stamp: &Stamp, id: OperationId) -> Result<WaitingView, CommandError> {
        self.change(|transaction, memory| {
            if operation::mark_seen(transaction, id)? {
                job::sweep(transaction)?;
            }
            waiting_view(transaction, memory, stamp)
        })
    }
}

fn waiting_view(connection: &Connection, memory: &Memory, stamp: &Stamp) -> Result<WaitingView, CommandError> {
    let operations = operation::open(connection, ROWS_MAX)?;
    let drafts = draft::all(connection)?;
    let mut jobs: BTreeMap<JobId, Job> = BTreeMap::new();
    let ids = operations.iter().map(|stored| stored.job).chain(drafts.iter().map(|(job, _)| *job));
    for id in ids {
        if let std::collections::btree_map::Entry::Vacant(place) = jobs.entry(id)
            && let Ok(Some(base)) = job::get(connection, id)
        {
            place.insert(base.job);
        }
    }
    let draft_row = |(id, kind): (JobId, _)| DraftRow {
        kind,
        job: id,
        job_number: jobs.get(&id).map_or_else(String::new, |job| job.number.clone()),
        customer_name: jobs.get(&id).map_or_else(String::new, |job| job.customer.name.clone()),
    };
    Ok(WaitingView {
        rows: operations.iter().filter_map(|stored| operation_row(stored, jobs.get(&stored.job))).collect(),
        drafts: drafts.into_iter().map(draft_row).collect(),
        sync: sync_view(connection, memory, &stamp.moment)?,
    })
}
