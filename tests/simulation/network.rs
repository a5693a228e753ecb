//! A queue of messages instead of a network: they get lost, come twice, hours late, in another order, cut off, or from
//! somebody else.

use chrono::{DateTime, Duration, Utc};
use domain::wire::{PROTOCOL, PROTOCOL_OLDEST, SyncReply, SyncRequest};
use rand::RngExt;
use sync_server::failure::{Answer, Failure};

use crate::swarm::{Kind, Phase};
use crate::world::World;

/// What is under way.
#[derive(Debug, Clone)]
pub struct Message {
    pub phone: usize,
    /// Not before.
    pub due: DateTime<Utc>,
    pub what: What,
}

/// Up or down.
#[derive(Debug, Clone)]
pub enum What {
    Request { token: String, bytes: Vec<u8> },
    Reply { request: Vec<u8>, answer: Answered },
}

/// What comes back.
#[derive(Debug, Clone)]
pub enum Answered {
    Reply(Vec<u8>),
    /// The server does not know this phone, or has revoked it.
    Revoked,
    /// Anything else; the phone asks again some time.
    Trouble,
}

/// A page of a hotel.
const PORTAL: &[u8] = b"<!DOCTYPE html><title>Willkommen im WLAN</title>";
/// Requests that come at once, at most.
const TOGETHER_MAX: usize = 4;
/// Messages under way at most.
const UNDER_WAY_MAX: usize = 24;

impl World {
    /// The phone builds a request and gives it to the network.
    pub fn send(&mut self, phone: usize) {
        if self.network.len() >= UNDER_WAY_MAX {
            return;
        }
        let built = self.command(phone, Phase::Outgoing, |phone, stamp| phone.outgoing(stamp.moment));
        let Some(Some(request)) = built else { return };
        let bytes = serde_json::to_vec(&request).expect("a request is JSON");
        self.say(format!("{phone} sends {} operations from {}", request.operations.len(), request.cursor));
        if self.strikes(Kind::NoNetwork, Phase::Exchange) {
            self.command(phone, Phase::Outgoing, |phone, _| phone.not_sent(&request));
            return;
        }
        if self.strikes(Kind::RequestLost, Phase::Exchange) {
            return;
        }
        let Some(token) = self.token(phone) else { return };
        self.post(phone, What::Request { token, bytes });
    }

    /// Gives a message to the network, with what it does to it.
    fn post(&mut self, phone: usize, mut what: What) {
        let mut due = self.now;
        if self.strikes(Kind::Delay, Phase::Exchange) {
            due += Duration::minutes(self.dice.random_range(1..2_000));
        }
        if self.strikes(Kind::Truncated, Phase::Exchange) {
            let (What::Request { bytes, .. } | What::Reply { answer: Answered::Reply(bytes), .. }) = &mut what else {
                return;
            };
            bytes.truncate(self.dice.random_range(0..bytes.len().max(1)));
        }
        if self.strikes(Kind::Duplicate, Phase::Exchange) {
            let again = due + Duration::minutes(self.dice.random_range(0..300));
            self.network.push(Message { phone, due: again, what: what.clone() });
        }
        self.network.push(Message { phone, due, what });
    }

    /// One message that is due arrives; any of them, so that they overtake each other. False if there is none.
    pub fn deliver(&mut self) -> bool {
        let due: Vec<usize> = (0..self.network.len()).filter(|index| self.network[*index].due <= self.now).collect();
        if due.is_empty() {
            return false;
        }
        let message = self.network.remove(due[self.dice.random_range(0..due.len())]);
        match message.what {
            What::Request { token, bytes } => {
                let mut together = vec![(message.phone, token, bytes)];
                while together.len() < TOGETHER_MAX && self.dice.random_bool(0.3) {
                    let now = self.now;
                    let other = self
                        .network
                        .iter()
                        .position(|other| other.due <= now && matches!(other.what, What::Request { .. }));
                    let Some(other) = other.map(|other| self.network.remove(other)) else { break };
                    if let What::Request { token, bytes } = other.what {
                        together.push((other.phone, token, bytes));
                    }
                }
                self.arrive(together);
            }
            What::Reply { request, answer } => self.reach_phone(message.phone, &request, answer),
        }
        true
    }

