//! Service orders.

use chrono::{DateTime, Utc};
use domain::ids::TechnicianId;
use domain::service_order::ServiceOrder;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// Which service orders.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(rename_all = "snake_case")]
pub enum ServiceOrderStateName {
    /// Waiting for the dispatcher.
    Requested,
    /// Became a job.
    Scheduled,
    /// Declined.
    Declined,
}

/// `GET /service-orders`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
#[serde(default)]
pub struct ServiceOrderQuery {
    /// Only those in this state.
    pub state: Option<ServiceOrderStateName>,
    /// Text in customer, address, number of the origin or Service ID.
    pub search: Option<String>,
    /// Which page, from 1.
    pub page: Option<u32>,
    /// Rows on a page: 1 to 200, 50 if not said.
    pub size: Option<u32>,
}

/// A service order in the table, the oldest first.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ServiceOrderRow {
    /// The order.
    pub service_order: ServiceOrder,
    /// The carrier's name.
    pub partner_name: Option<String>,
    /// Who opened it.
    pub technician_name: String,
    /// The number of the job it became.
    pub scheduled_number: Option<String>,
}

/// `POST /service-orders/{id}/schedule`: the customer's data are in the order, the dispatcher adds when and who.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ScheduleServiceOrder {
    /// The visit begins at or after.
    pub window_start: DateTime<Utc>,
    /// The visit begins at or before.
    pub window_end: DateTime<Utc>,
    /// Who does it, if somebody is chosen already.
    pub technician: Option<TechnicianId>,
}

/// `POST /service-orders/{id}/decline`.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct Decline {
    /// Why; the technician reads it.
    pub reason: String,
}
