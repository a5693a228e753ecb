//! The running phone: loop, events, and the table of commands.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::post;
use axum::{Json, Router};
use domain::wire::{Settled, SyncReply, SyncRequest};
use serde_json::{Value, json};
use tokio::net::TcpListener;

use super::world::{EPOCH, job, job_row, pair_reply, procedure_row};
use crate::App;
use crate::commands::{NAMES, call};
use crate::disk::FILE;
use crate::error::{CommandError, PairingTrouble};
use crate::view::{AppView, SyncTrouble};

/// An office with one job, that accepts everything and can be closed or revoke the phone.
#[derive(Default)]
struct Office {
    closed: AtomicBool,
    revoked: AtomicBool,
}

async fn pair(State(_): State<Arc<Office>>) -> Response {
    Json(pair_reply()).into_response()
}

async fn sync(State(office): State<Arc<Office>>, Json(request): Json<SyncRequest>) -> Response {
    let problem = |status, code: &str| (status, Json(json!({ "code": code, "message": "no" }))).into_response();
    if office.closed.load(Ordering::SeqCst) {
        return problem(StatusCode::SERVICE_UNAVAILABLE, "closed");
    }
    if office.revoked.load(Ordering::SeqCst) {
        return problem(StatusCode::UNAUTHORIZED, "revoked");
    }
    let accepted = domain::operation::OperationOutcome::ACCEPTED;
    let outcomes =
        request.operations.iter().map(|it| Settled { id: it.id, outcome: accepted.clone(), pairing: None }).collect();
    let first = request.epoch.is_none();
    Json(SyncReply {
        epoch: first.then_some(EPOCH),
        cursor: 2,
        time: chrono::Utc::now().timestamp_millis(),
        outcomes,
        changes: if first { vec![procedure_row(), job_row(&job(1))] } else { Vec::new() },
        ..SyncReply::default()
    })
    .into_response()
}

async fn office() -> (Arc<Office>, String) {
    let office = Arc::new(Office::default());
    let routes = Router::new().route("/pair", post(pair)).route("/sync", post(sync)).with_state(office.clone());
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, routes).await });
    (office, address)
}

/// Waits, at every change, until the app looks as it should.
async fn until(app: &App, what: impl Fn(&AppView) -> bool) -> AppView {
    let mut changes = app.changes();
    let waited = async {
        loop {
            let view = app.app().await.unwrap();
            if what(&view) {
                return view;
            }
            let _ = changes.recv().await;
        }
    };
    tokio::time::timeout(Duration::from_secs(20), waited).await.expect("it comes about by itself")
}

#[tokio::test]
async fn a_phone_pairs_reads_saves_and_sends_by_itself() {
    let (_office, address) = office().await;
    let folder = tempfile::tempdir().unwrap();
    let app = App::start(folder.path());
    let code = json!({ "server": address, "code": "ABCD-EFGH" });
    let view = call(&app, "pair", code.clone()).await.unwrap();
    assert_eq!(view["paired"]["technician_name"], "Anna Muster");
    until(&app, |view| view.sync.last_success.is_some()).await;
    let id = json!({ "job": job(1).id });
    let view = call(&app, "check_in", id.clone()).await.unwrap();
    assert_eq!(view["job"]["state"]["kind"], "on_site");
    let done = until(&app, |view| view.sync.waiting == 0 && !view.sync.busy).await;
    assert!(done.sync.next_attempt.is_some() && done.sync.trouble.is_none());
    let view = call(&app, "job", id).await.unwrap();
    assert_eq!(view["operations"][0]["delivery"]["kind"], "accepted");
    let again = call(&app, "pair", code).await.unwrap_err();
    assert_eq!(again, CommandError::Pairing { why: PairingTrouble::AlreadyPaired });
}

#[tokio::test]
async fn after_trouble_the_phone_tries_again_and_a_person_may_ask_at_once() {
    let (office, address) = office().await;
    let folder = tempfile::tempdir().unwrap();
    let app = App::start(folder.path());
    app.pair(&address, "ABCDEFGH").await.unwrap();
    until(&app, |view| view.sync.last_success.is_some()).await;
    office.closed.store(true, Ordering::SeqCst);
    app.check_in(job(1).id).await.unwrap();
    let view = until(&app, |view| view.sync.trouble == Some(SyncTrouble::Server)).await;
    assert_eq!(view.sync.waiting, 1, "nothing is lost");
    let view = app.sync().await.unwrap();
    assert_eq!(view.sync.trouble, Some(SyncTrouble::Server));
    office.closed.store(false, Ordering::SeqCst);
    let view = app.sync().await.unwrap();
    assert_eq!((view.sync.trouble, view.sync.waiting), (None, 0));
}

#[tokio::test]
async fn a_revoked_phone_keeps_its_work_and_may_be_paired_anew() {
    let (office, address) = office().await;
    let folder = tempfile::tempdir().unwrap();
    let app = App::start(folder.path());
    app.pair(&address, "ABCDEFGH").await.unwrap();
    until(&app, |view| view.sync.last_success.is_some()).await;
    office.revoked.store(true, Ordering::SeqCst);
    app.check_in(job(1).id).await.unwrap();
    let view = until(&app, |view| view.sync.trouble == Some(SyncTrouble::Revoked)).await;
    assert_eq!(view.sync.waiting, 1);
    assert!(view.sync.next_attempt.is_some(), "its work is still to be handed in");
    let refused = app.sign_out().await.unwrap_err();
    assert_eq!(refused, CommandError::UnsentWork { waiting: 1, drafts: 0 });
    office.revoked.store(false, Ordering::SeqCst);
    app.pair(&address, "ABCDEFGH").await.expect("a revoked phone may");
    until(&app, |view| view.sync.waiting == 0 && view.sync.trouble.is_none()).await;
}

#[tokio::test]
async fn a_newer_database_is_what_every_command_answers() {
    let folder = tempfile::tempdir().unwrap();
    drop(App::start(folder.path()));
    let db = rusqlite::Connection::open(folder.path().join(FILE)).unwrap();
    db.execute_batch("INSERT INTO refinery_schema_history VALUES (999, 'future', '', '')").unwrap();
    drop(db);
    let app = App::start(folder.path());
    for name in ["app", "waiting", "sync", "claims", "sign_out"] {
        assert_eq!(call(&app, name, Value::Null).await.unwrap_err(), CommandError::DatabaseNewer, "{name}");
    }
}

#[tokio::test]
async fn every_command_of_the_table_is_known_and_wrong_arguments_are_said() {
    let folder = tempfile::tempdir().unwrap();
    let app = App::start(folder.path());
    let table: Vec<&str> = include_str!("../commands.rs")
        .lines()
        .filter_map(|line| line.strip_prefix("//! | `")?.split('`').next())
        .collect();
    assert_eq!(table, NAMES, "the table and the list are one");
    for name in NAMES {
        if let Err(CommandError::Broken { message }) = call(&app, name, json!({})).await {
            assert!(message.starts_with("the argument"), "{name}: {message}");
        }
    }
    assert!(call(&app, "drop_everything", json!({})).await.is_err());
    let wrong = call(&app, "job", json!({ "job": "not an id" })).await.unwrap_err();
    assert_eq!(wrong, CommandError::Broken { message: "the argument `job` cannot be read".into() });
}
