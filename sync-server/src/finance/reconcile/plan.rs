//! What follows from all bookings that concern the same payments and claims, and is not in the ledger yet. A function of
//! what is stored: nothing is written here.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Days, NaiveDate};
use domain::booking::{BookingState, Direction, Source};
use domain::ids::{BookingId, ClaimId, EntryId};
use domain::ledger::{Counted, Fact};
use domain::matching::{
    Decision, Disposition, Evidence, Item, Items, News, Reason, Reconciliation, Recorded, Rule, carrier_news, decide,
    news,
};

use crate::db::{DbError, Read};
use crate::finance::waited_for::{WaitedFor, waited_for};
use crate::store::booking::{self, Kept, Match};

/// The days before the first booking that waits, in which another one may tell of the same.
const BEFORE: Days = Days::new(10);

/// A booking that counts for a claim.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placing {
    /// For which claim.
    pub claim: ClaimId,
    /// Which attempt to pay it; none when the carrier paid.
    pub attempt: Option<u32>,
    /// Which booking.
    pub booking: BookingId,
    /// How much; negative: it came back.
    pub amount: i64,
    /// By which rule.
    pub rule: Rule,
    /// What speaks for it.
    pub reasons: Vec<Reason>,
    /// What the ledger is told.
    pub fact: Fact,
}

/// What is to be written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// What counts and is not recorded, in the order in which it is: no claim twice in a row if it can be avoided.
    pub placings: Vec<Placing>,
    /// What has become of other bookings.
    pub states: Vec<(BookingId, BookingState)>,
    /// Of those that wait, the ones for which a claim may fit.
    pub suggested: HashSet<BookingId>,
}

/// Plans for all bookings that wait for a rule.
///
/// # Errors
/// [`DbError`].
pub fn plan(tx: &Read<'_>, today: NaiveDate) -> Result<Plan, DbError> {
    let waiting = booking::unmatched(tx)?;
    if waiting.is_empty() {
        return Ok(Plan::default());
    }
    let mut waited = waited_for(tx, waiting.iter().map(|kept| &kept.booking))?;
    let (payouts, receivables) = (std::mem::take(&mut waited.payouts), std::mem::take(&mut waited.receivables));
    let items = Items::new(&payouts, &receivables);
    let related = Related::get(tx, waiting, &items, &mut waited)?;
    let known = related.reconciliation(&items, &waited);
    let mut making = Making { items: &items, waited: &waited, related: &related, today, found: Found::default() };
    making.payments(&known.all_evidence());
    Ok(making.plan(&known))
}

/// All bookings that have to do with each other.
struct Related {
    kept: BTreeMap<BookingId, Kept>,
    matches: HashMap<BookingId, Vec<Match>>,
}

impl Related {
    fn get(tx: &Read<'_>, waiting: Vec<Kept>, items: &Items<'_>, waited: &mut WaitedFor) -> Result<Related, DbError> {
        let services = named_services(&waiting, items);
        let credits = waiting.iter().filter(|kept| kept.booking.direction == Direction::Credit);
        let first_credit = credits.filter_map(|kept| kept.booking.booked_on).min();
        let mut kept: BTreeMap<BookingId, Kept> = waiting.into_iter().map(|kept| (kept.booking.id, kept)).collect();
        let mut add = |more: Vec<Kept>| kept.extend(more.into_iter().map(|kept| (kept.booking.id, kept)));
        add(booking::with_references(tx, items.payouts.iter().map(|payout| &*payout.end_to_end))?);
        if let Some(first) = first_credit.and_then(|day| day.checked_sub_days(BEFORE)) {
            add(booking::repeated_credits(tx, first)?);
        }
        let paid = items.payouts.iter().map(|payout| payout.claim);
        let quoted = items.receivables.iter().filter(|one| services.contains(&one.service_id.to_ascii_uppercase()));
        let claims: HashSet<ClaimId> = paid.chain(quoted.map(|one| one.claim)).collect();
        let claims: Vec<ClaimId> = claims.into_iter().collect();
        let missing: Vec<ClaimId> = claims.iter().filter(|id| !waited.accounts.contains_key(id)).copied().collect();
        waited.accounts.extend(crate::store::ledger::claims(tx, &missing)?);
        let mut matches: HashMap<BookingId, Vec<Match>> = HashMap::new();
        for one in booking::matches_of_claims(tx, &claims)? {
            matches.entry(one.booking).or_default().push(one);
        }
        let counting: Vec<BookingId> = matches.keys().filter(|id| !kept.contains_key(id)).copied().collect();
        kept.extend(booking::with_ids(tx, &counting)?.into_iter().map(|kept| (kept.booking.id, kept)));
        // Whoever tells of an entry tells of all its parts: a sum in a statement speaks for the parts in an advice.
        let entries: HashSet<EntryId> = kept.values().map(|kept| kept.booking.entry).collect();
        let whole = booking::of_entries(tx, &entries.into_iter().collect::<Vec<_>>())?;
        kept.extend(whole.into_iter().map(|kept| (kept.booking.id, kept)));
        Ok(Related { kept, matches })
    }

