//! What finance looks at, and what its books say: work lists, ageing, postings.

use chrono::{Days, Duration};
use domain::ledger::work::week_end;
use domain::ledger::{
    AgeBucket, ClaimAccount, ClaimEvent, FinanceRefusal, JournalAccounts, Payer, Position, Posting, PostingKind,
    Standing, WorkList, postings,
};
use proptest::prelude::*;

use crate::money::*;
use crate::sample::*;

fn position(standing: Standing, due: &str, propose_on: &str) -> Position {
    Position { standing, due: day(due), propose_on: day(propose_on), cannot_be_paid: false }
}

fn lists(claim: &Position, today: &str) -> Vec<WorkList> {
    WorkList::ALL.into_iter().filter(|list| list.holds(claim, day(today))).collect()
}

#[test]
fn a_claim_is_paid_in_the_week_in_which_it_is_proposed_and_overdue_from_the_day_after_it_is_due() {
    assert_eq!(week_end(day("2026-11-23")), day("2026-11-29"), "from Monday");
    assert_eq!(week_end(day("2026-11-29")), day("2026-11-29"), "to Sunday");
    let claim = position(Standing::Submitted, "2026-12-12", "2026-11-29");
    assert_eq!(lists(&claim, "2026-11-22"), []);
    assert_eq!(lists(&claim, "2026-11-23"), [WorkList::PayThisWeek]);
    assert_eq!(lists(&claim, "2026-12-12"), [WorkList::PayThisWeek], "it is still to be paid");
    assert_eq!(lists(&claim, "2026-12-13"), [WorkList::PayThisWeek, WorkList::Overdue]);
    let with_bank = position(Standing::Accepted, "2026-12-12", "2026-11-29");
    assert_eq!(lists(&with_bank, "2026-12-13"), [WorkList::Overdue], "a payment under way is not made again");
    let returned = position(Standing::Returned, "2026-12-12", "2026-11-29");
    assert_eq!(lists(&returned, "2026-12-01"), [WorkList::PayThisWeek, WorkList::Returned]);
    assert_eq!(
        lists(&Position { cannot_be_paid: true, ..returned }, "2026-11-01"),
        [WorkList::CannotPay, WorkList::Returned]
    );
}

#[test]
fn what_is_over_is_in_no_list_and_everything_else_in_one_at_least_once_it_is_overdue() {
    for standing in Standing::ALL {
        let claim = position(standing, "2026-01-01", "2025-12-01");
        let over = matches!(standing, Standing::Booked | Standing::Settled | Standing::Withdrawn);
        assert_eq!(lists(&claim, "2026-06-01").is_empty(), over, "{standing:?}");
    }
}

#[test]
fn the_age_of_what_is_owed_is_counted_in_whole_days_to_the_due_date() {
    let today = day("2026-11-25");
    let of = |left: i64| AgeBucket::of(today + Duration::days(left), today);
    use AgeBucket::{Due7, Due14, Due28, Later, Overdue7, Overdue14, Overdue28, OverdueOver28};
    for (left, bucket) in [
        (-400, OverdueOver28),
        (-29, OverdueOver28),
        (-28, Overdue28),
        (-15, Overdue28),
        (-14, Overdue14),
        (-8, Overdue14),
        (-7, Overdue7),
        (-1, Overdue7),
        (0, Due7),
        (7, Due7),
        (8, Due14),
        (14, Due14),
        (15, Due28),
        (28, Due28),
        (29, Later),
        (400, Later),
    ] {
        assert_eq!(of(left), bucket, "{left} days left");
    }
}

proptest! {
    #[test]
    fn every_due_date_is_in_one_bucket_whose_dates_say_so(as_of in 0_u64..20_000, due in 0_u64..20_000) {
        let date = |days| day("2000-01-01") + Days::new(days);
        let (as_of, due) = (date(as_of), date(due));
        let within = |bucket: &AgeBucket| {
            let (from, until) = bucket.dates(as_of);
            from.is_none_or(|from| from <= due) && until.is_none_or(|until| due <= until)
        };
        let all: Vec<_> = AgeBucket::ALL.into_iter().filter(within).collect();
        prop_assert_eq!(all, vec![AgeBucket::of(due, as_of)]);
    }
}

