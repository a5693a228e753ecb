//! Technicians' accounts and payment runs: four eyes, waiting times, approvals bound to bytes, rows kept out.

use chrono::Duration;
use domain::bank_day::BankCalendar;
use domain::ids::{AccountId, PayRunId};
use domain::ledger::{BankReason, By, ClaimAccount, Fact, FinanceRefusal, Hash};
use domain::pay_run::{
    Candidate, FILE_PAYMENTS_MAX, KeptOutReason, PayRun, Payment, RunEvent, RunState, files, message_id, payment,
    propose,
};
use domain::technician_account::{NoAccount, TechnicianAccounts, WAIT_HOURS};
use proptest::prelude::*;
use uuid::Uuid;

use crate::money::*;
use crate::sample::*;

const FIRST: AccountId = AccountId(Uuid::from_u128(1));
const SECOND: AccountId = AccountId(Uuid::from_u128(2));

fn by(name: &str) -> By {
    By::person(name)
}

/// An account that Anna has proposed and Beat has confirmed, two days ago.
fn confirmed() -> TechnicianAccounts {
    let mut accounts = TechnicianAccounts::none(ME);
    let before = now() - Duration::hours(48);
    let event = accounts.propose(FIRST, iban(), " Tina Beispiel ").expect("it is allowed");
    accounts.apply(before, &by("Anna"), &event);
    let event = accounts.confirm(FIRST, &by("Beat"), before, WAIT_HOURS).expect("it is allowed");
    accounts.apply(before, &by("Beat"), &event);
    accounts
}

#[test]
fn a_new_account_needs_a_second_person_and_a_day() {
    let mut accounts = TechnicianAccounts::none(ME);
    assert_eq!(accounts.usable(now()).err(), Some(NoAccount::Missing));
    let event = accounts.propose(FIRST, iban(), "Tina Beispiel").expect("it is allowed");
    accounts.apply(now(), &by("Anna"), &event);
    assert_eq!(accounts.usable(now()).err(), Some(NoAccount::Unconfirmed));
    let own = accounts.confirm(FIRST, &by("Anna"), now(), WAIT_HOURS);
    assert_eq!(own, Err(FinanceRefusal::AccountOwn));
    let event = accounts.confirm(FIRST, &by("Beat"), now(), WAIT_HOURS).expect("a second person");
    accounts.apply(now(), &by("Beat"), &event);
    let usable_from = now() + Duration::hours(24);
    assert_eq!(
        accounts.usable(usable_from - Duration::milliseconds(1)).err(),
        Some(NoAccount::Waiting { usable_from })
    );
    assert_eq!(accounts.usable(usable_from).map(|account| account.iban.clone()), Ok(iban()));
    let twice = accounts.confirm(FIRST, &by("Carla"), now(), WAIT_HOURS);
    assert_eq!(twice, Err(FinanceRefusal::AccountDecided), "decided once");
}

#[test]
fn while_a_changed_account_waits_neither_it_nor_the_old_one_is_paid_on() {
    let mut accounts = confirmed();
    assert_eq!(accounts.propose(SECOND, iban(), "Tina Beispiel"), Err(FinanceRefusal::AccountSame));
    let event = accounts.propose(SECOND, other_iban(), "Tina Beispiel").expect("a change");
    accounts.apply(now(), &by("Anna"), &event);
    assert_eq!(accounts.usable(now()).map(|account| account.iban.clone()), Ok(iban()), "not yet agreed to");
    assert_eq!(accounts.propose(FIRST, iban(), "x"), Err(FinanceRefusal::AccountWaits));
    let event = accounts.confirm(SECOND, &by("Beat"), now(), WAIT_HOURS).expect("a second person");
    accounts.apply(now(), &by("Beat"), &event);
    assert!(matches!(accounts.usable(now()), Err(NoAccount::Waiting { .. })), "the old one is closed, perhaps");
    let later = now() + Duration::hours(25);
    assert_eq!(accounts.usable(later).map(|account| account.iban.clone()), Ok(other_iban()));
}

#[test]
fn an_account_that_was_declined_changes_nothing() {
    let mut accounts = confirmed();
    let event = accounts.propose(SECOND, other_iban(), "Tina Beispiel").expect("a change");
    accounts.apply(now(), &by("Mallory"), &event);
    assert_eq!(accounts.decline(SECOND, ""), Err(FinanceRefusal::ReasonNeeded));
    let event = accounts.decline(SECOND, "the technician knows nothing of it").expect("a reason");
    accounts.apply(now(), &by("Beat"), &event);
    assert_eq!(accounts.usable(now()).map(|account| account.iban.clone()), Ok(iban()));
}

