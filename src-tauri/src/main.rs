//! The app on a desktop. On a phone the system enters through [`einsatz_app::run`].
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")] // no console beside the window

fn main() {
    einsatz_app::run();
}
