//! The wire, pinned. A changed snapshot is a changed promise to apps that are in the field for years: new optional
//! fields may come, nothing here may go or change its meaning.

use chrono::Duration;
use domain::account_notice::AccountNotice;
use domain::claim::{Claim, ClaimTrouble};
use domain::digest::Digest;
use domain::form::{CheckOutDraft, dial};
use domain::ids::{ClaimId, DeviceId, OperationId, ServiceOrderId};
use domain::job::{Cancellation, CancellationReason, Job, JobKind, JobState};
use domain::ledger::BankReason;
use domain::money::{Currency, Money};
use domain::operation::{Action, Operation, OperationOutcome, ParkReason, Reviewed, content_hash, read_operation};
use domain::refusal::{Field, Refusal};
use domain::report::{CallConfirmation, Outcome};
use domain::service_order::{ServiceOrder, ServiceOrderState, Wish};
use domain::wire::{
    AccountNews, Entity, Envelope, PROTOCOL, PairReply, PairRequest, Problem, Protocols, RowChange, Settled, SyncReply,
    SyncRequest,
};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::sample::*;

/// One line for each value, as it goes over the wire, each read back to the same bytes.
fn lines<T: Serialize + DeserializeOwned>(values: &[T]) -> String {
    let mut text = String::new();
    for value in values {
        let line = write(value);
        let back: T = serde_json::from_str(&line).expect("what was written can be read");
        assert_eq!(write(&back), line, "and means the same");
        text.push_str(&line);
        text.push('\n');
    }
    text
}

pub fn write(value: &impl Serialize) -> String {
    serde_json::to_string(value).expect("it can be written")
}

pub fn raw(value: &impl Serialize) -> Box<RawValue> {
    RawValue::from_string(write(value)).expect("it is JSON")
}

pub fn id(number: u128) -> Uuid {
    Uuid::from_u128(number)
}

fn not_reached() -> CallConfirmation {
    CallConfirmation::NotReached { at: now(), dialled: vec![now()] }
}

pub fn operations() -> Vec<Operation> {
    let leave = |outcome| Action::CheckOut { outcome };
    let other = Cancellation { note: "Wrong address".into(), ..cancellation(CancellationReason::Other) };
    let wishes = [Wish::Soon, Wish::Date { on: day("2027-02-01") }, Wish::LineActive, Wish::MaterialThere];
    let actions = [
        Action::CheckIn,
        leave(Outcome::Completed { note: "Done".into() }),
        leave(failed_alone("Power cut")),
        leave(failed_with(LINE, call_confirmed())),
        leave(failed_with(MATERIAL, not_reached())),
        cancel(not_accessible()),
        cancel(cancellation(CancellationReason::Technician)),
        cancel(other),
    ];
    actions.into_iter().chain(wishes.map(request)).map(operation).collect()
}

fn refusals() -> Vec<Refusal> {
    use domain::form::Question;
    let fields = [
        Field::Contact,
        Field::Reference,
        Field::Reason,
        Field::Note,
        Field::CustomerName,
        Field::CustomerPhone,
        Field::Street,
        Field::Postcode,
        Field::City,
        Field::Access,
        Field::Instructions,
        Field::JobNumber,
        Field::PersonName,
    ];
    let questions = [
        Question::Successful,
        Question::ThirdParty,
        Question::Call,
        Question::TechnicianVisit,
        Question::Cause,
        Question::Reason,
        Question::Confirm,
    ];
    let mut all = vec![
        Refusal::JobUnknown,
        Refusal::NotYours,
        Refusal::NotCheckedIn,
        Refusal::AlreadyCheckedIn,
        Refusal::AlreadyCheckedOut,
        Refusal::Cancelled,
        Refusal::WorkStopped,
        Refusal::ProcedureUnknown,
        Refusal::CauseUnknown,
        Refusal::NotInPartnership,
        Refusal::NotOnTheWay,
        Refusal::NotATransferPoint,
        Refusal::WindowImpossible,
        Refusal::DatePast,
        Refusal::ServiceOrderExists { service_order: ORDER },
        Refusal::ServiceOrderSettled,
        Refusal::ClaimExists,
        Refusal::OperationUnreadable,
        Refusal::OperationTooNew,
        Refusal::ReviewSettled,
        Refusal::ServiceIdEmpty,
        Refusal::ServiceIdTooLong { max: 35 },
        Refusal::ServiceIdCharacter { character: "Ä (U+00C4)".into() },
        Refusal::IbanEmpty,
        Refusal::IbanCharacter { character: "- (U+002D)".into() },
        Refusal::IbanCountry,
        Refusal::IbanLength { expected: 21, found: 20 },
        Refusal::IbanMistyped,
        Refusal::QrIban,
        Refusal::Unknown,
    ];
    all.extend(questions.map(|question| Refusal::Unanswered { question }));
    all.extend(fields.map(|field| Refusal::TooLong { field, max: field.max() }));
    all.push(Refusal::Needed { field: Field::City });
    all
}

