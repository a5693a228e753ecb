//! `POST /pair`: a phone shows a code that the dispatcher has given out, and gets a token. The code works once.

use std::net::IpAddr;

use axum::Json;
use axum::extract::State;
use chrono::{DateTime, Duration, Utc};
use domain::ids::{DeviceId, TechnicianId};
use domain::refusal::Field;
use domain::wire::{PairReply, PairRequest, Protocols};
use uuid::Uuid;

use crate::db::{DbError, Write};
use crate::extract::{Input, RemoteAddress};
use crate::failure::{Answer, Failure};
use crate::secret::{draw_code, draw_token, read_code, sha256_hex};
use crate::state::{AppState, Topic};
use crate::store::{device, pairing_code, technician};

/// How long a code works.
const LIFETIME: Duration = Duration::minutes(10);

/// `POST /pair`.
pub async fn pair(
    State(state): State<AppState>,
    RemoteAddress(from): RemoteAddress,
    Input(request): Input<PairRequest>,
) -> Answer<Json<PairReply>> {
    allow(&state, from, &request)?;
    let code = read_code(&request.code).ok_or_else(Failure::code)?;
    let name = device_name(&request.device_name);
    let token = draw_token();
    let (code_hash, token_hash) = (sha256_hex(&code), sha256_hex(&token));
    let (now, device) = (state.now(), DeviceId(Uuid::now_v7()));
    let (technician, technician_name) = state
        .write(&[Topic::Technicians], move |tx| {
            let technician = pairing_code::take(tx, &code_hash, now)?.ok_or_else(Failure::code)?;
            let technician_name = technician::name(tx, technician)?.ok_or_else(Failure::code)?;
            device::insert(tx, device, technician, &name, &token_hash, now)?;
            Ok((technician, technician_name))
        })
        .await?;
    let organisation = state.organisation().to_owned();
    let protocols = Some(Protocols::HERE);
    Ok(Json(PairReply { device, token, technician, technician_name, organisation, protocols }))
}

fn allow(state: &AppState, from: IpAddr, request: &PairRequest) -> Answer<()> {
    state.limit_pairing(from)?;
    if Protocols::HERE.speaks(request.protocol) { Ok(()) } else { Err(Failure::update_needed()) }
}

/// The phone names itself; the dispatcher reads it. Nothing that could hide in a list, and not too long.
fn device_name(given: &str) -> String {
    let plain: String = given.chars().filter(|c| !c.is_control()).take(Field::PersonName.max() as usize).collect();
    let plain = plain.trim();
    if plain.is_empty() { "Phone".into() } else { plain.into() }
}

/// Draws a code for a technician. Gives it and when it ends.
///
/// # Errors
/// [`DbError`].
pub fn give_code(
    tx: &Write<'_>,
    technician: TechnicianId,
    now: DateTime<Utc>,
) -> Result<(String, DateTime<Utc>), DbError> {
    let code = draw_code();
    let expires_at = now + LIFETIME;
    pairing_code::insert(tx, &sha256_hex(&code), technician, now, expires_at)?;
    Ok((code, expires_at))
}
