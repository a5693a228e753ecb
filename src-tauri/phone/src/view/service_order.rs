//! The form of a new service order, and the order that comes of it.

use domain::customer::Customer;
use domain::ids::ServiceOrderId;
use domain::job::JobKind;
use domain::refusal::Refusal;
use domain::service_id::ServiceId;
use domain::service_order::{ServiceOrderRequest, ServiceOrderState, Wish};
use serde::{Deserialize, Serialize};

use crate::view::Delivery;

/// The form of a new service order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct ServiceOrderForm {
    /// The job it is opened from.
    pub job_number: String,
    /// What is done, taken over.
    pub kind: JobKind,
    /// The carrier, taken over.
    pub partner_name: Option<String>,
    /// The Service ID, taken over.
    pub service_id: Option<ServiceId>,
    /// What was said so far, filled with the customer's data; every change of it is on disk.
    pub draft: ServiceOrderDraft,
    /// Why it cannot be confirmed yet; none if it can.
    pub refused: Option<Refusal>,
}

/// A service order under way.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct ServiceOrderDraft {
    /// The customer's data.
    pub customer: Customer,
    /// When; none until chosen.
    pub wish: Option<Wish>,
    /// What is to be done.
    pub note: String,
}

impl ServiceOrderDraft {
    /// The request, once a wish is chosen.
    #[must_use]
    pub fn request(&self) -> Option<ServiceOrderRequest> {
        self.wish.map(|wish| ServiceOrderRequest {
            customer: self.customer.clone(),
            wish,
            note: self.note.trim().to_owned(),
        })
    }
}

/// A service order as the technician sees it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct ServiceOrderRow {
    /// Which.
    pub id: ServiceOrderId,
    /// When the customer wants it.
    pub wish: Wish,
    /// Where it stands.
    pub state: ServiceOrderState,
    /// How the request stands; none if it was not made on this phone.
    pub delivery: Option<Delivery>,
}
