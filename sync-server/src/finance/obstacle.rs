//! What stands in the way of payments: the rule of `domain`, and what a bank does not take.

use bank::order;
use chrono::{DateTime, Utc};
use domain::ids::ClaimId;
use domain::ledger::ClaimAccount;
use domain::pay_run::{self, Candidate, KeptOutReason};
use domain::technician_account::TechnicianAccounts;

use super::make_run::candidates;
use crate::api::ClaimAccountRow;
use crate::db::{DbError, Read};
use crate::store::claim_list::{self, Obstacles};

/// Why a claim for which nothing is under way cannot be paid, if it cannot.
fn obstacle(account: &ClaimAccount, accounts: &TechnicianAccounts, now: DateTime<Utc>) -> Option<KeptOutReason> {
    let known = pay_run::obstacle(Candidate { account, accounts }, now);
    if known.is_some() || !account.standing().waits_for_payment() {
        return known;
    }
    let why = order::payee(&accounts.usable(now).ok()?.holder).err()?;
    Some(KeptOutReason::Rule { rule: why.code().to_owned(), what: why.to_string() })
}

/// What stands in the way and no column says: names that no bank takes, and accounts that a bank has blamed.
///
/// # Errors
/// [`DbError`].
pub fn obstacles(tx: &Read<'_>, now: DateTime<Utc>) -> Result<Obstacles, DbError> {
    let holders = claim_list::holders(tx)?.into_iter();
    let technicians = holders.filter(|(_, holder)| order::payee(holder).is_err()).map(|(technician, _)| technician);
    let technicians = technicians.collect();
    let ids = claim_list::once_refused(tx)?;
    let (claims, accounts) = candidates(tx, &ids)?;
    let blamed = |id: &ClaimId| {
        let account = claims.get(id)?;
        obstacle(account, accounts.get(&account.opened.technician)?, now)
    };
    let refused = |id: &ClaimId| matches!(blamed(id), Some(KeptOutReason::AccountRefused { .. }));
    Ok(Obstacles { now, technicians, claims: ids.iter().filter(|id| refused(id)).copied().collect() })
}

/// Says of each row that cannot be paid why not.
///
/// # Errors
/// [`DbError`].
pub fn explain(
    tx: &Read<'_>,
    rows: Vec<(ClaimAccountRow, bool)>,
    now: DateTime<Utc>,
) -> Result<Vec<ClaimAccountRow>, DbError> {
    let ids: Vec<ClaimId> = rows.iter().filter(|(_, cannot)| *cannot).map(|(row, _)| row.claim).collect();
    let (claims, accounts) = candidates(tx, &ids)?;
    let explained = rows.into_iter().map(|(mut row, _)| {
        row.obstacle = claims.get(&row.claim).and_then(|account| {
            let accounts = accounts.get(&account.opened.technician)?;
            obstacle(account, accounts, now)
        });
        row
    });
    Ok(explained.collect())
}
