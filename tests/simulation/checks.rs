//! What must hold after every step. The numbers are those of the invariants in the research behind the design.

use domain::ids::{JobId, TechnicianId};

use crate::inspect::{News, PhoneContent, ServerOperation};
use crate::office::{TECHNICIANS, amount};
use crate::world::World;

impl World {
    /// A phone, after something was done with it.
    pub fn check_phone(&mut self, phone: usize, before: &PhoneContent) {
        self.adopt(phone);
        self.check_saved(phone);
        self.check_forgotten(phone, before);
        self.check_forms(phone, before);
        self.check_cursor(phone, before);
        self.check_rows(phone);
        self.phones[phone].was_damaged = false;
    }

    /// What a phone shows as saved is promised from then on, and never changes.
    fn adopt(&mut self, phone: usize) {
        for operation in &self.phones[phone].content.operations {
            let fresh = || (operation.body.clone(), std::collections::BTreeSet::new());
            let (body, owners) = self.promises.saved.entry(operation.id).or_insert_with(fresh);
            owners.insert(phone);
            if *body != operation.body {
                let what = format!("I1: {} has changed on phone {phone}", operation.id);
                self.violations.push(what);
                return;
            }
        }
    }

    /// I1, I2: what was saved is here or at the server, byte for byte.
    pub fn check_saved(&mut self, phone: usize) {
        let (here, there) = (&self.phones[phone].content, &self.content);
        let lost = self.promises.saved.iter().find(|(id, (body, owners))| {
            owners.contains(&phone)
                && here.operation(**id).is_none_or(|operation| operation.body != *body)
                && !there.has(**id, body)
        });
        if let Some((id, _)) = lost {
            self.fail("I1", format!("{id}, saved on phone {phone}, is lost"));
        }
    }

    /// I2: a phone forgets only what a verified backup of the server holds.
    fn check_forgotten(&mut self, phone: usize, before: &PhoneContent) {
        let (now, backup) = (&self.phones[phone].content, &self.backup);
        if self.phones[phone].was_damaged {
            return;
        }
        let forgotten = before.operations.iter().find(|old| {
            let backed_up = backup.as_ref().is_some_and(|backup| backup.content.has(old.id, &old.body));
            now.operation(old.id).is_none() && !backed_up
        });
        if let Some(old) = forgotten {
            let what = format!("phone {phone} has forgotten {}, which is in no backup", old.id);
            self.fail("I2", what);
        }
    }

    /// Every answer that was given is on disk.
    fn check_forms(&mut self, phone: usize, before: &PhoneContent) {
        let handset = &self.phones[phone];
        if handset.was_damaged {
            return;
        }
        let touched = [handset.touched, handset.unsure.flatten()].map(|job| job.map(|job| job.to_string()));
        let lost = before.drafts.iter().find(|((job, kind), body)| {
            let now = handset.content.drafts.get(&(job.clone(), kind.clone()));
            // A form is gone when its operation is there, which a restart may have brought.
            let finished =
                now.is_none()
                    && handset.content.operations.iter().any(|operation| {
                        operation.body.contains(job.as_str()) && before.operation(operation.id).is_none()
                    });
            !touched.iter().flatten().any(|touched| touched == job) && now != Some(body) && !finished
        });
        if let Some(((job, kind), body)) = lost {
            let now = handset.content.drafts.get(&(job.clone(), kind.clone()));
            let now = now.map_or("gone", String::as_str);
            let what = format!("the form {kind} of {job} on phone {phone} has changed by itself: {body}, now {now}");
            self.fail("I1", what);
        }
    }

    /// I16: a phone does not read backwards.
    fn check_cursor(&mut self, phone: usize, before: &PhoneContent) {
        let handset = &self.phones[phone];
        let now = &handset.content;
        let same = now.epoch.is_some() && now.epoch == before.epoch && now.device == before.device;
        if same && now.cursor < before.cursor && !handset.was_damaged && !handset.altered {
            self.fail("I16", format!("phone {phone} goes back from {} to {}", before.cursor, now.cursor));
        }
    }

    /// I13, I19: at its cursor a phone has exactly the server's rows up to that.
    fn check_rows(&mut self, phone: usize) {
        let handset = &self.phones[phone];
        let (now, server) = (&handset.content, &self.content);
        if now.device.is_none() || now.epoch.as_ref() != Some(&server.epoch) {
            return;
        }
        let whose = TECHNICIANS[handset.technician].to_string();
        let mut wrong = None;
        let mut given = 0;
        for ((_, entity, id), (rev, body)) in server.feed_of(&whose) {
            let here = now.rows.get(&(entity.clone(), id.clone()));
            if *rev <= now.cursor && here != body.as_ref() {
                wrong = Some(format!("{entity} {id} of revision {rev} is {here:?} and should be {body:?}"));
            }
            given += usize::from(here.is_some());
        }
        if given < now.rows.len() {
            wrong = Some(format!("{} rows were never given to it", now.rows.len() - given));
        }
        if self.phones[phone].altered {
            // A row that the server has changed since is not compared: only who has read everything is known to be well.
            self.phones[phone].altered = wrong.is_some() || now.cursor != server.head;
            return;
        }
        if let Some(wrong) = wrong {
            let cursor = self.phones[phone].content.cursor;
            self.fail("I13", format!("phone {phone} at {cursor}: {wrong}"));
        }
    }

