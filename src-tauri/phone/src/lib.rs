//! All that a phone does, without Tauri: its store, its forms, its outbox, its sync.
//!
//! [`Phone`] is the engine. It reads no clock, draws no number and knows no network: time and ids are arguments, and the
//! two functions around the network say what shall be sent and take a reply in. [`client::Client`] is the network,
//! [`App`] puts both together with a loop that syncs by itself; both hosts use it.

mod account;
mod app;
mod cancellation;
mod check_in;
mod check_out;
mod claims;
pub mod client;
pub mod commands;
pub mod disk;
pub mod error;
mod export;
mod job;
mod jobs;
mod journal;
mod link;
mod mend;
mod pace;
mod pairing;
mod phone;
mod replay;
mod room;
mod scene;
mod service_order;
mod settings;
mod stamp;
mod status;
mod store;
mod sync;
mod sync_loop;
#[cfg(test)]
mod tests;
pub mod view;
mod waiting;

pub use app::App;
pub use disk::FILE;
pub use pace::Pace;
pub use phone::Phone;
pub use stamp::Stamp;
pub use store::open::OpenError;
pub use sync::incoming::Progress;
