//! The payments of a run and what it keeps out, for its protocol.

use std::collections::HashMap;

use domain::ids::{ClaimId, PayRunId};
use domain::ledger::AttemptState;
use domain::pay_run::KeptOut;

use super::pay_run::kept_out_of;
use super::payout;
use crate::api::PayoutRow;
use crate::db::{DbError, Read};

/// One payment.
#[derive(Debug, Clone)]
pub struct Paid {
    /// The payment.
    pub payout: PayoutRow,
    /// Quoted in it.
    pub service_id: String,
}

/// A claim that is not paid with a run.
#[derive(Debug, Clone)]
pub struct Unpaid {
    /// Which, and why.
    pub kept_out: KeptOut,
    /// The technician's name.
    pub technician_name: String,
}

/// The payments that are in a run, with their Service IDs, in the order of its files.
///
/// # Errors
/// [`DbError`].
pub fn paid(tx: &Read<'_>, run: PayRunId) -> Result<Vec<Paid>, DbError> {
    let sql = "SELECT c.id, c.service_id FROM payout p JOIN claim c ON c.id = p.claim WHERE p.pay_run = $1";
    let service_ids = tx.all(sql, &[run.into()], |row| Ok((row.parse(0)?, row.text(1)?.to_owned())))?;
    let mut service_ids: HashMap<ClaimId, String> = service_ids.into_iter().collect();
    let payouts = payout::of_run(tx, run)?.into_iter().filter(|payout| payout.state != AttemptState::TakenOut);
    Ok(payouts
        .map(|payout| {
            let service_id = service_ids.remove(&payout.claim).unwrap_or_default();
            Paid { payout, service_id }
        })
        .collect())
}

/// What a run keeps out, with whose it is.
///
/// # Errors
/// [`DbError`].
pub fn unpaid(tx: &Read<'_>, run: PayRunId) -> Result<Vec<Unpaid>, DbError> {
    let sql = "SELECT k.claim, a.number, k.reason, t.name FROM pay_run_kept_out k \
               JOIN claim_account a ON a.claim = k.claim JOIN technician t ON t.id = a.technician \
               WHERE k.pay_run = $1 ORDER BY a.pay_by, a.number";
    tx.all(sql, &[run.into()], |row| {
        Ok(Unpaid { kept_out: kept_out_of(row)?, technician_name: row.text(3)?.to_owned() })
    })
}
