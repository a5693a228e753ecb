//! Everybody has everything. A server that starts anew and an app that is opened anew have nothing to say to each other.

use domain::wire::SyncReply;

use crate::swarm::Phase;
use crate::world::World;

/// Rounds of each phone; the second one tells a digest of its rows.
const ROUNDS: usize = 3;
/// Largest request and largest reply without news, in bytes.
const IDLE_BYTES_MAX: usize = 1024;

impl World {
    /// I17, I23: nothing is sent that was sent before, and a round without news is small.
    pub fn check_idle(&mut self) {
        self.office.stop();
        for phone in 0..self.phones.len() {
            self.phones[phone].close();
            for _ in 0..ROUNDS {
                if self.has_failed() {
                    return;
                }
                self.idle_round(phone);
            }
        }
    }

    fn idle_round(&mut self, phone: usize) {
        let built = self.command(phone, Phase::Outgoing, |phone, stamp| phone.outgoing(stamp.moment));
        let Some(Some(request)) = built else { return };
        let Some(token) = self.token(phone) else { return };
        let asked = serde_json::to_vec(&request).map_or(0, |bytes| bytes.len());
        let Some(Ok(bytes)) = self.exchange(&token, request.clone()) else {
            return self.fail("I17", format!("phone {phone} at rest gets no answer"));
        };
        let reply: SyncReply = serde_json::from_slice(&bytes).expect("it was read before");
        let news = reply.changes.len() + reply.outcomes.len() + request.operations.len();
        if news > 0 || reply.more || asked > IDLE_BYTES_MAX || bytes.len() > IDLE_BYTES_MAX {
            let rows: Vec<String> = reply.changes.iter().map(|one| format!("{} {}", one.entity, one.id)).collect();
            let why = if reply.rebuild { ", for its copies differ" } else { "" };
            let what = format!(
                "{news} rows or operations{why}: {rows:?} from {} to {}, {asked} bytes up, {} down",
                request.cursor,
                reply.cursor,
                bytes.len()
            );
            return self.fail("I23", format!("phone {phone} is at rest, and its next round has {what}"));
        }
        self.take_reply(phone, &request, &reply);
    }
}
