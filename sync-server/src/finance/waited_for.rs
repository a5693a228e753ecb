//! What is waited for, as far as some bookings may concern it: payments that went to a bank, and claims that the carrier
//! pays.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use domain::booking::{Booking, Direction};
use domain::ids::{ClaimId, PayRunId};
use domain::ledger::ClaimAccount;
use domain::matching::{Payout, Receivable};
use domain::pay_run::FILE_PAYMENTS_MAX;
use uuid::Uuid;

use crate::db::{DbError, Read};
use crate::store::payout::Sent;
use crate::store::{booking, ledger, own_account, pay_run, payout};

/// Payments and claims, and for each of them which.
#[derive(Debug, Default)]
pub struct WaitedFor {
    /// Payments of ours.
    pub payouts: Vec<Payout>,
    /// For each of them, which attempt it is.
    pub attempts: Vec<u32>,
    /// Their references that a bank has refused.
    pub rejected: Vec<String>,
    /// What the carrier pays.
    pub receivables: Vec<Receivable>,
    /// The accounts of all claims among them, by the ledger.
    pub accounts: HashMap<ClaimId, ClaimAccount>,
}

/// The part of a payment file that a name of a bank means: PmtInfId and MsgId are the run and a number.
pub(super) fn part_of_run(name: &str) -> Option<(PayRunId, usize)> {
    let (run, number) = name.split_once('-')?;
    let number: usize = number.parse().ok().filter(|number| *number > 0)?;
    let run = Uuid::try_parse(run).ok().filter(|id| id.simple().to_string() == run)?;
    Some((PayRunId(run), number))
}

/// The payments of one part of a payment file, in its order.
pub(super) fn of_part(tx: &Read<'_>, name: &str) -> Result<Vec<Sent>, DbError> {
    let Some((run, number)) = part_of_run(name) else { return Ok(Vec::new()) };
    let all = payout::sent_of_run(tx, run)?;
    Ok(all.into_iter().skip((number - 1).saturating_mul(FILE_PAYMENTS_MAX)).take(FILE_PAYMENTS_MAX).collect())
}

/// What some bookings may be for.
pub(super) fn waited_for<'b>(
    tx: &Read<'_>,
    bookings: impl Iterator<Item = &'b Booking> + Clone,
) -> Result<WaitedFor, DbError> {
    let mut sent: HashMap<String, Sent> = HashMap::new();
    let ids = bookings.clone().flat_map(|one| [&one.ids.end_to_end, &one.ids.instruction]).flatten();
    let named: HashSet<&str> = ids.map(|id| &**id).collect();
    for one in payout::sent(tx, named.into_iter())? {
        sent.insert(one.end_to_end_id.clone(), one);
    }
    // A sum is compared with all payments of its part; one that is known may be the sum of what is told now.
    let mut parts: BTreeSet<String> = BTreeSet::new();
    let sums = bookings.clone().filter(|one| one.batch.is_some());
    parts.extend(sums.filter_map(|one| one.payment_information.as_deref().map(str::to_owned)));
    let runs: HashSet<PayRunId> = sent.values().map(|one| one.run).collect();
    let names = part_names(tx, &runs)?;
    let known = booking::with_references(tx, names.iter().map(String::as_str))?;
    parts.extend(known.into_iter().filter_map(|kept| kept.booking.payment_information.map(String::from)));
    for part in &parts {
        for one in of_part(tx, part)? {
            sent.insert(one.end_to_end_id.clone(), one);
        }
    }
    let mut all = WaitedFor::default();
    add_payouts(tx, sent, &mut all)?;
    if bookings.clone().any(|one| one.direction == Direction::Credit) {
        add_receivables(tx, &mut all)?;
    }
    Ok(all)
}

/// The names that the parts of runs have at the bank.
fn part_names(tx: &Read<'_>, runs: &HashSet<PayRunId>) -> Result<Vec<String>, DbError> {
    let mut names = Vec::new();
    for run in runs {
        names.extend(pay_run::heads(tx, *run)?.into_iter().map(|head| head.message_id));
    }
    Ok(names)
}

