//! The two functions around the network. Everything between them may fail and be repeated.

pub(crate) mod incoming;
pub(crate) mod outgoing;
