//! Connections that lie ready. How many are in use is bounded by who takes them; `r2d2` would add a second bound,
//! three threads, and pauses of its own before it connects again after the server was away.

use std::sync::{Mutex, PoisonError};

use hashlink::LruCache;
use postgres::{Client, Config, NoTls};

use super::connection::Statements;
use crate::db::place;

/// Statements kept prepared on each connection.
const STATEMENTS: usize = 128;
/// Nobody waits longer than this for another writer, and a transaction whose server has vanished holds the head no
/// longer than this.
const LIMITS: &str = "SET lock_timeout = '10s'; SET idle_in_transaction_session_timeout = '20s'";

/// A connection and the statements that it has prepared.
pub(super) struct Session {
    pub(super) client: Client,
    pub(super) statements: Statements,
}

pub(super) struct Pool {
    config: Config,
    idle: Mutex<Vec<Session>>,
}

impl Pool {
    pub(super) fn new(config: &Config) -> Pool {
        Pool { config: place::prepared(config), idle: Mutex::default() }
    }

    /// One that lies ready, the last used first, or a new one.
    pub(super) fn take(&self) -> Result<Session, postgres::Error> {
        let idle = self.idle.lock().unwrap_or_else(PoisonError::into_inner).pop();
        if let Some(session) = idle {
            return Ok(session);
        }
        let mut client = self.config.connect(NoTls)?;
        client.batch_execute(LIMITS)?;
        Ok(Session { client, statements: LruCache::new(STATEMENTS) })
    }

    pub(super) fn give(&self, session: Session) {
        if !session.client.is_closed() {
            self.idle.lock().unwrap_or_else(PoisonError::into_inner).push(session);
        }
    }

    /// Forgets those that lie ready.
    pub(super) fn clear(&self) {
        let idle = std::mem::take(&mut *self.idle.lock().unwrap_or_else(PoisonError::into_inner));
        drop(idle);
    }
}

impl Drop for Pool {
    fn drop(&mut self) {
        // Taking leave of the server waits for the network, which the thread that drops us may not do.
        let idle = std::mem::take(self.idle.get_mut().unwrap_or_else(PoisonError::into_inner));
        if !idle.is_empty() {
            drop(std::thread::spawn(move || drop(idle)));
        }
    }
}
