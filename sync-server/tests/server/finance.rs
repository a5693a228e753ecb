//! Money on the server: every claim opened in the ledger, one transaction for each act, four eyes before a bank.

use chrono::Duration;
use domain::bank_day::ClosedDay;
use domain::claim::{ClaimState, ClaimTrouble};
use domain::iban::Iban;
use domain::ids::{AccountId, BookingId, ClaimId, JobId, PayRunId};
use domain::ledger::{BankReason, BookedMoney, By, ClaimAccount, Fact, FinanceRefusal, OfficeEvent, Standing};
use domain::money::{Currency, Money};
use domain::operation::Action;
use domain::pay_run::{RunState, message_id};
use serde_json::json;
use sync_server::api::Role;
use sync_server::db::{DbError, Read, Write};
use sync_server::failure::{Answer, Failure};
use sync_server::finance;
use sync_server::store::own_account::{self, OwnAccount};
use sync_server::store::pay_run::PayFile;
use sync_server::store::{claim, ledger};
use sync_server::verify::verify;
use uuid::Uuid;

use crate::actors::{Phone, Server, failed, office_day};
use crate::recording::record;

pub const RUN: PayRunId = PayRunId(Uuid::from_u128(0x9a1));
const ACCOUNT: AccountId = AccountId(Uuid::from_u128(0xacc));

/// An office with claims, an account to pay from, and a technician whose account two people have agreed to.
pub struct Desk {
    pub server: Server,
    pub claims: Vec<ClaimId>,
}

impl Desk {
    pub async fn with(claims: usize) -> Desk {
        let (server, office, technician, mut phone) = office_day().await;
        let mut ids = Vec::new();
        for _ in 0..claims {
            let job = office.job(Some(technician)).await;
            fail(&mut phone, job).await;
            ids.push(ClaimId::of_job(job));
        }
        let desk = Desk { server, claims: ids };
        desk.does(move |tx, now| {
            let iban = Iban::parse("CH56 0483 5012 3456 7800 9").unwrap();
            let (name, bic, currency, pays) = ("Einsatz AG".into(), String::new(), Currency::Chf, true);
            own_account::save(tx, &OwnAccount { iban, name, bic, currency, pays })?;
            let (iban, holder) = ("CH93 0076 2011 6238 5295 7", "Luca Beispiel");
            finance::propose_account(tx, &By::person("dora"), technician, ACCOUNT, iban, holder, now)?;
            finance::confirm_account(tx, "emil", technician, ACCOUNT, now)
        })
        .await
        .unwrap();
        desk.server.clock.forward(Duration::days(45));
        desk
    }

    /// One transaction of the office.
    pub async fn does<T: Send + 'static>(
        &self,
        act: impl Fn(&Write<'_>, chrono::DateTime<chrono::Utc>) -> Answer<T> + Send + 'static,
    ) -> Answer<T> {
        let now = self.server.clock.now();
        self.server.state.database().write(move |tx: &Write<'_>| act(tx, now)).await.map(|(done, _)| done)
    }

    /// Refused by a rule about money.
    pub async fn refused<T: Send + std::fmt::Debug + 'static>(
        &self,
        act: impl Fn(&Write<'_>, chrono::DateTime<chrono::Utc>) -> Answer<T> + Send + 'static,
    ) -> FinanceRefusal {
        match self.does(act).await {
            Err(Failure::No(_, problem)) => *problem.finance.unwrap(),
            other => panic!("{other:?}"),
        }
    }

    pub async fn claim(&self, place: usize) -> ClaimAccount {
        let id = self.claims[place];
        self.server.state.database().read(move |tx| ledger::claim(tx, id)).await.unwrap().unwrap()
    }

    /// All claims approved by Anna and in a run that she has made, with its one file.
    pub async fn checked(&self) {
        let claims = self.claims.clone();
        self.does(move |tx, now| {
            for claim in &claims {
                finance::approve(tx, "anna", *claim, now)?;
            }
            finance::make_run(tx, "anna", RUN, Currency::Chf, false, now)?;
            finance::check_run(tx, "anna", RUN, &files(tx)?, now)
        })
        .await
        .unwrap();
    }

    pub async fn exported(&self) {
        self.checked().await;
        self.does(|tx, now| {
            finance::approve_run(tx, "beat", RUN, now)?;
            finance::export_run(tx, "anna", RUN, now)
        })
        .await
        .unwrap();
    }

    pub async fn sound(&self) {
        assert_eq!(verify(self.server.state.database()).await.unwrap().findings, []);
    }

    /// What a bank says of the first claim; its booking is kept beside it, as the import of a file would.
    pub async fn says(&self, fact: Fact) -> Result<Option<&'static str>, FinanceRefusal> {
        let claim = self.claims[0];
        let recorded = self.does(move |tx, now| Ok(record(tx, claim, &fact, now)?)).await;
        recorded.unwrap().meant.map(|event| event.map(|event| event.kind()))
    }
}

