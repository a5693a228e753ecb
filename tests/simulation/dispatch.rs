//! What the people of the office do: jobs, procedures, backups, and decisions about what waits.

use std::sync::Arc;

use chrono::Duration;
use domain::ids::JobId;
use domain::review::Decision;
use rand::RngExt;
use rand::seq::IndexedRandom;

use crate::inspect::Ruling;
use crate::model::Model;
use crate::office::{self, TECHNICIANS};
use crate::swarm::{Kind, Phase};
use crate::world::World;

impl World {
    /// The office does something.
    pub fn office_works(&mut self) {
        match self.dice.random_range(0..100_u32) {
            0..30 => self.write_job(),
            30..40 => self.schedule(),
            40..60 => self.back_up(),
            60..82 => self.review(),
            82..87 => self.bring_old(),
            _ if self.strikes(Kind::Published, Phase::Office) => {
                let (version, now) = (self.model.newest_procedure() + 1, self.now);
                let procedure = Arc::new(office::procedure_version(version));
                let known = move |model: &mut Model| model.publish(version);
                self.act(Phase::Office, known, move |tx| office::publish(tx, &procedure, now));
            }
            _ => {}
        }
    }

    /// A new job for somebody.
    pub fn write_job(&mut self) {
        let id = JobId(self.fresh_id());
        let whose = TECHNICIANS[self.dice.random_range(0..TECHNICIANS.len())];
        let carrier = self.dice.random_bool(0.85);
        let from = self.now + Duration::minutes(self.dice.random_range(0..3_000));
        let number = self.jobs.len() as u128;
        let job = Arc::new(office::new_job(id, number, Some(whose), carrier, from));
        self.jobs.push(id);
        let known = move |model: &mut Model| model.new_job(id, Some(whose), carrier);
        self.act(Phase::Office, known, move |tx| {
            sync_server::store::job::save(tx, &job)?;
            Ok(())
        });
    }

    /// The office gives a job to somebody else, or to nobody.
    pub fn reassign(&mut self) {
        let Some(job) = self.jobs.choose(&mut self.dice).copied() else { return };
        let to = TECHNICIANS.choose(&mut self.dice).copied();
        let to = to.filter(|_| self.dice.random_bool(0.9));
        self.act(Phase::Office, move |model| model.assign(job, to), move |tx| office::assign(tx, job, to));
    }

    pub fn cancel(&mut self) {
        let (now, job) = (self.now, self.jobs.choose(&mut self.dice).copied());
        let Some(job) = job else { return };
        self.act(Phase::Office, move |model| model.cancel(job), move |tx| office::cancel(tx, job, now));
    }

    /// A service order becomes a job.
    fn schedule(&mut self) {
        let orders = self.model.open_orders();
        let Some((order, carrier)) = orders.choose(&mut self.dice).copied() else { return };
        let (id, now) = (JobId(self.fresh_id()), self.now);
        let whose = TECHNICIANS.choose(&mut self.dice).copied();
        self.jobs.push(id);
        let known = move |model: &mut Model| {
            model.new_job(id, whose, carrier);
            model.schedule(order);
        };
        self.act(Phase::Office, known, move |tx| office::schedule(tx, order, id, whose, now));
    }

    /// A dispatcher decides about something that waits; sometimes two do at once, and only the first may.
    pub fn review(&mut self) {
        if !self.start_office() {
            return;
        }
        let waiting = self.content.operations.iter().filter(|kept| kept.kind == "parked");
        let Some(kept) = waiting.collect::<Vec<_>>().choose(&mut self.dice).copied().cloned() else { return };
        let twice = self.strikes(Kind::TwoDispatchers, Phase::Review);
        let now = self.now;
        let mut ruling = |who| {
            let decision = Decision::ALL[self.dice.random_range(0..Decision::ALL.len())];
            Ruling { operation: kept.id, hash: kept.hash.clone(), decision, who, rev: 0 }
        };
        let one = ruling("Dora".to_owned());
        let other = twice.then(|| ruling("Emil".to_owned()));
        let name = (kept.id, kept.hash.clone());
        let mut asked = vec![one.decision];
        asked.extend(other.as_ref().map(|other| other.decision));
        let possible = asked.into_iter().any(|decision| self.model.clone().decide(&name, decision));
        let rulings = self.content.rulings.len();
        let done = self.rule(one, other, now);
        match (done, self.content.rulings.len() - rulings) {
            (Some(_), 2..) => self.fail("I4", format!("{} is decided twice", kept.id)),
            (Some(true), 0) => self.fail("I3", format!("{} is said to be decided, and is not", kept.id)),
            (Some(false), 1..) => self.fail("I3", format!("{} is decided, and nobody was told", kept.id)),
            (Some(false), 0) if possible => self.fail("I11", format!("{} cannot be decided", kept.id)),
            _ => {}
        }
    }
}
