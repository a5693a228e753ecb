//! What finance looks at: work lists, the table of claims, and how old what is owed is. Whatever happens to claims, the
//! database narrows to what the rules say.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Duration, Utc};
use domain::clock::local_date;
use domain::ids::{AccountId, BookingId, ClaimId, PayRunId, TechnicianId};
use domain::ledger::{AgeBucket, BankReason, BookedMoney, By, ClaimAccount, ClaimAct, Fact, Payer, Position, WorkList};
use domain::money::Currency;
use domain::operation::Action;
use domain::pay_run::{Candidate, obstacle};
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sync_server::api::{ClaimAccountQuery, Role};
use sync_server::db::{DbError, Read, Write};
use sync_server::failure::Answer;
use sync_server::finance;
use sync_server::store::{claim_list, closed_day, ledger};
use uuid::Uuid;

use crate::actors::failed;
use crate::finance::{Desk, debit};

/// Chance that is the same each time.
pub struct Dice(pub u64);

impl Dice {
    pub fn of(&mut self, sides: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % sides
    }
}

/// An office with claims of three technicians: one is paid, one has no account, the third has one in a name that no bank
/// takes.
pub async fn office_of_three() -> Desk {
    let mut desk = Desk::with(6).await;
    let office = desk.server.office("dora", Role::Admin).await;
    let mut others = Vec::new();
    for name in ["Mia Ohnekonto", "李明"] {
        let technician = office.technician(name).await;
        let mut phone = desk.server.phone(&office, technician).await;
        for _ in 0..4 {
            let job = office.job(Some(technician)).await;
            phone.send(job, Action::CheckIn).await;
            phone.send(job, failed("router_not_synchronising", true)).await;
            desk.claims.push(ClaimId::of_job(job));
        }
        others.push(technician);
    }
    let chinese = others[1];
    desk.does(move |tx, now| propose(tx, chinese, 0xacd, "LI21 0881 0000 2324 013A A", "李明", now)).await.unwrap();
    desk.server.clock.forward(Duration::days(2));
    desk
}

fn propose(
    tx: &Write<'_>,
    technician: TechnicianId,
    id: u128,
    iban: &str,
    holder: &str,
    now: DateTime<Utc>,
) -> Answer<()> {
    let account = AccountId(Uuid::from_u128(id));
    finance::propose_account(tx, &By::person("dora"), technician, account, iban, holder, now)?;
    finance::confirm_account(tx, "emil", technician, account, now).map(drop)
}

/// Something that may happen on one day of finance; a rule may refuse it.
pub async fn something_happens(desk: &Desk, dice: &mut Dice, step: u64) {
    let claim = desk.claims[dice.of(desk.claims.len() as u64) as usize];
    let (kind, pick) = (dice.of(18), dice.of(1_000));
    let acted = desk.does(move |tx, now| happen(tx, claim, kind, pick, step, now)).await;
    if let Err(sync_server::failure::Failure::Broken(error)) = acted {
        panic!("{error}");
    }
}

fn happen(tx: &Write<'_>, claim: ClaimId, kind: u64, pick: u64, step: u64, now: DateTime<Utc>) -> Answer<()> {
    let act = |act| finance::act(tx, "anna", &[claim], act, "because", now).map(drop);
    match kind {
        0..=2 => act(ClaimAct::Approve),
        3 => act(ClaimAct::Block),
        4 => act(ClaimAct::Release),
        5 => act(ClaimAct::ExpectFromCarrier),
        6 => act(ClaimAct::PayOurselves),
        7 => act(ClaimAct::Settle),
        8 if pick < 200 => act(ClaimAct::Withdraw),
        9..=11 => a_run(tx, step, pick, now),
        12 => {
            let account = ledger::claim(tx, claim)?.unwrap();
            let Some(counted) = account.bookings.first() else { return Ok(()) };
            finance::take_off_booking(tx, "anna", counted.booking, Some(claim), "not this one", now)
        }
        13 if pick < 100 => {
            let technician = ledger::claim(tx, claim)?.unwrap().opened.technician;
            let iban = ["LI21 0881 0000 2324 013A A", "CH93 0076 2011 6238 5295 7"][(pick % 2) as usize];
            propose(tx, technician, u128::from(step) + 7_000, iban, "Luca Beispiel", now)
        }
        _ => a_fact(tx, claim, kind, pick, step, now),
    }
}