    /// What counts is where the ledger has it; about the rest the rules are asked.
    fn reconciliation<'a>(&self, items: &'a Items<'a>, waited: &WaitedFor) -> Reconciliation<'a> {
        let mut known = Reconciliation::new(items);
        for reference in &waited.rejected {
            known.reject(reference);
        }
        let places = Places::new(items, waited);
        for kept in self.kept.values() {
            for source in sources(kept) {
                let booking = domain::booking::Booking { source, ..kept.booking.clone() };
                if kept.state != BookingState::Matched {
                    known.take(&booking);
                    continue;
                }
                known.know(&booking);
                for one in self.matches.get(&booking.id).into_iter().flatten() {
                    let Some((item, currency)) = places.of(items, one, &booking.account) else { continue };
                    let money = domain::money::Money { amount: one.amount.saturating_abs(), currency };
                    known.place(&booking, item, one.rule, money);
                }
            }
        }
        known
    }
}

fn sources(kept: &Kept) -> impl Iterator<Item = Source> {
    let statement = kept.in_statement.then_some(Source::Statement);
    statement.into_iter().chain(kept.in_advice.then_some(Source::Advice))
}

/// The Service IDs of the carrier's claims that waiting bookings may be for, in capitals.
fn named_services(waiting: &[Kept], items: &Items<'_>) -> HashSet<String> {
    let mut named = HashSet::new();
    if items.receivables.is_empty() {
        return named;
    }
    for kept in waiting.iter().filter(|kept| kept.booking.direction == Direction::Credit) {
        let found = match decide(items, &kept.booking) {
            Decision::Pays { item, .. } => vec![item],
            Decision::Suggests(found) => found.into_iter().map(|one| one.item).collect(),
            _ => continue,
        };
        for item in found {
            if let Item::Receivable(place) = item
                && let Some(receivable) = items.receivable(place)
            {
                named.insert(receivable.service_id.to_ascii_uppercase());
            }
        }
    }
    named
}

/// Where an attempt, or a claim of the carrier's, is among the items.
struct Places {
    attempts: HashMap<(ClaimId, u32), u32>,
    receivables: HashMap<ClaimId, Vec<u32>>,
}

impl Places {
    fn new(items: &Items<'_>, waited: &WaitedFor) -> Places {
        let attempts = (0_u32..).zip(items.payouts).zip(&waited.attempts);
        let attempts = attempts.map(|((place, payout), attempt)| ((payout.claim, *attempt), place)).collect();
        let mut receivables: HashMap<ClaimId, Vec<u32>> = HashMap::new();
        for (place, one) in (0_u32..).zip(items.receivables) {
            receivables.entry(one.claim).or_default().push(place);
        }
        Places { attempts, receivables }
    }

    fn of(&self, items: &Items<'_>, one: &Match, account: &str) -> Option<(Item, domain::money::Currency)> {
        if let Some(attempt) = one.attempt {
            let place = *self.attempts.get(&(one.claim, attempt))?;
            return Some((Item::Payout(place), items.payout(place)?.money.currency));
        }
        let places = self.receivables.get(&one.claim)?;
        let here = places.iter().find(|place| items.receivable(**place).is_some_and(|one| *one.account == *account));
        let place = *here.or(places.first())?;
        Some((Item::Receivable(place), items.receivable(place)?.money.currency))
    }
}

/// What the carrier quotes: Service ID in capitals, account, amount.
type Quoted = (String, String, i64);

#[derive(Default)]
struct Found {
    placings: Vec<Placing>,
    in_doubt: HashSet<BookingId>,
    placed: HashSet<BookingId>,
}

struct Making<'a> {
    items: &'a Items<'a>,
    waited: &'a WaitedFor,
    related: &'a Related,
    today: NaiveDate,
    found: Found,
}

