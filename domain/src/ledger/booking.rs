//! What a person says of a booking that is about no claim.

use serde::{Deserialize, Serialize};

/// What was said of a booking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum BookingEvent {
    /// It is none of our payments: rent, wages, charges of the bank.
    NotOurs {
        /// Why, in a person's words.
        reason: String,
    },
    /// It may be one of ours after all.
    Ours,
}

impl BookingEvent {
    /// The word of its kind, as in a column.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            BookingEvent::NotOurs { .. } => "not_ours",
            BookingEvent::Ours => "ours",
        }
    }
}
