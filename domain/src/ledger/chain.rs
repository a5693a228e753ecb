//! The chain: every entry is stored as one line of JSON that holds the hash of the line before it, and its own hash
//! beside it. Whoever alters, deletes, inserts or reorders one breaks the chain at a place that can be named; the last
//! number and hash are kept apart, so that the end cannot be cut off either.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::entry::{By, Entry, Event};

/// SHA-256, as 64 small hexadecimal digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "ts", derive(ts_rs::TS))]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(transparent)]
pub struct Hash(pub String);

impl Hash {
    /// Of bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Hash {
        use std::fmt::Write;
        Hash(Sha256::digest(bytes).iter().fold(String::with_capacity(64), |mut text, byte| {
            let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
            text
        }))
    }

    /// What comes before the first entry.
    #[must_use]
    pub fn nothing() -> Hash {
        Hash("0".repeat(64))
    }
}

impl std::fmt::Display for Hash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// An entry as it is stored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sealed {
    /// What it says.
    pub entry: Entry,
    /// The bytes that are hashed: one line of JSON. Stored as they are and never written anew, because another version
    /// of this program may write the same entry in another way.
    pub body: String,
    /// SHA-256 of the body.
    pub hash: Hash,
}

/// The end of the chain: what the next entry is sealed with.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// The number of the last entry; 0 before the first.
    pub number: i64,
    /// Its hash.
    pub hash: Hash,
}

impl Default for Chain {
    fn default() -> Chain {
        Chain { number: 0, hash: Hash::nothing() }
    }
}

/// Where a chain is broken, and how. The first break is named; after it, entries are compared with themselves again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Break {
    /// Entries are missing before this one, or it stands in another place.
    #[error("number {found} stands where {expected} belongs")]
    Number {
        /// The number that belongs here.
        expected: i64,
        /// The number that is here.
        found: i64,
    },
    /// The bytes are not those that were sealed.
    #[error("its text or its hash was altered")]
    Altered,
    /// The entry before it is not the one it was sealed with.
    #[error("the entry before it is not the one it was sealed with")]
    Previous,
    /// It cannot be read.
    #[error("it cannot be read")]
    Unreadable,
    /// The end was cut off, or something was added behind it.
    #[error("the ledger ends with number {found}, not with {expected} as it was closed")]
    End {
        /// The number that the end was closed with.
        expected: i64,
        /// The number of the last entry that is there.
        found: i64,
    },
}

impl Chain {
    /// Adds an entry.
    ///
    /// # Errors
    /// None is possible with these types; it is JSON's word that anything can fail.
    pub fn add(
        &mut self,
        at: chrono::DateTime<chrono::Utc>,
        by: By,
        event: Event,
    ) -> Result<Sealed, serde_json::Error> {
        // To the millisecond, as every time that is stored.
        let at = chrono::DateTime::from_timestamp_millis(at.timestamp_millis()).unwrap_or(at);
        let entry = Entry { number: self.number + 1, previous: self.hash.clone(), at, by, event };
        let body = serde_json::to_string(&entry)?;
        let hash = Hash::of(body.as_bytes());
        *self = Chain { number: entry.number, hash: hash.clone() };
        Ok(Sealed { entry, body, hash })
    }

    /// Reads the next stored entry and compares it with the chain so far. `number`, `body` and `hash` are what is
    /// stored. Gives the entry, if it can be read, and how the chain is broken here, if it is; it goes on from what is
    /// found, so that one break is named once.
    pub fn follow(&mut self, number: i64, body: &str, hash: &Hash) -> (Option<Entry>, Option<Break>) {
        let expected = self.number + 1;
        let before = std::mem::replace(self, Chain { number, hash: hash.clone() });
        let Ok(entry) = serde_json::from_str::<Entry>(body) else { return (None, Some(Break::Unreadable)) };
        let broken = if Hash::of(body.as_bytes()) != *hash || entry.number != number {
            Some(Break::Altered)
        } else if number != expected {
            Some(Break::Number { expected, found: number })
        } else if entry.previous != before.hash {
            Some(Break::Previous)
        } else {
            None
        };
        (Some(entry), broken)
    }

    /// Compares the end with the one that was kept apart.
    ///
    /// # Errors
    /// [`Break::End`], or [`Break::Altered`] when only the hash differs.
    pub fn end(&self, kept: &Chain) -> Result<(), Break> {
        match (self.number == kept.number, self.hash == kept.hash) {
            (true, true) => Ok(()),
            (true, false) => Err(Break::Altered),
            (false, _) => Err(Break::End { expected: kept.number, found: self.number }),
        }
    }
}
