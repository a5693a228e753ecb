//! People who sign in to the office.

use chrono::{DateTime, Utc};

use crate::api::Role;
use crate::db::{DbError, Read, Write};

/// A person of the office.
#[derive(Debug, Clone)]
pub struct User {
    /// Signs in with it.
    pub name: String,
    /// What this person may do.
    pub role: Role,
    /// The password's hash.
    pub password_hash: String,
}

fn role_name(role: Role) -> &'static str {
    match role {
        Role::Dispatcher => "dispatcher",
        Role::Finance => "finance",
        Role::Admin => "admin",
    }
}

/// Adds a person, or gives a known one another role and password.
///
/// # Errors
/// [`DbError`].
pub fn save(tx: &Write<'_>, user: &User, now: DateTime<Utc>) -> Result<(), DbError> {
    tx.execute(
        "INSERT INTO office_user (name, role, password_hash, created_at) VALUES ($1, $2, $3, $4) \
         ON CONFLICT (name) DO UPDATE SET role = excluded.role, password_hash = excluded.password_hash",
        &[(&user.name).into(), role_name(user.role).into(), (&user.password_hash).into(), now.into()],
    )?;
    Ok(())
}

/// Finds a person.
///
/// # Errors
/// [`DbError`].
pub fn get(tx: &Read<'_>, name: &str) -> Result<Option<User>, DbError> {
    tx.one("SELECT name, role, password_hash FROM office_user WHERE name = $1", &[name.into()], |row| {
        let role = match row.text(1)? {
            "dispatcher" => Role::Dispatcher,
            "finance" => Role::Finance,
            "admin" => Role::Admin,
            other => return Err(DbError::Stored(format!("role {other}"))),
        };
        Ok(User { name: row.text(0)?.to_owned(), role, password_hash: row.text(2)?.to_owned() })
    })
}

/// Nobody can sign in yet.
///
/// # Errors
/// [`DbError`].
pub fn none(tx: &Read<'_>) -> Result<bool, DbError> {
    Ok(tx.one("SELECT 1 FROM office_user LIMIT 1", &[], |row| row.int(0))?.is_none())
}
