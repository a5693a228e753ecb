//! Everything that a phone writes, one transaction each: what must be there before, and the command itself.

use chrono::{DateTime, Duration, Utc};
use domain::clock::Moment;
use domain::form::{Answer, Question};
use domain::ids::{DeviceId, JobId};
use domain::job::Job;
use domain::operation::{OperationOutcome, ParkReason, Reviewed};
use domain::procedure::CauseCode;
use domain::refusal::Refusal;
use domain::service_order::Wish;
use domain::wire::{PairReply, Protocols, RowChange, Settled, SyncReply, SyncRequest};
use phone::error::CommandError;
use phone::view::{CancellationDraft, ServiceOrderDraft};
use phone::{Phone, Stamp};
use serde::Serialize;
use serde_json::value::RawValue;
use uuid::Uuid;

use crate::office::{TECHNICIANS, new_job, procedure_version};

type Done = Result<(), CommandError>;

/// How far a phone has come before the command.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Stage {
    /// There is nothing.
    Nothing,
    /// The app was opened once.
    Opened,
    /// Paired.
    Paired,
    /// It has jobs.
    WithJobs,
    /// Checked in, which waits.
    OnSite,
    /// The failure form is filled.
    Filled,
    /// Checked out, which waits.
    Saved,
    /// Both were sent.
    Sent,
    /// Both were accepted.
    Settled,
}

/// One of them.
pub struct Case {
    pub name: &'static str,
    pub stage: Stage,
    /// What else must be there.
    pub before: fn(&Phone) -> Done,
    pub act: fn(&Phone) -> Done,
}

pub fn noon() -> DateTime<Utc> {
    "2026-06-15T12:00:00Z".parse().expect("a time")
}

pub fn moment(minutes: i64) -> Moment {
    let awake = Duration::minutes(minutes);
    Moment { wall: noon() + awake, elapsed_ms: awake.num_milliseconds(), run: Uuid::from_u128(1) }
}

fn stamp(number: u32) -> Stamp {
    Stamp { moment: moment(number.into()), id: Uuid::from_u128(0x5000 + u128::from(number)) }
}

fn job(number: u128) -> Job {
    new_job(JobId(Uuid::from_u128(0x1000 + number)), 3 * number, Some(TECHNICIANS[0]), true, noon())
}

fn row(entity: &str, id: impl ToString, value: &impl Serialize) -> RowChange {
    let row = RawValue::from_string(serde_json::to_string(value).expect("it is JSON")).expect("it is JSON");
    RowChange { entity: entity.into(), id: id.to_string(), row: Some(row) }
}

fn gone(job: &Job) -> RowChange {
    RowChange { entity: "job".into(), id: job.id.to_string(), row: None }
}

fn pair_with(phone: &Phone, device: u128) -> Done {
    let reply = PairReply {
        device: DeviceId(Uuid::from_u128(device)),
        token: format!("token {device}"),
        technician: TECHNICIANS[0],
        technician_name: "Anna Muster".into(),
        organisation: "Muster Telecom".into(),
        protocols: Some(Protocols::HERE),
    };
    phone.take_pairing("https://einsatz.example.ch", &reply, &stamp(1)).map(drop)
}

fn answer(phone: &Phone, answer: &Answer) -> Done {
    phone.check_out_answer(&stamp(20), job(1).id, answer).map(drop)
}

fn form() -> [Answer; 6] {
    [
        Answer::Successful { yes: false },
        Answer::Carrier { involved: true },
        Answer::Call { reached: true },
        Answer::CallContact { text: "Frau Beispiel".into() },
        Answer::TechnicianVisit { needed: true },
        Answer::Cause { cause: CauseCode("line_not_activated".into()) },
    ]
}

fn request(phone: &Phone) -> Result<SyncRequest, CommandError> {
    Ok(phone.outgoing(moment(100))?.expect("it is paired"))
}

/// One round: the request, and the reply that is made of it.
fn round(phone: &Phone, minutes: i64, reply: impl Fn(&SyncRequest) -> SyncReply) -> Done {
    let request = request(phone)?;
    let reply = SyncReply { time: moment(minutes).wall.timestamp_millis(), ..reply(&request) };
    phone.incoming(&request, reply, moment(minutes)).map(drop)
}

fn settled(request: &SyncRequest, outcome: &OperationOutcome) -> Vec<Settled> {
    request.operations.iter().map(|each| Settled { id: each.id, outcome: outcome.clone(), pairing: None }).collect()
}

