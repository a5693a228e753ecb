//! Verification finds what does not fit, and says where.

use domain::ids::JobId;
use sync_server::db::{DbError, Write};
use sync_server::verify::{Check, Finding, Report, look, verify};

use crate::actors::{Office, Phone, Server, completed, failed, office_day, wants_again};

/// A day on which everything happens that verification looks at: claims, an order, work that waits, a clone.
struct Day {
    server: Server,
    phone: Phone,
    failed: JobId,
    completed: JobId,
    under_way: JobId,
}

async fn day() -> Day {
    let (server, office, technician, mut phone) = office_day().await;
    let mut jobs = Vec::new();
    for _ in 0..4 {
        jobs.push(office.job(Some(technician)).await);
    }
    let [failed_job, done, under_way, waits] = jobs[..] else { panic!("four jobs") };
    for (job, action) in [
        (failed_job, domain::operation::Action::CheckIn),
        (failed_job, failed("line_not_activated", true)),
        (failed_job, wants_again()),
        (done, domain::operation::Action::CheckIn),
        (done, completed()),
        (under_way, domain::operation::Action::CheckIn),
        // Not arrived: parked, and what comes after it on this job waits behind it.
        (waits, completed()),
        (waits, domain::operation::Action::CheckIn),
    ] {
        phone.send(job, action).await;
    }
    let mut clone = Phone { next: 1, ..phone.clone() };
    clone.send(under_way, completed()).await;
    let unreadable = phone.raw("{\"action\":{\"kind\":\"dance\"}}".into());
    phone.sync(&[unreadable]).await;
    moved(&office, waits).await;
    Day { server, phone, failed: failed_job, completed: done, under_way }
}

/// Somebody else gets the job: it is removed from the first one's phones.
async fn moved(office: &Office, job: JobId) {
    let other = office.technician("Sara Muster").await;
    office.post(&format!("jobs/{job}/assign"), &serde_json::json!({ "technician": other })).await;
}

#[tokio::test]
async fn a_day_with_everything_is_sound() {
    let day = day().await;
    let report = verify(day.server.state.database()).await.unwrap();
    assert_eq!(report.findings, [], "nothing is wrong");
    let counted = report.counted;
    assert_eq!((counted.devices, counted.operations, counted.jobs, counted.claims), (1, 10, 4, 1));
}

/// What verification finds after a statement that nobody but a fault would run. It is taken back again.
async fn after(day: &Day, sql: &str) -> Report {
    let (tell, told) = std::sync::mpsc::channel();
    let sql = sql.to_owned();
    let meddled = day.server.state.database().write(move |tx: &Write<'_>| {
        for statement in sql.split(';') {
            assert!(tx.execute(statement, &[])? > 0, "{statement} touches something");
        }
        tell.send(look(tx)?).unwrap();
        Err::<(), _>(DbError::Gone)
    });
    assert!(meddled.await.is_err());
    told.recv().unwrap()
}

