//! What a technician is told on his phone about the account on which he is paid: whoever changes it unseen gets his money.
//! Of an account only the last four characters leave the server.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::iban::Iban;
use crate::technician_account::{AccountState, TechnicianAccount, TechnicianAccounts};

/// Most notices that a phone is sent: the newest, and the one of the account that is paid on.
pub const NOTICES_MAX: usize = 10;

/// What a technician is told of one account that was entered for him.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AccountNotice {
    /// Somebody has entered it; a second person has not agreed yet.
    Proposed {
        /// Its last four characters.
        ending: String,
        /// When it was entered.
        at: DateTime<Utc>,
    },
    /// A second person has agreed.
    Confirmed {
        /// Its last four characters.
        ending: String,
        /// When.
        at: DateTime<Utc>,
        /// It is paid on from then on.
        usable_from: DateTime<Utc>,
    },
    /// It was not taken over.
    Declined {
        /// Its last four characters.
        ending: String,
        /// When.
        at: DateTime<Utc>,
    },
    /// Something that a newer server knows of.
    #[serde(other)]
    Unknown,
}

/// How an account stands, in the word that its sentence is chosen by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[serde(rename_all = "snake_case")]
pub enum AccountStanding {
    /// It waits for its second person; nothing is paid on it.
    Waiting,
    /// It is paid on from a moment to come. Until then nothing is paid at all: not on the one before it either.
    UsedLater,
    /// It is paid on.
    Used,
    /// Another one has taken its place.
    Replaced,
    /// It was not taken over.
    Declined,
    /// Something that this app does not know.
    Unknown,
}

impl AccountNotice {
    /// How the account of one notice stands now, among all of them.
    #[must_use]
    pub fn standing(&self, all: &[AccountNotice], now: DateTime<Utc>) -> AccountStanding {
        let confirmed = |notice: &AccountNotice| match notice {
            AccountNotice::Confirmed { at, .. } => Some(*at),
            _ => None,
        };
        match self {
            AccountNotice::Proposed { .. } => AccountStanding::Waiting,
            AccountNotice::Declined { .. } => AccountStanding::Declined,
            AccountNotice::Unknown => AccountStanding::Unknown,
            AccountNotice::Confirmed { at, .. } if all.iter().filter_map(confirmed).any(|other| other > *at) => {
                AccountStanding::Replaced
            }
            AccountNotice::Confirmed { usable_from, .. } if *usable_from > now => AccountStanding::UsedLater,
            AccountNotice::Confirmed { .. } => AccountStanding::Used,
        }
    }

    /// The last four characters of the account; empty where this app does not know what it is about.
    #[must_use]
    pub fn ending(&self) -> &str {
        match self {
            AccountNotice::Proposed { ending, .. }
            | AccountNotice::Confirmed { ending, .. }
            | AccountNotice::Declined { ending, .. } => ending,
            AccountNotice::Unknown => "",
        }
    }

    /// When it happened.
    #[must_use]
    pub fn at(&self) -> Option<DateTime<Utc>> {
        match self {
            AccountNotice::Proposed { at, .. }
            | AccountNotice::Confirmed { at, .. }
            | AccountNotice::Declined { at, .. } => Some(*at),
            AccountNotice::Unknown => None,
        }
    }

    /// From when on it is paid on, where that is decided.
    #[must_use]
    pub fn usable_from(&self) -> Option<DateTime<Utc>> {
        match self {
            AccountNotice::Confirmed { usable_from, .. } => Some(*usable_from),
            _ => None,
        }
    }
}

impl TechnicianAccounts {
    /// What the technician is told, the newest first.
    #[must_use]
    pub fn notices(&self) -> Vec<AccountNotice> {
        let current = self.current().map(|account| account.id);
        let newest_first = self.accounts.iter().rev().enumerate();
        let told = newest_first.filter(|(place, account)| *place < NOTICES_MAX || Some(account.id) == current);
        told.map(|(_, account)| notice(account)).collect()
    }
}

fn notice(account: &TechnicianAccount) -> AccountNotice {
    let ending = ending(&account.iban);
    match &account.state {
        AccountState::Waiting => AccountNotice::Proposed { ending, at: account.proposed_at },
        AccountState::Confirmed { at, usable_from, .. } => {
            AccountNotice::Confirmed { ending, at: *at, usable_from: *usable_from }
        }
        AccountState::Declined { at, .. } => AccountNotice::Declined { ending, at: *at },
    }
}

fn ending(iban: &Iban) -> String {
    let text = iban.as_str();
    text.get(text.len().saturating_sub(4)..).unwrap_or_default().to_owned()
}
