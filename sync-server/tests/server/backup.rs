//! Backup, restore and verify as people and scripts call them, on either engine.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use sync_server::backup::{LEFT_OUT, TABLES};
use sync_server::db::{Database, DbError, Place, VERSION, Write};
use sync_server::store::setting;

use crate::place::TestPlace;

/// Runs a command and gives its code and all it said.
fn run(database: &str, arguments: &[&str]) -> (i32, String) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sync-server"));
    let output: Output =
        command.env("EINSATZ_DATABASE", database).args(arguments).stdin(Stdio::null()).output().unwrap();
    let said = [output.stdout, output.stderr].concat();
    (output.status.code().unwrap(), String::from_utf8(said).unwrap())
}

fn done(database: &str, arguments: &[&str]) -> String {
    let (code, said) = run(database, arguments);
    assert_eq!(code, 0, "{arguments:?}: {said}");
    said
}

/// A database with the invented weeks of work, and a folder for backups.
fn office() -> (TestPlace, tempfile::TempDir, PathBuf) {
    let (place, folder) = (TestPlace::new(), tempfile::tempdir().unwrap());
    done(place.address(), &["demo", "--jobs", "70", "--claims", "20"]);
    let file = folder.path().join("office.backup");
    (place, folder, file)
}

fn text(path: &Path) -> &str {
    path.to_str().unwrap()
}

async fn open(place: &TestPlace) -> Database {
    Database::open(Place::read(place.address()).unwrap()).await.unwrap()
}

/// Every row that a backup holds.
async fn content(database: &Database) -> Vec<String> {
    let all = |tx: &sync_server::db::Read<'_>| {
        let mut rows = Vec::new();
        for table in TABLES {
            tx.scan(&format!("SELECT {} FROM {}", table.columns.join(", "), table.name), &[], |row| {
                let values = (0..table.columns.len()).map(|column| row.value(column)).collect::<Result<Vec<_>, _>>()?;
                rows.push(format!("{} {values:?}", table.name));
                Ok(true)
            })?;
        }
        rows.sort();
        Ok::<_, DbError>(rows)
    };
    database.read(all).await.unwrap()
}

#[tokio::test]
async fn an_office_moves_through_a_backup_into_either_engine_and_nothing_is_different() {
    let (place, _folder, file) = office();
    let said = done(place.address(), &["backup", "--to", text(&file)]);
    assert!(said.starts_with("backed up and verified: revision "), "{said}");
    let before = open(&place).await;
    let head = before.read(|tx| tx.head()).await.unwrap();
    assert_eq!(before.read(setting::backed_up).await.unwrap(), Some(head - 1), "noted after it was verified");

    let mut targets = vec![TestPlace::on_sqlite()];
    if std::env::var_os("EINSATZ_POSTGRES").is_some() {
        targets.push(TestPlace::on_postgres());
    }
    for target in targets {
        let said = done(target.address(), &["restore", "--from", text(&file)]);
        assert!(said.contains("Phones notice it at their next sync"), "{said}");
        assert!(done(target.address(), &["verify"]).starts_with("sound: "));
        let after = open(&target).await;
        let settings = |row: &String| !row.starts_with("setting ");
        let (was, is) = (content(&before).await, content(&after).await);
        assert!(was.len() > 300, "there is something to compare");
        assert!(was.iter().filter(|row| settings(row)).eq(is.iter().filter(|row| settings(row))), "row for row");
        assert_eq!(after.read(|tx| tx.head()).await.unwrap(), head, "the restore itself is a change");
        assert_eq!(after.read(setting::backed_up).await.unwrap(), Some(head - 1));
        let epochs = (before.read(setting::epoch).await.unwrap(), after.read(setting::epoch).await.unwrap());
        assert!(epochs.0.is_some() && epochs.1.is_some() && epochs.0 != epochs.1, "phones notice it");
        let (code, said) = run(target.address(), &["restore", "--from", text(&file)]);
        assert!(code == 1 && said.contains("not empty"), "{said}");
    }
}