async fn fail(phone: &mut Phone, job: JobId) {
    phone.send(job, Action::CheckIn).await;
    phone.send(job, failed("line_not_activated", true)).await;
}

/// The run's file, as a stand-in for one that a bank takes.
pub fn files(tx: &Write<'_>) -> Result<Vec<PayFile>, DbError> {
    let payments = finance::payments(tx, RUN)?;
    let content = payments.iter().map(|payment| payment.end_to_end_id.to_string()).collect::<Vec<_>>().join("\n");
    let total = Money::rappen(payments.iter().map(|payment| payment.amount.amount).sum());
    let payments = payments.len() as u32;
    Ok(vec![PayFile { message_id: message_id(RUN, 1), payments, total, content: content.into_bytes() }])
}

pub fn debit(number: u128, amount: i64) -> Fact {
    let on = "2026-05-12".parse().unwrap();
    let booking = BookingId(Uuid::from_u128(number));
    Fact::Debit { money: BookedMoney { booking, attempt: Some(1), amount, currency: Currency::Chf, on } }
}

#[tokio::test]
async fn a_claim_is_opened_in_the_ledger_in_the_transaction_that_makes_it() {
    let desk = Desk::with(2).await;
    let claim = desk.claim(0).await;
    assert_eq!((claim.standing(), claim.opened.amount), (Standing::Submitted, Money::rappen(6_000)));
    assert_eq!(claim.opened.due_rule.weeks, 8);
    let id = desk.claims[0];
    let rows = desk.server.state.database().read(move |tx| {
        let sql =
            "SELECT e.rev - c.version, e.who FROM ledger_entry e JOIN claim c ON c.id = e.subject WHERE c.id = $1";
        tx.all(sql, &[id.into()], |row| Ok((row.int(0)?, row.text(1)?.to_owned())))
    });
    assert_eq!(rows.await.unwrap(), [(0, "technician".to_owned())], "one entry, of the same revision");
    assert_ne!(claim.opened.number, desk.claim(1).await.opened.number);
    desk.sound().await;
}

#[tokio::test]
async fn the_claims_of_an_older_server_are_opened_when_this_one_starts() {
    let desk = Desk::with(3).await;
    desk.server
        .write(|tx| {
            for table in ["ledger_entry", "ledger_end", "claim_account", "technician_account"] {
                tx.execute(&format!("DELETE FROM {table}"), &[])?;
            }
            Ok(())
        })
        .await;
    let report = verify(desk.server.state.database()).await.unwrap();
    assert_eq!(report.findings.len(), 3, "{:#?}", report.findings);
    let now = desk.server.clock.now();
    finance::begin(desk.server.state.database(), now).await.unwrap();
    desk.sound().await;
    let head = desk.server.state.database().read(|tx| tx.head()).await.unwrap();
    finance::begin(desk.server.state.database(), now).await.unwrap();
    assert_eq!(desk.server.state.database().read(|tx| tx.head()).await.unwrap(), head, "and never again");
}

