//! The order in which a phone's operations came, by the history, against their numbers.

use super::{Check, Report};

/// An operation as it came: 32 bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Arrival {
    pub(super) phone: u32,
    /// Within one revision of the history.
    pub(super) position: u32,
    pub(super) number: i64,
    pub(super) revision: i64,
}

/// A later number never came before an earlier one.
pub(super) fn check(mut arrivals: Vec<Arrival>, report: &mut Report, name: impl Fn(u32) -> String) {
    arrivals.sort_unstable_by_key(|arrival| (arrival.phone, arrival.number));
    for pair in arrivals.windows(2) {
        let [before, after] = pair else { continue };
        let came = |arrival: &Arrival| (arrival.revision, arrival.position);
        if before.phone == after.phone && came(before) > came(after) {
            let place = format!("phone {} number {}", name(after.phone), after.number);
            report.add(Check::Order, place, format!("came before number {}", before.number));
        }
    }
}
