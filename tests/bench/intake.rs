//! What phones push: many operations of one, some of each of many at the same moment, and all phones coming back at
//! once. On SQLite, and on PostgreSQL where `.ci/postgres` runs one, each beside bare inserts of the same rows.

use std::sync::Arc;
use std::time::Instant;

use sync_server::db::{DbError, Value, Write};
use tokio::sync::Barrier;

use crate::load::{Line, Office, Phone, engines, open};
use crate::percentile;
use crate::place::TestPlace;

const PUSH: usize = 1_000;
const PUSHES: usize = 9;
const CROWD: usize = 200;
const EACH: usize = 10;
const ROUNDS: usize = 15;
const STORM: usize = 5_000;

pub fn measure() {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
    for (engine, place) in engines() {
        println!("{engine}: the server takes in failed check-outs; each becomes a claim");
        runtime.block_on(push(place));
        runtime.block_on(crowd(place));
        runtime.block_on(storm(place));
        println!();
    }
}

/// One phone that was offline for long.
async fn push(place: fn() -> TestPlace) {
    let (office, mut phones) = Office::with(place(), 1, PUSH * PUSHES).await;
    let phone = phones.first_mut().expect("one");
    let mut line = Line::open(&office.address).await.expect("it listens");
    let (mut times, mut wire, cpu) = (Vec::new(), 0, office.cpu());
    for _ in 0..PUSHES {
        let request = phone.request(office.epoch, office.head().await, PUSH);
        wire = wire.max(request.len());
        let begin = Instant::now();
        assert!(line.ask(&request).await.expect("it answers"));
        times.push(begin.elapsed());
    }
    let cpu = (office.cpu() - cpu) / (PUSH * PUSHES) as f64;
    assert_eq!(office.accepted().await, (PUSH * PUSHES) as i64, "every one is accepted");
    let bare = bare(&office, place, PUSH, 1).await;
    let p50 = percentile(&mut times, 50) / 1e6;
    println!("  {PUSH} of one phone, {PUSHES} times, request to reply");
    println!(
        "    p50 {:.0} ms = {:.0} operations/s   {:.2} MB up   server CPU {:.3} ms each   {:.0} MiB",
        p50 * 1e3,
        PUSH as f64 / p50,
        wire as f64 / 1e6,
        cpu * 1e3,
        office.memory()
    );
    println!("    bare inserts of the same rows, one transaction {:.0} ms: ratio {:.2}", bare * 1e3, p50 / bare);
}

/// Many phones at the same moment.
async fn crowd(place: fn() -> TestPlace) {
    let (office, mut phones) = Office::with(place(), CROWD, EACH * ROUNDS).await;
    let mut lines = Vec::new();
    for _ in 0..CROWD {
        lines.push(Line::open(&office.address).await.expect("it listens"));
    }
    let (mut times, mut rounds, cpu) = (Vec::new(), Vec::new(), office.cpu());
    for _ in 0..ROUNDS {
        let head = office.head().await;
        let requests = phones.iter_mut().map(|phone| phone.request(office.epoch, head, EACH));
        let ready = Arc::new(Barrier::new(CROWD + 1));
        let asking: Vec<_> = std::mem::take(&mut lines)
            .into_iter()
            .zip(requests.collect::<Vec<_>>())
            .map(|(mut line, request)| {
                let ready = ready.clone();
                tokio::spawn(async move {
                    ready.wait().await;
                    let begin = Instant::now();
                    let good = line.ask(&request).await.expect("it answers");
                    (line, good, begin.elapsed())
                })
            })
            .collect();
        ready.wait().await;
        let begin = Instant::now();
        for asked in asking {
            let (line, good, took) = asked.await.expect("it ends");
            assert!(good);
            lines.push(line);
            times.push(took);
        }
        rounds.push(begin.elapsed());
    }
    let cpu = (office.cpu() - cpu) / (CROWD * EACH * ROUNDS) as f64;
    assert_eq!(office.accepted().await, (CROWD * EACH * ROUNDS) as i64, "every one is accepted");
    let bare = bare(&office, place, CROWD * EACH, CROWD).await;
    let round = percentile(&mut rounds, 50) / 1e6;
    println!("  {CROWD} phones with {EACH} each at the same moment, {ROUNDS} times");
    println!(
        "    {:.0} operations/s   a phone's wait p50 {:.0} ms, p99 {:.0} ms   server CPU {:.3} ms each   {:.0} MiB",
        (CROWD * EACH) as f64 / round,
        percentile(&mut times, 50) / 1e3,
        percentile(&mut times, 99) / 1e3,
        cpu * 1e3,
        office.memory()
    );
    println!(
        "    bare inserts of the same rows, {CROWD} transactions one after the other {:.0} ms: ratio {:.2}",
        bare * 1e3,
        round / bare
    );
}

