//! Apps that were built before a field was sent read what is sent today, and servers of that time read what apps of
//! today send. The types beside the tests are those of protocol 1 as it was first published; they are never changed.

use domain::claim::ClaimState;
use domain::digest::Digest;
use domain::money::Money;
use domain::wire::{AccountNews, RowChange, Settled, SyncReply, SyncRequest};
use serde::Deserialize;
use uuid::Uuid;

use crate::wire::{claims, notices, quiet_reply, quiet_request, raw, write};

#[derive(Deserialize)]
struct FirstRequest {
    protocol: u32,
    epoch: Option<Uuid>,
    cursor: i64,
    digest: Option<Digest>,
}

#[derive(Deserialize)]
struct FirstReply {
    epoch: Option<Uuid>,
    cursor: i64,
    time: i64,
    #[serde(default)]
    more: bool,
    #[serde(default)]
    outcomes: Vec<Settled>,
    #[serde(default)]
    changes: Vec<RowChange>,
}

#[derive(Deserialize)]
struct FirstClaim {
    job_number: String,
    amount: Money,
    due: String,
    state: ClaimState,
    version: i64,
}

#[test]
fn an_app_that_knows_no_notices_about_accounts_passes_them_over() {
    let account = AccountNews { entry: 42, notices: raw(&notices()) };
    let reply = SyncReply { cursor: 7, time: 8, account: Some(account), ..quiet_reply() };
    let read: FirstReply = serde_json::from_str(&write(&reply)).expect("it is read");
    assert_eq!((read.epoch, read.cursor, read.time, read.more), (None, 7, 8, false));
    assert!(read.outcomes.is_empty() && read.changes.is_empty(), "it is no row, so it is in no digest");
}

#[test]
fn a_server_that_knows_no_notices_about_accounts_reads_an_app_that_asks_for_them() {
    let request = SyncRequest { digest: Some(Digest::default()), account: Some(-1), ..quiet_request() };
    let read: FirstRequest = serde_json::from_str(&write(&request)).expect("it is read");
    assert_eq!((read.protocol, read.epoch, read.cursor), (request.protocol, None, 0));
    assert_eq!(read.digest, request.digest);
    let quiet = write(&quiet_request());
    assert_eq!(quiet, "{\"protocol\":1,\"cursor\":0}", "a round that says nothing says nothing of it");
}

#[test]
fn an_app_that_knows_no_troubles_shows_every_claim_as_it_did() {
    for claim in claims() {
        let read: FirstClaim = serde_json::from_str(&write(&claim)).expect("it is read");
        assert_eq!((read.job_number, read.amount, read.state), (claim.job_number, claim.amount, claim.state));
        assert_eq!((read.due, read.version), (claim.due.to_string(), claim.version));
    }
}
