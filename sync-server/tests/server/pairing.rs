//! Pairing codes: once, ten minutes, not to be guessed.

use reqwest::StatusCode;
use serde_json::{Value, json};
use sync_server::api::Role;
use sync_server::state::Settings;

use crate::actors::{Office, Server, office_day};

async fn code(office: &Office, technician: domain::ids::TechnicianId) -> Value {
    office.post(&format!("technicians/{technician}/pairing-code"), &json!({})).await
}

#[tokio::test]
async fn a_code_works_once_however_it_is_typed() {
    let (server, office, technician, _) = office_day().await;
    let given = code(&office, technician).await;
    let typed = given["code"].as_str().unwrap().to_lowercase().replace('-', " ");
    assert_eq!(server.pair_with(&typed).await.status(), StatusCode::OK);
    let used = server.pair_with(&typed).await;
    assert_eq!(used.status(), StatusCode::NOT_FOUND);
    let used: Value = used.json().await.unwrap();
    let wrong: Value = server.pair_with("ABCD-EFGH").await.json().await.unwrap();
    let never: Value = server.pair_with("what is a code?").await.json().await.unwrap();
    assert_eq!((&used, &used), (&wrong, &never), "the answer tells nothing");
    assert_eq!(used["code"], "code");
}

#[tokio::test]
async fn a_code_ends_after_ten_minutes() {
    let (server, office, technician, _) = office_day().await;
    let (early, late) = (code(&office, technician).await, code(&office, technician).await);
    assert_eq!(early["expires_at"], "2026-03-27T09:10:00Z");
    server.clock.forward(chrono::Duration::seconds(599));
    assert_eq!(server.pair_with(early["code"].as_str().unwrap()).await.status(), StatusCode::OK);
    server.clock.forward(chrono::Duration::seconds(1));
    assert_eq!(server.pair_with(late["code"].as_str().unwrap()).await.status(), StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn guessing_is_slowed_down() {
    let server = Server::with(Settings { pairings_per_minute: 3, ..Settings::default() }).await;
    for _ in 0..3 {
        assert_eq!(server.pair_with("ABCD-EFGH").await.status(), StatusCode::NOT_FOUND);
    }
    let slowed = server.pair_with("ABCD-EFGH").await;
    assert_eq!(slowed.status(), StatusCode::TOO_MANY_REQUESTS);
    assert_eq!(slowed.json::<Value>().await.unwrap()["code"], "too_many");
}

#[tokio::test]
async fn the_database_holds_neither_code_nor_token() {
    let (server, office, technician, phone) = office_day().await;
    let given = code(&office, technician).await["code"].as_str().unwrap().replace('-', "");
    let bytes = server.place.bytes();
    let holds = |text: &str| bytes.windows(text.len()).any(|window| window == text.as_bytes());
    assert!(holds("Luca Beispiel"), "the search finds what is there");
    assert!(!holds(&given) && !holds(&phone.token));
}

#[tokio::test]
async fn the_code_comes_with_a_picture_and_the_phone_with_its_name() {
    let server = Server::with(Settings { public_url: "https://office.example".into(), ..Settings::default() }).await;
    let office = server.office("dora", Role::Dispatcher).await;
    let technician = office.technician("Luca Beispiel").await;
    let given = code(&office, technician).await;
    assert_eq!(given["server"], "https://office.example");
    assert!(given["qr_svg"].as_str().unwrap().contains("<svg"));
    let name = format!("\u{7}{}", "x".repeat(500));
    let body = json!({ "protocol": 1, "code": given["code"], "device_name": name });
    let answer = server.http.post(format!("{}/pair", server.url)).json(&body).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::OK);
    let detail = office.get(&format!("technicians/{technician}")).await;
    assert_eq!(detail["devices"][0]["name"].as_str().unwrap().len(), 80, "cut to its limit, nothing hidden in it");
    assert_eq!(detail["technician"]["devices"], 1);
}
