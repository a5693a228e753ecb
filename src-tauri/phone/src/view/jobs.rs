//! The list of jobs.

use chrono::{DateTime, Utc};
use domain::ids::JobId;
use domain::job::{JobKind, JobStateName};
use serde::{Deserialize, Serialize};

use crate::view::Delivery;

/// A part of the list of jobs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
#[serde(rename_all = "snake_case")]
pub enum JobSection {
    /// Begins today or before and is not over.
    Today,
    /// Begins after today.
    Coming,
    /// Over.
    Done,
}

/// One page of one part of the list, in the order in which the visits begin (the last one first for `Done`).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct JobListView {
    /// At most 100 rows, from `offset` on.
    pub rows: Vec<JobRow>,
    /// Where this page begins.
    pub offset: u32,
    /// Rows in this section that match the search.
    pub total: u32,
    /// Rows in each section without the search.
    pub counts: SectionCounts,
}

/// Rows in each section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct SectionCounts {
    /// See [`JobSection::Today`].
    pub today: u32,
    /// See [`JobSection::Coming`].
    pub coming: u32,
    /// See [`JobSection::Done`].
    pub done: u32,
}

/// A job in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct JobRow {
    /// Which.
    pub id: JobId,
    /// The office's number.
    pub number: String,
    /// What is done.
    pub kind: JobKind,
    /// Where it stands, pending operations included.
    pub state: JobStateName,
    /// For whom.
    pub customer_name: String,
    /// Where: street, postcode and town.
    pub place: String,
    /// The visit begins at or after.
    pub window_start: DateTime<Utc>,
    /// The visit begins at or before.
    pub window_end: DateTime<Utc>,
    /// The carrier's name; none for a direct job.
    pub partner_name: Option<String>,
    /// How the last thing done on it stands; none if nothing was done on this phone.
    pub delivery: Option<Delivery>,
    /// A form is under way.
    pub draft: bool,
}
