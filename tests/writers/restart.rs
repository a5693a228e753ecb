//! PostgreSQL ends without a word and comes back, while phones sync. On a cluster of its own, because the other tests
//! would not like it.

use std::path::Path;
use std::process::Command;
use std::sync::atomic::{AtomicUsize, Ordering};

use sync_server::db::{Database, DbError, Place, Write};

use crate::balancer::Balancer;
use crate::support::office::Office;
use crate::support::office::place::TestPlace;
use crate::traffic::under_traffic;

/// How the cluster is controlled; only set within a cluster of this test's own.
const CONTROL: &str = "EINSATZ_POSTGRES_CONTROL";
const OWN: &str = "EINSATZ_POSTGRES_OWN";

#[test]
fn a_database_that_ends_under_traffic_comes_back_and_everything_arrives_once() {
    if !on_own_cluster() {
        return;
    }
    let mut office = Office::on(TestPlace::on_postgres());
    let other = office.beside();
    let balancer = Balancer::new(vec![office.port(), other.port()]);
    under_traffic(&mut office, &balancer.address(), 8, |_| restart());
}

#[test]
fn a_transaction_under_way_while_the_database_ends_runs_again_as_a_whole() {
    if !on_own_cluster() {
        return;
    }
    let place = TestPlace::on_postgres();
    let runtime = tokio::runtime::Runtime::new().expect("a runtime");
    runtime.block_on(async {
        let database = Database::open(Place::read(place.address()).expect("a place")).await.expect("it opens");
        let runs = std::sync::Arc::new(AtomicUsize::new(0));
        let counted = runs.clone();
        let work = move |tx: &Write<'_>| {
            let run = counted.fetch_add(1, Ordering::Relaxed);
            let put = |name: &str| {
                tx.execute("INSERT INTO setting (name, value) VALUES ($1, $2)", &[name.into(), run.to_string().into()])
            };
            put("before")?;
            if run == 0 {
                restart();
            }
            put("after")
        };
        let (_, revision) = database.write(work).await.expect("it is done in the end");
        assert_eq!((revision, runs.load(Ordering::Relaxed)), (1, 2));
        let kept = |tx: &sync_server::db::Read<'_>| {
            tx.all("SELECT name, value FROM setting ORDER BY name", &[], |row| {
                Ok((row.text(0)?.to_owned(), row.text(1)?.to_owned()))
            })
        };
        let kept = database.read(kept).await.expect("it answers");
        assert_eq!(
            kept,
            [("after".into(), "1".into()), ("before".into(), "1".into())],
            "of the first run nothing is left"
        );
        // All connections that lie ready are dead now; neither reader nor writer notices.
        restart();
        assert_eq!(database.read(|tx| tx.head()).await.expect("it answers"), 1);
        restart();
        let again = database.write(|tx: &Write<'_>| Ok::<_, DbError>(tx.revision())).await;
        assert_eq!(again.expect("it is done"), (2, 2));
    });
}

/// Runs this test again within a cluster of its own; says whether this is that.
fn on_own_cluster() -> bool {
    if std::env::var_os(OWN).is_some() {
        return true;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../.ci/postgres");
    let name = std::thread::current().name().expect("a test has a name").to_owned();
    let mut again = Command::new(script);
    again.arg(std::env::current_exe().expect("a test knows where it is"));
    let done = again.args(["--exact", &name, "--nocapture"]).env(OWN, "1").status().expect("the script runs");
    assert!(done.success(), "it holds on a cluster of its own; see above");
    false
}

fn restart() {
    let control = std::env::var(CONTROL).expect("the script says how");
    let mut words = control.split(' ');
    let mut command = Command::new(words.next().expect("a program"));
    let done = command.args(words).args(["restart", "-m", "immediate"]).current_dir("/").status();
    assert!(done.expect("it runs").success(), "the cluster comes back");
}
