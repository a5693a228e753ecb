//! The two functions around the network.

use chrono::Duration;
use domain::claim::ClaimState;
use domain::form::Answer;
use domain::ids::ClaimId;
use domain::job::{Job, JobState};
use domain::operation::{OperationOutcome, ParkReason};
use domain::refusal::Refusal;
use domain::wire::{OPERATIONS_MAX, RowChange, SyncReply};
use uuid::Uuid;

use super::world::{EPOCH, World, gone, job, job_row, noon, procedure_row, row, settled};
use crate::error::CommandError;
use crate::view::{Delivery, JobSection};

const ACCEPTED: OperationOutcome = OperationOutcome::ACCEPTED;

fn parked() -> OperationOutcome {
    OperationOutcome::Parked { reason: ParkReason::Refused { refusal: Refusal::NotYours } }
}

fn rejected() -> OperationOutcome {
    OperationOutcome::Rejected { reason: "twice".into() }
}

fn on_site(job: &Job) -> Job {
    Job { state: JobState::OnSite { since: noon() }, version: job.version + 1, ..job.clone() }
}

#[test]
fn a_phone_that_is_not_paired_sends_nothing() {
    let world = World::new();
    assert!(world.phone.outgoing(world.now()).unwrap().is_none());
}

#[test]
fn the_four_states_of_what_was_done() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    assert_eq!(world.delivery(&job), Delivery::Saved);
    world.request();
    assert_eq!(world.delivery(&job), Delivery::Sent, "given to the network, no answer");
    world.settle(&ACCEPTED, vec![job_row(&on_site(&job))]);
    assert_eq!(world.delivery(&job), Delivery::ACCEPTED);
    assert!(matches!(world.state(&job), JobState::OnSite { .. }));
    assert!(world.request().operations.is_empty(), "nothing is sent twice");
}

#[test]
fn pending_work_stays_on_top_of_whatever_the_office_sends() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    let moved = Job { instructions: "Ring twice".into(), version: 5, ..job.clone() };
    world.receive(vec![job_row(&moved)]);
    let view = world.phone.job(&world.stamp(), job.id).unwrap();
    assert_eq!(view.job.instructions, "Ring twice", "downloads are not blocked by the outbox");
    assert!(matches!(view.job.state, JobState::OnSite { .. }), "and his check-in is still there");
}

#[test]
fn an_accepted_operation_stays_on_the_screen_until_its_rows_have_come() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    let request = world.request();
    let reply = SyncReply { more: true, outcomes: settled(&request, &ACCEPTED), ..world.reply(vec![procedure_row()]) };
    assert!(world.phone.incoming(&request, reply, world.now()).unwrap().more);
    assert!(matches!(world.state(&job), JobState::OnSite { .. }), "its row is on a later page");
    world.receive(vec![job_row(&on_site(&job))]);
    assert!(matches!(world.state(&job), JobState::OnSite { .. }));
}

#[test]
fn parked_work_is_shown_and_changes_nothing() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    world.settle(&parked(), vec![]);
    assert_eq!(world.state(&job), JobState::Assigned, "the office has not agreed");
    assert!(matches!(world.delivery(&job), Delivery::NeedsYou { parked: Some(_), rejected: None }));
    assert_eq!(world.phone.app(&world.stamp()).unwrap().sync.needs_you, 1);
    assert!(world.request().operations.is_empty(), "the server has it");
}

#[test]
fn a_decision_made_later_arrives_as_a_row() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    let id = world.request().operations[0].id;
    world.settle(&parked(), vec![]);
    world.receive(vec![row("outcome", id, &rejected())]);
    assert!(matches!(world.delivery(&job), Delivery::NeedsYou { parked: None, rejected: Some(_) }));
    let view = world.phone.seen(&world.stamp(), id).unwrap();
    assert!(view.rows.is_empty() && view.sync.needs_you == 0, "he has read it");
    world.receive(vec![row("outcome", id, &rejected())]);
    assert_eq!(world.phone.app(&world.stamp()).unwrap().sync.needs_you, 0, "and need not read it twice");
}

