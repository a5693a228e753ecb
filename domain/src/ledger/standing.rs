//! Where a claim stands: one word for all that its entries have come to.

use serde::{Deserialize, Serialize};

use super::account::{AttemptState, ClaimAccount};
use super::entry::Payer;
use crate::claim::{ClaimState, ClaimTrouble};
use crate::money::Money;

/// Where a claim stands, as finance sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    /// Opened; nobody has looked at it.
    Submitted,
    /// It is paid with the next run.
    Approved,
    /// It may not be paid until somebody releases it.
    Blocked,
    /// The carrier pays it, and has not yet.
    Expected,
    /// In a run that is not exported.
    InPayRun,
    /// In a file that somebody has.
    Exported,
    /// The bank has taken it on.
    Accepted,
    /// A booking was taken off by hand: nobody knows whether it was paid.
    Unclear,
    /// The bank refused the payment. A person must approve it again.
    Refused,
    /// The bank sent the money back. A person must approve it again.
    Returned,
    /// Less was booked than is owed.
    PartPaid,
    /// More was booked than is owed.
    Overpaid,
    /// Money was booked twice, or for a claim that is over: an alarm.
    PaidTwice,
    /// As much was booked as is owed.
    Booked,
    /// Nothing more is expected.
    Settled,
    /// It is not owed after all.
    Withdrawn,
}

impl Standing {
    /// All of them, in the order in which they are shown.
    pub const ALL: [Standing; 16] = [
        Standing::Submitted,
        Standing::Approved,
        Standing::Blocked,
        Standing::Expected,
        Standing::InPayRun,
        Standing::Exported,
        Standing::Accepted,
        Standing::Unclear,
        Standing::Refused,
        Standing::Returned,
        Standing::PartPaid,
        Standing::Overpaid,
        Standing::PaidTwice,
        Standing::Booked,
        Standing::Settled,
        Standing::Withdrawn,
    ];

    /// As stored in a column and in an address.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Standing::Submitted => "submitted",
            Standing::Approved => "approved",
            Standing::Blocked => "blocked",
            Standing::Expected => "expected",
            Standing::InPayRun => "in_pay_run",
            Standing::Exported => "exported",
            Standing::Accepted => "accepted",
            Standing::Unclear => "unclear",
            Standing::Refused => "refused",
            Standing::Returned => "returned",
            Standing::PartPaid => "part_paid",
            Standing::Overpaid => "overpaid",
            Standing::PaidTwice => "paid_twice",
            Standing::Booked => "booked",
            Standing::Settled => "settled",
            Standing::Withdrawn => "withdrawn",
        }
    }

    /// The technician still waits for money.
    #[must_use]
    pub fn is_open(self) -> bool {
        use Standing::{Booked, Overpaid, PaidTwice, Settled, Withdrawn};
        !matches!(self, Booked | Overpaid | PaidTwice | Settled | Withdrawn)
    }

    /// We pay it, and nothing is under way: it is paid with the next run once a person agrees.
    #[must_use]
    pub fn waits_for_payment(self) -> bool {
        matches!(self, Standing::Submitted | Standing::Approved | Standing::Refused | Standing::Returned)
    }

    /// What was booked is not what is owed, or nobody knows whether it was.
    #[must_use]
    pub fn is_a_difference(self) -> bool {
        matches!(self, Standing::PartPaid | Standing::Overpaid | Standing::PaidTwice | Standing::Unclear)
    }

    /// As the technician's phone knows it: the words that apps in the field have.
    #[must_use]
    pub fn claim_state(self) -> ClaimState {
        match self {
            Standing::Submitted | Standing::Blocked => ClaimState::Submitted,
            Standing::Approved | Standing::Expected => ClaimState::Approved,
            Standing::InPayRun | Standing::Exported | Standing::Accepted | Standing::Unclear | Standing::PartPaid => {
                ClaimState::InPayRun
            }
            Standing::Refused | Standing::Returned => ClaimState::Returned,
            Standing::Overpaid | Standing::PaidTwice | Standing::Booked | Standing::Settled => ClaimState::Paid,
            Standing::Withdrawn => ClaimState::Rejected,
        }
    }
}

impl ClaimAccount {
    /// Where it stands.
    #[must_use]
    pub fn standing(&self) -> Standing {
        if self.alarm {
            return Standing::PaidTwice;
        }
        if self.settled {
            return Standing::Settled;
        }
        if self.withdrawn.is_some() && self.paid == 0 {
            return Standing::Withdrawn;
        }
        if self.paid > 0 {
            return match self.paid.cmp(&self.opened.amount.amount) {
                std::cmp::Ordering::Less => Standing::PartPaid,
                std::cmp::Ordering::Equal => Standing::Booked,
                std::cmp::Ordering::Greater => Standing::Overpaid,
            };
        }
        match self.open_attempt().map(|attempt| attempt.state) {
            Some(AttemptState::Planned) => Standing::InPayRun,
            Some(AttemptState::Exported) => Standing::Exported,
            Some(AttemptState::Accepted) => Standing::Accepted,
            Some(_) => Standing::Unclear,
            None => self.standing_without_payment(),
        }
    }

    fn standing_without_payment(&self) -> Standing {
        if self.blocked.is_some() {
            return Standing::Blocked;
        }
        if self.payer == Payer::Carrier {
            return Standing::Expected;
        }
        if self.approved {
            return Standing::Approved;
        }
        let last = self.attempts.iter().rev().find(|attempt| attempt.state != AttemptState::TakenOut);
        match last.map(|attempt| attempt.state) {
            Some(AttemptState::Rejected) => Standing::Refused,
            Some(AttemptState::Returned) => Standing::Returned,
            _ => Standing::Submitted,
        }
    }

    /// What went wrong, as the technician is told. A block is not explained: its reason is the office's.
    #[must_use]
    pub fn trouble(&self) -> Option<ClaimTrouble> {
        let bank = || {
            let blamed = self.attempts.iter().rev().find(|attempt| attempt.state != AttemptState::TakenOut);
            blamed.and_then(|attempt| attempt.reason.clone()).unwrap_or_default()
        };
        match self.standing() {
            Standing::Blocked => Some(ClaimTrouble::Blocked),
            Standing::Withdrawn => Some(ClaimTrouble::Withdrawn { reason: self.withdrawn.clone().unwrap_or_default() }),
            Standing::Refused => Some(ClaimTrouble::Refused { bank: bank() }),
            Standing::Returned => Some(ClaimTrouble::Returned { bank: bank() }),
            Standing::PartPaid => {
                let paid = Money { amount: self.paid, ..self.opened.amount };
                Some(ClaimTrouble::PartPaid { paid })
            }
            _ => None,
        }
    }
}
