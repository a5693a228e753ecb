//! The ledger and what finance reads of it, in an office with 150,000 open claims: entries appended, the work lists, a page
//! of the table, ageing, the journal of all of it. In this process, without HTTP. `CLAIMS=n` for another size.

use std::time::Instant;

use chrono::{DateTime, Duration, Utc};
use domain::claim::{Claim, ClaimState, due_date};
use domain::clock::local_date;
use domain::ids::{ClaimId, JobId, TechnicianId};
use domain::ledger::{By, ClaimAct, ClaimEvent, Event};
use domain::money::Money;
use domain::procedure::{CauseCode, PartnerCode, ProcedureVersion};
use domain::service_id::ServiceId;
use sync_server::api::ClaimAccountQuery;
use sync_server::db::{Database, DbError, Write};
use sync_server::failure::Answer;
use sync_server::finance::{self, Opening};
use sync_server::store::{Slice, claim_list, ledger, technician};
use uuid::Uuid;

use crate::load::{engines, open};

const TECHNICIANS: u128 = 500;
/// Claims in one transaction.
const EACH: usize = 5_000;
/// Entries in one transaction.
const ENTRIES: usize = 1_000;
const ROUNDS: usize = 20;

pub fn measure() {
    let claims = std::env::var("CLAIMS").map_or(150_000, |number| number.parse().expect("a number"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    for (engine, place) in engines() {
        println!("{engine}: finance with {claims} claims of {TECHNICIANS} technicians");
        let place = place();
        runtime.block_on(async {
            let database = open(&place).await;
            opened(&database, claims).await;
            appended(&database).await;
            read(&database).await;
        });
        println!();
    }
}

fn claim(number: u128, now: DateTime<Utc>, version: i64) -> Claim {
    let job = JobId(Uuid::from_u128(number + 1));
    let checked_out_at = now - Duration::days((number % 70) as i64);
    Claim {
        id: ClaimId::of_job(job),
        job,
        job_number: format!("A-{number}"),
        technician: TechnicianId(Uuid::from_u128(number % TECHNICIANS + 1)),
        service_id: ServiceId::parse(&format!("7{number:08}")).expect("a Service ID"),
        cause: CauseCode("line_not_activated".into()),
        amount: Money::rappen(4_500 + (number % 40) as i64 * 50),
        procedure: ProcedureVersion { partner: PartnerCode("swisscom".into()), version: 1 },
        checked_out_at,
        due: due_date(checked_out_at, 8),
        state: ClaimState::Submitted,
        trouble: None,
        paid_on: None,
        version,
    }
}

async fn opened(database: &Database, claims: usize) {
    let now = Utc::now();
    let people = move |tx: &Write<'_>| {
        (1..=TECHNICIANS).try_for_each(|number| {
            technician::insert(tx, TechnicianId(Uuid::from_u128(number)), &format!("Technician {number}"), "", now)
        })
    };
    database.write(people).await.expect("they are written");
    let begun = Instant::now();
    for first in (0..claims).step_by(EACH) {
        let open = move |tx: &Write<'_>| {
            let numbers = first..(first + EACH).min(claims);
            let opening = |number| Opening { claim: claim(number as u128, now, tx.revision()), at: now, by: By::Rule };
            finance::open(tx, &numbers.map(opening).collect::<Vec<_>>())
        };
        database.write(open).await.expect("they are opened");
    }
    let took = begun.elapsed().as_secs_f64();
    println!("  opened with their rows, {EACH} in a transaction: {:.0} claims/s", claims as f64 / took);
}

async fn appended(database: &Database) {
    let now = Utc::now();
    for (entries, rounds) in [(ENTRIES, ROUNDS), (1, ENTRIES)] {
        let begun = Instant::now();
        for _ in 0..rounds {
            let append = move |tx: &Write<'_>| {
                let event = Event::Claim { claim: ClaimId(Uuid::nil()), event: ClaimEvent::Released };
                let new = ledger::New { at: now, by: By::person("anna"), event };
                ledger::append(tx, vec![new; entries]).map(drop)
            };
            database.write(append).await.expect("they are appended");
        }
        let rate = (entries * rounds) as f64 / begun.elapsed().as_secs_f64();
        println!("  entries sealed and appended, {entries} in a transaction: {rate:.0}/s");
    }
    let begun = Instant::now();
    let approve = move |tx: &Write<'_>| -> Answer<usize> {
        let ids: Vec<_> = (0..EACH as u128).map(|number| claim(number, now, 0).id).collect();
        Ok(finance::act(tx, "anna", &ids, ClaimAct::Approve, "", now)?.done.len())
    };
    let (done, _) = database.write(approve).await.expect("they are approved");
    println!("  {done} claims approved at once: {:.0} ms", begun.elapsed().as_secs_f64() * 1e3);
}

async fn read(database: &Database) {
    let now = Utc::now();
    let today = local_date(now);
    let timed = move |tx: &sync_server::db::Read<'_>| {
        let mut times = Vec::new();
        let mut time = |what: &'static str, begun: Instant| times.push((what, begun.elapsed().as_secs_f64() * 1e3));
        let begun = Instant::now();
        let obstacles = finance::obstacles(tx, now)?;
        claim_list::work(tx, today, &obstacles)?;
        time("work lists", begun);
        let query = ClaimAccountQuery { list: Some(domain::ledger::WorkList::CannotPay), ..Default::default() };
        let begun = Instant::now();
        let rows = claim_list::rows(tx, &query, today, &obstacles, Some(Slice::of(None, None)))?;
        finance::explain(tx, rows, now)?;
        claim_list::sums(tx, &query, today, &obstacles)?;
        time("a page of a list with its sums", begun);
        let begun = Instant::now();
        finance::ageing(tx, today)?;
        time("ageing as of today", begun);
        let begun = Instant::now();
        let lines = finance::journal(tx, today - Duration::days(400), today)?.len();
        time("the journal", begun);
        assert!(lines > 0);
        Ok::<_, DbError>(times)
    };
    for (what, took) in database.read(timed).await.expect("it is read") {
        println!("  {what}: {took:.0} ms");
    }
}
