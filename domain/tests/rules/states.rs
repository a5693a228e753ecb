//! Every state of a job against every action: accepted, or the documented refusal. The buttons say the same.

use domain::allowed::allowed;
use domain::decide::{Scene, decide};
use domain::ids::{JobId, ServiceOrderId};
use domain::job::{CancellationReason, Job, JobKind, JobState};
use domain::operation::{Action, Operation};
use domain::procedure::{PartnerCode, Procedure, ProcedureVersion};
use domain::refusal::{Field, Refusal};
use domain::report::{FailureReport, Outcome, ThirdParty};
use domain::service_order::Wish;
use uuid::Uuid;

use crate::sample::*;

fn completed() -> Outcome {
    Outcome::Completed { note: "Done".into() }
}

fn given_up(kind: JobKind) -> Job {
    let change = act(&job(kind, on_site()), &[], cancel(cancellation(CancellationReason::Customer)));
    change.expect("it may be given up").job
}

/// Name, job, and what is said to arriving, leaving and giving up.
fn table() -> Vec<(&'static str, Job, [Option<Refusal>; 3])> {
    use JobKind::{Installation, Repair, TransferPoint};
    use Refusal::{AlreadyCheckedIn, AlreadyCheckedOut, Cancelled, NotCheckedIn, NotYours, WorkStopped};
    let line = || failed_with(LINE, call_confirmed());
    let all = |no: Refusal| [Some(no.clone()), Some(no.clone()), Some(no)];
    let stopped = || [Some(WorkStopped), Some(AlreadyCheckedOut), Some(WorkStopped)];
    vec![
        ("open", Job { technician: None, ..job(Repair, JobState::Open) }, all(NotYours)),
        ("open, yet with a name", job(Repair, JobState::Open), all(NotYours)),
        ("assigned", job(Installation, JobState::Assigned), [None, Some(NotCheckedIn), None]),
        ("assigned, transfer point", job(TransferPoint, JobState::Assigned), [None, Some(NotCheckedIn), None]),
        ("on site", installation(), [Some(AlreadyCheckedIn), None, None]),
        ("on site, transfer point", transfer_point(), [Some(AlreadyCheckedIn), None, None]),
        ("completed", left(Installation, completed()), all(AlreadyCheckedOut)),
        ("completed, transfer point", left(TransferPoint, completed()), all(AlreadyCheckedOut)),
        ("failed alone", left(Repair, failed_alone("Power cut")), all(AlreadyCheckedOut)),
        ("failed, line", left(Installation, line()), all(AlreadyCheckedOut)),
        ("failed alone, transfer point", left(TransferPoint, failed_alone("Power cut")), all(AlreadyCheckedOut)),
        ("failed, line, transfer point", left(TransferPoint, line()), stopped()),
        ("failed, router, transfer point", left(TransferPoint, failed_with(ROUTER, call_confirmed())), stopped()),
        (
            "failed, material, transfer point",
            left(TransferPoint, failed_with(MATERIAL, call_confirmed())),
            all(AlreadyCheckedOut),
        ),
        ("cancelled", given_up(Installation), all(Cancelled)),
        ("cancelled, transfer point", given_up(TransferPoint), all(Cancelled)),
    ]
}

fn actions() -> [(usize, Action); 5] {
    let leave = |outcome| Action::CheckOut { outcome };
    [
        (0, Action::CheckIn),
        (1, leave(completed())),
        (1, leave(failed_alone("Power cut"))),
        (1, leave(failed_with(LINE, call_confirmed()))),
        (2, cancel(cancellation(CancellationReason::Customer))),
    ]
}

#[test]
fn every_state_answers_every_action_as_documented() {
    for (name, job, expected) in table() {
        for (button, action) in actions() {
            let said = act(&job, &[procedure()], action.clone()).err();
            let expected = if job.technician.is_none() { Some(Refusal::NotYours) } else { expected[button].clone() };
            assert_eq!(said, expected, "{name}: {action:?}");
        }
        let ordered = act(&job, &[procedure()], request(Wish::Soon));
        assert_eq!(
            ordered.is_ok(),
            job.technician.is_some(),
            "{name}: a service order can be opened once from any job"
        );
    }
}

#[test]
fn the_buttons_say_what_the_rules_say() {
    let others =
        |job: &Job| [job.technician, Some(SOMEBODY_ELSE), None].map(|technician| Job { technician, ..job.clone() });
    for (name, job, _) in table() {
        for job in others(&job) {
            for follow_up in [None, Some(ORDER)] {
                let job = Job { follow_up, ..job.clone() };
                let procedures = [procedure()];
                let buttons = allowed(&job, ME, &procedures, false);
                let shown = [&buttons.check_in, &buttons.check_out, &buttons.cancel];
                for (button, action) in actions() {
                    let said = act(&job, &procedures, action.clone()).err();
                    assert_eq!(*shown[button], said, "{name}, {:?}: {action:?}", job.technician);
                }
                let said = act(&job, &procedures, request(Wish::Soon)).err();
                assert_eq!(buttons.service_order, said, "{name}, {:?}", job.technician);
            }
        }
    }
}

