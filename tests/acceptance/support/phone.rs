//! A technician's phone: the real engine and the real client, with a switch for airplane mode and clocks that a test
//! sets.

use std::path::Path;

use chrono::{DateTime, Duration, Utc};
use domain::clock::Moment;
use domain::form::{Answer, CheckOutForm, Question};
use domain::ids::JobId;
use domain::procedure::CauseCode;
use domain::wire::{PairRequest, SyncReply, SyncRequest};
use phone::client::Client;
use phone::error::CommandError;
use phone::view::{Delivery, JobView, SyncTrouble};
use phone::{Phone, Stamp};
use uuid::Uuid;

use super::office::Office;

/// A technician with a phone in the hand.
pub struct TestPhone {
    /// The engine.
    pub phone: Phone,
    folder: tempfile::TempDir,
    client: Option<Client>,
    token: String,
    runtime: tokio::runtime::Runtime,
    run: Uuid,
    /// How far the phone's wall clock is off.
    pub clock_off: Duration,
    airplane: bool,
}

impl TestPhone {
    /// A phone out of the box.
    pub fn new() -> TestPhone {
        let folder = tempfile::tempdir().expect("a folder");
        let run = Uuid::now_v7();
        let phone = open(folder.path(), moment(run, Duration::zero()));
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().expect("a runtime");
        TestPhone {
            phone,
            folder,
            client: None,
            token: String::new(),
            runtime,
            run,
            clock_off: Duration::zero(),
            airplane: false,
        }
    }

    /// A phone paired with a new technician's code, after its first sync.
    pub fn of(office: &Office, technician: domain::ids::TechnicianId) -> TestPhone {
        let mut phone = TestPhone::new();
        phone.pair(&office.address(), &office.pairing_code(technician)).expect("the code is right");
        phone.sync().expect("the office is open");
        phone
    }

    /// Now, on this phone's clocks.
    pub fn moment(&self) -> Moment {
        moment(self.run, self.clock_off)
    }

    /// Now and a new identity, as a host stamps every command.
    pub fn stamp(&self) -> Stamp {
        Stamp { moment: self.moment(), id: Uuid::now_v7() }
    }

    /// Types address and code.
    pub fn pair(&mut self, server: &str, code: &str) -> Result<(), CommandError> {
        let client = Client::new(server)?;
        let request =
            PairRequest { protocol: domain::wire::PROTOCOL, code: code.into(), device_name: "Test phone".into() };
        let reply = self.runtime.block_on(client.pair(&request))?;
        self.token.clone_from(&reply.token);
        self.phone.take_pairing(server, &reply, &self.stamp())?;
        self.client = Some(client);
        Ok(())
    }

    /// Switches airplane mode.
    pub fn airplane(&mut self, on: bool) {
        self.airplane = on;
    }

    /// Round trips until there is nothing more to say.
    pub fn sync(&mut self) -> Result<(), SyncTrouble> {
        loop {
            let Some(request) = self.request() else { return Ok(()) };
            let reply = self.exchange(&request)?;
            if !self.take(&request, reply) {
                return Ok(());
            }
        }
    }

    /// What the phone would send now.
    pub fn request(&mut self) -> Option<SyncRequest> {
        self.phone.outgoing(self.moment()).expect("the store works")
    }

    /// Sends a request and gives the reply, without taking it in: a test may lose it.
    pub fn exchange(&mut self, request: &SyncRequest) -> Result<SyncReply, SyncTrouble> {
        if self.airplane {
            return Err(SyncTrouble::Offline);
        }
        let client = self.client.as_ref().expect("the phone is paired");
        self.runtime.block_on(client.sync(&self.token, request))
    }

    /// Takes a reply in; says whether there is more to ask.
    pub fn take(&mut self, request: &SyncRequest, reply: SyncReply) -> bool {
        self.phone.incoming(request, reply, self.moment()).expect("the store works").more
    }

    /// The app is killed and opened again.
    pub fn restart(self) -> TestPhone {
        self.restart_after(|_| ())
    }

    /// The app is killed, something happens to its folder, and it is opened again.
    pub fn restart_after(self, meanwhile: impl FnOnce(&Path)) -> TestPhone {
        let TestPhone { phone, folder, client, token, runtime, clock_off, airplane, .. } = self;
        drop(phone);
        meanwhile(folder.path());
        let run = Uuid::now_v7();
        let phone = open(folder.path(), moment(run, clock_off));
        TestPhone { phone, folder, client, token, runtime, run, clock_off, airplane }
    }