#[tokio::test]
async fn a_claim_is_paid_and_settled_without_a_hand_after_the_export() {
    let desk = Desk::with(2).await;
    desk.exported().await;
    assert_eq!(desk.claim(0).await.standing(), Standing::Exported);
    assert_eq!(desk.says(Fact::Accepted { attempt: 1 }).await, Ok(Some("accepted")));
    assert_eq!(desk.says(debit(1, 6_000)).await, Ok(Some("booked")));
    assert_eq!(desk.claim(0).await.standing(), Standing::Settled, "exactly what is owed");
    assert_eq!(desk.says(debit(1, 6_000)).await, Ok(None), "the same booking again");
    let job = desk.claim(0).await.opened.job;
    let known = desk.server.state.database().read(move |tx| claim::of_job(tx, job)).await.unwrap().unwrap();
    assert_eq!(known.state, ClaimState::Paid, "the technician's phone is told");
    desk.sound().await;
}

#[tokio::test]
async fn each_act_is_written_or_refused_and_the_phone_sees_its_state() {
    let desk = Desk::with(1).await;
    let id = desk.claims[0];
    desk.does(move |tx, now| finance::block(tx, "anna", id, "disputed", now)).await.unwrap();
    assert_eq!(desk.refused(move |tx, now| finance::approve(tx, "anna", id, now)).await, FinanceRefusal::ClaimBlocked);
    desk.does(move |tx, now| finance::release(tx, "anna", id, now)).await.unwrap();
    let twice = desk.refused(move |tx, now| finance::release(tx, "anna", id, now)).await;
    assert_eq!(twice, FinanceRefusal::ClaimNotBlocked);
    desk.does(move |tx, now| finance::expect_from_carrier(tx, "anna", id, now)).await.unwrap();
    let no = desk.refused(move |tx, now| finance::pay_ourselves(tx, "anna", id, " ", now)).await;
    assert_eq!(no, FinanceRefusal::ReasonNeeded);
    desk.does(move |tx, now| finance::pay_ourselves(tx, "anna", id, "it refuses", now)).await.unwrap();
    let no = desk.refused(move |tx, now| finance::settle(tx, "anna", id, "", now)).await;
    assert_eq!(no, FinanceRefusal::NothingBooked);
    desk.does(move |tx, now| finance::withdraw(tx, "anna", id, "a test visit", now)).await.unwrap();
    let job = desk.claim(0).await.opened.job;
    let known = desk.server.state.database().read(move |tx| claim::of_job(tx, job)).await.unwrap().unwrap();
    assert_eq!(known.state, ClaimState::Rejected);
    let unknown = ClaimId(Uuid::nil());
    let answer = desk.does(move |tx, now| finance::approve(tx, "anna", unknown, now)).await;
    assert!(matches!(answer, Err(Failure::No(status, _)) if status == 404));
    desk.sound().await;
}

#[tokio::test]
async fn a_run_goes_through_four_eyes_and_always_hands_out_the_same_bytes() {
    let desk = Desk::with(3).await;
    desk.checked().await;
    for (who, why) in [
        ("anna", FinanceRefusal::RunOwn),
        ("dora", FinanceRefusal::RunOwnAccount),
        ("emil", FinanceRefusal::RunOwnAccount),
    ] {
        assert_eq!(desk.refused(move |tx, now| finance::approve_run(tx, who, RUN, now)).await, why, "{who}");
    }
    let state = RunState::Checked;
    let early = desk.refused(|tx, now| finance::export_run(tx, "anna", RUN, now)).await;
    assert_eq!(early, FinanceRefusal::RunState { state });
    desk.does(|tx, now| finance::approve_run(tx, "beat", RUN, now)).await.unwrap();
    let meddled = desk
        .refused(|tx, now| {
            tx.execute("UPDATE pay_file SET content = $1", &[b"other".to_vec().into()])?;
            finance::export_run(tx, "anna", RUN, now)
        })
        .await;
    assert_eq!(meddled, FinanceRefusal::RunFilesDiffer, "what was approved, byte for byte");
    let first = desk.does(|tx, now| finance::export_run(tx, "anna", RUN, now)).await.unwrap();
    let entries = verify(desk.server.state.database()).await.unwrap().counted.entries;
    let again = desk.does(|tx, now| finance::export_run(tx, "beat", RUN, now)).await.unwrap();
    assert_eq!((first.len(), &first), (1, &again));
    assert_eq!(verify(desk.server.state.database()).await.unwrap().counted.entries, entries, "nothing new happened");
    desk.sound().await;
}

