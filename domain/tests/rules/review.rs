//! What a person may decide about an operation that waits: each sentence of the rules, and what holds whatever comes.

use domain::claim::{Claim, Missing, due_date};
use domain::decide::{Change, Scene, decide};
use domain::dispatch::{assign, cancel as office_cancels};
use domain::ids::{OperationId, ServiceOrderId, TechnicianId};
use domain::job::{CancellationReason, Job, JobKind, JobState};
use domain::operation::{Action, Operation, OperationOutcome, ParkReason, Reviewed};
use domain::procedure::Procedure;
use domain::refusal::{Field, Refusal};
use domain::report::CallConfirmation;
use domain::review::{Case, Decided, Decision, accept, decisions, missing_for_claim, review, waits_for_no_person};
use domain::service_order::Wish;
use proptest::prelude::*;
use uuid::Uuid;

use crate::properties::{any_action, any_kind};
use crate::sample::*;

fn left_with_line() -> Action {
    Action::CheckOut { outcome: failed_with(LINE, call_confirmed()) }
}

fn done() -> Action {
    Action::CheckOut { outcome: domain::report::Outcome::Completed { note: String::new() } }
}

fn taken(job: &Job) -> Job {
    assign(job, Some(SOMEBODY_ELSE)).expect("it may be given to somebody else")
}

fn called_off(job: &Job) -> Job {
    office_cancels(job, cancellation(CancellationReason::Customer), now()).expect("it may be cancelled")
}

fn accepted(job: &Job, claim: Option<&Claim>, action: Action) -> Result<Change, Refusal> {
    let procedures = [procedure()];
    let at = at("2026-11-23T13:10:00Z");
    accept(&Scene { job: Some(job), procedures: &procedures, technician: ME, at }, claim, &operation(action))
}

#[test]
fn a_job_reassigned_meanwhile_goes_back_to_the_technician_who_did_the_work_and_he_is_paid() {
    let change = accepted(&taken(&installation()), None, left_with_line()).expect("it may be accepted");
    assert_eq!(change.job.technician, Some(ME));
    let claim = change.claim.expect("a claim");
    assert_eq!((claim.technician, claim.checked_out_at), (ME, at("2026-11-23T13:10:00Z")));
    assert_eq!(claim.due, day("2027-01-18"), "from the check-out, whenever somebody decides");
    assert!(matches!(change.job.state, JobState::Failed { at: when, .. } if when == at("2026-11-23T13:10:00Z")));
    let others = Job { state: on_site(), ..taken(&installation()) };
    let change = accepted(&others, None, Action::CheckIn).expect("even from under the hands of the other");
    assert_eq!(
        (change.job.technician, change.job.state),
        (Some(ME), JobState::OnSite { since: at("2026-11-23T13:10:00Z") })
    );
}

#[test]
fn a_job_cancelled_meanwhile_becomes_what_the_technician_reported() {
    let cancelled = called_off(&installation());
    for (action, claims) in [(done(), 0), (left_with_line(), 1)] {
        let change = accepted(&cancelled, None, action).expect("it may be accepted");
        assert!(change.job.state.is_over() && change.job.state.name() != cancelled.state.name());
        assert_eq!(change.claim.iter().count(), claims);
    }
    let change = accepted(&cancelled, None, Action::CheckIn).expect("it may be accepted");
    assert_eq!(change.job.state, JobState::OnSite { since: at("2026-11-23T13:10:00Z") });
    let own = cancel(cancellation(CancellationReason::Technician));
    let change = accepted(&cancelled, None, own).expect("his own words replace the office's");
    assert!(matches!(change.job.state, JobState::Cancelled { cancellation: given, .. }
        if given.reason == CancellationReason::Technician));
}

#[test]
fn a_check_out_may_be_accepted_without_a_check_in() {
    let change = accepted(&job(JobKind::Installation, JobState::Assigned), None, left_with_line());
    assert!(change.expect("it may be accepted").claim.is_some());
}

