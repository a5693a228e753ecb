//! How a visit ended. The types make the slips of source 000 unwritable: a failed visit without a report, a report
//! about the carrier without a word on the call.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::procedure::{CauseCode, ProcedureVersion};
use crate::refusal::{Field, Refusal};

/// How a visit ended.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Outcome {
    /// The work is done.
    Completed {
        /// A remark, may be empty.
        note: String,
    },
    /// It is not, and this is why.
    Failed {
        /// The failure form.
        report: FailureReport,
    },
}

/// The failure form, filled in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FailureReport {
    /// Who besides the technician is involved.
    pub third_party: ThirdParty,
    /// A remark. Where nobody else is involved, it says what happened and is needed; a remark follows on a new line.
    pub note: String,
}

/// Longest [`FailureReport::note`] where nobody else is involved: what happened, a new line, a remark.
const WORDS_MAX: u32 = Field::Reason.max() + 1 + Field::Note.max();

/// The third party of a failure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ThirdParty {
    /// The carrier. Only such a failure can be compensated.
    Carrier {
        /// The version of the procedure the form was filled by.
        procedure: ProcedureVersion,
        /// The call to the helpline.
        call: CallConfirmation,
        /// A technician of the carrier has to come.
        technician_visit: bool,
        /// The cause, out of the procedure's list.
        cause: CauseCode,
    },
    /// Nobody.
    Nobody,
}

/// That the helpline was called, or could not be reached. Not reached is an answer too: the report is kept, no
/// compensation is promised, and the dispatcher sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum CallConfirmation {
    /// Spoken with the carrier.
    Confirmed {
        /// When the technician said so, on the phone's clock.
        at: DateTime<Utc>,
        /// With whom; may be empty.
        contact: String,
        /// The carrier's reference; may be empty.
        reference: String,
        /// When the call button was pressed, on the phone's clock; empty if he dialled by hand.
        dialled: Vec<DateTime<Utc>>,
    },
    /// Nobody answered.
    NotReached {
        /// When the technician said so, on the phone's clock.
        at: DateTime<Utc>,
        /// When the call button was pressed, on the phone's clock.
        dialled: Vec<DateTime<Utc>>,
    },
}

impl CallConfirmation {
    /// The carrier was spoken with.
    #[must_use]
    pub fn is_confirmed(&self) -> bool {
        matches!(self, CallConfirmation::Confirmed { .. })
    }
}

impl Outcome {
    /// Holds every text to its limit; asks for words where nobody else is involved.
    ///
    /// # Errors
    /// [`Refusal::TooLong`], [`Refusal::Needed`].
    pub fn check(&self) -> Result<(), Refusal> {
        match self {
            Outcome::Completed { note } => Field::Note.limit(note),
            Outcome::Failed { report } => match &report.third_party {
                ThirdParty::Nobody if report.note.trim().is_empty() => Err(Refusal::Needed { field: Field::Reason }),
                ThirdParty::Nobody if report.note.chars().count() > WORDS_MAX as usize => {
                    Err(Refusal::TooLong { field: Field::Reason, max: WORDS_MAX })
                }
                ThirdParty::Nobody => Ok(()),
                ThirdParty::Carrier { call, .. } => {
                    Field::Note.limit(&report.note)?;
                    if let CallConfirmation::Confirmed { contact, reference, .. } = call {
                        Field::Contact.limit(contact)?;
                        Field::Reference.limit(reference)?;
                    }
                    Ok(())
                }
            },
        }
    }
}
