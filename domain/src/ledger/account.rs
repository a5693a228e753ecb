//! The account of a claim: its entries, folded. Nothing here decides; it says what the entries have come to.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::bank_reason::BankReason;
use super::entry::{ClaimEvent, Moved, Opened, Payer};
use crate::claim::ClaimState;
use crate::claim_number::EndToEndId;
use crate::iban::Iban;
use crate::ids::{BookingId, ClaimId, PayRunId};

/// What became of an attempt to pay.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AttemptState {
    /// In a run that is not exported.
    Planned,
    /// In a file that somebody has.
    Exported,
    /// The bank has taken it on.
    Accepted,
    /// A booking of it was taken off by hand.
    Unclear,
    /// Money went out for it.
    Booked,
    /// Taken out of its run before that was exported.
    TakenOut,
    /// The bank refused it.
    Rejected,
    /// The money came back.
    Returned,
}

impl AttemptState {
    /// It has moved money, or still can. Only what was never exported, was refused or has come back is closed.
    #[must_use]
    pub fn is_open(self) -> bool {
        !matches!(self, AttemptState::TakenOut | AttemptState::Rejected | AttemptState::Returned)
    }
}

/// One attempt to pay a claim.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Attempt {
    /// From 1.
    pub number: u32,
    /// In which run.
    pub pay_run: PayRunId,
    /// Its reference.
    pub end_to_end_id: EndToEndId,
    /// How much.
    pub amount: i64,
    /// On which account.
    pub account: Iban,
    /// In whose name that is.
    pub holder: String,
    /// What became of it.
    pub state: AttemptState,
    /// It was over once: never exported, refused, or returned. Money booked for it afterwards is an alarm.
    pub closed: bool,
    /// What the bank has booked for it: what went out less what came back.
    pub paid: i64,
    /// Why the bank refused it or sent the money back.
    pub reason: Option<BankReason>,
    /// When the last thing happened to it.
    pub at: DateTime<Utc>,
}

/// A booking that counts for a claim: positive if money went to the technician.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Counted {
    /// Which.
    pub booking: BookingId,
    /// Of which attempt; none when the carrier paid.
    pub attempt: Option<u32>,
    /// How much.
    pub amount: i64,
    /// The day on which the bank booked it.
    pub on: NaiveDate,
}

/// A claim as its entries have made it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ClaimAccount {
    /// Which claim.
    pub claim: ClaimId,
    /// What it is worth and when it is due.
    pub opened: Opened,
    /// Who pays it.
    pub payer: Payer,
    /// A person agrees to the next attempt.
    pub approved: bool,
    /// Why it is blocked, if it is.
    pub blocked: Option<String>,
    /// Why it is withdrawn, if it is.
    pub withdrawn: Option<String>,
    /// It is settled.
    pub settled: bool,
    /// Money was booked twice, or for a claim that is over, and nobody has cleared that up.
    pub alarm: bool,
    /// All attempts, the oldest first.
    pub attempts: Vec<Attempt>,
    /// The bookings that count.
    pub bookings: Vec<Counted>,
    /// Those that a person has taken off: no rule counts them again.
    #[serde(default)]
    pub taken_off: Vec<Counted>,
    /// Their sum.
    pub paid: i64,
}

impl ClaimAccount {
    /// The account of a claim from its entries, the oldest first; none if the first does not open it. Later openings
    /// change nothing: there is one claim for each job.
    #[must_use]
    pub fn fold<'a>(
        claim: ClaimId,
        entries: impl IntoIterator<Item = (DateTime<Utc>, &'a ClaimEvent)>,
    ) -> Option<ClaimAccount> {
        let mut entries = entries.into_iter();
        let (_, ClaimEvent::Opened { opened }) = entries.next()? else { return None };
        let mut account = ClaimAccount::opened(claim, opened.clone());
        for (at, event) in entries {
            account.apply(at, event);
        }
        Some(account)
    }

