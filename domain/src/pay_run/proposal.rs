//! Which claims are paid with the next run, and which are kept out and why. One bad row never holds up the others.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::FILE_PAYMENTS_MAX;
use crate::bank_day::BankCalendar;
use crate::claim_number::{ClaimNumber, EndToEndId};
use crate::clock::local_date;
use crate::iban::Iban;
use crate::ids::{ClaimId, TechnicianId};
use crate::ledger::account::AttemptState;
use crate::ledger::{ClaimAccount, ClaimAct, FinanceRefusal, Standing};
use crate::money::Money;
use crate::service_id::ServiceId;
use crate::technician_account::{NoAccount, TechnicianAccount, TechnicianAccounts};

/// The most that one payment may be, in the smallest unit: 9 999 999 999.99.
pub const PAYMENT_MAX: i64 = 999_999_999_999;

/// A claim that may be paid.
#[derive(Debug, Clone, Copy)]
pub struct Candidate<'a> {
    /// The claim.
    pub account: &'a ClaimAccount,
    /// The accounts of its technician.
    pub accounts: &'a TechnicianAccounts,
}

/// One payment of a run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Payment {
    /// Of which claim.
    pub claim: ClaimId,
    /// Its number.
    pub number: ClaimNumber,
    /// Which attempt.
    pub attempt: u32,
    /// Its reference: EndToEndId and InstrId.
    pub end_to_end_id: EndToEndId,
    /// To whom.
    pub technician: TechnicianId,
    /// In whose name the account is.
    pub holder: String,
    /// On which account.
    pub iban: Iban,
    /// How much.
    pub amount: Money,
    /// Quoted in the payment.
    pub service_id: ServiceId,
    /// The local date of the visit.
    pub visited_on: NaiveDate,
    /// When it is due.
    pub due: NaiveDate,
    /// When our bank must have executed it.
    pub pay_by: NaiveDate,
}

/// Why a claim is not paid with this run.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum KeptOutReason {
    /// It is proposed from then on.
    NotYet {
        /// When.
        from: NaiveDate,
    },
    /// It may not be paid.
    Refused {
        /// Why.
        refusal: FinanceRefusal,
    },
    /// The technician has no account that may be paid on.
    NoAccount {
        /// Why.
        why: NoAccount,
    },
    /// The bank has said that this account is wrong, and it has not been confirmed anew.
    AccountRefused {
        /// The bank's code.
        code: String,
    },
    /// A bank takes 0.01 to 9 999 999 999.99.
    Amount,
    /// The account has no holder's name, and a payment needs one.
    NoHolder,
    /// The file would break a rule of the bank's.
    Rule {
        /// The rule's name.
        rule: String,
        /// What is wrong, in words.
        what: String,
    },
}

/// For CSV and logs, in English. What people read on screens is worded by the pages.
impl std::fmt::Display for KeptOutReason {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            KeptOutReason::NotYet { from } => write!(f, "proposed from {from} on"),
            KeptOutReason::Refused { refusal } => refusal.fmt(f),
            KeptOutReason::NoAccount { why: NoAccount::Missing } => f.write_str("no account is known"),
            KeptOutReason::NoAccount { why: NoAccount::Unconfirmed } => {
                f.write_str("the account waits for a second person")
            }
            KeptOutReason::NoAccount { why: NoAccount::Waiting { usable_from } } => {
                write!(f, "the account may be paid on from {} on", local_date(*usable_from))
            }
            KeptOutReason::AccountRefused { code } => write!(f, "the bank says that the account is wrong: {code}"),
            KeptOutReason::Amount => f.write_str("no bank takes this amount"),
            KeptOutReason::NoHolder => f.write_str("the account has no holder's name"),
            KeptOutReason::Rule { what, .. } => f.write_str(what),
        }
    }
}

/// A claim that is kept out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct KeptOut {
    /// Which.
    pub claim: ClaimId,
    /// Its number.
    pub number: ClaimNumber,
    /// Why.
    pub reason: KeptOutReason,
}

/// What a run would pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Proposal {
    /// The day on which the bank shall execute it: the next bank day.
    pub on: NaiveDate,
    /// What it pays, the most urgent first.
    pub payments: Vec<Payment>,
    /// What it does not pay, and why.
    pub kept_out: Vec<KeptOut>,
}

