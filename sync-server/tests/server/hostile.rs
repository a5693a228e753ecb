//! What strangers and bad lines send.

use domain::operation::{Action, OperationOutcome};
use domain::report::Outcome;
use domain::wire::{OPERATIONS_MAX, REQUEST_BYTES_MAX};
use reqwest::header::ACCEPT_ENCODING;
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::actors::{Phone, completed, new_job, office_day, wants_again};

async fn problem(answer: reqwest::Response) -> (u16, String) {
    let status = answer.status().as_u16();
    let problem: Value = answer.json().await.unwrap();
    assert!(problem["message"].as_str().unwrap().ends_with('.'), "a sentence: {problem}");
    (status, problem["code"].as_str().unwrap().to_owned())
}

fn no(status: u16, code: &str) -> (u16, String) {
    (status, code.to_owned())
}

async fn send(phone: &Phone, body: Vec<u8>, encoding: Option<&str>) -> (u16, String) {
    problem(phone.post(body, encoding).await).await
}

#[tokio::test]
async fn unknown_and_revoked_phones_read_nothing() {
    let (_server, office, _, mut phone) = office_day().await;
    let mut stranger = phone.clone();
    stranger.token = "0".repeat(64);
    let body = serde_json::to_vec(&phone.request(&[])).unwrap();
    assert_eq!(send(&stranger, body.clone(), None).await, no(401, "revoked"));
    office.post(&format!("devices/{}/revoke", phone.device), &json!({})).await;
    assert_eq!(send(&phone, body, None).await, no(401, "revoked"));
    let operation = phone.does(domain::ids::JobId(uuid::Uuid::now_v7()), completed());
    let body = serde_json::to_vec(&phone.request(&[operation])).unwrap();
    assert_eq!(send(&stranger, body, None).await, no(401, "revoked"), "a stranger leaves nothing here either");
    let bare = phone.http.post(format!("{}/sync", phone.url)).body("{}").send().await.unwrap();
    assert_eq!(problem(bare).await, no(401, "revoked"));
}

#[tokio::test]
async fn another_protocol_asks_for_an_update() {
    let (server, _, _, phone) = office_day().await;
    for protocol in [0, 2] {
        let body = json!({ "protocol": protocol, "cursor": 0 }).to_string().into_bytes();
        let answer = phone.post(body, None).await.json::<Value>().await.unwrap();
        assert_eq!(answer["code"], "update_needed");
        assert_eq!(answer["protocols"], json!({ "oldest": 1, "newest": 1 }), "what would be understood");
        let body = json!({ "protocol": protocol, "code": "ABCDEFGH", "device_name": "" });
        let answer = server.http.post(format!("{}/pair", server.url)).json(&body).send().await.unwrap();
        assert_eq!(problem(answer).await, no(426, "update_needed"));
    }
}

#[tokio::test]
async fn bodies_that_are_no_request_are_refused_with_a_sentence() {
    let (_server, _, _, phone) = office_day().await;
    for body in ["", "{", "[]", "\u{0}", "{\"protocol\":\"one\",\"cursor\":0}"] {
        assert_eq!(send(&phone, body.into(), None).await, no(400, "unreadable"), "{body:?}");
    }
    assert_eq!(send(&phone, vec![b' '; REQUEST_BYTES_MAX + 1], None).await, no(413, "too_large"));
    assert_eq!(send(&phone, b"{}".to_vec(), Some("br")).await, no(400, "unreadable"));
}

