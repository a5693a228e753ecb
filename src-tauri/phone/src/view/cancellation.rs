//! The cancellation form.

use domain::job::{Cancellation, CancellationReason};
use domain::refusal::Refusal;
use serde::{Deserialize, Serialize};

/// The cancellation form.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct CancellationForm {
    /// The reasons to choose from, in order.
    pub choices: Vec<CancellationChoice>,
    /// What was said so far; every change of it is on disk.
    pub draft: CancellationDraft,
    /// Why it cannot be confirmed yet; none if it can.
    pub refused: Option<Refusal>,
}

/// A reason to choose.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct CancellationChoice {
    /// Who.
    pub reason: CancellationReason,
    /// The transfer point is not accessible; comes first on transfer-point jobs, with reason Customer.
    pub transfer_point_not_accessible: bool,
}

/// A cancellation under way.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct CancellationDraft {
    /// The chosen reason.
    pub choice: Option<CancellationChoice>,
    /// In words.
    pub note: String,
}

impl CancellationDraft {
    /// The cancellation, once a reason is chosen.
    #[must_use]
    pub fn cancellation(&self) -> Option<Cancellation> {
        self.choice.map(|choice| Cancellation {
            reason: choice.reason,
            transfer_point_not_accessible: choice.transfer_point_not_accessible,
            note: self.note.trim().to_owned(),
        })
    }
}
