//! What is opened outside the app.

use serde::{Deserialize, Serialize};

/// What can be opened outside the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// The telephone, with the carrier's helpline. During a check-out the time is noted first.
    Helpline,
    /// The telephone, with the customer's number.
    Customer,
    /// The map, at the customer's address.
    Map,
}

/// The answer to an opening. In the app Rust has opened it and `link` is empty; in a browser the page has to follow it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "phone/"))]
pub struct OpenView {
    /// `tel:` or `https:`.
    pub link: Option<String>,
}
