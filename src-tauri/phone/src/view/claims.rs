//! My claims.

use chrono::NaiveDate;
use domain::claim::{Claim, ClaimState, ClaimTrouble};
use domain::ids::{ClaimId, JobId};
use domain::ledger::{BankReason, BankWhy};
use domain::money::Money;
use domain::service_id::ServiceId;
use serde::{Deserialize, Serialize};

use crate::view::Delivery;

/// My claims, those with the nearest date first, settled ones last.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct ClaimsView {
    /// At most 500.
    pub rows: Vec<ClaimRow>,
    /// Sum of the open ones, one for each currency.
    pub open: Vec<Money>,
}

/// What went wrong with a claim, with what its sentences are chosen by.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum TroubleView {
    /// Finance looks into it before it is paid.
    Blocked,
    /// It is not owed after all.
    Withdrawn {
        /// Why, in the office's words.
        reason: String,
    },
    /// The bank has refused the payment.
    Refused {
        /// Why.
        bank: BankView,
    },
    /// The bank has sent the money back.
    Returned {
        /// Why.
        bank: BankView,
    },
    /// Less was paid than is owed.
    PartPaid {
        /// How much was paid.
        paid: Money,
        /// How much is still to come.
        rest: Money,
    },
    /// Something that a newer server knows of.
    Unknown,
}

/// Why a bank did not pay.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct BankView {
    /// What it means.
    pub why: BankWhy,
    /// The bank's code, to quote on the telephone; may be empty.
    pub code: String,
    /// The bank's own words, where the code says too little; else empty.
    pub text: String,
}

impl BankView {
    fn of(reason: &BankReason) -> BankView {
        let why = reason.why();
        let text = if matches!(why, BankWhy::Other | BankWhy::Unsaid) { reason.text.trim() } else { "" };
        BankView { why, code: reason.code.trim().to_owned(), text: text.to_owned() }
    }
}

impl TroubleView {
    /// What went wrong with a claim.
    pub(crate) fn of(claim: &Claim) -> Option<TroubleView> {
        Some(match claim.trouble.as_ref()? {
            ClaimTrouble::Blocked => TroubleView::Blocked,
            ClaimTrouble::Withdrawn { reason } => TroubleView::Withdrawn { reason: reason.clone() },
            ClaimTrouble::Refused { bank } => TroubleView::Refused { bank: BankView::of(bank) },
            ClaimTrouble::Returned { bank } => TroubleView::Returned { bank: BankView::of(bank) },
            ClaimTrouble::PartPaid { paid } => {
                let rest = claim.amount.amount.saturating_sub(paid.amount).max(0);
                TroubleView::PartPaid { paid: *paid, rest: Money { amount: rest, ..claim.amount } }
            }
            ClaimTrouble::Unknown => TroubleView::Unknown,
        })
    }
}

/// A claim as the technician sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct ClaimRow {
    /// Which.
    pub id: ClaimId,
    /// The failed job.
    pub job: JobId,
    /// Its number.
    pub job_number: String,
    /// The customer of that job, if it is still on this phone.
    pub customer_name: Option<String>,
    /// Quoted in the payment.
    pub service_id: ServiceId,
    /// How much.
    pub amount: Money,
    /// Local date by which it is on the account.
    pub due: NaiveDate,
    /// Days from today to that date; negative when overdue.
    pub days_left: i64,
    /// Where it stands.
    pub state: ClaimState,
    /// Local date on which the bank has booked it, once it is paid and where that is known.
    pub paid_on: Option<NaiveDate>,
    /// What went wrong, if something did.
    pub trouble: Option<TroubleView>,
    /// How the check-out stands that it comes of; none if it was not made on this phone. Before it is accepted the
    /// claim is a forecast.
    pub delivery: Option<Delivery>,
    /// The amount is invented sample data.
    pub sample: bool,
}
