//! Random acts of several clerks and random words of a bank, against a model that knows what the bank has really done.
//! `STEPS=1000000` for the long run, `SEED=n` for another one.

mod runs;

use std::collections::{BTreeMap, HashMap, HashSet};

use domain::ids::{AccountId, BookingId, ClaimId, PayRunId};
use domain::ledger::{Attempt, AttemptState, By, ClaimAccount, ClaimEvent, Fact, Standing};
use domain::pay_run::PayRun;
use domain::technician_account::TechnicianAccounts;
use uuid::Uuid;

use crate::money::*;
use crate::sample::*;

const CLERKS: [&str; 3] = ["Anna", "Beat", "Carla"];
const CLAIMS: usize = 30;

/// Splitmix64: the same seed gives the same days.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    fn pick<'a, T>(&mut self, from: &'a [T]) -> &'a T {
        &from[self.roll(from.len())]
    }
}

/// What the bank has really done with a payment that was handed to it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Truth {
    /// It lies there.
    Has,
    /// Money went out.
    Executed,
    /// It will never be executed.
    Refused,
    /// Money went out and came back.
    Back,
}

struct World {
    dice: Dice,
    accounts: TechnicianAccounts,
    claims: Vec<ClaimAccount>,
    events: Vec<Vec<ClaimEvent>>,
    runs: BTreeMap<PayRunId, (PayRun, String)>,
    bank: HashMap<(ClaimId, u32), Truth>,
    /// All that the bank has ever said, to be said again.
    said: Vec<(ClaimId, Fact)>,
    /// What counts for a claim, by the model's own books.
    books: HashMap<ClaimId, HashMap<BookingId, i64>>,
    references: HashSet<String>,
    next: u128,
    done: HashMap<&'static str, u64>,
    refused: u64,
}

impl World {
    fn new(seed: u64) -> World {
        let mut accounts = TechnicianAccounts::none(ME);
        let before = now() - chrono::Duration::days(30);
        for by in ["Dora", "Emil"].map(By::person) {
            let id = AccountId(Uuid::from_u128(1));
            let event = match accounts.waiting() {
                None => accounts.propose(id, iban(), "Tina Beispiel"),
                Some(_) => accounts.confirm(id, &by, before, 24),
            };
            accounts.apply(before, &by, &event.expect("it is allowed"));
        }
        let mut world = World {
            dice: Dice(seed),
            accounts,
            claims: Vec::new(),
            events: Vec::new(),
            runs: BTreeMap::new(),
            bank: HashMap::new(),
            said: Vec::new(),
            books: HashMap::new(),
            references: HashSet::new(),
            next: 1,
            done: HashMap::new(),
            refused: 0,
        };
        for _ in 0..CLAIMS {
            let (account, events) = world.fresh();
            world.claims.push(account);
            world.events.push(events);
        }
        world
    }

    fn draw(&mut self) -> u128 {
        self.next += 1;
        self.next
    }

    fn fresh(&mut self) -> (ClaimAccount, Vec<ClaimEvent>) {
        let opened = opened(self.draw());
        let claim = ClaimId::of_job(opened.job);
        (ClaimAccount::opened(claim, opened.clone()), vec![ClaimEvent::Opened { opened }])
    }

    fn place(&self, claim: ClaimId) -> Option<usize> {
        self.claims.iter().position(|account| account.claim == claim)
    }

    /// Writes what was allowed down, as the server would.
    fn write(&mut self, place: usize, event: ClaimEvent) {
        *self.done.entry(event.kind()).or_default() += 1;
        let claim = self.claims[place].claim;
        let books = self.books.entry(claim).or_default();
        match &event {
            ClaimEvent::Planned { end_to_end_id, .. } => {
                assert!(self.references.insert(end_to_end_id.to_string()), "{end_to_end_id} is used once, for ever");
            }
            ClaimEvent::Booked { moved }
            | ClaimEvent::PartPaid { moved }
            | ClaimEvent::Overpaid { moved }
            | ClaimEvent::BookedTwice { moved } => {
                assert_eq!(books.insert(moved.booking, moved.amount), None, "a booking counts once");
            }
            ClaimEvent::Returned { moved, .. } => {
                assert_eq!(books.insert(moved.booking, -moved.amount), None, "a booking counts once");
            }
            ClaimEvent::Unmatched { moved, .. } => {
                assert_eq!(books.remove(&moved.booking), Some(moved.amount), "what is taken off had counted");
            }
            _ => {}
        }
        self.claims[place].apply(now(), &event);
        self.events[place].push(event);
        self.look(place);
    }

