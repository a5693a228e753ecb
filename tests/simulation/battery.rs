//! F21, between two steps: the battery dies while nobody does anything.

use crash_vfs::Fault;
use rand::RngExt;

use crate::swarm::{Kind, Phase};
use crate::world::World;

impl World {
    /// I1: what a phone shows after that is what it showed before; all of it had been on disk.
    pub fn battery_dies(&mut self) {
        let phone = self.dice.random_range(0..self.phones.len());
        if self.has_failed() || self.phones[phone].engine.is_none() {
            return;
        }
        self.tally.count(Kind::PhonePowerLoss, Phase::Between);
        self.say(format!("the battery of {phone} dies"));
        let (before, unsure) = (self.phones[phone].content.clone(), self.phones[phone].unsure);
        self.phones[phone].disk.die(Fault::PowerLoss);
        self.die(phone);
        if self.open_phone(phone) && unsure.is_none() && self.phones[phone].content != before {
            let what = crate::matrix::difference(&before, &self.phones[phone].content);
            self.fail("I1", format!("the battery has died, and phone {phone} shows {what}"));
        }
    }
}
