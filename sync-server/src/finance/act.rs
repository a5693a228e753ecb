//! An act that a person chose by its word.

use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::{ClaimAct, FinanceRefusal};

use super::{Each, each, take_out};
use crate::db::Write;
use crate::failure::{Answer, Failure};

/// Does an act on each of many claims. `words` is the reason, where one is needed.
///
/// # Errors
/// [`Failure::invalid`] for the one act that needs a run; [`FinanceRefusal::TooMany`].
pub fn act(
    tx: &Write<'_>,
    who: &str,
    claims: &[ClaimId],
    act: ClaimAct,
    words: &str,
    now: DateTime<Utc>,
) -> Answer<Each> {
    match act {
        ClaimAct::Approve => each(tx, who, claims, now, |account| account.approve()),
        ClaimAct::Withdraw => each(tx, who, claims, now, |account| account.withdraw(words)),
        ClaimAct::Block => each(tx, who, claims, now, |account| account.block(words)),
        ClaimAct::Release => each(tx, who, claims, now, |account| account.release()),
        ClaimAct::ExpectFromCarrier => each(tx, who, claims, now, |account| account.expect_from_carrier()),
        ClaimAct::PayOurselves => each(tx, who, claims, now, |account| account.pay_ourselves(words)),
        ClaimAct::Settle => each(tx, who, claims, now, |account| account.settle(words)),
        ClaimAct::TakeOut => take_out_each(tx, who, claims, words, now),
        ClaimAct::Plan => Err(Failure::invalid("A claim is put into a payment run by making one.")),
    }
}

/// One by one, because each changes its run as well.
fn take_out_each(tx: &Write<'_>, who: &str, claims: &[ClaimId], words: &str, now: DateTime<Utc>) -> Answer<Each> {
    if claims.len() > super::CLAIMS_MAX {
        return Err(FinanceRefusal::TooMany { max: u32::try_from(super::CLAIMS_MAX).unwrap_or(u32::MAX) }.into());
    }
    let mut all = Each::default();
    for id in claims {
        match take_out(tx, who, *id, words, now) {
            Ok(account) => all.done.push(account),
            Err(Failure::No(_, problem)) => all.refused.extend(problem.finance.map(|refusal| (*id, *refusal))),
            Err(broken) => return Err(broken),
        }
    }
    Ok(all)
}
