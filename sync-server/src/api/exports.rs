//! What finance takes away.

use chrono::NaiveDate;
use domain::language::Language;
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

/// In which language a document is written.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
#[serde(default)]
pub struct WrittenIn {
    /// German if not said.
    pub language: Option<Language>,
}

impl WrittenIn {
    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language.unwrap_or(Language::De)
    }
}

/// `GET /finance/journal.csv`.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
#[serde(default)]
pub struct JournalQuery {
    /// The first day: that of the month if not said.
    pub from: Option<NaiveDate>,
    /// The last day: today if not said; at most 400 days after the first.
    pub until: Option<NaiveDate>,
    /// In which language its texts are: German if not said.
    pub language: Option<Language>,
}