#[tokio::test]
async fn a_backup_is_one_private_file_and_is_not_written_over_unasked() {
    let (place, folder, file) = office();
    done(place.address(), &["backup", "--to", text(&file)]);
    let names: Vec<_> = std::fs::read_dir(folder.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(names, ["office.backup"], "nothing is left beside it");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(std::fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
    let first = std::fs::read(&file).unwrap();
    let (code, said) = run(place.address(), &["backup", "--to", text(&file)]);
    assert!(code == 1 && said.contains("exists"), "{said}");
    assert_eq!(std::fs::read(&file).unwrap(), first);
    done(place.address(), &["backup", "--force", "--to", text(&file)]);
    let (code, said) = run(place.address(), &["backup", "--to", "/nowhere/at/all"]);
    assert!(code == 1 && said.contains("cannot write") && !said.contains("panicked"), "{said}");
    if !place.address().contains("://") {
        let (code, said) = run(place.address(), &["backup", "--force", "--to", place.address()]);
        assert!(code == 1 && said.contains("not in its place"), "{said}");
        assert!(done(place.address(), &["verify"]).starts_with("sound: "));
    }
}

#[tokio::test]
async fn what_a_killed_backup_has_left_is_written_over() {
    let (place, folder, file) = office();
    std::fs::write(folder.path().join("office.backup.part"), "half of something").unwrap();
    std::fs::write(folder.path().join("office.backup.part-wal"), "and its log").unwrap();
    done(place.address(), &["backup", "--to", text(&file)]);
    assert!(done(text(&file), &["verify"]).starts_with("sound: "));
    assert_eq!(std::fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[tokio::test]
async fn a_backup_that_is_not_sound_is_kept_and_does_not_count() {
    let (place, folder, file) = office();
    let database = open(&place).await;
    database.write(|tx: &Write<'_>| tx.execute("UPDATE claim SET amount = amount + 1", &[])).await.unwrap();
    let (code, said) = run(place.address(), &["backup", "--to", text(&file)]);
    assert!(code == 3 && said.contains("column: claim ") && said.contains("office.backup.unsound"), "{said}");
    assert!(!file.exists());
    assert_eq!(database.read(setting::backed_up).await.unwrap(), None, "phones keep everything");
    let unsound = folder.path().join("office.backup.unsound");
    let target = TestPlace::on_sqlite();
    let (code, said) = run(target.address(), &["restore", "--from", text(&unsound)]);
    assert!(code == 3 && said.contains("column: claim "), "{said}");
    let (code, said) = run(place.address(), &["verify", "--json"]);
    let report: serde_json::Value = serde_json::from_str(said.lines().next().unwrap()).unwrap();
    assert_eq!((code, &report["findings"][0]["check"]), (3, &"column".into()), "{said}");
}

#[tokio::test]
async fn a_damaged_file_is_found_and_a_stranger_is_no_backup() {
    let (place, folder, file) = office();
    done(place.address(), &["backup", "--to", text(&file)]);
    let mut bytes = std::fs::read(&file).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 20_000].fill(0xaa);
    let damaged = folder.path().join("damaged.backup");
    std::fs::write(&damaged, bytes).unwrap();
    let target = TestPlace::on_sqlite();
    let (code, said) = run(target.address(), &["restore", "--from", text(&damaged)]);
    assert!(code == 3 && said.contains("engine: database: "), "{said}");
    std::fs::write(&damaged, "this is no database").unwrap();
    for (from, why, right) in [(text(&damaged), "not a database", 3), ("/nowhere", "no file", 1)] {
        let (code, said) = run(target.address(), &["restore", "--from", from]);
        assert!(code == right && said.contains(why) && !said.contains("panicked"), "{said}");
    }
    if !place.address().contains("://") {
        let (code, said) = run(target.address(), &["restore", "--from", place.address()]);
        assert!(code == 1 && said.contains("not a backup"), "{said}");
    }
}

#[tokio::test]
async fn nobody_works_in_a_backup_by_mistake() {
    let (place, _folder, file) = office();
    done(place.address(), &["backup", "--to", text(&file)]);
    for arguments in [&["serve", "--listen", "127.0.0.1:0"][..], &["pairing-code", "--technician", "Luca Beispiel"]] {
        let (code, said) = run(text(&file), arguments);
        assert!(code == 1 && said.contains("this is a backup"), "{said}");
    }
}

#[tokio::test]
async fn verify_makes_nothing_and_brings_nothing_up_to_date() {
    let folder = tempfile::tempdir().unwrap();
    let nowhere = folder.path().join("nowhere.db");
    let (code, said) = run(text(&nowhere), &["verify"]);
    assert!(code == 1 && !said.contains("panicked"), "{said}");
    assert!(!nowhere.exists());
    let place = TestPlace::new();
    let database = open(&place).await;
    database
        .write(|tx: &Write<'_>| tx.execute("DELETE FROM refinery_schema_history WHERE version = $1", &[VERSION.into()]))
        .await
        .unwrap();
    let (code, said) = run(place.address(), &["verify"]);
    assert!(code == 3 && said.contains(&format!("migrations: database: tables of version {}", VERSION - 1)), "{said}");
    assert!(!database.is_current().await.unwrap());
}

/// A table or column that a later migration adds must not be missing in backups.
#[tokio::test]
async fn a_backup_holds_every_column_of_every_table() {
    let place = TestPlace::on_sqlite();
    let database = open(&place).await;
    let columns = database.read(|tx| {
        let sql = "SELECT m.name, c.name FROM sqlite_schema m JOIN pragma_table_info(m.name) c WHERE m.type = 'table' \
                   AND m.name NOT LIKE 'sqlite%'";
        tx.all(sql, &[], |row| Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned())))
    });
    let all: BTreeSet<_> = columns.await.unwrap().into_iter().collect();
    let ours = TABLES
        .iter()
        .flat_map(|table| table.columns.iter().map(|column| (table.name.to_owned(), (*column).to_owned())));
    let ours: BTreeSet<_> = ours.collect();
    let left: BTreeSet<_> = all.difference(&ours).map(|(table, _)| table.as_str()).collect();
    let expected: BTreeSet<_> = LEFT_OUT.into_iter().chain(["refinery_schema_history"]).collect();
    assert_eq!(left, expected, "say in TABLES that it is copied, or in LEFT_OUT why it is not");
    assert!(ours.is_subset(&all), "{:?}", ours.difference(&all));
}
