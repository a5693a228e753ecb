//! The payments of a run as files for the bank, in the words that the bank takes.

use bank::order::{self, Advice, Bank, Debtor, Payout, Software};
use chrono::{DateTime, NaiveDate, Utc};
use domain::clock::local_date;
use domain::ids::PayRunId;
use domain::ledger::FinanceRefusal;
use domain::ledger::office::payment_note;
use domain::money::Money;
use domain::pay_run::{KeptOut, KeptOutReason, PayRun, Payment, Proposal};

use super::{check_run, run};
use crate::db::{DbError, Read, Write};
use crate::failure::{Answer, Failure};
use crate::store::own_account::{self, OwnAccount};
use crate::store::pay_run::{self, PayFile};
use crate::store::setting;

/// What the files of a run are written of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unwritten {
    id: PayRunId,
    on: NaiveDate,
    payments: Vec<Payment>,
    debtor: OwnAccount,
    /// The office's words for what is paid.
    words: String,
}

/// Reads what the files of a run are written of. They are written outside of the transaction: 100,000 payments take a
/// moment, and phones shall not wait for it.
///
/// # Errors
/// [`Failure::unknown`]; [`FinanceRefusal`] when the run is not at this point; [`Failure::invalid`] when its day is past.
pub fn unwritten(tx: &Read<'_>, id: PayRunId, now: DateTime<Utc>) -> Answer<Unwritten> {
    let run = run::run(tx, id)?;
    let payments = run::payments(tx, id)?;
    if payments.is_empty() {
        return Err(FinanceRefusal::RunEmpty.into());
    }
    run.check(vec![domain::ledger::Hash::nothing()])?;
    if run.on < local_date(now) {
        return Err(Failure::invalid("The day of this run is past: give it up and make a new one."));
    }
    let iban = pay_run::debtor(tx, id)?.ok_or_else(|| Failure::unknown("payment run"))?;
    let debtor = own_account::all(tx)?.into_iter().find(|account| account.iban.as_str() == iban);
    let debtor =
        debtor.ok_or_else(|| Failure::invalid("The account from which this run is paid is no longer known."))?;
    Ok(Unwritten { id, on: run.on, payments, debtor, words: setting::payment_note(tx)? })
}

/// Writes the files, and reads them again with the eyes of a bank.
///
/// # Errors
/// [`Failure::invalid`] with the first thing that a bank would refuse; nothing is kept then.
pub fn write_files(unwritten: &Unwritten, now: DateTime<Utc>) -> Answer<Vec<PayFile>> {
    let Unwritten { id, on, payments, debtor, words } = unwritten;
    let payouts = payments.iter().map(|payment| payout(payment, *on, words)).collect();
    let message = id.0.simple().to_string();
    let prepared = order::prepare(&message, now, &payer(debtor), &software(), payouts)
        .map_err(|reason| Failure::invalid(format!("No file can be written: {reason}.")))?;
    if let Some(left_out) = prepared.left_out.first() {
        let sentence = format!("{}: {}. Take this claim out of the run.", left_out.payout, left_out.reason);
        return Err(Failure::invalid(sentence));
    }
    let mut files = Vec::with_capacity(prepared.orders.len());
    for one in prepared.orders {
        let content = order::bytes(&one);
        if let Some(finding) = order::check(&content).first() {
            return Err(Failure::invalid(format!("A bank would refuse the file: {finding}.")));
        }
        let currency = payments.first().map_or(domain::money::Currency::Chf, |payment| payment.amount.currency);
        let total = Money { amount: one.sum(), currency };
        let count = u32::try_from(one.count()).unwrap_or(u32::MAX);
        files.push(PayFile { message_id: one.message, payments: count, total, content });
    }
    Ok(files)
}

/// Keeps the files of a run, if it is still what they were written of.
///
/// # Errors
/// [`FinanceRefusal::RunFilesDiffer`] when the run has changed meanwhile; the refusal of the rule.
pub fn keep_files(
    tx: &Write<'_>,
    who: &str,
    written_of: &Unwritten,
    files: &[PayFile],
    now: DateTime<Utc>,
) -> Answer<PayRun> {
    if unwritten(tx, written_of.id, now)? != *written_of {
        return Err(FinanceRefusal::RunFilesDiffer.into());
    }
    check_run(tx, who, written_of.id, files, now)
}

/// Moves the payments that a bank would refuse to those that are kept out, so that they hold up no other.
///
/// # Errors
/// [`DbError`].
pub(super) fn keep_out(tx: &Read<'_>, proposal: &mut Proposal, now: DateTime<Utc>) -> Result<(), DbError> {
    let (on, today, words) = (proposal.on, local_date(now), setting::payment_note(tx)?);
    let payments = std::mem::take(&mut proposal.payments);
    for payment in payments {
        match order::payable(&payout(&payment, on, &words), today) {
            Ok(_) => proposal.payments.push(payment),
            Err(why) => {
                let reason = KeptOutReason::Rule { rule: why.code().to_owned(), what: why.to_string() };
                proposal.kept_out.push(KeptOut { claim: payment.claim, number: payment.number, reason });
            }
        }
    }
    Ok(())
}

/// What reads differently at the bank, in the payments of a run that is not exported.
///
/// # Errors
/// [`DbError`].
pub fn changed_texts(tx: &Read<'_>, id: PayRunId, on: NaiveDate) -> Result<Vec<order::Changed>, DbError> {
    let (payments, words) = (run::payments(tx, id)?, setting::payment_note(tx)?);
    let good = payments.iter().filter_map(|payment| order::payable(&payout(payment, on, &words), on).ok());
    Ok(good.flat_map(|(_, changed)| changed).collect())
}

fn payout(payment: &Payment, on: NaiveDate, words: &str) -> Payout {
    Payout {
        reference: payment.end_to_end_id.to_string(),
        execute_on: on,
        amount: payment.amount,
        name: payment.holder.clone(),
        address: None,
        account: payment.iban.clone(),
        service_id: payment.service_id.clone(),
        note: payment_note(words, payment.visited_on),
    }
}

/// Without a BIC the bank is named by its number, which stands in the IBAN.
fn payer(account: &OwnAccount) -> Debtor {
    let number = account.iban.as_str().get(4..9).and_then(|iid| iid.parse().ok());
    let bank = match number {
        Some(iid) if account.bic.trim().is_empty() => Bank::Iid(iid),
        _ => Bank::Bic(account.bic.trim().to_owned()),
    };
    Debtor {
        name: account.name.clone(),
        account: account.iban.clone(),
        bank,
        batch_booking: true,
        advice: Some(Advice::CollectiveWithDetails),
    }
}

fn software() -> Software {
    Software { name: "Einsatz".into(), maker: "Einsatz".into(), version: env!("CARGO_PKG_VERSION").into() }
}
