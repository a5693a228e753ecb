//! Money. Each verb is one transaction: it folds what it changes from the ledger, asks the rule in `domain`, seals the
//! entry, and writes what follows from it beside it. A rule's "no" is a [`FinanceRefusal`] and changes nothing.

mod account;
mod act;
mod ageing;
mod answers;
mod approve;
mod approve_run;
mod block;
mod change;
mod check_run;
mod choose;
mod confirm_account;
mod decline_account;
mod drop_run;
mod each;
mod expect_from_carrier;
mod export_run;
mod finish_bank_files;
mod import_bank_file;
mod journal;
mod keep_bank_file;
mod make_run;
mod match_booking;
mod not_ours;
mod obstacle;
mod open;
mod pay_ourselves;
mod postings;
mod propose_account;
mod protocol;
mod read_bank_files;
mod reconcile;
mod record;
mod release;
mod run;
mod settle;
mod suggest;
mod take_off_booking;
mod take_out;
mod waited_for;
mod withdraw;
mod write_files;

use domain::ids::ClaimId;
use domain::ledger::ClaimAccount;

use crate::db::Read;
use crate::failure::{Answer, Failure};
use crate::store::ledger;

pub use act::act;
pub use ageing::ageing;
pub use approve::approve;
pub use approve_run::{account_hands, approve_run};
pub use block::block;
pub use change::{Changed, change};
pub use check_run::check_run;
pub use choose::choose;
pub use confirm_account::confirm_account;
pub use decline_account::decline_account;
pub use drop_run::drop_run;
pub use each::{CLAIMS_MAX, Each, each};
pub use expect_from_carrier::expect_from_carrier;
pub use export_run::export_run;
pub use finish_bank_files::finish_bank_files;
pub use import_bank_file::{ImportedFile, import_bank_file};
pub use journal::{JournalLine, journal};
pub use make_run::{make_run, proposal};
pub use match_booking::{booking, left, match_booking};
pub use not_ours::{may_be_not_ours, not_ours, ours};
pub use obstacle::{explain, obstacles};
pub use open::{Opening, begin, open, open_missing};
pub use pay_ourselves::pay_ourselves;
pub use propose_account::propose_account;
pub use protocol::protocol;
pub use read_bank_files::{BODY_MAX, BankFile, Came, read_bank_files};
pub use reconcile::{Reconciled, reconcile};
pub use record::{Recorded, record};
pub use release::release;
pub use run::{payments, run};
pub use settle::settle;
pub use suggest::{Candidate, suggest};
pub use take_off_booking::take_off_booking;
pub use take_out::take_out;
pub use withdraw::withdraw;
pub use write_files::{Unwritten, changed_texts, keep_files, unwritten, write_files};

/// The account of a claim.
///
/// # Errors
/// [`Failure::unknown`] when there is no such claim.
pub fn claim(tx: &Read<'_>, id: ClaimId) -> Answer<ClaimAccount> {
    ledger::claim(tx, id)?.ok_or_else(|| Failure::unknown("claim"))
}