#[tokio::test]
async fn a_row_that_is_taken_out_voids_the_approval() {
    let desk = Desk::with(2).await;
    desk.checked().await;
    desk.does(|tx, now| finance::approve_run(tx, "beat", RUN, now)).await.unwrap();
    let id = desk.claims[0];
    desk.does(move |tx, now| finance::take_out(tx, "beat", id, "disputed", now)).await.unwrap();
    let state = RunState::Proposed;
    let no = desk.refused(|tx, now| finance::export_run(tx, "anna", RUN, now)).await;
    assert_eq!(no, FinanceRefusal::RunState { state });
    desk.sound().await;
    desk.does(|tx, now| finance::check_run(tx, "anna", RUN, &files(tx)?, now)).await.unwrap();
    let own = desk.refused(|tx, now| finance::approve_run(tx, "beat", RUN, now)).await;
    assert_eq!(own, FinanceRefusal::RunOwn, "who changes a run has made it, too");
    desk.does(|tx, now| finance::drop_run(tx, "anna", RUN, "another day", now)).await.unwrap();
    assert_eq!(desk.claim(1).await.standing(), Standing::Approved, "it waits for the next one");
    desk.sound().await;
}

#[tokio::test]
async fn a_booking_that_is_taken_off_leaves_the_claim_unclear_and_unpayable() {
    let desk = Desk::with(1).await;
    desk.exported().await;
    desk.says(debit(1, 6_000)).await.unwrap();
    let (id, booking) = (desk.claims[0], BookingId(Uuid::from_u128(1)));
    desk.does(move |tx, now| finance::take_off_booking(tx, "anna", booking, Some(id), "another claim's", now))
        .await
        .unwrap();
    assert_eq!(desk.claim(0).await.standing(), Standing::Unclear);
    let no = desk.refused(move |tx, now| finance::approve(tx, "anna", id, now)).await;
    assert_eq!(no, FinanceRefusal::ClaimWithBank { attempt: 1 });
    desk.sound().await;
}

#[tokio::test]
async fn an_act_on_many_claims_is_done_on_those_that_allow_it() {
    let desk = Desk::with(3).await;
    let (all, bad) = (desk.claims.clone(), desk.claims[1]);
    desk.does(move |tx, now| finance::block(tx, "anna", bad, "disputed", now)).await.unwrap();
    let each =
        desk.does(move |tx, now| finance::each(tx, "anna", &all.repeat(2), now, ClaimAccount::approve)).await.unwrap();
    assert_eq!((each.done.len(), each.refused), (2, vec![(bad, FinanceRefusal::ClaimBlocked)]), "each once");
    let many = vec![bad; finance::CLAIMS_MAX + 1];
    let no = desk.refused(move |tx, now| finance::each(tx, "anna", &many, now, ClaimAccount::approve)).await;
    assert_eq!(no, FinanceRefusal::TooMany { max: 5_000 });
    desk.sound().await;
}

#[tokio::test]
async fn other_bank_days_move_the_day_to_pay_and_never_the_day_it_is_due() {
    let desk = Desk::with(1).await;
    let id = desk.claims[0];
    let dates = |desk: &Desk| {
        let database = desk.server.state.database().clone();
        async move {
            let sql = "SELECT due, pay_by FROM claim_account WHERE claim = $1";
            let read = move |tx: &Read<'_>| {
                tx.one(sql, &[id.into()], |row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned())))
            };
            database.read(read).await.map_err(|error: DbError| error).unwrap().unwrap()
        }
    };
    let (due, pay_by) = dates(&desk).await;
    let date: chrono::NaiveDate = pay_by.parse().unwrap();
    let days = vec![ClosedDay { date, name: "A day of rest".into() }];
    let event = OfficeEvent::ClosedDays { year: 2026, days };
    desk.does(move |tx, now| finance::choose(tx, "ada", &event, now)).await.unwrap();
    let after = dates(&desk).await;
    assert_eq!(after.0, due, "what was promised");
    assert!(after.1 < pay_by, "{} is earlier than {pay_by}", after.1);
    let no = desk.refused(|tx, now| finance::choose(tx, "ada", &OfficeEvent::AccountWait { hours: 0 }, now)).await;
    assert_eq!(no, FinanceRefusal::WaitImpossible { min: 1, max: 720 });
    desk.sound().await;
}

