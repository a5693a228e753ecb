//! What the ledger says: who did what, when. A stored entry is never changed, so neither may the meaning of one be: new
//! events and new optional fields may come, nothing here may go.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::bank_reason::BankReason;
use super::booking::BookingEvent;
use super::chain::Hash;
use super::due_rule::DueRule;
use super::office::OfficeEvent;
use crate::claim::{Claim, due_date};
use crate::claim_number::{ClaimNumber, EndToEndId};
use crate::clock::local_date;
use crate::iban::Iban;
use crate::ids::{BookingId, ClaimId, JobId, PayRunId, TechnicianId};
use crate::money::Money;
use crate::pay_run::RunEvent;
use crate::procedure::ProcedureVersion;
use crate::service_id::ServiceId;
use crate::technician_account::AccountEvent;

/// One entry.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Entry {
    /// 1, 2, 3 … through the whole ledger.
    pub number: i64,
    /// The hash of the entry before it.
    pub previous: Hash,
    /// When, by the server's clock, to the millisecond.
    pub at: DateTime<Utc>,
    /// Who.
    pub by: By,
    /// What.
    pub event: Event,
}

/// Who did something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum By {
    /// A person of the office.
    Person {
        /// The name that signs in.
        name: String,
    },
    /// A technician.
    Technician {
        /// Who.
        technician: TechnicianId,
    },
    /// A rule, without a person.
    Rule,
    /// A bank, in a file that was taken in.
    Bank {
        /// SHA-256 of the file.
        file: Hash,
    },
}

impl By {
    /// A person of the office.
    #[must_use]
    pub fn person(name: &str) -> By {
        By::Person { name: name.to_owned() }
    }
}

/// What an entry is about, and what happened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "about", rename_all = "snake_case")]
pub enum Event {
    /// A claim.
    Claim {
        /// Which.
        claim: ClaimId,
        /// What happened to it.
        event: ClaimEvent,
    },
    /// A payment run.
    PayRun {
        /// Which.
        pay_run: PayRunId,
        /// What happened to it.
        event: RunEvent,
    },
    /// How the office pays.
    Office {
        /// What was chosen.
        event: OfficeEvent,
    },
    /// A technician's account.
    Account {
        /// Whose.
        technician: TechnicianId,
        /// What happened to it.
        event: AccountEvent,
    },
    /// A booking that is about no claim.
    Booking {
        /// Which.
        booking: BookingId,
        /// What was said of it.
        event: BookingEvent,
    },
}

/// What a claim is worth, when it is due, and how that was computed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Opened {
    /// Its number.
    pub number: ClaimNumber,
    /// The failed job.
    pub job: JobId,
    /// Who gets it.
    pub technician: TechnicianId,
    /// Quoted in the payment.
    pub service_id: ServiceId,
    /// How much.
    pub amount: Money,
    /// By which version of whose procedure.
    pub procedure: ProcedureVersion,
    /// Local date by which it is on the account. Never moved later.
    pub due: NaiveDate,
    /// How that date was computed.
    pub due_rule: DueRule,
}

impl Opened {
    /// The opening entry of a claim: its date and its term are those that were promised when it was made.
    #[must_use]
    pub fn of(claim: &Claim, number: ClaimNumber) -> Opened {
        let (checked_out_at, left_on) = (claim.checked_out_at, local_date(claim.checked_out_at));
        let weeks = claim.due.signed_duration_since(left_on).num_weeks();
        Opened {
            number,
            job: claim.job,
            technician: claim.technician,
            service_id: claim.service_id.clone(),
            amount: claim.amount,
            procedure: claim.procedure.clone(),
            due: claim.due,
            due_rule: DueRule { checked_out_at, left_on, weeks: u32::try_from(weeks).unwrap_or(0) },
        }
    }

    /// The due date is the one that the rule gives.
    #[must_use]
    pub fn is_dated_by_its_rule(&self) -> bool {
        let rule = &self.due_rule;
        rule.left_on == local_date(rule.checked_out_at) && self.due == due_date(rule.checked_out_at, rule.weeks)
    }
}

/// Who pays a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum Payer {
    /// Our bank pays the technician.
    We,
    /// The carrier pays, quoting the Service ID.
    Carrier,
}

impl Payer {
    /// As stored in a column and in an address.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Payer::We => "we",
            Payer::Carrier => "carrier",
        }
    }
}

