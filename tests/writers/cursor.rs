//! Eight writers on four servers, and a reader that follows the cursor as phones do: a snapshot of the head, and the
//! rows after the cursor. One transaction in twenty is taken back.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Instant;

use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use sync_server::db::{Database, DbError, Place, Read, Write};

use crate::support::office::place::TestPlace;
use crate::verdict::{FLAWLESS, TAKEN_BACK, Verdict, WRITERS, commits};

const SERVERS: usize = 4;

/// Why a transaction was taken back.
#[derive(Debug)]
enum Not {
    Wanted,
    Broken(DbError),
}

impl From<DbError> for Not {
    fn from(error: DbError) -> Not {
        Not::Broken(error)
    }
}

#[test]
fn on_sqlite_a_reader_misses_nothing_while_eight_write() {
    follow(&TestPlace::on_sqlite());
}

#[test]
fn on_postgresql_a_reader_misses_nothing_while_eight_write() {
    follow(&TestPlace::on_postgres());
}

fn follow(place: &TestPlace) {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build().expect("a runtime");
    runtime.block_on(async {
        let open = || Database::open(Place::read(place.address()).expect("a place"));
        let reader = open().await.expect("it opens");
        let begin = reader.read(|tx| tx.head()).await.expect("it answers");
        let (done, wanted) = (Arc::new(AtomicUsize::new(0)), commits());
        let started = Instant::now();
        let mut writing = Vec::new();
        for server in 0..SERVERS {
            let database = open().await.expect("it opens");
            for writer in 0..WRITERS / SERVERS {
                let name = server * WRITERS / SERVERS + writer;
                writing.push(tokio::spawn(write(database.clone(), name, done.clone(), wanted)));
            }
        }
        let mut seen = Seen { cursor: begin, revisions: Vec::new() };
        while done.load(Ordering::Relaxed) < wanted {
            seen.look(&reader).await;
        }
        let mut committed = Vec::new();
        for written in writing {
            committed.extend(written.await.expect("the writer ends well"));
        }
        let took = started.elapsed();
        seen.look(&reader).await;
        let rate = committed.len() as f64 / took.as_secs_f64();
        println!("{} commits in {took:.1?}, {rate:.0} a second", committed.len());
        assert_eq!(Verdict::of(begin, &committed, &seen.revisions), FLAWLESS);
        assert!(seen.revisions.is_sorted(), "what came later is seen later");
        assert_eq!(seen.cursor, begin + committed.len() as i64, "what was taken back has used up no number");
    });
}

/// Writes until there are enough, and gives the revisions that were committed.
async fn write(database: Database, name: usize, done: Arc<AtomicUsize>, wanted: usize) -> Vec<i64> {
    let mut dice = StdRng::seed_from_u64(name as u64);
    let mut committed = Vec::new();
    for number in 0.. {
        if done.load(Ordering::Relaxed) >= wanted {
            break;
        }
        let (rows, taken_back) = (dice.random_range(1..=3), dice.random_bool(TAKEN_BACK));
        let work = move |tx: &Write<'_>| {
            for row in 0..rows {
                tx.execute(
                    "INSERT INTO feed (recipient, entity, entity_id, rev, body) VALUES ('*', 'job', $1, $2, $3)",
                    &[format!("{name}/{number}/{row}").into(), tx.revision().into(), rows.to_string().into()],
                )?;
            }
            if taken_back { Err(Not::Wanted) } else { Ok(()) }
        };
        match database.write(work).await {
            Ok(((), revision)) => {
                committed.push(revision);
                done.fetch_add(1, Ordering::Relaxed);
            }
            Err(Not::Wanted) => assert!(taken_back),
            Err(Not::Broken(error)) => panic!("{error}"),
        }
    }
    committed
}

/// What a reader knows.
struct Seen {
    cursor: i64,
    revisions: Vec<i64>,
}

impl Seen {
    /// Reads what is new. A transaction is seen whole or not at all.
    async fn look(&mut self, reader: &Database) {
        let after = self.cursor;
        let new = move |tx: &Read<'_>| {
            let head = tx.head()?;
            let rows = tx.all(
                "SELECT rev, body FROM feed WHERE recipient = '*' AND rev > $1 ORDER BY rev",
                &[after.into()],
                |row| Ok((row.int(0)?, row.parse::<usize>(1)?)),
            )?;
            Ok::<_, DbError>((head, rows))
        };
        let (head, rows) = reader.read(new).await.expect("it answers");
        for part in rows.chunk_by(|one, next| one.0 == next.0) {
            let (revision, whole) = part[0];
            assert_eq!(part.len(), whole, "revision {revision} is seen whole");
            assert!(revision <= head, "nothing is seen beyond the head");
            self.revisions.push(revision);
        }
        self.cursor = head;
    }
}
