//! The office: a real server process on a database of its own, and a person at its API.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::{Arc, OnceLock};

use reqwest::{Method, StatusCode};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};
use sync_server::api;

use self::place::TestPlace;

#[path = "../../../sync-server/tests/place.rs"]
#[allow(dead_code, reason = "shared with tests that look into the database")]
pub mod place;

const PASSWORD: &str = "a long invented password";

/// The server's binary, built from what is here. A test run that has built it says so in `EINSATZ_BUILT`.
fn binary() -> &'static Path {
    static BINARY: OnceLock<PathBuf> = OnceLock::new();
    BINARY.get_or_init(|| {
        let own = std::env::current_exe().expect("a test knows where it is");
        let folder = own.ancestors().nth(2).expect("target/debug/deps/test");
        if std::env::var_os("EINSATZ_BUILT").is_none() {
            let mut cargo = Command::new(env!("CARGO"));
            cargo.args(["build", "--quiet", "-p", "sync-server"]);
            if folder.ends_with("release") {
                cargo.arg("--release");
            }
            assert!(cargo.status().expect("cargo runs").success(), "the server builds");
        }
        folder.join("sync-server")
    })
}

/// A server process and the people who use its pages.
pub struct Office {
    place: Arc<TestPlace>,
    process: Option<Child>,
    port: u16,
    http: reqwest::blocking::Client,
    cookie: String,
}

impl Office {
    /// An office that has just opened: no technician, no job, Swisscom's procedure with invented amounts.
    pub fn new() -> Office {
        Office::on(TestPlace::new())
    }

    /// An office that has just opened, on a database of the test's choice.
    pub fn on(place: TestPlace) -> Office {
        let mut office = Office::closed(Arc::new(place));
        office.command(&["user", "add", "--name", "admin", "--role", "admin", "--password-stdin"], PASSWORD);
        office.open();
        office.set_amounts();
        office
    }

    /// An office that people and phones know already.
    #[allow(dead_code, reason = "for the tests in ../golden.rs")]
    pub fn of_old(place: TestPlace) -> Office {
        let mut office = Office::closed(Arc::new(place));
        office.open();
        office
    }

    /// An office on a database of its own, restored from a backup.
    #[allow(dead_code, reason = "for the tests in ../golden.rs")]
    pub fn restored_from(file: &Path) -> Office {
        let mut office = Office::closed(Arc::new(TestPlace::new()));
        office.command(&["restore", "--from", file.to_str().expect("text")], "");
        office.open();
        office
    }

    /// A second server process on the same database.
    #[allow(dead_code, reason = "for the tests in ../../writers")]
    pub fn beside(&self) -> Office {
        let mut office = Office::closed(self.place.clone());
        office.open();
        office
    }

    fn closed(place: Arc<TestPlace>) -> Office {
        let _ = rustls_provider();
        let http = reqwest::blocking::Client::builder().no_proxy().build().expect("a client");
        Office { place, process: None, port: 0, http, cookie: String::new() }
    }

    /// The office decides what a failure is worth; the source names no amount.
    fn set_amounts(&self) {
        let procedures: Vec<domain::procedure::Procedure> = self.get("/procedures");
        let newest = procedures.first().expect("an office begins with Swisscom's procedure");
        let compensation = newest
            .causes
            .iter()
            .map(|cause| api::CauseCompensation {
                cause: cause.code.clone(),
                amount: Some(domain::money::Money::rappen(4_500)),
            })
            .collect();
        let version = api::NewProcedureVersion {
            partner: newest.partner.code.clone(),
            valid_from: domain::clock::local_date(chrono::Utc::now()),
            helpline_number: newest.helpline.number.clone(),
            payout_weeks: newest.payout_weeks,
            compensation,
        };
        self.post::<Vec<domain::procedure::Procedure>>("/procedures", &version);
    }

    /// Runs a command of the server's binary and gives what it printed.
    pub fn command(&self, args: &[&str], input: &str) -> String {
        use std::io::Write;
        let mut child = Command::new(binary())
            .args(args)
            .env("EINSATZ_DATABASE", self.database())
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .expect("the server's binary runs");
        child.stdin.take().expect("piped").write_all(input.as_bytes()).expect("it reads its input");
        let output = child.wait_with_output().expect("it ends");
        assert!(output.status.success(), "{args:?} succeeds");
        String::from_utf8(output.stdout).expect("text")
    }