impl Making<'_> {
    fn payments(&mut self, all: &HashMap<Item, Vec<Evidence>>) {
        let mut groups: BTreeMap<Quoted, Vec<(u32, &Evidence)>> = BTreeMap::new();
        let mut items: Vec<(&Item, &Vec<Evidence>)> = all.iter().collect();
        items.sort_by_key(|(item, _)| **item);
        for (item, evidence) in items {
            match item {
                Item::Payout(place) => self.payment(*place, evidence),
                Item::Receivable(place) => {
                    let Some(one) = self.items.receivable(*place) else { continue };
                    let service = one.service_id.to_ascii_uppercase();
                    let group = groups.entry((service, one.account.to_string(), one.money.amount)).or_default();
                    group.extend(evidence.iter().map(|one| (*place, one)));
                }
            }
        }
        for group in groups.into_values() {
            self.carrier(&group);
        }
    }

    fn payment(&mut self, place: u32, evidence: &[Evidence]) {
        let Some(payout) = self.items.payout(place) else { return };
        let attempt = self.waited.attempts.get(place as usize).copied();
        let mut recorded = self.recorded(payout.claim, attempt);
        self.add_held(&mut recorded, evidence.iter());
        self.take(news(&recorded, evidence), |_| Some((payout.claim, attempt)));
    }

    fn carrier(&mut self, group: &[(u32, &Evidence)]) {
        let claim_of = |place: u32| self.items.receivable(place).map(|one| one.claim);
        let claims: HashSet<ClaimId> = group.iter().filter_map(|(place, _)| claim_of(*place)).collect();
        let mut recorded: Vec<Recorded> = claims.iter().flat_map(|claim| self.recorded(*claim, None)).collect();
        self.add_held(&mut recorded, group.iter().map(|(_, one)| *one));
        let evidence: Vec<Evidence> = group.iter().map(|(_, one)| (*one).clone()).collect();
        let whose: HashMap<BookingId, ClaimId> =
            group.iter().filter_map(|(place, one)| Some((one.booking, claim_of(*place)?))).collect();
        self.take(carrier_news(&recorded, &evidence), |one| Some((*whose.get(&one.booking)?, None)));
    }

    /// What the ledger has of an attempt, or of the carrier's payments: what counts, and what a person took off.
    fn recorded(&self, claim: ClaimId, attempt: Option<u32>) -> Vec<Recorded> {
        let Some(account) = self.waited.accounts.get(&claim) else { return Vec::new() };
        let of = |one: &Counted, off| Recorded { booking: one.booking, amount: one.amount, on: one.on, off };
        let counts = account.bookings.iter().filter(|one| one.attempt == attempt).map(|one| of(one, false));
        let taken_off = account.taken_off.iter().filter(|one| one.attempt == attempt).map(|one| of(one, true));
        counts.chain(taken_off).collect()
    }

    /// A booking that a person holds is no news, and neither is another telling of it.
    fn add_held<'e>(&self, recorded: &mut Vec<Recorded>, evidence: impl Iterator<Item = &'e Evidence>) {
        for one in evidence {
            let held = self.related.kept.get(&one.booking).is_some_and(|kept| !kept.state.is_for_rules());
            if held && recorded.iter().all(|known| known.booking != one.booking) {
                let on = one.booked_on.unwrap_or(self.today);
                recorded.push(Recorded { booking: one.booking, amount: one.signed(), on, off: true });
            }
        }
    }

    fn take(&mut self, news: News<'_>, whose: impl Fn(&Evidence) -> Option<(ClaimId, Option<u32>)>) {
        self.found.in_doubt.extend(news.in_doubt.iter().map(|one| one.booking));
        for one in news.facts {
            let Some((claim, attempt)) = whose(one) else { continue };
            self.found.placed.insert(one.booking);
            self.found.placings.push(Placing {
                claim,
                attempt,
                booking: one.booking,
                amount: one.signed(),
                rule: one.rule,
                reasons: one.rule.reasons(one.brings_back.is_some()).into_iter().collect(),
                fact: one.fact(attempt, self.today),
            });
        }
    }

    fn plan(self, known: &Reconciliation<'_>) -> Plan {
        let dispositions = known.dispositions();
        let Found { placings, in_doubt, placed } = self.found;
        let mut plan = Plan { placings: in_rounds(placings), ..Plan::default() };
        for (id, kept) in &self.related.kept {
            if placed.contains(id) && kept.booking.batch.is_none() {
                continue; // written together with what the ledger is told
            }
            if !kept.state.may_be_placed() {
                continue;
            }
            let disposition = dispositions.get(id);
            let counts = placed.contains(id) || self.related.matches.contains_key(id);
            let doubtful = in_doubt.contains(id);
            let state = if doubtful { BookingState::Unmatched } else { known.becomes(*id, disposition, counts) };
            let may_fit = matches!(disposition, Some(Disposition::Suggested(_) | Disposition::Sum { .. }));
            if state == BookingState::Unmatched && (may_fit || doubtful) {
                plan.suggested.insert(*id);
            }
            if state != kept.state {
                plan.states.push((*id, state));
            }
        }
        plan
    }
}

/// The first of each claim, then the second of each: those of different claims are written together.
fn in_rounds(placings: Vec<Placing>) -> Vec<Placing> {
    let mut met: HashMap<ClaimId, usize> = HashMap::new();
    let mut rounds: Vec<Vec<Placing>> = Vec::new();
    for one in placings {
        let round = met.entry(one.claim).or_insert(0);
        if rounds.len() <= *round {
            rounds.push(Vec::new());
        }
        if let Some(place) = rounds.get_mut(*round) {
            place.push(one);
        }
        *round += 1;
    }
    rounds.into_iter().flatten().collect()
}
