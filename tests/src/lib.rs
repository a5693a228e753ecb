//! The promises of Einsatz.
