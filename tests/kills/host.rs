//! A phone host as a process of its own.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use reqwest::StatusCode;
use serde_json::Value;

/// The host's binary, built beside this test. A test run that has built it says so in `EINSATZ_BUILT`.
fn binary() -> std::path::PathBuf {
    let own = std::env::current_exe().expect("a test knows where it is");
    if std::env::var_os("EINSATZ_BUILT").is_none() {
        let built = Command::new(env!("CARGO")).args(["build", "--quiet", "-p", "phone-host"]).status();
        assert!(built.expect("cargo runs").success(), "the phone host builds");
    }
    own.ancestors().nth(2).expect("target/debug/deps/test").join("phone-host")
}

/// A process that somebody else may kill at any moment.
#[derive(Clone)]
pub struct Victim(Arc<Mutex<Child>>);

impl Victim {
    pub fn kill(&self) {
        let mut child = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _ = child.kill(); // it may be dead already
        let _ = child.wait();
    }
}

/// A phone in a folder, as a page sees it.
pub struct Host {
    pub victim: Victim,
    address: String,
    pub http: reqwest::blocking::Client,
}

impl Host {
    /// Starts it and waits for its first answer; says how long that took.
    pub fn start(folder: &Path, http: &reqwest::blocking::Client) -> (Host, Duration) {
        let begun = Instant::now();
        let mut child = Command::new(binary())
            .arg("--folder")
            .arg(folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the phone host starts");
        let mut line = String::new();
        let output = child.stdout.take().expect("piped");
        BufReader::new(output).read_line(&mut line).expect("it says where it listens");
        let address = line.trim().trim_start_matches("phone page: ").trim_end_matches('/').to_owned();
        let host = Host { victim: Victim(Arc::new(Mutex::new(child))), address, http: http.clone() };
        host.call("app", &Value::Null).expect("it answers");
        (host, begun.elapsed())
    }

    /// Calls a command. None: no whole answer came, so nobody knows whether it was done.
    pub fn call(&self, name: &str, args: &Value) -> Option<Value> {
        let request = self.http.post(format!("{}/call/{name}", self.address)).json(args);
        let answer = request.send().ok()?;
        let status = answer.status();
        let value: Value = answer.json().ok()?;
        assert_eq!(status, StatusCode::OK, "{name}: {value}");
        Some(value)
    }
}

impl Drop for Host {
    fn drop(&mut self) {
        self.victim.kill();
    }
}
