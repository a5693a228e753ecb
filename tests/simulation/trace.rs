//! What happened, line by line, so that the same seed can be seen to do the same.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use uuid::Uuid;

/// The lines. Identities are named by their first appearance, because some of them are drawn by the product.
#[derive(Debug, Default)]
pub struct Trace {
    pub lines: Vec<String>,
    names: HashMap<Uuid, usize>,
}

impl Trace {
    pub fn say(&mut self, line: impl Into<String>) {
        self.lines.push(line.into());
    }

    pub fn name(&mut self, id: Uuid) -> String {
        let next = self.names.len() + 1;
        format!("#{}", *self.names.entry(id).or_insert(next))
    }

    pub fn hash(&self) -> u64 {
        let mut hasher = DefaultHasher::new();
        self.lines.hash(&mut hasher);
        hasher.finish()
    }
}
