//! How long phones wait while a large statement is taken in. Left out unless `EINSATZ_BOOKINGS` says how many bookings it
//! has: it prints what it measured, and holds only that all of it was placed and that no phone waited for long.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use domain::claim::Claim;
use domain::ids::{ClaimId, JobId};
use domain::ledger::By;
use domain::money::Currency;
use sync_server::api::Role;
use sync_server::db::{DbError, Write};
use sync_server::finance::{self, Opening};
use sync_server::store::claim;
use uuid::Uuid;

use crate::bank::{bring, statement, went};
use crate::finance::{Desk, RUN, files};

/// Phones give up after a minute; what is written for a bank may take a small part of that.
const PATIENCE: Duration = Duration::from_secs(10);

async fn desk_with(claims: usize) -> Desk {
    let desk = Desk::with(1).await;
    let job = desk.claim(0).await.opened.job;
    let all: Vec<JobId> = (1..claims).map(|number| JobId(Uuid::from_u128(0xb0b0_0000 + number as u128))).collect();
    for part in all.chunks(5_000) {
        let part = part.to_vec();
        let open = move |tx: &Write<'_>, now| {
            let like = claim::of_job(tx, job)?.unwrap();
            let opening = |job: &JobId| Opening {
                claim: Claim { id: ClaimId::of_job(*job), job: *job, version: tx.revision(), ..like.clone() },
                at: now,
                by: By::Rule,
            };
            Ok(finance::open(tx, &part.iter().map(opening).collect::<Vec<_>>())?)
        };
        desk.does(open).await.unwrap();
    }
    let mut ids = desk.claims.clone();
    ids.extend(all.into_iter().map(ClaimId::of_job));
    for part in ids.chunks(5_000) {
        let part = part.to_vec();
        desk.does(move |tx, now| finance::each(tx, "dora", &part, now, |account| account.approve())).await.unwrap();
    }
    desk.does(|tx, now| {
        finance::make_run(tx, "anna", RUN, Currency::Chf, false, now)?;
        finance::check_run(tx, "anna", RUN, &files(tx)?, now)?;
        finance::approve_run(tx, "beat", RUN, now)?;
        finance::export_run(tx, "anna", RUN, now)
    })
    .await
    .unwrap();
    desk
}

#[tokio::test(flavor = "multi_thread")]
async fn a_large_statement_lets_phones_through() {
    let Some(bookings) = std::env::var("EINSATZ_BOOKINGS").ok().and_then(|number| number.parse::<usize>().ok()) else {
        eprintln!("left out: EINSATZ_BOOKINGS says with how many bookings");
        return;
    };
    let desk = desk_with(bookings).await;
    let office = desk.server.office("fritz", Role::Finance).await;
    let sql = "SELECT end_to_end_id FROM payout ORDER BY end_to_end_id";
    let read = desk.server.state.database().read(move |tx| tx.all(sql, &[], |row| Ok(row.text(0)?.to_owned())));
    let ids: Vec<String> = read.await.unwrap();
    assert_eq!(ids.len(), bookings);
    let lines: Vec<_> = (0..).zip(&ids).map(|(at, id)| went(&format!("S{at}"), id, 6_000)).collect();
    let text = statement(1, &lines);
    let size = text.len();

    let (database, over) = (desk.server.state.database().clone(), Arc::new(AtomicBool::new(false)));
    let ends = over.clone();
    let phone = tokio::spawn(async move {
        let mut waits = Vec::new();
        while !ends.load(Ordering::Relaxed) {
            let begin = Instant::now();
            database.write(|_: &Write<'_>| Ok::<_, DbError>(())).await.unwrap();
            waits.push(begin.elapsed());
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        waits.sort();
        waits
    });
    let begin = Instant::now();
    let came = bring(&office, text).await;
    let took = begin.elapsed();
    over.store(true, Ordering::Relaxed);
    let waits = phone.await.unwrap();
    let at = |part: usize| waits[(waits.len() - 1) * part / 100];
    eprintln!(
        "{bookings} bookings, {} MB: {took:.1?}; a phone's write waited p50 {:.0?}, p99 {:.0?}, at most {:.0?}, of {}",
        size >> 20,
        at(50),
        at(99),
        at(100),
        waits.len()
    );
    assert_eq!(came[0]["detail"]["file"]["brought"]["settled"], bookings, "{:#}", came[0]["detail"]["file"]);
    assert!(at(100) < PATIENCE, "phones wait");
}
