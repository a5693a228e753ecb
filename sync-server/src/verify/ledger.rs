//! The ledger: its chain is whole, and claims, payouts, runs and accounts are what its entries have made them. Read
//! twice: once in the order of the chain, once claim by claim, some hundred at a time.

use std::collections::HashMap;

use domain::claim::Claim;
use domain::ids::{ClaimId, PayRunId, TechnicianId};
use domain::ledger::{Chain, ClaimAccount, ClaimEvent, Entry, Event, Hash, Opened};
use domain::pay_run::{PayRun, RunEvent};
use domain::technician_account::TechnicianAccounts;

use super::{Check, Report, bookings};
use crate::db::{DbError, Read, Row, Value};
use crate::store::{claim_account, ledger, payout, technician_account};

/// Claims that are looked at together.
const CLAIMS: usize = 500;

pub(super) fn check(tx: &Read<'_>, report: &mut Report) -> Result<(), DbError> {
    let mut made = Made::default();
    chain(tx, report, &mut made)?;
    runs(tx, report, made.runs)?;
    accounts(tx, report, made.technicians)?;
    let mut after = String::new();
    loop {
        let sql = format!(
            "SELECT DISTINCT subject FROM ledger_entry WHERE about = 'claim' AND subject > $1 ORDER BY subject \
             LIMIT {CLAIMS}"
        );
        let subjects = tx.all(&sql, &[(&after).into()], |row| Ok(row.text(0)?.to_owned()))?;
        let until = subjects.last().filter(|_| subjects.len() == CLAIMS).cloned();
        let part = Part { after, until };
        part.check(tx, report)?;
        let Some(last) = part.until else { return Ok(()) };
        after = last;
    }
}

/// What there are few of, folded on the way.
#[derive(Default)]
struct Made {
    runs: HashMap<PayRunId, (PayRun, i64)>,
    technicians: HashMap<TechnicianId, (TechnicianAccounts, HashMap<Value, i64>)>,
}

fn chain(tx: &Read<'_>, report: &mut Report, made: &mut Made) -> Result<(), DbError> {
    let mut chain = Chain::default();
    let sql = "SELECT number, about, subject, kind, amount, at, who, body, hash, rev FROM ledger_entry ORDER BY number";
    tx.scan(sql, &[], |row| {
        report.counted.entries += 1;
        let number = row.int(0)?;
        let place = format!("ledger entry {number}");
        let (entry, broken) = chain.follow(number, row.text(7)?, &Hash(row.text(8)?.to_owned()));
        if let Some(broken) = broken {
            report.add(Check::Ledger, &place, broken);
        }
        if !(0..=report.revision).contains(&row.int(9)?) {
            report.add(
                Check::Revision,
                &place,
                format!("revision {} is not one of 0 to {}", row.int(9)?, report.revision),
            );
        }
        let Some(entry) = entry else { return Ok(true) };
        let names = ["number", "about", "subject", "kind", "amount", "at", "who"];
        for (column, (name, right)) in names.iter().zip(ledger::columns(&entry)).enumerate() {
            if row.value(column)? != right {
                report.add(Check::Column, &place, format!("{name} is not what the body says"));
            }
        }
        made.take(entry, report, &place);
        Ok(true)
    })?;
    if let Err(broken) = chain.end(&ledger::end(tx)?) {
        report.add(Check::Ledger, "ledger end", broken);
    }
    Ok(())
}

impl Made {
    fn take(&mut self, entry: Entry, report: &mut Report, place: &str) {
        match entry.event {
            Event::Claim { event: ClaimEvent::Opened { opened }, .. } => {
                if !opened.is_dated_by_its_rule() {
                    report.add(Check::Ledger, place, "the date is not the one that its rule gives");
                }
            }
            Event::Claim { .. } | Event::Office { .. } | Event::Booking { .. } => {}
            Event::PayRun { pay_run, event } => match (self.runs.get_mut(&pay_run), &event) {
                (Some((run, last)), event) => {
                    run.apply(&entry.by, event);
                    *last = entry.number;
                }
                (None, RunEvent::Made { .. }) => {
                    let run = PayRun::fold(pay_run, [(entry.at, &entry.by, &event)]);
                    self.runs.extend(run.map(|run| (pay_run, (run, entry.number))));
                }
                (None, _) => report.add(Check::Ledger, place, "something happens to a run that was not made"),
            },
            Event::Account { technician, event } => {
                let known = self.technicians.entry(technician);
                let (accounts, last) = known.or_insert_with(|| (TechnicianAccounts::none(technician), HashMap::new()));
                accounts.apply(entry.at, &entry.by, &event);
                last.insert(event.account().into(), entry.number);
            }
        }
    }
}