fn a_run(tx: &Write<'_>, step: u64, pick: u64, now: DateTime<Utc>) -> Answer<()> {
    let run = PayRunId(Uuid::from_u128(u128::from(step) + 90_000));
    finance::make_run(tx, "anna", run, Currency::Chf, pick.is_multiple_of(2), now)?;
    let files = finance::write_files(&finance::unwritten(tx, run, now)?, now)?;
    finance::check_run(tx, "anna", run, &files, now)?;
    if pick < 800 {
        finance::approve_run(tx, "beat", run, now)?;
        finance::export_run(tx, "anna", run, now)?;
    }
    Ok(())
}

fn a_fact(tx: &Write<'_>, claim: ClaimId, kind: u64, pick: u64, step: u64, now: DateTime<Utc>) -> Answer<()> {
    let account = ledger::claim(tx, claim)?.unwrap();
    let attempt = account.attempts.last().map(|attempt| attempt.number);
    let amount = match pick % 5 {
        0 => 1_000,
        1 => 9_000,
        _ => account.opened.amount.amount,
    };
    let booking = BookingId(Uuid::from_u128(u128::from(step) + 5_000));
    let on = local_date(now) - Duration::days((pick % 4) as i64);
    let reason = BankReason { code: if pick.is_multiple_of(3) { "AM04" } else { "AC04" }.into(), text: String::new() };
    let money = BookedMoney { booking, attempt, amount, currency: Currency::Chf, on };
    let fact = match (kind, attempt) {
        (14, Some(attempt)) => Fact::Rejected { attempt, reason },
        (15, Some(_)) => Fact::Return { money, reason },
        (16 | 8, _) => Fact::CarrierCredit { money: BookedMoney { attempt: None, ..money } },
        (_, Some(_)) => Fact::Debit { money },
        _ => return Ok(()),
    };
    crate::recording::record(tx, claim, &fact, now)?;
    Ok(())
}

/// The lists of every claim, by the rules alone.
fn by_the_rules(tx: &Read<'_>, claims: &[ClaimId], now: DateTime<Utc>) -> BTreeSet<(WorkList, ClaimId)> {
    let calendar = closed_day::calendar(tx).unwrap();
    let mut held = BTreeSet::new();
    for account in ledger::claims(tx, claims).unwrap().values() {
        let accounts = ledger::technician(tx, account.opened.technician).unwrap();
        let standing = account.standing();
        let known = obstacle(Candidate { account, accounts: &accounts }, now).is_some();
        let unnamed = standing.waits_for_payment() && accounts.usable(now).is_ok_and(|usable| usable.holder == "李明");
        let opened = &account.opened;
        let propose_on = calendar.propose_on(opened.due_rule.left_on, opened.due);
        let position = Position { standing, due: opened.due, propose_on, cannot_be_paid: known || unnamed };
        for list in WorkList::ALL.into_iter().filter(|list| list.holds(&position, local_date(now))) {
            held.insert((list, account.claim));
        }
    }
    held
}

/// The same by the database, and what each list says of itself.
fn by_the_database(tx: &Read<'_>, now: DateTime<Utc>) -> Result<BTreeSet<(WorkList, ClaimId)>, DbError> {
    let (today, obstacles) = (local_date(now), finance::obstacles(tx, now)?);
    let counted = claim_list::work(tx, today, &obstacles)?;
    let mut held = BTreeSet::new();
    for list in WorkList::ALL {
        let query = ClaimAccountQuery { list: Some(list), ..Default::default() };
        let rows = finance::explain(tx, claim_list::rows(tx, &query, today, &obstacles, None)?, now)?;
        let said = counted.iter().find(|said| said.list == list).unwrap();
        assert_eq!(said.claims as usize, rows.len(), "{list:?} counts what it shows");
        let sum: i64 = rows.iter().map(|row| (row.amount.amount - row.paid.amount).abs()).sum();
        assert_eq!(said.sums.iter().map(|sum| sum.amount).sum::<i64>(), sum, "{list:?}");
        assert_eq!(said.oldest_days.is_some(), !rows.is_empty());
        for row in rows {
            assert!(list != WorkList::CannotPay || row.obstacle.is_some(), "{} says why not", row.number);
            held.insert((list, row.claim));
        }
    }
    Ok(held)
}

