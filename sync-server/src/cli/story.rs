//! How an invented job goes: step by step, by the same rules as if a phone had sent it.

use chrono::{DateTime, Duration, Utc};
use domain::claim::Claim;
use domain::clock::Moment;
use domain::decide::{Scene, decide};
use domain::ids::{DeviceId, OperationId, ServiceOrderId};
use domain::job::{Cancellation, CancellationReason, Job};
use domain::ledger::By;
use domain::operation::{Action, Operation, OperationOutcome, content_hash};
use domain::procedure::{CauseCode, PartnerCode, Procedure, ProcedureVersion};
use domain::report::{CallConfirmation, FailureReport, Outcome, ThirdParty};
use domain::service_order::{ServiceOrderRequest, Wish};
use domain::swisscom::SWISSCOM;
use uuid::Uuid;

use super::sample::{PEOPLE, Person, person_id};
use crate::api::HistoryEvent;
use crate::db::{DbError, Read, Value, Write};
use crate::finance::{Opening, open};
use crate::secret::{draw_token, sha256_hex};
use crate::store::{device, history, operation, service_order};

/// How a sample job goes.
#[derive(Debug, Clone, Copy)]
pub enum Fate {
    /// Nobody has it.
    Open,
    /// Somebody has it.
    Assigned,
    /// Somebody is there.
    OnSite,
    /// Done.
    Completed,
    /// With the carrier: cause, reached, a new order wanted.
    Carrier(&'static str, bool, Option<Wish>),
    /// Nobody else involved.
    Alone,
    /// The transfer point not accessible; a new order wanted.
    NotAccessible(Option<Wish>),
    /// Nobody at home.
    Absent,
}

/// A cause of the procedure.
pub const LINE: &str = "line_not_activated";
/// A cause of the procedure.
pub const ROUTER: &str = "router_not_synchronising";
/// A cause of the procedure.
pub const MATERIAL: &str = "material_missing_or_wrong";

/// The phone that an invented technician had until today, given back since: nobody knows its token.
const PHONE: &str = "Sample phone";

fn phone_id(person: &Person) -> DeviceId {
    DeviceId(Uuid::new_v5(&person_id(person).0, PHONE.as_bytes()))
}

/// Gives every invented technician a phone, and takes it back.
pub fn give_phones(tx: &Write<'_>, now: DateTime<Utc>) -> Result<(), DbError> {
    for person in &PEOPLE {
        let (id, token) = (phone_id(person), sha256_hex(&draw_token()));
        device::insert(tx, id, person_id(person), PHONE, &token, now - Duration::days(400))?;
        device::revoke(tx, id, now)?;
    }
    Ok(())
}

/// How far the operations of each of these phones go.
pub fn last_numbers(tx: &Read<'_>) -> Result<[i64; PEOPLE.len()], DbError> {
    let phones = PEOPLE.each_ref().map(phone_id);
    let known = device::get_all(tx, &phones.map(Value::from))?;
    Ok(phones.map(|phone| known.get(&phone).map_or(0, |device| device.last_number)))
}

/// One job and who tells its story.
pub struct Story<'a> {
    /// Where it is written.
    pub tx: &'a Write<'a>,
    /// The job so far.
    pub job: Job,
    /// Which of the invented technicians.
    pub who: usize,
    /// The procedures in force.
    pub procedures: &'a [Procedure],
    /// Nothing happens later.
    pub now: DateTime<Utc>,
    /// The last number of each technician's phone.
    pub numbers: &'a mut [i64; PEOPLE.len()],
}

