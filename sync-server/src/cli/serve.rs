//! `serve`.

use std::io::IsTerminal;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use chrono::Utc;
use clap::{Args, ValueEnum};
use domain::refusal::Field;
use domain::swisscom;
use tokio::net::TcpListener;
use tracing_subscriber::EnvFilter;

use super::{CommandError, say};
use crate::db::{Database, DbError, Write};
use crate::state::{AppState, Settings};
use crate::store::{procedure, user};

/// How the log is written.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub enum Log {
    /// One JSON object a line, for machines.
    Json,
    /// For people.
    Text,
}

/// Options of `serve`.
#[derive(Debug, Args)]
pub struct Serve {
    /// Address and port to listen on; port 0 takes a free one
    #[arg(long, env = "EINSATZ_LISTEN", default_value = "127.0.0.1:8080", value_name = "ADDRESS")]
    listen: SocketAddr,
    /// The office's name, shown on pages and phones [default: the one in the database, else Einsatz]
    #[arg(long, env = "EINSATZ_ORGANISATION", value_name = "NAME")]
    organisation: Option<String>,
    /// The address under which phones reach this server; stands in pairing codes. With https, cookies are sent over
    /// https only [default: http:// and the address listened on]
    #[arg(long, env = "EINSATZ_PUBLIC_URL", value_name = "URL")]
    public_url: Option<String>,
    /// Serve /metrics on this address instead of on the main one, where it answers to this machine only
    #[arg(long, env = "EINSATZ_METRICS_LISTEN", value_name = "ADDRESS")]
    metrics_listen: Option<SocketAddr>,
    /// How the log is written, on the error output. EINSATZ_LOG_FILTER chooses what, such as debug or warn
    #[arg(long, env = "EINSATZ_LOG", default_value = "text", value_name = "FORMAT")]
    pub(super) log: Log,
    /// Milliseconds between looks whether another process has written to the same database
    #[arg(long, env = "EINSATZ_POLL", default_value_t = 1000, value_name = "MS",
        value_parser = clap::value_parser!(u64).range(50..=3_600_000))]
    poll: u64,
    /// Pairing codes that one address may try in a minute; all addresses together ten times as many
    #[arg(long, env = "EINSATZ_PAIRINGS_PER_MINUTE", default_value_t = 20, value_name = "N",
        value_parser = clap::value_parser!(u32).range(1..=10_000))]
    pairings_per_minute: u32,
    /// Passwords that one address may try in a minute; all addresses together ten times as many
    #[arg(long, env = "EINSATZ_SIGN_INS_PER_MINUTE", default_value_t = 30, value_name = "N",
        value_parser = clap::value_parser!(u32).range(1..=10_000))]
    sign_ins_per_minute: u32,
}

/// Starts the log on the error output: the output belongs to the line that says where the server listens.
pub fn start_log(format: Log) {
    let filter =
        EnvFilter::try_from_env("EINSATZ_LOG_FILTER").unwrap_or_else(|_| EnvFilter::new("info,refinery_core=warn"));
    // Whatever was asked for: below this, the client of PostgreSQL writes every value into the log, customers included.
    let filter = match "tokio_postgres=info".parse() {
        Ok(quiet) => filter.add_directive(quiet),
        Err(_) => filter,
    };
    let colours = std::io::stderr().is_terminal();
    let log = tracing_subscriber::fmt().with_env_filter(filter).with_ansi(colours).with_writer(std::io::stderr);
    let started = match format {
        Log::Json => log.json().try_init(),
        Log::Text => log.try_init(),
    };
    drop(started); // one that runs already is as good
}

/// Serves until Ctrl-C or TERM.
pub async fn run(database: Database, options: Serve) -> Result<(), CommandError> {
    let listener = listen(options.listen).await?;
    let address = listener.local_addr().map_err(|error| CommandError::System("no address".into(), error))?;
    let metrics = match options.metrics_listen {
        Some(address) => Some(listen(address).await?),
        None => None,
    };
    let settings = Settings {
        organisation: organisation(options.organisation)?,
        public_url: public_url(options.public_url, address)?,
        pairings_per_minute: options.pairings_per_minute,
        sign_ins_per_minute: options.sign_ins_per_minute,
        metrics_here: metrics.is_none(),
        ..Settings::default()
    };
    if database.read(user::none).await? {
        tracing::warn!("nobody can sign in yet: add a user with `user add`, or fill the database with `demo`");
    }
    database.write(begin_with_swisscom).await?;
    let state = AppState::new(database.clone(), settings, Arc::new(Utc::now)).await?;
    say(&format!("listening on http://{address}"));
    let poll = Duration::from_millis(options.poll);
    let stop = {
        let database = database.clone();
        async move {
            tokio::select! {
                () = asked_to_stop() => (),
                () = database.sync_failed() => (),
            }
            tracing::info!("stopping");
        }
    };
    let served = crate::serve::serve(listener, metrics, state, poll, stop).await;
    served.map_err(|error| CommandError::System("serving ended".into(), error))?;
    if database.has_failed_sync() { Err(DbError::Ending.into()) } else { Ok(()) }
}

/// An office begins with Swisscom's procedure and no amounts: the source names none, an admin sets them. It holds from
/// long ago, so that every phone finds it in force.
fn begin_with_swisscom(tx: &Write<'_>) -> Result<(), DbError> {
    if !procedure::all(tx)?.is_empty() {
        return Ok(());
    }
    procedure::insert(tx, &swisscom::procedure(chrono::NaiveDate::default(), [None; 3], false))
}

async fn listen(address: SocketAddr) -> Result<TcpListener, CommandError> {
    let listener = TcpListener::bind(address).await;
    listener.map_err(|error| CommandError::System(format!("cannot listen on {address}"), error))
}

fn organisation(given: Option<String>) -> Result<Option<String>, CommandError> {
    let Some(name) = given.map(|name| name.trim().to_owned()).filter(|name| !name.is_empty()) else {
        return Ok(None);
    };
    Field::PersonName.limit(&name).map_err(|refusal| CommandError::No(format!("--organisation: {refusal}")))?;
    Ok(Some(name))
}

fn public_url(given: Option<String>, address: SocketAddr) -> Result<String, CommandError> {
    let Some(url) = given else { return Ok(format!("http://{address}")) };
    let url = url.trim_end_matches('/');
    let host = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://")).unwrap_or_default();
    if host.is_empty() || url.len() > 200 || url.chars().any(|c| c.is_whitespace() || c.is_control()) {
        return Err(CommandError::No("--public-url must be an address such as https://office.example".into()));
    }
    Ok(url.to_owned())
}

async fn asked_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
        Ok(mut terminated) => {
            tokio::select! {
                _ = interrupted => (),
                _ = terminated.recv() => (),
            }
        }
        Err(_) => drop(interrupted.await),
    }
    #[cfg(not(unix))]
    drop(interrupted.await);
}
