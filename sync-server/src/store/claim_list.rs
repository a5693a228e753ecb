//! Finance's table of claims and its work lists, narrowed by the database. Which claim is in which list is said by
//! [`WorkList::holds`] and [`domain::pay_run::obstacle`]; the conditions here are the same words in SQL.

use chrono::{DateTime, NaiveDate, Utc};
use domain::claim::{Claim, days_left};
use domain::ids::{ClaimId, TechnicianId};
use domain::ledger::work::week_end;
use domain::ledger::{Payer, Standing, WorkList};
use domain::money::Money;
use domain::pay_run::PAYMENT_MAX;

use super::Slice;
use super::claim::{currency, direction};
use crate::api::{ClaimAccountQuery, ClaimAccountRow, ClaimAccountSort, ClaimAccountSum, Direction, WorkListRow};
use crate::db::{DbError, Filter, Read, Value};

/// What stands in the way of payments and no column says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obstacles {
    /// As of then.
    pub now: DateTime<Utc>,
    /// Technicians whose account is in a name that no bank takes.
    pub technicians: Vec<TechnicianId>,
    /// Claims for which a bank has blamed the account that is their technician's now.
    pub claims: Vec<ClaimId>,
}

/// The words of those that are meant, for `IN`.
fn words(meant: impl Fn(Standing) -> bool) -> String {
    let names = Standing::ALL.into_iter().filter(|standing| meant(*standing));
    names.map(|standing| format!("'{}'", standing.as_str())).collect::<Vec<_>>().join(", ")
}

/// `column IN (…)`, or what is never true.
fn among<T: Into<Value> + Copy>(filter: &mut Filter, column: &str, keys: &[T]) -> String {
    let places: Vec<_> = keys.iter().map(|key| filter.place(*key)).collect();
    if places.is_empty() { "1 = 0".into() } else { format!("{column} IN ({})", places.join(", ")) }
}

/// The account that was confirmed last, of each technician.
pub const CURRENT_ACCOUNT: &str = "technician_account u WHERE u.state = 'confirmed' AND NOT EXISTS (SELECT 1 FROM \
     technician_account l WHERE l.technician = u.technician AND l.state = 'confirmed' AND l.entry > u.entry)";

/// [`domain::pay_run::obstacle`], and what a bank does not take, as a condition.
fn cannot_be_paid(filter: &mut Filter, obstacles: &Obstacles) -> String {
    let now = filter.place(obstacles.now);
    let (names, blamed) =
        (among(filter, "a.technician", &obstacles.technicians), among(filter, "a.claim", &obstacles.claims));
    format!(
        "(a.standing = 'blocked' OR (a.standing IN ({}) AND (a.amount < 1 OR a.amount > {PAYMENT_MAX} OR {names} OR \
         {blamed} OR a.technician NOT IN (SELECT u.technician FROM {CURRENT_ACCOUNT} AND u.usable_from <= {now} AND \
         u.holder <> ''))))",
        words(Standing::waits_for_payment)
    )
}

/// [`WorkList::holds`] as a condition on a row that says whether it `cannot` be paid.
fn holds(list: WorkList, filter: &mut Filter, today: NaiveDate) -> String {
    match list {
        WorkList::PayThisWeek => {
            let until = filter.place(week_end(today));
            format!("(a.standing IN ({}) AND a.propose_on <= {until})", words(Standing::waits_for_payment))
        }
        WorkList::Overdue => {
            let today = filter.place(today);
            format!("(a.standing IN ({}) AND a.due < {today})", words(Standing::is_open))
        }
        WorkList::CannotPay => "a.cannot = 1".into(),
        WorkList::Refused => "a.standing = 'refused'".into(),
        WorkList::Returned => "a.standing = 'returned'".into(),
        WorkList::Differences => format!("a.standing IN ({})", words(Standing::is_a_difference)),
        WorkList::Expected => "a.standing = 'expected'".into(),
    }
}

/// The claims, each with whether it `cannot` be paid.
fn claims(filter: &mut Filter, obstacles: &Obstacles) -> String {
    let cannot = cannot_be_paid(filter, obstacles);
    format!("(SELECT a.*, CASE WHEN {cannot} THEN 1 ELSE 0 END AS cannot FROM claim_account a) a")
}

