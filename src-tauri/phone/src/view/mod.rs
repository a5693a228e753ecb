//! What the screens show, a file for each. A `…View` is made for one screen and stored nowhere.

mod account;
mod app;
mod cancellation;
mod claims;
mod job;
mod jobs;
mod open;
mod service_order;
mod waiting;

pub use account::*;
pub use app::*;
pub use cancellation::*;
pub use claims::*;
pub use job::*;
pub use jobs::*;
pub use open::*;
pub use service_order::*;
pub use waiting::*;
