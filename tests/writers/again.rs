//! What PostgreSQL breaks off for the sake of another transaction runs again; what nobody can know is not called saved.

use std::io::{Read as _, Write as _};
use std::net::{Shutdown, SocketAddr, TcpListener, TcpStream};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sync_server::db::{Database, DbError, Place, Write};

use crate::support::office::place::TestPlace;

fn with_database(place: &str, story: impl AsyncFnOnce(Database)) {
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        story(Database::open(Place::read(place).expect("a place")).await.expect("it opens")).await;
    });
}

fn put(tx: &Write<'_>, name: &str) -> Result<usize, DbError> {
    tx.execute("INSERT INTO setting (name, value) VALUES ($1, '')", &[name.into()])
}

async fn settings(database: &Database) -> i64 {
    let count = database.read(|tx| tx.one("SELECT COUNT(*) FROM setting", &[], |row| row.int(0))).await;
    count.expect("it answers").expect("a count")
}

/// What a distributed engine says far more often than PostgreSQL at this level: run it again.
const BREAK_OFF: &str = "DO $$ BEGIN RAISE EXCEPTION 'restart transaction' USING ERRCODE = 'SQLSTATE'; END $$";

#[test]
fn a_transaction_that_was_broken_off_runs_again_even_if_the_work_passes_over_it() {
    let place = TestPlace::on_postgres();
    with_database(place.address(), async |database| {
        for (number, (state, passed_over)) in
            [("40001", false), ("40P01", false), ("55P03", false), ("40001", true)].into_iter().enumerate()
        {
            let runs = Arc::new(AtomicUsize::new(0));
            let counted = runs.clone();
            let work = move |tx: &Write<'_>| {
                put(tx, &format!("{number}"))?;
                if counted.fetch_add(1, Ordering::Relaxed) < 3 {
                    let broken_off = tx.savepoint(|| tx.execute(&BREAK_OFF.replace("SQLSTATE", state), &[]));
                    if !passed_over {
                        broken_off?;
                    }
                }
                Ok::<_, DbError>(())
            };
            let ((), revision) = database.write(work).await.expect("the fourth run ends well");
            assert_eq!(runs.load(Ordering::Relaxed), 4);
            assert_eq!(revision, number as i64 + 1, "what was broken off has used up no number");
        }
        assert_eq!(settings(&database).await, 4);
    });
}

#[test]
fn a_commit_whose_answer_is_lost_is_not_called_saved_and_not_done_again() {
    let place = TestPlace::on_postgres();
    for arrives in [true, false] {
        let name = if arrives { "arrives" } else { "does not" };
        let wire = Wire::cut_at_commit(place.address(), arrives);
        with_database(&wire.address, async |database| {
            let runs = Arc::new(AtomicUsize::new(0));
            let counted = runs.clone();
            let done = database.write(move |tx: &Write<'_>| {
                counted.fetch_add(1, Ordering::Relaxed);
                put(tx, name)?;
                let code = format!("cut the wire: it {name}");
                tx.execute("INSERT INTO partner (code, name) VALUES ($1, '')", &[code.into()]).map(|_| ())
            });
            let done = done.await;
            assert!(matches!(done, Err(DbError::Unknown)), "{done:?}");
            assert_eq!(runs.load(Ordering::Relaxed), 1, "it may have been done");
        });
        with_database(place.address(), async |database| {
            // Waits for whoever still holds the head.
            database.write(|_: &Write<'_>| Ok::<_, DbError>(())).await.expect("it is done");
            assert_eq!(settings(&database).await, 1, "the first one had arrived, the second one not");
        });
    }
}

#[test]
fn a_database_that_cannot_hold_every_letter_is_refused() {
    let place = TestPlace::on_postgres();
    let (server, _) = place.address().rsplit_once('/').expect("a database");
    let name = format!("ascii_{}", uuid::Uuid::now_v7().simple());
    let mut client = postgres::Client::connect(place.address(), postgres::NoTls).expect("the cluster answers");
    let plain = "ENCODING 'SQL_ASCII' LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'";
    let made = format!("CREATE DATABASE {name} TEMPLATE template0 {plain}");
    client.batch_execute(&made).expect("it is made");
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    let opened = runtime.block_on(Database::open(Place::read(&format!("{server}/{name}")).expect("a place")));
    assert!(matches!(opened, Err(DbError::Place(said)) if said.contains("UTF8")));
    drop(opened);
    client.batch_execute(&format!("DROP DATABASE {name} WITH (FORCE)")).expect("it is gone");
}

/// The way to the server. After a certain statement it is cut at the next commit, before or after the commit arrives.
struct Wire {
    address: String,
}

impl Wire {
    fn cut_at_commit(place: &str, arrives: bool) -> Wire {
        let (front, rest) = place.rsplit_once('@').expect("a user");
        let (server, name) = rest.split_once('/').expect("a database");
        let server: SocketAddr = server.parse().expect("an address");
        let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("{front}@{}/{name}", listener.local_addr().expect("an address"));
        std::thread::spawn(move || {
            for guest in listener.incoming() {
                let (guest, host) = (guest.expect("a guest"), TcpStream::connect(server).expect("the cluster"));
                let (mut from, mut to) = (host.try_clone().expect("a handle"), guest.try_clone().expect("a handle"));
                std::thread::spawn(move || std::io::copy(&mut from, &mut to));
                std::thread::spawn(move || carry(guest, host, arrives));
            }
        });
        Wire { address }
    }
}

/// Carries what the client says, up to the commit.
fn carry(mut guest: TcpStream, mut host: TcpStream, arrives: bool) {
    let (mut bytes, mut armed) = (vec![0; 65_536], false);
    let holds = |said: &[u8], word: &str| said.windows(word.len()).any(|part| part == word.as_bytes());
    while let Ok(length @ 1..) = guest.read(&mut bytes) {
        let said = &bytes[..length];
        armed |= holds(said, "cut the wire");
        let cut = armed && holds(said, "COMMIT");
        if !cut || arrives {
            let _ = host.write_all(said);
        }
        if cut {
            let _ = guest.shutdown(Shutdown::Both);
            let _ = host.shutdown(Shutdown::Write);
            return;
        }
    }
}
