//! Where a test keeps its database: in a file of its own, or with `EINSATZ_ENGINE=postgres` in a database of its own on
//! the PostgreSQL that `.ci/postgres` runs. Shared by the server's tests and the acceptance tests.

use postgres::{Client, NoTls};
use tempfile::TempDir;

/// A database that is gone after the test.
pub struct TestPlace {
    address: String,
    kept: Kept,
}

enum Kept {
    InFolder(TempDir),
    OnCluster(String),
}

impl TestPlace {
    /// On the engine that `EINSATZ_ENGINE` names; SQLite if it names none.
    pub fn new() -> TestPlace {
        match std::env::var("EINSATZ_ENGINE").as_deref() {
            Ok("postgres") => TestPlace::on_postgres(),
            Ok("sqlite") | Err(_) => TestPlace::on_sqlite(),
            Ok(other) => panic!("EINSATZ_ENGINE is sqlite or postgres, not {other}"),
        }
    }

    pub fn on_sqlite() -> TestPlace {
        let folder = tempfile::tempdir().expect("a folder");
        let address = folder.path().join("office.db").to_str().expect("a plain name").to_owned();
        TestPlace { address, kept: Kept::InFolder(folder) }
    }

    pub fn on_postgres() -> TestPlace {
        let name = format!("test_{}", uuid::Uuid::now_v7().simple());
        on_cluster(format!("CREATE DATABASE {name}"));
        let cluster = cluster();
        let server = cluster.strip_suffix("/postgres").expect("the address ends with the first database");
        TestPlace { address: format!("{server}/{name}"), kept: Kept::OnCluster(name) }
    }

    /// What `--database` is given.
    pub fn address(&self) -> &str {
        &self.address
    }

    /// All that it holds.
    pub fn bytes(&self) -> Vec<u8> {
        if let Kept::InFolder(folder) = &self.kept {
            let files = std::fs::read_dir(folder.path()).expect("the folder is there");
            return files.flat_map(|file| std::fs::read(file.expect("a file").path()).expect("it is read")).collect();
        }
        let address = self.address.clone();
        let reading = std::thread::spawn(move || {
            let mut client = Client::connect(&address, NoTls).expect("the cluster answers");
            let tables = "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'";
            let tables = client.query(tables, &[]).expect("it has tables");
            let rows = tables.iter().flat_map(|table| {
                let every = format!("SELECT t::text FROM {} t", table.get::<_, &str>(0));
                client.query(&every, &[]).expect("they are read")
            });
            rows.flat_map(|row| row.get::<_, String>(0).into_bytes()).collect()
        });
        reading.join().expect("the cluster answers")
    }
}

impl Drop for TestPlace {
    fn drop(&mut self) {
        if let Kept::OnCluster(name) = &self.kept {
            on_cluster(format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }
    }
}

/// The address of the cluster's first database.
pub fn cluster() -> String {
    std::env::var("EINSATZ_POSTGRES").unwrap_or_else(|_| {
        panic!("this test needs PostgreSQL. `.ci/postgres cargo nextest run …` runs it beside one of its own")
    })
}

/// On a thread of its own: the client must not block one that also serves.
fn on_cluster(statement: String) {
    let done = std::thread::spawn(move || {
        let mut client = Client::connect(&cluster(), NoTls).expect("the cluster answers");
        client.batch_execute(&statement).expect("the cluster does it");
    });
    if done.join().is_err() && !std::thread::panicking() {
        panic!("the cluster did not do it");
    }
}
