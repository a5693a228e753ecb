//! The phone page in a browser on this machine: for development, for machines without a display, and for tests in the
//! engine of Android's WebView. Same page, same commands, same engine as the app. It listens on loopback only, because
//! whoever reaches it is the technician.

mod guard;
mod page;
mod routes;

use std::io::Write;
use std::net::SocketAddr;
use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;
use phone::App;
use tokio::net::TcpListener;

/// The phone page in a browser on this machine. Loopback only.
#[derive(Parser)]
#[command(name = "phone-host", version)]
struct Arguments {
    /// Where to listen. Only an address of this machine itself is accepted; port 0 takes a free one.
    #[arg(long, env = "EINSATZ_PHONE_LISTEN", default_value = "127.0.0.1:0")]
    listen: SocketAddr,
    /// Folder of the phone's database; made if it is missing.
    #[arg(long, env = "EINSATZ_PHONE_FOLDER", default_value = ".state/phone")]
    folder: PathBuf,
}

#[tokio::main]
async fn main() -> ExitCode {
    let arguments = Arguments::parse();
    let filter = tracing_subscriber::EnvFilter::try_from_default_env()
        .unwrap_or_else(|_| tracing_subscriber::EnvFilter::new("info"));
    tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).init();
    match serve(&arguments).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            tracing::error!("{message}");
            ExitCode::FAILURE
        }
    }
}

async fn serve(arguments: &Arguments) -> Result<(), String> {
    if !arguments.listen.ip().is_loopback() {
        return Err(format!("{} is not an address of this machine alone; use 127.0.0.1 or [::1]", arguments.listen));
    }
    let listener = TcpListener::bind(arguments.listen)
        .await
        .map_err(|error| format!("cannot listen on {}: {}", arguments.listen, error.kind()))?;
    let address = listener.local_addr().map_err(|error| format!("no address: {}", error.kind()))?;
    let app = App::start(&arguments.folder);
    let (stopping, stop) = tokio::sync::watch::channel(false);
    let routes = routes::routes(app, address.port(), stop);
    // The one line that scripts and tests wait for.
    writeln!(std::io::stdout(), "phone page: http://{address}/").map_err(|_| "nobody reads what is printed")?;
    axum::serve(listener, routes)
        .with_graceful_shutdown(async move {
            asked_to_stop().await;
            // Event streams never end by themselves: they are told.
            let _ = stopping.send(true);
        })
        .await
        .map_err(|error| format!("stopped: {}", error.kind()))
}

/// Waits for Ctrl-C or the word of the system.
async fn asked_to_stop() {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminate) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = tokio::signal::ctrl_c() => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    let _ = tokio::signal::ctrl_c().await;
}
