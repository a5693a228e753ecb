//! A payment run: proposed, checked, approved by a second person, exported. The approval is bound to the exact bytes of
//! the files; whatever changes the run afterwards voids it.

pub mod proposal;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::ids::PayRunId;
use crate::ledger::entry::By;
use crate::ledger::refusal::reason;
use crate::ledger::{FinanceRefusal, Hash};

pub use proposal::{
    Candidate, KeptOut, KeptOutReason, PAYMENT_MAX, Payment, Proposal, files, obstacle, payment, propose,
};

/// The Swiss Payment Standards allow so many payments in a file.
pub const FILE_PAYMENTS_MAX: usize = 99_999;

/// Where a run stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum RunState {
    /// Rows may come and go.
    Proposed,
    /// Its files are written and keep every rule of the bank's.
    Checked,
    /// A second person agrees to exactly these files.
    Approved,
    /// Somebody has the files.
    Exported,
    /// Given up before anybody had its files.
    Dropped,
}

impl RunState {
    /// As stored in a column and in an address.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            RunState::Proposed => "proposed",
            RunState::Checked => "checked",
            RunState::Approved => "approved",
            RunState::Exported => "exported",
            RunState::Dropped => "dropped",
        }
    }
}

/// What happened to a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum RunEvent {
    /// It came to exist.
    Made {
        /// The day on which the bank shall execute it; a bank day.
        on: NaiveDate,
        /// How many payments.
        payments: u32,
    },
    /// A row was put in or taken out, or its day was changed. Voids what was checked and approved.
    Changed {
        /// What, in words.
        what: String,
    },
    /// Its files were written and keep every rule.
    Checked {
        /// SHA-256 of each file, in their order.
        files: Vec<Hash>,
    },
    /// A second person agrees.
    Approved {
        /// To exactly these files.
        files: Vec<Hash>,
    },
    /// Somebody has its files.
    Exported {
        /// Exactly these.
        files: Vec<Hash>,
    },
    /// It was given up.
    Dropped {
        /// Why, in a person's words.
        reason: String,
    },
}

impl RunEvent {
    /// The word of its kind, as in a column.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            RunEvent::Made { .. } => "run_made",
            RunEvent::Changed { .. } => "run_changed",
            RunEvent::Checked { .. } => "run_checked",
            RunEvent::Approved { .. } => "run_approved",
            RunEvent::Exported { .. } => "run_exported",
            RunEvent::Dropped { .. } => "run_dropped",
        }
    }
}

/// A run as its entries have made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PayRun {
    /// Which.
    pub id: PayRunId,
    /// The day on which the bank shall execute it.
    pub on: NaiveDate,
    /// Where it stands.
    pub state: RunState,
    /// When it was made.
    pub made_at: DateTime<Utc>,
    /// Who has made or changed it: none of them may approve it.
    pub hands: BTreeSet<String>,
    /// Who has approved it, if it is approved.
    pub approved_by: Option<String>,
    /// SHA-256 of its files, once it is checked.
    pub files: Vec<Hash>,
}

type Allowed<T = RunEvent> = Result<T, FinanceRefusal>;

