//! What an answer must mean: at the server, that the work it speaks of is kept; on the phone, that it was read.

use domain::wire::{Envelope, SyncReply, SyncRequest};
use phone::Progress;

use crate::swarm::Phase;
use crate::world::World;

impl World {
    /// I18: what the server has answered it holds, byte for byte, with that outcome. `revoked`: it does not tell what a
    /// person has said.
    pub fn check_answered(&mut self, sent: &[Envelope], revoked: bool, bytes: &[u8]) {
        let Ok(reply) = serde_json::from_slice::<SyncReply>(bytes) else { return };
        for settled in &reply.outcomes {
            let Some(envelope) = sent.iter().find(|envelope| envelope.id == settled.id) else {
                return self.fail("I18", format!("{} was answered, and nobody has sent it", settled.id));
            };
            let outcome = serde_json::to_string(&settled.outcome).expect("an outcome is JSON");
            let mut kept = self.content.operations.iter().filter(|kept| kept.id == settled.id);
            let Some(kept) = kept.find(|kept| kept.body == envelope.body.get()) else {
                return self.fail("I18", format!("{} was answered {outcome}, and its content is not kept", settled.id));
            };
            if kept.outcome != outcome && !revoked {
                let what = format!("{} was answered {outcome}, and {} is kept", settled.id, kept.outcome);
                return self.fail("I18", what);
            }
        }
    }

    /// A phone takes a reply in. I14: what waits there to be sent does not keep it from reading.
    pub fn take_reply(&mut self, phone: usize, request: &SyncRequest, reply: &SyncReply) -> Option<Progress> {
        if self.has_failed() || !self.open_phone(phone) {
            return None;
        }
        let before = &self.phones[phone].content;
        let (cursor, epoch, waiting) = (before.cursor, before.epoch.clone(), before.pending());
        let taken =
            self.command(phone, Phase::Incoming, |phone, stamp| phone.incoming(request, reply.clone(), stamp.moment));
        // Reading everything anew once in a run is a repair, and is passed over the next time.
        let fits = request.cursor == cursor && request.epoch.map(|epoch| epoch.to_string()) == epoch && !reply.rebuild;
        let now = self.phones[phone].content.cursor;
        let seen = taken.is_some() && self.phones[phone].engine.is_some();
        if seen && fits && !reply.revoked && now != reply.cursor {
            let what = format!(
                "phone {phone} with {waiting} waiting was given rows up to {} and stays at {now}",
                reply.cursor
            );
            self.fail("I14", what);
        }
        taken
    }
}
