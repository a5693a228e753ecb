//! The rules of Einsatz: plain data and pure functions. No IO, no clock, no randomness: times and ids are arguments.
//! Phone, server and tests call the same functions; the pages call none and decide nothing.
//!
//! The words, one for each thing, are those of the module list: a [`job::Job`] is done for a [`procedure::Partner`] whose
//! [`procedure::Procedure`] says what to do when it fails; an [`operation::Operation`] is what a person did on a phone
//! and [`decide::decide`] is the only way it changes anything; a [`claim::Claim`] is the compensation that comes of it.

pub mod account_notice;
pub mod allowed;
pub mod bank_day;
pub mod booking;
pub mod claim;
pub mod claim_number;
pub mod clock;
pub mod customer;
pub mod decide;
pub mod digest;
pub mod dispatch;
pub mod form;
pub mod iban;
pub mod ids;
pub mod job;
pub mod language;
pub mod ledger;
pub mod matching;
pub mod money;
pub mod operation;
pub mod pay_run;
pub mod procedure;
pub mod refusal;
pub mod report;
pub mod review;
pub mod service_id;
pub mod service_order;
pub mod swisscom;
pub mod technician_account;
pub mod wire;
pub mod work_file;
pub mod zoo;
