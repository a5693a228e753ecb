//! Who acts in the tests: a server, people of the office, phones.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};
use std::time::Duration;

use chrono::{DateTime, Utc};
use domain::clock::Moment;
use domain::ids::{JobId, OperationId, ServiceOrderId, TechnicianId};
use domain::money::Money;
use domain::operation::{Action, Operation, OperationOutcome, content_hash};
use domain::procedure::{CauseCode, PartnerCode, ProcedureVersion};
use domain::report::{CallConfirmation, FailureReport, Outcome, ThirdParty};
use domain::service_order::{ServiceOrderRequest, Wish};
use domain::wire::{Envelope, PairReply, SyncReply, SyncRequest};
use reqwest::header::{CONTENT_TYPE, COOKIE, SET_COOKIE};
use reqwest::{Method, RequestBuilder, Response, StatusCode};
use serde_json::value::RawValue;
use serde_json::{Value, json};
use sync_server::api::Role;
use sync_server::db::{Database, DbError, Place, Write};
use sync_server::state::{AppState, Settings};
use sync_server::store::{procedure, user};
use sync_server::{password, serve};
use tokio::net::TcpListener;
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use uuid::Uuid;

use crate::place::TestPlace;

pub const PASSWORD: &str = "correct horse battery";

/// A clock that stands until it is set.
#[derive(Clone)]
pub struct TestClock(Arc<AtomicI64>);

impl TestClock {
    pub fn now(&self) -> DateTime<Utc> {
        DateTime::from_timestamp_millis(self.0.load(Ordering::SeqCst)).unwrap()
    }

    pub fn forward(&self, by: chrono::Duration) {
        self.0.fetch_add(by.num_milliseconds(), Ordering::SeqCst);
    }
}

pub struct Server {
    pub url: String,
    pub clock: TestClock,
    pub state: AppState,
    pub place: TestPlace,
    pub http: reqwest::Client,
    pub stop: Option<oneshot::Sender<()>>,
    pub task: JoinHandle<std::io::Result<()>>,
}

impl Server {
    pub async fn start() -> Server {
        Server::with(Settings { pairings_per_minute: 1000, sign_ins_per_minute: 1000, ..Settings::default() }).await
    }

    pub async fn with(settings: Settings) -> Server {
        let _ = rustls::crypto::ring::default_provider().install_default();
        let place = TestPlace::new();
        let database = Database::open(Place::read(place.address()).unwrap()).await.unwrap();
        let begin = "2026-03-27T09:00:00Z".parse::<DateTime<Utc>>().unwrap();
        let clock = TestClock(Arc::new(AtomicI64::new(begin.timestamp_millis())));
        let read = clock.clone();
        let state = AppState::new(database, settings, Arc::new(move || read.now())).await.unwrap();
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let url = format!("http://{}", listener.local_addr().unwrap());
        let (stop, stopped) = oneshot::channel();
        let until = async {
            let _ = stopped.await;
        };
        let task = tokio::spawn(serve::serve(listener, None, state.clone(), Duration::from_millis(50), until));
        let http = reqwest::Client::builder().no_proxy().build().unwrap();
        Server { url, clock, state, place, http, stop: Some(stop), task }
    }

