//! The network as it is: hotels, trains, proxies, bad signal. Real HTTP servers, each with its own way of being wrong.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use axum::Router;
use axum::body::{Body, Bytes};
use axum::http::header::{AUTHORIZATION, CONTENT_ENCODING, CONTENT_TYPE};
use axum::http::{HeaderMap, Response, StatusCode};
use axum::routing::post;
use domain::wire::{PROTOCOL, PairRequest, Protocols, REPLY_BYTES_MAX, SyncRequest};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpListener;

use crate::client::Client;
use crate::error::{CommandError, PairingTrouble};
use crate::view::SyncTrouble;

const REPLY: &str = r#"{"cursor":7,"time":1781524800000}"#;

async fn listen() -> (TcpListener, SocketAddr) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    (listener, address)
}

/// A server that answers every request with the same.
async fn answering(status: u16, headers: &'static [(&'static str, &'static str)], body: impl Into<Bytes>) -> Client {
    let body: Bytes = body.into();
    let answer = move || {
        let mut response = Response::builder().status(status);
        for (name, value) in headers {
            response = response.header(*name, *value);
        }
        let response = response.body(Body::from(body.clone())).unwrap();
        async move { response }
    };
    let (listener, address) = listen().await;
    tokio::spawn(async move { axum::serve(listener, Router::new().fallback(answer)).await });
    Client::new(&format!("http://{address}")).unwrap()
}

const JSON: &[(&str, &str)] = &[("content-type", "application/json")];

fn empty() -> SyncRequest {
    SyncRequest { protocol: PROTOCOL, ..SyncRequest::default() }
}

async fn trouble(client: &Client) -> SyncTrouble {
    client.sync("a-secret", &empty()).await.expect_err("it is no good answer")
}

async fn pairing(client: &Client) -> PairingTrouble {
    let request = PairRequest { protocol: PROTOCOL, code: "abcd-efgh".into(), device_name: "Test".into() };
    match client.pair(&request).await.expect_err("it is no good answer") {
        CommandError::Pairing { why } => why,
        other => panic!("{other:?}"),
    }
}

#[tokio::test]
async fn a_good_answer_is_read() {
    let client = answering(200, JSON, REPLY).await;
    assert_eq!(client.sync("a-secret", &empty()).await.unwrap().cursor, 7);
}

