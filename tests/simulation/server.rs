//! The server in a world: started, asked, killed, restored, and looked at after each of it.

use crash_vfs::Fault;
use domain::ids::DeviceId;
use domain::operation::read_operation;
use domain::wire::{SyncReply, SyncRequest};
use rand::RngExt;
use sync_server::db::Write;
use sync_server::failure::{Answer, Failure};

use crate::office::FILE;
use crate::swarm::{Kind, Phase};
use crate::world::{Backup, World};

/// What a revoked phone may deliver in a minute of true time; here a minute is a blink.
const DEPOSITS_MAX: u32 = 10;

impl World {
    /// The server is started, if it does not run. False if it cannot be now.
    pub fn start_office(&mut self) -> bool {
        if self.office.is_running() {
            return true;
        }
        self.deposits.clear();
        self.office.set_clock(self.now);
        for attempt in 0..5 {
            let disk = self.office.disk.clone();
            if attempt < 3 {
                self.plan(&disk, true);
            }
            let started = self.office.start(self.page_rows);
            let struck = self.count_struck(&disk, true, Phase::Start);
            if disk.is_dead() {
                self.kill_office();
                continue;
            }
            match started {
                Ok(()) => {
                    self.look_at_office();
                    return !self.has_failed();
                }
                Err(error) if struck || disk.is_full() => {
                    self.say(format!("the server does not start: {error}"));
                    disk.make_room();
                }
                Err(error) => {
                    self.fail("I3", format!("the server does not start any more: {error}"));
                    return false;
                }
            }
        }
        false
    }

    /// The server is gone, and somebody looks at what it has left.
    pub fn kill_office(&mut self) {
        self.office.stop();
        self.office.disk.restart();
        // The first thing that a server does as it starts is a commit, which syncs what a killed one has left. Whoever
        // looks before that must not see what the power could still take.
        for file in [format!("{FILE}-wal"), FILE.into()] {
            let _ = self.office.disk.sync(&file);
        }
        self.look_at_office();
    }