    pub async fn write(&self, work: impl Fn(&Write<'_>) -> Result<(), DbError> + Send + 'static) {
        self.state.database().write(work).await.unwrap();
    }

    /// Publishes the procedure of source 000, with invented amounts for line and router and none for material.
    pub async fn procedure(&self) {
        let begin = "2026-01-01".parse().unwrap();
        let amounts = [Some(Money::rappen(6000)), Some(Money::rappen(4550)), None];
        self.write(move |tx| procedure::insert(tx, &domain::swisscom::procedure(begin, amounts, true))).await;
    }

    pub async fn user(&self, name: &'static str, role: Role) {
        let now = self.clock.now();
        let password_hash = password::hash(PASSWORD).unwrap();
        self.write(move |tx| {
            user::save(tx, &user::User { name: name.into(), role, password_hash: password_hash.clone() }, now)
        })
        .await;
    }

    /// Somebody of the office, signed in.
    pub async fn office(&self, name: &'static str, role: Role) -> Office {
        self.user(name, role).await;
        let answer = self.sign_in(name, PASSWORD).await;
        assert_eq!(answer.status(), StatusCode::OK);
        let cookie = answer.headers()[SET_COOKIE].to_str().unwrap().split(';').next().unwrap().to_owned();
        Office { url: self.url.clone(), http: self.http.clone(), cookie: Some(cookie) }
    }

    pub async fn sign_in(&self, name: &str, password: &str) -> Response {
        let body = json!({ "name": name, "password": password });
        self.http.post(format!("{}/api/v1/session", self.url)).json(&body).send().await.unwrap()
    }

    pub async fn pair_with(&self, code: &str) -> Response {
        let body = json!({ "protocol": 1, "code": code, "device_name": "Pixel 9" });
        self.http.post(format!("{}/pair", self.url)).json(&body).send().await.unwrap()
    }

    /// A phone of a technician, paired by the way a person would go.
    pub async fn phone(&self, office: &Office, technician: TechnicianId) -> Phone {
        let code = office.post(&format!("technicians/{technician}/pairing-code"), &json!({})).await;
        let answer = self.pair_with(code["code"].as_str().unwrap()).await;
        assert_eq!(answer.status(), StatusCode::OK);
        let reply: PairReply = answer.json().await.unwrap();
        assert_eq!(reply.technician, technician);
        Phone {
            url: self.url.clone(),
            http: self.http.clone(),
            clock: self.clock.clone(),
            token: reply.token,
            device: reply.device.0,
            run: Uuid::now_v7(),
            epoch: None,
            cursor: 0,
            next: 1,
        }
    }
}

/// A person of the office, or nobody.
#[derive(Clone)]
pub struct Office {
    pub url: String,
    pub http: reqwest::Client,
    pub cookie: Option<String>,
}

impl Office {
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        let request = self.http.request(method, format!("{}/api/v1/{path}", self.url));
        match &self.cookie {
            Some(cookie) => request.header(COOKIE, cookie),
            None => request,
        }
    }

    pub async fn get(&self, path: &str) -> Value {
        good(self.request(Method::GET, path).send().await.unwrap()).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Value {
        good(self.request(Method::POST, path).json(body).send().await.unwrap()).await
    }

    /// Is refused: the status and the problem.
    pub async fn refused(&self, path: &str, body: &Value) -> (u16, Value) {
        let answer = self.request(Method::POST, path).json(body).send().await.unwrap();
        (answer.status().as_u16(), answer.json().await.unwrap())
    }

    pub async fn technician(&self, name: &str) -> TechnicianId {
        let made = self.post("technicians", &json!({ "name": name, "phone": "079 000 00 01" })).await;
        made["technician"]["id"].as_str().unwrap().parse().unwrap()
    }

    /// A transfer-point job for the carrier.
    pub async fn job(&self, technician: Option<TechnicianId>) -> JobId {
        self.post("jobs", &new_job("", technician)).await["job"]["id"].as_str().unwrap().parse().unwrap()
    }
}

async fn good(answer: Response) -> Value {
    let (status, text) = (answer.status(), answer.text().await.unwrap());
    assert!(status.is_success(), "{status}: {text}");
    serde_json::from_str(&text).unwrap()
}

pub fn new_job(number: &str, technician: Option<TechnicianId>) -> Value {
    json!({
        "number": number,
        "kind": "transfer_point",
        "partner": "swisscom",
        "service_id": " SID-100/7 ",
        "customer": {
            "name": "Anna Musterfrau", "phone": "", "street": "Beispielgasse 3", "postcode": "3011", "city": "Bern",
            "access": ""
        },
        "window_start": "2026-03-27T08:00:00Z",
        "window_end": "2026-03-27T10:00:00Z",
        "instructions": "Leitung aktivieren",
        "technician": technician,
    })
}

/// A phone, with as much memory as a test needs.
#[derive(Clone)]
pub struct Phone {
    pub url: String,
    pub http: reqwest::Client,
    pub clock: TestClock,
    pub token: String,
    pub device: Uuid,
    pub run: Uuid,
    pub epoch: Option<Uuid>,
    pub cursor: i64,
    pub next: i64,
}

impl Phone {
    pub fn moment(&self) -> Moment {
        let wall = self.clock.now();
        Moment { wall, elapsed_ms: wall.timestamp_millis(), run: self.run }
    }