    /// What must hold after every step.
    fn look(&self, place: usize) {
        let account = &self.claims[place];
        let open = account.attempts.iter().filter(|attempt| attempt.state.is_open()).count();
        // What is ordered is one at most. A booking that a person puts on an attempt that was over opens that again: then
        // there is an alarm.
        assert!(open <= 1 || account.alarm, "two open payments: {account:#?}");
        let with_bank = account.attempts.iter().filter(|attempt| {
            matches!(self.bank.get(&(account.claim, attempt.number)), Some(Truth::Has | Truth::Executed))
        });
        assert!(with_bank.count() <= 1, "the bank has two, or has paid one and has another: {account:#?}");
        let sum: i64 = self.books.get(&account.claim).map_or(0, |books| books.values().sum());
        assert_eq!(account.paid, sum, "sums agree with the model's books");
        let by_attempt: i64 = account.attempts.iter().map(|attempt| attempt.paid).sum();
        let by_carrier: i64 = account.bookings.iter().filter(|one| one.attempt.is_none()).map(|one| one.amount).sum();
        assert_eq!(account.paid, by_attempt + by_carrier, "and with its parts");
        if account.paid > account.opened.amount.amount {
            let said = [Standing::Overpaid, Standing::PaidTwice, Standing::Settled];
            assert!(said.contains(&account.standing()), "too much is never silent: {account:#?}");
        }
        assert!(account.opened.is_dated_by_its_rule(), "the date that was promised");
    }

    fn act_on_a_claim(&mut self) {
        let place = self.dice.roll(CLAIMS);
        let account = &self.claims[place];
        let event = match self.dice.roll(40) {
            0..=26 => account.approve(),
            27 if self.dice.roll(8) == 0 => account.withdraw("a test visit"),
            28 if self.dice.roll(3) == 0 => account.block("disputed"),
            29..=31 => account.release(),
            32 if self.dice.roll(8) == 0 => account.expect_from_carrier(),
            33 => account.pay_ourselves("the carrier refuses"),
            34..=36 => account.settle(if self.dice.roll(2) == 0 { "" } else { "agreed" }),
            37 if self.dice.roll(3) == 0 => account.take_out("not this time"),
            38 if !account.bookings.is_empty() && self.dice.roll(3) == 0 => {
                let booking = self.dice.pick(&account.bookings).booking;
                account.unmatch(booking, "wrong one")
            }
            39 => return self.match_by_hand(),
            _ => return,
        };
        match event {
            Ok(event) => {
                // A row that is taken out changes its run, in the same transaction.
                if let ClaimEvent::TakenOut { attempt, .. } = &event {
                    let run = account.attempt(*attempt).map(|attempt| attempt.pay_run);
                    let by = (*self.dice.pick(&CLERKS)).to_owned();
                    let changed = run.and_then(|run| self.runs.get_mut(&run));
                    if let Some((run, _)) = changed {
                        let event = run.change("a row was taken out").expect("what waits is in a run that can change");
                        run.apply(&By::person(&by), &event);
                    }
                }
                self.write(place, event);
            }
            Err(_) => self.refused += 1,
        }
    }

    /// A booking that counts nowhere, because a person took it off or nobody has read it yet, is put on a claim; one time
    /// in four on the wrong one.
    fn match_by_hand(&mut self) {
        let free = |fact: &Fact| match fact {
            Fact::Debit { money } if !self.counts(money.booking) => Some(money.clone()),
            _ => None,
        };
        let free: Vec<_> = self.said.iter().filter_map(|(claim, fact)| Some((*claim, free(fact)?))).collect();
        if free.is_empty() {
            return;
        }
        let (claim, mut money) = self.dice.pick(&free).clone();
        let mut place = self.place(claim).expect("it is known");
        if self.dice.roll(4) == 0 {
            place = self.dice.roll(CLAIMS);
        }
        let account = &self.claims[place];
        if account.claim != claim {
            // The one that is open, else the last that went to a bank.
            let sent = |one: &&Attempt| !matches!(one.state, AttemptState::Planned | AttemptState::TakenOut);
            let open = account.attempts.iter().rev().find(|one| one.state.is_open() && sent(one));
            money.attempt = open.or(account.attempts.iter().rev().find(sent)).map(|one| one.number);
        }
        match account.record(&Fact::Debit { money }) {
            Ok(Some(event)) => {
                *self.done.entry("matched_by_hand").or_default() += 1;
                self.write(place, event);
            }
            Ok(None) => {}
            Err(_) => self.refused += 1,
        }
    }

    /// It counts for some claim.
    fn counts(&self, booking: BookingId) -> bool {
        self.books.values().any(|books| books.contains_key(&booking))
    }

