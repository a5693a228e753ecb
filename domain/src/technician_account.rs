//! The account on which a technician is paid. A new one, and every change, needs a second person and some time, and the
//! technician is told: whoever changes an account unseen gets everything that is paid after it.

use chrono::{DateTime, Duration, Utc};
use serde::{Deserialize, Serialize};

use crate::iban::Iban;
use crate::ids::{AccountId, TechnicianId};
use crate::ledger::FinanceRefusal;
use crate::ledger::entry::By;
use crate::ledger::refusal::reason;

/// Hours between the word of the second person and the first payment, where the office has not chosen others.
pub const WAIT_HOURS: u32 = 24;

/// What happened to a technician's account.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AccountEvent {
    /// Somebody says that this is the account.
    Proposed {
        /// Names this proposal.
        account: AccountId,
        /// The account.
        iban: Iban,
        /// In whose name it is.
        holder: String,
    },
    /// A second person agrees.
    Confirmed {
        /// Which proposal.
        account: AccountId,
        /// It is paid on from then on.
        usable_from: DateTime<Utc>,
    },
    /// A person does not agree.
    Declined {
        /// Which proposal.
        account: AccountId,
        /// Why, in that person's words.
        reason: String,
    },
}

impl AccountEvent {
    /// Which proposal it is about.
    #[must_use]
    pub fn account(&self) -> AccountId {
        match self {
            AccountEvent::Proposed { account, .. }
            | AccountEvent::Confirmed { account, .. }
            | AccountEvent::Declined { account, .. } => *account,
        }
    }

    /// The word of its kind, as in a column.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            AccountEvent::Proposed { .. } => "account_proposed",
            AccountEvent::Confirmed { .. } => "account_confirmed",
            AccountEvent::Declined { .. } => "account_declined",
        }
    }
}

/// What became of a proposal.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum AccountState {
    /// It waits for its second person.
    Waiting,
    /// A second person has agreed.
    Confirmed {
        /// Who.
        by: By,
        /// When.
        at: DateTime<Utc>,
        /// It is paid on from then on.
        usable_from: DateTime<Utc>,
    },
    /// A person has not agreed.
    Declined {
        /// Who.
        by: By,
        /// When.
        at: DateTime<Utc>,
        /// Why.
        reason: String,
    },
}

/// One account that was proposed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TechnicianAccount {
    /// Names this proposal.
    pub id: AccountId,
    /// The account.
    pub iban: Iban,
    /// In whose name it is.
    pub holder: String,
    /// Who said so.
    pub proposed_by: By,
    /// When.
    pub proposed_at: DateTime<Utc>,
    /// What became of it.
    pub state: AccountState,
}

/// All accounts that were ever proposed for a technician.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct TechnicianAccounts {
    /// Whose.
    pub technician: TechnicianId,
    /// The oldest first.
    pub accounts: Vec<TechnicianAccount>,
}

/// Why a technician cannot be paid now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum NoAccount {
    /// No account is known.
    Missing,
    /// The only one waits for its second person.
    Unconfirmed,
    /// The account is new or changed and may be paid on from then on.
    Waiting {
        /// When.
        usable_from: DateTime<Utc>,
    },
}

impl TechnicianAccounts {
    /// A technician of whom no account is known.
    #[must_use]
    pub fn none(technician: TechnicianId) -> TechnicianAccounts {
        TechnicianAccounts { technician, accounts: Vec::new() }
    }

    /// Takes the next entry in.
    pub fn apply(&mut self, at: DateTime<Utc>, by: &By, event: &AccountEvent) {
        let by = by.clone();
        match event {
            AccountEvent::Proposed { account, iban, holder } => self.accounts.push(TechnicianAccount {
                id: *account,
                iban: iban.clone(),
                holder: holder.clone(),
                proposed_by: by,
                proposed_at: at,
                state: AccountState::Waiting,
            }),
            AccountEvent::Confirmed { account, usable_from } => {
                self.decide(*account, AccountState::Confirmed { by, at, usable_from: *usable_from });
            }
            AccountEvent::Declined { account, reason } => {
                self.decide(*account, AccountState::Declined { by, at, reason: reason.clone() });
            }
        }
    }

    fn decide(&mut self, id: AccountId, state: AccountState) {
        if let Some(account) = self.accounts.iter_mut().find(|account| account.id == id) {
            account.state = state;
        }
    }

    /// The one that was confirmed last. Those before it are not paid on again, not even while it waits.
    #[must_use]
    pub fn current(&self) -> Option<&TechnicianAccount> {
        let confirmed = self.accounts.iter().filter_map(|account| match account.state {
            AccountState::Confirmed { at, .. } => Some((at, account)),
            _ => None,
        });
        confirmed.max_by_key(|(at, _)| *at).map(|(_, account)| account)
    }

    /// The one that waits for its second person.
    #[must_use]
    pub fn waiting(&self) -> Option<&TechnicianAccount> {
        self.accounts.iter().find(|account| account.state == AccountState::Waiting)
    }

    /// The account on which the technician may be paid now.
    ///
    /// # Errors
    /// [`NoAccount`].
    pub fn usable(&self, now: DateTime<Utc>) -> Result<&TechnicianAccount, NoAccount> {
        let Some(current) = self.current() else {
            return Err(if self.waiting().is_some() { NoAccount::Unconfirmed } else { NoAccount::Missing });
        };
        match current.state {
            AccountState::Confirmed { usable_from, .. } if usable_from > now => Err(NoAccount::Waiting { usable_from }),
            _ => Ok(current),
        }
    }

    /// Says that an account is the technician's.
    ///
    /// # Errors
    /// [`FinanceRefusal::AccountWaits`], [`FinanceRefusal::AccountSame`].
    pub fn propose(&self, account: AccountId, iban: Iban, holder: &str) -> Result<AccountEvent, FinanceRefusal> {
        if self.waiting().is_some() {
            return Err(FinanceRefusal::AccountWaits);
        }
        let holder = holder.trim().to_owned();
        if self.current().is_some_and(|current| current.iban == iban && current.holder == holder) {
            return Err(FinanceRefusal::AccountSame);
        }
        Ok(AccountEvent::Proposed { account, iban, holder })
    }

    fn undecided(&self, account: AccountId) -> Result<&TechnicianAccount, FinanceRefusal> {
        let waiting = self.accounts.iter().find(|known| known.id == account && known.state == AccountState::Waiting);
        waiting.ok_or(FinanceRefusal::AccountDecided)
    }

    /// Agrees, as a second person. `wait_hours` is the office's choice; [`WAIT_HOURS`] to begin with.
    ///
    /// # Errors
    /// [`FinanceRefusal::AccountDecided`], [`FinanceRefusal::AccountOwn`].
    pub fn confirm(
        &self,
        account: AccountId,
        by: &By,
        now: DateTime<Utc>,
        wait_hours: u32,
    ) -> Result<AccountEvent, FinanceRefusal> {
        if self.undecided(account)?.proposed_by == *by {
            return Err(FinanceRefusal::AccountOwn);
        }
        let usable_from = now.checked_add_signed(Duration::hours(i64::from(wait_hours))).unwrap_or(now);
        Ok(AccountEvent::Confirmed { account, usable_from })
    }

    /// Does not agree. Who proposed it may take it back so.
    ///
    /// # Errors
    /// [`FinanceRefusal::AccountDecided`], or what is wrong with the reason.
    pub fn decline(&self, account: AccountId, why: &str) -> Result<AccountEvent, FinanceRefusal> {
        self.undecided(account)?;
        Ok(AccountEvent::Declined { account, reason: reason(why)? })
    }
}
