//! Nothing fails any more: everybody comes to rest, and everything that was promised is there.

use chrono::Duration;
use domain::job::Job;

use crate::office::TECHNICIANS;
use crate::world::World;

/// Rounds in which a phone must come to rest.
const ROUNDS_MAX: usize = 30;

impl World {
    pub fn rest(&mut self) {
        self.say("rest");
        self.swarm.end();
        self.office.disk.make_room();
        for handset in &mut self.phones {
            handset.disk.make_room();
            handset.full = false;
        }
        self.now += Duration::days(3);
        for _ in 0..100 {
            if !self.deliver() {
                break;
            }
        }
        self.network.clear();
        // What one brings changes what another sees, and a server that starts anew tries again what waits for no person:
        // until nothing moves any more.
        for _ in 0..10 {
            self.office.stop();
            let head = self.content.head;
            for phone in 0..self.phones.len() {
                self.come_home(phone);
            }
            if self.content.head == head {
                break;
            }
        }
        for phone in 0..self.phones.len() {
            if self.phones[phone].altered && !self.has_failed() {
                // A new run of the app says its digest once it has read everything.
                self.now += Duration::days(2);
                self.office.set_clock(self.now);
                self.phones[phone].close();
                for _ in 0..3 {
                    self.talk(phone, ROUNDS_MAX);
                }
            }
            if !self.has_failed() {
                self.check_rest(phone);
            }
        }
        if !self.has_failed()
            && self.start_office()
            && let Some(wrong) = self.office.verify()
        {
            self.fail("I26", format!("the server's verification says {wrong}"));
        }
        if !self.has_failed() && !self.office.is_sound(&self.content) {
            self.fail("I3", "the server's database is not sound");
        }
        self.check_all_saved();
        self.check_idle();
    }

    /// In signal, paired, until nothing waits.
    fn come_home(&mut self, phone: usize) {
        self.talk(phone, ROUNDS_MAX);
        let wants = self.phones[phone].engine.as_ref().is_some_and(phone::Phone::wants_pairing);
        if wants && !self.has_failed() {
            self.pair(phone);
            self.talk(phone, ROUNDS_MAX);
        }
    }

    fn check_rest(&mut self, phone: usize) {
        let content = self.phones[phone].content.clone();
        if content.pending() > 0 {
            return self.fail("I17", format!("{} operations wait on phone {phone} for ever", content.pending()));
        }
        if content.cursor != self.content.head || content.epoch.as_ref() != Some(&self.content.epoch) {
            return self.fail("I17", format!("phone {phone} stays at {} of {}", content.cursor, self.content.head));
        }
        let whose = TECHNICIANS[self.phones[phone].technician].to_string();
        let visible = self.content.feed.iter().filter(|((recipient, entity, _), (_, body))| {
            entity != "outcome" && body.is_some() && (*recipient == whose || recipient == "*")
        });
        if visible.count() != content.rows.len() {
            return self.fail("I14", format!("phone {phone} does not hold what the server has for it"));
        }
        for operation in &content.operations {
            let kept =
                self.content.operations.iter().find(|kept| kept.id == operation.id && kept.body == operation.body);
            let same = kept.is_some_and(|kept| Some(&kept.outcome) == operation.outcome.as_ref());
            if !same {
                let (shown, is) = (&operation.outcome, kept.map(|kept| &kept.outcome));
                return self.fail("I5", format!("phone {phone} shows {} as {shown:?}, and it is {is:?}", operation.id));
            }
        }
        self.check_screens(phone);
        if !self.phones[phone].is_sound() {
            self.fail("I1", format!("the database of phone {phone} is not sound"));
        }
    }

    /// What the screens show is what the rows say.
    fn check_screens(&mut self, phone: usize) {
        let stamp = self.stamp(phone);
        let content = self.phones[phone].content.clone();
        for ((entity, id), body) in &content.rows {
            let (true, Ok(row)) = (entity == "job", serde_json::from_str::<Job>(body)) else { continue };
            let Some(engine) = &self.phones[phone].engine else { return };
            match engine.job(&stamp, row.id) {
                Ok(view) if view.job == row => {}
                Ok(_) => return self.fail("I14", format!("phone {phone} shows {id} in another state")),
                Err(error) => return self.fail("I14", format!("phone {phone} does not show {id}: {error}")),
            }
        }
    }

    /// I5, I18: everything that was saved anywhere has one outcome at the server.
    fn check_all_saved(&mut self) {
        if self.has_failed() {
            return;
        }
        let lost = self.promises.saved.iter().find(|(id, (body, owners))| {
            let here = owners.iter().any(|owner| self.phones[*owner].content.operation(**id).is_some());
            !here && !self.content.has(**id, body)
        });
        if let Some((id, (_, owners))) = lost {
            self.fail("I18", format!("{id} of phones {owners:?} has no outcome"));
        }
    }
}
