//! How long `verify` takes and how much memory, on a database that phones have filled through a server.
//! `OPERATIONS=1000000` for a large office; that many take about 7 GB.

use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use crate::load::{Line, Office, engines, memory};
use crate::place::TestPlace;

/// Operations of each phone.
const EACH: usize = 1_000;

pub fn measure() {
    let operations = std::env::var("OPERATIONS").map_or(100_000, |number| number.parse().expect("a number"));
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    for (engine, place) in engines() {
        println!("{engine}: a database with {operations} check-outs is verified");
        let office = runtime.block_on(filled(place(), operations));
        verify(&office.place);
        println!();
    }
}

/// A server takes it all in.
async fn filled(place: TestPlace, operations: usize) -> Office {
    let (office, mut phones) = Office::with(place, operations / EACH, EACH).await;
    let mut line = Line::open(&office.address).await.expect("it listens");
    let begun = Instant::now();
    for phone in &mut phones {
        let request = phone.request(office.epoch, office.head().await, EACH);
        assert!(line.ask(&request).await.expect("it answers"));
    }
    assert_eq!(office.accepted().await, operations as i64, "every one is accepted");
    println!("  taken in within {:.1} s, by one connection", begun.elapsed().as_secs_f64());
    office
}

fn verify(place: &TestPlace) {
    let begun = Instant::now();
    let mut process = Command::new(crate::sync::binary())
        .arg("verify")
        .env("EINSATZ_DATABASE", place.address())
        .stdout(Stdio::piped())
        .spawn()
        .expect("the server's binary runs");
    let mut most = 0.0_f64;
    while process.try_wait().expect("it is ours").is_none() {
        most = most.max(memory(&process).unwrap_or_default());
        std::thread::sleep(Duration::from_millis(10)); // the system keeps no figure of a process that has ended
    }
    let took = begun.elapsed().as_secs_f64();
    let output = process.wait_with_output().expect("it has ended");
    let said = String::from_utf8(output.stdout).expect("text");
    assert!(said.starts_with("sound: "), "{said}");
    println!("  {:.1} s, {most:.0} MiB: {}", took, said.trim());
}
