//! Time and identity of one thing a person does. They are arguments of every command: the host stamps, the phone never
//! reads a clock. So a test can live through ten years in a millisecond.

use domain::clock::Moment;
use uuid::Uuid;

/// When it is done, and the id of what is made by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stamp {
    /// Both clocks of the phone.
    pub moment: Moment,
    /// A fresh UUIDv7. An operation is named by it.
    pub id: Uuid,
}
