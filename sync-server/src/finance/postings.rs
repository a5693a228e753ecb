//! What the ledger means for the books, claim by claim.

use chrono::{Days, NaiveDate};
use domain::ledger::{ClaimAccount, ClaimEvent, Entry, Event, Posting, postings};

use crate::db::{DbError, Read};
use crate::store::ledger;

/// A bank books no payment further ahead than this: what came to rest so long before a day counts nothing after it.
const AHEAD: Days = Days::new(10);

/// Hands out, for every claim of which anything may count on `since` or later, each entry that means something for the
/// books: the claim as it is with it, and what it means. The entries of one claim come one after the other, the oldest
/// first.
///
/// # Errors
/// [`DbError`], or what `take` answers.
pub(super) fn each(
    tx: &Read<'_>,
    since: NaiveDate,
    mut take: impl FnMut(&ClaimAccount, &Entry, &[Posting]) -> Result<(), DbError>,
) -> Result<(), DbError> {
    let mut known: Option<ClaimAccount> = None;
    ledger::posted(tx, since.checked_sub_days(AHEAD).unwrap_or(since), |entry| {
        let Event::Claim { claim, event } = &entry.event else { return Ok(()) };
        let before = known.take().filter(|account| account.claim == *claim);
        let after = match (&before, event) {
            (Some(before), event) => {
                let mut after = before.clone();
                after.apply(entry.at, event);
                after
            }
            (None, ClaimEvent::Opened { opened }) => ClaimAccount::opened(*claim, opened.clone()),
            (None, _) => return Err(DbError::Stored(format!("the ledger does not open claim {claim}"))),
        };
        let meant = postings(before.as_ref(), &after, entry.at, event);
        take(&after, entry, &meant)?;
        known = Some(after);
        Ok(())
    })
}
