//! Pages that need no reload, probes, and an end that is one.

use std::time::Duration;

use reqwest::{Method, Response, StatusCode};
use serde_json::Value;
use sync_server::api::Role;
use sync_server::db::{Database, Place, Write};
use sync_server::state::Settings;
use sync_server::store::technician;

use crate::actors::{Server, office_day};

/// The next event of a stream; the test fails if none comes in ten seconds.
pub async fn next_event(stream: &mut Response) -> String {
    let mut text = String::new();
    while !text.ends_with("\n\n") {
        let chunk = tokio::time::timeout(Duration::from_secs(10), stream.chunk()).await.expect("an event comes");
        text.push_str(std::str::from_utf8(&chunk.unwrap().expect("the stream goes on")).unwrap());
    }
    text
}

#[tokio::test]
async fn pages_hear_what_changed() {
    let (server, office, technician, _) = office_day().await;
    let mut stream = office.request(Method::GET, "events").send().await.unwrap();
    assert_eq!(stream.headers()["content-type"], "text/event-stream");
    office.job(Some(technician)).await;
    assert_eq!(next_event(&mut stream).await, "event: changed\ndata: jobs,technicians\n\n");

    // Another process on the same database.
    let beside = Database::open(Place::read(server.place.address()).unwrap()).await.unwrap();
    let (id, now) = (domain::ids::TechnicianId(uuid::Uuid::now_v7()), server.clock.now());
    beside.write(move |tx: &Write<'_>| technician::insert(tx, id, "Sara", "", now)).await.unwrap();
    assert!(next_event(&mut stream).await.contains("technicians"), "the server looks beside itself");
}

#[tokio::test]
async fn stopping_ends_streams_and_requests() {
    let mut server = Server::start().await;
    let office = server.office("dora", Role::Dispatcher).await;
    let mut stream = office.request(Method::GET, "events").send().await.unwrap();
    server.stop.take().unwrap().send(()).unwrap();
    let ended = tokio::time::timeout(Duration::from_secs(8), async { while let Ok(Some(_)) = stream.chunk().await {} });
    ended.await.expect("the stream ends");
    let served = tokio::time::timeout(Duration::from_secs(8), &mut server.task).await;
    served.expect("the server ends").unwrap().unwrap();
}

#[tokio::test]
async fn what_watches_the_server_gets_its_answers() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    phone.send(job, crate::actors::completed()).await;
    let get = async |path: &str| server.http.get(format!("{}{path}", server.url)).send().await.unwrap();
    assert_eq!(get("/healthz").await.text().await.unwrap(), "ok\n");
    assert_eq!(get("/readyz").await.text().await.unwrap(), "ready\n");
    let metrics = get("/metrics").await.text().await.unwrap();
    for line in ["einsatz_operations_total{outcome=\"parked\"} 1", "einsatz_operations_parked 1", "einsatz_phones 1"] {
        assert!(metrics.contains(line), "{line} in {metrics}");
    }
    let handed_on = server.http.get(format!("{}/metrics", server.url)).header("x-forwarded-for", "192.0.2.1");
    assert_eq!(handed_on.send().await.unwrap().status(), StatusCode::NOT_FOUND, "a proxy is not this machine");
    let elsewhere = Server::with(Settings { metrics_here: false, ..Settings::default() }).await;
    let hidden = elsewhere.http.get(format!("{}/metrics", elsewhere.url)).send().await.unwrap();
    assert_eq!(hidden.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn every_answer_to_the_office_is_locked_down_and_named() {
    let server = Server::start().await;
    let office = server.office("dora", Role::Dispatcher).await;
    let answer = office.request(Method::GET, "jobs").send().await.unwrap();
    assert_eq!(answer.headers()["cache-control"], "no-store");
    assert!(answer.headers().contains_key("x-request-id"));
    let page = server.http.get(format!("{}/claims/deep/link", server.url)).send().await.unwrap();
    let policy = page.headers()["content-security-policy"].to_str().unwrap().to_owned();
    assert!(policy.contains("script-src 'self'") && !policy.contains("unsafe"), "{policy}");
    assert_eq!(page.headers()["cache-control"], "no-store");
    let missing = server.http.get(format!("{}/api/v2/jobs", server.url)).send().await.unwrap();
    assert_eq!(missing.json::<Value>().await.unwrap()["code"], "unknown");
    let missing = office.request(Method::GET, "jobs/not-an-id").send().await.unwrap();
    assert_eq!(
        (missing.status(), &missing.json::<Value>().await.unwrap()["code"]),
        (StatusCode::NOT_FOUND, &"unknown".into())
    );
}