    /// A claim of which nothing is known but its opening.
    #[must_use]
    pub fn opened(claim: ClaimId, opened: Opened) -> ClaimAccount {
        ClaimAccount {
            claim,
            opened,
            payer: Payer::We,
            approved: false,
            blocked: None,
            withdrawn: None,
            settled: false,
            alarm: false,
            attempts: Vec::new(),
            bookings: Vec::new(),
            taken_off: Vec::new(),
            paid: 0,
        }
    }

    /// Takes the next entry in.
    pub fn apply(&mut self, at: DateTime<Utc>, event: &ClaimEvent) {
        match event {
            ClaimEvent::Opened { .. } => {}
            ClaimEvent::Approved => self.approved = true,
            ClaimEvent::Withdrawn { reason } => self.withdrawn = Some(reason.clone()),
            ClaimEvent::Blocked { reason } => self.blocked = Some(reason.clone()),
            ClaimEvent::Released => self.blocked = None,
            ClaimEvent::ExpectedFromCarrier => self.payer = Payer::Carrier,
            ClaimEvent::NotExpected { .. } => {
                self.payer = Payer::We;
                self.approved = false;
            }
            ClaimEvent::Planned { pay_run, attempt, end_to_end_id, amount, account, holder } => {
                self.attempts.push(Attempt {
                    number: *attempt,
                    pay_run: *pay_run,
                    end_to_end_id: end_to_end_id.clone(),
                    amount: *amount,
                    account: account.clone(),
                    holder: holder.clone(),
                    state: AttemptState::Planned,
                    closed: false,
                    paid: 0,
                    reason: None,
                    at,
                })
            }
            ClaimEvent::TakenOut { attempt, .. } => {
                self.set(at, *attempt, AttemptState::TakenOut);
                self.calm();
            }
            ClaimEvent::Exported { attempt, .. } => self.set(at, *attempt, AttemptState::Exported),
            ClaimEvent::Accepted { attempt } => self.set(at, *attempt, AttemptState::Accepted),
            ClaimEvent::Rejected { attempt, reason } => {
                self.set(at, *attempt, AttemptState::Rejected);
                self.blame(*attempt, reason);
                self.approved = false;
                self.calm();
            }
            ClaimEvent::Booked { moved } | ClaimEvent::PartPaid { moved } | ClaimEvent::Overpaid { moved } => {
                self.count(at, moved, moved.amount);
            }
            ClaimEvent::BookedTwice { moved } => {
                self.count(at, moved, moved.amount);
                self.alarm = true;
                self.settled = false;
            }
            ClaimEvent::Returned { moved, reason } => self.give_back(at, moved, reason),
            ClaimEvent::Unmatched { moved, .. } => self.take_off(at, moved),
            ClaimEvent::Settled { .. } => {
                self.settled = true;
                self.alarm = false;
            }
        }
    }

    fn attempt_mut(&mut self, number: u32) -> Option<&mut Attempt> {
        self.attempts.iter_mut().find(|attempt| attempt.number == number)
    }

    fn set(&mut self, at: DateTime<Utc>, number: u32, state: AttemptState) {
        if let Some(attempt) = self.attempt_mut(number) {
            (attempt.state, attempt.at) = (state, at);
            attempt.closed |= !state.is_open();
        }
    }

    fn blame(&mut self, number: u32, reason: &BankReason) {
        if let Some(attempt) = self.attempt_mut(number) {
            attempt.reason = Some(reason.clone());
        }
    }