impl PayRun {
    /// A run from its entries, the oldest first; none if the first does not make it.
    #[must_use]
    pub fn fold<'a>(
        id: PayRunId,
        entries: impl IntoIterator<Item = (DateTime<Utc>, &'a By, &'a RunEvent)>,
    ) -> Option<PayRun> {
        let mut entries = entries.into_iter();
        let (made_at, by, RunEvent::Made { on, .. }) = entries.next()? else { return None };
        let (state, hands) = (RunState::Proposed, BTreeSet::new());
        let mut run = PayRun { id, on: *on, state, made_at, hands, approved_by: None, files: Vec::new() };
        run.touched(by);
        for (_, by, event) in entries {
            run.apply(by, event);
        }
        Some(run)
    }

    /// Takes the next entry in.
    pub fn apply(&mut self, by: &By, event: &RunEvent) {
        match event {
            RunEvent::Made { .. } => {}
            RunEvent::Changed { .. } => {
                self.state = RunState::Proposed;
                self.void();
                self.touched(by);
            }
            RunEvent::Checked { files } => {
                self.void();
                (self.state, self.files) = (RunState::Checked, files.clone());
            }
            RunEvent::Approved { .. } => {
                self.state = RunState::Approved;
                self.approved_by = name(by);
            }
            RunEvent::Exported { .. } => self.state = RunState::Exported,
            RunEvent::Dropped { .. } => {
                self.state = RunState::Dropped;
                self.void();
            }
        }
    }

    fn void(&mut self) {
        self.approved_by = None;
        self.files.clear();
    }

    fn touched(&mut self, by: &By) {
        self.hands.extend(name(by));
    }

    fn in_state(&self, states: &[RunState]) -> Allowed<()> {
        if states.contains(&self.state) { Ok(()) } else { Err(FinanceRefusal::RunState { state: self.state }) }
    }

    /// Changes it: voids what was checked and approved. Not once somebody has its files.
    ///
    /// # Errors
    /// [`FinanceRefusal::RunState`].
    pub fn change(&self, what: &str) -> Allowed {
        self.in_state(&[RunState::Proposed, RunState::Checked, RunState::Approved])?;
        Ok(RunEvent::Changed { what: reason(what)? })
    }

    /// Notes that its files were written and keep every rule.
    ///
    /// # Errors
    /// [`FinanceRefusal::RunState`], [`FinanceRefusal::RunEmpty`].
    pub fn check(&self, files: Vec<Hash>) -> Allowed {
        self.in_state(&[RunState::Proposed, RunState::Checked])?;
        if files.is_empty() { Err(FinanceRefusal::RunEmpty) } else { Ok(RunEvent::Checked { files }) }
    }

    /// Agrees, as a second person, to these files: those that lie there now. `account_hands` are all who have proposed
    /// or confirmed an account in it.
    ///
    /// # Errors
    /// [`FinanceRefusal::RunState`], [`FinanceRefusal::RunOwn`], [`FinanceRefusal::RunOwnAccount`],
    /// [`FinanceRefusal::RunFilesDiffer`].
    pub fn approve(&self, who: &str, files: &[Hash], account_hands: &BTreeSet<String>) -> Allowed {
        self.in_state(&[RunState::Checked])?;
        if self.hands.contains(who) {
            return Err(FinanceRefusal::RunOwn);
        }
        if account_hands.contains(who) {
            return Err(FinanceRefusal::RunOwnAccount);
        }
        self.are_its_files(files)?;
        Ok(RunEvent::Approved { files: files.to_vec() })
    }

    /// Hands these files out: those that lie there now. Once exported, the same bytes are handed out again without an
    /// entry.
    ///
    /// # Errors
    /// [`FinanceRefusal::RunState`], [`FinanceRefusal::RunFilesDiffer`].
    pub fn export(&self, files: &[Hash]) -> Allowed {
        self.in_state(&[RunState::Approved])?;
        self.are_its_files(files)?;
        Ok(RunEvent::Exported { files: files.to_vec() })
    }

    /// Gives it up. Its rows are taken out with it.
    ///
    /// # Errors
    /// [`FinanceRefusal::RunState`], or what is wrong with the reason.
    pub fn give_up(&self, why: &str) -> Allowed {
        self.in_state(&[RunState::Proposed, RunState::Checked, RunState::Approved])?;
        Ok(RunEvent::Dropped { reason: reason(why)? })
    }

    fn are_its_files(&self, files: &[Hash]) -> Allowed<()> {
        if files == self.files { Ok(()) } else { Err(FinanceRefusal::RunFilesDiffer) }
    }
}

/// The name of a person of the office.
fn name(by: &By) -> Option<String> {
    match by {
        By::Person { name } => Some(name.clone()),
        _ => None,
    }
}

/// The identity of a file of a run for the bank (MsgId): 34 or 35 characters, unique for ever because the run's is.
/// Files are counted from 1.
#[must_use]
pub fn message_id(run: PayRunId, file: u32) -> String {
    format!("{}-{file}", run.0.simple())
}
