//! The real app in a real window: a display without a screen, WebKit's driver, and hands that press what a person reads.

mod display;
mod driver;
mod hands;
mod words;

pub use display::Display;
pub use hands::AppWindow;
pub use words::{say, say_with};
