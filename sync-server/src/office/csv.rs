//! CSV as Swiss spreadsheets open it: UTF-8 with a byte order mark, semicolons, ISO dates, plain decimals.

use axum::http::header;
use axum::response::IntoResponse;
use chrono::{DateTime, NaiveDate, Utc};
use domain::clock::{local_date, local_time};
use domain::operation::{ActionKind, ParkReason};

use super::sheet::{Cell, HEAD, cells};
use crate::api::{ClaimAccountRow, ClaimRow, ReviewRow};
use crate::db::DbError;
use crate::finance::JournalLine;

/// A byte order mark: without it, umlauts break.
const BOM: &str = "\u{feff}";

/// A text as a file to download, named after what it holds and the day.
pub fn download(what: &str, today: NaiveDate, text: String) -> impl IntoResponse + use<> {
    let disposition = format!("attachment; filename=\"{what}-{today}.csv\"");
    let head =
        [(header::CONTENT_TYPE, "text/csv; charset=utf-8".to_owned()), (header::CONTENT_DISPOSITION, disposition)];
    (head, text)
}

/// Claims, one a line.
pub fn claims_csv(rows: &[ClaimRow]) -> Result<String, DbError> {
    let head = [
        "claim",
        "job",
        "technician",
        "service_id",
        "cause",
        "cause_name",
        "amount",
        "currency",
        "checked_out",
        "due",
        "days_left",
        "state",
    ];
    sheet(head, rows, |row| {
        [
            row.id.to_string(),
            plain(&row.job_number),
            plain(&row.technician_name),
            plain(&row.service_id),
            plain(&row.cause.0),
            plain(row.cause_name.as_ref().map_or("", |name| name.en.as_str())),
            row.amount.number(),
            row.amount.currency.as_str().to_owned(),
            local_date(row.checked_out_at).to_string(),
            row.due.to_string(),
            row.days_left.to_string(),
            row.state.as_str().to_owned(),
        ]
    })
}

/// Claims as finance works with them, one a line.
pub fn claim_accounts_csv(rows: &[ClaimAccountRow]) -> Result<String, DbError> {
    sheet(HEAD, rows, |row| {
        cells(row).map(|cell| match cell {
            Cell::Text(text) => plain(&text),
            Cell::Word(word) => word.to_owned(),
            Cell::Amount(money) => money.number(),
            Cell::Number(number) => number.to_string(),
            Cell::Date(date) => date.to_string(),
            Cell::Moment(at) => local(at),
        })
    })
}

/// The journal, one line for each change of what is owed.
pub fn journal_csv(lines: &[JournalLine], texts: impl Fn(&JournalLine) -> String) -> Result<String, DbError> {
    let head = ["entry", "date", "document", "text", "debit", "credit", "amount", "currency"];
    sheet(head, lines, |line| {
        [
            line.entry.to_string(),
            line.on.to_string(),
            line.document.clone(),
            plain(&texts(line)),
            line.debit.clone(),
            line.credit.clone(),
            line.amount.number(),
            line.amount.currency.as_str().to_owned(),
        ]
    })
}

/// Operations that wait for a person, or were decided, one a line.
pub fn review_csv(rows: &[ReviewRow]) -> Result<String, DbError> {
    let head = [
        "operation",
        "hash",
        "received",
        "happened",
        "technician",
        "phone",
        "action",
        "job",
        "customer",
        "reason",
        "decided",
        "decided_by",
        "decision",
        "words",
    ];
    sheet(head, rows, |row| {
        let decided = row.decided.as_ref();
        [
            row.operation.to_string(),
            row.hash.clone(),
            local(row.received_at),
            local(row.happened_at),
            plain(&row.technician_name),
            plain(&row.device_name),
            row.action.map_or("", ActionKind::as_str).to_owned(),
            plain(row.job_number.as_deref().unwrap_or_default()),
            plain(row.customer_name.as_deref().unwrap_or_default()),
            plain(&why(&row.parked)),
            decided.map(|decided| local(decided.at)).unwrap_or_default(),
            plain(decided.map_or("", |decided| &decided.who)),
            decided.map_or("", |decided| decided.decision.as_str()).to_owned(),
            plain(decided.map_or("", |decided| &decided.reason)),
        ]
    })
}

/// Why an operation waits, in English like the rest of the file.
fn why(reason: &ParkReason) -> String {
    match reason {
        ParkReason::Refused { refusal } => refusal.to_string(),
        ParkReason::NeedsNewerServer { action } => format!("needs a newer server: {action}"),
        ParkReason::Unreadable => "cannot be read".into(),
        ParkReason::ClonedPhone => "two phones say that they are the same one".into(),
        ParkReason::RevokedPhone => "the phone was revoked".into(),
        ParkReason::Behind { .. } => "waits behind another one on the same job".into(),
        ParkReason::Unknown => String::new(),
    }
}

/// A moment on the clocks of Zurich, as a spreadsheet reads it.
fn local(at: DateTime<Utc>) -> String {
    local_time(at).format("%Y-%m-%d %H:%M:%S").to_string()
}

/// A head and a line for each row.
fn sheet<R, const COLUMNS: usize>(
    head: [&str; COLUMNS],
    rows: &[R],
    line: impl Fn(&R) -> [String; COLUMNS],
) -> Result<String, DbError> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(vec![]);
    let broken = |error: csv::Error| DbError::Stored(format!("CSV: {error}"));
    writer.write_record(head).map_err(broken)?;
    for row in rows {
        writer.write_record(line(row)).map_err(broken)?;
    }
    let bytes = writer.into_inner().map_err(|error| DbError::Stored(format!("CSV: {error}")))?;
    let text = String::from_utf8(bytes).map_err(|error| DbError::Stored(format!("CSV: {error}")))?;
    Ok(format!("{BOM}{text}"))
}

/// A spreadsheet runs what begins like a formula. An apostrophe in front makes it text.
fn plain(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    #[test]
    fn what_begins_like_a_formula_becomes_text() {
        assert_eq!(super::plain("=HYPERLINK(\"http://evil\")"), "'=HYPERLINK(\"http://evil\")");
        assert_eq!(super::plain("+41 79"), "'+41 79");
        assert_eq!(super::plain("SID-1"), "SID-1");
    }
}