/// What is owed by each of the two, by the accounts of the claims.
fn owed(accounts: &[ClaimAccount], payer: Payer) -> (i64, i64) {
    let owed = accounts.iter().map(|account| account.owed_by(payer));
    owed.fold((0, 0), |(sum, over), one| (sum + one.max(0), over - one.min(0)))
}

#[tokio::test]
async fn whatever_happens_the_database_narrows_to_what_the_rules_say() {
    let desk = office_of_three().await;
    let mut dice = Dice(7);
    let mut seen = BTreeSet::new();
    for step in 0..400 {
        something_happens(&desk, &mut dice, step).await;
        if step % 20 != 19 {
            continue;
        }
        desk.server.clock.forward(Duration::hours(14));
        let (now, claims) = (desk.server.clock.now(), desk.claims.clone());
        let check = desk.server.state.database().read(move |tx| {
            let held = by_the_database(tx, now)?;
            assert_eq!(held, by_the_rules(tx, &claims, now));
            let accounts: Vec<_> = ledger::claims(tx, &claims)?.into_values().collect();
            let ageing = finance::ageing(tx, local_date(now))?;
            let francs = &ageing.currencies[0];
            let ((we, we_over), (carrier, over)) = (owed(&accounts, Payer::We), owed(&accounts, Payer::Carrier));
            assert_eq!((francs.we.sum.amount, francs.we_overpaid.sum.amount), (we, we_over));
            assert_eq!((francs.carrier.sum.amount, francs.carrier_overpaid.sum.amount), (carrier, over));
            assert_eq!(francs.buckets.iter().map(|row| row.we.sum.amount).sum::<i64>(), we);
            Ok::<_, DbError>(held)
        });
        seen.extend(check.await.unwrap().into_iter().map(|(list, _)| list));
    }
    assert_eq!(seen.len(), WorkList::ALL.len(), "every list was used: {seen:?}");
    desk.sound().await;
}

fn list<'a>(work: &'a Value, name: &str) -> &'a Value {
    work["lists"].as_array().unwrap().iter().find(|list| list["list"] == name).unwrap()
}

#[tokio::test]
async fn the_work_lists_say_how_much_waits_and_since_when() {
    let desk = office_of_three().await;
    let anna = desk.server.office("anna", Role::Finance).await;
    let work = anna.get("finance/work").await;
    assert_eq!(work["today"], "2026-05-13");
    let pay = list(&work, "pay_this_week");
    assert_eq!((&pay["claims"], &pay["sums"]), (&json!(6), &json!([{ "amount": 36_000, "currency": "CHF" }])));
    assert_eq!(pay["oldest_days"], 47);
    assert_eq!(list(&work, "cannot_pay")["claims"], 8, "four without an account, four in a name that no bank takes");
    assert_eq!(list(&work, "overdue")["oldest_days"], Value::Null);
    assert_eq!((&work["accounts_waiting"], &work["unmatched"]["bookings"]), (&json!(0), &json!(0)));

    desk.does(|tx, _| {
        tx.execute(
            "INSERT INTO booking (id, account, identity, statement, amount, currency, booked_on, state, search, body, \
             rev) VALUES ('b1', 'CH', '1', 's', -4500, 'CHF', '2026-05-01', 'unmatched', '', '{}', 1), \
             ('b2', 'CH', '2', 's', 1200, 'EUR', '2026-05-11', 'held', '', '{}', 1), \
             ('b3', 'CH', '3', 's', 999, 'CHF', '2026-01-01', 'matched', '', '{}', 1)",
            &[],
        )?;
        Ok(())
    })
    .await
    .unwrap();
    let unmatched = &anna.get("finance/work").await["unmatched"];
    assert_eq!((&unmatched["bookings"], &unmatched["oldest_days"]), (&json!(2), &json!(12)));
    assert_eq!(unmatched["went_out"], json!([{ "amount": 4_500, "currency": "CHF" }]));
    assert_eq!(unmatched["came_in"], json!([{ "amount": 1_200, "currency": "EUR" }]));

    desk.server.clock.forward(Duration::days(12));
    let anna = desk.server.office("anna", Role::Finance).await;
    let overdue = list(&anna.get("finance/work").await, "overdue").clone();
    assert_eq!((&overdue["claims"], &overdue["oldest_days"]), (&json!(6), &json!(3)), "due on 22 May");
}

