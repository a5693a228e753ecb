//! How the office pays. Whoever changes from which account, or how long a changed account waits, is written down as well
//! as who pays.

use serde::{Deserialize, Serialize};

use super::journal::JournalAccounts;
use super::refusal::FinanceRefusal;
use crate::bank_day::ClosedDay;
use crate::iban::Iban;
use crate::money::Currency;

/// What was chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum OfficeEvent {
    /// An account of the office's.
    OwnAccount {
        /// Its number.
        iban: Iban,
        /// In whose name it is.
        name: String,
        /// Its bank; may be empty.
        bic: String,
        /// What lies on it.
        currency: Currency,
        /// Runs in this currency are paid from it.
        pays: bool,
    },
    /// The days of a year on which banks rest.
    ClosedDays {
        /// Which year.
        year: i32,
        /// Exactly these; none: the default days.
        days: Vec<ClosedDay>,
    },
    /// How long a new account of a technician waits.
    AccountWait {
        /// In hours.
        hours: u32,
    },
    /// In which accounts of the bookkeeper the journal is exported.
    JournalAccounts {
        /// All of them.
        accounts: JournalAccounts,
    },
    /// What a payment says beside the Service ID and the day of the visit.
    PaymentNote {
        /// The words, in characters that banks take.
        text: String,
    },
}

/// What payments say beside the Service ID and the day of the visit, until the office has chosen other words.
pub const PAYMENT_NOTE: &str = "Entschädigung Fehlbesuch";
/// The longest such words, in characters: with the longest Service ID and the day there is still room.
pub const PAYMENT_NOTE_MAX: u32 = 70;

/// The note of a payment: the office's words, and the day of the visit.
#[must_use]
pub fn payment_note(words: &str, visited_on: chrono::NaiveDate) -> String {
    format!("{words} {}", visited_on.format("%d.%m.%Y"))
}

/// The shortest time that a new account waits: what was planned by somebody who sits at two desks takes no less.
pub const WAIT_HOURS_MIN: u32 = 1;
/// The longest.
pub const WAIT_HOURS_MAX: u32 = 720;

impl OfficeEvent {
    /// The word of its kind, as in a column.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            OfficeEvent::OwnAccount { .. } => "own_account",
            OfficeEvent::ClosedDays { .. } => "closed_days",
            OfficeEvent::AccountWait { .. } => "account_wait",
            OfficeEvent::JournalAccounts { .. } => "journal_accounts",
            OfficeEvent::PaymentNote { .. } => "payment_note",
        }
    }

    /// What may be chosen.
    ///
    /// # Errors
    /// [`FinanceRefusal::WaitImpossible`], [`FinanceRefusal::DayElsewhere`], [`FinanceRefusal::NoteLength`], or what is
    /// wrong with the accounts of the journal.
    pub fn check(&self) -> Result<(), FinanceRefusal> {
        match self {
            OfficeEvent::OwnAccount { .. } => Ok(()),
            OfficeEvent::ClosedDays { year, days } => {
                let elsewhere = days.iter().find(|day| chrono::Datelike::year(&day.date) != *year);
                elsewhere.map_or(Ok(()), |day| Err(FinanceRefusal::DayElsewhere { date: day.date }))
            }
            OfficeEvent::AccountWait { hours } => {
                let possible = (WAIT_HOURS_MIN..=WAIT_HOURS_MAX).contains(hours);
                let (min, max) = (WAIT_HOURS_MIN, WAIT_HOURS_MAX);
                if possible { Ok(()) } else { Err(FinanceRefusal::WaitImpossible { min, max }) }
            }
            OfficeEvent::JournalAccounts { accounts } => accounts.check(),
            OfficeEvent::PaymentNote { text } => {
                let (length, max) = (text.trim().chars().count(), PAYMENT_NOTE_MAX);
                let possible = (1..=max as usize).contains(&length);
                if possible { Ok(()) } else { Err(FinanceRefusal::NoteLength { max }) }
            }
        }
    }
}
