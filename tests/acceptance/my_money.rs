//! A technician's money, as he is told of it on his phone: on which account it goes, and what went wrong.

use std::fs;

use chrono::Utc;
use domain::account_notice::AccountStanding;
use domain::claim::ClaimState;
use domain::clock::local_date;
use domain::iban::Iban;
use domain::ids::{BookingId, ClaimId, JobId, PayRunId, TechnicianId};
use domain::ledger::{BankReason, BankWhy, BookedMoney, By, Fact, Hash};
use domain::money::{Currency, Money};
use domain::pay_run::message_id;
use domain::technician_account::TechnicianAccounts;
use domain::wire::SyncReply;
use phone::disk::FILE;
use phone::view::{AccountRow, BankView, ClaimRow, TroubleView};
use rusqlite::Connection;
use serde_json::json;
use sync_server::api;
use sync_server::db::{Database, DbError, Place, Write};
use sync_server::failure::Failure;
use sync_server::finance;
use sync_server::store::own_account::{self, OwnAccount};
use sync_server::store::pay_run::PayFile;
use uuid::Uuid;

use crate::support::office::Office;
use crate::support::phone::TestPhone;

const IBANS: [&str; 2] = ["CH93 0076 2011 6238 5295 7", "CH56 0483 5012 3456 7800 9"];

impl Office {
    fn accounts(&self, technician: TechnicianId, path: &str, asked: &serde_json::Value) -> TechnicianAccounts {
        self.post(&format!("/technicians/{technician}/accounts{path}"), asked)
    }

    /// Enters an account for a technician.
    fn propose(&self, technician: TechnicianId, iban: &str) {
        self.accounts(technician, "", &json!({ "iban": iban, "holder": "Anna Muster" }));
    }

    /// Decides about the account that waits.
    fn decide(&self, technician: TechnicianId, decision: &str) {
        let known: TechnicianAccounts = self.get(&format!("/technicians/{technician}/accounts"));
        let waiting = known.waiting().expect("one waits").id;
        self.accounts(technician, &format!("/{waiting}/{decision}"), &json!({ "reason": "Anna knows nothing of it" }));
    }

