//! Signing in and out, and who may do what.

use axum::Json;
use axum::extract::{FromRef, FromRequestParts, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use domain::clock::local_date;
use tower_sessions::Session;

use crate::api::{Me, Role, SignIn};
use crate::db::DbError;
use crate::extract::{Input, RemoteAddress};
use crate::failure::{Answer, Failure};
use crate::password::{self, PASSWORD_MAX};
use crate::state::AppState;
use crate::store::{setting, user};

/// What a session remembers: the user's name. The role is looked up each time, so that a change of it holds at once.
const NAME: &str = "name";

/// Who asks.
#[derive(Debug, Clone)]
pub struct SignedIn {
    /// Name of the user.
    pub name: String,
    role: Role,
}

impl SignedIn {
    fn or_forbidden(self, role: Role, message: &str) -> Answer<SignedIn> {
        if self.role == role || self.role == Role::Admin { Ok(self) } else { Err(Failure::forbidden(message)) }
    }
}

fn broken(error: &tower_sessions::session::Error) -> Failure {
    Failure::Broken(DbError::Stored(format!("session: {error}")))
}

impl<S> FromRequestParts<S> for SignedIn
where
    AppState: FromRef<S>,
    S: Send + Sync,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let session = Session::from_request_parts(parts, state).await.map_err(|_| Failure::signed_out())?;
        let name: Option<String> = session.get(NAME).await.map_err(|error| broken(&error))?;
        let name = name.ok_or_else(Failure::signed_out)?;
        let state = AppState::from_ref(state);
        let found = state.database().read(move |tx| user::get(tx, &name)).await?;
        let user = found.ok_or_else(Failure::signed_out)?;
        Ok(SignedIn { name: user.name, role: user.role })
    }
}

/// A dispatcher, or an admin.
pub struct Dispatcher(pub SignedIn);
/// Somebody of finance, or an admin.
pub struct Finance(pub SignedIn);
/// An admin.
pub struct Admin(pub SignedIn);

macro_rules! role {
    ($name:ident, $message:literal, $make:expr) => {
        impl<S> FromRequestParts<S> for $name
        where
            AppState: FromRef<S>,
            S: Send + Sync,
        {
            type Rejection = Failure;

            async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
                let user = SignedIn::from_request_parts(parts, state).await?;
                user.or_forbidden(Role::$name, $message).map($make)
            }
        }
    };
}

role!(Dispatcher, "Only a dispatcher may do this.", Dispatcher);
role!(Finance, "Only finance may do this.", Finance);
role!(Admin, "Only an admin may do this.", Admin);

async fn me(state: &AppState, user: SignedIn) -> Answer<Json<Me>> {
    let sample = state.database().read(|tx| setting::get(tx, setting::SAMPLE)).await?.is_some();
    let (organisation, today) = (state.organisation().to_owned(), local_date(state.now()));
    Ok(Json(Me { name: user.name, role: user.role, organisation, sample, today }))
}

/// `POST /session`.
#[utoipa::path(post, path = "/api/v1/session", tag = "session", request_body = SignIn,
    responses((status = 200, body = Me), (status = "4XX", body = domain::wire::Problem)))]
pub async fn sign_in(
    State(state): State<AppState>,
    RemoteAddress(from): RemoteAddress,
    session: Session,
    Input(given): Input<SignIn>,
) -> Answer<Json<Me>> {
    state.limit_sign_in(from)?;
    if given.password.len() > PASSWORD_MAX {
        return Err(Failure::wrong_password());
    }
    let name = given.name.trim().to_owned();
    let found = state.database().read(move |tx| user::get(tx, &name)).await?;
    let hash = found.as_ref().map(|user| user.password_hash.clone());
    let right = password::verify(&state, given.password, hash).await?;
    let user = found.filter(|_| right).ok_or_else(Failure::wrong_password)?;
    // A new id, so that a session planted before signing in is worth nothing.
    session.cycle_id().await.map_err(|error| broken(&error))?;
    session.insert(NAME, &user.name).await.map_err(|error| broken(&error))?;
    me(&state, SignedIn { name: user.name, role: user.role }).await
}

/// `GET /session`.
#[utoipa::path(get, path = "/api/v1/session", tag = "session",
    responses((status = 200, body = Me), (status = "4XX", body = domain::wire::Problem)))]
pub async fn show(State(state): State<AppState>, user: SignedIn) -> Answer<Json<Me>> {
    me(&state, user).await
}

/// `DELETE /session`.
#[utoipa::path(delete, path = "/api/v1/session", tag = "session",
    responses((status = 204), (status = "4XX", body = domain::wire::Problem)))]
pub async fn sign_out(_: SignedIn, session: Session) -> Answer<StatusCode> {
    session.flush().await.map_err(|error| broken(&error))?;
    Ok(StatusCode::NO_CONTENT)
}
