//! Files to the bank and from it, in the forms of ISO 20022 and the Swiss Payment Standards.
//!
//! Bytes in, plain data out, and the other way round: no database, no clock, no rules about claims. What a booking means
//! for a claim is decided in `domain`.
//!
//! Sources: SIX, "Schweizer Implementation Guidelines Überweisungen" 2.2 and "Business Rules" 3.2 (SPS 2025), here [SPS]
//! and [BR].

/// What a payment order says, how it is written, and what a bank would refuse in it.
pub mod order;
/// What the bank says: its answer to an order, and its statements.
pub mod statement;
