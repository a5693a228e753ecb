//! My claims: the server's, and those that pending check-outs will make.

use std::collections::BTreeMap;

use domain::claim::Claim;
use domain::clock::local_date;
use domain::ids::JobId;
use domain::money::{Currency, Money};

use crate::error::CommandError;
use crate::job::{check_out_delivery, claim_row};
use crate::phone::Phone;
use crate::replay::Overlay;
use crate::stamp::Stamp;
use crate::store::{job, operation, rows};
use crate::view::{ClaimRow, ClaimsView};

/// Rows on the screen; the oldest settled ones are left out.
const ROWS_MAX: usize = 500;

impl Phone {
    /// Command `claims`.
    ///
    /// # Errors
    /// [`CommandError::NotPaired`]; what broke.
    pub fn claims(&self, stamp: &Stamp) -> Result<ClaimsView, CommandError> {
        self.read(|connection, memory| {
            memory.paired()?;
            let today = local_date(memory.now(&stamp.moment));
            let overlay = Overlay::load(connection, memory, &stamp.moment)?;
            let mut claims: BTreeMap<JobId, Claim> = BTreeMap::new();
            for replayed in overlay.jobs.values() {
                claims.extend(replayed.claim.iter().map(|made| (made.value.job, made.value.clone())));
            }
            // The server's word goes before the forecast.
            claims.extend(rows::claims(connection)?.into_iter().map(|claim| (claim.job, claim)));
            let mut claims: Vec<Claim> = claims.into_values().collect();
            let open = open_sums(&claims);
            claims.sort_by_key(order);
            claims.truncate(ROWS_MAX);
            let ids: Vec<JobId> = claims.iter().map(|claim| claim.job).collect();
            let operations = operation::of_jobs(connection, &serde_json::to_string(&ids)?)?;
            let row = |claim: &Claim| -> Result<ClaimRow, CommandError> {
                let customer = job::get(connection, claim.job).ok().flatten().map(|base| base.job.customer.name);
                let delivery = check_out_delivery(&operations, claim.job);
                Ok(claim_row(claim, customer, delivery, &overlay.procedures, today))
            };
            Ok(ClaimsView { rows: claims.iter().map(row).collect::<Result<_, _>>()?, open })
        })
    }
}

/// Open ones with the nearest date first, then settled ones with the latest date first.
fn order(claim: &Claim) -> (bool, i64, JobId) {
    let open = claim.state.is_open();
    let day = claim.due.signed_duration_since(chrono::NaiveDate::default()).num_days();
    (!open, if open { day } else { -day }, claim.job)
}

fn open_sums(claims: &[Claim]) -> Vec<Money> {
    [Currency::Chf, Currency::Eur]
        .into_iter()
        .filter_map(|currency| {
            let mut of_currency = claims.iter().filter(|claim| claim.state.is_open()).map(|claim| claim.amount);
            of_currency
                .by_ref()
                .filter(|money| money.currency == currency)
                .map(|money| money.amount)
                .reduce(i64::saturating_add)
                .map(|amount| Money { amount, currency })
        })
        .collect()
}