#[test]
fn a_second_check_out_is_accepted_only_where_no_claim_exists() {
    let first = act(&installation(), &[procedure()], left_with_line()).expect("the first one");
    let claim = first.claim.expect("a claim");
    for action in [done(), left_with_line(), Action::CheckIn, cancel(cancellation(CancellationReason::Customer))] {
        assert_eq!(accepted(&first.job, Some(&claim), action), Err(Refusal::ClaimExists));
    }
    let alone = left(JobKind::Installation, failed_alone("Power cut"));
    assert!(accepted(&alone, None, left_with_line()).expect("no claim stands against it").claim.is_some());
    let by_another = Job { technician: Some(SOMEBODY_ELSE), ..left(JobKind::Installation, failed_alone("Power cut")) };
    assert_eq!(accepted(&by_another, None, done()).expect("nor here").job.technician, Some(ME));
}

#[test]
fn arriving_at_or_giving_up_what_is_checked_out_stays_evidence() {
    let alone = left(JobKind::Installation, failed_alone("Power cut"));
    let not_reached = CallConfirmation::NotReached { at: now(), dialled: Vec::new() };
    let stopped = left(JobKind::TransferPoint, failed_with(LINE, not_reached));
    for action in [Action::CheckIn, cancel(cancellation(CancellationReason::Customer))] {
        assert_eq!(accepted(&alone, None, action.clone()), Err(Refusal::AlreadyCheckedOut));
        assert_eq!(accepted(&stopped, None, action), Err(Refusal::WorkStopped));
    }
    assert_eq!(accepted(&installation(), None, Action::CheckIn), Err(Refusal::AlreadyCheckedIn), "nothing to accept");
}

#[test]
fn a_service_order_leaves_the_job_with_whoever_has_it() {
    let first = act(&installation(), &[procedure()], left_with_line()).expect("the first one");
    let mut others = first.job;
    others.technician = Some(SOMEBODY_ELSE);
    let change = accepted(&others, first.claim.as_ref(), request(Wish::Soon)).expect("beside a claim as well");
    assert_eq!((change.job.technician, change.job.state), (Some(SOMEBODY_ELSE), others.state.clone()));
    assert_eq!(change.service_order.map(|order| order.technician), Some(ME), "and is his who opened it");
    let ordered = Job { follow_up: Some(ServiceOrderId(Uuid::from_u128(9))), ..others };
    assert!(matches!(accepted(&ordered, None, request(Wish::Soon)), Err(Refusal::ServiceOrderExists { .. })));
}

#[test]
fn what_the_rules_of_the_action_refuse_is_never_accepted() {
    let other = Job { id: domain::ids::JobId(Uuid::from_u128(1)), ..installation() };
    assert_eq!(accepted(&other, None, done()), Err(Refusal::JobUnknown));
    let none = accept(
        &Scene { job: Some(&installation()), procedures: &[], technician: ME, at: now() },
        None,
        &operation(left_with_line()),
    );
    assert_eq!(none, Err(Refusal::ProcedureUnknown), "while the procedure is unknown");
    assert_eq!(accepted(&direct(), None, left_with_line()), Err(Refusal::NotInPartnership));
    assert_eq!(accepted(&installation(), None, cancel(not_accessible())), Err(Refusal::NotATransferPoint));
}

fn decided(body: &str, reason: ParkReason, decision: Decision, words: &str) -> Result<Decided, Refusal> {
    let (job, procedures) = (taken(&installation()), [procedure()]);
    let scene = Scene { job: Some(&job), procedures: &procedures, technician: ME, at: now() };
    let outcome = OperationOutcome::Parked { reason };
    review(&Case { scene, claim: None, outcome: &outcome, body }, decision, words)
}

