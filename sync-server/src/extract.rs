//! What handlers take from a request, each with a sentence when it is not there.

use std::net::{IpAddr, Ipv4Addr, SocketAddr};

use axum::extract::rejection::JsonRejection;
use axum::extract::{ConnectInfo, FromRequest, FromRequestParts, Json, Path, Query, Request};
use axum::http::StatusCode;
use axum::http::request::Parts;
use serde::de::DeserializeOwned;

use crate::failure::Failure;

/// The body, as JSON.
pub struct Input<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Input<T> {
    type Rejection = Failure;

    async fn from_request(request: Request, state: &S) -> Result<Self, Failure> {
        match Json::<T>::from_request(request, state).await {
            Ok(Json(body)) => Ok(Input(body)),
            Err(JsonRejection::JsonDataError(error)) => Err(Failure::invalid(error.body_text())),
            Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => Err(Failure::too_large()),
            Err(JsonRejection::MissingJsonContentType(_)) => {
                Err(Failure::unreadable("The request must be JSON: Content-Type application/json."))
            }
            Err(_) => Err(Failure::unreadable("The request is cut off or not JSON.")),
        }
    }
}

/// What stands behind the `?` of the address.
pub struct Asked<T>(pub T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequestParts<S> for Asked<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let query = Query::<T>::from_request_parts(parts, state).await;
        query.map(|Query(asked)| Asked(asked)).map_err(|error| Failure::invalid(error.body_text()))
    }
}

/// The id in the address. One that cannot be an id names nothing.
pub struct Id<T>(pub T);

impl<S: Send + Sync, T: From<uuid::Uuid>> FromRequestParts<S> for Id<T> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let path = Path::<uuid::Uuid>::from_request_parts(parts, state).await;
        path.map(|Path(id)| Id(id.into())).map_err(|_| Failure::unknown("thing"))
    }
}

/// From where the request comes.
pub struct RemoteAddress(pub IpAddr);

impl<S: Send + Sync> FromRequestParts<S> for RemoteAddress {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, std::convert::Infallible> {
        let known = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|ConnectInfo(address)| address.ip());
        // Without a connection there is one stranger, and all share its limit.
        Ok(RemoteAddress(known.unwrap_or(IpAddr::V4(Ipv4Addr::UNSPECIFIED))))
    }
}
