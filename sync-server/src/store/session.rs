//! Sessions of the office, for the session layer. The id is stored hashed: who reads the table cannot sign in with it.

use std::sync::Arc;

use async_trait::async_trait;
use chrono::{DateTime, Duration, Utc};
use tower_sessions::SessionStore;
use tower_sessions::cookie::time::{self, OffsetDateTime};
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};

use crate::db::{Database, DbError, Write};
use crate::secret::sha256_hex;

/// A working day; then sign in again. Counted from signing in, by our clock.
pub const LIFETIME: Duration = Duration::hours(12);

/// Keeps sessions in the database.
#[derive(Clone)]
pub struct Sessions {
    database: Database,
    clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>,
}

impl std::fmt::Debug for Sessions {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Sessions")
    }
}

impl Sessions {
    /// Sessions of a database.
    #[must_use]
    pub fn new(database: Database, clock: Arc<dyn Fn() -> DateTime<Utc> + Send + Sync>) -> Sessions {
        Sessions { database, clock }
    }

    async fn upsert(&self, record: &Record) -> Result<()> {
        let data = serde_json::to_string(&record.data).map_err(|error| Error::Encode(error.to_string()))?;
        let hash = sha256_hex(&record.id.to_string());
        let now = (self.clock)();
        let expires_at = now + LIFETIME;
        let work = move |tx: &Write<'_>| {
            tx.execute("DELETE FROM session WHERE expires_at < $1", &[now.into()])?;
            tx.execute(
                "INSERT INTO session (id, data, expires_at) VALUES ($1, $2, $3) \
                 ON CONFLICT (id) DO UPDATE SET data = excluded.data, expires_at = excluded.expires_at",
                &[(&hash).into(), (&data).into(), expires_at.into()],
            )
        };
        self.database.write(work).await.map_err(broken)?;
        Ok(())
    }
}

fn broken(error: DbError) -> Error {
    Error::Backend(error.to_string())
}

#[async_trait]
impl SessionStore for Sessions {
    async fn create(&self, record: &mut Record) -> Result<()> {
        // 128 random bits: no need to look whether it is taken.
        self.upsert(record).await
    }

    async fn save(&self, record: &Record) -> Result<()> {
        self.upsert(record).await
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let hash = sha256_hex(&id.to_string());
        let now = (self.clock)();
        let found = self
            .database
            .read(move |tx| {
                tx.one(
                    "SELECT data, expires_at FROM session WHERE id = $1 AND expires_at > $2",
                    &[hash.into(), now.into()],
                    |row| Ok((row.json(0)?, row.int(1)?)),
                )
            })
            .await
            .map_err(broken)?;
        let Some((data, expires_at)) = found else { return Ok(None) };
        // The layer measures by the clock of the machine: it is told how long is left.
        let left = time::Duration::milliseconds(expires_at - now.timestamp_millis());
        let expiry_date = OffsetDateTime::now_utc() + left;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        let hash = sha256_hex(&id.to_string());
        let work = move |tx: &Write<'_>| tx.execute("DELETE FROM session WHERE id = $1", &[(&hash).into()]);
        self.database.write(work).await.map_err(broken)?;
        Ok(())
    }
}