impl Story<'_> {
    /// Lets the job go its way.
    pub fn live(&mut self, fate: Fate, start: DateTime<Utc>) -> Result<(), DbError> {
        let (arrived, left) = (start + Duration::minutes(12), start + Duration::minutes(75));
        match fate {
            Fate::Open => return Ok(()),
            Fate::Assigned => return self.assigned(start),
            _ => self.assigned(start)?,
        }
        if let Fate::NotAccessible(wish) = fate {
            self.cancel(arrived, true, "Schacht überstellt, Schlüssel nicht auffindbar")?;
            return self.order(left, wish);
        }
        self.does(arrived, Action::CheckIn)?;
        match fate {
            Fate::Completed => {
                let outcome = Outcome::Completed { note: "Anschluss geprüft, alles in Ordnung".into() };
                self.does(left, Action::CheckOut { outcome })
            }
            Fate::Alone => {
                let note = "Hausverkabelung defekt, Elektriker nötig".into();
                let report = FailureReport { third_party: ThirdParty::Nobody, note };
                self.does(left, Action::CheckOut { outcome: Outcome::Failed { report } })
            }
            Fate::Carrier(cause, reached, wish) => {
                self.does(left, Action::CheckOut { outcome: carrier_failure(cause, reached, left) })?;
                self.order(left + Duration::minutes(5), wish)
            }
            Fate::Absent => self.cancel(left, false, "Niemand zu Hause, zweimal angerufen"),
            _ => Ok(()),
        }
    }

    fn assigned(&self, start: DateTime<Utc>) -> Result<(), DbError> {
        let event = HistoryEvent::Assigned { technician_name: Some(PEOPLE[self.who].name.into()) };
        history::add(self.tx, self.job.id, (start - Duration::days(2)).min(self.now), "dispatcher", &event)
    }

    fn cancel(&mut self, at: DateTime<Utc>, not_accessible: bool, note: &str) -> Result<(), DbError> {
        let cancellation = Cancellation {
            reason: CancellationReason::Customer,
            transfer_point_not_accessible: not_accessible,
            note: note.into(),
        };
        self.does(at, Action::Cancel { cancellation })
    }

    fn order(&mut self, at: DateTime<Utc>, wish: Option<Wish>) -> Result<(), DbError> {
        let Some(wish) = wish else { return Ok(()) };
        let request = ServiceOrderRequest { customer: self.job.customer.clone(), wish, note: String::new() };
        let service_order = ServiceOrderId(Uuid::now_v7());
        self.does(at, Action::RequestServiceOrder { service_order, request })
    }

    /// By the rules, as if a phone had sent it.
    fn does(&mut self, at: DateTime<Utc>, action: Action) -> Result<(), DbError> {
        let technician = person_id(&PEOPLE[self.who]);
        let at = at.min(self.now);
        let moment = Moment { wall: at, elapsed_ms: 0, run: Uuid::nil() };
        let operation = Operation { job: self.job.id, base: 0, moment, confirmed: None, action };
        let scene = Scene { job: Some(&self.job), procedures: self.procedures, technician, at };
        let change = decide(&scene, &operation).map_err(|refusal| DbError::Stored(format!("sample: {refusal}")))?;
        let id = OperationId(Uuid::now_v7());
        self.keep(id, &operation, at)?;
        let event = HistoryEvent::Operation {
            operation: id,
            action: Some(operation.action.kind()),
            phone_time: Some(at),
            happened_at: at,
            clock_suspect: false,
            device_name: PHONE.into(),
            imported_by: None,
            outcome: OperationOutcome::ACCEPTED,
        };
        let who = PEOPLE[self.who].name;
        history::add(self.tx, self.job.id, at, who, &event)?;
        self.job = change.job;
        if let Some(new) = &change.claim {
            let claim = Claim { version: self.tx.revision(), ..new.clone() };
            open(self.tx, &[Opening { claim: claim.clone(), at, by: By::Technician { technician } }])?;
            let event = HistoryEvent::of_claim(&claim);
            history::add(self.tx, self.job.id, at, who, &event)?;
        }
        if let Some(order) = &change.service_order {
            service_order::save(self.tx, order)?;
        }
        Ok(())
    }

    fn keep(&mut self, id: OperationId, operation: &Operation, at: DateTime<Utc>) -> Result<(), DbError> {
        let body = serde_json::to_string(operation)?;
        let device = phone_id(&PEOPLE[self.who]);
        let number = &mut self.numbers[self.who];
        *number += 1;
        let kept = operation::Kept {
            id,
            hash: &content_hash(&body),
            device,
            number: *number,
            job: Some(self.job.id),
            body: &body,
            received_at: at,
            happened_at: at,
            outcome: OperationOutcome::ACCEPTED,
        };
        operation::insert_all(self.tx, &[kept])?;
        device::set_last_numbers(self.tx, std::iter::once((device, *number, 0)))
    }
}

fn carrier_failure(cause: &str, reached: bool, left: DateTime<Utc>) -> Outcome {
    let dialled = vec![left - Duration::minutes(22)];
    let at = left - Duration::minutes(9);
    let call = if reached {
        let reference = format!("INC{}", left.timestamp() % 1_000_000);
        CallConfirmation::Confirmed { at, contact: "Frau Beispiel".into(), reference, dialled }
    } else {
        CallConfirmation::NotReached { at, dialled }
    };
    let third_party = ThirdParty::Carrier {
        procedure: ProcedureVersion { partner: PartnerCode(SWISSCOM.into()), version: 1 },
        call,
        technician_visit: cause == LINE,
        cause: CauseCode(cause.into()),
    };
    Outcome::Failed { report: FailureReport { third_party, note: String::new() } }
}
