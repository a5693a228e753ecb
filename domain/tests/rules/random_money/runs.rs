//! What clerks do with payment runs.

use domain::bank_day::BankCalendar;
use domain::ids::PayRunId;
use domain::ledger::{AttemptState, By, Hash};
use domain::pay_run::{Candidate, PayRun, RunEvent, RunState, propose};
use uuid::Uuid;

use super::{CLAIMS, CLERKS, Truth, World};
use crate::money::*;
use crate::sample::*;

impl World {
    pub fn make_a_run(&mut self) {
        let calendar = BankCalendar::default();
        let accounts = &self.accounts;
        let candidates = self.claims.iter().map(|account| Candidate { account, accounts });
        let proposal = propose(candidates, &calendar, now(), true);
        assert_eq!(proposal.payments.len() + proposal.kept_out.len(), CLAIMS, "no row is lost");
        if proposal.payments.is_empty() || self.runs.len() > 5 {
            return;
        }
        let id = PayRunId(Uuid::from_u128(self.draw()));
        let maker = *self.dice.pick(&CLERKS);
        let payments = proposal.payments.len() as u32;
        let made = RunEvent::Made { on: proposal.on, payments };
        let run = PayRun::fold(id, [(now(), &By::person(maker), &made)]).expect("it is made");
        for payment in proposal.payments {
            let place = self.place(payment.claim).expect("it is known");
            let event =
                self.claims[place].plan(id, payment.iban, &payment.holder).expect("a proposal holds what may be paid");
            self.write(place, event);
        }
        self.runs.insert(id, (run, maker.to_owned()));
    }

    fn files(&self, id: PayRunId) -> Vec<Hash> {
        let rows: Vec<String> = self
            .claims
            .iter()
            .flat_map(|account| {
                account
                    .attempts
                    .iter()
                    .filter(|attempt| attempt.pay_run == id && attempt.state == AttemptState::Planned)
            })
            .map(|attempt| attempt.end_to_end_id.to_string())
            .collect();
        if rows.is_empty() { Vec::new() } else { vec![Hash::of(rows.join("\n").as_bytes())] }
    }

    pub fn act_on_a_run(&mut self) {
        let ids: Vec<PayRunId> = self.runs.keys().copied().collect();
        if ids.is_empty() {
            return;
        }
        let (id, who) = (*self.dice.pick(&ids), *self.dice.pick(&CLERKS));
        let files = self.files(id);
        let (run, maker) = &self.runs[&id];
        let event = match self.dice.roll(4) {
            0 => run.check(files.clone()),
            1 => run.approve(who, &files, &names(["Dora", "Emil"])),
            2 => run.export(&files),
            _ if self.dice.roll(8) == 0 => run.give_up("another day"),
            _ => return,
        };
        let Ok(event) = event else {
            self.refused += 1;
            return;
        };
        if matches!(event, RunEvent::Exported { .. }) && !self.may_be_exported(id, &files) {
            self.refused += 1;
            return;
        }
        *self.done.entry(event.kind()).or_default() += 1;
        if let RunEvent::Approved { .. } = event {
            assert_ne!(who, maker, "who made it does not approve it");
        }
        let over = matches!(event, RunEvent::Exported { .. } | RunEvent::Dropped { .. });
        if over {
            self.hand_out_or_drop(id, &event, &files);
        }
        let (run, _) = self.runs.get_mut(&id).expect("it is known");
        run.apply(&By::person(who), &event);
        if over {
            assert!(matches!(run.state, RunState::Exported | RunState::Dropped));
            self.runs.remove(&id);
        }
    }

    /// A booking that was put on a claim since it was planned keeps its run back, until the row is taken out.
    fn may_be_exported(&self, id: PayRunId, files: &[Hash]) -> bool {
        self.claims.iter().all(|account| {
            let waiting = account.waiting().filter(|attempt| attempt.pay_run == id);
            waiting.is_none_or(|attempt| account.export(attempt.number, files[0].clone()).is_ok())
        })
    }

    fn hand_out_or_drop(&mut self, id: PayRunId, event: &RunEvent, files: &[Hash]) {
        for place in 0..CLAIMS {
            let account = &self.claims[place];
            let waiting =
                account.attempts.iter().find(|attempt| attempt.pay_run == id && attempt.state == AttemptState::Planned);
            let Some(attempt) = waiting.map(|attempt| attempt.number) else { continue };
            if let RunEvent::Exported { .. } = event {
                let event = account.export(attempt, files[0].clone()).expect("nothing has happened to it since");
                let known = self.bank.insert((account.claim, attempt), Truth::Has);
                assert_eq!(known, None, "handed over once");
                self.write(place, event);
            } else {
                let event = account.take_out("the run was given up").expect("it waits");
                self.write(place, event);
            }
        }
    }
}