#[test]
fn a_job_taken_away_stays_readable_while_there_is_work_on_it() {
    let (mine, idle) = (job(1), job(2));
    let mut world = World::paired(&[mine.clone(), idle.clone()]);
    world.check_in(&mine);
    world.receive(vec![gone(&mine), gone(&idle)]);
    let unknown = CommandError::from(Refusal::JobUnknown);
    assert_eq!(world.phone.job(&world.stamp(), idle.id).unwrap_err(), unknown, "nothing was done on it");
    let view = world.phone.job(&world.stamp(), mine.id).unwrap();
    assert_eq!(view.allowed.check_out, Some(Refusal::NotYours), "nothing new may be begun");
    world.settle(&parked(), vec![]);
    assert!(world.phone.job(&world.stamp(), mine.id).is_ok(), "a person must still look");
    let id = view.operations[0].id;
    world.receive(vec![row("outcome", id, &rejected())]);
    world.phone.seen(&world.stamp(), id).unwrap();
    assert_eq!(world.phone.job(&world.stamp(), mine.id).unwrap_err(), unknown, "now it may go");
}

#[test]
fn a_form_begun_before_the_job_was_taken_away_can_be_finished_or_given_up() {
    let (finished, given_up) = (job(1), job(2));
    let mut world = World::paired(&[finished.clone(), given_up.clone()]);
    for job in [&finished, &given_up] {
        world.check_in(job);
    }
    world.settle(&ACCEPTED, vec![job_row(&on_site(&finished)), job_row(&on_site(&given_up))]);
    for job in [&finished, &given_up] {
        world.fill_failure(job);
    }
    world.receive(vec![gone(&finished), gone(&given_up)]);
    world.phone.check_out_confirm(&world.stamp(), finished.id).expect("the work was done; the office decides");
    let view = world.phone.discard(&world.stamp(), given_up.id, crate::view::DraftKind::CheckOut).unwrap();
    assert!(view.drafts.is_empty());
    assert!(world.phone.job(&world.stamp(), given_up.id).is_err(), "nothing is left of it");
}

#[test]
fn the_same_reply_twice_changes_nothing() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    world.fail(&job);
    let request = world.request();
    let reply = SyncReply { outcomes: settled(&request, &ACCEPTED), ..world.reply(vec![job_row(&on_site(&job))]) };
    world.phone.incoming(&request, reply.clone(), world.now()).unwrap();
    let once = world.phone.job(&world.stamp(), job.id).unwrap();
    let again = world.phone.incoming(&request, reply, world.now()).unwrap();
    assert!(!again.changed && !again.more);
    assert_eq!(world.phone.job(&world.stamp(), job.id).unwrap(), once);
}

#[test]
fn a_late_reply_to_an_older_request_does_not_turn_the_rows_back() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    let late = world.request();
    let old = world.reply(vec![job_row(&job)]);
    let newer = Job { instructions: "new".into(), ..job.clone() };
    let request = world.request();
    let reply = world.reply(vec![job_row(&newer)]);
    world.phone.incoming(&request, reply, world.now()).unwrap();
    world.phone.incoming(&late, old, world.now()).unwrap();
    assert_eq!(world.phone.job(&world.stamp(), job.id).unwrap().job.instructions, "new");
}

