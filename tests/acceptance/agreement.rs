//! Random days: three phones, cuts in the network, a dispatcher who moves jobs about. In the end phones and office are
//! equal, nothing waits without a reason, and there is one claim for each failure that was accepted.
//!
//! A day is a list of steps drawn from a seed, which is printed; `SEED=n` replays one.

use std::collections::BTreeSet;

use domain::form::Answer;
use domain::ids::{JobId, TechnicianId};
use domain::job::JobState;
use domain::procedure::CauseCode;
use phone::error::CommandError;
use phone::view::{Delivery, JobSection};
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, RngExt, SeedableRng};

use crate::support::office::Office;
use crate::support::phone::TestPhone;

const STEPS: usize = 120;

/// A step of a day.
#[derive(Debug, Clone, Copy)]
enum Step {
    CheckIn,
    Answer,
    Confirm,
    Cancel,
    ServiceOrder,
    Airplane,
    Sync,
    LoseReply,
    Restart,
    Assign,
    NewJob,
}

const WEIGHTS: [(Step, u32); 11] = [
    (Step::CheckIn, 12),
    (Step::Answer, 40),
    (Step::Confirm, 14),
    (Step::Cancel, 2),
    (Step::ServiceOrder, 3),
    (Step::Airplane, 8),
    (Step::Sync, 10),
    (Step::LoseReply, 4),
    (Step::Restart, 3),
    (Step::Assign, 6),
    (Step::NewJob, 3),
];

struct Day {
    office: Office,
    technicians: Vec<TechnicianId>,
    phones: Vec<TestPhone>,
    jobs: Vec<JobId>,
    dice: StdRng,
}

impl Day {
    fn begin(seed: u64) -> Day {
        let office = Office::new();
        let technicians = vec![office.technician("Anna Muster"), office.technician("Beat Beispiel")];
        let jobs = (0..6).map(|n| office.swisscom_job(technicians[n % 2])).collect();
        // Anna has two phones.
        let phones = [0, 0, 1].into_iter().map(|n| TestPhone::of(&office, technicians[n])).collect();
        Day { office, technicians, phones, jobs, dice: StdRng::seed_from_u64(seed) }
    }

    fn step(&mut self) {
        let total: u32 = WEIGHTS.iter().map(|(_, weight)| weight).sum();
        let mut drawn = self.dice.random_range(0..total);
        let step = WEIGHTS.iter().find(|(_, weight)| {
            let hit = drawn < *weight;
            drawn = drawn.saturating_sub(*weight);
            hit
        });
        let (step, _) = step.expect("the weights cover the draw");
        let job = *self.jobs.choose(&mut self.dice).expect("there are jobs");
        let who = self.dice.random_range(0..self.phones.len());
        self.perform(*step, job, who);
    }

    fn perform(&mut self, step: Step, job: JobId, who: usize) {
        let phone = &mut self.phones[who];
        let stamp = phone.stamp();
        match step {
            Step::CheckIn => refused_at_most(phone.phone.check_in(&stamp, job)),
            Step::Answer => answer(&mut self.dice, phone, job),
            Step::Confirm => refused_at_most(phone.confirm(job)),
            Step::Cancel => refused_at_most(phone.phone.cancellation(&stamp, job).and_then(|form| {
                let draft = phone::view::CancellationDraft { choice: form.choices.last().copied(), note: "why".into() };
                phone.phone.cancellation_answer(&stamp, job, &draft)?;
                phone.phone.cancellation_confirm(&stamp, job)
            })),
            Step::ServiceOrder => refused_at_most(phone.phone.service_order(&stamp, job).and_then(|form| {
                let draft =
                    phone::view::ServiceOrderDraft { wish: Some(domain::service_order::Wish::Soon), ..form.draft };
                phone.phone.service_order_answer(&stamp, job, &draft)?;
                phone.phone.service_order_confirm(&stamp, job)
            })),
            Step::Airplane => {
                let on = self.dice.random();
                phone.airplane(on);
            }
            Step::Sync => {
                let _ = phone.sync(); // offline in airplane mode
            }
            Step::LoseReply => {
                if let Some(request) = phone.request() {
                    let _ = phone.exchange(&request);
                }
            }
            Step::Restart => {
                let phone = self.phones.remove(who).restart();
                self.phones.insert(who, phone);
            }
            Step::Assign => {
                let to = self.technicians.choose(&mut self.dice).copied();
                self.office.assign_if_possible(job, to);
            }
            Step::NewJob => {
                let to = *self.technicians.choose(&mut self.dice).expect("there are technicians");
                self.jobs.push(self.office.swisscom_job(to));
            }
        }
    }

