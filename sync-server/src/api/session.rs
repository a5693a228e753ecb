//! Who is signed in.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// What somebody may do. An admin may do everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema, clap::ValueEnum)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Jobs, technicians, service orders.
    Dispatcher,
    /// Claims.
    Finance,
    /// Everything, and the procedures.
    Admin,
}

/// `POST /session`.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct SignIn {
    /// Name of the user.
    pub name: String,
    /// Password.
    pub password: String,
}

/// Who is signed in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct Me {
    /// Name of the user.
    pub name: String,
    /// What the user may do.
    pub role: Role,
    /// The office's name.
    pub organisation: String,
    /// The data are invented.
    pub sample: bool,
    /// Today's local date in Switzerland.
    pub today: NaiveDate,
}