/// A row is what the ledger has made; says in which column it is not.
fn same(report: &mut Report, place: &str, row: &Row<'_>, names: &[&str], right: &[Value]) -> Result<(), DbError> {
    for (column, (name, right)) in names.iter().zip(right).enumerate() {
        if row.value(column)? != *right {
            report.add(Check::Ledger, place, format!("{name} is not what the ledger says"));
        }
    }
    Ok(())
}

fn runs(tx: &Read<'_>, report: &mut Report, mut made: HashMap<PayRunId, (PayRun, i64)>) -> Result<(), DbError> {
    let sql = "SELECT id, state, execute_on, approved_by, made_at, entry, \
               (SELECT COUNT(*) FROM payout p WHERE p.pay_run = pay_run.id AND p.state <> 'taken_out') - payments \
               FROM pay_run ORDER BY id";
    tx.scan(sql, &[], |row| {
        let place = format!("pay_run {}", row.text(0)?);
        let known = row.parse(0).ok().and_then(|id: PayRunId| made.remove(&id));
        let Some((run, entry)) = known else {
            report.add(Check::Ledger, place, "the ledger does not make it");
            return Ok(true);
        };
        let right: [Value; 7] = [
            run.id.into(),
            run.state.as_str().into(),
            run.on.into(),
            run.approved_by.clone().into(),
            run.made_at.into(),
            entry.into(),
            0_i64.into(),
        ];
        let names = ["id", "state", "execute_on", "approved_by", "made_at", "entry", "payments"];
        same(report, &place, row, &names, &right)?;
        Ok(true)
    })?;
    for id in made.keys() {
        report.add(Check::Ledger, format!("pay_run {id}"), "the ledger makes it, and it is not there");
    }
    Ok(())
}

fn accounts(
    tx: &Read<'_>,
    report: &mut Report,
    made: HashMap<TechnicianId, (TechnicianAccounts, HashMap<Value, i64>)>,
) -> Result<(), DbError> {
    let mut right: HashMap<String, Vec<Value>> = HashMap::new();
    for (technician, (accounts, last)) in &made {
        for account in &accounts.accounts {
            let mut values = technician_account::columns(*technician, account).to_vec();
            values.push(last.get(&account.id.into()).copied().into());
            right.insert(account.id.to_string(), values);
        }
    }
    let names: Vec<&str> = technician_account::COLUMNS.into_iter().chain(["entry"]).collect();
    tx.scan(&format!("SELECT {} FROM technician_account ORDER BY id", names.join(", ")), &[], |row| {
        let place = format!("technician_account {}", row.text(0)?);
        match right.remove(row.text(0)?) {
            Some(right) => same(report, &place, row, &names, &right)?,
            None => report.add(Check::Ledger, place, "the ledger does not propose it"),
        }
        Ok(true)
    })?;
    for id in right.keys() {
        report.add(Check::Ledger, format!("technician_account {id}"), "the ledger proposes it, and it is not there");
    }
    Ok(())
}

/// The claims after one, up to another or to the end.
struct Part {
    after: String,
    until: Option<String>,
}

/// A claim as its entries have made it, when the last was made, and its number.
type Folded = HashMap<ClaimId, (ClaimAccount, i64, i64)>;

impl Part {
    fn of(&self, column: &str) -> (String, Vec<Value>) {
        match &self.until {
            None => (format!("{column} > $1"), vec![(&self.after).into()]),
            Some(until) => (format!("{column} > $1 AND {column} <= $2"), vec![(&self.after).into(), until.into()]),
        }
    }

    fn check(&self, tx: &Read<'_>, report: &mut Report) -> Result<(), DbError> {
        let folded = self.fold(tx, report)?;
        self.claims(tx, report, &folded)?;
        self.claim_accounts(tx, report, &folded)?;
        self.payouts(tx, report, &folded)?;
        let (within, values) = self.of("claim");
        bookings::counted(
            tx,
            report,
            folded.values().map(|(account, ..)| account),
            (within.as_str(), values.as_slice()),
        )
    }

    fn fold(&self, tx: &Read<'_>, report: &mut Report) -> Result<Folded, DbError> {
        let (within, values) = self.of("subject");
        let sql = format!("SELECT body FROM ledger_entry WHERE about = 'claim' AND {within} ORDER BY subject, number");
        let mut folded = Folded::new();
        tx.scan(&sql, &values, |row| {
            // What cannot be read was named by the chain.
            let Ok(entry) = serde_json::from_str::<Entry>(row.text(0)?) else { return Ok(true) };
            let Event::Claim { claim, event } = &entry.event else { return Ok(true) };
            let last = (entry.at.timestamp_millis(), entry.number);
            match (folded.get_mut(claim), event) {
                (Some((account, since, number)), event) => {
                    account.apply(entry.at, event);
                    (*since, *number) = last;
                }
                (None, ClaimEvent::Opened { opened }) => {
                    folded.insert(*claim, (ClaimAccount::opened(*claim, opened.clone()), last.0, last.1));
                }
                (None, _) => {
                    let what = format!("something happens in entry {} before it is opened", entry.number);
                    report.add(Check::Ledger, format!("claim {claim}"), what);
                }
            }
            Ok(true)
        })?;
        Ok(folded)
    }

