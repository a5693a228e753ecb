//! What waits and why.

use domain::ids::JobId;
use serde::{Deserialize, Serialize};

use crate::view::{DraftKind, OperationRow, SyncView};

/// What waits and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct WaitingView {
    /// What needs somebody, then what is not sent, oldest first; at most 500.
    pub rows: Vec<OperationRow>,
    /// Forms that were begun and not confirmed.
    pub drafts: Vec<DraftRow>,
    /// How sync stands.
    pub sync: SyncView,
}

/// A form that was begun.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct DraftRow {
    /// Which form.
    pub kind: DraftKind,
    /// On which job.
    pub job: JobId,
    /// Its number.
    pub job_number: String,
    /// For whom.
    pub customer_name: String,
}

/// Work that was not sent, as one file for the office: see [`domain::work_file`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct ExportView {
    /// The file's name.
    pub name: String,
    /// What is in it.
    pub text: String,
    /// Where it also lies on this phone.
    pub path: String,
    /// How many operations are in it.
    pub operations: u32,
    /// How many more wait that one file has no room for.
    pub left_out: u32,
}
