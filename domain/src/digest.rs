//! A short sum of the rows that a phone holds, so that phone and server can find out whether they hold the same ones.
//! A difference is a bug, ours or the flash's; it is mended by reading everything anew.

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

/// How many rows, and the sum of their hashes. The order of rows does not matter, and a row can be taken out again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Digest {
    /// How many.
    pub rows: u64,
    /// The sum, modulo 2^64, of the first eight bytes of the SHA-256 of each row.
    pub sum: u64,
}

impl Digest {
    /// Adds a row: its entity, its identity, and its JSON byte for byte as it went over the wire. Outcomes are no rows:
    /// phones do not keep them as such.
    pub fn add(&mut self, entity: &str, id: &str, body: &str) {
        let mut hash = Sha256::new();
        for part in [entity, "\0", id, "\0", body] {
            hash.update(part.as_bytes());
        }
        let first = hash.finalize().iter().take(8).fold(0_u64, |number, byte| (number << 8) | u64::from(*byte));
        self.rows += 1;
        self.sum = self.sum.wrapping_add(first);
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    fn of(rows: &[(&str, &str, &str)]) -> Digest {
        let mut digest = Digest::default();
        for (entity, id, body) in rows {
            digest.add(entity, id, body);
        }
        digest
    }

    #[test]
    fn rows_in_any_order_give_the_same_digest_and_other_rows_another() {
        let (one, two) = (("job", "1", "{}"), ("claim", "2", "{}"));
        assert_eq!(of(&[one, two]), of(&[two, one]));
        for other in [&[one][..], &[one, one], &[one, ("claim", "2", "{ }")], &[one, ("job", "2", "{}")], &[]] {
            assert_ne!(of(&[one, two]), of(other));
        }
        assert_ne!(of(&[("job", "12", "")]), of(&[("job", "1", "2")]), "parts do not run into each other");
    }
}