    /// A person of the office does something, in one transaction. True if it was done.
    pub fn act(&mut self, phase: Phase, act: impl Fn(&Write<'_>) -> Answer<()> + Send + 'static) -> bool {
        if self.has_failed() || !self.start_office() {
            return false;
        }
        let head = self.content.head;
        let disk = self.office.disk.clone();
        self.plan(&disk, true);
        let done = self.office.act(act);
        let struck = self.count_struck(&disk, true, phase);
        if disk.is_dead() {
            self.kill_office();
        } else {
            self.look_at_office();
        }
        let committed = self.content.head > head;
        match done {
            Ok(()) if !committed => self.fail("I3", "the office was told that it is done, and it is not"),
            Ok(()) => {}
            Err(Failure::No(..)) if committed => self.fail("I3", "the office was told no, and it is done"),
            Err(Failure::No(..)) => {}
            Err(Failure::Broken(error)) if struck || disk.is_full() => self.say(format!("the server: {error}")),
            Err(Failure::Broken(error)) => self.fail("I3", format!("the server is broken: {error}")),
        }
        committed
    }

    /// A request is answered, with whatever happens to the server meanwhile. None if no answer comes.
    pub fn exchange(&mut self, token: &str, request: SyncRequest) -> Option<Answer<Vec<u8>>> {
        if self.has_failed() || !self.start_office() {
            return None;
        }
        let device = self.sender(token, &request);
        if device.is_some_and(|device| self.deposits.get(&device) > Some(&DEPOSITS_MAX)) {
            return Some(Err(Failure::too_many()));
        }
        let sent = request.operations.clone();
        let disk = self.office.disk.clone();
        self.plan(&disk, true);
        let answer = self.office.exchange(token, request);
        let struck = self.count_struck(&disk, true, Phase::Exchange);
        if disk.is_dead() {
            self.kill_office();
            return None;
        }
        self.look_at_office();
        let revoked = device.is_some_and(|device| self.model.is_revoked(device));
        match &answer {
            Ok(bytes) => {
                self.told(device, revoked, bytes);
                self.check_answered(&sent, revoked, bytes);
            }
            Err(Failure::Broken(error)) if !struck && !disk.is_full() => {
                self.fail("I3", format!("the server is broken: {error}"));
            }
            Err(Failure::No(_, problem)) if problem.code == "revoked" => {
                if !revoked && device.is_some_and(|device| self.model.knows(device)) {
                    self.fail("I20", "a phone that nobody has revoked is sent away");
                }
            }
            Err(_) => {}
        }
        Some(answer)
    }

    /// Whose request it is, and what came under which number.
    fn sender(&mut self, token: &str, request: &SyncRequest) -> Option<DeviceId> {
        let device = self.tokens.iter().find(|(_, known)| *known == token).map(|(device, _)| *device)?;
        let numbered = self.promises.numbered.entry(device).or_default();
        for envelope in &request.operations {
            numbered.entry(envelope.number).or_default().insert(envelope.id);
        }
        if self.model.is_revoked(device) && !request.operations.is_empty() {
            *self.deposits.entry(device).or_default() += 1;
        }
        Some(device)
    }

    /// What the server has answered it must be able to answer again.
    fn told(&mut self, device: Option<DeviceId>, revoked: bool, bytes: &[u8]) {
        let Ok(reply) = serde_json::from_slice::<SyncReply>(bytes) else {
            return self.fail("I13", "the server answers something unreadable");
        };
        if revoked && !(reply.changes.is_empty() && reply.revoked) {
            return self.fail("I20", format!("revoked phone {device:?} is told of the office's work"));
        }
        for settled in &reply.outcomes {
            let outcome = serde_json::to_string(&settled.outcome).expect("an outcome is JSON");
            let kept = self.content.operations.iter().filter(|kept| kept.id == settled.id);
            let known: Vec<_> = kept.map(|kept| (kept.body.clone(), kept.outcome.clone())).collect();
            if revoked && !known.is_empty() {
                continue; // it is not told what a person has said
            }
            match known.into_iter().find(|(_, kept)| *kept == outcome) {
                Some((body, kept)) => {
                    self.promises.told.insert((settled.id, body), kept);
                }
                None => return self.fail("I3", format!("{} was answered {outcome}, which is not kept", settled.id)),
            }
        }
    }

    /// Reads what the server holds, tells the reference what is new, and holds the server to it.
    pub fn look_at_office(&mut self) {
        let content = match self.office.look() {
            Ok(content) => content,
            Err(error) => return self.fail("I3", format!("the server's database cannot be read: {error}")),
        };
        let before = std::mem::replace(&mut self.content, content);
        self.check_office(&before);
        for index in before.operations.len()..self.content.operations.len() {
            let kept = self.content.operations[index].clone();
            let operation = read_operation(&kept.body).ok();
            let good = self.model.take(kept.device, kept.number, kept.id, kept.job, operation.as_ref());
            let id = self.trace.name(kept.id.0);
            self.say(format!("the server takes in {id} number {}: {}", kept.number, kept.outcome));
            if good != (kept.kind == "accepted") {
                self.fail("I11", format!("{} is {}, and the reference says otherwise", kept.id, kept.outcome));
            }
        }
        if self.content.claims != self.model.claims {
            let (are, should) = (&self.content.claims, &self.model.claims);
            self.fail("I11", format!("claims are {are:?} and should be {should:?}"));
        }
    }

    /// A copy of the database is made and found sound; phones are told how far it goes.
    pub fn back_up(&mut self) {
        if !self.start_office() {
            return;
        }
        let disk = self.office.disk.fork(self.dice.random());
        let (content, model, told) = (self.content.clone(), self.model.clone(), self.promises.told.clone());
        let head = content.head;
        if self.act(Phase::Office, move |tx| Ok(sync_server::store::setting::set_backed_up(tx, head)?)) {
            self.say(format!("backed up to {head}"));
            self.backup = Some(Backup { disk, content, model, told });
        }
    }

    /// The server is lost and restored from its last backup, under a new epoch.
    pub fn restore(&mut self) {
        let Some(backup) = &self.backup else { return };
        self.office.stop();
        self.office.disk = backup.disk.fork(self.dice.random());
        self.office.disk.restart();
        (self.content, self.model) = (backup.content.clone(), backup.model.clone());
        self.promises.told.clone_from(&backup.told);
        let content = &self.content;
        self.promises.saved.retain(|id, (body, owners)| !owners.is_empty() || content.has(*id, body));
        let epoch = self.fresh_id().to_string();
        let renamed =
            self.office.disk.connect(FILE).and_then(|connection| {
                connection.execute("UPDATE setting SET value = ?1 WHERE name = 'epoch'", [epoch])
            });
        renamed.expect("a backup can be written");
        self.say(format!("restored to {}", self.content.head));
        self.tally.count(Kind::ServerRestored, Phase::Office);
        self.look_at_office();
        for phone in 0..self.phones.len() {
            self.check_saved(phone);
        }
    }

    /// It loses its power between two steps.
    pub fn lose_power(&mut self) {
        self.office.disk.die(Fault::PowerLoss);
        self.kill_office();
    }
}
