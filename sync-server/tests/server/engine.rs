//! What every engine must do in the same way. `EINSATZ_ENGINE` says which one is under test.

use sync_server::db::{Database, DbError, Filter, Place, Value, Write, small};

use crate::place::TestPlace;

async fn open() -> (TestPlace, Database) {
    let place = TestPlace::new();
    let database = Database::open(Place::read(place.address()).unwrap()).await.unwrap();
    (place, database)
}

fn put(tx: &Write<'_>, name: &str, value: &str) -> Result<(), DbError> {
    tx.execute("INSERT INTO setting (name, value) VALUES ($1, $2)", &[name.into(), value.into()]).map(|_| ())
}

async fn names(database: &Database) -> Vec<String> {
    let all = |tx: &sync_server::db::Read<'_>| {
        tx.all("SELECT name FROM setting ORDER BY name", &[], |row| Ok(row.text(0)?.to_owned()))
    };
    database.read(all).await.unwrap()
}

#[tokio::test]
async fn a_transaction_is_kept_whole_or_not_at_all_and_revisions_have_no_holes() {
    let (_place, database) = open().await;
    let ((), first) = database.write(|tx: &Write<'_>| put(tx, "a", "1")).await.unwrap();
    let refused = database.write(|tx: &Write<'_>| {
        put(tx, "b", "1")?;
        Err::<(), _>(DbError::Stored("no".into()))
    });
    assert!(refused.await.is_err());
    let ((), second) = database.write(|tx: &Write<'_>| put(tx, "c", "1")).await.unwrap();
    assert_eq!(second, first + 1, "a number that was taken back is given again");
    assert_eq!(names(&database).await, ["a", "c"]);
    assert_eq!(database.read(|tx| tx.head()).await.unwrap(), second);
}

#[tokio::test]
async fn a_broken_rule_of_the_tables_is_told_from_a_broken_database() {
    let (_place, database) = open().await;
    let work = |tx: &Write<'_>| {
        put(tx, "a", "1")?;
        put(tx, "a", "2")
    };
    assert!(database.write(work).await.unwrap_err().is_constraint());
    let nonsense = |tx: &Write<'_>| tx.execute("INSERT INTO nowhere (a) VALUES (1)", &[]).map(|_| ());
    assert!(!database.write(nonsense).await.unwrap_err().is_constraint());
    let no_number = |tx: &Write<'_>| tx.execute("UPDATE head SET value = NULL", &[]).map(|_| ());
    assert!(database.write(no_number).await.unwrap_err().is_constraint());
}

#[tokio::test]
async fn a_part_is_taken_back_alone() {
    let (_place, database) = open().await;
    let work = |tx: &Write<'_>| {
        put(tx, "a", "1")?;
        for _ in 0..2 {
            let part = tx.savepoint(|| {
                put(tx, "b", "1")?;
                put(tx, "a", "again")
            });
            assert!(part.unwrap_err().is_constraint());
        }
        tx.savepoint(|| put(tx, "c", "1"))
    };
    database.write(work).await.unwrap();
    assert_eq!(names(&database).await, ["a", "c"]);
}

#[tokio::test]
async fn the_character_that_ends_texts_does_not_end_the_work() {
    let (_place, database) = open().await;
    database.write(|tx: &Write<'_>| put(tx, "n\0ame", &small("VA\0LUE"))).await.unwrap();
    assert_eq!(names(&database).await, ["n\u{fffd}ame"], "in its place stands the sign for what cannot be shown");
    let mut filter = Filter::default();
    filter.contains("value LIKE $? ESCAPE '\\'", "A\0L");
    let found = database
        .read(move |tx| {
            tx.one(&format!("SELECT COUNT(*) FROM setting {}", filter.sql()), filter.values(), |row| row.int(0))
        })
        .await;
    assert_eq!(found.unwrap(), Some(1), "and it is searched for in the same way");
}

#[tokio::test]
async fn texts_are_sorted_by_their_bytes() {
    let (_place, database) = open().await;
    let work = |tx: &Write<'_>| ["b", "a b", "ä", "B", "a-b", "ab", "_"].iter().try_for_each(|name| put(tx, name, ""));
    database.write(work).await.unwrap();
    assert_eq!(names(&database).await, ["B", "_", "a b", "a-b", "ab", "b", "ä"]);
}

#[tokio::test]
async fn one_statement_takes_thousands_of_values() {
    let (_place, database) = open().await;
    const ROWS: usize = 10_000;
    let work = |tx: &Write<'_>| {
        let rows: Vec<_> = (0..ROWS).map(|row| format!("(${}, ${})", 2 * row + 1, 2 * row + 2)).collect();
        let values: Vec<Value> = (0..ROWS).flat_map(|row| [format!("{row:05}").into(), "".into()]).collect();
        tx.execute(&format!("INSERT INTO setting (name, value) VALUES {}", rows.join(", ")), &values)
    };
    assert_eq!(database.write(work).await.unwrap().0, ROWS);
    let found = database.read(|tx| {
        let places: Vec<_> = (1..=30_000).map(|place| format!("${place}")).collect();
        let values: Vec<Value> = (5_000..35_000).map(|row| format!("{row:05}").into()).collect();
        let sql = format!("SELECT COUNT(*) FROM setting WHERE name IN ({})", places.join(", "));
        tx.one(&sql, &values, |row| row.int(0))
    });
    assert_eq!(found.await.unwrap(), Some(5_000));
}