/// What a run made now would pay. `early` takes claims in as well that are proposed later.
#[must_use]
pub fn propose<'a>(
    candidates: impl IntoIterator<Item = Candidate<'a>>,
    calendar: &BankCalendar,
    now: DateTime<Utc>,
    early: bool,
) -> Proposal {
    let on = calendar.on_or_after(local_date(now));
    let mut proposal = Proposal { on, payments: Vec::new(), kept_out: Vec::new() };
    for candidate in candidates {
        match payment(candidate, calendar, now, early) {
            Ok(payment) => proposal.payments.push(payment),
            Err(reason) => {
                let Candidate { account, .. } = candidate;
                let number = account.opened.number.clone();
                proposal.kept_out.push(KeptOut { claim: account.claim, number, reason });
            }
        }
    }
    proposal.payments.sort_by(|one, other| (one.pay_by, &one.number).cmp(&(other.pay_by, &other.number)));
    proposal
}

/// The payment of a claim, or why there is none.
///
/// # Errors
/// [`KeptOutReason`].
pub fn payment(
    candidate: Candidate<'_>,
    calendar: &BankCalendar,
    now: DateTime<Utc>,
    early: bool,
) -> Result<Payment, KeptOutReason> {
    let Candidate { account, .. } = candidate;
    if let Some(refusal) = account.refused(ClaimAct::Plan) {
        return Err(KeptOutReason::Refused { refusal });
    }
    let opened = &account.opened;
    let from = calendar.propose_on(opened.due_rule.left_on, opened.due);
    if !early && local_date(now) < from {
        return Err(KeptOutReason::NotYet { from });
    }
    let payee = payee(candidate, now)?;
    let attempt = account.next_attempt();
    Ok(Payment {
        claim: account.claim,
        number: opened.number.clone(),
        attempt,
        end_to_end_id: EndToEndId::of(&opened.number, attempt),
        technician: opened.technician,
        holder: payee.holder.clone(),
        iban: payee.iban.clone(),
        amount: opened.amount,
        service_id: opened.service_id.clone(),
        visited_on: opened.due_rule.left_on,
        due: opened.due,
        pay_by: calendar.pay_by(opened.due),
    })
}

/// The account on which a claim may be paid, whoever approves it and whenever.
fn payee<'a>(
    Candidate { account, accounts }: Candidate<'a>,
    now: DateTime<Utc>,
) -> Result<&'a TechnicianAccount, KeptOutReason> {
    if !(1..=PAYMENT_MAX).contains(&account.opened.amount.amount) {
        return Err(KeptOutReason::Amount);
    }
    let payee = accounts.usable(now).map_err(|why| KeptOutReason::NoAccount { why })?;
    if let Some(code) = refused_by_the_bank(account, payee) {
        return Err(KeptOutReason::AccountRefused { code });
    }
    if payee.holder.is_empty() { Err(KeptOutReason::NoHolder) } else { Ok(payee) }
}

/// What stands in the way of a claim for which nothing is under way, whoever would approve it and whenever; none if
/// nothing does, or if it is not for us to pay it now.
#[must_use]
pub fn obstacle(candidate: Candidate<'_>, now: DateTime<Utc>) -> Option<KeptOutReason> {
    match candidate.account.standing() {
        Standing::Blocked => Some(KeptOutReason::Refused { refusal: FinanceRefusal::ClaimBlocked }),
        standing if standing.waits_for_payment() => payee(candidate, now).err(),
        _ => None,
    }
}

/// The bank's code, if it has blamed this account since the account was proposed.
fn refused_by_the_bank(account: &ClaimAccount, payee: &TechnicianAccount) -> Option<String> {
    let blamed = account.attempts.iter().rev().find(|attempt| {
        matches!(attempt.state, AttemptState::Rejected | AttemptState::Returned)
            && attempt.account == payee.iban
            && attempt.at > payee.proposed_at
    })?;
    blamed.reason.as_ref().filter(|reason| reason.blames_the_account()).map(|reason| reason.code.clone())
}

/// The payments of a run, cut into files.
#[must_use]
pub fn files(payments: &[Payment]) -> Vec<&[Payment]> {
    payments.chunks(FILE_PAYMENTS_MAX).collect()
}