    /// The bank does something and says it; or says it late; or says it again.
    fn bank_says(&mut self) {
        if !self.said.is_empty() && self.dice.roll(12) == 0 {
            let (claim, fact) = self.dice.pick(&self.said).clone();
            self.hear(claim, &fact);
            return;
        }
        let place = self.dice.roll(CLAIMS);
        let (claim, owed) = (self.claims[place].claim, self.claims[place].opened.amount.amount);
        let Some(last) = self.claims[place].attempts.last().map(|attempt| attempt.number) else {
            if self.dice.roll(3) == 0 {
                let fact = Fact::CarrierCredit { money: money(self.draw(), None, owed) };
                self.say(claim, fact);
            }
            return;
        };
        let number = 1 + self.dice.roll(last as usize) as u32;
        let Some(truth) = self.bank.get(&(claim, number)).copied() else { return };
        let (fact, truth) = match (truth, self.dice.roll(12)) {
            (Truth::Has, 0..=2) => (Fact::Accepted { attempt: number }, Truth::Has),
            (Truth::Has, 3 | 4) => (Fact::Rejected { attempt: number, reason: because("AC01") }, Truth::Refused),
            (Truth::Has, 5) => (debit(self.draw(), number, owed - 1), Truth::Executed),
            (Truth::Has, 6) => (debit(self.draw(), number, owed + 1), Truth::Executed),
            (Truth::Has, _) => (debit(self.draw(), number, owed), Truth::Executed),
            // The bank's own mistake: it pays once more.
            (Truth::Executed, 0) => (debit(self.draw(), number, owed), Truth::Executed),
            (Truth::Executed, 1..=4) => {
                let out = self.said.iter().filter(|(of, fact)| {
                    *of == claim && matches!(fact, Fact::Debit { money } if money.attempt == Some(number))
                });
                let out: i64 =
                    out.map(|(_, fact)| if let Fact::Debit { money } = fact { money.amount } else { 0 }).sum();
                (returned(self.draw(), number, out, "AC04"), Truth::Back)
            }
            _ => return,
        };
        self.bank.insert((claim, number), truth);
        self.say(claim, fact);
    }

    fn say(&mut self, claim: ClaimId, fact: Fact) {
        self.said.push((claim, fact.clone()));
        // One in eight is heard later: the file lies on somebody's desk.
        if self.dice.roll(8) > 0 {
            self.hear(claim, &fact);
        }
    }

    fn hear(&mut self, claim: ClaimId, fact: &Fact) {
        let Some(place) = self.place(claim) else { return };
        // What a person has put on another claim is not read anew.
        if let Fact::Debit { money } = fact
            && self.counts(money.booking)
        {
            return;
        }
        match self.claims[place].record(fact) {
            Ok(Some(event)) => self.write(place, event),
            Ok(None) => {}
            Err(_) => self.refused += 1,
        }
    }

    /// A claim that is over, old, or has many entries makes room for another one.
    fn renew(&mut self) {
        let place = self.dice.roll(CLAIMS);
        let account = &self.claims[place];
        let over = matches!(account.standing(), Standing::Settled | Standing::Withdrawn) && self.dice.roll(4) == 0;
        let waits = account.attempts.iter().any(|attempt| attempt.state == AttemptState::Planned);
        let tired = self.events[place].len() > 25 && !waits;
        let old = self.dice.roll(6) == 0 && !waits;
        if !over && !tired && !old {
            return;
        }
        let account = &self.claims[place];
        let claim = account.claim;
        let events = self.events[place].iter().map(|event| (now(), event));
        assert_eq!(ClaimAccount::fold(claim, events).as_ref(), Some(account), "its entries come to the same again");
        self.said.retain(|(of, _)| *of != claim);
        self.books.remove(&claim);
        let (account, events) = self.fresh();
        (self.claims[place], self.events[place]) = (account, events);
    }
}

fn number(name: &str, otherwise: u64) -> u64 {
    std::env::var(name).ok().and_then(|value| value.parse().ok()).unwrap_or(otherwise)
}

#[test]
fn no_sequence_of_acts_leads_to_two_open_payments_of_one_claim() {
    let (steps, seed) = (number("STEPS", 40_000), number("SEED", 1));
    let mut world = World::new(seed);
    for _ in 0..steps {
        match world.dice.roll(20) {
            0..=7 => world.act_on_a_claim(),
            8 => world.make_a_run(),
            9..=12 => world.act_on_a_run(),
            13..=17 => world.bank_says(),
            _ => world.renew(),
        }
    }
    eprintln!("{steps} steps, seed {seed}: {} refused, {:?}", world.refused, BTreeMap::from_iter(&world.done));
    for kind in [
        "exported",
        "returned",
        "rejected",
        "unmatched",
        "booked_twice",
        "settled",
        "taken_out",
        "run_approved",
        "matched_by_hand",
    ] {
        assert!(world.done.get(kind).is_some_and(|times| *times > steps / 5_000), "{kind} happens: {:?}", world.done);
    }
}
