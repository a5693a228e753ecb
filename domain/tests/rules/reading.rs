//! Reading what came over the wire: from newer apps, from newer servers, from strangers, and at its largest.

use domain::ids::OperationId;
use domain::operation::{Action, OperationOutcome, ParkReason, content_hash, read_operation};
use domain::refusal::{Field, Refusal};
use domain::report::CallConfirmation;
use domain::service_order::Wish;
use domain::wire::{Envelope, OPERATION_BYTES_MAX, OPERATIONS_MAX, Problem, REQUEST_BYTES_MAX, SyncReply, SyncRequest};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::value::RawValue;

use crate::sample::*;
use crate::wire::{
    claims, envelope, id, jobs, operations, outcomes, quiet_reply, quiet_request, service_orders, write,
};

/// The value with a field that nobody knows in each of its objects.
fn with_strange_fields(value: serde_json::Value) -> serde_json::Value {
    use serde_json::Value;
    match value {
        Value::Object(fields) => {
            let strange = [("from_a_newer_app".to_owned(), serde_json::json!({ "kind": ["strange", 1.5, null] }))];
            let known = fields.into_iter().map(|(name, value)| (name, with_strange_fields(value)));
            Value::Object(known.chain(strange).collect())
        }
        Value::Array(values) => Value::Array(values.into_iter().map(with_strange_fields).collect()),
        other => other,
    }
}

fn reads_the_same_with_strange_fields<T: Serialize + DeserializeOwned>(values: &[T]) {
    for value in values {
        let strange = with_strange_fields(serde_json::to_value(value).expect("it can be written"));
        let read: T = serde_json::from_str(&strange.to_string()).expect("unknown fields are ignored");
        assert_eq!(write(&read), write(value));
    }
}

#[test]
fn unknown_fields_are_ignored_on_reading() {
    reads_the_same_with_strange_fields(&operations());
    reads_the_same_with_strange_fields(&outcomes());
    reads_the_same_with_strange_fields(&jobs());
    reads_the_same_with_strange_fields(&claims());
    reads_the_same_with_strange_fields(&service_orders());
    reads_the_same_with_strange_fields(&[procedure()]);
    reads_the_same_with_strange_fields(&[quiet_request()]);
    reads_the_same_with_strange_fields(&[quiet_reply()]);
}

#[test]
fn what_a_newer_app_has_written_into_an_operation_stays_in_its_bytes() {
    let strange = with_strange_fields(serde_json::to_value(&operations()[3]).expect("it can be written")).to_string();
    let body = RawValue::from_string(strange.clone()).expect("it is JSON");
    let sent = Envelope { id: OperationId(id(1)), number: 1, hash: content_hash(&strange), body };
    let request = SyncRequest { operations: vec![sent], ..quiet_request() };
    let read: SyncRequest = serde_json::from_str(&write(&request)).expect("it can be read");
    assert_eq!(read.operations[0].body.get(), strange, "byte for byte");
    assert_eq!(content_hash(read.operations[0].body.get()), read.operations[0].hash);
}

