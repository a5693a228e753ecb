//! More payments than a file may have.

use std::collections::HashSet;

use bank::order::{PAYMENTS_MAX, Payout, Rule, bytes, check};

use super::{anna, day, run};

#[test]
fn payments_beyond_the_limit_go_into_a_second_file_none_lost_none_twice() {
    let count = 100_001;
    // Two days, so that the limit falls into the middle of a batch.
    let on = |number| if number % 3 == 0 { day("2026-11-25") } else { day("2026-11-24") };
    let payouts = (0..count).map(|number| Payout { execute_on: on(number), ..anna(number) }).collect();
    let prepared = run(payouts);
    assert_eq!((prepared.orders.len(), prepared.left_out.len()), (2, 0));
    let counts: Vec<usize> = prepared.orders.iter().map(|order| order.count()).collect();
    assert_eq!(counts, [PAYMENTS_MAX, 2]);
    assert_eq!(prepared.orders.iter().map(|order| order.sum()).sum::<i64>(), i64::from(count) * 12_000);

    let messages: HashSet<&str> = prepared.orders.iter().map(|order| order.message.as_str()).collect();
    assert_eq!(messages.len(), 2);
    let batches: Vec<_> = prepared.orders.iter().flat_map(|order| &order.batches).collect();
    let names: HashSet<&str> = batches.iter().map(|batch| batch.reference.as_str()).collect();
    assert_eq!((names.len(), batches.len()), (3, 3), "the second day goes on in the second file, under its own name");
    let references: HashSet<&str> =
        batches.iter().flat_map(|batch| &batch.payments).map(|payment| payment.reference.as_str()).collect();
    assert_eq!(references.len(), count as usize, "none twice, and as many as there were");

    let [large, small] = prepared.orders.as_slice() else { panic!("two files") };
    assert_eq!(check(&bytes(small)), []);
    assert!(bytes(large).len() < 100_000_000, "a file that can be sent");

    // Nothing else is found in both of them together.
    let mut together = large.clone();
    together.batches.extend(small.batches.clone());
    let findings = check(&bytes(&together));
    assert_eq!(findings.iter().map(|finding| finding.rule).collect::<Vec<_>>(), [Rule::TooMany]);
}