/// What happened to a claim. Amounts are in the smallest unit of the claim's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ClaimEvent {
    /// It came to exist.
    Opened {
        /// What it is worth.
        opened: Opened,
    },
    /// A person agrees that it is paid: once, in the next attempt.
    Approved,
    /// It is not owed after all.
    Withdrawn {
        /// Why, in a person's words.
        reason: String,
    },
    /// It may not be paid until it is released.
    Blocked {
        /// Why, in a person's words.
        reason: String,
    },
    /// It is no longer blocked.
    Released,
    /// The carrier pays it.
    ExpectedFromCarrier,
    /// The carrier does not pay it, so we do.
    NotExpected {
        /// Why, in a person's words.
        reason: String,
    },
    /// Put into a run.
    Planned {
        /// The run.
        pay_run: PayRunId,
        /// The attempt, from 1.
        attempt: u32,
        /// Its reference.
        end_to_end_id: EndToEndId,
        /// How much.
        amount: i64,
        /// On which account.
        account: Iban,
        /// In whose name that is.
        holder: String,
    },
    /// Taken out of its run before that was exported.
    TakenOut {
        /// The attempt.
        attempt: u32,
        /// Why.
        reason: String,
    },
    /// Its payment is in a file that somebody has.
    Exported {
        /// The attempt.
        attempt: u32,
        /// SHA-256 of the file.
        file: Hash,
    },
    /// The bank has taken its payment on. Not paid.
    Accepted {
        /// The attempt.
        attempt: u32,
    },
    /// The bank has refused its payment.
    Rejected {
        /// The attempt.
        attempt: u32,
        /// Why.
        reason: BankReason,
    },
    /// Money was booked, and now as much as is owed.
    Booked {
        /// The money.
        moved: Moved,
    },
    /// Money was booked, and now less than is owed.
    PartPaid {
        /// The money.
        moved: Moved,
    },
    /// Money was booked, and now more than is owed.
    Overpaid {
        /// The money.
        moved: Moved,
    },
    /// Money was booked a second time, or for a claim that is over: an alarm.
    BookedTwice {
        /// The money.
        moved: Moved,
    },
    /// Money came back.
    Returned {
        /// The booking that brought it; its amount is positive here.
        moved: Moved,
        /// Why.
        reason: BankReason,
    },
    /// A person has taken a booking off. It was money that went out if positive, that came back if negative.
    Unmatched {
        /// The booking as it counted.
        moved: Moved,
        /// Why, in that person's words.
        reason: String,
    },
    /// Nothing more is expected.
    Settled {
        /// What was booked less what was owed.
        difference: i64,
        /// Why that is right, in a person's words; empty when there is no difference.
        note: String,
    },
}

/// Money that moved.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Moved {
    /// By which booking.
    pub booking: BookingId,
    /// Of which attempt; none when the carrier paid.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub attempt: Option<u32>,
    /// How much.
    pub amount: i64,
    /// The day on which the bank booked it.
    pub on: NaiveDate,
}

impl ClaimEvent {
    /// The word of its kind, as in a column.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            ClaimEvent::Opened { .. } => "opened",
            ClaimEvent::Approved => "approved",
            ClaimEvent::Withdrawn { .. } => "withdrawn",
            ClaimEvent::Blocked { .. } => "blocked",
            ClaimEvent::Released => "released",
            ClaimEvent::ExpectedFromCarrier => "expected_from_carrier",
            ClaimEvent::NotExpected { .. } => "not_expected",
            ClaimEvent::Planned { .. } => "planned",
            ClaimEvent::TakenOut { .. } => "taken_out",
            ClaimEvent::Exported { .. } => "exported",
            ClaimEvent::Accepted { .. } => "accepted",
            ClaimEvent::Rejected { .. } => "rejected",
            ClaimEvent::Booked { .. } => "booked",
            ClaimEvent::PartPaid { .. } => "part_paid",
            ClaimEvent::Overpaid { .. } => "overpaid",
            ClaimEvent::BookedTwice { .. } => "booked_twice",
            ClaimEvent::Returned { .. } => "returned",
            ClaimEvent::Unmatched { .. } => "unmatched",
            ClaimEvent::Settled { .. } => "settled",
        }
    }

    /// The money that moved, if some did.
    #[must_use]
    pub fn moved(&self) -> Option<&Moved> {
        match self {
            ClaimEvent::Booked { moved }
            | ClaimEvent::PartPaid { moved }
            | ClaimEvent::Overpaid { moved }
            | ClaimEvent::BookedTwice { moved }
            | ClaimEvent::Unmatched { moved, .. }
            | ClaimEvent::Returned { moved, .. } => Some(moved),
            _ => None,
        }
    }

    /// The amount it is about, if it is about one.
    #[must_use]
    pub fn amount(&self) -> Option<i64> {
        match self {
            ClaimEvent::Opened { opened } => Some(opened.amount.amount),
            ClaimEvent::Planned { amount, .. } => Some(*amount),
            _ => self.moved().map(|moved| moved.amount),
        }
    }
}

impl Event {
    /// The word of its kind, as in a column.
    #[must_use]
    pub fn kind(&self) -> &'static str {
        match self {
            Event::Claim { event, .. } => event.kind(),
            Event::PayRun { event, .. } => event.kind(),
            Event::Account { event, .. } => event.kind(),
            Event::Office { event } => event.kind(),
            Event::Booking { event, .. } => event.kind(),
        }
    }

    /// The word of what it is about, and which.
    #[must_use]
    pub fn subject(&self) -> (&'static str, uuid::Uuid) {
        match self {
            Event::Claim { claim, .. } => ("claim", claim.0),
            Event::PayRun { pay_run, .. } => ("pay_run", pay_run.0),
            Event::Account { technician, .. } => ("account", technician.0),
            Event::Office { .. } => ("office", uuid::Uuid::nil()),
            Event::Booking { booking, .. } => ("booking", booking.0),
        }
    }
}
