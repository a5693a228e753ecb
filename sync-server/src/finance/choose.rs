//! How the office pays: its accounts, the days on which banks rest, how long a changed account waits, what payments say
//! and in which accounts they are booked.

use chrono::{DateTime, Utc};
use domain::ledger::{By, Event, OfficeEvent};
use domain::refusal::Field;

use crate::db::Write;
use crate::failure::{Answer, Failure};
use crate::store::own_account::OwnAccount;
use crate::store::{claim_account, closed_day, ledger, own_account, setting};

/// Chooses, and writes down who did. Other bank days change until when claims that are not paid must be paid, and never
/// when they are due.
///
/// # Errors
/// The refusal of the rule; [`Failure::invalid`] for a note that a bank does not take.
pub fn choose(tx: &Write<'_>, who: &str, event: &OfficeEvent, now: DateTime<Utc>) -> Answer<()> {
    event.check()?;
    match event {
        OfficeEvent::OwnAccount { iban, name, bic, currency, pays } => {
            Field::PersonName.require(name)?;
            let (iban, name, bic) = (iban.clone(), name.trim().to_owned(), bic.trim().to_owned());
            own_account::save(tx, &OwnAccount { iban, name, bic, currency: *currency, pays: *pays })?;
        }
        OfficeEvent::ClosedDays { year, days } => {
            closed_day::set_year(tx, *year, days)?;
            claim_account::date_again(tx, &closed_day::calendar(tx)?)?;
        }
        OfficeEvent::AccountWait { hours } => setting::set(tx, setting::ACCOUNT_WAIT_HOURS, &hours.to_string())?,
        OfficeEvent::JournalAccounts { accounts } => setting::set_journal_accounts(tx, accounts)?,
        OfficeEvent::PaymentNote { text } => {
            if let Some(character) = text.chars().find(|character| !bank::order::is_permitted(*character)) {
                let sentence = format!("A bank does not take {character} in the text of a payment.");
                return Err(Failure::invalid(sentence));
            }
            setting::set(tx, setting::PAYMENT_NOTE, text.trim())?;
        }
    }
    let event = Event::Office { event: event.clone() };
    ledger::append(tx, vec![ledger::New { at: now, by: By::person(who), event }])?;
    Ok(())
}
