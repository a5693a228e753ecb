//! The two functions around the network. Everything between them may fail and be repeated.

pub(crate) mod digest_clock;
pub(crate) mod incoming;
pub(crate) mod outgoing;
pub(crate) mod rows;