#[tokio::test]
async fn the_phone_is_sent_what_went_wrong() {
    let desk = Desk::with(1).await;
    desk.exported().await;
    let reason = BankReason { code: "AC04".into(), text: "Account closed".into() };
    desk.says(Fact::Rejected { attempt: 1, reason: reason.clone() }).await.unwrap();
    let job = desk.claim(0).await.opened.job;
    let known = desk.server.state.database().read(move |tx| claim::of_job(tx, job)).await.unwrap().unwrap();
    assert_eq!((known.state, known.trouble), (ClaimState::Returned, Some(ClaimTrouble::Refused { bank: reason })));
    desk.sound().await;
}

#[tokio::test]
async fn finance_sees_a_claim_with_its_history_and_acts_on_many() {
    let desk = Desk::with(2).await;
    let office = desk.server.office("fritz", Role::Finance).await;
    let (one, two) = (desk.claims[0], desk.claims[1]);
    let acted = office.post("claims/acts", &json!({ "claims": [one, two], "act": "approve" })).await;
    assert_eq!((&acted["done"], acted["refused"].as_array().unwrap().len()), (&json!(2), 0));
    let acted = office.post("claims/acts", &json!({ "claims": [one], "act": "block", "words": "" })).await;
    assert_eq!(acted["refused"][0]["refusal"]["code"], "reason_needed");
    let detail = office.get(&format!("claims/{one}")).await;
    assert_eq!((&detail["standing"], &detail["term"]), (&json!("approved"), &json!({ "kind": "left", "days": 11 })));
    let who: Vec<_> = detail["entries"].as_array().unwrap().iter().map(|entry| entry["by"].clone()).collect();
    assert_eq!(who[1], json!({ "kind": "person", "name": "fritz" }));
    assert_eq!(detail["acts"]["approve"]["code"], "claim_approved");
    let (status, said) = office.refused("claims/acts", &json!({ "claims": [one], "act": "plan" })).await;
    assert_eq!((status, &said["code"]), (422, &json!("invalid")));
}

#[tokio::test]
async fn an_account_goes_through_two_people_of_finance() {
    let desk = Desk::with(1).await;
    let (fritz, ada) = (desk.server.office("fritz", Role::Finance).await, desk.server.office("ada", Role::Admin).await);
    let technician = desk.claim(0).await.opened.technician;
    let path = format!("technicians/{technician}/accounts");
    let (status, said) = fritz.refused(&path, &json!({ "iban": "CH93", "holder": "Luca Beispiel" })).await;
    assert_eq!((status, &said["refusal"]["code"]), (409, &json!("iban_length")));
    let asked = json!({ "iban": "CH56 0483 5012 3456 7800 9", "holder": "Luca Beispiel" });
    let accounts = fritz.post(&path, &asked).await;
    let id = accounts["accounts"][1]["id"].as_str().unwrap().to_owned();
    let (status, said) = fritz.refused(&format!("{path}/{id}/confirm"), &json!({})).await;
    assert_eq!((status, &said["finance"]["code"]), (409, &json!("account_own")));
    let accounts = ada.post(&format!("{path}/{id}/confirm"), &json!({})).await;
    assert_eq!(accounts["accounts"][1]["state"]["kind"], "confirmed");
    let settings = ada.post("finance/settings", &json!({ "kind": "account_wait", "hours": 48 })).await;
    assert_eq!((&settings["account_wait_hours"], settings["closed_days"].as_array().unwrap().len()), (&json!(48), 30));
    let own = json!({ "kind": "own_account", "iban": "CH74 3000 5000 0000 0004 4", "name": "Muster", "bic": "",
        "currency": "CHF", "pays": true });
    let (status, said) = ada.refused("finance/settings", &own).await;
    assert_eq!(
        (status, &said["refusal"]["code"]),
        (409, &json!("qr_iban")),
        "in the rule's own words, as anywhere else"
    );
    desk.sound().await;
}
