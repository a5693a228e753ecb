//! Time as evidence. No rule reads a clock: moments are arguments. And no operation is refused for its clock: a phone
//! ten years off still says truthfully how long ago something happened.

use chrono::{DateTime, Duration, NaiveDate, NaiveDateTime, Offset, TimeZone, Utc};
use chrono_tz::Europe::Zurich;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// What a phone knows about "now": its wall clock, which anybody can change, and its steady clock, which only runs
/// within one run of the app and, on most phones, stands still while the phone sleeps.
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
/// Longest sleep of a phone within one run of the app that is believed. Beyond it, a clock that somebody set is the
/// better explanation for a wall clock that ran ahead of the steady one.
const SLEEP_MAX: Duration = Duration::days(7);
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

/// Corrects a phone's moment by the server's clock: the age of the operation is measured on the phone's own clocks and
/// taken off the moment at which the server received it. Where the phone's wall clock agrees it is kept, so that the
/// date a technician was promised on the phone does not move by the seconds the request took. Never later than
/// `received`.
#[must_use]
pub fn happened(operation: &Moment, sent: &Moment, received: DateTime<Utc>) -> Happened {
    let age = age(operation, sent);
    let believed = age >= Duration::zero() && age <= AGE_MAX;
    let at = if believed { received.checked_sub_signed(age).unwrap_or(received) } else { received };
    let clock_suspect = !believed || disagrees(operation.wall, at);
    Happened { at: if clock_suspect { at } else { operation.wall.min(received) }, clock_suspect }
}

/// When the server would have received what was handed over as a file, had there been a network: its way over a memory
/// stick and a desk is no age of the work. The phone's clock is believed as far as it can be true.
#[must_use]
pub fn handed_over(made: &Moment, imported: DateTime<Utc>) -> DateTime<Utc> {
    let way = imported.signed_duration_since(made.wall);
    if way >= Duration::zero() && way <= AGE_MAX { made.wall } else { imported }
}

/// A phone's wall clock stood so far from the corrected moment that people are told.
#[must_use]
pub fn disagrees(wall: DateTime<Utc>, happened: DateTime<Utc>) -> bool {
    wall.signed_duration_since(happened).abs() > TOLERANCE
}

/// How long ago `operation` was when `sent` was taken. Within one run the steady clock says how long at least, because
/// it stands still while the phone sleeps in a pocket; the wall clock says how long, unless somebody set it meanwhile.
fn age(operation: &Moment, sent: &Moment) -> Duration {
    let by_wall = sent.wall.signed_duration_since(operation.wall);
    if operation.run != sent.run || operation.elapsed_ms > sent.elapsed_ms {
        return by_wall;
    }
    let awake = Duration::milliseconds(sent.elapsed_ms.saturating_sub(operation.elapsed_ms));
    let asleep = by_wall.checked_sub(&awake);
    if asleep.is_some_and(|asleep| asleep >= Duration::zero() && asleep <= SLEEP_MAX) { by_wall } else { awake }
}

/// The local date in Switzerland. Every date a person is promised is one of these.
#[must_use]
pub fn local_date(at: DateTime<Utc>) -> NaiveDate {
    local_time(at).date()
}

/// What the clocks in Switzerland show.
#[must_use]
pub fn local_time(at: DateTime<Utc>) -> NaiveDateTime {
    let utc = at.naive_utc();
    // At the end of what can be written, where a clock may stand but no date is left: that of UTC.
    utc.checked_add_offset(Zurich.offset_from_utc_datetime(&utc).fix()).unwrap_or(utc)
}

/// The first moment of the next local day in Switzerland.
#[must_use]
pub fn next_local_day(at: DateTime<Utc>) -> DateTime<Utc> {
    let midnight = local_date(at).succ_opt().and_then(|day| day.and_hms_opt(0, 0, 0));
    // Switzerland changes its clocks at two in the morning: there is one midnight each day.
    midnight
        .and_then(|midnight| Zurich.from_local_datetime(&midnight).earliest())
        .map_or(DateTime::<Utc>::MAX_UTC, |midnight| midnight.with_timezone(&Utc))
}
