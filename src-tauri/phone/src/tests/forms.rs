//! The forms besides the check-out, and what a rule refuses.

use chrono::NaiveDate;
use domain::form::Answer;
use domain::job::{CancellationReason, Job, JobKind, JobState};
use domain::operation::OperationOutcome;
use domain::refusal::{Field, Refusal};
use domain::service_order::{ServiceOrderState, Wish};

use super::world::{World, job};
use crate::error::CommandError;
use crate::view::{CancellationChoice, CancellationDraft, Delivery, DraftKind};

fn refused<T: std::fmt::Debug>(answer: Result<T, CommandError>) -> Refusal {
    match answer.expect_err("a rule says no") {
        CommandError::Refused { refusal } => refusal,
        other => panic!("{other:?} is broken, not no"),
    }
}

fn transfer_point(n: u32) -> Job {
    Job { kind: JobKind::TransferPoint, ..job(n) }
}

#[test]
fn a_rule_that_refuses_leaves_no_operation_behind() {
    let job = job(1);
    let world = World::paired(std::slice::from_ref(&job));
    let stamp = world.stamp();
    assert_eq!(refused(world.phone.check_out(&stamp, job.id)), Refusal::NotCheckedIn);
    assert_eq!(refused(world.phone.check_out_confirm(&stamp, job.id)), Refusal::NotCheckedIn);
    world.check_in(&job);
    assert_eq!(refused(world.phone.check_in(&world.stamp(), job.id)), Refusal::AlreadyCheckedIn);
    assert!(matches!(refused(world.phone.check_out_confirm(&world.stamp(), job.id)), Refusal::Unanswered { .. }));
    let text = "x".repeat(10_000);
    world.answer(&job, Answer::Successful { yes: true });
    let long = world.phone.check_out_answer(&world.stamp(), job.id, &Answer::Note { text });
    assert_eq!(refused(long), Refusal::TooLong { field: Field::Note, max: Field::Note.max() });
    assert_eq!(world.request().operations.len(), 1);
    assert_eq!(world.phone.check_out(&world.stamp(), job.id).unwrap().draft.note, "");
}

#[test]
fn an_inaccessible_transfer_point_is_the_first_reason_and_brings_no_claim() {
    let job = transfer_point(1);
    let world = World::paired(std::slice::from_ref(&job));
    let form = world.phone.cancellation(&world.stamp(), job.id).unwrap();
    let first = CancellationChoice { reason: CancellationReason::Customer, transfer_point_not_accessible: true };
    assert_eq!(form.choices[0], first);
    assert_eq!(form.choices.len(), 4);
    assert_eq!(form.refused, Some(Refusal::Needed { field: Field::Reason }));
    assert_eq!(
        refused(world.phone.cancellation_confirm(&world.stamp(), job.id)),
        Refusal::Needed { field: Field::Reason }
    );

    let draft = CancellationDraft { choice: Some(first), note: " locked ".into() };
    let form = world.phone.cancellation_answer(&world.stamp(), job.id, &draft).unwrap();
    assert_eq!(form.refused, None);
    let world = world.reopen();
    assert_eq!(world.phone.cancellation(&world.stamp(), job.id).unwrap().draft, draft, "it is on disk");
    let view = world.phone.cancellation_confirm(&world.stamp(), job.id).unwrap();
    let JobState::Cancelled { cancellation, .. } = view.job.state else { panic!("it is cancelled") };
    assert_eq!((cancellation.reason, cancellation.note.as_str()), (CancellationReason::Customer, "locked"));
    assert!(view.claim.is_none() && view.drafts.is_empty());
    assert_eq!(view.allowed.service_order, None, "a new order can be opened at once");
}

#[test]
fn another_reason_needs_words() {
    let job = job(1);
    let world = World::paired(std::slice::from_ref(&job));
    let form = world.phone.cancellation(&world.stamp(), job.id).unwrap();
    assert_eq!(form.choices.len(), 3, "there is no transfer point here");
    let draft = CancellationDraft { choice: form.choices.last().copied(), note: "  ".into() };
    let form = world.phone.cancellation_answer(&world.stamp(), job.id, &draft).unwrap();
    assert_eq!(form.refused, Some(Refusal::Needed { field: Field::Reason }));
    assert!(world.phone.cancellation_confirm(&world.stamp(), job.id).is_err());
}