    /// Some requests reach the server at the same moment.
    fn arrive(&mut self, together: Vec<(usize, String, Vec<u8>)>) {
        let (mut phones, mut requests) = (Vec::new(), Vec::new());
        for (phone, token, bytes) in together {
            let Ok(mut request) = serde_json::from_slice::<SyncRequest>(&bytes) else {
                self.say(format!("a request of {phone} is unreadable"));
                self.post(phone, What::Reply { request: bytes, answer: Answered::Trouble });
                continue;
            };
            if self.strikes(Kind::Overload, Phase::Exchange) || !self.start_office() {
                self.post(phone, What::Reply { request: bytes, answer: Answered::Trouble });
                continue;
            }
            if self.strikes(Kind::OtherProtocol, Phase::Exchange) {
                request.protocol = if self.dice.random() { PROTOCOL + 1 } else { PROTOCOL_OLDEST - 1 };
            }
            phones.push((phone, bytes));
            requests.push((token, request));
        }
        if requests.is_empty() {
            return;
        }
        if requests.len() > 1 {
            self.say(format!("{} requests come at once", requests.len()));
        }
        let Some(answers) = self.exchange_all(requests) else { return };
        if self.strikes(Kind::ServerKilledAfterCommit, Phase::Exchange) {
            return self.kill_office();
        }
        for ((phone, bytes), answer) in phones.into_iter().zip(answers) {
            self.answer_phone(phone, bytes, answer);
        }
    }

    fn answer_phone(&mut self, phone: usize, bytes: Vec<u8>, answer: Answer<Vec<u8>>) {
        if self.strikes(Kind::ReplyLost, Phase::Exchange) {
            return;
        }
        if self.strikes(Kind::CaptivePortal, Phase::Exchange) {
            return self.post(phone, What::Reply { request: bytes, answer: Answered::Reply(PORTAL.to_vec()) });
        }
        let answer = match answer {
            Ok(reply) => Answered::Reply(reply),
            Err(Failure::No(_, problem)) if problem.code == "revoked" => Answered::Revoked,
            Err(_) => Answered::Trouble,
        };
        self.post(phone, What::Reply { request: bytes, answer });
    }

    /// A reply reaches the phone.
    fn reach_phone(&mut self, phone: usize, request: &[u8], answer: Answered) {
        let request: SyncRequest = serde_json::from_slice(request).unwrap_or_default();
        let reply = match answer {
            Answered::Trouble => return,
            Answered::Revoked => {
                self.note_revoked(phone);
                return;
            }
            Answered::Reply(bytes) => match serde_json::from_slice::<SyncReply>(&bytes) {
                Ok(reply) => reply,
                Err(_) => return self.say(format!("{phone} gets something unreadable")),
            },
        };
        let revoked = reply.revoked;
        let (outcomes, changes, cursor) = (reply.outcomes.len(), reply.changes.len(), reply.cursor);
        let taken = self.take_reply(phone, &request, &reply);
        self.say(format!("{phone} gets {outcomes} outcomes and {changes} rows up to {cursor}"));
        if revoked {
            self.note_revoked(phone);
        }
        if taken.is_some_and(|progress| progress.more) {
            self.send(phone);
        }
    }

    /// Whole rounds without a fault, until the phone has nothing more to say. Gives how many it took.
    pub fn talk(&mut self, phone: usize, rounds_max: usize) -> usize {
        for round in 1..=rounds_max {
            let built = self.command(phone, Phase::Outgoing, |phone, stamp| phone.outgoing(stamp.moment));
            let Some(Some(request)) = built else { return round };
            let Some(token) = self.token(phone) else { return round };
            let more = match self.exchange(&token, request.clone()) {
                Some(Ok(bytes)) => {
                    let Ok(reply) = serde_json::from_slice::<SyncReply>(&bytes) else {
                        self.fail("I13", "a reply cannot be read");
                        return round;
                    };
                    let revoked = reply.revoked;
                    let taken = self.take_reply(phone, &request, &reply);
                    if revoked {
                        self.note_revoked(phone);
                    }
                    taken.is_some_and(|progress| progress.more)
                }
                Some(Err(Failure::No(_, problem))) if problem.code == "revoked" => {
                    self.note_revoked(phone);
                    return round;
                }
                _ => return round,
            };
            if !more || self.has_failed() {
                return round;
            }
        }
        self.fail("I17", format!("phone {phone} has not come to rest after {rounds_max} rounds"));
        rounds_max
    }
}
