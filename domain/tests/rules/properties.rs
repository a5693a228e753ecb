//! Properties of deciding: whatever comes, in whatever order, as often as it likes.

use domain::allowed::allowed;
use domain::clock::Moment;
use domain::decide::{Scene, decide};
use domain::ids::{ClaimId, ServiceOrderId, TechnicianId};
use domain::job::{Cancellation, CancellationReason, Job, JobKind, JobState};
use domain::operation::{Action, Operation, read_operation};
use domain::procedure::Procedure;
use domain::report::{CallConfirmation, Outcome};
use domain::service_order::{ServiceOrderRequest, Wish};
use proptest::prelude::*;
use uuid::Uuid;

use crate::sample::*;

fn any_outcome() -> impl Strategy<Value = Outcome> {
    let cause = prop::sample::select(vec![LINE, ROUTER, MATERIAL, "moon_in_the_way"]);
    let carrier = (cause, any::<bool>()).prop_map(|(cause, reached)| {
        let not_reached = CallConfirmation::NotReached { at: now(), dialled: Vec::new() };
        failed_with(cause, if reached { call_confirmed() } else { not_reached })
    });
    prop_oneof![
        1 => Just(Outcome::Completed { note: String::new() }),
        1 => "[a-z ]{0,9}".prop_map(|note| failed_alone(&note)),
        4 => carrier,
    ]
}

pub fn any_action() -> impl Strategy<Value = Action> {
    use CancellationReason::{Customer, Other, Technician};
    let reason = prop::sample::select(vec![Customer, Technician, Other]);
    let cancellation =
        (reason, any::<bool>(), "[a-z]{0,3}").prop_map(|(reason, transfer_point_not_accessible, note)| {
            Action::Cancel { cancellation: Cancellation { reason, transfer_point_not_accessible, note } }
        });
    let wish = prop::sample::select(vec![Wish::Soon, Wish::LineActive, Wish::Date { on: day("2020-01-01") }]);
    let order = (any::<u128>(), wish).prop_map(|(id, wish)| Action::RequestServiceOrder {
        service_order: ServiceOrderId(Uuid::from_u128(id)),
        request: ServiceOrderRequest { customer: customer(), wish, note: String::new() },
    });
    prop_oneof![
        3 => Just(Action::CheckIn),
        4 => any_outcome().prop_map(|outcome| Action::CheckOut { outcome }),
        1 => cancellation,
        1 => order,
    ]
}

fn any_operations() -> impl Strategy<Value = Vec<(TechnicianId, Operation)>> {
    let who = prop_oneof![5 => Just(ME), 1 => Just(SOMEBODY_ELSE)];
    let clock = (any::<i32>(), any::<i32>()).prop_map(|(seconds, elapsed)| Moment {
        wall: now() + chrono::Duration::seconds(i64::from(seconds)),
        elapsed_ms: i64::from(elapsed),
        run: Uuid::from_u128(1),
    });
    let one = (who, any_action(), clock, any::<i64>())
        .prop_map(|(who, action, moment, base)| (who, Operation { job: JOB, base, moment, confirmed: None, action }));
    prop::collection::vec(one, 0..25)
}

pub fn any_kind() -> impl Strategy<Value = JobKind> {
    prop::sample::select(vec![JobKind::Installation, JobKind::TransferPoint, JobKind::Repair])
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_job_never_has_two_claims_nor_two_service_orders(kind in any_kind(), operations in any_operations()) {
        let procedures = [procedure()];
        let mut job = job(kind, JobState::Assigned);
        let (mut claims, mut orders) = (0, 0);
        for (technician, operation) in &operations {
            let before = job.clone();
            let scene = Scene { job: Some(&before), procedures: &procedures, technician: *technician, at: now() };
            let first = decide(&scene, operation);
            prop_assert_eq!(&decide(&scene, operation), &first, "the same question has the same answer");
            let Ok(change) = first else { continue };
            prop_assert_eq!(*technician, ME, "nobody else changes it");
            prop_assert!(!before.state.is_over() || before.state == change.job.state, "what is over stays as it is");
            if let Some(claim) = &change.claim {
                claims += 1;
                prop_assert_eq!((claim.id, claim.job, claim.technician), (ClaimId::of_job(JOB), JOB, ME));
                prop_assert!(change.job.carrier_failure().is_some(), "a claim needs a failed job");
            }
            orders += usize::from(change.service_order.is_some());
            let untouched = Job { state: before.state.clone(), follow_up: before.follow_up, ..change.job.clone() };
            prop_assert_eq!(untouched, before, "state and follow-up, and nothing else");
            job = change.job;
        }
        prop_assert!(claims <= 1 && orders <= 1, "{} claims, {} service orders", claims, orders);
    }

    #[test]
    fn whatever_is_repeated_changes_nothing_more(kind in any_kind(), operations in any_operations()) {
        let procedures = [procedure()];
        let mut job = job(kind, JobState::Assigned);
        for (technician, operation) in &operations {
            let apply = |job: &Job| {
                decide(&Scene { job: Some(job), procedures: &procedures, technician: *technician, at: now() }, operation)
            };
            if let Ok(change) = apply(&job) {
                prop_assert!(apply(&change.job).is_err(), "no rule says yes to the same thing twice");
                job = change.job;
            }
        }
    }

    #[test]
    fn a_button_that_may_be_pressed_leads_to_something_possible(kind in any_kind(), operations in any_operations()) {
        let procedures = [procedure()];
        let mut job = job(kind, JobState::Assigned);
        for (technician, operation) in &operations {
            let buttons = allowed(&job, *technician, &procedures, false);
            let possible = |action: Action| {
                decide(
                    &Scene { job: Some(&job), procedures: &procedures, technician: *technician, at: now() },
                    &Operation { action, ..operation.clone() },
                )
                .err()
            };
            let done = Action::CheckOut { outcome: Outcome::Completed { note: String::new() } };
            prop_assert_eq!(buttons.check_in, possible(Action::CheckIn));
            prop_assert_eq!(buttons.check_out, possible(done));
            prop_assert_eq!(buttons.cancel, possible(cancel(cancellation(CancellationReason::Customer))));
            prop_assert_eq!(buttons.service_order, possible(request(Wish::Soon)));
            let scene = Scene { job: Some(&job), procedures: &procedures, technician: *technician, at: now() };
            if let Ok(change) = decide(&scene, operation) {
                job = change.job;
            }
        }
    }

    #[test]
    fn every_operation_survives_the_wire(operations in any_operations()) {
        for (_, operation) in operations {
            let body = serde_json::to_string(&operation).expect("it can be written");
            prop_assert_eq!(read_operation(&body), Ok(operation));
        }
    }

    #[test]
    fn no_bytes_make_reading_an_operation_panic(body in "\\PC{0,80}") {
        prop_assert!(read_operation(&body).is_err());
    }
}

#[test]
fn without_any_procedure_only_a_report_on_the_carrier_is_refused() {
    let none: [Procedure; 0] = [];
    for (outcome, accepted) in [
        (Outcome::Completed { note: String::new() }, true),
        (failed_alone("Power cut"), true),
        (failed_with(LINE, call_confirmed()), false),
    ] {
        assert_eq!(act(&installation(), &none, Action::CheckOut { outcome }).is_ok(), accepted);
    }
}
