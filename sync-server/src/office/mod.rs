//! The JSON API of the office pages. The contract is [`crate::api`].

pub mod accounts;
pub mod ageing;
pub mod bank_files;
pub mod bookings;
pub mod claim_accounts;
pub mod claims;
pub mod csv;
pub mod devices;
pub mod events;
pub mod finance;
pub mod jobs;
pub mod journal;
pub mod origin;
pub mod pay_runs;
pub mod procedures;
pub mod protocol;
pub mod review;
pub mod service_orders;
pub mod session;
pub mod sheet;
pub mod technicians;
pub mod work;
pub mod xlsx;
