//! What technicians do on their phones.

use domain::form::Answer;
use domain::ids::JobId;
use domain::procedure::CauseCode;
use domain::service_order::Wish;
use phone::view::{CancellationDraft, ServiceOrderDraft};
use rand::RngExt;
use rand::seq::IndexedRandom;

use crate::office::TECHNICIANS;
use crate::swarm::Phase;
use crate::world::World;

impl World {
    /// A technician does something on a phone.
    pub fn somebody_works(&mut self) {
        let phone = self.dice.random_range(0..self.phones.len());
        let Some(job) = self.choose_job(phone) else { return };
        match self.dice.random_range(0..100_u32) {
            0..12 => self.check_in(phone, job),
            12..52 => {
                self.check_in(phone, job);
                let succeeds = self.dice.random_bool(0.2);
                self.fill(phone, job, succeeds);
                self.confirm(phone, job);
            }
            52..66 => self.one_answer(phone, job),
            66..78 => self.confirm(phone, job),
            78..84 => self.give_up(phone, job),
            84..94 => self.open_order(phone, job),
            94..97 => self.hand_over(phone),
            _ => self.read_rejection(phone),
        }
        if self.dice.random_bool(0.35) {
            self.send(phone);
        }
    }

    /// Mostly one of his own, as far as the office knows.
    fn choose_job(&mut self, phone: usize) -> Option<JobId> {
        let whose = TECHNICIANS[self.phones[phone].technician];
        let mine: Vec<JobId> = self.model.jobs_of(whose);
        let any = self.dice.random_bool(0.2);
        if any { self.jobs.choose(&mut self.dice).copied() } else { mine.choose(&mut self.dice).copied() }
    }

    fn check_in(&mut self, phone: usize, job: JobId) {
        self.command(phone, Phase::CheckIn, |phone, stamp| phone.check_in(stamp, job));
    }

    fn answer(&mut self, phone: usize, job: JobId, answer: Answer) {
        self.phones[phone].touched = Some(job);
        self.command(phone, Phase::Answer, |phone, stamp| phone.check_out_answer(stamp, job, &answer));
    }

    /// The whole form, up to its summary.
    fn fill(&mut self, phone: usize, job: JobId, succeeds: bool) {
        self.answer(phone, job, Answer::Successful { yes: succeeds });
        if succeeds {
            return;
        }
        let carrier = self.dice.random_bool(0.85);
        self.answer(phone, job, Answer::Carrier { involved: carrier });
        if !carrier {
            return self.answer(phone, job, Answer::Reason { text: "Niemand zu Hause".into() });
        }
        let reached = self.dice.random_bool(0.85);
        self.answer(phone, job, Answer::Call { reached });
        self.answer(phone, job, Answer::TechnicianVisit { needed: true });
        let cause = ["line_not_activated", "router_not_synchronising"][self.dice.random_range(0..2_usize)];
        self.answer(phone, job, Answer::Cause { cause: CauseCode(cause.into()) });
    }

    fn one_answer(&mut self, phone: usize, job: JobId) {
        let answer = match self.dice.random_range(0..6_u32) {
            0 => Answer::Successful { yes: self.dice.random() },
            1 => Answer::Carrier { involved: self.dice.random() },
            2 => Answer::Call { reached: self.dice.random() },
            3 => Answer::TechnicianVisit { needed: self.dice.random() },
            4 => Answer::Note { text: "Bemerkung".into() },
            _ => Answer::Reason { text: "Hund im Garten".into() },
        };
        self.answer(phone, job, answer);
    }

    fn confirm(&mut self, phone: usize, job: JobId) {
        self.phones[phone].touched = Some(job);
        self.command(phone, Phase::Confirm, |phone, stamp| phone.check_out_confirm(stamp, job));
    }

    fn give_up(&mut self, phone: usize, job: JobId) {
        let form = self.command(phone, Phase::Cancel, |phone, stamp| phone.cancellation(stamp, job));
        let Some(form) = form else { return };
        let draft = CancellationDraft { choice: form.choices.choose(&mut self.dice).copied(), note: "Darum".into() };
        self.phones[phone].touched = Some(job);
        self.command(phone, Phase::Cancel, |phone, stamp| phone.cancellation_answer(stamp, job, &draft));
        self.phones[phone].touched = Some(job);
        self.command(phone, Phase::Confirm, |phone, stamp| phone.cancellation_confirm(stamp, job));
    }

    fn open_order(&mut self, phone: usize, job: JobId) {
        let form = self.command(phone, Phase::ServiceOrder, |phone, stamp| phone.service_order(stamp, job));
        let Some(form) = form else { return };
        let draft = ServiceOrderDraft { wish: Some(Wish::Soon), ..form.draft };
        self.phones[phone].touched = Some(job);
        self.command(phone, Phase::ServiceOrder, |phone, stamp| phone.service_order_answer(stamp, job, &draft));
        self.phones[phone].touched = Some(job);
        self.command(phone, Phase::Confirm, |phone, stamp| phone.service_order_confirm(stamp, job));
    }

    fn read_rejection(&mut self, phone: usize) {
        let rejected = self.phones[phone].content.operations.iter().find(|operation| operation.state == "rejected");
        let Some(id) = rejected.map(|operation| operation.id) else { return };
        self.command(phone, Phase::Between, |phone, stamp| phone.seen(stamp, id));
    }
}