    /// One transaction of finance, beside the running server.
    fn finance(&self, act: impl Fn(&Write<'_>) -> Result<(), Failure> + Send + 'static) {
        let address = Place::read(self.database()).expect("an address");
        let runtime = tokio::runtime::Runtime::new().expect("a runtime");
        let done = runtime.block_on(async move { Database::open(address).await?.write(act).await });
        done.expect("it is allowed");
    }
}

fn rows(phone: &TestPhone) -> Vec<AccountRow> {
    phone.phone.app(&phone.stamp()).expect("it is there").account.expect("it was told").rows
}

fn told(phone: &TestPhone) -> Vec<(AccountStanding, String, bool)> {
    rows(phone).into_iter().map(|row| (row.standing, row.ending, row.unread)).collect()
}

fn read(phone: &TestPhone) {
    let entry = phone.phone.app(&phone.stamp()).expect("it is there").account.expect("it was told").entry;
    phone.phone.account_seen(&phone.stamp(), entry).expect("the store works");
}

fn is(standing: AccountStanding, ending: &str, unread: bool) -> (AccountStanding, String, bool) {
    (standing, ending.into(), unread)
}

#[test]
fn a_technician_is_told_on_each_of_his_phones_of_an_account_entered_confirmed_and_declined() {
    use AccountStanding::{Declined, UsedLater, Waiting};
    let mut office = Office::new();
    let (anna, beat) = (office.technician("Anna Muster"), office.technician("Beat Beispiel"));
    let mut phones = [TestPhone::of(&office, anna), TestPhone::of(&office, anna)];
    let mut other = TestPhone::of(&office, beat);
    assert_eq!(told(&phones[0]), [], "that the office knows of none is told too");

    office.propose(anna, IBANS[0]);
    for phone in &mut phones {
        phone.sync().expect("the office is open");
        assert_eq!(told(phone), [is(Waiting, "2957", true)]);
    }
    read(&phones[0]);
    office.second_person();
    office.decide(anna, "confirm");
    for phone in &mut phones {
        phone.sync().expect("the office is open");
        assert_eq!(told(phone), [is(UsedLater, "2957", true)], "it is news for who has read what was before");
        assert!(rows(phone)[0].usable_from > Some(Utc::now()), "he has time to say no");
    }
    read(&phones[0]);
    office.propose(anna, IBANS[1]);
    office.decide(anna, "decline");
    phones[1].airplane(true);
    phones[0].sync().expect("the office is open");
    assert_eq!(told(&phones[0]), [is(Declined, "8009", true), is(UsedLater, "2957", false)]);
    assert_eq!(told(&phones[1]), [is(UsedLater, "2957", true)], "offline it shows what it knows");
    phones[1].airplane(false);
    for phone in phones {
        let mut phone = phone.restart();
        phone.sync().expect("the office is open");
        assert_eq!(told(&phone).len(), 2, "and through a restart");
        assert_eq!(told(&phone)[0], is(Declined, "8009", true));
    }
    other.sync().expect("the office is open");
    assert_eq!(told(&other), [], "nobody else is told");
}

#[test]
fn only_the_end_of_an_account_leaves_the_server_and_rounds_without_news_are_as_small_as_ever() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let mut phone = TestPhone::of(&office, anna);
    phone.sync().expect("the office is open");
    office.propose(anna, IBANS[0]);
    let request = phone.request().expect("a request");
    let sent = serde_json::to_string(&request).expect("json");
    assert!(!sent.contains("account"), "{sent}");
    let reply = phone.exchange(&request).expect("the office is open");
    let said = serde_json::to_string(&reply).expect("json");
    assert!(said.contains("2957") && !said.contains("0076") && !said.contains("Muster"), "{said}");
    phone.take(&request, reply);
    let request = phone.request().expect("a request");
    let quiet = serde_json::to_string(&phone.exchange(&request).expect("the office is open")).expect("json");
    assert!(!quiet.contains("account"), "{quiet}");
}

#[test]
fn a_phone_that_was_rebuilt_or_paired_anew_or_whose_app_was_updated_is_told_again() {
    use AccountStanding::Waiting;
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    office.propose(anna, IBANS[0]);
    let mut phone = TestPhone::of(&office, anna);
    read(&phone);

    let mut phone = {
        phone.sync().expect("the office is open");
        phone.restart_after(|folder| fs::remove_file(folder.join(FILE)).expect("it was there"))
    };
    phone.sync().expect("the office is open");
    assert_eq!(told(&phone), [is(Waiting, "2957", true)], "the database was lost");

    phone.pair_anew(&office, anna);
    phone.sync().expect("the office is open");
    assert_eq!(told(&phone), [is(Waiting, "2957", true)], "another pairing");

    // An app from before notices were sent has passed them over and has read on.
    let mut phone = phone.restart_after(|folder| {
        let db = Connection::open(folder.join(FILE)).expect("it opens");
        db.execute("DELETE FROM account_news", []).expect("it is written");
    });
    assert_eq!(phone.phone.app(&phone.stamp()).expect("it is there").account, None);
    phone.sync().expect("the office is open");
    let request = phone.request().expect("a request");
    assert_eq!(request.account, Some(-1), "today's app asks, with its first digest");
    let reply = phone.exchange(&request).expect("the office is open");
    assert!(!reply.rebuild, "what is told about accounts is in no digest");
    phone.take(&request, reply);
    assert_eq!(told(&phone), [is(Waiting, "2957", true)]);
}

/// A reply as a server of yesterday gives it.
fn of_yesterday(reply: SyncReply) -> SyncReply {
    SyncReply { account: None, ..reply }
}

