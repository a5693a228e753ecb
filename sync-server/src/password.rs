//! Passwords: argon2id, on a thread that may block, a few at a time.

use argon2::Argon2;
use argon2::password_hash::phc::PasswordHash;
use argon2::password_hash::{PasswordHasher, PasswordVerifier};

use crate::db::DbError;
use crate::failure::Answer;
use crate::state::AppState;

/// Shortest password of a user.
pub const PASSWORD_MIN: usize = 10;
/// Longest: nobody types more, and each byte is work for us.
pub const PASSWORD_MAX: usize = 200;

/// The hash of a password.
///
/// # Errors
/// [`DbError`] when the machine has no randomness or no memory.
pub fn hash(password: &str) -> Result<String, DbError> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    Ok(hash.map_err(|error| DbError::Stored(format!("password: {error}")))?.to_string())
}

fn matches(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash).is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// Is this the password? Without a hash (no such user) the same work is done, so that the time tells nothing.
pub async fn verify(state: &AppState, password: String, hash: Option<String>) -> Answer<bool> {
    let turn = state.passwords().acquire_owned().await.map_err(|_| DbError::Gone)?;
    let work = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        match hash {
            Some(hash) => matches(&password, &hash),
            None => self::hash(&password).is_err(), // false, after as long
        }
    });
    Ok(work.await.map_err(|_| DbError::Gone)?)
}