fn first_reply(request: &SyncRequest) -> SyncReply {
    let mut changes = vec![row("procedure", "swisscom/1", &procedure_version(1))];
    changes.extend((1..6).map(|number| row("job", job(number).id, &job(number))));
    let epoch = request.epoch.is_none().then_some(Uuid::from_u128(9));
    SyncReply { epoch, cursor: 10, changes, ..SyncReply::default() }
}

fn outcome_reply(request: &SyncRequest, outcome: &OperationOutcome) -> SyncReply {
    let changes = vec![row("job", job(2).id, &Job { instructions: "anders".into(), ..job(2) })];
    SyncReply { cursor: 11, outcomes: settled(request, outcome), changes, ..SyncReply::default() }
}

fn rejected() -> OperationOutcome {
    OperationOutcome::Rejected { reason: "Doppelt".into() }
}

fn parked() -> OperationOutcome {
    OperationOutcome::Parked { reason: ParkReason::Refused { refusal: Refusal::Cancelled } }
}

/// Brings a phone to a stage, from the one before it.
pub fn advance(phone: &Phone, stage: Stage) -> Done {
    match stage {
        Stage::Nothing | Stage::Opened => Ok(()),
        Stage::Paired => pair_with(phone, 1),
        Stage::WithJobs => round(phone, 5, first_reply),
        Stage::OnSite => phone.check_in(&stamp(10), job(1).id).map(drop),
        Stage::Filled => form().iter().try_for_each(|each| answer(phone, each)),
        Stage::Saved => phone.check_out_confirm(&stamp(30), job(1).id).map(drop),
        Stage::Sent => request(phone).map(drop),
        Stage::Settled => round(phone, 110, |request| outcome_reply(request, &OperationOutcome::ACCEPTED)),
    }
}

pub const STAGES: [Stage; 7] =
    [Stage::Paired, Stage::WithJobs, Stage::OnSite, Stage::Filled, Stage::Saved, Stage::Sent, Stage::Settled];

