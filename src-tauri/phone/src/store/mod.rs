//! The phone's one SQLite file: opening it, and the statements for each kind of row. No rule lives here.
//! Values are numbered `?1`: to SQLite `$1` is a name, bound in the order in which names first appear.

pub(crate) mod account_news;
pub(crate) mod draft;
pub(crate) mod job;
pub(crate) mod kept;
pub(crate) mod migrate;
pub mod open;
pub(crate) mod operation;
pub(crate) mod pairing;
pub(crate) mod rows;
pub(crate) mod salvage;
pub(crate) mod sound;
