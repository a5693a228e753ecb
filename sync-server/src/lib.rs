//! The office side of Einsatz.

pub mod api;
