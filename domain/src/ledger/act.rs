//! What a person may do with a claim. Screens draw their buttons from [`ClaimAccount::allowed`] and decide nothing; the
//! server asks the same functions again before it writes.

use serde::{Deserialize, Serialize};

use super::account::{AttemptState, ClaimAccount};
use super::chain::Hash;
use super::entry::{ClaimEvent, Moved, Payer};
use super::refusal::{FinanceRefusal, reason};
use crate::claim_number::EndToEndId;
use crate::iban::Iban;
use crate::ids::{BookingId, PayRunId};

/// Something a person can do with a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ClaimAct {
    /// Agree that it is paid.
    Approve,
    /// Say that it is not owed.
    Withdraw,
    /// Stop it from being paid.
    Block,
    /// Take the block away.
    Release,
    /// Leave it to the carrier.
    ExpectFromCarrier,
    /// Pay it ourselves after all.
    PayOurselves,
    /// Put it into a run.
    Plan,
    /// Take it out of its run.
    TakeOut,
    /// Say that nothing more is expected.
    Settle,
}

/// For each button: `None` if it may be pressed, or why not.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClaimActs {
    /// Agree that it is paid.
    pub approve: Option<FinanceRefusal>,
    /// Say that it is not owed.
    pub withdraw: Option<FinanceRefusal>,
    /// Stop it from being paid.
    pub block: Option<FinanceRefusal>,
    /// Take the block away.
    pub release: Option<FinanceRefusal>,
    /// Leave it to the carrier.
    pub expect_from_carrier: Option<FinanceRefusal>,
    /// Pay it ourselves after all.
    pub pay_ourselves: Option<FinanceRefusal>,
    /// Put it into a run.
    pub plan: Option<FinanceRefusal>,
    /// Take it out of its run.
    pub take_out: Option<FinanceRefusal>,
    /// Say that nothing more is expected.
    pub settle: Option<FinanceRefusal>,
}

type Allowed<T = ()> = Result<T, FinanceRefusal>;

impl ClaimAccount {
    /// What may be done with it now.
    #[must_use]
    pub fn allowed(&self) -> ClaimActs {
        let no = |act| self.refused(act);
        ClaimActs {
            approve: no(ClaimAct::Approve),
            withdraw: no(ClaimAct::Withdraw),
            block: no(ClaimAct::Block),
            release: no(ClaimAct::Release),
            expect_from_carrier: no(ClaimAct::ExpectFromCarrier),
            pay_ourselves: no(ClaimAct::PayOurselves),
            plan: no(ClaimAct::Plan),
            take_out: no(ClaimAct::TakeOut),
            settle: no(ClaimAct::Settle),
        }
    }

    /// Why something may not be done now, if it may not.
    #[must_use]
    pub fn refused(&self, act: ClaimAct) -> Option<FinanceRefusal> {
        match act {
            ClaimAct::Approve => self.may_approve(),
            ClaimAct::Withdraw => self.is_at_rest(),
            ClaimAct::Block => self.may_block(),
            ClaimAct::Release => self.may_release(),
            ClaimAct::ExpectFromCarrier => self.may_expect(),
            ClaimAct::PayOurselves => self.may_pay_ourselves(),
            ClaimAct::Plan => self.may_plan(),
            ClaimAct::TakeOut => self.waiting_attempt().map(drop),
            ClaimAct::Settle => self.may_settle(),
        }
        .err()
    }

    fn is_not_over(&self) -> Allowed {
        if self.alarm {
            return Err(FinanceRefusal::ClaimAlarm);
        }
        if self.withdrawn.is_some() {
            return Err(FinanceRefusal::ClaimWithdrawn);
        }
        if self.settled { Err(FinanceRefusal::ClaimSettled) } else { Ok(()) }
    }

    /// No payment of it is under way, none has moved money, and it is not over. The one gate before every new attempt:
    /// taking a booking off leaves its attempt open, so it never opens this gate.
    fn is_at_rest(&self) -> Allowed {
        self.is_not_over()?;
        if let Some(attempt) = self.open_attempt() {
            let attempt_number = attempt.number;
            return Err(match attempt.state {
                AttemptState::Planned => FinanceRefusal::ClaimInRun { attempt: attempt_number },
                AttemptState::Booked => FinanceRefusal::ClaimHasMoney { paid: self.paid },
                _ => FinanceRefusal::ClaimWithBank { attempt: attempt_number },
            });
        }
        if self.paid == 0 { Ok(()) } else { Err(FinanceRefusal::ClaimHasMoney { paid: self.paid }) }
    }

    fn may_approve(&self) -> Allowed {
        self.is_at_rest()?;
        if self.blocked.is_some() {
            return Err(FinanceRefusal::ClaimBlocked);
        }
        match (self.payer, self.approved) {
            (Payer::Carrier, _) => Err(FinanceRefusal::CarrierPays),
            (Payer::We, true) => Err(FinanceRefusal::ClaimApproved),
            (Payer::We, false) => Ok(()),
        }
    }

    fn may_block(&self) -> Allowed {
        self.is_at_rest()?;
        if self.blocked.is_some() { Err(FinanceRefusal::ClaimBlocked) } else { Ok(()) }
    }

    fn may_release(&self) -> Allowed {
        self.is_not_over()?;
        if self.blocked.is_some() { Ok(()) } else { Err(FinanceRefusal::ClaimNotBlocked) }
    }

    fn may_expect(&self) -> Allowed {
        self.is_at_rest()?;
        if self.payer == Payer::We { Ok(()) } else { Err(FinanceRefusal::CarrierPays) }
    }

    fn may_pay_ourselves(&self) -> Allowed {
        self.is_at_rest()?;
        if self.payer == Payer::Carrier { Ok(()) } else { Err(FinanceRefusal::WePay) }
    }