/// How much is in each list, and how long the oldest has waited there.
///
/// # Errors
/// [`DbError`].
pub fn work(tx: &Read<'_>, today: NaiveDate, obstacles: &Obstacles) -> Result<Vec<WorkListRow>, DbError> {
    let mut filter = Filter::default();
    let from = claims(&mut filter, obstacles);
    let columns = WorkList::ALL.map(|list| {
        let held = holds(list, &mut filter, today);
        // Of what is overdue the date counts, of the others how long nothing has happened.
        let age = if list == WorkList::Overdue { "a.due" } else { "a.since" };
        format!(
            "CAST(SUM(CASE WHEN {held} THEN 1 ELSE 0 END) AS BIGINT), \
             CAST(SUM(CASE WHEN {held} THEN ABS(a.amount - a.paid) ELSE 0 END) AS BIGINT), \
             MIN(CASE WHEN {held} THEN {age} END)"
        )
    });
    // What is over is in no list, and there is more of it every year.
    let over = words(|standing| matches!(standing, Standing::Booked | Standing::Settled | Standing::Withdrawn));
    let sql = format!(
        "SELECT a.currency, {} FROM {from} WHERE a.standing NOT IN ({over}) GROUP BY a.currency ORDER BY a.currency",
        columns.join(", ")
    );
    let mut rows = WorkList::ALL.map(|list| WorkListRow { list, claims: 0, sums: Vec::new(), oldest_days: None });
    tx.scan(&sql, filter.values(), |found| {
        let currency = currency(found.text(0)?)?;
        for (place, row) in rows.iter_mut().enumerate() {
            let column = 1 + place * 3;
            let claims = found.int(column)?;
            if claims == 0 {
                continue;
            }
            let oldest = if row.list == WorkList::Overdue {
                found.parse(column + 2)?
            } else {
                domain::clock::local_date(found.time(column + 2)?)
            };
            row.claims += u32::try_from(claims).unwrap_or(u32::MAX);
            row.sums.push(Money { amount: found.int(column + 1)?, currency });
            row.oldest_days = row.oldest_days.max(Some(days_left(today, oldest)));
        }
        Ok(true)
    })?;
    Ok(rows.into())
}

/// What is still owed of a row; nothing of what is over or was paid beyond it.
fn owed() -> String {
    format!("CASE WHEN a.standing IN ({}) THEN a.amount - a.paid ELSE 0 END", words(Standing::is_open))
}

/// The rest of a statement about those that match.
fn matching(query: &ClaimAccountQuery, today: NaiveDate, obstacles: &Obstacles) -> (String, Filter) {
    let mut filter = Filter::default();
    let from = claims(&mut filter, obstacles);
    if let Some(list) = query.list {
        let held = holds(list, &mut filter, today);
        filter.also(&held);
    }
    if let Some(standing) = query.standing {
        filter.and("a.standing = $?", standing.as_str());
    }
    if let Some(payer) = query.payer {
        filter.and("a.payer = $?", payer.as_str());
    }
    if let Some(technician) = query.technician {
        filter.and("a.technician = $?", technician);
    }
    if let Some(currency) = query.currency {
        filter.and("a.currency = $?", currency.as_str());
    }
    if let Some(owed) = query.owed {
        let not = if owed { "" } else { "NOT " };
        filter.also(&format!("a.standing {not}IN ({})", words(Standing::is_open)));
    }
    if let Some(text) = &query.search {
        let places = "(c.search LIKE $? ESCAPE '\\' OR t.sort_name LIKE $? ESCAPE '\\' OR \
                      LOWER(a.number) LIKE $? ESCAPE '\\')";
        filter.contains(places, text);
    }
    if let Some(from) = query.from {
        filter.and("a.due >= $?", from);
    }
    if let Some(until) = query.until {
        filter.and("a.due <= $?", until);
    }
    let joined = "JOIN claim c ON c.id = a.claim JOIN technician t ON t.id = a.technician";
    (format!("FROM {from} {joined} {}", filter.sql()), filter)
}

