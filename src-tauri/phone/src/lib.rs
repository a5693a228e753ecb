//! All that a phone does, without Tauri.

pub mod commands;
pub mod error;
pub mod view;