#[test]
fn what_a_newer_server_says_is_passed_over_or_kept_but_never_stops_the_rest() {
    let (plain, mut world) = (job(1), World::paired(&[]));
    let strange = RowChange { entity: "hologram".into(), id: "1".into(), row: None };
    let broken = row("job", job(2).id, &serde_json::json!({ "number": 7 }));
    let mut wider = serde_json::to_value(&plain).unwrap();
    wider["colour"] = "red".into();
    world.receive(vec![strange, broken, row("job", plain.id, &wider)]);
    assert_eq!(world.state(&plain), JobState::Assigned);
    let body: String = world.phone.raw(|db| db.query_row("SELECT body FROM job", [], |row| row.get(0)));
    assert!(body.contains(r#""colour":"red""#), "a field of tomorrow is kept for the app of tomorrow");
}

#[test]
fn after_a_restore_of_the_server_copies_are_forgotten_and_work_is_sent_again() {
    let (kept, lost) = (job(1), job(2));
    let mut world = World::paired(&[kept.clone(), lost]);
    world.check_in(&kept);
    world.settle(&ACCEPTED, vec![job_row(&on_site(&kept))]);
    world.answer(&kept, Answer::Successful { yes: false });

    let request = world.request();
    let restored = SyncReply {
        epoch: Some(Uuid::from_u128(2)),
        cursor: 1,
        changes: vec![procedure_row(), job_row(&kept)],
        ..world.reply(vec![])
    };
    let progress = world.phone.incoming(&request, restored, world.now()).unwrap();
    assert!(progress.more, "there is work to send again");
    let again = world.request();
    assert_eq!((again.epoch, again.cursor), (Some(Uuid::from_u128(2)), 1));
    assert_eq!(again.operations.len(), 1, "the server may have lost the check-in");
    assert!(matches!(world.state(&kept), JobState::OnSite { .. }), "he is still there");
    assert_eq!(world.phone.jobs(&world.stamp(), JobSection::Today, "", 0).unwrap().total, 1);
    assert_eq!(world.phone.waiting(&world.stamp()).unwrap().drafts.len(), 1, "the form is untouched");
}

#[test]
fn the_first_epoch_is_no_restore() {
    let mut world = World::new();
    world.pair();
    let progress = world.receive(vec![procedure_row(), job_row(&job(1))]);
    assert!(!progress.more);
    assert_eq!(world.request().epoch, Some(EPOCH));
}

#[test]
fn a_number_the_server_has_missed_is_sent_again() {
    let (one, two) = (job(1), job(2));
    let mut world = World::paired(&[one.clone(), two.clone()]);
    world.check_in(&one);
    world.settle(&ACCEPTED, vec![]);
    world.check_in(&two);
    let request = world.request();
    let reply = SyncReply { expected: Some(1), ..world.reply(vec![]) };
    assert!(world.phone.incoming(&request, reply, world.now()).unwrap().more);
    let numbers: Vec<i64> = world.request().operations.iter().map(|envelope| envelope.number).collect();
    assert_eq!(numbers, [1, 2]);
}

/// Found by the simulation: what a person had decided since was forgotten, and told no more.
#[test]
fn a_late_reply_makes_nothing_be_sent_again_that_was_settled_since() {
    let (one, two) = (job(1), job(2));
    let mut world = World::paired(&[one.clone(), two.clone()]);
    let asked_before = world.request();
    let late = SyncReply { expected: Some(1), ..world.reply(vec![]) };
    world.check_in(&one);
    world.settle(&ACCEPTED, vec![job_row(&two)]);
    assert!(!world.phone.incoming(&asked_before, late, world.now()).unwrap().more);
    assert!(world.request().operations.is_empty());
}

#[test]
fn a_number_forgotten_here_is_taken_by_what_waits() {
    let (one, two) = (job(1), job(2));
    let mut world = World::paired(&[one.clone(), two.clone()]);
    world.check_in(&one);
    world.settle(&ACCEPTED, vec![]);
    world.check_in(&two);
    world.sql("DELETE FROM operation WHERE number = 1");
    let request = world.request();
    let id = request.operations[0].id;
    let reply = SyncReply { expected: Some(1), ..world.reply(vec![]) };
    assert!(world.phone.incoming(&request, reply, world.now()).unwrap().more);
    let again = world.request();
    assert_eq!((again.operations[0].number, again.operations[0].id), (1, id), "another number, the same operation");
}

#[test]
fn a_server_that_always_has_more_but_never_moves_is_not_asked_for_ever() {
    let mut world = World::paired(&[job(1)]);
    let request = world.request();
    let reply = SyncReply { more: true, ..world.reply(vec![]) };
    assert!(!world.phone.incoming(&request, reply, world.now()).unwrap().more);
}

#[test]
fn more_than_one_request_holds_goes_with_the_next() {
    let jobs: Vec<Job> = (0..1_100).map(job).collect();
    let mut world = World::paired(&jobs);
    world.sql("PRAGMA synchronous = OFF"); // a thousand saves, and none of them matters
    for job in &jobs {
        world.check_in(job);
    }
    assert_eq!(world.request().operations.len(), OPERATIONS_MAX);
    assert!(world.settle(&ACCEPTED, vec![]).more);
    assert_eq!(world.request().operations.len(), 100);
}

#[test]
fn a_reply_without_news_writes_nothing() {
    let mut world = World::paired(&[job(1)]);
    let changes = |world: &World| world.phone.raw(|db| Ok(db.total_changes()));
    let before = changes(&world);
    world.time += Duration::minutes(1);
    let progress = world.receive(vec![]);
    assert!(!progress.changed);
    assert_eq!(changes(&world), before);
    world.time += Duration::minutes(30);
    world.receive(vec![]);
    assert!(changes(&world) > before, "now and then the last success is kept");
}

#[test]
fn a_claim_is_a_forecast_until_the_office_has_it() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    world.fail(&job);
    let forecast = world.phone.claims(&world.stamp()).unwrap();
    assert_eq!(forecast.rows[0].delivery, Some(Delivery::Saved));
    assert_eq!(forecast.rows[0].days_left, 56);
    assert_eq!(forecast.open, [domain::money::Money::rappen(12_000)]);
    assert!(forecast.rows[0].sample, "invented amounts say so");

    let mut claim = serde_json::json!({
        "id": ClaimId::of_job(job.id), "job": job.id, "job_number": "A-1", "technician": super::world::TECHNICIAN,
        "service_id": "SID-1", "cause": "line_not_activated", "amount": { "amount": 9_000, "currency": "CHF" },
        "procedure": { "partner": "swisscom", "version": 1 }, "checked_out_at": noon(), "due": "2026-08-10",
        "state": ClaimState::Submitted, "version": 3,
    });
    let failed = Job { state: world.state(&job), version: 2, ..job.clone() };
    let id = ClaimId::of_job(job.id);
    world.settle(&ACCEPTED, vec![job_row(&failed), row("claim", id, &claim)]);
    let claims = world.phone.claims(&world.stamp()).unwrap();
    assert_eq!(claims.rows.len(), 1, "one job, one claim");
    assert_eq!(claims.rows[0].amount.amount, 9_000, "the office's word counts");
    assert_eq!(claims.rows[0].delivery, Some(Delivery::ACCEPTED));
    claim["state"] = "paid".into();
    world.receive(vec![row("claim", id, &claim)]);
    assert!(world.phone.claims(&world.stamp()).unwrap().open.is_empty(), "paid is not open");
    let view = world.phone.job(&world.stamp(), job.id).unwrap();
    assert_eq!(view.claim.unwrap().state, ClaimState::Paid);
    assert!(view.cause_name.is_some());
}

#[test]
fn what_was_accepted_is_forgotten_after_sixty_days_but_the_count_goes_on() {
    let (one, two) = (job(1), job(2));
    let mut world = World::paired(&[one.clone(), two.clone()]);
    world.check_in(&one);
    world.check_in(&two);
    world.settle(&ACCEPTED, vec![job_row(&on_site(&one)), job_row(&on_site(&two))]);
    world.time += Duration::days(61);
    world.receive(vec![job_row(&on_site(&one))]);
    let kept = |world: &World| world.phone.job(&world.stamp(), one.id).unwrap().operations.len();
    assert_eq!(kept(&world), 1, "no backup covers it: a restored server would ask for it");
    let request = world.request();
    let backed_up = SyncReply { backed_up: Some(world.cursor), ..world.reply(vec![]) };
    world.phone.incoming(&request, backed_up, world.now()).unwrap();
    assert!(world.phone.job(&world.stamp(), one.id).unwrap().operations.is_empty());
    world.fill_failure(&two);
    world.phone.check_out_confirm(&world.stamp(), two.id).unwrap();
    assert_eq!(world.request().operations[0].number, 3);
}

#[test]
fn a_full_disk_while_taking_a_reply_in_keeps_nothing_of_it() {
    let mut world = World::paired(&[job(1)]);
    world.sql("PRAGMA max_page_count = 1");
    let request = world.request();
    let many: Vec<RowChange> = (10..400).map(|n| job_row(&job(n))).collect();
    let reply = world.reply(many);
    let error = world.phone.incoming(&request, reply.clone(), world.now()).unwrap_err();
    assert_eq!(error, CommandError::StorageFull);
    assert_eq!(world.request().cursor, request.cursor, "the cursor moves only with its rows");
    world.sql("PRAGMA max_page_count = 100000");
    world.phone.incoming(&request, reply, world.now()).expect("there is room again");
    assert_eq!(world.phone.jobs(&world.stamp(), JobSection::Today, "", 0).unwrap().total, 391);
}
