//! The network: one address, two calls. Nobody is trusted: between a phone and its server sit hotels, trains, proxies
//! and bad signal, so every answer is checked before it is believed.

mod address;
mod body;
mod speech;

use std::sync::Arc;
use std::time::Duration;

use domain::wire::{PROTOCOL, PairReply, PairRequest, Problem, Protocols, REPLY_BYTES_MAX, SyncReply, SyncRequest};
use reqwest::header::{ACCEPT_ENCODING, CONTENT_ENCODING, CONTENT_TYPE, HeaderValue};
use reqwest::{Response, StatusCode, Url};

use crate::client::speech::{Speech, TooOld};
use crate::error::{CommandError, PairingTrouble};
use crate::view::SyncTrouble;

/// A connection that cannot be had in this time will not be had.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);
/// Silence in the middle of an answer.
const READ_TIMEOUT: Duration = Duration::from_secs(30);
/// The whole round trip; a first sync over a bad line takes its time.
const TOTAL_TIMEOUT: Duration = Duration::from_secs(180);
/// Bodies below are sent as they are: compressing them gains nothing.
const COMPRESS_FROM: usize = 1_024;
/// Largest answer to a pairing, or of a problem.
const SMALL_BYTES_MAX: usize = 64 * 1024;

/// Speaks with one server.
#[derive(Debug, Clone)]
pub struct Client {
    http: reqwest::Client,
    server: String,
    pair: Url,
    sync: Url,
    speech: Arc<Speech>,
}

/// An answer that is not the one hoped for.
enum Answer {
    /// Our server says no.
    Problem(StatusCode, Problem),
    /// One side has to be updated.
    TooOld(TooOld),
    /// Our server speaks another version, which this app speaks too: ask once more.
    Again,
    /// Somebody else speaks.
    Stranger,
    /// Nothing usable.
    Trouble(SyncTrouble),
}

/// Android's own list of roots is reached through Java, which would have to be handed in before the first request. The
/// list that ships with the app needs nobody; an office with a root of its own is not reached from Android.
#[cfg(target_os = "android")]
fn with_roots(client: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    let roots = webpki_root_certs::TLS_SERVER_ROOT_CERTS.iter();
    client.tls_certs_only(roots.filter_map(|root| reqwest::Certificate::from_der(root).ok()))
}

/// The system's own list of roots.
#[cfg(not(target_os = "android"))]
fn with_roots(client: reqwest::ClientBuilder) -> reqwest::ClientBuilder {
    client
}

impl Client {
    /// Prepares to speak with the server at an address.
    ///
    /// # Errors
    /// [`PairingTrouble::Address`] for what cannot be one.
    pub fn new(server: &str) -> Result<Client, CommandError> {
        Client::speaking(server, Protocols::HERE)
    }

    /// The same, for an app that speaks other versions than this one.
    pub(crate) fn speaking(server: &str, here: Protocols) -> Result<Client, CommandError> {
        let base = address::parse(server).ok_or(CommandError::Pairing { why: PairingTrouble::Address })?;
        // The first of several providers wins; this app has one.
        let _ = rustls::crypto::ring::default_provider().install_default();
        let http = with_roots(reqwest::Client::builder())
            .connect_timeout(CONNECT_TIMEOUT)
            .read_timeout(READ_TIMEOUT)
            .timeout(TOTAL_TIMEOUT)
            // A redirect is how a captive portal answers; our server never does.
            .redirect(reqwest::redirect::Policy::none())
            // Below the server's own, so that a request is never sent into a connection that is being closed.
            .pool_idle_timeout(Duration::from_secs(50))
            .build()
            .map_err(|_| CommandError::broken("the network client cannot be built"))?;
        let url = |path: &str| {
            Url::parse(&format!("{base}{path}")).map_err(|_| CommandError::Pairing { why: PairingTrouble::Address })
        };
        let speech = Arc::new(Speech::new(here));
        Ok(Client { http, pair: url("/pair")?, sync: url("/sync")?, server: base, speech })
    }

    /// The address, as it is kept: without a slash at the end.
    #[must_use]
    pub fn server(&self) -> &str {
        &self.server
    }

