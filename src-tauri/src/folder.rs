//! Where the phone's database lies.

use std::path::PathBuf;

use tauri::{AppHandle, Manager, Runtime};

/// The app's own data folder: private to the app on a phone, never the cache, which Android may put on shared storage.
/// `EINSATZ_PHONE_FOLDER` names another one, for a second phone on one desktop and for tests.
pub fn of<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<PathBuf> {
    match std::env::var_os("EINSATZ_PHONE_FOLDER") {
        Some(folder) if !folder.is_empty() => Ok(folder.into()),
        _ => Ok(app.path().app_data_dir()?.join("db")),
    }
}