#[test]
fn a_dead_line_at_a_transfer_point_leaves_only_the_failure_report() {
    let job = transfer_point(1);
    let world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    assert!(world.fill_failure(&job).stop_work);
    let view = world.phone.job(&world.stamp(), job.id).unwrap();
    assert!(view.stop_work);
    assert_eq!(view.allowed.cancel, Some(Refusal::WorkStopped));
    assert_eq!(refused(world.phone.cancellation(&world.stamp(), job.id)), Refusal::WorkStopped);
    let view = world.phone.check_out_confirm(&world.stamp(), job.id).unwrap();
    assert!(view.stop_work, "and afterwards no further work");
    assert_eq!(view.allowed.check_in, Some(Refusal::WorkStopped));
    assert_eq!(view.allowed.service_order, None, "but a new order");
}

#[test]
fn a_cancelled_job_takes_its_open_check_out_with_it() {
    let job = job(1);
    let world = World::paired(std::slice::from_ref(&job));
    world.check_in(&job);
    world.answer(&job, Answer::Successful { yes: true });
    let choice = world.phone.cancellation(&world.stamp(), job.id).unwrap().choices[1];
    let draft = CancellationDraft { choice: Some(choice), note: String::new() };
    world.phone.cancellation_answer(&world.stamp(), job.id, &draft).unwrap();
    let view = world.phone.cancellation_confirm(&world.stamp(), job.id).unwrap();
    assert!(view.drafts.is_empty());
}

#[test]
fn a_new_order_comes_filled_with_the_customers_data_and_is_linked() {
    let job = job(1);
    let mut world = World::paired(std::slice::from_ref(&job));
    world.fail(&job);
    let form = world.phone.service_order(&world.stamp(), job.id).unwrap();
    assert_eq!(form.draft.customer, job.customer);
    assert_eq!((form.job_number.as_str(), form.partner_name.as_deref()), ("A-1", Some("Swisscom")));
    assert_eq!(form.refused, Some(Refusal::Needed { field: Field::Wish }));
    assert!(world.phone.service_order_confirm(&world.stamp(), job.id).is_err());

    let mut draft = form.draft;
    draft.wish = Some(Wish::LineActive);
    draft.customer.name = String::new();
    let form = world.phone.service_order_answer(&world.stamp(), job.id, &draft).unwrap();
    assert_eq!(form.refused, Some(Refusal::Needed { field: Field::CustomerName }), "an empty text is kept, not sent");
    draft.customer.name = "Erika Neu".into();
    world.phone.service_order_answer(&world.stamp(), job.id, &draft).unwrap();
    let view = world.phone.service_order_confirm(&world.stamp(), job.id).unwrap();
    let order = view.follow_up.clone().unwrap();
    assert_eq!(
        (order.wish, order.state, order.delivery),
        (Wish::LineActive, ServiceOrderState::Requested, Some(Delivery::Saved))
    );
    assert_eq!(view.job.follow_up, Some(order.id));
    assert_eq!(
        refused(world.phone.service_order(&world.stamp(), job.id)),
        Refusal::ServiceOrderExists { service_order: order.id }
    );
    world.settle(&OperationOutcome::ACCEPTED, vec![]);
}

#[test]
fn a_text_beyond_its_limit_is_refused_and_the_draft_stays() {
    let job = job(1);
    let world = World::paired(std::slice::from_ref(&job));
    let mut draft = world.phone.service_order(&world.stamp(), job.id).unwrap().draft;
    draft.wish = Some(Wish::Date { on: NaiveDate::from_ymd_opt(2026, 7, 1).unwrap() });
    world.phone.service_order_answer(&world.stamp(), job.id, &draft).unwrap();
    let mut long = draft.clone();
    long.customer.street = "x".repeat(5_000);
    assert!(matches!(
        refused(world.phone.service_order_answer(&world.stamp(), job.id, &long)),
        Refusal::TooLong { field: Field::Street, .. }
    ));
    assert_eq!(world.phone.service_order(&world.stamp(), job.id).unwrap().draft, draft);
    let view = world.phone.discard(&world.stamp(), job.id, DraftKind::ServiceOrder).unwrap();
    assert!(view.drafts.is_empty());
}