/// The sums of all that match, one for each currency.
///
/// # Errors
/// [`DbError`].
pub fn sums(
    tx: &Read<'_>,
    query: &ClaimAccountQuery,
    today: NaiveDate,
    obstacles: &Obstacles,
) -> Result<Vec<ClaimAccountSum>, DbError> {
    let (rest, filter) = matching(query, today, obstacles);
    let sql = format!(
        "SELECT a.currency, COUNT(*), CAST(SUM(a.amount) AS BIGINT), CAST(SUM(a.paid) AS BIGINT), \
         CAST(SUM({}) AS BIGINT) {rest} GROUP BY a.currency ORDER BY a.currency",
        owed()
    );
    tx.all(&sql, filter.values(), |row| {
        let currency = currency(row.text(0)?)?;
        let money = |column| Ok::<_, DbError>(Money { amount: row.int(column)?, currency });
        let claims = u32::try_from(row.int(1)?).unwrap_or(u32::MAX);
        Ok(ClaimAccountSum { claims, amount: money(2)?, paid: money(3)?, owed: money(4)? })
    })
}

fn order(query: &ClaimAccountQuery) -> String {
    let column = match query.sort.unwrap_or(ClaimAccountSort::Due) {
        ClaimAccountSort::Due => "a.due",
        ClaimAccountSort::PayBy => "a.pay_by",
        ClaimAccountSort::ProposeOn => "a.propose_on",
        ClaimAccountSort::Amount => "a.amount",
        ClaimAccountSort::Paid => "a.paid",
        ClaimAccountSort::Number => "a.number",
        ClaimAccountSort::Technician => "t.sort_name",
        ClaimAccountSort::ServiceId => "c.service_id",
        ClaimAccountSort::Standing => "a.standing",
        ClaimAccountSort::Since => "a.since",
    };
    format!("ORDER BY {column} {}, a.claim", direction(query.direction.unwrap_or(Direction::Asc)))
}

/// The claims that match, one page or all of them, each with whether it cannot be paid. Why is not said here.
///
/// # Errors
/// [`DbError`].
pub fn rows(
    tx: &Read<'_>,
    query: &ClaimAccountQuery,
    today: NaiveDate,
    obstacles: &Obstacles,
    slice: Option<Slice>,
) -> Result<Vec<(ClaimAccountRow, bool)>, DbError> {
    let (rest, filter) = matching(query, today, obstacles);
    let sql = format!(
        "SELECT c.body, a.number, t.name, a.standing, a.payer, a.paid, a.pay_by, a.propose_on, a.since, a.cannot \
         {rest} {} {}",
        order(query),
        slice.map(Slice::sql).unwrap_or_default()
    );
    tx.all(&sql, filter.values(), |row| {
        let claim: Claim = row.json(0)?;
        let found = ClaimAccountRow {
            claim: claim.id,
            number: row.text(1)?.to_owned(),
            job: claim.job,
            job_number: claim.job_number,
            technician: claim.technician,
            technician_name: row.text(2)?.to_owned(),
            service_id: claim.service_id.into(),
            standing: serde_json::from_value(row.text(3)?.into())?,
            payer: if row.text(4)? == Payer::We.as_str() { Payer::We } else { Payer::Carrier },
            amount: claim.amount,
            paid: Money { amount: row.int(5)?, ..claim.amount },
            due: claim.due,
            days_left: days_left(claim.due, today),
            pay_by: row.parse(6)?,
            propose_on: row.parse(7)?,
            since: row.time(8)?,
            trouble: claim.trouble,
            obstacle: None,
        };
        Ok((found, row.int(9)? == 1))
    })
}

/// Claims for which nothing is under way and a bank has refused or sent back an attempt.
///
/// # Errors
/// [`DbError`].
pub fn once_refused(tx: &Read<'_>) -> Result<Vec<ClaimId>, DbError> {
    let sql = format!(
        "SELECT a.claim FROM claim_account a WHERE a.standing IN ({}) AND EXISTS (SELECT 1 FROM payout p \
         WHERE p.claim = a.claim AND p.state IN ('rejected', 'returned')) ORDER BY a.claim",
        words(Standing::waits_for_payment)
    );
    tx.all(&sql, &[], |row| row.parse(0))
}

/// The name in which each technician's account is.
///
/// # Errors
/// [`DbError`].
pub fn holders(tx: &Read<'_>) -> Result<Vec<(TechnicianId, String)>, DbError> {
    let sql = format!("SELECT u.technician, u.holder FROM {CURRENT_ACCOUNT} AND u.holder <> '' ORDER BY u.technician");
    tx.all(&sql, &[], |row| Ok((row.parse(0)?, row.text(1)?.to_owned())))
}
