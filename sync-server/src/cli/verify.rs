//! `verify`.

use std::time::Instant;

use clap::Args;

use super::{CommandError, say};
use crate::db::{Database, Place};
use crate::verify::{Report, verify};

/// Options of `verify`.
#[derive(Debug, Args)]
pub struct Verify {
    /// Print the result as one JSON object, for machines
    #[arg(long, env = "EINSATZ_VERIFY_JSON")]
    json: bool,
}

/// Does it.
pub async fn run(place: &Place, options: Verify) -> Result<(), CommandError> {
    let begun = Instant::now();
    let report = verify(&Database::look(place).await?).await?;
    if options.json {
        say(&serde_json::to_string(&report).map_err(crate::db::DbError::from)?);
    } else {
        print(&report);
        let counted = &report.counted;
        say(&format!(
            "{}: revision {}, {} operations, {} jobs, {} claims, {:.1} s",
            if report.is_sound() { "sound".to_owned() } else { format!("{} findings", report.total()) },
            report.revision,
            counted.operations,
            counted.jobs,
            counted.claims,
            begun.elapsed().as_secs_f64()
        ));
    }
    if report.is_sound() { Ok(()) } else { Err(CommandError::Unsound(report.total())) }
}

/// One line for each finding.
pub(super) fn print(report: &Report) {
    for finding in &report.findings {
        say(&finding.to_string());
    }
    if report.more > 0 {
        say(&format!("and {} more", report.more));
    }
}