pub fn outcomes() -> Vec<OperationOutcome> {
    let park = |reason| OperationOutcome::Parked { reason };
    let reviewed = |evidence_only, reason: &str| OperationOutcome::Accepted {
        review: Some(Reviewed { evidence_only, reason: reason.into() }),
    };
    let mut all = vec![
        OperationOutcome::ACCEPTED,
        reviewed(false, "He was there first"),
        reviewed(true, "Sara has done it since"),
        OperationOutcome::Rejected { reason: "Paid by hand".into() },
        park(ParkReason::NeedsNewerServer { action: "take_photo".into() }),
        park(ParkReason::Unreadable),
        park(ParkReason::ClonedPhone),
        park(ParkReason::RevokedPhone),
        park(ParkReason::Behind { operation: OperationId(id(5)) }),
        park(ParkReason::Unknown),
    ];
    all.extend(refusals().into_iter().map(|refusal| park(ParkReason::Refused { refusal })));
    all
}

pub fn jobs() -> Vec<Job> {
    let open = Job { technician: None, version: 0, ..direct() };
    let linked = Job { service_order: Some(ServiceOrderId(id(6))), follow_up: Some(ORDER), ..installation() };
    vec![
        Job { state: JobState::Open, ..open },
        job(JobKind::Repair, JobState::Assigned),
        linked,
        left(JobKind::Installation, Outcome::Completed { note: "Done".into() }),
        left(JobKind::Installation, failed_alone("Power cut")),
        left(JobKind::TransferPoint, failed_with(ROUTER, call_confirmed())),
        left(JobKind::TransferPoint, failed_with(MATERIAL, not_reached())),
        act(&transfer_point(), &[], cancel(not_accessible())).expect("given up").job,
    ]
}

pub fn claims() -> Vec<Claim> {
    use domain::claim::ClaimState::{Approved, InPayRun, Paid, Rejected, Returned, Submitted};
    let action = Action::CheckOut { outcome: failed_with(LINE, call_confirmed()) };
    let claim = act(&transfer_point(), &[procedure()], action).expect("he leaves").claim.expect("a claim");
    let claimed = |state| Claim { state, ..claim.clone() };
    let euro = Claim { amount: Money { amount: 1, currency: Currency::Eur }, version: 12, ..claim.clone() };
    let bank = BankReason { code: "AC04".into(), text: "Account closed".into() };
    let troubled = |state, trouble| Claim { trouble: Some(trouble), ..claimed(state) };
    let told = [
        troubled(Submitted, ClaimTrouble::Blocked),
        troubled(Rejected, ClaimTrouble::Withdrawn { reason: "Paid by hand".into() }),
        troubled(Returned, ClaimTrouble::Refused { bank: bank.clone() }),
        troubled(Returned, ClaimTrouble::Returned { bank }),
        troubled(InPayRun, ClaimTrouble::PartPaid { paid: Money::rappen(4_000) }),
        Claim { paid_on: Some(day("2026-12-01")), ..claimed(Paid) },
    ];
    let states = [Submitted, Approved, InPayRun, Paid, Rejected, Returned].map(claimed);
    states.into_iter().chain([euro]).chain(told).collect()
}

pub fn service_orders() -> Vec<ServiceOrder> {
    let order = act(&installation(), &[], request(Wish::Soon)).expect("opened").service_order.expect("one");
    let states = [
        ServiceOrderState::Requested,
        ServiceOrderState::Scheduled { job: JOB },
        ServiceOrderState::Declined { reason: "Moved away".into() },
    ];
    let direct = ServiceOrder { partner: None, service_id: None, ..order.clone() };
    states.map(|state| ServiceOrder { state, ..order.clone() }).into_iter().chain([direct]).collect()
}

/// Every kind of notice about an account.
pub fn notices() -> Vec<AccountNotice> {
    let at = now();
    vec![
        AccountNotice::Proposed { ending: "8009".into(), at },
        AccountNotice::Confirmed { ending: "2957".into(), at, usable_from: at + Duration::hours(24) },
        AccountNotice::Declined { ending: "000X".into(), at },
    ]
}

pub fn envelope(number: i64, operation: &Operation) -> Envelope {
    let body = raw(operation);
    Envelope { id: OperationId(id(0x100 + number as u128)), number, hash: content_hash(body.get()), body }
}

pub fn quiet_request() -> SyncRequest {
    SyncRequest { protocol: PROTOCOL, ..SyncRequest::default() }
}

pub fn quiet_reply() -> SyncReply {
    let (outcomes, changes) = (Vec::new(), Vec::new());
    SyncReply { outcomes, changes, ..SyncReply::default() }
}

#[test]
pub fn operations_are_written_as_ever() {
    let operations = operations();
    for operation in &operations {
        assert_eq!(read_operation(&write(operation)).as_ref(), Ok(operation));
    }
    insta::assert_snapshot!("operation", lines(&operations));
}