#[test]
fn beside_a_server_that_tells_nothing_of_accounts_a_phone_works_on_and_is_told_after_its_update() {
    let office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::new();
    phone.pair(&office.address(), &office.pairing_code(anna)).expect("the code is right");
    for _ in 0..3 {
        let request = phone.request().expect("a request");
        let reply = phone.exchange(&request).expect("the office is open");
        phone.take(&request, of_yesterday(reply));
    }
    assert_eq!(
        phone.phone.app(&phone.stamp()).expect("it is there").account,
        None,
        "it does not say that there is none"
    );
    phone.fail(job);
    let request = phone.request().expect("a request");
    let reply = phone.exchange(&request).expect("the office is open");
    phone.take(&request, of_yesterday(reply));
    assert_eq!(phone.delivery(job), phone::view::Delivery::ACCEPTED);
    office.propose(anna, IBANS[0]);
    phone.sync().expect("the office is open");
    assert_eq!(told(&phone), [is(AccountStanding::Waiting, "2957", true)]);
}

#[test]
fn after_a_restore_a_phone_is_told_what_the_restored_office_knows() {
    let mut office = Office::new();
    let anna = office.technician("Anna Muster");
    let mut phone = TestPhone::of(&office, anna);
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().join("office.backup");
    office.back_up(&file);
    office.propose(anna, IBANS[0]);
    phone.sync().expect("the office is open");
    assert_eq!(told(&phone).len(), 1);
    office.lose_and_restore(&file);
    phone.go_on_with(&office);
    phone.sync().expect("the office is open");
    assert_eq!(told(&phone), []);
    office.verify();
}

const RUN: [PayRunId; 2] = [PayRunId(Uuid::from_u128(0x9a1)), PayRunId(Uuid::from_u128(0x9a2))];

/// The claim of a job, approved, in a file that the bank has.
fn exported(office: &Office, job: JobId, run: PayRunId) {
    office.finance(move |tx| {
        // A day when all claims are proposed, and when every account may be paid on.
        let then = Utc::now() + chrono::Duration::days(50);
        finance::approve(tx, "anna", ClaimId::of_job(job), then)?;
        finance::make_run(tx, "anna", run, Currency::Chf, false, then)?;
        let payments = finance::payments(tx, run)?;
        let total = Money::rappen(payments.iter().map(|payment| payment.amount.amount).sum());
        let content = payments.iter().map(|payment| payment.end_to_end_id.to_string()).collect::<String>().into_bytes();
        let file = PayFile { message_id: message_id(run, 1), payments: payments.len() as u32, total, content };
        finance::check_run(tx, "anna", run, &[file], then)?;
        finance::approve_run(tx, "beat", run, then)?;
        finance::export_run(tx, "anna", run, then)?;
        Ok(())
    });
}

fn act(office: &Office, job: JobId, act: &str, words: &str) {
    let asked = json!({ "claims": [ClaimId::of_job(job)], "act": act, "words": words });
    assert_eq!(office.post::<api::ActedOnClaims>("/claims/acts", &asked).done, 1, "{act}");
}

fn says(office: &Office, job: JobId, fact: Fact) {
    office.finance(move |tx| {
        let by = By::Bank { file: Hash::of(b"camt") };
        let claim = ClaimId::of_job(job);
        let recorded = finance::record(tx, &by, &[(claim, fact.clone())], Utc::now())?.remove(0);
        let moved = match &fact {
            Fact::Debit { money } | Fact::CarrierCredit { money } => Some((money, money.amount)),
            Fact::Return { money, .. } => Some((money, -money.amount)),
            Fact::Accepted { .. } | Fact::Rejected { .. } => None,
        };
        if let (Some(entry), Some((money, amount))) = (recorded.entry, moved) {
            keep(tx, claim, money, amount, entry)?;
        }
        Ok(())
    });
}

