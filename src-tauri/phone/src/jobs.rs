//! The list of jobs: cut and searched in SQL, with the few pending operations laid on top.

use std::collections::{BTreeMap, BTreeSet};

use domain::clock::next_local_day;
use domain::form::procedure_for;
use domain::ids::JobId;
use domain::job::Job;

use crate::error::CommandError;
use crate::phone::Phone;
use crate::replay::Overlay;
use crate::stamp::Stamp;
use crate::store::job::{self, ListQuery, WORDS_MAX};
use crate::store::{draft, operation};
use crate::view::{Delivery, JobListView, JobRow, JobSection};

/// Rows on one page.
const PAGE: u32 = 100;
/// A search longer than this is cut: nobody types so much, and a pasted page would cost time for every row.
const SEARCH_MAX: usize = 100;

impl Phone {
    /// Command `jobs`.
    ///
    /// # Errors
    /// [`CommandError::NotPaired`]; what broke.
    pub fn jobs(
        &self,
        stamp: &Stamp,
        section: JobSection,
        search: &str,
        offset: u32,
    ) -> Result<JobListView, CommandError> {
        self.read(|connection, memory| {
            memory.paired()?;
            let now = memory.now(&stamp.moment);
            let overlay = Overlay::load(connection, memory, &stamp.moment)?;
            let flipped = overlay.flipped()?;
            let words = words(search);
            let tomorrow = next_local_day(now);
            let query = ListQuery { section, tomorrow, flipped: &flipped, words: &words, offset, limit: PAGE };
            let counts = job::counts(connection, tomorrow, &flipped)?;
            let total = match (words.is_empty(), section) {
                (false, _) => job::total(connection, &query)?,
                (true, JobSection::Today) => counts.today,
                (true, JobSection::Coming) => counts.coming,
                (true, JobSection::Done) => counts.done,
            };
            let jobs = job::page(connection, &query)?;
            let ids: Vec<JobId> = jobs.iter().map(|job| job.id).collect();
            let mut deliveries: BTreeMap<JobId, Delivery> = BTreeMap::new();
            for stored in operation::of_jobs(connection, &serde_json::to_string(&ids)?)? {
                deliveries.insert(stored.job, stored.delivery());
            }
            let drafts: BTreeSet<JobId> = draft::all(connection)?.into_iter().map(|(job, _)| job).collect();
            let row = |job: Job| {
                let job = overlay.jobs.get(&job.id).map_or(job, |replayed| replayed.job.clone());
                let procedure = procedure_for(&job, &overlay.procedures, now);
                let partner_name = procedure.map(|procedure| procedure.partner.name.clone());
                job_row(job, partner_name, &mut deliveries, &drafts)
            };
            let rows = jobs.into_iter().map(row).collect();
            Ok(JobListView { rows, offset, total, counts })
        })
    }
}

/// The words of a search, in small letters.
fn words(search: &str) -> Vec<String> {
    let search: String = search.chars().take(SEARCH_MAX).collect();
    search.to_lowercase().split_whitespace().take(WORDS_MAX).map(str::to_owned).collect()
}

fn job_row(
    job: Job,
    partner_name: Option<String>,
    deliveries: &mut BTreeMap<JobId, Delivery>,
    drafts: &BTreeSet<JobId>,
) -> JobRow {
    JobRow {
        id: job.id,
        kind: job.kind,
        state: job.state.name(),
        place: format!("{}, {} {}", job.customer.street, job.customer.postcode, job.customer.city),
        number: job.number,
        customer_name: job.customer.name,
        window_start: job.window_start,
        window_end: job.window_end,
        partner_name,
        delivery: deliveries.remove(&job.id),
        draft: drafts.contains(&job.id),
    }
}
