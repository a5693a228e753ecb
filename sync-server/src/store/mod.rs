//! What is kept, one file for each table. Nothing here decides: it writes what it is told and reads it back.

pub mod bank_file;
pub mod booking;
pub mod booking_list;
mod bulk;
pub mod claim;
pub mod claim_account;
pub mod claim_list;
pub mod closed_day;
pub mod device;
pub mod feed;
pub mod history;
pub mod job;
pub mod ledger;
pub mod operation;
pub mod own_account;
pub mod pairing_code;
pub mod pay_run;
pub mod payout;
pub mod payout_list;
pub mod procedure;
pub mod review;
pub mod review_list;
pub mod service_order;
pub mod session;
pub mod setting;
pub mod technician;
pub mod technician_account;
pub mod user;
pub mod work;

use crate::db::small;

/// Which page of a table, within its limits.
#[derive(Debug, Clone, Copy)]
pub struct Slice {
    /// From 1.
    pub page: u32,
    /// Rows on a page.
    pub size: u32,
}

impl Slice {
    /// Page 1 and 50 rows if not said; at most 200 rows.
    #[must_use]
    pub fn of(page: Option<u32>, size: Option<u32>) -> Slice {
        Slice { page: page.unwrap_or(1).clamp(1, 1_000_000), size: size.unwrap_or(50).clamp(1, 200) }
    }

    /// `LIMIT … OFFSET …`; numbers only, so there is nothing to bind.
    #[must_use]
    pub fn sql(self) -> String {
        format!("LIMIT {} OFFSET {}", self.size, u64::from(self.page - 1) * u64::from(self.size))
    }
}

/// Texts joined for searching.
#[must_use]
pub fn searchable(texts: &[&str]) -> String {
    small(&texts.join(" "))
}
