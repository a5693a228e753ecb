//! The office side of Einsatz: sync for the phones, pages and JSON for the office, one database.
//!
//! [`routes::app`] is the whole server. Handlers decode, call and encode; rules are `domain`'s; [`store`] keeps;
//! [`db`] is the only part that knows an engine.

pub mod api;
pub mod backup;
pub mod cli;
pub mod db;
mod extract;
pub mod failure;
pub mod finance;
pub mod limits;
pub mod metrics;
mod office;
mod openapi;
mod pages;
pub mod pair;
pub mod password;
mod probes;
mod protocol;
mod qr;
pub mod review;
pub mod routes;
pub mod secret;
pub mod serve;
pub mod state;
pub mod store;
pub mod sync;
pub mod verify;
mod words;
