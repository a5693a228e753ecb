//! What the bank says: camt.053 and camt.054 in all versions that read alike, and pain.002.
//!
//! [`Reader`] gives a file as a stream of plain data, in constant memory but for the details of one entry. It reads as
//! leniently as it can and reports everything that is not as it should be: of 88 files of working products a quarter break
//! their schema, and a statement that is refused whole helps nobody. What cannot be trusted is set aside, one entry at a
//! time, with the reason.
//!
//! What was read counts only once the end was reached without an error: a file that breaks off in the middle has told
//! whole entries before. Whoever stores them does it in one transaction.

mod answer;
mod archive;
mod bookings;
mod check;
mod collect;
mod finding;
mod parts;
mod place;
mod reader;
mod refused;
mod source;
mod walk;

pub use archive::each_file;
pub use bookings::Bookings;
pub use finding::{Finding, FindingKind};
pub use parts::{
    Answer, AnswerReason, Balance, BankCode, Batch, Charge, Detail, Entry, Item, Kind, Level, Message, Party,
    Statement, StatementEnd, Text, Verdict,
};
pub use reader::Reader;
pub use refused::Refused;

/// The largest file, unpacked: a statement of a million entries.
pub const FILE_MAX: u64 = 1 << 30;
/// The longest single text or tag, in bytes. The longest that the standard has is 500 characters.
pub const TEXT_MAX: usize = 64 * 1024;
/// How deep elements may lie in each other. The deepest of the standard is about 20.
pub const DEPTH_MAX: usize = 64;
/// Details of one entry: one more than a payment file may have payments.
pub const DETAILS_MAX: usize = 100_000;
/// Texts, references or charges of one detail, batches of one entry, balances of one statement.
pub const LIST_MAX: usize = 1_000;