    /// Shows a pairing code.
    ///
    /// # Errors
    /// [`CommandError::Pairing`] with the reason.
    pub async fn pair(&self, request: &PairRequest) -> Result<PairReply, CommandError> {
        let why = |why| CommandError::Pairing { why };
        if !looks_like_a_code(&request.code) {
            return Err(why(PairingTrouble::CodeShape));
        }
        let ask = async || {
            let request = PairRequest { protocol: self.speech.now(), ..request.clone() };
            let body = serde_json::to_vec(&request).map_err(|_| Answer::Trouble(SyncTrouble::Unreadable))?;
            let response = self.post(&self.pair, None, body).await.map_err(Answer::Trouble)?;
            read(response, SMALL_BYTES_MAX).await
        };
        let answer = match self.agree(ask().await) {
            Err(Answer::Again) => self.agree(ask().await),
            other => other,
        };
        match answer {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|_| why(PairingTrouble::NotOurServer)),
            Err(Answer::Stranger) => Err(why(PairingTrouble::NotOurServer)),
            Err(Answer::TooOld(TooOld::App)) => Err(why(PairingTrouble::UpdateNeeded)),
            Err(Answer::TooOld(TooOld::Server)) => Err(why(PairingTrouble::ServerUpdateNeeded)),
            Err(Answer::Again) => Err(why(PairingTrouble::Server)),
            Err(Answer::Problem(status, problem)) => Err(why(match (problem.code.as_str(), status) {
                ("code", _) | (_, StatusCode::NOT_FOUND) => PairingTrouble::Code,
                ("too_many", _) | (_, StatusCode::TOO_MANY_REQUESTS) => PairingTrouble::TooMany,
                _ => PairingTrouble::Server,
            })),
            Err(Answer::Trouble(trouble)) => Err(why(match trouble {
                SyncTrouble::Server => PairingTrouble::Server,
                SyncTrouble::Unreadable | SyncTrouble::TooLarge => PairingTrouble::NotOurServer,
                _ => PairingTrouble::Unreachable,
            })),
        }
    }

    /// One round trip.
    ///
    /// # Errors
    /// Why it failed; nothing is lost by it.
    pub async fn sync(&self, token: &str, request: &SyncRequest) -> Result<SyncReply, SyncTrouble> {
        let ask = async || {
            let body = match self.speech.now() {
                PROTOCOL => serde_json::to_vec(request),
                protocol => serde_json::to_vec(&SyncRequest { protocol, ..request.clone() }),
            };
            let body = body.map_err(|_| Answer::Trouble(SyncTrouble::Unreadable))?;
            let response = self.post(&self.sync, Some(token), body).await.map_err(Answer::Trouble)?;
            read(response, REPLY_BYTES_MAX).await
        };
        let answer = match self.agree(ask().await) {
            Err(Answer::Again) => self.agree(ask().await),
            other => other,
        };
        match answer {
            Ok(bytes) => serde_json::from_slice(&bytes).map_err(|error| {
                // The kind only: the text of a JSON error quotes what it could not read.
                tracing::warn!(kind = ?error.classify(), bytes = bytes.len(), "the reply cannot be read");
                SyncTrouble::Unreadable
            }),
            Err(Answer::Stranger) => Err(SyncTrouble::CaptivePortal),
            Err(Answer::TooOld(TooOld::App)) => Err(SyncTrouble::UpdateNeeded),
            Err(Answer::TooOld(TooOld::Server)) => Err(SyncTrouble::ServerUpdateNeeded),
            Err(Answer::Again) => Err(SyncTrouble::Server),
            Err(Answer::Trouble(trouble)) => Err(trouble),
            Err(Answer::Problem(status, problem)) => Err(match (problem.code.as_str(), status) {
                ("revoked", _) | (_, StatusCode::UNAUTHORIZED) => SyncTrouble::Revoked,
                _ => {
                    tracing::warn!(code = problem.code, status = status.as_u16(), "the server has refused a sync");
                    SyncTrouble::Server
                }
            }),
        }
    }

    /// Looks at an answer that says that the server does not speak this version.
    fn agree(&self, answer: Result<Vec<u8>, Answer>) -> Result<Vec<u8>, Answer> {
        let Err(Answer::Problem(status, problem)) = answer else { return answer };
        if status != StatusCode::UPGRADE_REQUIRED && problem.code != "update_needed" {
            return Err(Answer::Problem(status, problem));
        }
        Err(match self.speech.meet(problem.protocols) {
            Ok(()) => Answer::Again,
            Err(old) => Answer::TooOld(old),
        })
    }

    /// No word more than needed: in a cellar every byte counts.
    async fn post(&self, url: &Url, token: Option<&str>, body: Vec<u8>) -> Result<Response, SyncTrouble> {
        let mut request = self
            .http
            .post(url.clone())
            .header(CONTENT_TYPE, HeaderValue::from_static("application/json"))
            .header(ACCEPT_ENCODING, HeaderValue::from_static("zstd"));
        if let Some(token) = token {
            request = request.bearer_auth(token);
        }
        let request = match body::compress(&body, COMPRESS_FROM) {
            Some(small) => request.header(CONTENT_ENCODING, HeaderValue::from_static("zstd")).body(small),
            None => request.body(body),
        };
        request.send().await.map_err(|error| transport(&error))
    }
}

/// Letters and digits of a pairing code; spaces and dashes do not count.
const CODE_LENGTH: usize = 8;

/// Spares the technician a round trip, and one of the few attempts the server allows.
fn looks_like_a_code(typed: &str) -> bool {
    let mut letters = typed.chars().filter(|c| !c.is_whitespace() && *c != '-');
    typed.len() <= 100 && letters.clone().count() == CODE_LENGTH && letters.all(|c| c.is_ascii_alphanumeric())
}

/// Why nothing came: cut off in the middle, or not there at all.
fn transport(error: &reqwest::Error) -> SyncTrouble {
    tracing::debug!(
        connect = error.is_connect(),
        timeout = error.is_timeout(),
        body = error.is_body() || error.is_decode(),
        "a request got no whole answer"
    );
    if error.is_body() || error.is_decode() { SyncTrouble::Unreadable } else { SyncTrouble::Offline }
}

/// Reads an answer to its end, unless it is not ours.
async fn read(response: Response, max: usize) -> Result<Vec<u8>, Answer> {
    let status = response.status();
    let header = |name| response.headers().get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let json = header(CONTENT_TYPE).split(';').next().is_some_and(|kind| {
        let kind = kind.trim();
        kind.eq_ignore_ascii_case("application/json") || kind.eq_ignore_ascii_case("application/problem+json")
    });
    if !json {
        // A gateway before our server says 502 with a page of its own.
        let gateway = status.is_server_error() && status != StatusCode::NETWORK_AUTHENTICATION_REQUIRED;
        return Err(if gateway { Answer::Trouble(SyncTrouble::Server) } else { Answer::Stranger });
    }
    let zstd = header(CONTENT_ENCODING).eq_ignore_ascii_case("zstd");
    let max = if status.is_success() { max } else { SMALL_BYTES_MAX };
    let bytes = body::collect(response, zstd, max).await.map_err(Answer::Trouble)?;
    if status.is_success() {
        return Ok(bytes);
    }
    Err(Answer::Problem(status, serde_json::from_slice(&bytes).unwrap_or_default()))
}
