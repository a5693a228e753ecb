//! What a statement lacks of the one before it.

use domain::booking::{StatementGap, statement_gap};

#[test]
fn a_statement_is_compared_with_the_one_before_it() {
    assert_eq!(statement_gap(7, Some(100), None), None, "it is the first");
    assert_eq!(statement_gap(7, Some(100), Some((6, Some(100)))), None);
    assert_eq!(statement_gap(7, None, Some((6, Some(100)))), None, "a bank may leave it out");
    assert_eq!(statement_gap(7, Some(99), Some((7, Some(100)))), None, "the same one again");
    assert_eq!(statement_gap(7, Some(99), Some((6, Some(100)))), Some(StatementGap::OpeningDiffers { before: 6 }));
    assert_eq!(statement_gap(7, Some(99), Some((5, Some(100)))), Some(StatementGap::Missing { from: 6, until: 6 }));
    assert_eq!(statement_gap(7, Some(100), Some((2, Some(100)))), Some(StatementGap::Missing { from: 3, until: 6 }));
}
