//! The account on which the technician is paid, as the phone tells him of it.

use std::fs;

use chrono::{DateTime, Duration, Utc};
use domain::account_notice::{AccountNotice, AccountStanding};
use domain::claim::{Claim, ClaimState, ClaimTrouble};
use domain::ids::ClaimId;
use domain::ledger::{BankReason, BankWhy};
use domain::money::Money;
use domain::operation::OperationOutcome;
use domain::wire::{AccountNews, SyncReply};
use serde_json::value::RawValue;
use uuid::Uuid;

use super::world::*;
use crate::disk::FILE;
use crate::view::{AccountRow, BankView, ClaimRow, TroubleView};

fn proposed(ending: &str, at: DateTime<Utc>) -> AccountNotice {
    AccountNotice::Proposed { ending: ending.into(), at }
}

fn confirmed(ending: &str, at: DateTime<Utc>) -> AccountNotice {
    AccountNotice::Confirmed { ending: ending.into(), at, usable_from: at + Duration::hours(24) }
}

fn news(entry: i64, notices: &[AccountNotice]) -> Option<AccountNews> {
    let notices = RawValue::from_string(serde_json::to_string(notices).unwrap()).unwrap();
    Some(AccountNews { entry, notices })
}

fn tell(world: &mut World, account: Option<AccountNews>) -> bool {
    let request = world.request();
    let reply = SyncReply { account, ..world.reply(vec![]) };
    world.phone.incoming(&request, reply, world.now()).unwrap().changed
}

fn rows(world: &World) -> Vec<AccountRow> {
    world.phone.app(&world.stamp()).unwrap().account.expect("the office has told something").rows
}

fn standings(world: &World) -> Vec<(AccountStanding, String, bool)> {
    rows(world).into_iter().map(|row| (row.standing, row.ending, row.unread)).collect()
}

#[test]
fn a_notice_stays_unread_through_a_restart_until_it_was_read_and_a_newer_one_is_unread_again() {
    let mut world = World::paired(&[]);
    assert_eq!(world.phone.app(&world.stamp()).unwrap().account, None, "nothing was told yet");
    let first = confirmed("2957", noon());
    assert!(tell(&mut world, news(4, std::slice::from_ref(&first))), "the screens hear of it");
    let mut world = world.reopen();
    assert_eq!(standings(&world), [(AccountStanding::UsedLater, "2957".into(), true)]);
    world.phone.account_seen(&world.stamp(), 4).unwrap();
    let later = proposed("8009", noon() + Duration::hours(30));
    tell(&mut world, news(9, &[later.clone(), first.clone()]));
    world.time += Duration::hours(31);
    let expected = [(AccountStanding::Waiting, "8009".into(), true), (AccountStanding::Used, "2957".into(), false)];
    assert_eq!(standings(&world), expected);
    world.phone.account_seen(&world.stamp(), 4).unwrap();
    assert_eq!(standings(&world), expected, "what he has read was another state of it");
    world.phone.account_seen(&world.stamp(), 9).unwrap();
    assert!(rows(&world).iter().all(|row| !row.unread));
    assert!(rows(&world.reopen()).iter().all(|row| !row.unread), "also after a restart");
}

#[test]
fn a_reply_that_tells_nothing_of_it_leaves_what_was_told() {
    let mut world = World::paired(&[]);
    tell(&mut world, news(4, &[proposed("8009", noon())]));
    world.receive(vec![job_row(&job(1))]);
    tell(&mut world, None);
    assert_eq!(rows(&world).len(), 1);
}

#[test]
fn a_phone_asks_with_its_digest_and_a_phone_that_was_never_told_says_so() {
    let mut world = World::paired(&[]);
    assert!(world.request().digest.is_some());
    assert_eq!(world.request().account, Some(-1), "as after an update of the app");
    tell(&mut world, news(0, &[]));
    let request = world.request();
    assert_eq!((request.digest, request.account), (None, None), "a round between digests is as small as ever");
    let mut world = world.reopen();
    tell(&mut world, None);
    assert_eq!(world.request().account, Some(0), "that there is no account is known too");
    assert_eq!(rows(&world), []);
}

#[test]
fn a_damaged_list_is_asked_for_again_and_shows_nothing_meanwhile() {
    let mut world = World::paired(&[]);
    tell(&mut world, news(4, &[proposed("8009", noon())]));
    world.sql("UPDATE account_news SET notices = '[{\"kin'");
    let mut world = world.reopen();
    assert_eq!(rows(&world), []);
    tell(&mut world, None);
    assert_eq!(world.request().account, Some(-1));
}

#[test]
fn whoever_signs_out_leaves_nothing_of_his_account_on_the_phone() {
    let mut world = World::paired(&[]);
    tell(&mut world, news(4, &[proposed("8009", noon())]));
    world.phone.sign_out(&world.stamp()).unwrap();
    assert_eq!(world.phone.app(&world.stamp()).unwrap().account, None);
}

