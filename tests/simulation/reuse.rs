//! F25: a phone that was put back to an earlier day uses an identity once more, for something else.

use domain::operation::content_hash;
use domain::wire::{Envelope, PROTOCOL, SyncRequest};
use rand::seq::IndexedRandom;
use serde_json::value::RawValue;

use crate::world::World;

impl World {
    /// Such a phone delivers, and hears no answer. Both contents must be kept: see [`World::check_answered`].
    pub fn reuse_identity(&mut self, phone: usize) {
        let Some(device) = self.phones[phone].content.device else { return };
        let Some(token) = self.tokens.get(&device).cloned() else { return };
        let theirs: Vec<_> = self.content.operations.iter().filter(|kept| kept.device == device).collect();
        let Some(kept) = theirs.choose(&mut self.dice) else { return };
        let Ok(mut body) = serde_json::from_str::<serde_json::Value>(&kept.body) else { return };
        body["note"] = format!("at {}", self.now).into();
        let body = RawValue::from_string(body.to_string()).expect("it is JSON");
        let envelope = Envelope { id: kept.id, number: kept.number, hash: content_hash(body.get()), body };
        let request = SyncRequest {
            protocol: PROTOCOL,
            sent: Some(self.phones[phone].moment(self.now)),
            operations: vec![envelope],
            ..SyncRequest::default()
        };
        self.exchange(&token, request);
    }
}