/// All of them; "open" is not among them, because there is no phone yet.
pub fn all() -> Vec<Case> {
    let case = |name, stage, act| Case { name, stage, before: |_| Ok(()), act };
    use Stage::{Filled, OnSite, Opened, Paired, Saved, Sent, Settled, WithJobs};
    vec![
        case("pair", Opened, |phone| pair_with(phone, 1)),
        case("first reply", Paired, |phone| round(phone, 5, first_reply)),
        case("check in", WithJobs, |phone| phone.check_in(&stamp(10), job(1).id).map(drop)),
        case("check in to a second job", OnSite, |phone| phone.check_in(&stamp(11), job(2).id).map(drop)),
        case("answer: successful", OnSite, |phone| answer(phone, &Answer::Successful { yes: true })),
        case("answer: not successful", OnSite, |phone| answer(phone, &Answer::Successful { yes: false })),
        case("answer: no carrier", Filled, |phone| answer(phone, &Answer::Carrier { involved: false })),
        case("answer: not reached", Filled, |phone| answer(phone, &Answer::Call { reached: false })),
        case("answer: contact", Filled, |phone| answer(phone, &Answer::CallContact { text: "Herr Muster".into() })),
        case("answer: reference", Filled, |phone| answer(phone, &Answer::CallReference { text: "R-7".into() })),
        case("answer: no visit", Filled, |phone| answer(phone, &Answer::TechnicianVisit { needed: false })),
        case("answer: cause", Filled, |phone| {
            answer(phone, &Answer::Cause { cause: CauseCode("router_not_synchronising".into()) })
        }),
        case("answer: note", Filled, |phone| answer(phone, &Answer::Note { text: "Bemerkung".repeat(40) })),
        case("go back", Filled, |phone| phone.check_out_go(&stamp(21), job(1).id, Question::ThirdParty).map(drop)),
        case("confirm", Filled, |phone| phone.check_out_confirm(&stamp(30), job(1).id).map(drop)),
        case("begin to cancel", WithJobs, |phone| cancel(phone, false)),
        Case { before: |phone| cancel(phone, false), ..case("cancel", WithJobs, |phone| cancel(phone, true)) },
        Case { before: |phone| cancel(phone, false), ..case("cancel on site", OnSite, |phone| cancel(phone, true)) },
        case("begin an order", WithJobs, |phone| order(phone, false)),
        Case { before: |phone| order(phone, false), ..case("open an order", WithJobs, |phone| order(phone, true)) },
        Case {
            before: |phone| order(phone, false),
            ..case("open an order after the check-out", Saved, |phone| order(phone, true))
        },
        case("send", Saved, |phone| request(phone).map(drop)),
        case("send in vain", Saved, |phone| {
            let request = request(phone)?;
            phone.not_sent(&request)
        }),
        case("accepted, with rows", Sent, |phone| round(phone, 110, |r| outcome_reply(r, &OperationOutcome::ACCEPTED))),
        case("parked", Sent, |phone| round(phone, 110, |request| outcome_reply(request, &parked()))),
        case("rejected", Sent, |phone| round(phone, 110, |request| outcome_reply(request, &rejected()))),
        case("accepted as evidence", Sent, |phone| {
            let review = Some(Reviewed { evidence_only: true, reason: "Belegt".into() });
            round(phone, 110, |request| outcome_reply(request, &OperationOutcome::Accepted { review: review.clone() }))
        }),
        case("accepted, more to come", Sent, |phone| {
            round(phone, 110, |r| SyncReply { more: true, ..outcome_reply(r, &OperationOutcome::ACCEPTED) })
        }),
        case("a decision later", Settled, |phone| {
            let outcome = row("outcome", Uuid::from_u128(0x5000 + 30), &rejected());
            round(phone, 120, |_| SyncReply { cursor: 12, changes: vec![outcome.clone()], ..SyncReply::default() })
        }),
        case("a job is taken away", WithJobs, |phone| {
            round(phone, 110, |_| SyncReply { cursor: 11, changes: vec![gone(&job(3))], ..SyncReply::default() })
        }),
        case("a job is taken away with work on it", Saved, |phone| {
            round(phone, 110, |_| SyncReply { cursor: 11, changes: vec![gone(&job(1))], ..SyncReply::default() })
        }),
        case("a new epoch", Settled, |phone| {
            round(phone, 120, |_| SyncReply { epoch: Some(Uuid::from_u128(10)), cursor: 3, ..SyncReply::default() })
        }),
        case("rows anew", Settled, |phone| {
            round(phone, 120, |request| SyncReply { rebuild: true, ..first_reply(request) })
        }),
        case("asked from 1 on", Settled, |phone| {
            round(phone, 120, |_| SyncReply { cursor: 11, expected: Some(1), ..SyncReply::default() })
        }),
        case("asked beyond", Saved, |phone| {
            round(phone, 120, |_| SyncReply { cursor: 10, expected: Some(40), ..SyncReply::default() })
        }),
        case("backed up and old", Settled, |phone| {
            let months = 120 + 100 * 24 * 60;
            round(phone, months, |_| SyncReply { cursor: 11, backed_up: Some(11), ..SyncReply::default() })
        }),
        case("revoked", Sent, |phone| {
            let outcome = OperationOutcome::Parked { reason: ParkReason::RevokedPhone };
            round(phone, 110, |request| SyncReply {
                cursor: 10,
                revoked: true,
                outcomes: settled(request, &outcome),
                ..SyncReply::default()
            })
        }),
        case("pair anew with work that waits", Saved, |phone| {
            phone.note_revoked();
            pair_with(phone, 2)
        }),
        case("pair anew after it was settled", Settled, |phone| {
            phone.note_revoked();
            pair_with(phone, 2)
        }),
        case("sign out", Settled, |phone| phone.sign_out(&stamp(130)).map(drop)),
    ]
}

fn cancel(phone: &Phone, confirm: bool) -> Done {
    let id = job(3).id;
    if confirm {
        return phone.cancellation_confirm(&stamp(42), id).map(drop);
    }
    let form = phone.cancellation(&stamp(40), id)?;
    let draft = CancellationDraft { choice: form.choices.first().copied(), note: "Niemand da".into() };
    phone.cancellation_answer(&stamp(41), id, &draft).map(drop)
}

fn order(phone: &Phone, confirm: bool) -> Done {
    let id = job(1).id;
    if confirm {
        return phone.service_order_confirm(&stamp(52), id).map(drop);
    }
    let form = phone.service_order(&stamp(50), id)?;
    let draft = ServiceOrderDraft { wish: Some(Wish::Soon), ..form.draft };
    phone.service_order_answer(&stamp(51), id, &draft).map(drop)
}
