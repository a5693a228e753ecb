//! Our own accounts at banks.

use domain::iban::Iban;
use domain::money::Currency;

use super::claim::currency;
use crate::db::{DbError, Read, Row, Write};

/// An account of the office's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnAccount {
    /// Its number.
    pub iban: Iban,
    /// In whose name it is.
    pub name: String,
    /// Its bank; may be empty.
    pub bic: String,
    /// What lies on it.
    pub currency: Currency,
    /// Runs in this currency are paid from it.
    pub pays: bool,
}

fn make(row: &Row<'_>) -> Result<OwnAccount, DbError> {
    Ok(OwnAccount {
        iban: Iban::parse(row.text(0)?).map_err(|error| DbError::Stored(error.to_string()))?,
        name: row.text(1)?.to_owned(),
        bic: row.text(2)?.to_owned(),
        currency: currency(row.text(3)?)?,
        pays: row.int(4)? == 1,
    })
}

/// All of them.
///
/// # Errors
/// [`DbError`].
pub fn all(tx: &Read<'_>) -> Result<Vec<OwnAccount>, DbError> {
    tx.all("SELECT iban, name, bic, currency, pays FROM own_account ORDER BY iban", &[], make)
}

/// The one from which runs in a currency are paid.
///
/// # Errors
/// [`DbError`].
pub fn debtor(tx: &Read<'_>, of: Currency) -> Result<Option<OwnAccount>, DbError> {
    let sql = "SELECT iban, name, bic, currency, pays FROM own_account WHERE pays = 1 AND currency = $1";
    tx.one(sql, &[of.as_str().into()], make)
}

/// Writes one, new or known. If runs are paid from it, they are no longer paid from another one of its currency.
///
/// # Errors
/// [`DbError`].
pub fn save(tx: &Write<'_>, account: &OwnAccount) -> Result<(), DbError> {
    let currency = account.currency.as_str();
    if account.pays {
        tx.execute("UPDATE own_account SET pays = 0 WHERE currency = $1", &[currency.into()])?;
    }
    tx.execute(
        "INSERT INTO own_account (iban, name, bic, currency, pays) VALUES ($1, $2, $3, $4, $5) \
         ON CONFLICT (iban) DO UPDATE SET name = excluded.name, bic = excluded.bic, currency = excluded.currency, \
         pays = excluded.pays",
        &[
            account.iban.as_str().into(),
            (&account.name).into(),
            (&account.bic).into(),
            currency.into(),
            i64::from(account.pays).into(),
        ],
    )?;
    Ok(())
}
