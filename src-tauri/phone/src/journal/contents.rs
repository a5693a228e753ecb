//! What the journal says, and what it should say.

use std::collections::BTreeMap;

use domain::ids::OperationId;
use rusqlite::Connection;

use crate::error::CommandError;
use crate::journal::record::{Identity, Kept, Record, decode, encode};
use crate::store::kept;
use crate::store::pairing::Pairing;

/// A whole journal.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Contents {
    /// Who this phone is; none: nobody, or not said.
    pub(crate) identity: Option<Identity>,
    /// The last word about that is that it was signed out.
    pub(crate) signed_out: bool,
    /// What may be needed again, by identity.
    pub(crate) operations: BTreeMap<OperationId, Kept>,
    /// What the record of that name says.
    highest: i64,
    /// Not every byte could be read.
    pub(crate) torn: bool,
    /// A newer app has written some of it.
    pub(crate) newer: bool,
}

impl Contents {
    /// Reads a journal. A later record about the same thing counts.
    pub(crate) fn of(bytes: &[u8]) -> Contents {
        let found = decode(bytes);
        let mut contents = Contents { torn: found.torn, newer: found.newer, ..Contents::default() };
        for record in found.records {
            match record {
                Record::Paired(identity) => {
                    contents.identity = Some(identity);
                    contents.signed_out = false;
                }
                Record::SignedOut => {
                    contents =
                        Contents { signed_out: true, torn: found.torn, newer: found.newer, ..Contents::default() };
                }
                Record::Operation(kept) => {
                    contents.operations.insert(kept.id, kept);
                }
                Record::Highest { number } => contents.highest = contents.highest.max(number),
            }
        }
        contents
    }

    /// What the journal should say beside a database: who this phone is, the highest number, and the operations that
    /// the server has not settled or could still lose.
    pub(crate) fn needed(connection: &Connection, pairing: Option<&Pairing>) -> rusqlite::Result<Contents> {
        let Some(pairing) = pairing else { return Ok(Contents { signed_out: true, ..Contents::default() }) };
        let operations = kept::needed(connection, pairing.backed_up)?;
        Ok(Contents {
            identity: Some(pairing.identity.clone()),
            operations: operations.into_iter().map(|kept| (kept.id, kept)).collect(),
            highest: kept::highest(connection)?.max(pairing.highest),
            ..Contents::default()
        })
    }

    /// The highest number given out, as far as the journal knows.
    pub(crate) fn highest(&self) -> i64 {
        self.operations.values().map(|kept| kept.number).fold(self.highest, i64::max)
    }

    /// Whether a journal that says this need not be written to say the other.
    pub(crate) fn says_the_same(&self, needed: &Contents) -> bool {
        let nothing = self == &Contents::default() && needed.signed_out;
        let same = self.identity == needed.identity
            && self.operations == needed.operations
            && self.highest() == needed.highest()
            && self.signed_out == needed.signed_out;
        nothing || (same && !self.torn)
    }

    /// As bytes, the operations in order of number.
    pub(crate) fn encode(&self) -> Result<Vec<u8>, CommandError> {
        let mut bytes = Vec::new();
        let Some(identity) = &self.identity else {
            encode(&Record::SignedOut, &mut bytes)?;
            return Ok(bytes);
        };
        encode(&Record::Paired(identity.clone()), &mut bytes)?;
        encode(&Record::Highest { number: self.highest() }, &mut bytes)?;
        let mut operations: Vec<&Kept> = self.operations.values().collect();
        operations.sort_by_key(|kept| kept.number);
        for kept in operations {
            encode(&Record::Operation(kept.clone()), &mut bytes)?;
        }
        Ok(bytes)
    }
}
