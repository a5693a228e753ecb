//! The Tauri shell around the phone: window, life cycle, permissions. What a phone does is in the crate `phone`; what
//! the page may ask is in [`commands`].

mod commands;
mod folder;
mod life;

use tauri::{Builder, Runtime};

/// The app, on any runtime.
pub fn build<R: Runtime>(builder: Builder<R>) -> Builder<R> {
    let builder = builder
        // Links are opened by our own command only, never by a click on the page.
        .plugin(tauri_plugin_opener::Builder::new().open_js_links_on_click(false).build())
        .setup(|app| Ok(life::begin(app.handle())?))
        .invoke_handler(commands::handler());
    life::watch(builder)
}

/// Runs the app until its window is closed.
#[cfg_attr(mobile, tauri::mobile_entry_point)]
pub fn run() {
    tracing_subscriber::fmt()
        .with_env_filter(tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| "info".into()))
        .with_writer(std::io::stderr)
        .init();
    if let Err(error) = build(Builder::default()).run(tauri::generate_context!()) {
        tracing::error!(%error, "the app could not start");
        std::process::exit(1);
    }
}
