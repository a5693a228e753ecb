//! What the entries of claims have come to, for lists and totals.

use std::collections::HashSet;

use domain::bank_day::BankCalendar;
use domain::claim::Claim;
use domain::claim_number::ClaimNumber;
use domain::clock::local_date;
use domain::ids::ClaimId;
use domain::ledger::{ClaimAccount, Standing};
use domain::money::{Currency, Money};

use super::bulk;
use super::claim::currency;
use crate::db::{DbError, Read, Value, Write};

/// A claim and the last entry about it.
#[derive(Debug)]
pub struct Kept<'a> {
    /// The claim.
    pub account: &'a ClaimAccount,
    /// When its last entry was made, in milliseconds since 1970.
    pub since: i64,
    /// The number of that entry.
    pub entry: i64,
}

/// The names of the columns that follow from the entries alone, in the order of [`columns`].
pub const COLUMNS: [&str; 9] =
    ["claim", "number", "technician", "standing", "payer", "amount", "paid", "currency", "due"];

/// Those columns.
#[must_use]
pub fn columns(account: &ClaimAccount) -> [Value; 9] {
    let opened = &account.opened;
    [
        account.claim.into(),
        opened.number.as_str().into(),
        opened.technician.into(),
        account.standing().as_str().into(),
        account.payer.as_str().into(),
        opened.amount.amount.into(),
        account.paid.into(),
        opened.amount.currency.as_str().into(),
        opened.due.into(),
    ]
}

/// Writes them, new or known.
///
/// # Errors
/// [`DbError`]; a number that another claim has is one.
pub fn save_all(tx: &Write<'_>, kept: &[Kept<'_>], calendar: &BankCalendar) -> Result<(), DbError> {
    const INTO: &str = "claim_account (claim, number, technician, standing, payer, amount, paid, currency, due, pay_by, \
                        propose_on, since, entry)";
    const UPDATE: &str = "ON CONFLICT (claim) DO UPDATE SET standing = excluded.standing, payer = excluded.payer, \
         paid = excluded.paid, pay_by = excluded.pay_by, propose_on = excluded.propose_on, since = excluded.since, \
         entry = excluded.entry";
    let mut values: Vec<Value> = Vec::with_capacity(kept.len() * 13);
    for Kept { account, since, entry } in kept {
        let opened = &account.opened;
        values.extend(columns(account));
        values.extend([
            calendar.pay_by(opened.due).into(),
            calendar.propose_on(opened.due_rule.left_on, opened.due).into(),
            (*since).into(),
            (*entry).into(),
        ]);
    }
    bulk::insert(tx, INTO, 13, UPDATE, &values)
}

/// Which of these numbers are taken.
///
/// # Errors
/// [`DbError`].
pub fn taken(tx: &Read<'_>, numbers: &[ClaimNumber]) -> Result<HashSet<String>, DbError> {
    let keys: Vec<Value> = numbers.iter().map(|number| number.as_str().into()).collect();
    let mut taken = HashSet::new();
    bulk::ask(tx, "SELECT number FROM claim_account WHERE number", "", &keys, |row| {
        taken.insert(row.text(0)?.to_owned());
        Ok(())
    })?;
    Ok(taken)
}

/// The claim with a number.
///
/// # Errors
/// [`DbError`].
pub fn by_number(tx: &Read<'_>, number: &ClaimNumber) -> Result<Option<ClaimId>, DbError> {
    tx.one("SELECT claim FROM claim_account WHERE number = $1", &[number.as_str().into()], |row| row.parse(0))
}

/// The claims that stand somewhere, in a currency, the most urgent first.
///
/// # Errors
/// [`DbError`].
pub fn standing(tx: &Read<'_>, standing: Standing, currency: Currency) -> Result<Vec<ClaimId>, DbError> {
    let sql = "SELECT claim FROM claim_account WHERE standing = $1 AND currency = $2 ORDER BY pay_by, claim";
    tx.all(sql, &[standing.as_str().into(), currency.as_str().into()], |row| row.parse(0))
}

/// Computes anew until when each claim that nothing was booked for must be paid, and from when it is proposed.
///
/// # Errors
/// [`DbError`].
pub fn date_again(tx: &Write<'_>, calendar: &BankCalendar) -> Result<(), DbError> {
    let sql = "SELECT a.claim, c.body FROM claim_account a JOIN claim c ON c.id = a.claim WHERE a.paid = 0";
    let claims: Vec<(ClaimId, Claim)> = tx.all(sql, &[], |row| Ok((row.parse(0)?, row.json(1)?)))?;
    for (id, claim) in claims {
        let propose_on = calendar.propose_on(local_date(claim.checked_out_at), claim.due);
        tx.execute(
            "UPDATE claim_account SET pay_by = $1, propose_on = $2 WHERE claim = $3",
            &[calendar.pay_by(claim.due).into(), propose_on.into(), id.into()],
        )?;
    }
    Ok(())
}

/// A claim that the carrier pays.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OfCarrier {
    /// Which.
    pub claim: ClaimId,
    /// What the carrier quotes.
    pub service_id: String,
    /// What it is worth.
    pub money: Money,
    /// Money for it is booked.
    pub settled: bool,
}

/// The claims that the carrier pays, those that it has paid too: a second payment must be seen.
///
/// # Errors
/// [`DbError`].
pub fn of_carrier(tx: &Read<'_>) -> Result<Vec<OfCarrier>, DbError> {
    let sql = "SELECT a.claim, c.service_id, a.amount, a.currency, a.paid FROM claim_account a \
               JOIN claim c ON c.id = a.claim WHERE a.payer = 'carrier' AND a.standing <> 'withdrawn' ORDER BY a.claim";
    tx.all(sql, &[], |row| {
        Ok(OfCarrier {
            claim: row.parse(0)?,
            service_id: row.text(1)?.to_owned(),
            money: Money { amount: row.int(2)?, currency: currency(row.text(3)?)? },
            settled: row.int(4)? > 0,
        })
    })
}
