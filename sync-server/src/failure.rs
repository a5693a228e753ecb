//! Every answer that is not the one hoped for. "No" is an answer with a code and a sentence; "broken" is ours to mend:
//! it is logged, and the one who asked learns only that nothing was lost.

use axum::Json;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use domain::ledger::FinanceRefusal;
use domain::refusal::Refusal;
use domain::review::Decision;
use domain::wire::{Problem, Protocols};

use crate::db::DbError;

/// Why a request was not answered as hoped.
#[derive(Debug)]
pub enum Failure {
    /// No, and why.
    No(StatusCode, Problem),
    /// Something is broken here.
    Broken(DbError),
}

/// What handlers give.
pub type Answer<T> = Result<T, Failure>;

fn no(status: StatusCode, code: &str, message: impl Into<String>) -> Failure {
    Failure::No(status, Problem { code: code.into(), message: message.into(), ..Problem::default() })
}

impl Failure {
    /// There is no such thing.
    #[must_use]
    pub fn unknown(what: &str) -> Failure {
        no(StatusCode::NOT_FOUND, "unknown", format!("There is no such {what}."))
    }

    /// What was asked cannot be meant.
    #[must_use]
    pub fn invalid(message: impl Into<String>) -> Failure {
        no(StatusCode::UNPROCESSABLE_ENTITY, "invalid", message)
    }

    /// Nobody is signed in.
    #[must_use]
    pub fn signed_out() -> Failure {
        no(StatusCode::UNAUTHORIZED, "signed_out", "Sign in first.")
    }

    /// Name or password is wrong; which, is nobody's business.
    #[must_use]
    pub fn wrong_password() -> Failure {
        no(StatusCode::UNAUTHORIZED, "signed_out", "Name or password is wrong.")
    }

    /// The role does not allow it.
    #[must_use]
    pub fn forbidden(message: &str) -> Failure {
        no(StatusCode::FORBIDDEN, "forbidden", message)
    }

    /// Too fast.
    #[must_use]
    pub fn too_many() -> Failure {
        no(StatusCode::TOO_MANY_REQUESTS, "too_many", "Too many attempts. Wait a minute and try again.")
    }

    /// Too many others at the same moment.
    #[must_use]
    pub fn busy() -> Failure {
        no(StatusCode::SERVICE_UNAVAILABLE, "busy", "Too many phones send at this moment. Try again in a minute.")
    }

    /// The code is wrong, used or old.
    #[must_use]
    pub fn code() -> Failure {
        no(StatusCode::NOT_FOUND, "code", "This pairing code is wrong, used, or older than ten minutes.")
    }

    /// The phone's token is not, or no longer, known.
    #[must_use]
    pub fn revoked() -> Failure {
        no(StatusCode::UNAUTHORIZED, "revoked", "This phone is not paired, or the office has revoked it.")
    }

    /// The app speaks another protocol.
    #[must_use]
    pub fn update_needed() -> Failure {
        let message = "This server speaks another version of the protocol. Update the app or the server.";
        let problem = Problem { code: "update_needed".into(), message: message.into(), ..Problem::default() };
        Failure::No(StatusCode::UPGRADE_REQUIRED, Problem { protocols: Some(Protocols::HERE), ..problem })
    }

    /// Somebody was faster.
    #[must_use]
    pub fn decided(who: &str, decision: Decision) -> Failure {
        let what = match decision {
            Decision::Accept => "accepted it as is",
            Decision::Evidence => "accepted it as evidence only",
            Decision::Reject => "rejected it",
        };
        no(StatusCode::CONFLICT, "decided", format!("{who} has decided already and {what}."))
    }

    /// The body is larger than any that is meant.
    #[must_use]
    pub fn too_large() -> Failure {
        no(StatusCode::PAYLOAD_TOO_LARGE, "too_large", "The request is too large.")
    }

    /// The body is cut off or not what it should be.
    #[must_use]
    pub fn unreadable(message: &str) -> Failure {
        no(StatusCode::BAD_REQUEST, "unreadable", message)
    }
}

impl From<DbError> for Failure {
    fn from(error: DbError) -> Failure {
        Failure::Broken(error)
    }
}

impl From<FinanceRefusal> for Failure {
    fn from(refusal: FinanceRefusal) -> Failure {
        let message = refusal.to_string();
        Failure::No(
            StatusCode::CONFLICT,
            Problem { code: "refused".into(), message, finance: Some(Box::new(refusal)), ..Problem::default() },
        )
    }
}

impl From<Refusal> for Failure {
    fn from(refusal: Refusal) -> Failure {
        let message = refusal.to_string();
        Failure::No(
            StatusCode::CONFLICT,
            Problem { code: "refused".into(), message, refusal: Some(refusal), ..Problem::default() },
        )
    }
}

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        match self {
            Failure::No(status, problem) => (status, Json(problem)).into_response(),
            Failure::Broken(error) => {
                tracing::error!(%error, "broken");
                let message = if error.is_unknown() {
                    "The server has lost its database. Look whether it was saved before you do it again."
                } else {
                    "The server has trouble of its own. Nothing was changed; try again."
                };
                let problem = Problem { code: "broken".into(), message: message.into(), ..Problem::default() };
                (StatusCode::INTERNAL_SERVER_ERROR, Json(problem)).into_response()
            }
        }
    }
}