#[tokio::test]
async fn claims_are_narrowed_sorted_and_summed_by_their_address() {
    let desk = office_of_three().await;
    let first = desk.claims[0];
    desk.does(move |tx, now| finance::block(tx, "dora", first, "the visit is in doubt", now)).await.unwrap();
    let anna = desk.server.office("anna", Role::Finance).await;
    let ask = async |query: &str| anna.get(&format!("finance/claims?{query}")).await;
    let all = ask("").await;
    assert_eq!((&all["total"], &all["sums"][0]["amount"]["amount"]), (&json!(14), &json!(6 * 6_000 + 8 * 4_550)));
    assert_eq!(all["sums"][0]["owed"], all["sums"][0]["amount"]);
    let blocked = ask("standing=blocked").await;
    assert_eq!(blocked["rows"][0]["obstacle"], json!({ "kind": "refused", "refusal": { "code": "claim_blocked" } }));
    assert_eq!(blocked["rows"][0]["trouble"]["kind"], "blocked");
    let cannot = ask("list=cannot_pay&sort=technician&size=200").await;
    let kinds: Vec<_> = cannot["rows"].as_array().unwrap().iter().map(|row| row["obstacle"]["kind"].as_str()).collect();
    assert_eq!(kinds.len(), 9);
    assert_eq!(kinds.iter().filter(|kind| **kind == Some("no_account")).count(), 4);
    assert_eq!(kinds.iter().filter(|kind| **kind == Some("rule")).count(), 4);
    let number = all["rows"][0]["number"].as_str().unwrap();
    assert_eq!(ask(&format!("search={}", number.to_lowercase())).await["total"], 1);
    assert_eq!(ask("search=ohnekonto&size=2&page=2").await["rows"].as_array().unwrap().len(), 2);
    assert_eq!(ask("payer=carrier").await["sums"], json!([]));
    assert_eq!(ask("currency=EUR").await["total"], 0);
    assert_eq!(ask("owed=false").await["total"], 0);
    assert_eq!(ask("until=2026-05-22").await["total"], 6);
    assert_eq!(ask("from=2026-05-23&sort=amount&direction=desc").await["total"], 8);
    for wrong in ["list=everything", "standing=nowhere", "page=-1", "from=yesterday", "sort=colour"] {
        let answer = anna.request(Method::GET, &format!("finance/claims?{wrong}")).send().await.unwrap();
        assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
    }
}

fn bucket(ageing: &Value) -> BTreeMap<String, i64> {
    let rows = ageing["currencies"][0]["buckets"].as_array().unwrap().iter();
    let filled = rows.filter(|row| row["we"]["claims"] != 0);
    filled
        .map(|row| (row["bucket"].as_str().unwrap().to_owned(), row["we"]["sum"]["amount"].as_i64().unwrap()))
        .collect()
}

#[tokio::test]
async fn what_was_owed_on_a_day_is_told_by_the_ledger_as_it_was_then() {
    let desk = Desk::with(3).await;
    desk.exported().await;
    desk.server.clock.forward(Duration::days(9));
    desk.says(debit(1, 6_000)).await.unwrap();
    let anna = desk.server.office("anna", Role::Finance).await;
    let as_of = async |day: &str| anna.get(&format!("finance/ageing?as_of={day}")).await;
    let one = |name: &str, amount: i64| BTreeMap::from([(name.to_owned(), amount)]);
    assert_eq!(bucket(&as_of("2026-03-26").await), BTreeMap::new(), "before the visit");
    assert_eq!(bucket(&as_of("2026-03-27").await), one("later", 18_000));
    assert_eq!(bucket(&as_of("2026-05-11").await), one("due14", 18_000), "booked on the next day");
    assert_eq!(bucket(&as_of("2026-05-12").await), one("due14", 12_000), "read from a statement a week later");
    let today = anna.get("finance/ageing").await;
    assert_eq!((&today["as_of"], bucket(&today)), (&json!("2026-05-20"), one("due7", 12_000)));
    let due = &today["currencies"][0]["buckets"][4];
    assert_eq!((&due["from"], &due["until"]), (&json!("2026-05-20"), &json!("2026-05-27")));
    let answer = anna.request(Method::GET, "finance/ageing?as_of=2026-05-21").send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::UNPROCESSABLE_ENTITY, "nobody knows what will be");
    assert_eq!(AgeBucket::ALL.len(), today["currencies"][0]["buckets"].as_array().unwrap().len());
}
