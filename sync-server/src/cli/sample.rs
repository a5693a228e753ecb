//! The invented data: people, customers, and some weeks of work, made by the same rules as real work.

use std::ops::Range;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::clock::local_date;
use domain::customer::Customer;
use domain::dispatch::{day_begins, waiting};
use domain::ids::{JobId, TechnicianId};
use domain::job::{Job, JobKind};
use domain::procedure::PartnerCode;
use domain::service_id::ServiceId;
use domain::service_order::Wish;
use domain::swisscom::SWISSCOM;
use uuid::Uuid;

use super::story::{Fate, LINE, MATERIAL, ROUTER, Story, give_phones};
use crate::api::HistoryEvent;
use crate::db::{DbError, Write};
use crate::store::{history, job, procedure, setting};

/// An invented technician.
pub struct Person {
    /// Name.
    pub name: &'static str,
    /// Telephone number, from the range that is kept for invented ones.
    pub phone: &'static str,
}

/// The invented technicians.
pub const PEOPLE: [Person; 3] = [
    Person { name: "Luca Beispiel", phone: "079 000 00 01" },
    Person { name: "Sara Muster", phone: "079 000 00 02" },
    Person { name: "Noé Exemple", phone: "079 000 00 03" },
];

/// The same person has the same id in every sample database.
pub fn person_id(person: &Person) -> TechnicianId {
    TechnicianId(Uuid::new_v5(&Uuid::NAMESPACE_OID, person.phone.as_bytes()))
}

/// Today's local date.
pub fn today(now: DateTime<Utc>) -> NaiveDate {
    local_date(now)
}

/// Name, street, postcode, town, how to get in.
const CUSTOMERS: [(&str, &str, &str, &str, &str); 14] = [
    ("Anna Musterfrau", "Beispielgasse 3", "3011", "Bern", "3. Stock links, bitte klingeln"),
    ("Familie Testa", "Via Esempio 12", "6900", "Lugano", ""),
    ("Café Exemple Sàrl", "Rue du Modèle 8", "1003", "Lausanne", "Par la cour, demander au bar"),
    ("Beat Beispiel", "Musterweg 44", "8004", "Zürich", "Hund im Garten, zuerst anrufen"),
    ("Praxis Dr. Muster", "Probestrasse 1", "9000", "St. Gallen", "Empfang im Erdgeschoss"),
    ("Rosa Esempio", "Piazza Prova 5", "6500", "Bellinzona", ""),
    ("Gasthof Zum Beispiel", "Dorfplatz 2", "7000", "Chur", "Technikraum im Keller, Schlüssel am Tresen"),
    ("Hans Muster", "Testallee 19", "4051", "Basel", "Code 0000 am Hauseingang"),
    ("Claire Modèle", "Chemin de l'Essai 27", "1201", "Genève", "Interphone « Modèle »"),
    ("Schreinerei Probe AG", "Werkhofring 6", "6003", "Luzern", "Tor 2, bis 16 Uhr"),
    ("Verena Vorlage", "Seemusterstrasse 71", "8800", "Thalwil", ""),
    ("Peter Platzhalter", "Quartierweg 15", "5000", "Aarau", "Verteiler im Veloraum"),
    ("Boutique Spécimen", "Grand-Rue 30", "1700", "Fribourg", ""),
    ("Stiftung Mustergut", "Am Hang 9", "2502", "Biel/Bienne", "Hauswart anrufen, er öffnet den Keller"),
];

const INSTRUCTIONS: [&str; 7] = [
    "Router installieren und Anschluss prüfen. Der Kunde hat das Material erhalten.",
    "Leitung am Überführungspunkt aktivieren, danach Synchronisation prüfen.",
    "Internet fällt abends aus. Leitung messen, Stecker in der Dose ersetzen.",
    "Fernsehbox anschliessen und mit dem Kunden einen Sendersuchlauf machen.",
    "Umzug: Anschluss war bis März aktiv. Service ID vor Ort bestätigen lassen.",
    "Zweite Dose im Büro setzen, Kabelkanal ist vorhanden.",
    "Glasfaserdose ist montiert, Signalpegel messen und im Auftrag notieren.",
];