    /// The next operation of this phone.
    pub fn does(&mut self, job: JobId, action: Action) -> Envelope {
        let operation = Operation { job, base: 1, moment: self.moment(), confirmed: None, action };
        self.raw(serde_json::to_string(&operation).unwrap())
    }

    /// The next operation, whatever it says.
    pub fn raw(&mut self, body: String) -> Envelope {
        let number = self.next;
        self.next += 1;
        let hash = content_hash(&body);
        Envelope { id: OperationId(Uuid::now_v7()), number, hash, body: RawValue::from_string(body).unwrap() }
    }

    pub fn request(&self, operations: &[Envelope]) -> SyncRequest {
        let sent = if operations.is_empty() { None } else { Some(self.moment()) };
        SyncRequest {
            protocol: 1,
            epoch: self.epoch,
            cursor: self.cursor,
            sent,
            operations: operations.to_vec(),
            ..SyncRequest::default()
        }
    }

    pub async fn post(&self, body: Vec<u8>, encoding: Option<&str>) -> Response {
        let request = self.http.post(format!("{}/sync", self.url)).bearer_auth(&self.token);
        let request = request.header(CONTENT_TYPE, "application/json");
        let request = match encoding {
            Some(encoding) => request.header("content-encoding", encoding),
            None => request,
        };
        request.body(body).send().await.unwrap()
    }

    /// One round trip.
    pub async fn sync(&mut self, operations: &[Envelope]) -> SyncReply {
        let answer = self.post(serde_json::to_vec(&self.request(operations)).unwrap(), None).await;
        let (status, text) = (answer.status(), answer.text().await.unwrap());
        assert_eq!(status, StatusCode::OK, "{text}");
        let reply: SyncReply = serde_json::from_str(&text).unwrap();
        self.cursor = reply.cursor;
        self.epoch = reply.epoch.or(self.epoch);
        reply
    }

    /// Does one thing and hears what became of it.
    pub async fn send(&mut self, job: JobId, action: Action) -> OperationOutcome {
        let operation = self.does(job, action);
        self.sync(&[operation]).await.outcomes.remove(0).outcome
    }
}

/// The rows of an entity in a reply: id and row.
pub fn rows(reply: &SyncReply, entity: &str) -> Vec<(String, Option<Value>)> {
    let of_entity = reply.changes.iter().filter(|change| change.entity == entity);
    let read = |row: &RawValue| serde_json::from_str(row.get()).unwrap();
    of_entity.map(|change| (change.id.clone(), change.row.as_deref().map(read))).collect()
}

pub fn failed(cause: &str, reached: bool) -> Action {
    let at = "2026-03-27T09:00:00Z".parse().unwrap();
    let call = if reached {
        CallConfirmation::Confirmed { at, contact: "Frau Muster".into(), reference: "INC1".into(), dialled: vec![at] }
    } else {
        CallConfirmation::NotReached { at, dialled: vec![at] }
    };
    let procedure = ProcedureVersion { partner: PartnerCode("swisscom".into()), version: 1 };
    let third_party = ThirdParty::Carrier { procedure, call, technician_visit: true, cause: CauseCode(cause.into()) };
    Action::CheckOut { outcome: Outcome::Failed { report: FailureReport { third_party, note: String::new() } } }
}

pub fn completed() -> Action {
    Action::CheckOut { outcome: Outcome::Completed { note: String::new() } }
}

pub fn wants_again() -> Action {
    let customer = domain::customer::Customer {
        name: "Anna Musterfrau".into(),
        phone: String::new(),
        street: "Beispielgasse 3".into(),
        postcode: "3011".into(),
        city: "Bern".into(),
        access: String::new(),
    };
    let request = ServiceOrderRequest { customer, wish: Wish::LineActive, note: "Nochmals".into() };
    Action::RequestServiceOrder { service_order: ServiceOrderId(Uuid::now_v7()), request }
}

/// A server with the procedure, a dispatcher and a technician with a phone.
pub async fn office_day() -> (Server, Office, TechnicianId, Phone) {
    let server = Server::start().await;
    server.procedure().await;
    let office = server.office("dora", Role::Admin).await;
    let technician = office.technician("Luca Beispiel").await;
    let phone = server.phone(&office, technician).await;
    (server, office, technician, phone)
}
