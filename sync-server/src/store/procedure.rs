//! Procedures of the partners, every version.

use domain::procedure::{PartnerCode, Procedure};
use domain::wire::Entity;

use super::feed;
use crate::db::{DbError, Read, Write};

/// Every version of every procedure, newest first.
///
/// # Errors
/// [`DbError`].
pub fn all(tx: &Read<'_>) -> Result<Vec<Procedure>, DbError> {
    tx.all("SELECT body FROM failure_procedure ORDER BY version DESC, partner", &[], |row| row.json(0))
}

/// Publishes a version, on every phone.
///
/// # Errors
/// [`DbError`]; a version that exists is one.
pub fn insert(tx: &Write<'_>, procedure: &Procedure) -> Result<(), DbError> {
    let partner = &procedure.partner;
    tx.execute(
        "INSERT INTO partner (code, name) VALUES ($1, $2) ON CONFLICT (code) DO UPDATE SET name = excluded.name",
        &[(&partner.code.0).into(), (&partner.name).into()],
    )?;
    tx.execute(
        "INSERT INTO failure_procedure (partner, version, body) VALUES ($1, $2, $3)",
        &[(&partner.code.0).into(), procedure.version.into(), serde_json::to_string(procedure)?.into()],
    )?;
    let id = format!("{}/{}", partner.code, procedure.version);
    feed::put_for_everybody(tx, Entity::Procedure, &id, procedure)
}

/// A carrier's name.
///
/// # Errors
/// [`DbError`].
pub fn partner_name(tx: &Read<'_>, code: &PartnerCode) -> Result<Option<String>, DbError> {
    tx.one("SELECT name FROM partner WHERE code = $1", &[(&code.0).into()], |row| Ok(row.text(0)?.to_owned()))
}
