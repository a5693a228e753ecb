//! The server in a world: started, asked, killed, restored, and looked at after each of it.

use chrono::{DateTime, Utc};
use crash_vfs::{Disk, Fault};
use domain::ids::DeviceId;
use domain::operation::read_operation;
use domain::wire::{Envelope, Protocols, SyncReply, SyncRequest};
use sync_server::db::Write;
use sync_server::failure::{Answer, Failure};
use sync_server::store::setting;

use crate::inspect::{self, News, Ruling, ServerOperation as Kept};
use crate::model::{Arrived, Model};
use crate::swarm::Phase;
use crate::world::World;

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
                    self.look(true);
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
        self.look_at_office();
    }

    /// A sync of its disk has failed: it ends by itself, and its disk goes on.
    fn end_office(&mut self) {
        self.say("the server ends: a sync has failed");
        self.office.stop();
        self.look_at_office();
    }

    /// A person of the office does something, in one transaction, and the reference does `known`. True if it was done.
    /// Every act leaves its number in the database: nobody else can say which of those that broke have been done.
    pub fn act(
        &mut self,
        phase: Phase,
        known: impl Fn(&mut Model) + 'static,
        act: impl Fn(&Write<'_>) -> Answer<()> + Send + 'static,
    ) -> bool {
        if self.has_failed() || !self.start_office() {
            return false;
        }
        let number = self.fresh_id().to_string();
        let mark = number.clone();
        self.unsure.push((number.clone(), Box::new(known)));
        let disk = self.office.disk.clone();
        self.plan(&disk, true);
        let done = self.office.act(move |tx| {
            act(tx)?;
            Ok(setting::set(tx, inspect::ACT, &mark)?)
        });
        let struck = self.look_after(&disk, phase);
        let committed = self.content.act == number;
        match done {
            Ok(()) if !committed => self.fail("I3", "the office was told that it is done, and it is not"),
            Ok(()) => {}
            Err(Failure::No(..)) if committed => self.fail("I3", "the office was told no, and it is done"),
            Err(Failure::No(..)) => self.unsure.retain(|(unsure, _)| *unsure != number),
            Err(Failure::Broken(error)) => self.broken(&error, struck),
        }
        committed
    }

    /// One or two dispatchers decide. True if one of them was told that it is done, false if all were told no.
    pub fn rule(&mut self, one: Ruling, other: Option<Ruling>, now: DateTime<Utc>) -> Option<bool> {
        if self.has_failed() || !self.start_office() {
            return None;
        }
        let disk = self.office.disk.clone();
        self.plan(&disk, true);
        let answers = self.office.rule(one, other, now);
        let struck = self.look_after(&disk, Phase::Review);
        let mut sure = true;
        for answer in &answers {
            if let Err(Failure::Broken(error)) = answer {
                self.broken(error, struck);
                sure = false;
            }
        }
        sure.then(|| answers.iter().any(Result::is_ok))
    }

    /// Whatever was planned for the server's disk has happened or not; somebody looks. True if it has struck.
    pub fn look_after(&mut self, disk: &Disk, phase: Phase) -> bool {
        let struck = self.count_struck(disk, true, phase);
        if disk.is_dead() {
            self.kill_office();
        } else if self.office.ends() {
            self.end_office();
        } else {
            self.look_at_office();
        }
        struck
    }

    /// Whoever asked was told that something broke. That says nothing about what is done.
    pub fn broken(&mut self, error: &impl std::fmt::Display, struck: bool) {
        if struck || self.office.disk.is_full() {
            self.say(format!("the server: {error}"));
        } else {
            self.fail("I3", format!("the server is broken: {error}"));
        }
    }

    /// A request is answered, with whatever happens to the server meanwhile. None if no answer comes.
    pub fn exchange(&mut self, token: &str, request: SyncRequest) -> Option<Answer<Vec<u8>>> {
        self.exchange_all(vec![(token.to_owned(), request)])?.pop()
    }

    /// Some requests that come at the same moment.
    pub fn exchange_all(&mut self, requests: Vec<(String, SyncRequest)>) -> Option<Vec<Answer<Vec<u8>>>> {
        if self.has_failed() || !self.start_office() {
            return None;
        }
        let before = self.content.operations.len();
        let foreign: Vec<_> = requests.iter().map(|(_, request)| !Protocols::HERE.speaks(request.protocol)).collect();
        let senders: Vec<_> = requests.iter().map(|(token, request)| self.sender(token, request)).collect();
        let too_many =
            |device: &Option<DeviceId>| device.is_some_and(|it| self.deposits.get(&it) > Some(&DEPOSITS_MAX));
        if senders.iter().any(too_many) {
            return Some(senders.iter().map(|_| Err(Failure::too_many())).collect());
        }
        let sent: Vec<_> = requests.iter().map(|(_, request)| request.operations.clone()).collect();
        let disk = self.office.disk.clone();
        self.plan(&disk, true);
        let answers = self.office.exchange(requests);
        let struck = self.look_after(&disk, Phase::Exchange);
        if !self.office.is_running() {
            return None;
        }
        for ((device, answer), sent) in senders.into_iter().zip(&answers).zip(&sent) {
            self.check_answer(device, answer, sent, struck);
        }
        // I24: who speaks otherwise is told so, and keeps its work.
        for (foreign, answer) in foreign.iter().zip(&answers) {
            let told = matches!(answer, Err(Failure::No(_, problem)) if problem.code == "update_needed");
            if *foreign != told {
                self.fail("I24", format!("a request of another protocol is answered {answer:?}"));
            }
        }
        if foreign.iter().all(|foreign| *foreign) && self.content.operations.len() != before {
            self.fail("I24", "work was taken in that this server cannot understand");
        }
        Some(answers)
    }

    fn check_answer(&mut self, device: Option<DeviceId>, answer: &Answer<Vec<u8>>, sent: &[Envelope], struck: bool) {
        let revoked = device.is_some_and(|device| self.model.is_revoked(device));
        match answer {
            Ok(bytes) => {
                self.told(device, revoked, bytes);
                self.check_answered(sent, revoked, bytes);
            }
            Err(Failure::Broken(error)) => self.broken(error, struck),
            Err(Failure::No(_, problem)) if problem.code == "revoked" => {
                if !revoked && device.is_some_and(|device| self.model.knows(device)) {
                    self.fail("I20", "a phone that nobody has revoked is sent away");
                }
            }
            Err(_) => {}
        }
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
            let known: Vec<_> = kept.map(|kept| (kept.body.clone(), kept.outcome.clone(), kept.rev)).collect();
            if revoked && !known.is_empty() {
                continue; // it is not told what a person has said
            }
            match known.into_iter().find(|(_, kept, _)| *kept == outcome) {
                Some((_, _, rev)) if !revoked && !reply.more && rev > reply.cursor => {
                    let (id, cursor) = (settled.id, reply.cursor);
                    return self.fail("I15", format!("{id} of revision {rev} is answered beside the rows of {cursor}"));
                }
                Some((body, kept, _)) => {
                    self.promises.told.insert((settled.id, body), kept);
                }
                None => return self.fail("I3", format!("{} was answered {outcome}, which is not kept", settled.id)),
            }
        }
    }

    /// Reads what the server holds, tells the reference what is new, and holds the server to it.
    pub fn look_at_office(&mut self) {
        self.look(false);
    }

    /// The same; a server that has just started has tried again what waits for no person.
    fn look(&mut self, started: bool) {
        let news = match self.office.look(&mut self.content) {
            Ok(Some(news)) => news,
            Ok(None) => return,
            Err(error) => return self.fail("I3", format!("the server's database cannot be read: {error}")),
        };
        self.check_office(&news);
        self.tell_reference(&news, started);
        self.check_outcomes(&news);
        self.check_claims();
    }

    /// Tells the reference what the server has written, in the order in which it did.
    fn tell_reference(&mut self, news: &News, started: bool) {
        // One that was killed as it started may have done so as well.
        let by_itself = self.content.act == news.act && self.content.rulings.len() == news.rulings;
        if started || (by_itself && !news.altered.is_empty()) {
            self.model.learn();
        }
        if self.content.act != news.act {
            match self.unsure.iter().position(|(number, _)| *number == self.content.act) {
                Some(index) => self.unsure.swap_remove(index).1(&mut self.model),
                None => self.fail("I3", "what the office has not done is done"),
            }
            // What was written after it is in its place.
            self.unsure.clear();
        }
        // What is gone is another check's: I3.
        let rulings = self.content.rulings.get(news.rulings..).unwrap_or_default().to_vec();
        let operations = self.content.operations.get(news.operations..).unwrap_or_default().to_vec();
        for ruling in rulings {
            let name = (ruling.operation, ruling.hash.clone());
            let id = self.trace.name(ruling.operation.0);
            self.say(format!("{} decides about {id}: {}", ruling.who, ruling.decision.as_str()));
            if !self.model.decide(&name, ruling.decision) {
                self.fail("I11", format!("{ruling:?} could not be so, says the reference"));
            }
        }
        for kept in operations {
            let id = self.trace.name(kept.id.0);
            self.say(format!("the server takes in {id} number {}: {}", kept.number, kept.outcome));
            let Kept { device, number, received_at, job, .. } = kept;
            let operation = read_operation(&kept.body).ok();
            self.model.take((kept.id, kept.hash), Arrived { device, number, received_at, job, operation });
        }
        for (device, number) in &self.content.last_numbers {
            self.model.reach(*device, *number);
        }
    }

    /// It loses its power between two steps.
    pub fn lose_power(&mut self) {
        self.office.disk.die(Fault::PowerLoss);
        self.kill_office();
    }
}