#[tokio::test]
async fn a_long_answer_is_read_up_to_where_somebody_has_enough() {
    let (_place, database) = open().await;
    let work = |tx: &Write<'_>| (0..2_000).try_for_each(|row| put(tx, &format!("{row:04}"), "x"));
    database.write(work).await.unwrap();
    for enough in [1, 256, 257, 2_000, 5_000] {
        let seen = database.read(move |tx| {
            let mut seen = 0;
            tx.scan("SELECT name FROM setting WHERE value = $1 ORDER BY name", &["x".into()], |row| {
                assert_eq!(row.text(0)?, format!("{seen:04}"));
                // Another statement while this one is being read.
                assert!(seen % 500 != 0 || tx.head()? == 1);
                seen += 1;
                Ok(seen < enough)
            })?;
            Ok::<_, DbError>(seen)
        });
        assert_eq!(seen.await.unwrap(), enough.min(2_000));
    }
}

#[tokio::test]
async fn a_failed_statement_that_is_passed_over_is_never_called_saved() {
    let (_place, database) = open().await;
    let done = database.write(|tx: &Write<'_>| {
        put(tx, "a", "1")?;
        let _ = put(tx, "a", "2");
        Ok::<_, DbError>(())
    });
    // SQLite takes back the statement and goes on; PostgreSQL would turn the commit into a rollback and say nothing.
    let kept = done.await.is_ok();
    assert_eq!(names(&database).await.len(), usize::from(kept), "what is called saved is there");
}

#[tokio::test]
async fn readers_see_one_state() {
    let (_place, database) = open().await;
    database.write(|tx: &Write<'_>| put(tx, "a", "1")).await.unwrap();
    let (ask, asked) = std::sync::mpsc::channel::<()>();
    let (tell, told) = std::sync::mpsc::channel::<()>();
    let reading = tokio::spawn({
        let database = database.clone();
        async move {
            let both = database.read(move |tx| {
                let before = tx.head()?;
                ask.send(()).unwrap();
                told.recv().unwrap();
                let count = tx.one("SELECT COUNT(*) FROM setting", &[], |row| row.int(0))?;
                Ok::<_, DbError>((before, tx.head()?, count))
            });
            both.await.unwrap()
        }
    });
    tokio::task::spawn_blocking(move || asked.recv().unwrap()).await.unwrap();
    database.write(|tx: &Write<'_>| put(tx, "b", "1")).await.unwrap();
    tell.send(()).unwrap();
    assert_eq!(reading.await.unwrap(), (1, 1, Some(1)));
}

#[tokio::test]
async fn what_another_server_writes_is_told_from_our_own_whatever_the_order() {
    let (place, ours) = open().await;
    let other = Database::open(Place::read(place.address()).unwrap()).await.unwrap();
    for (name, database) in [("1", &ours), ("2", &other), ("3", &ours), ("4", &ours)] {
        database.write(move |tx: &Write<'_>| put(tx, name, "")).await.unwrap();
    }
    assert!(!ours.foreign(0, 1));
    assert!(ours.foreign(1, 3), "2 is another's, though 3 is ours again");
    assert!(!ours.foreign(3, 4));
    assert!(!ours.foreign(4, 4), "nothing new");
    assert!(other.foreign(0, 4));
}

#[tokio::test]
async fn servers_that_start_at_the_same_moment_all_come_up() {
    let place = TestPlace::new();
    let open = || tokio::spawn(Database::open(Place::read(place.address()).unwrap()));
    let opening: Vec<_> = (0..4).map(|_| open()).collect();
    for opened in opening {
        assert!(opened.await.unwrap().unwrap().is_current().await.unwrap());
    }
}

#[tokio::test]
async fn a_database_of_a_newer_server_is_refused_and_not_touched() {
    let (place, database) = open().await;
    let newer = |tx: &Write<'_>| {
        tx.execute(
            "INSERT INTO refinery_schema_history (version, name, applied_on, checksum) \
             VALUES (9999, 'later', '2030-01-01T00:00:00Z', '1')",
            &[],
        )
    };
    database.write(newer).await.unwrap();
    assert!(!database.is_current().await.unwrap());
    let said = Database::open(Place::read(place.address()).unwrap()).await.unwrap_err().to_string();
    assert!(said.contains("later") && said.contains("missing"), "{said}");
}