    /// Where everything is kept, as the server is told.
    pub fn database(&self) -> &str {
        self.place.address()
    }

    /// The port it listens on.
    #[allow(dead_code, reason = "for the tests in ../../writers")]
    pub fn port(&self) -> u16 {
        self.port
    }

    /// The address phones use.
    pub fn address(&self) -> String {
        format!("http://127.0.0.1:{}", self.port)
    }

    /// Starts the server, on the port it had before, and signs in.
    pub fn open(&mut self) {
        self.start();
        self.sign_in();
    }

    /// Starts the server, on the port it had before. Who was signed in still is.
    pub fn start(&mut self) {
        assert!(self.process.is_none(), "the office is closed");
        let mut process = Command::new(binary())
            .args(["serve", "--listen", &format!("127.0.0.1:{}", self.port), "--organisation", "Fernmelde Muster AG"])
            .env("EINSATZ_DATABASE", self.database())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("the server starts");
        let mut line = String::new();
        let mut output = BufReader::new(process.stdout.take().expect("piped"));
        output.read_line(&mut line).expect("the server says where it listens");
        let port = line.trim().rsplit(':').next().and_then(|port| port.parse().ok());
        self.port = port.unwrap_or_else(|| panic!("not an address: {line}"));
        self.process = Some(process);
    }

    /// Signs in.
    pub fn sign_in(&mut self) {
        self.sign_in_as("admin");
    }

    /// A second person of finance, and whoever acts from now on.
    #[allow(dead_code, reason = "for the tests in ../my_money.rs")]
    pub fn second_person(&mut self) {
        self.command(&["user", "add", "--name", "second", "--role", "finance", "--password-stdin"], PASSWORD);
        self.sign_in_as("second");
    }

    fn sign_in_as(&mut self, name: &str) {
        let answer = self.raw(Method::POST, "/session", &json!({ "name": name, "password": PASSWORD }));
        let cookie = answer.headers().get("set-cookie").expect("a session").to_str().expect("text");
        self.cookie = cookie.split(';').next().unwrap_or_default().to_owned();
    }

    /// Ends the server as a crash would.
    pub fn kill(&mut self) {
        let mut process = self.process.take().expect("the office is open");
        process.kill().expect("it is there");
        process.wait().expect("it ends");
    }

    /// Takes a verified backup beside the running server.
    #[allow(dead_code, reason = "for the tests in ../restore.rs")]
    pub fn back_up(&self, file: &Path) {
        self.command(&["backup", "--force", "--to", file.to_str().expect("text")], "");
    }

    /// The server and its database are lost; another one is restored from a backup under the same address.
    #[allow(dead_code, reason = "for the tests in ../restore.rs")]
    pub fn lose_and_restore(&mut self, file: &Path) {
        self.kill();
        self.place = Arc::new(TestPlace::new());
        self.command(&["restore", "--from", file.to_str().expect("text")], "");
        self.open();
    }

    /// Everything that is stored fits together.
    #[allow(dead_code, reason = "for the tests in ../golden.rs")]
    pub fn verify(&self) {
        let said = self.command(&["verify"], "");
        assert!(said.starts_with("sound: "), "{said}");
    }

    fn raw(&self, method: Method, path: &str, body: &Value) -> reqwest::blocking::Response {
        let mut request = self
            .http
            .request(method.clone(), format!("{}/api/v1{path}", self.address()))
            .header("cookie", &self.cookie)
            .header("origin", self.address());
        if method != Method::GET {
            request = request.json(body);
        }
        request.send().expect("the office answers")
    }

    /// Asks and expects an answer.
    pub fn get<T: DeserializeOwned>(&self, path: &str) -> T {
        let answer = self.raw(Method::GET, path, &Value::Null);
        assert_eq!(answer.status(), StatusCode::OK, "GET {path}");
        answer.json().expect("what the contract says")
    }