#[test]
fn an_old_app_reads_the_reply_of_a_newer_server() {
    let read = |text: &str| serde_json::from_str::<OperationOutcome>(text).ok();
    let unknown_reason = read(r#"{"kind":"parked","reason":{"kind":"moon_in_the_way","phase":3}}"#);
    assert_eq!(unknown_reason, Some(OperationOutcome::Parked { reason: ParkReason::Unknown }));
    let unknown_rule = read(r#"{"kind":"parked","reason":{"kind":"refused","refusal":{"code":"moon","phase":3}}}"#);
    let reason = ParkReason::Refused { refusal: Refusal::Unknown };
    assert_eq!(unknown_rule, Some(OperationOutcome::Parked { reason }));
    let problem = r#"{"code":"refused","message":"No.","refusal":{"code":"moon"}}"#;
    let problem: Problem = serde_json::from_str(problem).expect("it can be read");
    assert_eq!(problem.refusal, Some(Refusal::Unknown));
    let change = r#"{"cursor":1,"time":0,"changes":[{"entity":"photo","id":"1","row":{"x":1}}]}"#;
    let reply: SyncReply = serde_json::from_str(change).expect("an unknown entity is not an unreadable reply");
    assert_eq!(reply.changes[0].entity, "photo");
}

/// The body of an operation with another action.
fn body(action: &str) -> String {
    let body = serde_json::json!({ "job": JOB, "base": 7, "moment": moment(), "action": "ACTION" });
    body.to_string().replace("\"ACTION\"", action)
}

#[test]
fn an_action_of_a_newer_app_waits_for_a_newer_server() {
    let newer = |action: &str| Err(ParkReason::NeedsNewerServer { action: action.into() });
    assert_eq!(read_operation(&body(r#"{"kind":"take_photo","bytes":"…"}"#)), newer("take_photo"));
    assert_eq!(read_operation(&body(r#"{"kind":"check_in_2"}"#)), newer("check_in_2"));
    assert_eq!(read_operation(r#"{"action":{"kind":"take_photo"}}"#), newer("take_photo"), "whatever else it holds");
}

#[test]
fn rubbish_is_unreadable() {
    let long = format!(r#"{{"kind":"{}"}}"#, "a".repeat(61));
    let actions = [
        r#"{"kind":"check_out"}"#,
        r#"{"kind":"check_out","outcome":{"kind":"exploded"}}"#,
        r#"{"kind":"cancel","cancellation":{}}"#,
        r#"{"kind":"Take Photo"}"#,
        r#"{"kind":"<script>"}"#,
        r#"{"kind":7}"#,
        r#"{}"#,
        "null",
        "[]",
        &long,
    ];
    for action in actions {
        assert_eq!(read_operation(&body(action)), Err(ParkReason::Unreadable), "{action}");
    }
    let deep = "[".repeat(100_000);
    let half = &write(&operations()[0])[..40];
    for rubbish in ["", " ", "{", "7", "\"check_in\"", "<html>", "\u{0}", &deep, half] {
        assert_eq!(read_operation(rubbish), Err(ParkReason::Unreadable), "{rubbish:.20}");
    }
}

#[test]
fn the_hash_is_that_of_the_bytes() {
    let empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    assert_eq!(content_hash(""), empty, "SHA-256, as everybody computes it");
    let abc = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(content_hash("abc"), abc);
    assert_ne!(content_hash("abc "), abc, "a space is another content");
}

#[test]
fn a_round_with_nothing_to_say_is_small() {
    let request = SyncRequest { epoch: Some(id(u128::MAX)), cursor: 9_999_999_999, ..quiet_request() };
    let reply = SyncReply { cursor: 9_999_999_999, time: 1_795_440_600_000, ..quiet_reply() };
    assert_eq!((write(&request).len(), write(&reply).len()), (81, 42));
}

#[test]
fn the_largest_form_fits_an_operation() {
    let full = |field: Field| "🔧".repeat(field.max() as usize);
    let customer = domain::customer::Customer {
        name: full(Field::CustomerName),
        phone: full(Field::CustomerPhone),
        street: full(Field::Street),
        postcode: full(Field::Postcode),
        city: full(Field::City),
        access: full(Field::Access),
    };
    let Action::RequestServiceOrder { service_order, mut request } = request(Wish::Soon) else { panic!("it is one") };
    request.customer = customer;
    request.note = full(Field::Note);
    assert_eq!(request.check(), Ok(()));
    let order = operation(Action::RequestServiceOrder { service_order, request });
    let call = CallConfirmation::Confirmed {
        at: now(),
        contact: full(Field::Contact),
        reference: full(Field::Reference),
        dialled: vec![now(); 20],
    };
    let report = operation(Action::CheckOut { outcome: failed_with(LINE, call) });
    let alone = operation(Action::CheckOut { outcome: failed_alone(&(full(Field::Reason) + &full(Field::Note))) });
    for operation in [order, report, alone] {
        assert!(write(&operation).len() < OPERATION_BYTES_MAX / 2, "with room for years");
    }
}

#[test]
fn a_whole_request_of_ordinary_forms_fits_its_limit() {
    let forms = operations();
    let operations = (0..OPERATIONS_MAX).map(|place| envelope(place as i64, &forms[place % forms.len()])).collect();
    let request = SyncRequest { operations, sent: Some(moment()), ..quiet_request() };
    assert!(write(&request).len() < REQUEST_BYTES_MAX / 2);
}