    /// The server, after something was done with it.
    pub fn check_office(&mut self, news: &News) {
        let now = &self.content;
        let mut wrong = Vec::new();
        if now.head < news.head {
            wrong.push(format!("I12: the head goes back from {} to {}", news.head, now.head));
        }
        if let Some((key, (rev, _))) = now.feed.iter().find(|(_, (rev, _))| *rev > now.head) {
            wrong.push(format!("I12: {key:?} has revision {rev} beyond the head {}", now.head));
        }
        if let Some(key) = news.silent.first() {
            wrong.push(format!("I13: {key:?} has changed without a new revision"));
        }
        for old in &news.altered {
            let new = now.operations.iter().find(|new| new.place == old.place);
            // A person may decide about what waits, and what stood behind it is tried again. Nothing else may change.
            let same = |new: &&ServerOperation| {
                let (kind, outcome) = (old.kind.clone(), old.outcome.clone());
                old.kind == "parked" && ServerOperation { kind, outcome, rev: old.rev, ..(*new).clone() } == *old
            };
            if new.filter(same).is_none() {
                wrong.push(format!("I6: {} was {old:?} and is {new:?}", old.id));
            }
        }
        if now.operations.len() < news.operations {
            wrong.push("I3: operations have disappeared from the server".into());
        }
        for old in &news.altered {
            self.promises.told.remove(&(old.id, old.body.clone()));
        }
        for ((id, body), outcome) in &self.promises.told {
            let kept = now.operations.iter().find(|kept| kept.id == *id && kept.body == *body);
            if kept.is_none_or(|kept| kept.outcome != *outcome) {
                wrong.push(format!("I3: {id} was answered {outcome}, and that is gone"));
            }
        }
        let mut accepted = std::collections::BTreeSet::new();
        // By the rules alone: a person may accept what a twin has sent under the same number.
        let by_rule = |kept: &&ServerOperation| kept.kind == "accepted" && !kept.outcome.contains("\"review\"");
        for kept in now.operations.iter().filter(by_rule) {
            if !accepted.insert((kept.device, kept.number)) {
                wrong.push(format!("I4: two operations of {} with number {} are accepted", kept.device, kept.number));
            }
        }
        for (device, last) in &now.last_numbers {
            let came = |number: &i64| self.promises.numbered.get(device)?.get(number);
            let kept = |id: &domain::ids::OperationId| now.operations.iter().any(|kept| kept.id == *id);
            if let Some(hole) = (1..=*last).find(|number| !came(number).is_some_and(|ids| ids.iter().any(kept))) {
                wrong.push(format!("I7: number {hole} of {device} was passed over on the way to {last}"));
            }
        }
        for wrong in wrong.into_iter().take(1) {
            self.say(format!("VIOLATION {wrong}"));
            self.violations.push(wrong);
        }
    }

    /// I11, I18: what became of each operation is what the reference says.
    pub fn check_outcomes(&mut self, news: &News) {
        let of_reference = |kept: &ServerOperation| self.model.word(&(kept.id, kept.hash.clone()));
        let wrong = self.content.operations.iter().find(|kept| of_reference(kept) != kept.kind);
        if let Some(kept) = wrong {
            let should = of_reference(kept);
            let after = (news.operations, news.rulings);
            let what = format!("{} is {}, and should be {should}, after {after:?}", kept.id, kept.outcome);
            self.fail("I11", what);
        }
    }

    /// I10, I11: there is a claim for each failed job that should have one, and for no other; and each rests on a
    /// check-out of the same person that is accepted, and not as evidence only.
    pub fn check_claims(&mut self) {
        let should = self.model.claims.iter().map(|(job, (who, version))| (*job, (*who, amount(*version))));
        if !should.clone().eq(self.content.claims.iter().map(|(job, claim)| (*job, *claim))) {
            let (are, should) = (&self.content.claims, should.collect::<Vec<_>>());
            let what = format!("claims are {are:?} and should be {should:?}");
            return self.fail("I11", what);
        }
        let rests = |job: &JobId, who: &TechnicianId| {
            self.content.operations.iter().any(|kept| {
                kept.job == Some(*job)
                    && kept.kind == "accepted"
                    && !kept.outcome.contains("\"evidence_only\":true")
                    && kept.body.contains("\"check_out\"")
                    && self.model.technician_of(kept.device) == Some(*who)
            })
        };
        if let Some((job, _)) = self.content.claims.iter().find(|(job, (who, _))| !rests(job, who)) {
            self.fail("I10", format!("the claim of {job} rests on nothing that is accepted"));
        }
    }

    /// After each step, when the reference has heard of everything.
    pub fn check_step(&mut self) {
        if let Some(what) = self.misplaced() {
            self.fail("I19", what);
        }
    }

    /// I19: a job is on the phones of its technician, and on no others.
    fn misplaced(&self) -> Option<String> {
        TECHNICIANS.iter().find_map(|whose| {
            let recipient = whose.to_string();
            let rows = self.content.feed_of(&recipient);
            let given = rows.filter(|((_, entity, _), (_, body))| entity == "job" && body.is_some());
            let given: Vec<String> = given.map(|((_, _, id), _)| id.clone()).collect();
            let mut should: Vec<String> = self.model.all_jobs_of(*whose).map(|job| job.to_string()).collect();
            should.sort();
            (given != should).then(|| format!("{whose} is given the jobs {given:?} and should have {should:?}"))
        })
    }
}
