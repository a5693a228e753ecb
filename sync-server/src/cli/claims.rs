//! Many invented claims: visits of seven weeks ago that failed, with the carrier's helpline reached. To see how a day of
//! payments is with many.

use std::ops::Range;

use chrono::{DateTime, Duration, Utc};
use domain::clock::local_date;
use domain::dispatch::{day_begins, waiting};
use domain::ids::JobId;
use domain::job::{Job, JobKind};
use domain::procedure::PartnerCode;
use domain::swisscom::SWISSCOM;
use uuid::Uuid;

use super::sample::{PEOPLE, customer, person_id, service_id};
use super::story::{Fate, LINE, MATERIAL, ROUTER, Story, last_numbers};
use crate::api::HistoryEvent;
use crate::db::{DbError, Write};
use crate::store::{history, job, procedure};

/// So long ago that they are proposed for payment, and not due yet.
const DAYS_AGO: Range<i64> = 44..49;
/// The last technician's account waits for a second person, so his claims would be kept out.
const PAID: usize = PEOPLE.len() - 1;
/// Those of the sample's days have the Service IDs before.
const SERVICE_IDS_FROM: usize = 1_000;

/// Some of them, one visit each.
pub fn write_claims(tx: &Write<'_>, now: DateTime<Utc>, range: Range<u32>) -> Result<(), DbError> {
    let procedures = procedure::all(tx)?;
    let mut numbers = last_numbers(tx)?;
    let days = DAYS_AGO.end - DAYS_AGO.start;
    for index in range {
        let step = index as usize;
        let day = local_date(now) - Duration::days(DAYS_AGO.start + i64::from(index) % days);
        let start = day_begins(day) + Duration::hours(7 + i64::from(index) % 9);
        let who = step % PAID;
        let technician = Some(person_id(&PEOPLE[who]));
        let job = Job {
            id: JobId(Uuid::now_v7()),
            number: format!("F-{:05}", index + 1),
            kind: JobKind::Installation,
            partner: Some(PartnerCode(SWISSCOM.into())),
            service_id: Some(service_id(SERVICE_IDS_FROM + step)?),
            customer: customer(step),
            window_start: start,
            window_end: start + Duration::hours(2),
            instructions: String::new(),
            technician,
            state: waiting(technician),
            service_order: None,
            follow_up: None,
            version: 0,
        };
        history::add(tx, job.id, start - Duration::days(3), "dispatcher", &HistoryEvent::Created)?;
        let cause = [LINE, ROUTER, MATERIAL][step % 3];
        let mut story = Story { tx, job, who, procedures: &procedures, now, numbers: &mut numbers };
        story.live(Fate::Carrier(cause, true, None), start)?;
        job::save(tx, &story.job)?;
    }
    Ok(())
}