    fn may_plan(&self) -> Allowed {
        self.is_at_rest()?;
        if self.blocked.is_some() {
            return Err(FinanceRefusal::ClaimBlocked);
        }
        match (self.payer, self.approved) {
            (Payer::Carrier, _) => Err(FinanceRefusal::CarrierPays),
            (Payer::We, false) => Err(FinanceRefusal::ClaimNotApproved),
            (Payer::We, true) => Ok(()),
        }
    }

    fn may_settle(&self) -> Allowed {
        if self.settled && !self.alarm {
            return Err(FinanceRefusal::ClaimSettled);
        }
        if let Some(attempt) = self.attempts.iter().find(|attempt| {
            use AttemptState::{Accepted, Exported, Planned, Unclear};
            matches!(attempt.state, Planned | Exported | Accepted | Unclear)
        }) {
            return Err(FinanceRefusal::ClaimWithBank { attempt: attempt.number });
        }
        if self.paid > 0 { Ok(()) } else { Err(FinanceRefusal::NothingBooked) }
    }

    fn waiting_attempt(&self) -> Allowed<u32> {
        self.waiting().map(|attempt| attempt.number).ok_or(FinanceRefusal::NotInRun)
    }

    /// Agrees that it is paid.
    ///
    /// # Errors
    /// Why not.
    pub fn approve(&self) -> Allowed<ClaimEvent> {
        self.may_approve().map(|()| ClaimEvent::Approved)
    }

    /// Says that it is not owed.
    ///
    /// # Errors
    /// Why not.
    pub fn withdraw(&self, why: &str) -> Allowed<ClaimEvent> {
        self.is_at_rest()?;
        Ok(ClaimEvent::Withdrawn { reason: reason(why)? })
    }

    /// Stops it from being paid.
    ///
    /// # Errors
    /// Why not.
    pub fn block(&self, why: &str) -> Allowed<ClaimEvent> {
        self.may_block()?;
        Ok(ClaimEvent::Blocked { reason: reason(why)? })
    }

    /// Takes the block away.
    ///
    /// # Errors
    /// Why not.
    pub fn release(&self) -> Allowed<ClaimEvent> {
        self.may_release().map(|()| ClaimEvent::Released)
    }

    /// Leaves it to the carrier.
    ///
    /// # Errors
    /// Why not.
    pub fn expect_from_carrier(&self) -> Allowed<ClaimEvent> {
        self.may_expect().map(|()| ClaimEvent::ExpectedFromCarrier)
    }

    /// Pays it ourselves after all. It has to be approved again.
    ///
    /// # Errors
    /// Why not.
    pub fn pay_ourselves(&self, why: &str) -> Allowed<ClaimEvent> {
        self.may_pay_ourselves()?;
        Ok(ClaimEvent::NotExpected { reason: reason(why)? })
    }

    /// Puts it into a run: the whole amount, on an account in somebody's name, as the next attempt.
    ///
    /// # Errors
    /// Why not.
    pub fn plan(&self, pay_run: PayRunId, account: Iban, holder: &str) -> Allowed<ClaimEvent> {
        self.may_plan()?;
        let attempt = self.next_attempt();
        Ok(ClaimEvent::Planned {
            pay_run,
            attempt,
            end_to_end_id: EndToEndId::of(&self.opened.number, attempt),
            amount: self.opened.amount.amount,
            account,
            holder: holder.to_owned(),
        })
    }

    /// Takes it out of a run that is not exported.
    ///
    /// # Errors
    /// Why not.
    pub fn take_out(&self, why: &str) -> Allowed<ClaimEvent> {
        let attempt = self.waiting_attempt()?;
        Ok(ClaimEvent::TakenOut { attempt, reason: reason(why)? })
    }

    /// Notes that an attempt is in a file that somebody gets now. Asked again at the last moment, because a booking can
    /// have come since the run was approved.
    ///
    /// # Errors
    /// Why not.
    pub fn export(&self, attempt: u32, file: Hash) -> Allowed<ClaimEvent> {
        self.is_not_over()?;
        let known = self.attempt(attempt).ok_or(FinanceRefusal::AttemptUnknown)?;
        if known.state != AttemptState::Planned {
            return Err(FinanceRefusal::NotInRun);
        }
        if self.blocked.is_some() {
            return Err(FinanceRefusal::ClaimBlocked);
        }
        if self.paid != 0 {
            return Err(FinanceRefusal::ClaimHasMoney { paid: self.paid });
        }
        Ok(ClaimEvent::Exported { attempt, file })
    }

    /// Takes a booking off. It never makes the claim payable: its attempt stays open.
    ///
    /// # Errors
    /// [`FinanceRefusal::BookingUnknown`], or what is wrong with the reason.
    pub fn unmatch(&self, booking: BookingId, why: &str) -> Allowed<ClaimEvent> {
        let counted = self.bookings.iter().find(|counted| counted.booking == booking);
        let counted = counted.ok_or(FinanceRefusal::BookingUnknown)?;
        let moved = Moved { booking, attempt: counted.attempt, amount: counted.amount, on: counted.on };
        Ok(ClaimEvent::Unmatched { moved, reason: reason(why)? })
    }

    /// Says that nothing more is expected. A difference needs a reason; so does an alarm.
    ///
    /// # Errors
    /// Why not.
    pub fn settle(&self, note: &str) -> Allowed<ClaimEvent> {
        self.may_settle()?;
        let difference = self.paid.saturating_sub(self.opened.amount.amount);
        let note = if difference == 0 && !self.alarm { note.trim().to_owned() } else { reason(note)? };
        Ok(ClaimEvent::Settled { difference, note })
    }
}