#[test]
fn what_became_of_an_operation_is_written_as_ever() {
    insta::assert_snapshot!("operation_outcome", lines(&outcomes()));
}

#[test]
fn the_sentence_of_every_refusal_is_as_ever() {
    let sentences: Vec<String> = refusals().iter().map(|no| format!("{no:?}: {no}")).collect();
    insta::assert_snapshot!("refusal", sentences.join("\n"));
}

#[test]
fn jobs_are_written_as_ever() {
    insta::assert_snapshot!("job", lines(&jobs()));
}

#[test]
fn claims_are_written_as_ever() {
    insta::assert_snapshot!("claim", lines(&claims()));
}

#[test]
fn service_orders_are_written_as_ever() {
    insta::assert_snapshot!("service_order", lines(&service_orders()));
}

#[test]
fn procedures_are_written_as_ever() {
    let unset = domain::swisscom::procedure(day("2026-01-01"), [None, None, None], false);
    insta::assert_snapshot!("procedure", lines(&[procedure(), unset]));
}

#[test]
fn pairing_is_written_as_ever() {
    let code = "ABCD-2345".into();
    let request = PairRequest { protocol: PROTOCOL, code, device_name: "Pixel 9".into() };
    let reply = PairReply {
        device: DeviceId(id(9)),
        token: "a secret".into(),
        technician: ME,
        technician_name: "Toni Beispiel".into(),
        organisation: "Beispiel AG".into(),
        protocols: None,
    };
    let newer = PairReply { protocols: Some(Protocols { oldest: 1, newest: 2 }), ..reply.clone() };
    insta::assert_snapshot!("pairing", lines(&[request]) + &lines(&[reply, newer]));
}

#[test]
fn requests_are_written_as_ever() {
    let [first, .., last] = &operations()[..] else { panic!("there are several") };
    let full = SyncRequest {
        epoch: Some(id(3)),
        cursor: 4_711,
        digest: Some(Digest { rows: 3, sum: u64::MAX }),
        account: Some(41),
        sent: Some(moment()),
        operations: vec![envelope(1, first), envelope(2, last)],
        ..quiet_request()
    };
    insta::assert_snapshot!("sync_request", lines(&[quiet_request(), full]));
}

#[test]
fn replies_are_written_as_ever() {
    let row = |entity: Entity, id: String, row| RowChange { entity: entity.as_str().into(), id, row };
    let settled = |number: u128, outcome| Settled { id: OperationId(id(number)), outcome, pairing: None };
    let parked = OperationOutcome::Parked { reason: ParkReason::Refused { refusal: Refusal::NotYours } };
    let full = SyncReply {
        epoch: Some(id(3)),
        cursor: 4_712,
        time: 1_795_440_600_000,
        more: true,
        expected: Some(3),
        rebuild: true,
        revoked: true,
        backed_up: Some(4_000),
        account: Some(AccountNews { entry: 42, notices: raw(&notices()) }),
        outcomes: vec![settled(0x101, OperationOutcome::ACCEPTED), settled(0x102, parked)],
        changes: vec![
            row(Entity::Job, JOB.to_string(), Some(raw(&jobs()[1]))),
            row(Entity::Procedure, "swisscom/1".into(), Some(raw(&procedure()))),
            row(Entity::ServiceOrder, ORDER.to_string(), Some(raw(&service_orders()[0]))),
            row(Entity::Claim, ClaimId::of_job(JOB).to_string(), Some(raw(&claims()[0]))),
            row(Entity::Outcome, id(0x103).to_string(), Some(raw(&outcomes()[1]))),
            row(Entity::Job, id(0x10c).to_string(), None),
        ],
    };
    assert_eq!(full.server_time(), Some(now()));
    insta::assert_snapshot!("sync_reply", lines(&[quiet_reply(), full]));
}

#[test]
fn drafts_are_kept_on_disk_as_ever() {
    let (job, procedure) = (transfer_point(), procedure());
    let scene = scene(&job, Some(&procedure));
    let full = dial(&walked(&scene, &all_answers(ROUTER)), now());
    insta::assert_snapshot!("draft", lines(&[CheckOutDraft::default(), full]));
    assert_eq!(serde_json::from_str("{}").ok(), Some(CheckOutDraft::default()), "what is new may be missing");
}

#[test]
fn problems_are_written_as_ever() {
    let (code, message) = ("signed_out".to_owned(), "This phone is signed out.".to_owned());
    let plain = Problem { code: code.clone(), message: message.clone(), ..Problem::default() };
    let refused = Problem {
        finance: None,
        code,
        message,
        refusal: Some(Refusal::TooLong { field: Field::Note, max: 1_000 }),
        ..Problem::default()
    };
    insta::assert_snapshot!("problem", lines(&[plain, refused]));
}