#[test]
fn each_decision_needs_words_and_the_technician_reads_them() {
    let body = serde_json::to_string(&operation(done())).expect("it can be written");
    let reason = ParkReason::Refused { refusal: Refusal::NotYours };
    let reviewed = |evidence_only| OperationOutcome::Accepted {
        review: Some(Reviewed { evidence_only, reason: "He was there".into() }),
    };
    for (decision, outcome, changes) in [
        (Decision::Accept, reviewed(false), true),
        (Decision::Evidence, reviewed(true), false),
        (Decision::Reject, OperationOutcome::Rejected { reason: "He was there".into() }, false),
    ] {
        let done = decided(&body, reason.clone(), decision, " He was there ").expect("it is open");
        assert_eq!((done.outcome, done.change.is_some()), (outcome, changes));
        let without = decided(&body, reason.clone(), decision, "  ");
        assert_eq!(without, Err(Refusal::Needed { field: Field::Reason }));
        let endless = decided(&body, reason.clone(), decision, &"x".repeat(1_001));
        assert_eq!(endless, Err(Refusal::TooLong { field: Field::Reason, max: 1_000 }));
    }
}

#[test]
fn what_cannot_be_read_is_evidence_or_rejected() {
    let newer = r#"{"job":"00000000-0000-0000-0000-00000000010b","action":{"kind":"take_photo"}}"#;
    let known = serde_json::to_string(&operation(done())).expect("it can be written");
    let too_new = || ParkReason::NeedsNewerServer { action: "take_photo".into() };
    for (body, reason, refusal) in [
        (newer, too_new(), Refusal::OperationTooNew),
        ("{", ParkReason::Unreadable, Refusal::OperationUnreadable),
        (&known, ParkReason::Unreadable, Refusal::OperationUnreadable),
    ] {
        assert_eq!(decided(body, reason.clone(), Decision::Accept, "Yes"), Err(refusal));
        assert!(decided(body, reason.clone(), Decision::Evidence, "Yes").is_ok());
        assert!(decided(body, reason, Decision::Reject, "No").is_ok());
    }
    assert!(decided(&known, too_new(), Decision::Accept, "Yes").is_ok(), "the server knows it now");
}

#[test]
fn what_does_not_wait_is_decided_already() {
    let scene = Scene { job: None, procedures: &[], technician: ME, at: now() };
    for outcome in [OperationOutcome::ACCEPTED, OperationOutcome::Rejected { reason: "No".into() }] {
        let said = decisions(&Case { scene, claim: None, outcome: &outcome, body: "{" });
        assert_eq!([said.accept, said.evidence, said.reject], [(); 3].map(|()| Some(Refusal::ReviewSettled)));
    }
}

#[test]
fn it_is_said_why_no_claim_comes_of_a_failed_job() {
    let not_reached = CallConfirmation::NotReached { at: now(), dialled: Vec::new() };
    for (job, action, missing) in [
        (installation(), left_with_line(), vec![]),
        (installation(), done(), vec![]),
        (installation(), Action::CheckOut { outcome: failed_with(LINE, not_reached) }, vec![Missing::CallNotReached]),
        (installation(), Action::CheckOut { outcome: failed_alone("Ill") }, vec![Missing::ThirdParty]),
        (direct(), Action::CheckOut { outcome: failed_alone("Ill") }, vec![Missing::Partnership]),
    ] {
        let change = accepted(&job, None, action).expect("it may be accepted");
        assert_eq!(missing_for_claim(&change, &[procedure()]), missing);
    }
}

#[test]
fn only_what_lacked_knowledge_or_stood_behind_another_is_tried_again_by_the_rules() {
    let refused = |refusal| ParkReason::Refused { refusal };
    for (reason, alone) in [
        (ParkReason::Behind { operation: OperationId(Uuid::from_u128(1)) }, true),
        (ParkReason::NeedsNewerServer { action: "x".into() }, true),
        (refused(Refusal::ProcedureUnknown), true),
        (refused(Refusal::NotYours), false),
        (refused(Refusal::AlreadyCheckedOut), false),
        (ParkReason::Unreadable, false),
        (ParkReason::ClonedPhone, false),
        (ParkReason::RevokedPhone, false),
    ] {
        assert_eq!(waits_for_no_person(&reason), alone, "{reason:?}");
    }
}

/// What may befall a job.
#[derive(Debug, Clone)]
enum Event {
    Does(TechnicianId, Action),
    Assigned(Option<TechnicianId>),
    CalledOff,
    Reviewed(TechnicianId, Action, Decision),
}