/// Days from today, hour, who, what, for a carrier, how it goes.
#[rustfmt::skip]
const DAYS: [(i64, i64, usize, JobKind, bool, Fate); 28] = {
    use Fate::{Absent, Alone, Assigned, Carrier, Completed, NotAccessible, OnSite, Open};
    use JobKind::{Installation, Repair, TransferPoint};
    [
        (-82, 8, 0, TransferPoint, true, Carrier(LINE, true, None)),
        (-70, 10, 1, Installation, true, Carrier(MATERIAL, true, None)),
        (-61, 14, 0, TransferPoint, true, Carrier(ROUTER, true, None)),
        (-55, 9, 2, Installation, true, Carrier(ROUTER, true, None)),
        (-40, 13, 0, TransferPoint, true, Carrier(LINE, true, None)),
        (-33, 8, 1, Repair, true, Completed),
        (-21, 10, 0, TransferPoint, true, Carrier(LINE, true, Some(Wish::LineActive))),
        (-14, 15, 2, Installation, true, Carrier(MATERIAL, false, Some(Wish::MaterialThere))),
        (-9, 8, 0, Repair, false, Completed),
        (-8, 13, 1, TransferPoint, true, NotAccessible(Some(Wish::Soon))),
        (-6, 9, 0, Installation, true, Completed),
        (-5, 10, 2, Repair, false, Alone),
        (-3, 8, 0, Installation, true, Absent),
        (-2, 14, 1, TransferPoint, true, Carrier(ROUTER, true, Some(Wish::LineActive))),
        (-1, 9, 0, TransferPoint, true, Completed),
        (-1, 13, 0, Installation, true, Carrier(MATERIAL, true, Some(Wish::MaterialThere))),
        (0, 7, 1, Installation, true, OnSite),
        (0, 8, 0, TransferPoint, true, Assigned),
        (0, 10, 0, Installation, true, Assigned),
        (0, 13, 0, Repair, false, Assigned),
        (0, 15, 2, TransferPoint, true, Assigned),
        (1, 8, 0, TransferPoint, true, Assigned),
        (1, 13, 1, Installation, true, Assigned),
        (2, 9, 0, Repair, false, Assigned),
        (3, 10, 2, Installation, true, Assigned),
        (4, 8, 0, TransferPoint, true, Open),
        (6, 14, 0, Installation, true, Open),
        (8, 9, 0, Repair, false, Open),
    ]
};

/// An invented customer.
pub fn customer(index: usize) -> Customer {
    let (name, street, postcode, city, access) = CUSTOMERS[index % CUSTOMERS.len()];
    Customer {
        name: name.into(),
        phone: format!("079 000 01 {:02}", index % 100),
        street: street.into(),
        postcode: postcode.into(),
        city: city.into(),
        access: access.into(),
    }
}

/// An invented Service ID; each index has its own.
pub fn service_id(index: usize) -> Result<ServiceId, DbError> {
    ServiceId::parse(&format!("SAMPLE-{:07}", 1_040_017 + index * 7919))
        .map_err(|refusal| DbError::Stored(refusal.to_string()))
}

/// Some weeks of work around today.
pub fn write_days(tx: &Write<'_>, now: DateTime<Utc>) -> Result<(), DbError> {
    let procedures = procedure::all(tx)?;
    give_phones(tx, now)?;
    let mut numbers = [0; PEOPLE.len()];
    for (index, (day, hour, who, kind, carrier, fate)) in DAYS.into_iter().enumerate() {
        let start = day_begins(today(now) + Duration::days(day)) + Duration::hours(hour);
        let technician = match fate {
            Fate::Open => None,
            _ => Some(person_id(&PEOPLE[who])),
        };
        let job = Job {
            id: JobId(Uuid::now_v7()),
            number: setting::draw_job_number(tx)?,
            kind,
            partner: carrier.then(|| PartnerCode(SWISSCOM.into())),
            service_id: if carrier { Some(service_id(index)?) } else { None },
            customer: customer(index),
            window_start: start,
            window_end: start + Duration::hours(2),
            instructions: INSTRUCTIONS[index % INSTRUCTIONS.len()].into(),
            technician,
            state: waiting(technician),
            service_order: None,
            follow_up: None,
            version: 0,
        };
        let created = (start - Duration::days(3)).min(now);
        history::add(tx, job.id, created, "dispatcher", &HistoryEvent::Created)?;
        let mut story = Story { tx, job, who, procedures: &procedures, now, numbers: &mut numbers };
        story.live(fate, start)?;
        job::save(tx, &story.job)?;
    }
    Ok(())
}

/// Many jobs of about 1 KB for the first technician.
pub fn write_many(tx: &Write<'_>, now: DateTime<Utc>, range: Range<u32>) -> Result<(), DbError> {
    let technician = Some(person_id(&PEOPLE[0]));
    for index in range {
        let step = index as usize;
        let start =
            day_begins(today(now)) + Duration::days(i64::from(index % 120)) + Duration::hours(7 + i64::from(index % 9));
        let mut instructions = String::new();
        for part in 0..6 {
            instructions.push_str(INSTRUCTIONS[(step * 5 + part * (1 + step % 3)) % INSTRUCTIONS.len()]);
            instructions.push(' ');
        }
        instructions.push_str(&format!("Verteiler {}, Klemme {}.", step * 37 % 911, step * 13 % 97));
        let mut customer = customer(step);
        customer.street = format!("{} {}", customer.street, step % 83);
        let job = Job {
            id: JobId(Uuid::now_v7()),
            number: format!("M-{:05}", index + 1),
            kind: if index % 2 == 0 { JobKind::TransferPoint } else { JobKind::Installation },
            partner: Some(PartnerCode(SWISSCOM.into())),
            service_id: Some(service_id(step + DAYS.len())?),
            customer,
            window_start: start,
            window_end: start + Duration::hours(2),
            instructions,
            technician,
            state: waiting(technician),
            service_order: None,
            follow_up: None,
            version: 0,
        };
        job::save(tx, &job)?;
        history::add(tx, job.id, now, "dispatcher", &HistoryEvent::Created)?;
    }
    Ok(())
}
