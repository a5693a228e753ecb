//! Technicians and their phones.

use chrono::{DateTime, Utc};
use domain::ids::{DeviceId, TechnicianId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

/// A technician in the list.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct TechnicianRow {
    /// Who.
    pub id: TechnicianId,
    /// Name.
    pub name: String,
    /// Telephone number; may be empty.
    pub phone: String,
    /// Phones that may read.
    pub devices: u32,
    /// When one of the phones was last heard of.
    pub last_seen: Option<DateTime<Utc>>,
    /// Jobs that are not over.
    pub open_jobs: u32,
}

/// `POST /technicians`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct NewTechnician {
    /// Name.
    pub name: String,
    /// Telephone number; may be empty.
    pub phone: String,
}

/// One technician with all phones.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct TechnicianDetail {
    /// Who.
    pub technician: TechnicianRow,
    /// Every phone ever paired, newest first.
    pub devices: Vec<DeviceRow>,
}

/// A phone.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct DeviceRow {
    /// Which pairing.
    pub id: DeviceId,
    /// As the phone named itself.
    pub name: String,
    /// Since when.
    pub paired_at: DateTime<Utc>,
    /// When it was last heard of.
    pub last_seen: Option<DateTime<Utc>>,
    /// Since when it may read nothing.
    pub revoked_at: Option<DateTime<Utc>>,
    /// Operations it has delivered.
    pub operations: u32,
}

/// A code to pair a phone. Shown once.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct PairingCode {
    /// To be typed: `ABCD-EFGH`.
    pub code: String,
    /// The address to be typed beside it.
    pub server: String,
    /// Both as an SVG picture to be scanned.
    pub qr_svg: String,
    /// Ten minutes from now; it works once.
    pub expires_at: DateTime<Utc>,
}
