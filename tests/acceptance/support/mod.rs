//! Actors for the stories: an [`office::Office`] with a real server process, and [`phone::TestPhone`]s with a switch for
//! airplane mode.

pub mod office;
pub mod phone;
#[path = "../../../sync-server/tests/place.rs"]
pub mod place;
