//! The binary as people and scripts call it.

use std::io::{BufRead, BufReader, Write};
use std::process::{Command, Output, Stdio};

use reqwest::StatusCode;
use serde_json::{Value, json};

use crate::place::TestPlace;

fn server(database: &str) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sync-server"));
    command.arg("--database").arg(database).stdin(Stdio::null());
    command
}

fn text(output: &Output) -> (String, String) {
    (String::from_utf8(output.stdout.clone()).unwrap(), String::from_utf8(output.stderr.clone()).unwrap())
}

#[tokio::test]
async fn sample_data_are_served_until_the_signal() {
    let _ = rustls::crypto::ring::default_provider().install_default();
    let place = TestPlace::new();
    let database = place.address();
    let filled = server(database).args(["demo", "--jobs", "1200"]).output().unwrap();
    let (said, _) = text(&filled);
    assert!(filled.status.success() && said.contains("sign in as finance with password sample-finance"), "{said}");
    let again = server(database).arg("demo").output().unwrap();
    assert!(!again.status.success());
    assert!(text(&again).1.contains("not empty"), "real work is never mixed with samples");

    let mut serving = server(database)
        .args(["serve", "--listen", "127.0.0.1:0"])
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(serving.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let url = line.trim().strip_prefix("listening on ").expect("the line that scripts wait for").to_owned();

    let code = server(database).args(["pairing-code", "--technician", "luca beispiel"]).output().unwrap();
    let http = reqwest::Client::builder().no_proxy().build().unwrap();
    let body = json!({ "protocol": 1, "code": text(&code).0.trim(), "device_name": "Pixel 9" });
    let paired = http.post(format!("{url}/pair")).json(&body).send().await.unwrap();
    assert_eq!(paired.status(), StatusCode::OK);
    let paired: Value = paired.json().await.unwrap();
    assert_eq!(paired["organisation"], "Muster Netzbau (sample)");
    let body = json!({ "protocol": 1, "cursor": 0 });
    let sync = http.post(format!("{url}/sync")).bearer_auth(paired["token"].as_str().unwrap()).json(&body);
    let reply: domain::wire::SyncReply = sync.send().await.unwrap().json().await.unwrap();
    let sizes: Vec<_> = reply
        .changes
        .iter()
        .filter(|row| row.entity == "job")
        .map(|row| row.row.as_ref().unwrap().get().len())
        .collect();
    let mean = sizes.iter().sum::<usize>() / sizes.len();
    assert!(sizes.len() > 1200 && (900..1200).contains(&mean), "{} jobs of {mean} bytes", sizes.len());

    let terminated = Command::new("kill").args(["-TERM", &serving.id().to_string()]).status().unwrap();
    assert!(terminated.success());
    assert!(serving.wait().unwrap().success(), "a stop that was asked for is no failure");
}

#[test]
fn a_user_is_added_with_a_password_that_no_list_of_processes_shows() {
    let place = TestPlace::new();
    let database = place.address();
    let add = |password: &str| {
        let mut adding = server(database)
            .args(["user", "add", "--name", "dora", "--role", "dispatcher", "--password-stdin"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        adding.stdin.take().unwrap().write_all(password.as_bytes()).unwrap();
        adding.wait_with_output().unwrap()
    };
    assert!(add("long enough for all\n").status.success());
    let short = add("short\n");
    assert!(!short.status.success() && text(&short).1.contains("10 to 200 characters"));
    let none = server(database).args(["user", "add", "--name", "x", "--role", "finance"]).output().unwrap();
    assert!(!none.status.success(), "a password has to come from somewhere");
}

#[test]
fn what_cannot_be_done_is_said_in_a_sentence() {
    let place = TestPlace::new();
    let database = place.address();
    let wrong: [&[&str]; 4] = [
        &["pairing-code", "--technician", "Nobody"],
        &["serve", "--listen", "127.0.0.1:0", "--public-url", "ftp://x"],
        &["serve", "--listen", "nowhere"],
        &["serve", "--listen", "127.0.0.1:0", "--poll", "0"],
    ];
    for arguments in wrong {
        let output = server(database).args(arguments).output().unwrap();
        let (said, complained) = text(&output);
        assert!(!output.status.success() && said.is_empty() && !complained.is_empty(), "{arguments:?}");
        assert!(!complained.contains("panicked"), "{complained}");
    }
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("no.db"), "this is not a database, it only has its name".repeat(50)).unwrap();
    let output = server(folder.path().join("no.db").to_str().unwrap())
        .args(["serve", "--listen", "127.0.0.1:0"])
        .output()
        .unwrap();
    assert!(!output.status.success() && text(&output).1.contains("not a database"));
}

#[test]
fn every_option_explains_itself_and_its_environment() {
    let help = Command::new(env!("CARGO_BIN_EXE_sync-server")).args(["serve", "--help"]).output().unwrap();
    let (help, _) = text(&help);
    for option in ["LISTEN", "DATABASE", "ORGANISATION", "PUBLIC_URL", "METRICS_LISTEN", "LOG", "POLL"] {
        assert!(help.contains(&format!("EINSATZ_{option}")), "{option} in {help}");
    }
}

#[test]
fn a_password_in_the_address_of_the_database_is_never_printed() {
    let address = "postgres://anna:geheim@127.0.0.1:1/office";
    let runs: [&[&str]; 4] = [&["--help"], &["serve", "--help"], &["user", "add"], &["serve", "--listen", "nowhere"]];
    for arguments in runs {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sync-server"));
        let output = command.args(arguments).env("EINSATZ_DATABASE", address).output().unwrap();
        let (said, complained) = text(&output);
        assert!(!said.contains("geheim") && !complained.contains("geheim"), "{arguments:?}: {said}{complained}");
    }
    for wrong in ["postgres://anna:geheim@host:geheim/office", "postgres://anna:geheim@host/o?sslmode=require"] {
        let output = server(wrong).args(["serve", "--listen", "127.0.0.1:0"]).output().unwrap();
        let (_, complained) = text(&output);
        assert!(!output.status.success() && !complained.contains("geheim"), "{complained}");
        assert!(complained.contains("database"), "a sentence about what is wrong: {complained}");
    }
}

#[test]
fn files_of_a_bank_are_taken_in_by_a_command_that_says_what_they_brought() {
    let place = TestPlace::new();
    let database = place.address();
    let mut adding = server(database)
        .args(["user", "add", "--name", "fritz", "--role", "finance", "--password-stdin"])
        .stdin(Stdio::piped())
        .stdout(Stdio::null())
        .spawn()
        .unwrap();
    adding.stdin.take().unwrap().write_all(b"a long enough password\n").unwrap();
    assert!(adding.wait().unwrap().success());
    let folder = tempfile::tempdir().unwrap();
    let (good, broken) = (folder.path().join("good.xml"), folder.path().join("broken.xml"));
    std::fs::write(&good, crate::bank::statement(7, &[crate::bank::credit("S1", "Miete", 90_000)])).unwrap();
    std::fs::write(&broken, "no statement").unwrap();
    let import = |who: &str, files: &[&std::path::Path]| {
        let out = server(database).args(["statement", "import", "--as", who]).args(files).output().unwrap();
        let (said, error) = text(&out);
        (out.status.code(), said, error)
    };
    let (code, said, _) = import("fritz", &[&good]);
    assert_eq!(code, Some(0));
    assert!(said.starts_with("good.xml: camt.053: 1 statements, 1 bookings, 1 unmatched"), "{said}");
    assert!(said.contains("is none of the office's accounts"), "{said}");
    let (code, said, error) = import("fritz", &[&good, &broken]);
    assert_eq!(code, Some(1));
    assert!(said.contains("good.xml: camt.053 (known before; nothing is changed): 1 statements, 1 bookings"), "{said}");
    assert!(
        said.contains("broken.xml: refused: this is not an XML file") && error.contains("1 of 2 files are refused")
    );
    let (code, _, error) = import("nobody", &[&good]);
    assert!(code == Some(1) && error.contains("nobody of finance"), "{error}");
}
