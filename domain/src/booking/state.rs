//! What became of a booking.

use serde::{Deserialize, Serialize};

/// What became of a booking.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BookingState {
    /// It waits: no rule places it yet.
    Unmatched,
    /// It counts for a claim.
    Matched,
    /// Another booking tells of the same money, under another reference, and counts.
    Repeated,
    /// An entry whose parts are known: they count, it does not.
    Parts,
    /// A person took it off. It waits, and no rule places it again: only a person does.
    Held,
    /// A person says that it is none of our payments.
    NotOurs,
}

impl BookingState {
    /// All of them.
    pub const ALL: [BookingState; 6] = [
        BookingState::Unmatched,
        BookingState::Matched,
        BookingState::Repeated,
        BookingState::Parts,
        BookingState::Held,
        BookingState::NotOurs,
    ];

    /// As stored in a column and in an address.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            BookingState::Unmatched => "unmatched",
            BookingState::Matched => "matched",
            BookingState::Repeated => "repeated",
            BookingState::Parts => "parts",
            BookingState::Held => "held",
            BookingState::NotOurs => "not_ours",
        }
    }

    /// As read from a column.
    #[must_use]
    pub fn parse(word: &str) -> Option<BookingState> {
        BookingState::ALL.into_iter().find(|state| state.as_str() == word)
    }

    /// It waits for a person.
    #[must_use]
    pub fn waits(self) -> bool {
        matches!(self, BookingState::Unmatched | BookingState::Held)
    }

    /// A rule may say anew what it means: no person has.
    #[must_use]
    pub fn is_for_rules(self) -> bool {
        !matches!(self, BookingState::Held | BookingState::NotOurs)
    }

    /// A rule may place it: neither a person nor a rule has.
    #[must_use]
    pub fn may_be_placed(self) -> bool {
        self.is_for_rules() && self != BookingState::Matched
    }
}