fn run(maker: &str) -> PayRun {
    let made = RunEvent::Made { on: day("2026-11-24"), payments: 2 };
    PayRun::fold(RUN, [(now(), &by(maker), &made)]).expect("it is made")
}

fn hashes(texts: &[&str]) -> Vec<Hash> {
    texts.iter().map(|text| Hash::of(text.as_bytes())).collect()
}

fn checked(maker: &str, files: &[&str]) -> PayRun {
    let mut run = run(maker);
    let event = run.check(hashes(files)).expect("it is allowed");
    run.apply(&by(maker), &event);
    run
}

#[test]
fn every_pair_of_people_is_refused_but_two_different_ones_without_a_hand_in_it() {
    let people = ["Anna", "Beat", "Carla", "Dora"];
    for maker in people {
        for changer in people {
            for approver in people {
                let mut run = run(maker);
                let event = run.change("a row less").expect("it is allowed");
                run.apply(&by(changer), &event);
                let event = run.check(hashes(&["a"])).expect("it is allowed");
                run.apply(&by(maker), &event);
                let answer = run.approve(approver, &hashes(&["a"]), &names(["Dora"]));
                let expected = if approver == maker || approver == changer {
                    Err(FinanceRefusal::RunOwn)
                } else if approver == "Dora" {
                    Err(FinanceRefusal::RunOwnAccount)
                } else {
                    Ok(RunEvent::Approved { files: hashes(&["a"]) })
                };
                assert_eq!(answer, expected, "made by {maker}, changed by {changer}, approved by {approver}");
            }
        }
    }
}

#[test]
fn an_approval_holds_for_exactly_the_bytes_and_any_change_voids_it() {
    let mut run = checked("Anna", &["a", "b"]);
    for others in [&["a"][..], &["b", "a"], &["a", "c"], &["a", "b", "b"], &[]] {
        let differ = Err(FinanceRefusal::RunFilesDiffer);
        assert_eq!(run.approve("Beat", &hashes(others), &names([])), differ, "{others:?}");
    }
    let event = run.approve("Beat", &hashes(&["a", "b"]), &names([])).expect("the same bytes");
    run.apply(&by("Beat"), &event);
    assert_eq!(run.approved_by.as_deref(), Some("Beat"));
    assert_eq!(run.export(&hashes(&["a", "x"])), Err(FinanceRefusal::RunFilesDiffer));
    let mut changed = run.clone();
    let event = changed.change("a row less").expect("it is allowed");
    changed.apply(&by("Anna"), &event);
    assert_eq!((changed.state, changed.approved_by.as_deref()), (RunState::Proposed, None));
    let state = RunState::Proposed;
    assert_eq!(changed.export(&hashes(&["a", "b"])), Err(FinanceRefusal::RunState { state }));
    let event = run.export(&hashes(&["a", "b"])).expect("what was approved");
    run.apply(&by("Anna"), &event);
    let state = RunState::Exported;
    for no in [run.change("x"), run.give_up("x"), run.check(hashes(&["a"])), run.export(&hashes(&["a", "b"]))] {
        assert_eq!(no, Err(FinanceRefusal::RunState { state }), "what somebody has is never changed");
    }
}

#[test]
fn nothing_is_exported_that_nobody_has_approved() {
    let run = checked("Anna", &["a"]);
    let state = RunState::Checked;
    assert_eq!(run.export(&hashes(&["a"])), Err(FinanceRefusal::RunState { state }));
    assert_eq!(self::run("Anna").check(Vec::new()), Err(FinanceRefusal::RunEmpty));
}

fn approved(number: u128) -> ClaimAccount {
    let opened = opened(number);
    let mut account = ClaimAccount::opened(claim(number).id, opened);
    let event = account.approve().expect("it is allowed");
    account.apply(now(), &event);
    account
}

fn reason(account: &ClaimAccount, accounts: &TechnicianAccounts) -> Option<KeptOutReason> {
    payment(Candidate { account, accounts }, &BankCalendar::default(), now(), false).err()
}