/// All phones come back at once, each with a connection of its own: first with nothing new, then with one operation.
async fn storm(place: fn() -> TestPlace) {
    let (office, mut phones) = Office::with(place(), STORM, 1).await;
    let head = office.head().await;
    for (what, check_outs) in [("nothing new", 0), ("one check-out", 1)] {
        let requests = phones.iter_mut().map(|phone: &mut Phone| phone.request(office.epoch, head, check_outs));
        let (cpu, begin) = (office.cpu(), Instant::now());
        let asking: Vec<_> = requests
            .map(|request| {
                let address = office.address.clone();
                tokio::spawn(async move {
                    let begin = Instant::now();
                    let good = reconnect(&address, &request).await.unwrap_or(false);
                    (good, begin.elapsed())
                })
            })
            .collect();
        let (mut times, mut failures) = (Vec::new(), 0);
        for asked in asking {
            let (good, took) = asked.await.expect("it ends");
            failures += usize::from(!good);
            times.push(took);
        }
        println!(
            "  {STORM} phones come back at once with {what}: all in {:.2} s   p50 {:.0} ms, p99 {:.0} ms   \
             failures {failures}   server CPU {:.3} ms each   {:.0} MiB",
            begin.elapsed().as_secs_f64(),
            percentile(&mut times, 50) / 1e3,
            percentile(&mut times, 99) / 1e3,
            (office.cpu() - cpu) / STORM as f64 * 1e3,
            office.memory()
        );
    }
    assert_eq!(office.accepted().await, STORM as i64, "every one is accepted");
}

async fn reconnect(address: &str, request: &[u8]) -> std::io::Result<bool> {
    Line::open(address).await?.ask(request).await
}

/// The tables that intake writes, the column that says by which transaction, and all columns; those with numbers end in
/// a `#`.
const TABLES: [(&str, &str, &str); 5] = [
    ("operation", "rev", "id hash device number# job body received_at# happened_at# outcome_kind outcome rev#"),
    ("job", "version", "id number state technician partner customer_sort window_start# search body version#"),
    (
        "claim",
        "version",
        "id job technician service_id amount# currency checked_out_at# due state search body version#",
    ),
    ("feed", "rev", "recipient entity entity_id rev# body"),
    ("history", "rev", "job rev# position# at# who event"),
];

/// Seconds for bare inserts, row after row, of the rows that the last operations have written, into a new database with
/// the same tables on the same engine: in one transaction, or shared out evenly to several.
async fn bare(office: &Office, place: fn() -> TestPlace, operations: usize, transactions: usize) -> f64 {
    let operations = operations as i64;
    let mut rows: Vec<(String, Vec<Value>)> = Vec::new();
    for (table, by, columns) in TABLES {
        let named: Vec<&str> = columns.split(' ').map(|column| column.trim_end_matches('#')).collect();
        let numeric: Vec<bool> = columns.split(' ').map(|column| column.ends_with('#')).collect();
        let places: Vec<String> = (1..=named.len()).map(|place| format!("${place}")).collect();
        let insert = format!("INSERT INTO {table} ({}) VALUES ({})", named.join(", "), places.join(", "));
        let since = "(SELECT MIN(rev) FROM (SELECT rev FROM operation ORDER BY rev DESC LIMIT $1) AS last)";
        let select = format!("SELECT {} FROM {table} WHERE {by} >= {since}", named.join(", "));
        let read = move |tx: &sync_server::db::Read<'_>| {
            tx.all(&select, &[operations.into()], |row| {
                let value = |(column, numeric): (usize, &bool)| {
                    Ok(if *numeric { row.int_or_none(column)?.into() } else { row.text_or_none(column)?.into() })
                };
                numeric.iter().enumerate().map(value).collect::<Result<Vec<Value>, DbError>>()
            })
        };
        let found = office.database.read(read).await.expect("it is read");
        rows.extend(found.into_iter().map(|row| (insert.clone(), row)));
    }
    // In the order in which a transaction for each phone would write them: some of each table.
    let parts: Vec<Vec<_>> =
        (0..transactions).map(|part| rows.iter().skip(part).step_by(transactions).cloned().collect()).collect();
    let beside = place();
    let database = open(&beside).await;
    let begin = Instant::now();
    for part in parts {
        let work =
            move |tx: &Write<'_>| part.iter().try_for_each(|(insert, values)| tx.execute(insert, values).map(drop));
        database.write(work).await.expect("they are inserted");
    }
    begin.elapsed().as_secs_f64()
}
