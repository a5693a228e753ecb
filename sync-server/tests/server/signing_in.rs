//! Signing in and out of the office.

use reqwest::header::SET_COOKIE;
use reqwest::{Method, StatusCode};
use serde_json::{Value, json};
use sync_server::api::Role;
use sync_server::state::Settings;

use crate::actors::{PASSWORD, Server};

#[tokio::test]
async fn who_signs_in_is_known_until_signing_out() {
    let server = Server::start().await;
    let office = server.office("dora", Role::Dispatcher).await;
    let me = office.get("session").await;
    assert_eq!((&me["name"], &me["role"]), (&json!("dora"), &json!("dispatcher")));
    assert_eq!(me["today"], "2026-03-27");
    let out = office.request(Method::DELETE, "session").send().await.unwrap();
    assert_eq!(out.status(), StatusCode::NO_CONTENT);
    let again = office.request(Method::GET, "session").send().await.unwrap();
    assert_eq!(again.status(), StatusCode::UNAUTHORIZED, "the old cookie is worth nothing");
    assert_eq!(again.json::<Value>().await.unwrap()["code"], "signed_out");
}

#[tokio::test]
async fn a_wrong_name_and_a_wrong_password_get_the_same_answer() {
    let server = Server::start().await;
    server.user("dora", Role::Dispatcher).await;
    let mut answers = Vec::new();
    for (name, password) in [("dora", "wrong"), ("nobody", PASSWORD), ("dora", &"x".repeat(5000)), ("", "")] {
        let answer = server.sign_in(name, password).await;
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED);
        answers.push(answer.json::<Value>().await.unwrap());
    }
    assert!(answers.iter().all(|answer| *answer == answers[0]));
}

#[tokio::test]
async fn guessing_passwords_is_slowed_down() {
    let server = Server::with(Settings { sign_ins_per_minute: 2, ..Settings::default() }).await;
    server.user("dora", Role::Dispatcher).await;
    for _ in 0..2 {
        assert_eq!(server.sign_in("dora", "wrong").await.status(), StatusCode::UNAUTHORIZED);
    }
    assert_eq!(server.sign_in("dora", PASSWORD).await.status(), StatusCode::TOO_MANY_REQUESTS);
}

#[tokio::test]
async fn the_cookie_is_locked_down() {
    let settings = Settings { public_url: "https://office.example".into(), ..Settings::default() };
    let server = Server::with(settings).await;
    server.user("dora", Role::Dispatcher).await;
    let answer = server.sign_in("dora", PASSWORD).await;
    let cookie = answer.headers()[SET_COOKIE].to_str().unwrap().to_owned();
    for part in ["HttpOnly", "SameSite=Strict", "Secure", "Path=/"] {
        assert!(cookie.contains(part), "{part} in {cookie}");
    }
    assert!(!Server::start().await.office("dora", Role::Admin).await.cookie.unwrap().contains("Secure"));
}

#[tokio::test]
async fn a_session_ends_after_a_working_day() {
    let server = Server::start().await;
    let office = server.office("dora", Role::Dispatcher).await;
    server.clock.forward(chrono::Duration::minutes(12 * 60 - 1));
    office.get("session").await;
    server.clock.forward(chrono::Duration::minutes(1));
    let late = office.request(Method::GET, "session").send().await.unwrap();
    assert_eq!(late.status(), StatusCode::UNAUTHORIZED);
}

#[tokio::test]
async fn a_change_of_role_holds_at_once() {
    let server = Server::start().await;
    let office = server.office("dora", Role::Dispatcher).await;
    office.technician("Luca Beispiel").await;
    server.user("dora", Role::Finance).await;
    let (status, problem) = office.refused("technicians", &json!({ "name": "Sara", "phone": "" })).await;
    assert_eq!((status, &problem["code"]), (403, &json!("forbidden")));
}

#[tokio::test]
async fn a_foreign_page_cannot_write_with_our_cookie() {
    let server = Server::start().await;
    let office = server.office("dora", Role::Dispatcher).await;
    let ask = |origin: &str| {
        let body = json!({ "name": "Sara", "phone": "" });
        office.request(Method::POST, "technicians").header("origin", origin).json(&body).send()
    };
    assert_eq!(ask("https://evil.example").await.unwrap().status(), StatusCode::FORBIDDEN);
    assert_eq!(ask("null").await.unwrap().status(), StatusCode::FORBIDDEN);
    assert_eq!(ask(&server.url).await.unwrap().status(), StatusCode::CREATED);
    let form = office.request(Method::POST, "technicians").header("content-type", "text/plain").body("{}");
    assert_eq!(form.send().await.unwrap().status(), StatusCode::BAD_REQUEST, "a form is no JSON");
}
