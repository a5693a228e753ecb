//! CSV as Swiss spreadsheets open it: UTF-8 with a byte order mark, semicolons, ISO dates, plain decimals.

use domain::clock::local_date;

use crate::api::ClaimRow;
use crate::db::DbError;

/// A byte order mark: without it, umlauts break.
const BOM: &str = "\u{feff}";

/// Claims, one a line.
pub fn claims_csv(rows: &[ClaimRow]) -> Result<String, DbError> {
    let mut writer = csv::WriterBuilder::new().delimiter(b';').terminator(csv::Terminator::CRLF).from_writer(vec![]);
    let broken = |error: csv::Error| DbError::Stored(format!("CSV: {error}"));
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
    writer.write_record(head).map_err(broken)?;
    for row in rows {
        let amount = row.amount.to_string();
        let (amount, currency) = amount.split_once(' ').unwrap_or((&amount, ""));
        writer
            .write_record([
                row.id.to_string(),
                plain(&row.job_number),
                plain(&row.technician_name),
                plain(&row.service_id),
                plain(&row.cause.0),
                plain(row.cause_name.as_ref().map_or("", |name| name.en.as_str())),
                amount.to_owned(),
                currency.to_owned(),
                local_date(row.checked_out_at).to_string(),
                row.due.to_string(),
                row.days_left.to_string(),
                row.state.as_str().to_owned(),
            ])
            .map_err(broken)?;
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
