//! Actors for the stories: an [`office::Office`] with a real server process, and [`phone::TestPhone`]s with a switch for
//! airplane mode.

pub mod office;
pub mod phone;
