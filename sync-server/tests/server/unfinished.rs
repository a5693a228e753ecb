//! A server that ends in the middle of a bank's file goes on with it when it starts again.

use std::time::Duration;

use domain::clock::local_date;
use domain::ledger::Standing;
use reqwest::Method;
use serde_json::json;
use sync_server::db::Write;
use sync_server::finance::{self, BankFile};
use sync_server::serve;
use sync_server::store::bank_file::{self, New};
use sync_server::store::booking;
use tokio::net::TcpListener;

use crate::bank::{brings, counts, statement, went};
use crate::bank_files::{paid, references};
use crate::finance::Desk;
use crate::live::next_event;

/// Keeps a file and the first `kept` of its bookings, as a server does that ends then.
async fn begin(desk: &Desk, text: &str, kept: usize) -> String {
    let file = finance::read_bank_files(text.as_bytes(), "november.xml").remove(0).1.expect("it is read");
    let hash = file.hash.0.clone();
    let now = desk.server.clock.now();
    let keep = move |tx: &Write<'_>| {
        let BankFile { name, hash, kind, content, statements, bookings, findings, .. } = &file;
        bank_file::insert(tx, &New { hash, name, kind: *kind, content, at: now, who: "fritz", findings })?;
        bank_file::insert_statements(tx, hash, statements)?;
        let new = bookings.iter().take(kept).map(|(booking, _)| booking::New {
            booking,
            statement: &statements[0].id,
            in_statement: true,
            in_advice: false,
        });
        booking::insert_all(tx, &new.collect::<Vec<_>>(), local_date(now))
    };
    desk.server.write(keep).await;
    hash
}

#[tokio::test]
async fn a_file_left_in_the_middle_is_gone_on_with_at_the_next_start() {
    let (desk, office) = paid(3).await;
    let ids = references(&desk).await;
    brings(&office, &statement(1, &[went("S0", &ids[0], 6_000)])).await;
    // It tells of the first payment again.
    let all = [went("S0", &ids[0], 6_000), went("S1", &ids[1], 6_000), went("S2", &ids[2], 6_000)];
    let hash = begin(&desk, &statement(2, &all), 0).await;
    let other = begin(&desk, &statement(3, &[went("S3", "unknown", 100), went("S4", "unknown", 100)]), 1).await;
    let mut changes = office.request(Method::GET, "events").send().await.unwrap();

    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let state = desk.server.state.clone();
    tokio::spawn(serve::serve(listener, None, state, Duration::from_millis(50), std::future::pending()));

    let brought = async |hash: &str| counts(&office.get(&format!("bank-files/{hash}")).await["file"]["brought"]);
    while brought(&other).await["statements"] != 1 {
        next_event(&mut changes).await;
    }
    let expected = json!({ "statements": 1, "bookings": 2, "known": 1, "placed": 2, "settled": 2 });
    assert_eq!(brought(&hash).await, expected);
    assert_eq!(brought(&other).await, json!({ "statements": 1, "bookings": 2, "unmatched": 2 }));
    for place in 0..3 {
        let claim = desk.claim(place).await;
        assert_eq!((claim.standing(), claim.bookings.len()), (Standing::Settled, 1));
    }
    assert_eq!(finance::finish_bank_files(desk.server.state.database(), desk.server.clock.now()).await.unwrap(), 0);
    desk.sound().await;
}