#[test]
fn another_epoch_and_a_rebuild_forget_what_was_told_and_take_what_is_told_now() {
    let mut world = World::paired(&[]);
    tell(&mut world, news(4, &[confirmed("8009", noon())]));
    let request = world.request();
    let restored = SyncReply { epoch: Some(Uuid::from_u128(2)), account: news(0, &[]), ..world.reply(vec![]) };
    world.phone.incoming(&request, restored, world.now()).unwrap();
    assert_eq!(rows(&world), [], "the restored office knows of no account");
    let request = world.request();
    let reply = SyncReply { rebuild: true, account: news(2, &[proposed("2957", noon())]), ..world.reply(vec![]) };
    world.phone.incoming(&request, reply, world.now()).unwrap();
    assert_eq!(standings(&world), [(AccountStanding::Waiting, "2957".into(), true)]);
}

#[test]
fn what_was_told_survives_a_database_that_is_damaged_where_nothing_of_it_lies() {
    let jobs: Vec<_> = (0..200).map(job).collect();
    let mut world = World::paired(&jobs);
    tell(&mut world, news(4, &[proposed("8009", noon())]));
    world.phone.account_seen(&world.stamp(), 4).unwrap();
    world.phone.truncate_log().unwrap();
    let world = world.reopen_after(|folder| {
        let mut bytes = fs::read(folder.join(FILE)).unwrap();
        let middle = bytes.len() / 2 / 4096 * 4096;
        bytes[middle..middle + 4096].fill(0xA5);
        fs::write(folder.join(FILE), bytes).unwrap();
    });
    assert!(world.phone.moved_aside().is_some(), "it was damaged");
    assert_eq!(standings(&world), [(AccountStanding::Waiting, "8009".into(), false)]);
}

/// The claim of a job that failed, as the server has it later.
fn claim_with(change: impl FnOnce(&mut Claim)) -> ClaimRow {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    world.fail(&job);
    let made = world.phone.claims(&world.stamp()).unwrap().rows.remove(0);
    let mut claim = Claim {
        id: ClaimId::of_job(job.id),
        job: job.id,
        job_number: job.number.clone(),
        technician: TECHNICIAN,
        service_id: made.service_id,
        cause: domain::procedure::CauseCode("line_not_activated".into()),
        amount: made.amount,
        procedure: domain::procedure::ProcedureVersion { partner: job.partner.clone().unwrap(), version: 1 },
        checked_out_at: noon(),
        due: made.due,
        state: ClaimState::Submitted,
        trouble: None,
        paid_on: None,
        version: 2,
    };
    change(&mut claim);
    world.settle(&OperationOutcome::ACCEPTED, vec![row("claim", claim.id, &claim)]);
    world.phone.claims(&world.stamp()).unwrap().rows.remove(0)
}

fn trouble(trouble: ClaimTrouble) -> Option<TroubleView> {
    claim_with(|claim| claim.trouble = Some(trouble)).trouble
}

fn bank(code: &str, text: &str) -> BankReason {
    BankReason { code: code.into(), text: text.into() }
}

#[test]
fn what_went_wrong_is_shown_by_its_meaning_and_only_the_words_of_people_and_banks_as_they_are() {
    assert_eq!(trouble(ClaimTrouble::Blocked), Some(TroubleView::Blocked));
    let reason = "Doppelt erfasst".to_owned();
    assert_eq!(trouble(ClaimTrouble::Withdrawn { reason: reason.clone() }), Some(TroubleView::Withdrawn { reason }));
    let closed = BankView { why: BankWhy::AccountClosed, code: "AC04".into(), text: String::new() };
    let returned = ClaimTrouble::Returned { bank: bank("AC04", "Closed account number") };
    assert_eq!(trouble(returned), Some(TroubleView::Returned { bank: closed }), "ours says it better than the bank's");
    let strange = BankView { why: BankWhy::Other, code: "ZZ99".into(), text: "Moon in the wrong house".into() };
    let refused = ClaimTrouble::Refused { bank: bank("ZZ99", " Moon in the wrong house ") };
    assert_eq!(trouble(refused), Some(TroubleView::Refused { bank: strange }));
    let part = ClaimTrouble::PartPaid { paid: Money::rappen(4_000) };
    let (paid, rest) = (Money::rappen(4_000), Money::rappen(8_000));
    assert_eq!(trouble(part), Some(TroubleView::PartPaid { paid, rest }));
    assert_eq!(trouble(ClaimTrouble::Unknown), Some(TroubleView::Unknown));
}

#[test]
fn a_paid_claim_shows_the_day_on_which_it_was_booked_and_its_due_date_stays() {
    let day = "2026-07-30".parse().unwrap();
    let due = claim_with(|_| ()).due;
    let row = claim_with(|claim| (claim.state, claim.paid_on) = (ClaimState::Paid, Some(day)));
    assert_eq!((row.paid_on, row.due), (Some(day), due));
}
