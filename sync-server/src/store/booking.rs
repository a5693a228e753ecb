//! Bookings of our accounts, and for which claims they count.

use domain::ids::{BookingId, ClaimId};

use crate::db::{DbError, Write};

/// A booking no longer counts for a claim; it waits for somebody again if it counts for no other.
///
/// # Errors
/// [`DbError`].
pub fn take_off(tx: &Write<'_>, booking: BookingId, claim: ClaimId) -> Result<(), DbError> {
    tx.execute("DELETE FROM booking_match WHERE booking = $1 AND claim = $2", &[booking.into(), claim.into()])?;
    tx.execute(
        "UPDATE booking SET state = 'unmatched', rev = $1 WHERE id = $2 AND state = 'matched' \
         AND NOT EXISTS (SELECT 1 FROM booking_match m WHERE m.booking = booking.id)",
        &[tx.revision().into(), booking.into()],
    )?;
    Ok(())
}
