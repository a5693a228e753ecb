//! Maps by identities.

use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};

/// Found by an identity that is made of a SHA-256 itself: to hash it once more would find nothing sooner.
pub(super) type ById<K, V> = HashMap<K, V, BuildHasherDefault<FirstBytes>>;

/// The first eight bytes of what is hashed.
#[derive(Debug, Default)]
pub(super) struct FirstBytes(u64);

impl Hasher for FirstBytes {
    fn write(&mut self, bytes: &[u8]) {
        let mut first = [0; 8];
        first.iter_mut().zip(bytes).for_each(|(to, from)| *to = *from);
        self.0 ^= u64::from_le_bytes(first);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}
