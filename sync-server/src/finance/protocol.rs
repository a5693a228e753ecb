//! What the protocol of a payment run says.

use chrono::{DateTime, Utc};
use domain::ids::PayRunId;

use crate::db::Read;
use crate::failure::{Answer, Failure};
use crate::protocol::Protocol;
use crate::store::{ledger, own_account, pay_run, payout_list};

/// Reads all that the protocol of a run says. It is written outside of the transaction: 10,000 payments take a moment.
///
/// # Errors
/// [`Failure::unknown`] when there is no such run.
pub fn protocol(tx: &Read<'_>, id: PayRunId, organisation: &str, now: DateTime<Utc>) -> Answer<Protocol> {
    let run = pay_run::show(tx, id)?.ok_or_else(|| Failure::unknown("payment run"))?;
    let debtor = own_account::all(tx)?.into_iter().find(|account| account.iban.as_str() == run.debtor);
    Ok(Protocol {
        organisation: organisation.to_owned(),
        debtor_name: debtor.map(|account| account.name).unwrap_or_default(),
        run,
        entries: ledger::about(tx, "pay_run", id)?,
        files: pay_run::heads(tx, id)?,
        payments: payout_list::paid(tx, id)?,
        kept_out: payout_list::unpaid(tx, id)?,
        at: now,
    })
}
