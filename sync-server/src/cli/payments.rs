//! The invented money: accounts, approvals and payment runs, by the same verbs as real ones.

use chrono::{DateTime, Duration, Utc};
use domain::iban::Iban;
use domain::ids::{AccountId, ClaimId, PayRunId};
use domain::ledger::{By, ClaimAct, OfficeEvent};
use domain::money::Currency;
use uuid::Uuid;

use super::demo::ORGANISATION;
use super::sample::{PEOPLE, person_id};
use crate::db::{DbError, Write};
use crate::failure::Answer;
use crate::finance;

/// Who of the invented office does it. A run is approved by somebody who has neither made it nor had a hand in an
/// account of it.
const CLERK: &str = "finance";
const SECOND: &str = "finance2";
const ADMIN: &str = "admin";

/// The office's account, and those of its technicians. The last technician's waits for a second person.
const OWN: &str = "CH53 0076 2100 0000 0000 1";
const ACCOUNTS: [&str; PEOPLE.len()] =
    ["CH07 0483 5000 0000 0001 1", "CH09 0076 2000 0000 0002 2", "CH34 0077 8000 0000 0003 3"];

/// The shortest wait that may be chosen, so that an account entered this morning is paid on today; then it is put back.
const WAIT_HOURS: u32 = 1;

/// Some hours of finance at work, the last ones before now.
pub fn write_payments(tx: &Write<'_>, now: DateTime<Utc>) -> Answer<()> {
    let ago = |minutes: i64| now - Duration::minutes(minutes);
    finance::choose(tx, ADMIN, &own_account()?, ago(360))?;
    finance::choose(tx, ADMIN, &OfficeEvent::AccountWait { hours: WAIT_HOURS }, ago(359))?;
    for (person, iban) in PEOPLE.iter().zip(ACCOUNTS) {
        let account = AccountId(Uuid::now_v7());
        let technician = person_id(person);
        finance::propose_account(tx, &By::person(CLERK), technician, account, iban, person.name, ago(350))?;
        if iban != ACCOUNTS[PEOPLE.len() - 1] {
            finance::confirm_account(tx, SECOND, technician, account, ago(330))?;
        }
    }
    finance::choose(tx, ADMIN, &OfficeEvent::AccountWait { hours: domain::technician_account::WAIT_HOURS }, ago(320))?;

    // The oldest first: as many as the sample's days have failed with the carrier reached.
    let claims = oldest(tx)?;
    let some =
        |places: &[usize]| -> Vec<ClaimId> { places.iter().filter_map(|&place| claims.get(place).copied()).collect() };
    let act = |claims: &[usize], act, words, at| finance::act(tx, CLERK, &some(claims), act, words, at);
    act(&[0, 1, 2], ClaimAct::Approve, "", ago(240))?;
    act(&[5], ClaimAct::ExpectFromCarrier, "", ago(238))?;
    act(&[6], ClaimAct::Block, "Der Anruf ist bei der Helpline nicht verzeichnet; Nachfrage läuft.", ago(236))?;
    let run = checked(tx, false, ago(230))?;
    finance::approve_run(tx, ADMIN, run, ago(200))?;
    finance::export_run(tx, CLERK, run, ago(190))?;

    // A second run waits for its second person.
    act(&[4], ClaimAct::Approve, "", ago(60))?;
    checked(tx, true, ago(50))?;
    Ok(())
}

fn own_account() -> Answer<OfficeEvent> {
    let (iban, name) = (Iban::parse(OWN)?, ORGANISATION.to_owned());
    Ok(OfficeEvent::OwnAccount { iban, name, bic: String::new(), currency: Currency::Chf, pays: true })
}

fn oldest(tx: &Write<'_>) -> Result<Vec<ClaimId>, DbError> {
    tx.all("SELECT id FROM claim ORDER BY checked_out_at, id", &[], |row| row.parse(0))
}

/// A run whose files are written.
fn checked(tx: &Write<'_>, early: bool, at: DateTime<Utc>) -> Answer<PayRunId> {
    let id = PayRunId(Uuid::now_v7());
    finance::make_run(tx, CLERK, id, Currency::Chf, early, at)?;
    let unwritten = finance::unwritten(tx, id, at)?;
    let files = finance::write_files(&unwritten, at)?;
    finance::keep_files(tx, CLERK, &unwritten, &files, at)?;
    Ok(id)
}
