//! Statements of an account follow each other: what one lacks of the one before it.

/// What does not fit between two statements.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum StatementGap {
    /// Statements with these numbers have not been taken in.
    Missing {
        /// The first.
        from: i64,
        /// The last.
        until: i64,
    },
    /// It does not begin with the balance with which the one before it ends.
    OpeningDiffers {
        /// The number of that one.
        before: i64,
    },
}

/// Compares a statement, by the bank's number of it and the balance with which it begins, with the last one before it
/// that is known: its number and the balance with which it ends. Balances in hundredths; a bank may leave them out.
#[must_use]
pub fn statement_gap(number: i64, opening: Option<i64>, before: Option<(i64, Option<i64>)>) -> Option<StatementGap> {
    let (before, closing) = before?;
    if before < number - 1 {
        return Some(StatementGap::Missing { from: before + 1, until: number - 1 });
    }
    let differs = before == number - 1 && opening.zip(closing).is_some_and(|(opening, closing)| opening != closing);
    differs.then_some(StatementGap::OpeningDiffers { before })
}
