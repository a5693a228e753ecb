//! Files from banks: what was in them, and what came of it.

use chrono::{DateTime, NaiveDate, Utc};
use domain::ledger::Hash;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

/// `POST /bank-files`: the body is the file itself, byte for byte; a ZIP file is opened.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
#[serde(default)]
pub struct NewBankFile {
    /// What the file is called on the desk of who brings it.
    pub name: Option<String>,
}

/// `GET /bank-files`, the newest first.
#[derive(Debug, Clone, Default, Serialize, Deserialize, IntoParams)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[cfg_attr(feature = "ts", ts(optional_fields))]
#[serde(default)]
pub struct BankFileQuery {
    /// Which page, from 1.
    pub page: Option<u32>,
    /// Rows on a page: 1 to 200, 50 if not said.
    pub size: Option<u32>,
}

/// The kinds of files that are read, as the standard calls them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub enum BankFileKind {
    /// The bank's answer to a payment order: accepted or refused, never "paid".
    #[serde(rename = "pain.002")]
    Answer,
    /// A statement of account.
    #[serde(rename = "camt.053")]
    Statement,
    /// An advice of single bookings.
    #[serde(rename = "camt.054")]
    Advice,
}

/// What a file brought when it was taken in. The same file again changes nothing and says the same.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
#[serde(default)]
pub struct Brought {
    /// Statements or advices in it.
    pub statements: u32,
    /// Bookings that were not known.
    pub bookings: u32,
    /// Bookings that another file had told of.
    pub known: u32,
    /// Entries that are not booked yet: announced only, and not kept.
    pub announced: u32,
    /// Of the new bookings: they count for a claim, by a rule and without a hand.
    pub placed: u32,
    /// Of the new bookings: another booking tells of the same money; the sum of parts, or parts of a sum.
    pub repeated: u32,
    /// Of the new bookings: a claim may fit, and a person decides.
    pub suggested: u32,
    /// Of the new bookings: nothing fits.
    pub unmatched: u32,
    /// Payments that the bank has taken on.
    pub accepted: u32,
    /// Payments that the bank has refused.
    pub rejected: u32,
    /// Answers of the bank about payments that are not ours, or that contradict what it has booked.
    pub unclear: u32,
    /// Claims for which nothing more is expected, because of this file.
    pub settled: u32,
    /// Payments that came back.
    pub returned: u32,
    /// Claims for which money was booked twice, or that were over.
    pub alarms: u32,
}

/// Something that is not as it should be in a file that was read all the same.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct BankFileFinding {
    /// The line of the file; 0 for the file as a whole.
    pub line: u64,
    /// Which entry of its statement, from 1, if it is about one.
    pub entry: Option<u64>,
    /// That entry was set aside: it is not among the bookings, and a person has to look.
    pub sets_aside: bool,
    /// What it is, as a bare word.
    pub code: String,
    /// The same as a sentence.
    pub message: String,
}

/// A statement or an advice in a file.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct StatementRow {
    /// Of which account: its IBAN, or the bank's own number.
    pub account: String,
    /// It is one of the office's accounts.
    pub ours: bool,
    /// The bank's name for it; may be empty.
    pub bank_id: String,
    /// The bank's number of it.
    pub sequence: Option<i64>,
    /// First day.
    pub from: Option<NaiveDate>,
    /// Last day.
    pub until: Option<NaiveDate>,
    /// Balance before, in hundredths of the currency.
    pub opening: Option<i64>,
    /// Balance after, in hundredths of the currency.
    pub closing: Option<i64>,
    /// The currency, as written; may be empty.
    pub currency: String,
    /// Bookings that were read in it first.
    pub bookings: u32,
}

/// A file in the table, the newest first.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct BankFileRow {
    /// SHA-256 of its bytes; names it in the address.
    pub hash: Hash,
    /// As it was called when it came.
    pub name: String,
    /// What kind of file it is.
    pub kind: BankFileKind,
    /// When it was taken in.
    pub imported_at: DateTime<Utc>,
    /// By whom.
    pub imported_by: String,
    /// What it brought.
    pub brought: Brought,
    /// How many things in it are not as they should be.
    pub findings: u32,
}

/// `GET /bank-files/{hash}`: a file and what is in it.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct BankFileDetail {
    /// The file.
    pub file: BankFileRow,
    /// Its statements.
    pub statements: Vec<StatementRow>,
    /// What is not as it should be: the first thousand.
    pub findings: Vec<BankFileFinding>,
}

/// A file that is not read at all. Nothing of it counts, and nothing was kept.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct BankFileRefused {
    /// Why, as a bare word.
    pub code: String,
    /// The same as a sentence.
    pub message: String,
}

/// One file that came, alone or in a ZIP file.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct BankFileRead {
    /// What it is called.
    pub name: String,
    /// The same bytes were taken in before: nothing was changed, and this is what they brought then.
    pub known_before: bool,
    /// Why it is not read, if it is not.
    pub refused: Option<BankFileRefused>,
    /// What is in it, if it is read.
    pub detail: Option<BankFileDetail>,
}

/// `POST /bank-files` gives this: one for each file, because one that is refused stops no other.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS), ts(export_to = "office/"))]
pub struct ImportedBankFiles {
    /// In the order of the ZIP file.
    pub files: Vec<BankFileRead>,
}