#[test]
fn an_unknown_job_and_a_job_of_somebody_else_are_refused_whatever_is_done() {
    let mine = installation();
    let other = Job { id: JobId(Uuid::from_u128(1)), ..installation() };
    let taken = Job { technician: Some(SOMEBODY_ELSE), ..installation() };
    for (_, action) in actions() {
        let operation = Operation { job: mine.id, ..operation(action) };
        let says =
            |job| decide(&Scene { job, procedures: &[procedure()], technician: ME, at: now() }, &operation).err();
        assert_eq!(says(None), Some(Refusal::JobUnknown));
        assert_eq!(says(Some(&other)), Some(Refusal::JobUnknown), "an operation changes only the job it names");
        assert_eq!(says(Some(&taken)), Some(Refusal::NotYours));
    }
}

#[test]
fn a_report_must_name_a_known_version_of_the_jobs_carrier_and_one_of_its_causes() {
    let report = |partner: &str, version: u32, cause: &str| {
        let Outcome::Failed { report } = failed_with(cause, call_confirmed()) else { panic!("it failed") };
        let ThirdParty::Carrier { call, technician_visit, cause, .. } = report.third_party else { panic!("carrier") };
        let procedure = ProcedureVersion { partner: PartnerCode(partner.into()), version };
        let third_party = ThirdParty::Carrier { procedure, call, technician_visit, cause };
        Action::CheckOut { outcome: Outcome::Failed { report: FailureReport { third_party, note: String::new() } } }
    };
    let says = |action| act(&installation(), &[procedure()], action).err();
    assert_eq!(says(report("swisscom", 1, LINE)), None);
    assert_eq!(says(report("sunrise", 1, LINE)), Some(Refusal::NotInPartnership));
    assert_eq!(says(report("swisscom", 2, LINE)), Some(Refusal::ProcedureUnknown));
    assert_eq!(says(report("swisscom", 1, "moon_in_the_way")), Some(Refusal::CauseUnknown));
}

#[test]
fn a_report_is_priced_by_the_version_it_names_even_after_a_newer_one() {
    let newer = domain::swisscom::procedure(day("2026-06-01"), [None, None, None], false);
    let newer = Procedure { version: 2, payout_weeks: 4, ..newer };
    let action = Action::CheckOut { outcome: failed_with(LINE, call_confirmed()) };
    let claim = act(&installation(), &[newer, procedure()], action).expect("it is known").claim.expect("a claim");
    assert_eq!((claim.amount.amount, claim.due, claim.procedure.version), (8_000, day("2027-01-18"), 1));
}

#[test]
fn texts_of_every_action_are_held_to_their_limits() {
    let long = |field: Field| "x".repeat(field.max() as usize + 1);
    let too_long = |field: Field| Some(Refusal::TooLong { field, max: field.max() });
    let says = |action| act(&installation(), &[procedure()], action).err();
    let leave = |outcome| Action::CheckOut { outcome };
    assert_eq!(says(leave(Outcome::Completed { note: long(Field::Note) })), too_long(Field::Note));
    assert_eq!(says(leave(failed_alone(" \n"))), Some(Refusal::Needed { field: Field::Reason }));
    let words = Field::Reason.max() + 1 + Field::Note.max();
    assert_eq!(says(leave(failed_alone(&"x".repeat(words as usize)))), None, "a reason and a remark, both full");
    let no = Some(Refusal::TooLong { field: Field::Reason, max: words });
    assert_eq!(says(leave(failed_alone(&"x".repeat(words as usize + 1)))), no);
    let note = |reason, note| cancel(domain::job::Cancellation { note, ..cancellation(reason) });
    assert_eq!(says(note(CancellationReason::Customer, long(Field::Note))), too_long(Field::Note));
    assert_eq!(says(note(CancellationReason::Other, long(Field::Reason))), too_long(Field::Reason));
    let silent = says(note(CancellationReason::Other, "  ".into()));
    assert_eq!(silent, Some(Refusal::Needed { field: Field::Reason }), "another reason needs words");
}

#[test]
fn a_service_order_needs_a_name_and_a_whole_address() {
    type Change = fn(&mut domain::service_order::ServiceOrderRequest);
    let says = |change: Change| {
        let Action::RequestServiceOrder { mut request, service_order } = request(Wish::Soon) else {
            panic!("it is one")
        };
        change(&mut request);
        act(&installation(), &[], Action::RequestServiceOrder { service_order, request }).err()
    };
    let needed = |field| Some(Refusal::Needed { field });
    assert_eq!(says(|request| request.customer.name = " ".into()), needed(Field::CustomerName));
    assert_eq!(says(|request| request.customer.street.clear()), needed(Field::Street));
    assert_eq!(says(|request| request.customer.postcode.clear()), needed(Field::Postcode));
    assert_eq!(says(|request| request.customer.city.clear()), needed(Field::City));
    assert_eq!(says(|request| request.customer.phone.clear()), None, "not everybody has a telephone");
    assert_eq!(says(|request| request.customer.access.clear()), None);
    let long = Some(Refusal::TooLong { field: Field::Note, max: 1_000 });
    assert_eq!(says(|request| request.note = "x".repeat(1_001)), long);
    let another = ServiceOrderId(Uuid::from_u128(9));
    let order = act(&installation(), &[], request(Wish::Soon)).expect("it can be opened").service_order;
    assert_ne!(order.map(|order| order.id), Some(another), "its identity is the one made on the phone");
}
