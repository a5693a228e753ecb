//! A new order, opened on site with the data of the customer who stands there (source 000, hints for UP jobs).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::customer::Customer;
use crate::ids::{JobId, ServiceOrderId, TechnicianId};
use crate::job::JobKind;
use crate::procedure::PartnerCode;
use crate::refusal::{Field, Refusal};
use crate::service_id::ServiceId;

/// When the customer wants the new visit.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Wish {
    /// As soon as it can be done.
    Soon,
    /// On a date.
    Date {
        /// The local date.
        on: NaiveDate,
    },
    /// Once the line is active.
    LineActive,
    /// Once the material is there.
    MaterialThere,
}

/// Where a service order stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ServiceOrderState {
    /// Waits for the dispatcher.
    Requested,
    /// Has become a job.
    Scheduled {
        /// Which.
        job: JobId,
    },
    /// Will not be done.
    Declined {
        /// Why, in the dispatcher's words.
        reason: String,
    },
}

/// What the technician fills in on site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceOrderRequest {
    /// The customer's data, taken over from the job and corrected on site.
    pub customer: Customer,
    /// When.
    pub wish: Wish,
    /// What is to be done; may be empty.
    pub note: String,
}

impl ServiceOrderRequest {
    /// Holds the request to its limits.
    ///
    /// # Errors
    /// [`Refusal::Needed`], [`Refusal::TooLong`].
    pub fn check(&self) -> Result<(), Refusal> {
        self.customer.check()?;
        Field::Note.limit(&self.note)
    }
}

/// A new order opened on site.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ServiceOrder {
    /// Its identity, made on the phone.
    pub id: ServiceOrderId,
    /// The job it was opened from.
    pub origin: JobId,
    /// The number of that job.
    pub origin_number: String,
    /// By whom.
    pub technician: TechnicianId,
    /// When.
    pub requested_at: DateTime<Utc>,
    /// What is done, taken over from the job.
    pub kind: JobKind,
    /// The carrier, taken over from the job.
    pub partner: Option<PartnerCode>,
    /// The Service ID, taken over from the job.
    pub service_id: Option<ServiceId>,
    /// What was filled in on site.
    pub request: ServiceOrderRequest,
    /// Where it stands.
    pub state: ServiceOrderState,
    /// The server's count of changes at its last change; 0 until the server has seen it.
    pub version: i64,
}
