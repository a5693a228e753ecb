//! What a bank says about a claim, and what it means. Nothing here can be refused for being unwelcome: only what is no
//! news is passed over, and what contradicts itself is kept as a finding.

use chrono::NaiveDate;

use super::account::{AttemptState, ClaimAccount};
use super::bank_reason::BankReason;
use super::entry::{ClaimEvent, Moved, Payer};
use super::refusal::FinanceRefusal;
use crate::ids::BookingId;
use crate::money::Currency;

/// Something that a bank says about a claim. Amounts are positive, in the smallest unit of `currency`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// The bank has taken a payment on (pain.002). Not paid.
    Accepted {
        /// Of which attempt.
        attempt: u32,
    },
    /// The bank has refused a payment (pain.002).
    Rejected {
        /// Of which attempt.
        attempt: u32,
        /// Why.
        reason: BankReason,
    },
    /// Money went out for an attempt.
    Debit {
        /// What moved, and for which attempt.
        money: BookedMoney,
    },
    /// Money of an attempt came back.
    Return {
        /// What moved, and of which attempt.
        money: BookedMoney,
        /// Why.
        reason: BankReason,
    },
    /// The carrier has paid.
    CarrierCredit {
        /// What moved.
        money: BookedMoney,
    },
}

/// Money that a bank has booked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BookedMoney {
    /// By which booking.
    pub booking: BookingId,
    /// Of which attempt; none for the carrier's money.
    pub attempt: Option<u32>,
    /// How much; positive.
    pub amount: i64,
    /// In what.
    pub currency: Currency,
    /// The day on which the bank booked it.
    pub on: NaiveDate,
}

impl BookedMoney {
    fn moved(&self) -> Moved {
        Moved { booking: self.booking, attempt: self.attempt, amount: self.amount, on: self.on }
    }
}

impl ClaimAccount {
    /// What a fact means for this claim; none if it is known already.
    ///
    /// # Errors
    /// [`FinanceRefusal::Contradiction`] and other reasons why the fact is not about this claim: it stays unmatched.
    pub fn record(&self, fact: &Fact) -> Result<Option<ClaimEvent>, FinanceRefusal> {
        match fact {
            Fact::Accepted { attempt } => self.accepted(*attempt),
            Fact::Rejected { attempt, reason } => self.rejected(*attempt, reason),
            Fact::Debit { money } => self.money(money, |account| Ok(account.debited(money))),
            Fact::Return { money, reason } => self.money(money, |account| account.returned(money, reason)),
            Fact::CarrierCredit { money } => self.money(money, |account| account.credited(money)),
        }
    }

    fn accepted(&self, number: u32) -> Result<Option<ClaimEvent>, FinanceRefusal> {
        match self.attempt(number).ok_or(FinanceRefusal::AttemptUnknown)?.state {
            AttemptState::Exported => Ok(Some(ClaimEvent::Accepted { attempt: number })),
            AttemptState::Accepted | AttemptState::Booked | AttemptState::Unclear | AttemptState::Returned => Ok(None),
            AttemptState::Planned | AttemptState::TakenOut | AttemptState::Rejected => {
                Err(FinanceRefusal::Contradiction)
            }
        }
    }

    fn rejected(&self, number: u32, reason: &BankReason) -> Result<Option<ClaimEvent>, FinanceRefusal> {
        let attempt = self.attempt(number).ok_or(FinanceRefusal::AttemptUnknown)?;
        match attempt.state {
            // After a booking was taken off, too: the bank itself says that it has not paid.
            AttemptState::Exported | AttemptState::Accepted | AttemptState::Unclear if attempt.paid == 0 => {
                Ok(Some(ClaimEvent::Rejected { attempt: number, reason: reason.clone() }))
            }
            AttemptState::Rejected => Ok(None),
            _ => Err(FinanceRefusal::Contradiction),
        }
    }

    /// What holds for all money: it counts once, is more than nothing and in the claim's currency, and its attempt is
    /// one of this claim.
    fn money(
        &self,
        money: &BookedMoney,
        mean: impl FnOnce(&ClaimAccount) -> Result<ClaimEvent, FinanceRefusal>,
    ) -> Result<Option<ClaimEvent>, FinanceRefusal> {
        if self.bookings.iter().any(|counted| counted.booking == money.booking) {
            return Ok(None);
        }
        if money.amount <= 0 {
            return Err(FinanceRefusal::AmountNotPositive);
        }
        if money.currency != self.opened.amount.currency {
            return Err(FinanceRefusal::CurrencyDiffers);
        }
        if money.attempt.is_some_and(|number| self.attempt(number).is_none()) {
            return Err(FinanceRefusal::AttemptUnknown);
        }
        mean(self).map(Some)
    }

    fn debited(&self, money: &BookedMoney) -> ClaimEvent {
        let moved = money.moved();
        let this = moved.attempt.and_then(|number| self.attempt(number));
        let after = self.paid.saturating_add(moved.amount);
        let again = self.paid > 0 && after > self.opened.amount.amount;
        let other =
            self.attempts.iter().any(|attempt| Some(attempt.number) != moved.attempt && attempt.state.is_open());
        let never_sent = this.is_some_and(|attempt| attempt.state == AttemptState::TakenOut);
        let over = self.withdrawn.is_some() || self.payer == Payer::Carrier;
        if again || other || never_sent || over || self.alarm {
            return ClaimEvent::BookedTwice { moved };
        }
        self.sum_is(after, moved)
    }

    fn sum_is(&self, after: i64, moved: Moved) -> ClaimEvent {
        match after.cmp(&self.opened.amount.amount) {
            std::cmp::Ordering::Less => ClaimEvent::PartPaid { moved },
            std::cmp::Ordering::Equal => ClaimEvent::Booked { moved },
            std::cmp::Ordering::Greater => ClaimEvent::Overpaid { moved },
        }
    }

    fn returned(&self, money: &BookedMoney, reason: &BankReason) -> Result<ClaimEvent, FinanceRefusal> {
        let number = money.attempt.ok_or(FinanceRefusal::AttemptUnknown)?;
        match self.attempt(number).map(|attempt| attempt.state) {
            // What nobody has sent cannot come back.
            None | Some(AttemptState::Planned | AttemptState::TakenOut) => Err(FinanceRefusal::Contradiction),
            Some(_) => Ok(ClaimEvent::Returned { moved: money.moved(), reason: reason.clone() }),
        }
    }

    fn credited(&self, money: &BookedMoney) -> Result<ClaimEvent, FinanceRefusal> {
        if self.payer == Payer::We {
            return Err(FinanceRefusal::WePay);
        }
        let moved = Moved { attempt: None, ..money.moved() };
        let after = self.paid.saturating_add(moved.amount);
        if self.withdrawn.is_some() || (self.paid > 0 && after > self.opened.amount.amount) {
            return Ok(ClaimEvent::BookedTwice { moved });
        }
        Ok(self.sum_is(after, moved))
    }
}