#[tokio::test]
async fn everything_altered_deleted_or_reordered_by_hand_is_named() {
    let day = day().await;
    let Day { failed, completed, under_way, phone, .. } = &day;
    let device = phone.device;
    let of = |number: i64| format!("device = '{device}' AND number = {number}");
    let faults = [
        // Altered.
        (format!("UPDATE operation SET body = replace(body, 'Frau', 'Herr') WHERE {}", of(2)), Check::Bytes),
        (format!("UPDATE operation SET hash = 'x' WHERE {}", of(1)), Check::Bytes),
        (format!("UPDATE operation SET outcome_kind = 'parked' WHERE {}", of(1)), Check::Outcome),
        (format!("UPDATE operation SET outcome = '{{\"kind\":\"rejected\",\"reason\":\"no\"}}', outcome_kind = 'rejected' WHERE {}", of(7)), Check::Outcome),
        (format!("UPDATE operation SET outcome = '{{\"kind\":\"accepted\"}}', outcome_kind = 'accepted' WHERE {}", of(9)), Check::Outcome),
        (format!("UPDATE operation SET outcome = 'nonsense' WHERE {}", of(3)), Check::Outcome),
        (format!("UPDATE operation SET job = '{completed}' WHERE {}", of(2)), Check::Column),
        (format!("UPDATE operation SET happened_at = happened_at + 86400000 WHERE {}", of(2)), Check::Claim),
        (format!("UPDATE operation SET happened_at = happened_at + 1 WHERE {}", of(6)), Check::Job),
        ("UPDATE claim SET amount = 999999".into(), Check::Column),
        ("UPDATE claim SET body = replace(body, '6000', '9000'), amount = 9000; UPDATE feed SET body = replace(body, '6000', '9000') WHERE entity = 'claim'".into(), Check::Claim),
        (format!("UPDATE job SET state = 'open' WHERE id = '{completed}'"), Check::Column),
        (format!("UPDATE job SET body = replace(body, 'Bern', 'Basel') WHERE id = '{completed}'"), Check::Feed),
        (format!("UPDATE job SET version = 99999 WHERE id = '{completed}'"), Check::Revision),
        (format!("UPDATE job SET body = 'nonsense' WHERE id = '{completed}'"), Check::Job),
        ("UPDATE failure_procedure SET body = replace(body, '6000', '6001')".into(), Check::Claim),
        ("UPDATE device SET last_number = 3".into(), Check::Numbering),
        ("UPDATE device SET last_number = 100".into(), Check::Numbering),
        ("UPDATE feed SET rev = rev - 1 WHERE entity = 'job' AND body IS NOT NULL".into(), Check::Feed),
        ("UPDATE setting SET value = 'never' WHERE name = 'epoch'".into(), Check::Column),
        ("UPDATE head SET value = 3".into(), Check::Revision),
        // Deleted.
        (format!("DELETE FROM operation WHERE {}", of(2)), Check::Claim),
        (format!("DELETE FROM operation WHERE {}", of(4)), Check::Numbering),
        (format!("DELETE FROM operation WHERE {}", of(6)), Check::History),
        (format!("DELETE FROM operation WHERE {}", of(9)), Check::Numbering),
        ("DELETE FROM claim".into(), Check::Claim),
        ("DELETE FROM device".into(), Check::Reference),
        (format!("DELETE FROM job WHERE id = '{failed}'"), Check::Reference),
        ("DELETE FROM service_order".into(), Check::Reference),
        ("DELETE FROM failure_procedure".into(), Check::Feed),
        ("DELETE FROM feed WHERE entity = 'claim'".into(), Check::Feed),
        (format!("DELETE FROM feed WHERE entity = 'job' AND entity_id = '{under_way}'"), Check::Feed),
        (format!("DELETE FROM history WHERE job = '{failed}' AND event LIKE '%check_out%'"), Check::History),
        // Written where nothing belongs.
        (format!("UPDATE job SET technician = (SELECT id FROM technician ORDER BY id DESC LIMIT 1) WHERE id = '{completed}'"), Check::Feed),
        ("INSERT INTO claim SELECT 'another', 'a job', technician, service_id, amount, currency, checked_out_at, due, state, search, body, version FROM claim".into(), Check::Reference),
        ("INSERT INTO feed SELECT '*', entity, entity_id, rev, body FROM feed WHERE entity = 'claim'".into(), Check::Feed),
        (format!("INSERT INTO operation (id, hash, device, number, job, body, received_at, happened_at, outcome_kind, outcome, rev) SELECT id, 'other', device, number, job, body, received_at, happened_at, outcome_kind, outcome, rev FROM operation WHERE {}", of(2)), Check::Numbering),
        ("INSERT INTO review (operation, hash, rev, at, who, decision, reason, parked) SELECT id, hash, 1, 1, 'x', 'accept', 'y', outcome FROM operation WHERE number = 7".into(), Check::Outcome),
        // Reordered: two numbers change places.
        (format!("UPDATE operation SET number = 1000 WHERE {}; UPDATE operation SET number = 4 WHERE {}; UPDATE operation SET number = 5 WHERE {}", of(4), of(5), of(1000)), Check::Order),
        (format!("UPDATE operation SET number = 1000 WHERE {}; UPDATE operation SET number = 3 WHERE {}; UPDATE operation SET number = 6 WHERE {}", of(3), of(6), of(1000)), Check::Order),
    ];
    for (sql, check) in &faults {
        let report = after(&day, sql).await;
        let named =
            report.findings.iter().any(|finding: &Finding| finding.check == *check && !finding.place.is_empty());
        assert!(named, "{sql}\n{check:?} is not among {:#?}", report.findings);
    }
    assert!(verify(day.server.state.database()).await.unwrap().is_sound(), "all of it was taken back");
}

#[tokio::test]
async fn a_finding_names_no_person() {
    let day = day().await;
    let report =
        after(&day, "UPDATE job SET body = replace(body, 'Bern', 'Basel'), state = 'open', number = number || 'x'")
            .await;
    assert!(report.total() > 4);
    for finding in &report.findings {
        let said = finding.to_string();
        assert!(!said.contains("Muster") && !said.contains("Beispiel"), "{said}");
    }
}

#[tokio::test]
async fn more_than_one_job_at_a_time_is_looked_at_to_the_end() {
    let (server, office, technician, mut phone) = office_day().await;
    let body = crate::actors::new_job("", Some(technician));
    let first = office.post("jobs", &body).await["job"]["id"].as_str().unwrap().parse::<JobId>().unwrap();
    phone.send(first, domain::operation::Action::CheckIn).await;
    // A thousand more by hand, before and after it: each a copy under another identity.
    server
        .write(move |tx| {
            let job = sync_server::store::job::get(tx, first)?.unwrap();
            for n in 0..1_001_u128 {
                let id = JobId(uuid::Uuid::from_u128(n << 100 | n));
                let state = domain::job::JobState::Assigned;
                let copy = domain::job::Job { id, number: format!("N-{n}"), state, ..job.clone() };
                sync_server::store::job::save(tx, &copy)?;
            }
            Ok(())
        })
        .await;
    let report = verify(server.state.database()).await.unwrap();
    assert_eq!(report.findings, []);
    assert_eq!(report.counted.jobs, 1_002);
}