#[test]
fn a_row_that_cannot_be_paid_is_kept_out_with_its_reason_and_the_rest_is_paid() {
    let accounts = confirmed();
    let (good, mut bad) = (approved(1), approved(2));
    let event = bad.block("disputed").expect("it is allowed");
    bad.apply(now(), &event);
    let candidates = [&bad, &good].map(|account| Candidate { account, accounts: &accounts });
    let proposal = propose(candidates, &BankCalendar::default(), now(), false);
    assert_eq!(proposal.payments.len(), 1);
    let paid: &Payment = &proposal.payments[0];
    assert_eq!((paid.claim, paid.attempt, paid.iban.clone()), (good.claim, 1, iban()));
    assert_eq!((paid.holder.as_str(), paid.pay_by), ("Tina Beispiel", day("2026-11-19")));
    let blocked = KeptOutReason::Refused { refusal: FinanceRefusal::ClaimBlocked };
    assert_eq!(proposal.kept_out[0].reason, blocked);
    assert_eq!(proposal.on, day("2026-11-23"), "the next bank day");
}

#[test]
fn each_reason_to_keep_a_row_out_is_said() {
    let accounts = confirmed();
    let none = TechnicianAccounts::none(ME);
    assert_eq!(reason(&approved(1), &none), Some(KeptOutReason::NoAccount { why: NoAccount::Missing }));
    let mut early = approved(1);
    early.opened.due_rule.left_on = today();
    early.opened.due = today() + Duration::days(56);
    assert_eq!(reason(&early, &accounts), Some(KeptOutReason::NotYet { from: today() + Duration::days(42) }));
    assert!(payment(Candidate { account: &early, accounts: &accounts }, &BankCalendar::default(), now(), true).is_ok());
    for amount in [0, -1, 1_000_000_000_000] {
        let mut odd = approved(1);
        odd.opened.amount.amount = amount;
        assert_eq!(reason(&odd, &accounts), Some(KeptOutReason::Amount), "{amount}");
    }
    let mut nameless = confirmed();
    nameless.accounts[0].holder.clear();
    assert_eq!(reason(&approved(1), &nameless), Some(KeptOutReason::NoHolder));
}

#[test]
fn an_account_that_the_bank_has_refused_is_not_tried_again_until_it_is_confirmed_anew() {
    let mut accounts = confirmed();
    let mut told = told();
    told.exported().hears(Fact::Rejected { attempt: 1, reason: because("AC04") }).does(ClaimAccount::approve);
    let refused = Some(KeptOutReason::AccountRefused { code: "AC04".into() });
    assert_eq!(reason(&told.account, &accounts), refused);
    let event = accounts.propose(SECOND, iban(), "Tina B. Beispiel").expect("the same account, looked at anew");
    accounts.apply(now() + Duration::hours(1), &by("Anna"), &event);
    let event = accounts.confirm(SECOND, &by("Beat"), now(), 0).expect("a second person");
    accounts.apply(now() + Duration::hours(2), &by("Beat"), &event);
    assert_eq!(reason(&told.account, &accounts), None);
    let mut other = self::told();
    other.exported().hears(Fact::Rejected { attempt: 1, reason: because("AM04") }).does(ClaimAccount::approve);
    assert_eq!(reason(&other.account, &confirmed()), None, "no money on our side is not the technician's fault");
    assert!(BankReason { code: "AC01".into(), text: String::new() }.blames_the_account());
}

#[test]
fn a_hundred_thousand_and_one_payments_are_two_files_and_no_row_is_lost() {
    let accounts = confirmed();
    let account = approved(1);
    let one = payment(Candidate { account: &account, accounts: &accounts }, &BankCalendar::default(), now(), true);
    let payments = vec![one.expect("it is paid"); 100_001];
    let cut: Vec<usize> = files(&payments).iter().map(|file| file.len()).collect();
    assert_eq!(cut, [FILE_PAYMENTS_MAX, 2]);
    let run = PayRunId(Uuid::from_u128(u128::MAX));
    assert_ne!(message_id(run, 1), message_id(run, 2));
    assert!(message_id(run, 99).len() <= 35);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_waiting_time_is_chosen_nothing_is_paid_before_it_is_over(hours in 0..2_000_u32, after in 0..3_000_i64) {
        let mut accounts = TechnicianAccounts::none(ME);
        let event = accounts.propose(FIRST, iban(), "Tina").expect("it is allowed");
        accounts.apply(now(), &by("Anna"), &event);
        let event = accounts.confirm(FIRST, &by("Beat"), now(), hours).expect("it is allowed");
        accounts.apply(now(), &by("Beat"), &event);
        let usable = accounts.usable(now() + Duration::hours(after)).is_ok();
        prop_assert_eq!(usable, after >= i64::from(hours));
    }
}
