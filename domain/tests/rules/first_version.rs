//! What the first version wrote lies on phones and in the server for years. The files beside this one are frozen: they
//! are never written anew, unlike the snapshots, and every later version must read them whole.

use domain::claim::Claim;
use domain::form::CheckOutDraft;
use domain::job::Job;
use domain::operation::{Operation, OperationOutcome};
use domain::procedure::Procedure;
use domain::service_order::ServiceOrder;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// Whether all that `old` says is still said by `new`.
fn keeps(new: &Value, old: &Value) -> bool {
    match (new, old) {
        (Value::Object(new), Value::Object(old)) => {
            old.iter().all(|(name, old)| new.get(name).is_some_and(|new| keeps(new, old)))
        }
        (Value::Array(new), Value::Array(old)) => {
            new.len() == old.len() && new.iter().zip(old).all(|(new, old)| keeps(new, old))
        }
        _ => new == old,
    }
}

fn reads<T: Serialize + DeserializeOwned>(frozen: &str) {
    assert!(!frozen.is_empty());
    for line in frozen.lines() {
        let read: T = serde_json::from_str(line).unwrap_or_else(|error| panic!("{error}: {line}"));
        let old: Value = serde_json::from_str(line).expect("it is JSON");
        let new = serde_json::to_value(&read).expect("it can be written");
        assert!(keeps(&new, &old), "something was lost: {line}");
    }
}

#[test]
fn everything_the_first_version_wrote_is_still_read_whole() {
    reads::<Operation>(include_str!("first_version/operation.jsonl"));
    reads::<OperationOutcome>(include_str!("first_version/operation_outcome.jsonl"));
    reads::<Job>(include_str!("first_version/job.jsonl"));
    reads::<Procedure>(include_str!("first_version/procedure.jsonl"));
    reads::<ServiceOrder>(include_str!("first_version/service_order.jsonl"));
    reads::<Claim>(include_str!("first_version/claim.jsonl"));
    reads::<CheckOutDraft>(include_str!("first_version/draft.jsonl"));
}