/// All that a story means for the books.
fn books(told: &Told) -> Vec<Posting> {
    let mut known: Option<ClaimAccount> = None;
    let mut all = Vec::new();
    for event in &told.events {
        let after = match (&known, event) {
            (None, ClaimEvent::Opened { opened }) => ClaimAccount::opened(told.account.claim, opened.clone()),
            (before, event) => {
                let mut after = before.clone().expect("it is opened first");
                after.apply(now(), event);
                after
            }
        };
        all.extend(postings(known.as_ref(), &after, now(), event));
        known = Some(after);
    }
    all
}

fn posted(told: &Told) -> Vec<(PostingKind, i64)> {
    books(told).into_iter().map(|posting| (posting.kind, posting.amount)).collect()
}

#[test]
fn a_debt_is_posted_when_it_is_opened_and_money_on_the_day_on_which_it_is_booked() {
    use PostingKind::{Difference, Moved, Owed};
    let mut told = told();
    told.exported().hears(debit(1, 1, 8_000)).does(|account| account.settle(""));
    assert_eq!(posted(&told), [(Owed, 8_000), (Moved, -8_000)]);
    let on = money(1, Some(1), 8_000).on;
    assert_eq!(books(&told)[1].on, on, "not the day on which the statement was read");
    told.hears(returned(2, 1, 8_000, "AC04"));
    assert_eq!(posted(&told)[2..], [(Moved, 8_000)], "owed again");
    told.does(|account| account.withdraw("it was a test"));
    assert_eq!(posted(&told)[3..], [(Owed, -8_000)]);

    let mut less = self::told();
    less.exported().hears(debit(1, 1, 5_000)).does(|account| account.settle("agreed by phone"));
    assert_eq!(posted(&less), [(Owed, 8_000), (Moved, -5_000), (Difference, -3_000)]);
    less.hears(returned(2, 1, 5_000, "AC04"));
    assert_eq!(posted(&less)[3..], [(Difference, 3_000), (Moved, 5_000)], "the whole of it is owed again");
}

#[test]
fn what_the_carrier_pays_is_not_our_debt_but_its() {
    let mut told = told();
    told.does(ClaimAccount::expect_from_carrier);
    let owed = |payer| books(&told).iter().filter(|one| one.payer == payer).map(|one| one.amount).sum::<i64>();
    assert_eq!((owed(Payer::We), owed(Payer::Carrier)), (0, 8_000));
    assert_eq!((told.account.owed_by(Payer::We), told.account.owed_by(Payer::Carrier)), (0, 8_000));
}

#[test]
fn the_journal_debits_and_credits_accounts_of_the_bookkeeper() {
    let accounts = JournalAccounts::default();
    let line = |payer, kind, amount| {
        let posting = Posting { on: today(), payer, kind, amount };
        let (debit, credit, amount) = accounts.line(&posting);
        (debit.to_owned(), credit.to_owned(), amount)
    };
    let is = |debit: &str, credit: &str, amount| (debit.to_owned(), credit.to_owned(), amount);
    assert_eq!(line(Payer::We, PostingKind::Owed, 60), is("4400", "2210", 60));
    assert_eq!(line(Payer::We, PostingKind::Owed, -60), is("2210", "4400", 60), "withdrawn");
    assert_eq!(line(Payer::We, PostingKind::Moved, -60), is("2210", "1020", 60), "paid");
    assert_eq!(line(Payer::We, PostingKind::Moved, 60), is("1020", "2210", 60), "returned");
    assert_eq!(line(Payer::We, PostingKind::Difference, -5), is("2210", "6700", 5), "less was paid than was owed");
    assert_eq!(line(Payer::Carrier, PostingKind::Owed, 60), is("1190", "3680", 60));
    assert_eq!(line(Payer::Carrier, PostingKind::Moved, -60), is("1020", "1190", 60), "the carrier has paid");
    assert_eq!(line(Payer::Carrier, PostingKind::Difference, -5), is("6700", "1190", 5));

    assert_eq!(accounts.check(), Ok(()));
    let number = Err(FinanceRefusal::AccountNumber { min: 3, max: 10 });
    for wrong in ["", "10", "12345678901", "44 0", "44.0", "４４００"] {
        assert_eq!(JournalAccounts { expense: wrong.into(), ..accounts.clone() }.check(), number, "{wrong}");
    }
    let alike = JournalAccounts { difference: "2210".into(), ..accounts.clone() };
    assert_eq!(alike.check(), Err(FinanceRefusal::AccountsAlike));
    let shared = JournalAccounts { difference: "4400".into(), carrier_income: "4400".into(), ..accounts };
    assert_eq!(shared.check(), Ok(()), "expenses may lie on one");
}
