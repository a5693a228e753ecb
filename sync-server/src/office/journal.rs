//! The journal as CSV, for the bookkeeper's program.

use axum::extract::State;
use axum::response::IntoResponse;
use chrono::{Datelike, Days};
use domain::clock::local_date;
use domain::language::Language;
use domain::ledger::{Payer, PostingKind};

use super::csv::{download, journal_csv};
use super::session::Finance;
use crate::api::JournalQuery;
use crate::extract::Asked;
use crate::failure::{Answer, Failure};
use crate::finance::{self, JournalLine};
use crate::state::AppState;
use crate::words::Words;

/// The longest period of one journal: a business year and what was booked late.
const DAYS_MAX: Days = Days::new(400);

/// `GET /finance/journal.csv`.
#[utoipa::path(get, path = "/api/v1/finance/journal.csv", tag = "finance", params(JournalQuery),
    responses((status = 200, content_type = "text/csv", body = String),
        (status = "4XX", body = domain::wire::Problem)))]
pub async fn csv(
    State(state): State<AppState>,
    _: Finance,
    Asked(query): Asked<JournalQuery>,
) -> Answer<impl IntoResponse> {
    let today = local_date(state.now());
    let until = query.until.unwrap_or(today);
    let from = query.from.unwrap_or_else(|| until.with_day(1).unwrap_or(until));
    if from > until {
        return Err(Failure::invalid("The journal begins after it ends: exchange the two days."));
    }
    if from.checked_add_days(DAYS_MAX).is_some_and(|last| last < until) {
        return Err(Failure::invalid("A journal spans at most 400 days: ask for a shorter period."));
    }
    let lines = state.database().read(move |tx| finance::journal(tx, from, until)).await?;
    let words = Words::of(query.language.unwrap_or(Language::De));
    let csv = journal_csv(&lines, |line| text(words, line))?;
    Ok(download(&format!("journal-{from}"), until, csv))
}

/// What a line is for: why, the Service ID, the technician.
fn text(words: &Words, line: &JournalLine) -> String {
    let words = &words.journal;
    let what = match (line.kind, line.event) {
        (PostingKind::Moved, "returned") => words.returned,
        (PostingKind::Moved, "unmatched") => words.unmatched,
        (PostingKind::Moved, _) if line.payer == Payer::Carrier => words.carrier_paid,
        (PostingKind::Moved, _) => words.paid,
        (PostingKind::Difference, "settled") => words.settled,
        (PostingKind::Difference, _) => words.unsettled,
        (PostingKind::Owed, "withdrawn") => words.withdrawn,
        (PostingKind::Owed, "expected_from_carrier") => words.expected,
        (PostingKind::Owed, "not_expected") => words.not_expected,
        (PostingKind::Owed, _) => words.opened,
    };
    format!("{what}, {}, {}", line.service_id, line.technician)
}
