//! Invented jobs, people and forms, and the short words the tests speak in.

use chrono::{DateTime, NaiveDate, Utc};
use domain::clock::Moment;
use domain::customer::Customer;
use domain::decide::{Change, Scene, decide};
use domain::form::{Answer, CheckOutDraft, CheckOutForm, FormScene, Question, answer, form, outcome};
use domain::ids::{JobId, ServiceOrderId, TechnicianId};
use domain::job::{Cancellation, CancellationReason, Job, JobKind, JobState};
use domain::money::Money;
use domain::operation::{Action, Operation};
use domain::procedure::{CauseCode, PartnerCode, Procedure};
use domain::refusal::Refusal;
use domain::report::{CallConfirmation, FailureReport, Outcome, ThirdParty};
use domain::service_id::ServiceId;
use domain::service_order::{ServiceOrderRequest, Wish};
use domain::swisscom;
use uuid::Uuid;

pub const LINE: &str = "line_not_activated";
pub const ROUTER: &str = "router_not_synchronising";
pub const MATERIAL: &str = "material_missing_or_wrong";
pub const ME: TechnicianId = TechnicianId(Uuid::from_u128(0x7ec4));
pub const SOMEBODY_ELSE: TechnicianId = TechnicianId(Uuid::from_u128(0x07e4));
pub const JOB: JobId = JobId(Uuid::from_u128(0x10b));
pub const ORDER: ServiceOrderId = ServiceOrderId(Uuid::from_u128(0x04de4));

pub fn at(text: &str) -> DateTime<Utc> {
    text.parse().expect("a moment")
}

pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a date")
}

pub fn now() -> DateTime<Utc> {
    at("2026-11-23T13:30:00Z")
}

pub fn customer() -> Customer {
    Customer {
        name: "Vreni Muster".into(),
        phone: "044 000 00 00".into(),
        street: "Musterweg 1".into(),
        postcode: "8000".into(),
        city: "Zürich".into(),
        access: "Cellar, key at the kiosk".into(),
    }
}

pub fn job(kind: JobKind, state: JobState) -> Job {
    Job {
        id: JOB,
        number: "A-1042".into(),
        kind,
        partner: Some(PartnerCode(swisscom::SWISSCOM.into())),
        service_id: Some(ServiceId::parse("SID-4711/8").expect("a Service ID")),
        customer: customer(),
        window_start: at("2026-11-23T13:00:00Z"),
        window_end: at("2026-11-23T15:00:00Z"),
        instructions: "Activate the line".into(),
        technician: Some(ME),
        state,
        service_order: None,
        follow_up: None,
        version: 7,
    }
}

pub fn on_site() -> JobState {
    JobState::OnSite { since: at("2026-11-23T13:05:00Z") }
}

pub fn installation() -> Job {
    job(JobKind::Installation, on_site())
}

pub fn transfer_point() -> Job {
    job(JobKind::TransferPoint, on_site())
}

/// Booked by the customer directly: no carrier, no Service ID.
pub fn direct() -> Job {
    Job { partner: None, service_id: None, ..installation() }
}

/// The procedure as an office starts with it, with an invented amount for each cause.
pub fn procedure() -> Procedure {
    let amounts = [Some(Money::rappen(8_000)), Some(Money::rappen(7_050)), Some(Money::rappen(5_005))];
    swisscom::procedure(day("2026-01-01"), amounts, true)
}

pub fn scene<'a>(job: &'a Job, procedure: Option<&'a Procedure>) -> FormScene<'a> {
    FormScene { job, procedure, technician: ME, now: now() }
}

pub fn choose_cause(code: &str) -> Answer {
    Answer::Cause { cause: CauseCode(code.into()) }
}

/// The answers of the whole procedure, in its order, up to the cause.
pub fn all_answers(cause: &str) -> Vec<Answer> {
    vec![
        Answer::Successful { yes: false },
        Answer::Carrier { involved: true },
        Answer::Call { reached: true },
        Answer::TechnicianVisit { needed: true },
        choose_cause(cause),
    ]
}

pub fn walked(scene: &FormScene<'_>, answers: &[Answer]) -> CheckOutDraft {
    answers.iter().fold(CheckOutDraft::default(), |draft, said| answer(&draft, scene, said).expect("it is on the way"))
}

pub fn shown(scene: &FormScene<'_>, answers: &[Answer]) -> CheckOutForm {
    form(&walked(scene, answers), scene)
}

pub fn questions(form: &CheckOutForm) -> Vec<Question> {
    form.way.iter().map(|step| step.question).collect()
}

pub fn moment() -> Moment {
    Moment { wall: now(), elapsed_ms: 60_000, run: Uuid::from_u128(0x4) }
}

pub fn operation(action: Action) -> Operation {
    Operation { job: JOB, base: 7, moment: moment(), confirmed: None, action }
}

pub fn act(job: &Job, procedures: &[Procedure], action: Action) -> Result<Change, Refusal> {
    act_at(job, procedures, action, now())
}

pub fn act_at(job: &Job, procedures: &[Procedure], action: Action, at: DateTime<Utc>) -> Result<Change, Refusal> {
    decide(&Scene { job: Some(job), procedures, technician: ME, at }, &operation(action))
}

/// Confirms what the form says, at the scene's moment.
pub fn confirm(draft: &CheckOutDraft, scene: &FormScene<'_>) -> Result<Change, Refusal> {
    let procedures: Vec<Procedure> = scene.procedure.cloned().into_iter().collect();
    act_at(scene.job, &procedures, Action::CheckOut { outcome: outcome(draft, scene)? }, scene.now)
}

pub fn call_confirmed() -> CallConfirmation {
    CallConfirmation::Confirmed {
        at: at("2026-11-23T13:20:00Z"),
        contact: "Frau Beispiel".into(),
        reference: "R-77".into(),
        dialled: vec![at("2026-11-23T13:15:00Z")],
    }
}

pub fn failed_with(cause: &str, call: CallConfirmation) -> Outcome {
    let third_party = ThirdParty::Carrier {
        procedure: procedure().name(),
        call,
        technician_visit: true,
        cause: CauseCode(cause.into()),
    };
    Outcome::Failed { report: FailureReport { third_party, note: String::new() } }
}

pub fn failed_alone(note: &str) -> Outcome {
    Outcome::Failed { report: FailureReport { third_party: ThirdParty::Nobody, note: note.into() } }
}

/// A job in the state in which a check-out left it.
pub fn left(kind: JobKind, outcome: Outcome) -> Job {
    act(&job(kind, on_site()), &[procedure()], Action::CheckOut { outcome }).expect("he may leave").job
}

pub fn cancellation(reason: CancellationReason) -> Cancellation {
    Cancellation { reason, transfer_point_not_accessible: false, note: String::new() }
}

pub fn not_accessible() -> Cancellation {
    Cancellation { transfer_point_not_accessible: true, ..cancellation(CancellationReason::Customer) }
}

pub fn cancel(cancellation: Cancellation) -> Action {
    Action::Cancel { cancellation }
}

pub fn request(wish: Wish) -> Action {
    let request = ServiceOrderRequest { customer: customer(), wish, note: String::new() };
    Action::RequestServiceOrder { service_order: ORDER, request }
}