    /// Everybody comes back into signal; then phones and office must be equal.
    fn end(&mut self) {
        // Twice: what the second phone brings changes what the first one sees.
        for _ in 0..2 {
            for phone in &mut self.phones {
                phone.airplane(false);
                phone.sync().expect("the office is open");
            }
        }
        for (phone, technician) in self.phones.iter().zip([0, 0, 1]) {
            self.agrees(phone, self.technicians[technician]);
        }
        self.claims_are_right();
    }

    fn agrees(&self, phone: &TestPhone, technician: TechnicianId) {
        for job in &self.jobs {
            let truth = self.office.job(*job).job;
            if truth.technician == Some(technician) {
                assert_eq!(phone.job(*job).job, truth, "the phone shows what the office knows");
            }
            if let Ok(view) = phone.phone.job(&phone.stamp(), *job) {
                let settled = |delivery: &Delivery| !matches!(delivery, Delivery::Saved | Delivery::Sent);
                assert!(view.operations.iter().all(|row| settled(&row.delivery)), "everything has an outcome");
            }
        }
        let sections = [JobSection::Today, JobSection::Coming, JobSection::Done];
        let shown: usize = sections
            .into_iter()
            .map(|section| phone.phone.jobs(&phone.stamp(), section, "", 0).expect("the store works").rows.len())
            .sum();
        let mine = self.jobs.iter().filter(|job| self.office.job(**job).job.technician == Some(technician)).count();
        let kept = self.jobs.iter().filter(|job| {
            let elsewhere = self.office.job(**job).job.technician != Some(technician);
            elsewhere && phone.phone.job(&phone.stamp(), **job).is_ok()
        });
        assert_eq!(shown, mine + kept.count(), "no job too many, none too few");
    }

    fn claims_are_right(&self) {
        let claimed: BTreeSet<JobId> = self.office.claims().rows.iter().map(|row| row.job).collect();
        let owed: BTreeSet<JobId> = self
            .jobs
            .iter()
            .copied()
            .filter(|job| match self.office.job(*job).job.state {
                JobState::Failed { report, .. } => matches!(
                    report.third_party,
                    domain::report::ThirdParty::Carrier { call, .. } if call.is_confirmed()
                ),
                _ => false,
            })
            .collect();
        assert_eq!(claimed, owed, "one claim for each compensated failure, and no other");
    }
}

fn refused_at_most<T>(result: Result<T, CommandError>) {
    match result {
        Ok(_) | Err(CommandError::Refused { .. }) => {}
        Err(error) => panic!("a rule may say no, nothing may break: {error}"),
    }
}

/// Answers the question on the screen, with a choice that is offered.
fn answer(dice: &mut impl Rng, phone: &TestPhone, job: JobId) {
    let stamp = phone.stamp();
    let form = match phone.phone.check_out(&stamp, job) {
        Ok(form) => form,
        refused => return refused_at_most(refused),
    };
    let mut choices: Vec<Answer> =
        form.choices.iter().filter(|choice| choice.refused.is_none()).map(|choice| choice.answer.clone()).collect();
    choices.push(Answer::Reason { text: "nobody at home".into() });
    choices.push(Answer::Cause { cause: CauseCode("line_not_activated".into()) });
    let drawn = choices.choose(dice).expect("there is one").clone();
    refused_at_most(phone.phone.check_out_answer(&stamp, job, &drawn));
    if let Some(next) = form.next {
        refused_at_most(phone.phone.check_out_go(&stamp, job, next));
    }
}

#[test]
fn after_random_days_phones_and_office_are_equal() {
    let seeds: Vec<u64> = match std::env::var("SEED") {
        Ok(seed) => vec![seed.parse().expect("SEED is a number")],
        Err(_) => (0..8).map(|_| rand::random::<u32>().into()).collect(),
    };
    for seed in seeds {
        println!("SEED={seed}");
        let mut day = Day::begin(seed);
        for _ in 0..STEPS {
            day.step();
        }
        day.end();
    }
}