#[tokio::test]
async fn too_many_operations_are_refused_whole() {
    let (_server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let many: Vec<_> = (0..=OPERATIONS_MAX).map(|_| phone.does(job, completed())).collect();
    let body = serde_json::to_vec(&phone.request(&many)).unwrap();
    assert_eq!(send(&phone, body, None).await, no(413, "too_large"));
    assert_eq!(phone.sync(&many[..1]).await.outcomes.len(), 1, "nothing of it was taken in before");
}

#[tokio::test]
async fn compressed_requests_are_read_cut_off_ones_refused_and_bombs_not_unpacked() {
    let (_server, _, _, phone) = office_day().await;
    let body = serde_json::to_vec(&phone.request(&[])).unwrap();
    let packed = zstd::bulk::compress(&body, 3).unwrap();
    assert_eq!(phone.post(packed.clone(), Some("zstd")).await.status(), 200);
    assert_eq!(send(&phone, packed[..packed.len() - 3].to_vec(), Some("zstd")).await, no(400, "unreadable"));
    assert_eq!(send(&phone, b"no zstd at all".to_vec(), Some("zstd")).await, no(400, "unreadable"));
    let bomb = zstd::bulk::compress(&vec![b' '; 64 * 1024 * 1024], 3).unwrap();
    assert!(bomb.len() < 10_000);
    assert_eq!(send(&phone, bomb, Some("zstd")).await, no(413, "too_large"));
}

#[tokio::test]
async fn replies_are_compressed_where_it_is_worth_it() {
    let (_server, office, technician, phone) = office_day().await;
    for _ in 0..20 {
        office.job(Some(technician)).await;
    }
    let ask = |body: Vec<u8>| {
        let request = phone.http.post(format!("{}/sync", phone.url)).bearer_auth(&phone.token);
        request.header(ACCEPT_ENCODING, "gzip, zstd").body(body).send()
    };
    let answer = ask(serde_json::to_vec(&phone.request(&[])).unwrap()).await.unwrap();
    assert_eq!(answer.headers()["content-encoding"], "zstd");
    let bytes = answer.bytes().await.unwrap();
    let plain = zstd::stream::decode_all(&bytes[..]).unwrap();
    assert!(plain.len() > 4 * bytes.len(), "{} from {}", bytes.len(), plain.len());
    let reply: domain::wire::SyncReply = serde_json::from_slice(&plain).unwrap();
    let next = json!({ "protocol": 1, "epoch": reply.epoch, "cursor": reply.cursor }).to_string();
    assert!(!ask(next.into()).await.unwrap().headers().contains_key("content-encoding"), "too small to gain");
}

#[tokio::test]
async fn a_request_that_breaks_off_changes_nothing() {
    let (server, office, technician, mut phone) = office_day().await;
    let job = office.job(Some(technician)).await;
    let operation = phone.does(job, completed());
    let body = serde_json::to_vec(&phone.request(std::slice::from_ref(&operation))).unwrap();
    let mut line = TcpStream::connect(server.url.trim_start_matches("http://")).await.unwrap();
    let head = format!(
        "POST /sync HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {}\r\ncontent-length: {}\r\n\r\n",
        phone.token,
        body.len()
    );
    line.write_all(head.as_bytes()).await.unwrap();
    line.write_all(&body[..body.len() / 2]).await.unwrap();
    line.shutdown().await.unwrap();
    let mut answer = Vec::new();
    let _ = line.read_to_end(&mut answer).await;
    assert!(!answer.starts_with(b"HTTP/1.1 200"), "half a request is none");
    assert_eq!(phone.sync(&[operation]).await.outcomes.len(), 1, "the whole one is taken in as the first");
}

/// PostgreSQL has no room for it in a text. Whoever sends it must not be stuck for ever.
#[tokio::test]
async fn the_character_that_ends_texts_is_taken_in_everywhere() {
    let (server, office, technician, mut phone) = office_day().await;
    let mut new = new_job("N-\0 7", Some(technician));
    for field in ["name", "phone", "street", "postcode", "city", "access"] {
        new["customer"][field] = json!("Bei\0spiel");
    }
    new["instructions"] = json!("\0");
    let made = office.post("jobs", &new).await;
    let job: domain::ids::JobId = made["job"]["id"].as_str().unwrap().parse().unwrap();
    office.post("technicians", &json!({ "name": "No\0é", "phone": "\0" })).await;
    for path in ["jobs?search=bei%00spiel", "claims?search=%00", "service-orders?search=bei%00spiel", "technicians"] {
        office.get(path).await;
    }
    assert_eq!(office.get("jobs?search=bei%00spiel").await["total"], 1, "what was typed is found as it was typed");
    assert_eq!(server.sign_in("do\0ra", "\0").await.status(), 401);

    let outcome = Outcome::Completed { note: "fer\0tig".into() };
    let mut request = wants_again();
    if let Action::RequestServiceOrder { request, .. } = &mut request {
        request.customer.name = "\0".into();
        request.note = "\0".into();
    }
    let check_in = phone.does(job, Action::CheckIn);
    let operations = [check_in, phone.does(job, request), phone.does(job, Action::CheckOut { outcome })];
    let reply = phone.sync(&operations).await;
    let accepted = reply.outcomes.iter().filter(|settled| settled.outcome == OperationOutcome::ACCEPTED).count();
    assert_eq!(accepted, 3, "{:?}", reply.outcomes);
    let kept = office.get(&format!("jobs/{job}")).await;
    assert_eq!(kept["job"]["customer"]["name"], "Bei\0spiel", "JSON keeps it");
}