#[tokio::test]
async fn a_page_that_asks_to_sign_in_is_no_server_of_ours() {
    let html = answering(200, &[("content-type", "text/html; charset=utf-8")], "<html>Welcome to the train").await;
    assert_eq!(trouble(&html).await, SyncTrouble::CaptivePortal);
    assert_eq!(pairing(&html).await, PairingTrouble::NotOurServer);
    let redirect = answering(302, &[("location", "http://login.example")], "").await;
    assert_eq!(trouble(&redirect).await, SyncTrouble::CaptivePortal);
    let sign_in_needed = answering(511, &[("content-type", "text/html")], "<html>").await;
    assert_eq!(trouble(&sign_in_needed).await, SyncTrouble::CaptivePortal);
    let forbidden = answering(401, &[("content-type", "text/html")], "<html>proxy").await;
    assert_eq!(trouble(&forbidden).await, SyncTrouble::CaptivePortal, "only our server can revoke");
    let other_json = answering(200, JSON, r#"{"hello":"world"}"#).await;
    assert_eq!(trouble(&other_json).await, SyncTrouble::Unreadable);
    assert_eq!(pairing(&other_json).await, PairingTrouble::NotOurServer);
}

#[tokio::test]
async fn nobody_at_the_address_is_offline() {
    // Bound, so that no other test gets the port, but nobody listens.
    let socket = tokio::net::TcpSocket::new_v4().unwrap();
    socket.bind("127.0.0.1:0".parse().unwrap()).unwrap();
    let address = socket.local_addr().unwrap();
    let client = Client::new(&format!("http://{address}")).unwrap();
    assert_eq!(trouble(&client).await, SyncTrouble::Offline);
    assert_eq!(pairing(&client).await, PairingTrouble::Unreachable);
}

#[tokio::test]
async fn a_body_that_breaks_off_is_unreadable() {
    for head in ["content-length: 500", "transfer-encoding: chunked"] {
        let (listener, address) = listen().await;
        tokio::spawn(async move {
            let (mut stream, _) = listener.accept().await.unwrap();
            let mut sink = [0; 4096];
            let _ = stream.read(&mut sink).await;
            let chunk = if head.starts_with('t') { "1f\r\n" } else { "" };
            let answer =
                format!("HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n{head}\r\n\r\n{chunk}{{\"cursor\":7,");
            let _ = stream.write_all(answer.as_bytes()).await;
        });
        let client = Client::new(&format!("http://{address}")).unwrap();
        assert_eq!(trouble(&client).await, SyncTrouble::Unreadable, "{head}");
    }
    let cut = answering(200, JSON, &REPLY[..20]).await;
    assert_eq!(trouble(&cut).await, SyncTrouble::Unreadable, "a proxy that closed it well");
}

#[tokio::test]
async fn a_compressed_body_is_read_and_a_damaged_one_is_not() {
    const ZSTD: &[(&str, &str)] = &[("content-type", "application/json"), ("content-encoding", "zstd")];
    let packed = zstd::bulk::compress(REPLY.as_bytes(), 3).unwrap();
    let client = answering(200, ZSTD, packed.clone()).await;
    assert_eq!(client.sync("a-secret", &empty()).await.unwrap().cursor, 7);
    let half = answering(200, ZSTD, packed[..packed.len() / 2].to_vec()).await;
    assert_eq!(trouble(&half).await, SyncTrouble::Unreadable);
    let rubbish = answering(200, ZSTD, "not zstd at all").await;
    assert_eq!(trouble(&rubbish).await, SyncTrouble::Unreadable);
}

#[tokio::test]
async fn a_body_larger_than_any_of_ours_is_stopped_also_when_it_grows_while_unpacking() {
    const ZSTD: &[(&str, &str)] = &[("content-type", "application/json"), ("content-encoding", "zstd")];
    let bomb = zstd::bulk::compress(&vec![b' '; REPLY_BYTES_MAX + 1], 3).unwrap();
    assert!(bomb.len() < 100_000, "small on the wire");
    assert_eq!(trouble(&answering(200, ZSTD, bomb).await).await, SyncTrouble::TooLarge);
    let announced = answering(200, JSON, vec![b' '; REPLY_BYTES_MAX + 1]).await;
    assert_eq!(trouble(&announced).await, SyncTrouble::TooLarge);
}

#[tokio::test]
async fn what_our_server_says_is_told_apart() {
    let problem = |code: &str| format!(r#"{{"code":"{code}","message":"for people"}}"#);
    let cases = [
        (401, "revoked", SyncTrouble::Revoked),
        (426, "update_needed", SyncTrouble::UpdateNeeded),
        (500, "broken", SyncTrouble::Server),
        (503, "busy", SyncTrouble::Server),
        (413, "too_large", SyncTrouble::Server),
    ];
    for (status, code, expected) in cases {
        assert_eq!(trouble(&answering(status, JSON, problem(code)).await).await, expected, "{code}");
    }
    let gateway = answering(502, &[("content-type", "text/html")], "<html>bad gateway").await;
    assert_eq!(trouble(&gateway).await, SyncTrouble::Server);
    let cases = [
        (404, "code", PairingTrouble::Code),
        (429, "too_many", PairingTrouble::TooMany),
        (426, "update_needed", PairingTrouble::UpdateNeeded),
        (500, "broken", PairingTrouble::Server),
    ];
    for (status, code, expected) in cases {
        assert_eq!(pairing(&answering(status, JSON, problem(code)).await).await, expected, "{code}");
    }
}

#[tokio::test]
async fn a_code_of_the_wrong_length_is_not_even_sent() {
    let client = Client::new("http://127.0.0.1:9").unwrap();
    for code in ["", "abc", "abcdefghi", "abcdefg!", "ääääääää"] {
        let request = PairRequest { protocol: PROTOCOL, code: code.into(), device_name: "Test".into() };
        let error = client.pair(&request).await.unwrap_err();
        assert_eq!(error, CommandError::Pairing { why: PairingTrouble::CodeShape }, "{code}");
    }
}

#[tokio::test]
async fn a_request_says_no_word_too_much_and_a_large_one_is_compressed() {
    type Heard = Arc<Mutex<Vec<(HeaderMap, Bytes)>>>;
    let heard: Heard = Arc::default();
    let (listener, address) = listen().await;
    let ears = heard.clone();
    let answer = move |headers: HeaderMap, body: Bytes| {
        ears.lock().unwrap().push((headers, body));
        async { (StatusCode::OK, [(CONTENT_TYPE, "application/json")], REPLY) }
    };
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/sync", post(answer))).await });
    let client = Client::new(&format!("http://{address}/")).unwrap();
    client.sync("a-secret", &empty()).await.unwrap();
    let world = super::world::World::paired(&(0..20).map(super::world::job).collect::<Vec<_>>());
    for n in 0..20 {
        world.check_in(&super::world::job(n));
    }
    client.sync("a-secret", &world.request()).await.unwrap();

    let heard = heard.lock().unwrap();
    let (headers, body) = &heard[0];
    let mut names: Vec<&str> = headers.keys().map(|name| name.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["accept", "accept-encoding", "authorization", "content-length", "content-type", "host"]);
    assert_eq!(headers[AUTHORIZATION], "Bearer a-secret");
    assert_eq!(body, r#"{"protocol":1,"cursor":0}"#);
    let (headers, body) = &heard[1];
    assert_eq!(headers[CONTENT_ENCODING], "zstd");
    let plain = zstd::stream::decode_all(&body[..]).unwrap();
    let request: SyncRequest = serde_json::from_slice(&plain).unwrap();
    assert_eq!(request.operations.len(), 20);
    assert!(body.len() * 3 < plain.len(), "{} of {}", body.len(), plain.len());
}

/// A server that speaks version 1 only, and says so.
async fn first_version_only() -> String {
    let answer = |body: Bytes| async move {
        let said: serde_json::Value = serde_json::from_slice(&body).unwrap();
        let (status, answer) = match said["protocol"].as_u64() {
            Some(1) => (StatusCode::OK, REPLY.to_owned()),
            _ => (
                StatusCode::UPGRADE_REQUIRED,
                r#"{"code":"update_needed","message":"no","protocols":{"oldest":1,"newest":1}}"#.to_owned(),
            ),
        };
        (status, [(CONTENT_TYPE, "application/json")], answer)
    };
    let (listener, address) = listen().await;
    tokio::spawn(async move { axum::serve(listener, Router::new().route("/sync", post(answer))).await });
    format!("http://{address}")
}

#[tokio::test]
async fn an_older_server_is_spoken_to_in_the_newest_version_that_both_know() {
    let server = first_version_only().await;
    let newer = Client::speaking(&server, Protocols { oldest: 1, newest: 3 }).unwrap();
    for _ in 0..2 {
        assert_eq!(newer.sync("a-secret", &empty()).await.unwrap().cursor, 7);
    }
    let far_newer = Client::speaking(&server, Protocols { oldest: 2, newest: 3 }).unwrap();
    assert_eq!(trouble(&far_newer).await, SyncTrouble::ServerUpdateNeeded);
    let newest = r#"{"code":"update_needed","message":"no","protocols":{"oldest":8,"newest":9}}"#;
    assert_eq!(trouble(&answering(426, JSON, newest).await).await, SyncTrouble::UpdateNeeded);
    assert_eq!(pairing(&answering(426, JSON, newest).await).await, PairingTrouble::UpdateNeeded);
    let older = r#"{"code":"update_needed","message":"no","protocols":{"oldest":0,"newest":0}}"#;
    assert_eq!(pairing(&answering(426, JSON, older).await).await, PairingTrouble::ServerUpdateNeeded);
}
