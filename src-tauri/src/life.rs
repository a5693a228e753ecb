//! From the first window to the last: opens the phone, tells the page about changes, catches up when the app comes back.

use std::sync::Arc;

use phone::App;
use phone::error::CommandError;
use tauri::{AppHandle, Builder, Emitter, Manager, Runtime};

use crate::folder;

/// The phone, or why its store could not be opened; then every command answers with that, and the page words it.
pub struct Phone(Result<Arc<App>, CommandError>);

impl Phone {
    /// The phone.
    pub fn app(&self) -> Result<Arc<App>, CommandError> {
        self.0.clone()
    }
}

/// Opens the phone and passes its changes on to the page.
pub fn begin<R: Runtime>(handle: &AppHandle<R>) -> tauri::Result<()> {
    let opened = App::open(&folder::of(handle)?).map(Arc::new);
    match &opened {
        Ok(app) => tell_the_page(handle.clone(), app),
        Err(error) => tracing::error!(%error, "the phone's store could not be opened"),
    }
    handle.manage(Phone(opened));
    Ok(())
}

fn tell_the_page<R: Runtime>(handle: AppHandle<R>, app: &Arc<App>) {
    let mut changes = app.changes();
    tauri::async_runtime::spawn(async move {
        while changes.changed().await.is_ok() {
            // A page that is not there yet asks for everything when it comes.
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
        if let tauri::WindowEvent::Resumed = event
            && let Ok(app) = window.state::<Phone>().app()
        {
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