    /// Money moved, out if positive.
    fn count(&mut self, at: DateTime<Utc>, moved: &Moved, amount: i64) {
        self.taken_off.retain(|counted| counted.booking != moved.booking);
        self.bookings.push(Counted { booking: moved.booking, attempt: moved.attempt, amount, on: moved.on });
        self.paid = self.paid.saturating_add(amount);
        if let Some(attempt) = moved.attempt.and_then(|number| self.attempt_mut(number)) {
            attempt.paid = attempt.paid.saturating_add(amount);
            attempt.at = at;
            if attempt.paid > 0 {
                attempt.state = AttemptState::Booked;
            } else if attempt.reason.is_some() && attempt.state != AttemptState::Rejected {
                attempt.state = AttemptState::Returned;
            }
            attempt.closed |= !attempt.state.is_open();
        }
    }

    fn give_back(&mut self, at: DateTime<Utc>, moved: &Moved, reason: &BankReason) {
        if let Some(number) = moved.attempt {
            self.blame(number, reason);
        }
        self.count(at, moved, moved.amount.saturating_neg());
        self.calm();
        if self.paid < self.opened.amount.amount {
            (self.settled, self.approved) = (false, false);
        }
    }

    /// A booking no longer counts. Its attempt stays open: that somebody was wrong about a booking does not say that
    /// the payment was not made.
    fn take_off(&mut self, at: DateTime<Utc>, moved: &Moved) {
        self.bookings.retain(|counted| counted.booking != moved.booking);
        let (booking, attempt, amount, on) = (moved.booking, moved.attempt, moved.amount, moved.on);
        self.taken_off.push(Counted { booking, attempt, amount, on });
        self.paid = self.paid.saturating_sub(moved.amount);
        (self.settled, self.approved) = (false, false);
        if let Some(attempt) = moved.attempt.and_then(|number| self.attempt_mut(number)) {
            attempt.paid = attempt.paid.saturating_sub(moved.amount);
            attempt.at = at;
            attempt.state = if attempt.paid > 0 { AttemptState::Booked } else { AttemptState::Unclear };
        }
        self.calm();
    }

    /// The alarm is over when no more is out than is owed and one payment at most is open.
    fn calm(&mut self) {
        let alive = self.attempts.iter().filter(|attempt| attempt.state.is_open()).count();
        let right = if self.withdrawn.is_some() { 0 } else { self.opened.amount.amount };
        if self.paid <= right && alive <= 1 {
            self.alarm = false;
        }
    }

    /// The attempt that has moved money or still can.
    #[must_use]
    pub fn open_attempt(&self) -> Option<&Attempt> {
        self.attempts.iter().rev().find(|attempt| attempt.state.is_open())
    }

    /// The attempt that is in a run which is not exported.
    #[must_use]
    pub fn waiting(&self) -> Option<&Attempt> {
        self.attempts.iter().find(|attempt| attempt.state == AttemptState::Planned)
    }

    /// An attempt by its number.
    #[must_use]
    pub fn attempt(&self, number: u32) -> Option<&Attempt> {
        self.attempts.iter().find(|attempt| attempt.number == number)
    }

    /// The number of the next attempt.
    #[must_use]
    pub fn next_attempt(&self) -> u32 {
        self.attempts.iter().map(|attempt| attempt.number).max().unwrap_or(0) + 1
    }

    /// The day on which the bank has booked as much as is owed; where it was settled with less, the last day on which it
    /// booked anything. None while money is still to come.
    #[must_use]
    pub fn paid_on(&self) -> Option<NaiveDate> {
        if self.standing().claim_state() != ClaimState::Paid {
            return None;
        }
        let mut booked: Vec<&Counted> = self.bookings.iter().collect();
        booked.sort_by_key(|counted| counted.on);
        let mut sum = 0_i64;
        let full = booked.iter().find(|counted| {
            sum = sum.saturating_add(counted.amount);
            sum >= self.opened.amount.amount
        });
        full.or(booked.last()).map(|counted| counted.on)
    }

    /// What is still owed; negative when more was booked.
    #[must_use]
    pub fn owed(&self) -> i64 {
        if self.withdrawn.is_some() || self.settled { 0 } else { self.opened.amount.amount.saturating_sub(self.paid) }
    }
}