/// A booking that counts for a claim, in a statement of a file, as the import of one would keep it.
fn keep(tx: &Write<'_>, claim: ClaimId, money: &BookedMoney, amount: i64, entry: i64) -> Result<(), DbError> {
    let hash = Hash::of(b"camt").0;
    tx.execute(
        "INSERT INTO bank_file (hash, name, kind, content, imported_at, imported_by, findings) \
         VALUES ($1, 'camt.xml', 'camt.053', $2, 0, 'fritz', '{}') ON CONFLICT DO NOTHING",
        &[(&hash).into(), b"camt".to_vec().into()],
    )?;
    tx.execute(
        "INSERT INTO statement (id, file, account, bank_id, currency) VALUES ('s', $1, '', '', 'CHF') \
         ON CONFLICT DO NOTHING",
        &[(&hash).into()],
    )?;
    let id = money.booking;
    tx.execute(
        "INSERT INTO booking (id, account, identity, statement, amount, currency, booked_on, state, search, body, rev) \
         VALUES ($1, '', $1, 's', $2, 'CHF', '2026-05-12', 'matched', '', '{}', $3)",
        &[id.into(), (-amount).into(), tx.revision().into()],
    )?;
    tx.execute(
        "INSERT INTO booking_match (booking, claim, attempt, amount, entry, rule, reasons) \
         VALUES ($1, $2, $3, $4, $5, 'payment_id', '[]')",
        &[id.into(), claim.into(), money.attempt.into(), amount.into(), entry.into()],
    )?;
    Ok(())
}

fn debit(number: u128, attempt: u32, amount: i64) -> Fact {
    let (booking, on) = (BookingId(Uuid::from_u128(number)), local_date(Utc::now()));
    Fact::Debit { money: BookedMoney { booking, attempt: Some(attempt), amount, currency: Currency::Chf, on } }
}

fn claim(phone: &mut TestPhone) -> ClaimRow {
    phone.sync().expect("the office is open");
    phone.phone.claims(&phone.stamp()).expect("it is there").rows.remove(0)
}

#[test]
fn what_goes_wrong_with_a_claim_reaches_its_technician_and_its_due_date_never_moves() {
    let mut office = Office::new();
    let anna = office.technician("Anna Muster");
    let job = office.swisscom_job(anna);
    let mut phone = TestPhone::of(&office, anna);
    phone.fail(job);
    let first = claim(&mut phone);
    office.propose(anna, IBANS[0]);
    office.second_person();
    office.decide(anna, "confirm");
    office.finance(|tx| {
        let iban = Iban::parse(IBANS[1])?;
        let (name, bic, currency, pays) = ("Einsatz AG".into(), String::new(), Currency::Chf, true);
        Ok(own_account::save(tx, &OwnAccount { iban, name, bic, currency, pays })?)
    });
    let mut seen = Vec::new();
    let mut shows = |phone: &mut TestPhone| {
        let row = claim(phone);
        assert_eq!(row.due, first.due, "the date that he was promised");
        seen.push((row.state, row.paid_on));
        row.trouble
    };

    act(&office, job, "block", "the dispatcher doubts the visit");
    assert_eq!(shows(&mut phone), Some(TroubleView::Blocked), "why is the office's");
    act(&office, job, "release", "");
    assert_eq!(shows(&mut phone), None);

    exported(&office, job, RUN[0]);
    assert_eq!(shows(&mut phone), None);
    let closed = BankReason { code: "AC04".into(), text: "Closed account number".into() };
    says(&office, job, Fact::Rejected { attempt: 1, reason: closed });
    let bank = BankView { why: BankWhy::AccountClosed, code: "AC04".into(), text: String::new() };
    assert_eq!(shows(&mut phone), Some(TroubleView::Refused { bank }));

    // The technician has looked: it is the right account after all, entered and confirmed anew.
    office.propose(anna, IBANS[1]);
    office.sign_in();
    office.decide(anna, "confirm");
    exported(&office, job, RUN[1]);
    assert_eq!(shows(&mut phone), None, "a new attempt is under way");
    says(&office, job, debit(1, 2, 1_500));
    let (paid, rest) = (Money::rappen(1_500), Money::rappen(3_000));
    assert_eq!(shows(&mut phone), Some(TroubleView::PartPaid { paid, rest }));
    says(&office, job, debit(2, 2, 3_000));
    assert_eq!(shows(&mut phone), None);
    let expected = [
        (ClaimState::Submitted, None),
        (ClaimState::Submitted, None),
        (ClaimState::InPayRun, None),
        (ClaimState::Returned, None),
        (ClaimState::InPayRun, None),
        (ClaimState::InPayRun, None),
        (ClaimState::Paid, Some(local_date(Utc::now()))),
    ];
    assert_eq!(seen, expected);
    office.verify();
}
