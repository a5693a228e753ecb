//! Time as evidence. No rule reads a clock: moments are arguments. And no operation is refused for its clock: a phone
//! ten years off still says truthfully how long ago something happened.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use chrono_tz::Europe::Zurich;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a phone knows about "now": its wall clock, which anybody can change, and its steady clock, which only runs
/// within one run of the app.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct Moment {
    /// The phone's wall clock.
    pub wall: DateTime<Utc>,
    /// Milliseconds on the steady clock since the run of the app began.
    pub elapsed_ms: i64,
    /// The run of the app; steady times of two runs cannot be compared.
    pub run: Uuid,
}

/// Longest age believed of an operation: a phone that lay in a drawer for longer is taken by the server's clock.
const AGE_MAX: Duration = Duration::days(400);
/// A phone that disagrees with the server by more is marked.
const TOLERANCE: Duration = Duration::minutes(5);

/// When something really happened, as the server sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Happened {
    /// The corrected moment; dates of claims are computed from it.
    pub at: DateTime<Utc>,
    /// The phone's wall clock disagreed with the server's; shown to people, decides nothing.
    pub clock_suspect: bool,
}

/// Corrects a phone's moment by the server's clock: the age of the operation is measured on the phone's own clock (the
/// steady one where both moments are of one run) and taken off the moment at which the server received it. The phone's
/// wall clock is kept only where it agrees.
#[must_use]
pub fn happened(operation: &Moment, sent: &Moment, received: DateTime<Utc>) -> Happened {
    let age = if operation.run == sent.run && operation.elapsed_ms <= sent.elapsed_ms {
        Duration::milliseconds(sent.elapsed_ms.saturating_sub(operation.elapsed_ms))
    } else {
        sent.wall.signed_duration_since(operation.wall)
    };
    let believed = age >= Duration::zero() && age <= AGE_MAX;
    let at = if believed { received.checked_sub_signed(age).unwrap_or(received) } else { received };
    let clock_suspect = !believed || operation.wall.signed_duration_since(at).abs() > TOLERANCE;
    Happened { at: if clock_suspect { at } else { operation.wall }, clock_suspect }
}

/// The local date in Switzerland. Every date a person is promised is one of these.
#[must_use]
pub fn local_date(at: DateTime<Utc>) -> NaiveDate {
    at.with_timezone(&Zurich).date_naive()
}
