//! The phone's one SQLite file: opening it, and the statements for each kind of row. No rule lives here.

pub(crate) mod draft;
pub(crate) mod job;
pub(crate) mod migrate;
pub mod open;
pub(crate) mod operation;
pub(crate) mod pairing;
pub(crate) mod rows;