    fn claims(&self, tx: &Read<'_>, report: &mut Report, folded: &Folded) -> Result<(), DbError> {
        let (within, values) = self.of("id");
        let mut there = 0;
        tx.scan(&format!("SELECT id, body FROM claim WHERE {within} ORDER BY id"), &values, |row| {
            let place = format!("claim {}", row.text(0)?);
            // What cannot be read was named beside its job.
            let Ok(claim) = serde_json::from_str::<Claim>(row.text(1)?) else { return Ok(true) };
            let Some((account, _, _)) = folded.get(&claim.id) else {
                report.add(Check::Ledger, place, "the ledger does not open it");
                return Ok(true);
            };
            there += 1;
            if let Some(what) = difference(&account.opened, &claim) {
                report.add(Check::Ledger, &place, format!("another {what} than in the ledger"));
            }
            if (claim.state, &claim.trouble) != (account.standing().claim_state(), &account.trouble()) {
                report.add(Check::Ledger, &place, "another state than by the ledger");
            }
            // A server from before the day was kept has written none.
            if claim.paid_on.is_some() && claim.paid_on != account.paid_on() {
                report.add(Check::Ledger, &place, "paid on another day than by the ledger");
            }
            Ok(true)
        })?;
        if there < folded.len() {
            for id in folded.keys() {
                let found = tx.one("SELECT 1 FROM claim WHERE id = $1", &[(*id).into()], |row| row.int(0))?;
                if found.is_none() {
                    report.add(Check::Ledger, format!("claim {id}"), "the ledger opens it, and it is not there");
                }
            }
        }
        Ok(())
    }

    fn claim_accounts(&self, tx: &Read<'_>, report: &mut Report, folded: &Folded) -> Result<(), DbError> {
        let (within, values) = self.of("claim");
        let names: Vec<&str> = claim_account::COLUMNS.into_iter().chain(["since", "entry"]).collect();
        let mut missing: Vec<ClaimId> = folded.keys().copied().collect();
        let sql = format!("SELECT {} FROM claim_account WHERE {within} ORDER BY claim", names.join(", "));
        let mut there = std::collections::HashSet::new();
        tx.scan(&sql, &values, |row| {
            let place = format!("claim_account {}", row.text(0)?);
            let Some((account, since, entry)) = row.parse(0).ok().and_then(|id: ClaimId| folded.get(&id)) else {
                report.add(Check::Ledger, place, "the ledger does not open it");
                return Ok(true);
            };
            there.insert(account.claim);
            let mut right = claim_account::columns(account).to_vec();
            right.extend([(*since).into(), (*entry).into()]);
            same(report, &place, row, &names, &right)?;
            Ok(true)
        })?;
        missing.retain(|id| !there.contains(id));
        for id in missing {
            report.add(Check::Ledger, format!("claim_account {id}"), "the ledger opens it, and it is not there");
        }
        Ok(())
    }

    fn payouts(&self, tx: &Read<'_>, report: &mut Report, folded: &Folded) -> Result<(), DbError> {
        let mut right: HashMap<String, [Value; 12]> = HashMap::new();
        for (account, _, _) in folded.values() {
            for attempt in &account.attempts {
                right.insert(attempt.end_to_end_id.to_string(), payout::columns(account, attempt));
            }
        }
        let (within, values) = self.of("claim");
        let sql = format!("SELECT {} FROM payout WHERE {within} ORDER BY claim", payout::COLUMNS.join(", "));
        tx.scan(&sql, &values, |row| {
            let place = format!("payout {}", row.text(0)?);
            match right.remove(row.text(0)?) {
                Some(right) => same(report, &place, row, &payout::COLUMNS, &right)?,
                None => report.add(Check::Ledger, place, "the ledger does not plan it"),
            }
            Ok(true)
        })?;
        for id in right.keys() {
            report.add(Check::Ledger, format!("payout {id}"), "the ledger plans it, and it is not there");
        }
        Ok(())
    }
}

/// The first thing in which a claim is not what was opened.
fn difference(opened: &Opened, claim: &Claim) -> Option<&'static str> {
    [
        ("job", opened.job == claim.job),
        ("technician", opened.technician == claim.technician),
        ("Service ID", opened.service_id == claim.service_id),
        ("amount", opened.amount == claim.amount),
        ("procedure", opened.procedure == claim.procedure),
        ("moment", opened.due_rule.checked_out_at == claim.checked_out_at),
        ("date", opened.due == claim.due),
    ]
    .into_iter()
    .find_map(|(field, same)| (!same).then_some(field))
}