    /// The app is closed, and its folder is looked at.
    pub fn take_folder<T>(self, look: impl FnOnce(&Path) -> T) -> (tempfile::TempDir, T) {
        let TestPhone { phone, folder, .. } = self;
        drop(phone);
        let seen = look(folder.path());
        (folder, seen)
    }

    /// Another phone with a copy of this one's folder, as a backup restored elsewhere makes it.
    pub fn clone_phone(&self) -> TestPhone {
        let mut other = TestPhone::new().restart_after(|folder| {
            // A whole copy, while the other connection is open.
            let db = rusqlite::Connection::open(self.folder().join("einsatz.db")).expect("it opens");
            let copy = folder.join("einsatz.db");
            for suffix in ["", "-wal", "-shm"] {
                let _ = std::fs::remove_file(folder.join(format!("einsatz.db{suffix}")));
            }
            db.execute("VACUUM INTO ?1", [copy.to_str().expect("text")]).expect("it is copied");
        });
        // A client of its own: connections live in the runtime of the phone that opened them.
        other.client = self.client.as_ref().map(|client| Client::new(client.server()).expect("an address"));
        other.token.clone_from(&self.token);
        other
    }

    /// The office has moved to another address; the phone is the one it was.
    pub fn go_on_with(&mut self, office: &Office) {
        let (_, token) = self.phone.credentials().expect("the phone is paired");
        self.token = token;
        self.client = Some(Client::new(&office.address()).expect("an address"));
    }

    /// The office has answered that it does not know this pairing, and gives a new code.
    pub fn pair_anew(&mut self, office: &Office, technician: domain::ids::TechnicianId) {
        self.phone.note_revoked();
        self.pair(&office.address(), &office.pairing_code(technician)).expect("the code is right");
    }

    /// One round trip with whoever answers at an address.
    pub fn sync_with(&mut self, address: &str) -> Result<(), SyncTrouble> {
        let request = self.request().expect("there is something to send");
        let client = Client::new(address).expect("an address");
        let reply = self.runtime.block_on(client.sync(&self.token, &request))?;
        self.take(&request, reply);
        Ok(())
    }

    /// The folder of the database.
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// A job as its screen shows it.
    pub fn job(&self, job: JobId) -> JobView {
        self.phone.job(&self.stamp(), job).expect("the job is on the phone")
    }

    /// How the last thing done on a job stands.
    pub fn delivery(&self, job: JobId) -> Delivery {
        self.job(job).operations.last().expect("something was done").delivery.clone()
    }

    /// Arrives.
    pub fn check_in(&self, job: JobId) {
        self.phone.check_in(&self.stamp(), job).expect("it is allowed");
    }

    /// Gives one answer of a check-out.
    pub fn answer(&self, job: JobId, answer: Answer) -> CheckOutForm {
        self.phone.check_out_answer(&self.stamp(), job, &answer).expect("the answer is possible")
    }

    /// Fills the whole failure form of source 000: the carrier was called and has confirmed.
    pub fn fill_failure(&self, job: JobId, cause: &str) -> CheckOutForm {
        self.phone.check_out(&self.stamp(), job).expect("a draft");
        self.answer(job, Answer::Successful { yes: false });
        self.answer(job, Answer::Carrier { involved: true });
        self.answer(job, Answer::Call { reached: true });
        self.answer(job, Answer::CallContact { text: "Frau Beispiel".into() });
        self.answer(job, Answer::CallReference { text: "REF-4711".into() });
        self.answer(job, Answer::TechnicianVisit { needed: true });
        let form = self.answer(job, Answer::Cause { cause: CauseCode(cause.into()) });
        assert_eq!(form.question, Question::Confirm, "nothing is open any more");
        form
    }

    /// Confirms the check-out under way.
    pub fn confirm(&self, job: JobId) -> Result<JobView, CommandError> {
        self.phone.check_out_confirm(&self.stamp(), job)
    }

    /// The whole failure check-out, from the check-in on.
    pub fn fail(&self, job: JobId) {
        self.check_in(job);
        self.fill_failure(job, "line_not_activated");
        self.confirm(job).expect("the form is complete");
    }
}

fn open(folder: &Path, now: Moment) -> Phone {
    Phone::open(folder, now).expect("the database opens")
}

fn moment(run: Uuid, off: Duration) -> Moment {
    let now = Utc::now();
    Moment { wall: now + off, elapsed_ms: steady_ms(now), run }
}

/// Milliseconds of the steady clock. A test's wall clock is not changed, so it will do.
fn steady_ms(now: DateTime<Utc>) -> i64 {
    now.timestamp_millis()
}