fn add_payouts(tx: &Read<'_>, sent: HashMap<String, Sent>, all: &mut WaitedFor) -> Result<(), DbError> {
    let mut sent: Vec<Sent> = sent.into_values().collect();
    sent.sort_by(|one, other| (one.run, &one.end_to_end_id).cmp(&(other.run, &other.end_to_end_id)));
    let claims: HashSet<ClaimId> = sent.iter().map(|one| one.claim).collect();
    all.accounts.extend(ledger::claims(tx, &claims.into_iter().collect::<Vec<_>>())?);
    let mut runs: HashMap<PayRunId, Run> = HashMap::new();
    for one in sent {
        let run = match runs.entry(one.run) {
            std::collections::hash_map::Entry::Occupied(known) => known.into_mut(),
            std::collections::hash_map::Entry::Vacant(place) => place.insert(Run::get(tx, one.run)?),
        };
        let Some(account) = all.accounts.get(&one.claim) else { continue };
        if account.attempt(one.attempt).is_some_and(|attempt| attempt.state == domain::ledger::AttemptState::Rejected) {
            all.rejected.push(one.end_to_end_id.clone());
        }
        all.payouts.push(Payout {
            claim: one.claim,
            payment_information: run.part_of(&one.end_to_end_id),
            from_account: run.debtor.clone(),
            service_id: account.opened.service_id.as_str().into(),
            end_to_end: one.end_to_end_id.into(),
            uetr: None,
            to_account: one.iban.into(),
            money: one.money,
        });
        all.attempts.push(one.attempt);
    }
    Ok(())
}

/// What payments of one run have in common.
struct Run {
    debtor: Arc<str>,
    parts: Vec<Arc<str>>,
    /// The first reference of each part, in the order of the files.
    first: Vec<String>,
}

impl Run {
    fn get(tx: &Read<'_>, id: PayRunId) -> Result<Run, DbError> {
        let debtor: Arc<str> = pay_run::debtor(tx, id)?.unwrap_or_default().into();
        let parts: Vec<Arc<str>> = pay_run::heads(tx, id)?.into_iter().map(|head| head.message_id.into()).collect();
        let first = if parts.len() > 1 {
            payout::sent_of_run(tx, id)?.into_iter().step_by(FILE_PAYMENTS_MAX).map(|one| one.end_to_end_id).collect()
        } else {
            Vec::new()
        };
        Ok(Run { debtor, parts, first })
    }

    fn part_of(&self, reference: &str) -> Arc<str> {
        let place = self.first.partition_point(|first| first.as_str() <= reference).saturating_sub(1);
        self.parts.get(place).cloned().unwrap_or_else(|| "".into())
    }
}

/// The carrier pays on any account of ours in the currency of the claim.
fn add_receivables(tx: &Read<'_>, all: &mut WaitedFor) -> Result<(), DbError> {
    let claims = crate::store::claim_account::of_carrier(tx)?;
    let accounts: Vec<(Arc<str>, domain::money::Currency)> =
        own_account::all(tx)?.into_iter().map(|account| (account.iban.as_str().into(), account.currency)).collect();
    for one in claims {
        for (account, _) in accounts.iter().filter(|(_, currency)| *currency == one.money.currency) {
            all.receivables.push(Receivable {
                claim: one.claim,
                service_id: one.service_id.as_str().into(),
                account: account.clone(),
                money: one.money,
                settled: one.settled,
            });
        }
    }
    Ok(())
}

/// Adds what these claims wait for.
pub(super) fn add_claims(tx: &Read<'_>, claims: &[ClaimId], all: &mut WaitedFor) -> Result<(), DbError> {
    let known: HashSet<String> = all.payouts.iter().map(|payout| payout.end_to_end.to_string()).collect();
    let sent = payout::sent_of_claims(tx, claims)?.into_iter().filter(|one| !known.contains(&one.end_to_end_id));
    add_payouts(tx, sent.map(|one| (one.end_to_end_id.clone(), one)).collect(), all)
}
