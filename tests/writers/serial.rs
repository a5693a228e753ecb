//! The cursor that is usual elsewhere: a serial number for each row, and `WHERE id > cursor`. The number is drawn when
//! a row is written, not when it is committed, so a reader can pass by one that is still under way. The check that ours
//! passes must find that.

use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use postgres::{Client, NoTls};
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

use crate::support::office::place::TestPlace;
use crate::verdict::{TAKEN_BACK, Verdict, WRITERS, commits};

/// After so many rounds without a row missed, the test says that it cannot see what it is there to see.
const ROUNDS: usize = 20;

#[test]
fn on_postgresql_a_serial_number_as_cursor_misses_rows_under_the_same_writers() {
    let place = TestPlace::on_postgres();
    let connect = || Client::connect(place.address(), NoTls).expect("the cluster answers");
    connect().batch_execute("CREATE TABLE naive (id BIGSERIAL PRIMARY KEY, body TEXT NOT NULL)").expect("it is made");
    for round in 1..=ROUNDS {
        let begin = last_of(&mut connect());
        let (committed, seen) = run(&connect, begin);
        let verdict = Verdict::of(begin, &committed, &seen);
        println!("round {round}: {verdict:?} of {}", committed.len());
        if verdict.missed > 0 {
            return;
        }
    }
    panic!("not one row was missed: this test does not find what it is there to find");
}

fn last_of(client: &mut Client) -> i64 {
    client.query_one("SELECT COALESCE(MAX(id), 0) FROM naive", &[]).expect("it answers").get(0)
}

fn run(connect: &(impl Fn() -> Client + Sync), begin: i64) -> (Vec<i64>, Vec<i64>) {
    let (done, wanted) = (AtomicUsize::new(0), commits().min(20_000));
    let committed = Mutex::new(Vec::new());
    let mut seen = Vec::new();
    std::thread::scope(|scope| {
        let (done, committed) = (&done, &committed);
        for name in 0..WRITERS {
            scope.spawn(move || {
                let ours = write(&mut connect(), name as u64, done, wanted);
                committed.lock().expect("no writer has failed").extend(ours);
            });
        }
        let mut reader = connect();
        let new = reader.prepare("SELECT id FROM naive WHERE id > $1 ORDER BY id").expect("it is prepared");
        let mut cursor = begin;
        let mut last_look = false;
        while !last_look {
            last_look = done.load(Ordering::Relaxed) >= wanted + WRITERS;
            let rows: Vec<i64> =
                reader.query(&new, &[&cursor]).expect("it answers").iter().map(|row| row.get(0)).collect();
            cursor = rows.last().copied().unwrap_or(cursor);
            seen.extend(rows);
        }
    });
    (committed.into_inner().expect("no writer has failed"), seen)
}

/// Writes until there are enough; says at the end that it has ended.
fn write(client: &mut Client, name: u64, done: &AtomicUsize, wanted: usize) -> Vec<i64> {
    let mut dice = StdRng::seed_from_u64(name);
    let insert = client.prepare("INSERT INTO naive (body) VALUES ('x') RETURNING id").expect("it is prepared");
    let mut committed = Vec::new();
    while done.load(Ordering::Relaxed) < wanted {
        let mut transaction = client.transaction().expect("it begins");
        let id = transaction.query_one(&insert, &[]).expect("it is written").get(0);
        if dice.random_bool(TAKEN_BACK) {
            transaction.rollback().expect("it is taken back");
        } else {
            transaction.commit().expect("it is committed");
            committed.push(id);
            done.fetch_add(1, Ordering::Relaxed);
        }
    }
    done.fetch_add(1, Ordering::Relaxed);
    committed
}
