//! The whole app at a glance: whose phone it is, how it looks, how sync stands.

use chrono::{DateTime, Utc};
use domain::language::Language;
use serde::{Deserialize, Serialize};

use crate::view::AccountView;

/// Light, dark, as the phone says, or high contrast for the sun.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the phone says.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
    /// Black on white, contrast 7:1 and more.
    Sun,
}

/// What is kept between runs and is no work: how the app looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct Settings {
    /// None: as the phone says.
    pub language: Option<Language>,
    /// Colours.
    pub theme: Theme,
}

/// The whole app at a glance; asked for first, and again after every `changed` event.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct AppView {
    /// Whose phone this is; none before pairing and after sign-out.
    pub paired: Option<PairedView>,
    /// How the app looks.
    pub settings: Settings,
    /// How sync stands.
    pub sync: SyncView,
    /// What the office has told about the technician's account; none if it has never told anything.
    pub account: Option<AccountView>,
    /// The version of the app.
    pub version: String,
    /// Set in the run in which a damaged database was moved aside: where it is now.
    pub moved_aside: Option<String>,
    /// There is no room for anything new: what is under way can be finished and sent, nothing can be begun.
    pub storage_full: bool,
}

/// Whose phone this is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct PairedView {
    /// The technician's name.
    pub technician_name: String,
    /// The office's name.
    pub organisation: String,
    /// The server's address.
    pub server: String,
    /// Another phone uses the same pairing: this one has to be paired anew.
    pub cloned: bool,
}

/// How sync stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct SyncView {
    /// Operations that the server has not answered yet.
    pub waiting: u32,
    /// Operations that a person must look at, or of which the technician has not yet read what was decided.
    pub needs_you: u32,
    /// A round trip is under way.
    pub busy: bool,
    /// The last whole success.
    pub last_success: Option<DateTime<Utc>>,
    /// Why the last attempt failed; none if it did not.
    pub trouble: Option<SyncTrouble>,
    /// When it is tried again by itself.
    pub next_attempt: Option<DateTime<Utc>>,
    /// The phone's clock is off by so many seconds against the server's, if by more than five minutes.
    pub clock_off_seconds: Option<i64>,
}

/// Why a round trip failed. In each case nothing is lost.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
#[serde(rename_all = "snake_case")]
pub enum SyncTrouble {
    /// No network, or nobody answers at the address.
    Offline,
    /// Somebody answered, but not our server: a page of a hotel or a train asks to sign in first.
    CaptivePortal,
    /// The server answered that it has trouble of its own.
    Server,
    /// The answer was cut off or cannot be read.
    Unreadable,
    /// The answer is larger than any that our server sends.
    TooLarge,
    /// The office has revoked this phone.
    Revoked,
    /// The server no longer speaks this app's protocol: update the app.
    UpdateNeeded,
    /// The server does not yet speak this app's protocol: it has to be updated.
    ServerUpdateNeeded,
    /// The phone's storage is full: the answer could not be kept.
    StorageFull,
}