    /// Asks for something to be done and expects it to be done.
    pub fn post<T: DeserializeOwned>(&self, path: &str, body: &impl Serialize) -> T {
        let body = serde_json::to_value(body).expect("json");
        let answer = self.raw(Method::POST, path, &body);
        let status = answer.status();
        let text = answer.text().expect("text");
        assert!(status.is_success(), "POST {path}: {status} {text}");
        serde_json::from_str(&text).unwrap_or_else(|error| panic!("POST {path}: {error}: {text}"))
    }

    /// Asks for something to be done and expects a "no".
    pub fn refused(&self, path: &str, body: &impl Serialize) -> domain::wire::Problem {
        let answer = self.raw(Method::POST, path, &serde_json::to_value(body).expect("json"));
        assert!(answer.status().is_client_error(), "POST {path}: {}", answer.status());
        answer.json().expect("a problem")
    }

    /// A new technician.
    pub fn technician(&self, name: &str) -> domain::ids::TechnicianId {
        let new = api::NewTechnician { name: name.into(), phone: String::new() };
        self.post::<api::TechnicianDetail>("/technicians", &new).technician.id
    }

    /// A pairing code for a technician.
    pub fn pairing_code(&self, technician: domain::ids::TechnicianId) -> String {
        self.post::<api::PairingCode>(&format!("/technicians/{technician}/pairing-code"), &json!({})).code
    }

    /// A visit today for Swisscom, as a dispatcher would type it.
    pub fn new_swisscom_job(&self, technician: Option<domain::ids::TechnicianId>) -> api::NewJob {
        let now = chrono::Utc::now();
        api::NewJob {
            number: String::new(),
            kind: domain::job::JobKind::Installation,
            partner: Some(domain::procedure::PartnerCode(domain::swisscom::SWISSCOM.into())),
            service_id: "SID-2026-0042".into(),
            customer: domain::customer::Customer {
                name: "Familie Beispiel".into(),
                phone: "044 000 00 00".into(),
                street: "Musterweg 7".into(),
                postcode: "8000".into(),
                city: "Zürich".into(),
                access: "Schlüssel beim Nachbarn".into(),
            },
            window_start: now,
            window_end: now + chrono::Duration::hours(2),
            instructions: "Router anschliessen".into(),
            technician,
        }
    }

    /// A job for Swisscom today.
    pub fn swisscom_job(&self, technician: domain::ids::TechnicianId) -> domain::ids::JobId {
        self.job_of_kind(technician, domain::job::JobKind::Installation)
    }

    /// A job for Swisscom today, of a kind.
    pub fn job_of_kind(&self, technician: domain::ids::TechnicianId, kind: domain::job::JobKind) -> domain::ids::JobId {
        let new = api::NewJob { kind, ..self.new_swisscom_job(Some(technician)) };
        self.post::<api::JobDetail>("/jobs", &new).job.id
    }

    /// The operations on a job that wait for a person.
    pub fn parked(&self, job: domain::ids::JobId) -> Vec<domain::operation::ParkReason> {
        self.job(job)
            .history
            .into_iter()
            .filter_map(|row| match row.event {
                api::HistoryEvent::Operation {
                    outcome: domain::operation::OperationOutcome::Parked { reason },
                    ..
                } => Some(reason),
                _ => None,
            })
            .collect()
    }

    /// Gives a job to somebody unless it is over.
    pub fn assign_if_possible(&self, job: domain::ids::JobId, technician: Option<domain::ids::TechnicianId>) {
        if self.job(job).can_assign {
            self.assign(job, technician);
        }
    }

    /// A job as the office sees it.
    pub fn job(&self, job: domain::ids::JobId) -> api::JobDetail {
        self.get(&format!("/jobs/{job}"))
    }

    /// Gives a job to somebody.
    pub fn assign(&self, job: domain::ids::JobId, technician: Option<domain::ids::TechnicianId>) -> api::JobDetail {
        self.post(&format!("/jobs/{job}/assign"), &api::Assign { technician })
    }

    /// All claims.
    pub fn claims(&self) -> api::ClaimPage {
        self.get("/claims?size=200")
    }
}

impl Drop for Office {
    fn drop(&mut self) {
        if let Some(mut process) = self.process.take() {
            let _ = process.kill();
            let _ = process.wait();
        }
    }
}

fn rustls_provider() -> bool {
    // The phone installs the same one; whoever comes second finds it there.
    rustls::crypto::ring::default_provider().install_default().is_ok()
}