fn any_event() -> impl Strategy<Value = Event> {
    let who = || prop::sample::select(vec![ME, SOMEBODY_ELSE]);
    let decision = prop::sample::select(Decision::ALL.to_vec());
    prop_oneof![
        4 => (who(), any_action()).prop_map(|(who, action)| Event::Does(who, action)),
        2 => prop::option::of(who()).prop_map(Event::Assigned),
        1 => Just(Event::CalledOff),
        4 => (who(), any_action(), decision).prop_map(|(who, action, decision)| Event::Reviewed(who, action, decision)),
    ]
}

fn any_reason() -> impl Strategy<Value = ParkReason> {
    prop::sample::select(vec![
        ParkReason::Refused { refusal: Refusal::NotYours },
        ParkReason::ClonedPhone,
        ParkReason::RevokedPhone,
        ParkReason::Behind { operation: OperationId(Uuid::from_u128(1)) },
    ])
}

/// A job with its claim, as a server keeps them.
struct Kept {
    job: Job,
    claim: Option<Claim>,
    procedures: [Procedure; 1],
}

impl Kept {
    fn reviewed(&self, who: TechnicianId, action: &Action, decision: Decision, reason: &ParkReason) -> Option<Change> {
        let operation = Operation { job: JOB, ..operation(action.clone()) };
        let body = serde_json::to_string(&operation).expect("it can be written");
        let scene = Scene { job: Some(&self.job), procedures: &self.procedures, technician: who, at: now() };
        let outcome = OperationOutcome::Parked { reason: reason.clone() };
        let case = Case { scene, claim: self.claim.as_ref(), outcome: &outcome, body: &body };
        let said = review(&case, decision, "So it was");
        let open = decisions(&case);
        let button = match decision {
            Decision::Accept => open.accept,
            Decision::Evidence => open.evidence,
            Decision::Reject => open.reject,
        };
        assert_eq!(button, said.clone().err(), "a button may be pressed exactly where the rules say yes");
        let decided = said.ok()?;
        let rejected = matches!(decided.outcome, OperationOutcome::Rejected { .. });
        assert_eq!(rejected, decision == Decision::Reject, "only who rejects, rejects");
        assert_eq!(decided.change.is_some(), decision == Decision::Accept, "evidence changes nothing");
        decided.change
    }

    fn befalls(&self, event: &Event, reason: &ParkReason) -> Option<Change> {
        let moved = |job: Job| Change { job, claim: None, service_order: None };
        match event {
            Event::Does(who, action) => {
                let scene = Scene { job: Some(&self.job), procedures: &self.procedures, technician: *who, at: now() };
                decide(&scene, &operation(action.clone())).ok()
            }
            Event::Assigned(who) => assign(&self.job, *who).ok().map(moved),
            Event::CalledOff => {
                office_cancels(&self.job, cancellation(CancellationReason::Customer), now()).ok().map(moved)
            }
            Event::Reviewed(who, action, decision) => self.reviewed(*who, action, *decision, reason),
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_people_decide_there_is_one_claim_for_a_job_and_it_stays_true(
        kind in any_kind(),
        events in prop::collection::vec((any_event(), any_reason()), 0..30),
    ) {
        let mut kept = Kept { job: job(kind, JobState::Assigned), claim: None, procedures: [procedure()] };
        for (event, reason) in &events {
            let Some(change) = kept.befalls(event, reason) else { continue };
            if let Some(claim) = &change.claim {
                prop_assert!(kept.claim.is_none(), "a second claim: {event:?}");
                prop_assert_eq!((claim.checked_out_at, claim.due), (now(), due_date(now(), 8)));
                kept.claim = Some(claim.clone());
            }
            kept.job = change.job;
            if let Some(claim) = &kept.claim {
                prop_assert!(kept.job.carrier_failure().is_some(), "the report of a claim stays: {event:?}");
                prop_assert_eq!(kept.job.technician, Some(claim.technician), "who did the work is paid");
            }
        }
    }
}
