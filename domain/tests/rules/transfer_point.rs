//! Source 000, its hints for transfer-point jobs (UP), sentence by sentence. The German sentence stands above its test.

use domain::allowed::allowed;
use domain::form::{Answer, Question, answer, form, go};
use domain::ids::ServiceOrderId;
use domain::job::{CancellationReason, Job, JobKind, JobState};
use domain::operation::Action;
use domain::refusal::Refusal;
use domain::service_order::{ServiceOrderState, Wish};
use uuid::Uuid;

use crate::sample::*;

/// «Sobald erkennbar ist, dass die Linie nicht aktiviert ist oder der Router nicht synchronisiert, führen Sie keine
/// weiteren Installationsarbeiten unter diesen Auftrag aus …»
#[test]
fn a_dead_line_at_the_transfer_point_stops_work_and_missing_material_does_not() {
    let (job, procedure) = (transfer_point(), procedure());
    let scene = scene(&job, Some(&procedure));
    let procedures = [procedure.clone()];
    for (cause, stops) in [(LINE, true), (ROUTER, true), (MATERIAL, false)] {
        let draft = walked(&scene, &all_answers(cause));
        assert_eq!(form(&draft, &scene).stop_work, stops, "{cause}");
        let refused = stops.then_some(Refusal::WorkStopped);
        for said in [Answer::Successful { yes: true }, Answer::Carrier { involved: false }] {
            assert_eq!(answer(&draft, &scene, &said).err(), refused, "{cause} {said:?}");
        }
        for (question, place) in [(Question::Successful, 0), (Question::ThirdParty, 1)] {
            let back = go(&draft, &scene, question).expect("back is always possible");
            assert_eq!(form(&back, &scene).choices[place].refused, refused, "{cause}: the screen says why");
        }
        let buttons = allowed(&job, ME, &procedures, stops);
        assert_eq!((buttons.check_out, buttons.cancel), (None, refused.clone()), "{cause}");
        let failed = left(JobKind::TransferPoint, failed_with(cause, call_confirmed()));
        let after = allowed(&failed, ME, &procedures, false);
        let no = if stops { Refusal::WorkStopped } else { Refusal::AlreadyCheckedOut };
        assert_eq!((after.check_in.as_ref(), after.cancel.as_ref()), (Some(&no), Some(&no)), "{cause}");
        assert_eq!(act(&failed, &procedures, Action::CheckIn), Err(no.clone()), "{cause}");
        let given_up = cancel(cancellation(CancellationReason::Customer));
        assert_eq!(act(&failed, &procedures, given_up), Err(no), "{cause}");
    }
}

/// «Hilfreiche Hinweise speziell für UP Aufträge»
#[test]
fn other_kinds_of_jobs_are_not_stopped() {
    let (job, procedure) = (installation(), procedure());
    let scene = scene(&job, Some(&procedure));
    let draft = walked(&scene, &all_answers(LINE));
    assert!(!form(&draft, &scene).stop_work);
    assert!(answer(&draft, &scene, &Answer::Successful { yes: true }).is_ok());
}

/// «… sondern schliessen den Fall nach oben genannten Ablauf ab.»
#[test]
fn a_stopped_job_is_closed_as_failed_and_compensated() {
    let (job, procedure) = (transfer_point(), procedure());
    let scene = scene(&job, Some(&procedure));
    let change = confirm(&walked(&scene, &all_answers(ROUTER)), &scene).expect("it is complete");
    assert_eq!(change.claim.map(|claim| claim.amount.amount), Some(7_050));
}

/// «Wünscht der Kunde einen neuen Termin nach Aufschaltung der Linie oder Erhalt des Materials, eröffnen Sie direkt vor
/// Ort einen neuen Serviceauftrag mit den vorhandenen Kundendaten in der App»
#[test]
fn a_new_service_order_takes_over_the_data_and_is_linked_both_ways_once() {
    let failed = left(JobKind::TransferPoint, failed_with(LINE, call_confirmed()));
    for wish in [Wish::Soon, Wish::LineActive, Wish::MaterialThere, Wish::Date { on: day("2027-02-01") }] {
        let change = act(&failed, &[procedure()], request(wish)).expect("once");
        let order = change.service_order.expect("a service order");
        assert_eq!((order.id, order.origin, order.origin_number.as_str()), (ORDER, JOB, "A-1042"));
        assert_eq!(
            (order.kind, order.partner, order.service_id),
            (failed.kind, failed.partner.clone(), failed.service_id.clone())
        );
        assert_eq!((order.request.customer, order.request.wish), (failed.customer.clone(), wish));
        assert_eq!((order.technician, order.requested_at, order.state), (ME, now(), ServiceOrderState::Requested));
        assert_eq!(change.job, Job { follow_up: Some(ORDER), ..failed.clone() }, "nothing else changes on the job");
        assert_eq!(change.claim, None);
        let another = ServiceOrderId(Uuid::from_u128(2));
        let Action::RequestServiceOrder { request, .. } = request(wish) else { panic!("it is one") };
        let second = Action::RequestServiceOrder { service_order: another, request };
        let no = Refusal::ServiceOrderExists { service_order: ORDER };
        assert_eq!(act(&change.job, &[procedure()], second), Err(no.clone()));
        assert_eq!(allowed(&change.job, ME, &[procedure()], false).service_order, Some(no));
    }
}

/// «Ist der UP nicht zugänglich, können Sie den Auftrag in der App abbrechen, den Grund «Kunde» auswählen …»
#[test]
fn an_inaccessible_transfer_point_is_cancelled_with_reason_customer_and_without_a_claim() {
    let here = [job(JobKind::TransferPoint, JobState::Assigned), transfer_point()];
    for job in here {
        let change = act(&job, &[procedure()], cancel(not_accessible())).expect("it may be given up");
        assert_eq!(change.claim, None);
        assert_eq!(change.job.state, JobState::Cancelled { at: now(), cancellation: not_accessible() });
    }
    for reason in [CancellationReason::Technician, CancellationReason::Other] {
        let wrong = domain::job::Cancellation { reason, note: "Locked".into(), ..not_accessible() };
        assert_eq!(act(&transfer_point(), &[procedure()], cancel(wrong)), Err(Refusal::NotATransferPoint));
    }
    let elsewhere = act(&installation(), &[procedure()], cancel(not_accessible()));
    assert_eq!(elsewhere, Err(Refusal::NotATransferPoint));
}

/// «… und bei Bedarf direkt einen neuen Auftrag in der App mit den bestehenden Kundendaten eröffnen.»
#[test]
fn after_a_cancellation_a_service_order_may_be_opened() {
    let cancelled = act(&transfer_point(), &[procedure()], cancel(not_accessible())).expect("given up").job;
    let change = act(&cancelled, &[procedure()], request(Wish::Soon)).expect("if wanted");
    assert_eq!(change.job.state, cancelled.state, "the job stays cancelled");
    assert_eq!(change.service_order.map(|order| order.request.customer), Some(cancelled.customer));
}
