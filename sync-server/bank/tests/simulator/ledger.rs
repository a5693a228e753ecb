//! The ledger of the office: what people do, and what the files of the bank tell that is not recorded yet. Nothing is ever
//! taken back from it, so whatever order files come in, it has to come to the same.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{DateTime, NaiveTime, TimeZone, Utc};
use domain::claim::due_date;
use domain::clock::local_date;
use domain::ids::{BookingId, ClaimId, PayRunId, TechnicianId};
use domain::ledger::{BankReason, ClaimAccount, ClaimEvent, DueRule, Fact, Hash, Opened};
use domain::matching::{Evidence, Item, News, Payout, Receivable, Reconciliation, Recorded, carrier_news, news};
use domain::money::Money;
use domain::procedure::{PartnerCode, ProcedureVersion};
use uuid::Uuid;

use super::office::Claim;
use super::truth::{Day, date};

const WEEKS: u32 = 8;

#[derive(Clone, Default)]
pub struct Ledger {
    pub accounts: BTreeMap<ClaimId, ClaimAccount>,
    /// Claims of which something was in doubt when it was looked at last: a person decides.
    pub in_doubt: HashSet<ClaimId>,
    /// What was recorded how often.
    pub done: HashMap<&'static str, u64>,
}

fn moment(day: Day) -> DateTime<Utc> {
    Utc.from_utc_datetime(&date(day).and_time(NaiveTime::MIN))
}

impl Ledger {
    pub fn open(&mut self, claim: &Claim) {
        let at = moment(0);
        let opened = Opened {
            number: claim.number.clone(),
            job: claim.job,
            technician: TechnicianId(Uuid::from_u128(1)),
            service_id: claim.service_id.clone(),
            amount: Money::rappen(claim.amount),
            procedure: ProcedureVersion { partner: PartnerCode("swisscom".to_owned()), version: 1 },
            due: due_date(at, WEEKS),
            due_rule: DueRule { checked_out_at: at, left_on: local_date(at), weeks: WEEKS },
        };
        self.accounts.insert(claim.id, ClaimAccount::opened(claim.id, opened));
        if claim.carrier {
            self.write(claim.id, 0, ClaimAccount::expect_from_carrier).expect("nothing is under way");
        }
    }

    /// Writes what an account allows; false if it does not.
    pub fn write<E>(
        &mut self,
        claim: ClaimId,
        day: Day,
        act: impl FnOnce(&ClaimAccount) -> Result<ClaimEvent, E>,
    ) -> Result<ClaimEvent, E> {
        let account = self.accounts.get_mut(&claim).expect("it is known");
        let event = act(account)?;
        account.apply(moment(day), &event);
        *self.done.entry(event.kind()).or_default() += 1;
        let open = account.attempts.iter().filter(|attempt| attempt.state.is_open()).count();
        assert!(open <= 1 || account.alarm, "two open payments and no alarm: {account:#?}");
        Ok(event)
    }

    /// The next attempt, if the ledger allows one: its number.
    pub fn plan(&mut self, claim: &Claim, run: u32, day: Day) -> Option<(u32, [ClaimEvent; 3])> {
        let approved = self.write(claim.id, day, ClaimAccount::approve).ok()?;
        let run = PayRunId(Uuid::from_u128(run.into()));
        let planned = self.write(claim.id, day, |account| account.plan(run, claim.account.clone(), claim.name)).ok()?;
        let attempt = self.accounts[&claim.id].attempts.last()?.number;
        let file = Hash::of(&run.0.into_bytes());
        let exported = self.write(claim.id, day, |account| account.export(attempt, file)).ok()?;
        Some((attempt, [approved, planned, exported]))
    }

    fn hear(&mut self, claim: ClaimId, day: Day, fact: &Fact) {
        let heard = self.accounts[&claim].record(fact);
        match heard {
            Ok(Some(event)) => _ = self.write(claim, day, |_| Ok::<_, ()>(event)),
            Ok(None) => {}
            Err(_) => *self.done.entry("contradicted").or_default() += 1,
        }
    }

    /// The bank has refused these payments.
    pub fn refuse(&mut self, payouts: &[Payout], places: impl IntoIterator<Item = u32>, day: Day) {
        for place in places {
            let payout = &payouts[place as usize];
            let reason = BankReason { code: "AC01".to_owned(), text: String::new() };
            self.hear(payout.claim, day, &Fact::Rejected { attempt: attempt(payout), reason });
        }
    }

    /// Records what counts now and is not recorded yet.
    pub fn record(&mut self, payouts: &[Payout], receivables: &[Receivable], known: &Reconciliation<'_>, day: Day) {
        self.in_doubt.clear();
        let all = known.all_evidence();
        let mut items: Vec<(&Item, &Vec<Evidence>)> = all.iter().collect();
        items.sort_by_key(|(item, _)| **item);
        let mut groups: BTreeMap<(String, i64), Vec<(ClaimId, &Evidence)>> = BTreeMap::new();
        for (item, evidence) in items {
            match item {
                Item::Payout(place) => {
                    let payout = &payouts[*place as usize];
                    let recorded = self.recorded(payout.claim, Some(attempt(payout)));
                    self.take(news(&recorded, evidence), day, |_| (payout.claim, Some(attempt(payout))));
                }
                Item::Receivable(place) => {
                    let one = &receivables[*place as usize];
                    let group = groups.entry((one.service_id.to_ascii_uppercase(), one.money.amount)).or_default();
                    group.extend(evidence.iter().map(|evidence| (one.claim, evidence)));
                }
            }
        }
        for group in groups.into_values() {
            let claims: HashSet<ClaimId> = group.iter().map(|(claim, _)| *claim).collect();
            let recorded: Vec<Recorded> = claims.iter().flat_map(|claim| self.recorded(*claim, None)).collect();
            let whose: HashMap<BookingId, ClaimId> =
                group.iter().map(|(claim, evidence)| (evidence.booking, *claim)).collect();
            let evidence: Vec<Evidence> = group.into_iter().map(|(_, evidence)| evidence.clone()).collect();
            self.take(carrier_news(&recorded, &evidence), day, |one| (whose[&one.booking], None));
        }
    }

    fn recorded(&self, claim: ClaimId, attempt: Option<u32>) -> Vec<Recorded> {
        let bookings = self.accounts[&claim].bookings.iter().filter(|one| one.attempt == attempt);
        bookings.map(|one| Recorded { booking: one.booking, amount: one.amount, on: one.on, off: false }).collect()
    }

    fn take(&mut self, news: News<'_>, day: Day, whose: impl Fn(&Evidence) -> (ClaimId, Option<u32>)) {
        self.in_doubt.extend(news.in_doubt.iter().map(|one| whose(one).0));
        for one in news.facts {
            let (claim, attempt) = whose(one);
            self.hear(claim, day, &one.fact(attempt, date(day)));
        }
    }
}

/// Which attempt to pay its claim it is.
fn attempt(payout: &Payout) -> u32 {
    payout.end_to_end.rsplit_once('-').and_then(|(_, number)| number.parse().ok()).expect("it is counted")
}
