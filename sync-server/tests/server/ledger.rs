//! The ledger cannot be written past, and whatever is altered, deleted or reordered in it is named.

use sync_server::db::{DbError, Value, Write};
use sync_server::verify::{Check, Report, look};

use crate::finance::{Desk, debit};

/// Whoever writes past the rules is stopped by the tables.
#[tokio::test]
async fn the_tables_themselves_refuse_a_second_open_payout_and_a_used_reference() {
    let desk = Desk::with(1).await;
    desk.exported().await;
    let columns = "claim, attempt, pay_run, technician, holder, iban, amount, currency, state, is_open, paid";
    let copy = |reference: &str, values: &str| {
        format!("INSERT INTO payout (end_to_end_id, {columns}) SELECT {reference}, {values} FROM payout")
    };
    for (sql, why) in [
        (
            copy("'C1111-1111-1'", "claim, 2, pay_run, technician, holder, iban, amount, currency, 'planned', 1, 0"),
            "a second open payout",
        ),
        (
            copy("end_to_end_id", "claim, 2, pay_run, technician, holder, iban, amount, currency, 'planned', 0, 0"),
            "a used reference",
        ),
        (
            copy("'C1111-1111-1'", "'other', 1, pay_run, technician, holder, iban, 0, currency, 'planned', 1, 0"),
            "nothing to pay",
        ),
        (
            copy("'C1111-1111-1'", "'other', 1, pay_run, technician, holder, iban, 5, currency, 'returned', 1, 0"),
            "returned and open",
        ),
        (copy("'C1111-1111-2'", columns), "the same attempt"),
    ] {
        let written = desk.server.state.database().write(move |tx: &Write<'_>| tx.execute(&sql, &[])).await;
        assert!(written.is_err_and(|error: DbError| error.is_constraint()), "{why}");
    }
    desk.sound().await;
}

/// What verification finds after statements that nobody but a fault would run. They are taken back again.
async fn after(desk: &Desk, sql: String) -> Report {
    let (tell, told) = std::sync::mpsc::channel();
    let meddled = desk.server.state.database().write(move |tx: &Write<'_>| {
        for statement in sql.split(';') {
            assert!(tx.execute(statement, &[])? > 0, "{statement} touches something");
        }
        tell.send(look(tx)?).unwrap();
        Err::<(), _>(DbError::Gone)
    });
    assert!(meddled.await.is_err());
    told.recv().unwrap()
}

/// Table, key of its rows, columns that follow from the ledger or are it.
const SEALED: [(&str, &str, &[&str]); 7] = [
    ("ledger_entry", "number", &["about", "subject", "kind", "amount", "at", "who", "body", "hash", "number"]),
    ("ledger_end", "id", &["number", "hash"]),
    (
        "claim_account",
        "claim",
        &["claim", "number", "technician", "standing", "payer", "amount", "paid", "currency", "due", "since", "entry"],
    ),
    (
        "payout",
        "end_to_end_id",
        &["end_to_end_id", "pay_run", "technician", "holder", "iban", "amount", "currency", "state", "is_open", "paid"],
    ),
    ("pay_run", "id", &["id", "state", "execute_on", "approved_by", "payments", "made_at", "entry"]),
    ("booking_match", "booking", &["booking", "claim", "attempt", "amount", "entry"]),
    ("technician_account", "id", &["id", "technician", "iban", "holder", "state", "proposed_at", "entry"]),
];

#[tokio::test]
async fn every_field_of_every_record_that_is_altered_or_deleted_is_found_and_named() {
    let desk = Desk::with(2).await;
    desk.exported().await;
    desk.says(debit(1, 6_000)).await.unwrap();
    for (table, key, columns) in SEALED {
        let sql = format!("SELECT {key} FROM {table} ORDER BY {key}");
        let keys = desk.server.state.database().read(move |tx| {
            tx.all(&sql, &[], |row| {
                Ok(match row.value(0)? {
                    Value::Int(number) => number.to_string(),
                    Value::Text(text) => format!("'{text}'"),
                    _ => String::new(),
                })
            })
        });
        for at in keys.await.unwrap() {
            for column in columns {
                let numbers = [
                    "amount",
                    "at",
                    "attempt",
                    "number",
                    "paid",
                    "since",
                    "entry",
                    "payments",
                    "made_at",
                    "proposed_at",
                ];
                let number = numbers.contains(column) && (table, *column) != ("claim_account", "number");
                let other = match *column {
                    // The words that the table allows beside it.
                    "state" if table == "payout" => "CASE state WHEN 'booked' THEN 'unclear' ELSE 'booked' END".into(),
                    "is_open" => "0".into(),
                    column if number => format!("COALESCE({column}, 0) + 1000"),
                    column => format!("{column} || 'x'"),
                };
                let report = after(&desk, format!("UPDATE {table} SET {column} = {other} WHERE {key} = {at}")).await;
                assert!(!report.is_sound(), "{table} {at}: {column}");
                let bare = at.trim_matches('\'');
                let named = report.findings.iter().any(|finding| finding.place.contains(bare) || table == "ledger_end");
                assert!(named || *column == key, "{table} {at}: {column} is named: {:#?}", report.findings);
            }
            let report = after(&desk, format!("DELETE FROM {table} WHERE {key} = {at}")).await;
            assert!(!report.is_sound(), "{table} {at} deleted");
        }
    }
    desk.sound().await;
}

#[tokio::test]
async fn entries_that_change_places_or_files_that_change_bytes_are_found() {
    let desk = Desk::with(2).await;
    desk.exported().await;
    let faults = [
        (
            "UPDATE ledger_entry SET number = -1 WHERE number = 1; UPDATE ledger_entry SET number = 1 WHERE number = 2; \
             UPDATE ledger_entry SET number = 2 WHERE number = -1",
            Check::Ledger,
        ),
        ("DELETE FROM ledger_entry WHERE number = (SELECT number FROM ledger_end)", Check::Ledger),
        ("DELETE FROM ledger_entry WHERE number > 2; UPDATE ledger_end SET number = 2", Check::Ledger),
        ("UPDATE claim SET state = 'paid', body = replace(body, '\"in_pay_run\"', '\"paid\"')", Check::Ledger),
        ("UPDATE pay_file SET hash = 'x'", Check::Bytes),
        ("DELETE FROM pay_file", Check::Ledger),
    ];
    for (sql, check) in faults {
        let report = after(&desk, sql.into()).await;
        assert!(report.findings.iter().any(|finding| finding.check == check), "{sql}: {:#?}", report.findings);
    }
    let (tell, told) = std::sync::mpsc::channel();
    let meddled = desk.server.state.database().write(move |tx: &Write<'_>| {
        tx.execute("UPDATE pay_file SET content = $1", &[b"other".to_vec().into()])?;
        tell.send(look(tx)?).unwrap();
        Err::<(), _>(DbError::Gone)
    });
    assert!(meddled.await.is_err());
    assert!(told.recv().unwrap().findings.iter().any(|finding| finding.check == Check::Bytes));
    desk.sound().await;
}
