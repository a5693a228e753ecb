//! From the first window to the last: starts the phone, tells the page about changes, catches up when the app comes
//! back.

use std::sync::Arc;

use phone::App;
use tauri::{AppHandle, Builder, Emitter, Manager, Runtime, WebviewWindowBuilder};
use tokio::sync::broadcast::error::RecvError;

use crate::folder;

/// Starts the phone, then opens the window: a page that is there first would ask a phone that is not there yet.
pub fn begin<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<()> {
    let folder = folder::of(handle)?;
    let app = tauri::async_runtime::block_on(async { App::start(&folder) });
    tell_the_page(handle.clone(), &app);
    handle.manage(app);
    for window in &handle.config().app.windows {
        WebviewWindowBuilder::from_config(handle, window)?.build()?;
    }
    Ok(())
}

fn tell_the_page<R: Runtime>(handle: AppHandle<R>, app: &Arc<App>) {
    let mut changes = app.changes();
    tauri::async_runtime::spawn(async move {
        // Changes that were missed are one change: the page asks for everything.
        while !matches!(changes.recv().await, Err(RecvError::Closed)) {
            if let Err(error) = handle.emit("changed", ()) {
                tracing::warn!(%error, "the page did not hear of a change");
            }
        }
    });
}

/// Adds what only some systems report.
pub fn watch<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    // The app comes back from the telephone or from the pocket: nothing ran meanwhile, so it catches up.
    #[cfg(mobile)]
    let builder = builder.on_window_event(|window, event| {
        if matches!(event, tauri::WindowEvent::Resumed) {
            let app = Arc::clone(&window.state::<Arc<App>>());
            tauri::async_runtime::spawn(async move { app.sync().await });
        }
    });
    // The system may end the page in the background and leave it blank; everything it showed is on disk.
    #[cfg(any(target_os = "macos", target_os = "ios"))]
    let builder = builder.on_web_content_process_terminate(|page| {
        if let Err(error) = page.reload() {
            tracing::error!(%error, "the page could not be loaded again");
        }
    });
    builder
}
