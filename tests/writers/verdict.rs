//! What a reader that follows a cursor has seen, beside what the writers have committed.

use std::collections::BTreeSet;

/// How many writers write at once.
pub const WRITERS: usize = 8;

/// How many transactions shall be committed.
pub fn commits() -> usize {
    std::env::var("COMMITS").map_or(4_000, |number| number.parse().expect("COMMITS is a number"))
}

/// One transaction in twenty is taken back.
pub const TAKEN_BACK: f64 = 0.05;

/// Each number stands for one case.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verdict {
    /// Committed and never seen: a phone would never hear of it.
    pub missed: usize,
    /// Seen more than once.
    pub twice: usize,
    /// Seen though nobody has committed it.
    pub unreal: usize,
    /// Numbers that were not given to a commit: nobody can tell them from one that is still to come.
    pub holes: usize,
}

pub const FLAWLESS: Verdict = Verdict { missed: 0, twice: 0, unreal: 0, holes: 0 };

impl Verdict {
    /// Compares. Numbers are counted from the one after `begin`.
    pub fn of(begin: i64, committed: &[i64], seen: &[i64]) -> Verdict {
        let committed: BTreeSet<i64> = committed.iter().copied().collect();
        let distinct: BTreeSet<i64> = seen.iter().copied().collect();
        let last = committed.last().copied().unwrap_or(begin);
        let given = usize::try_from(last - begin).expect("numbers grow");
        Verdict {
            missed: committed.difference(&distinct).count(),
            twice: seen.len() - distinct.len(),
            unreal: distinct.difference(&committed).count(),
            holes: given - committed.len(),
        }
    }
}

#[test]
fn every_flaw_is_counted() {
    assert_eq!(Verdict::of(10, &[13, 11, 12], &[11, 12, 13]), FLAWLESS);
    let flawed = Verdict { missed: 1, twice: 1, unreal: 1, holes: 2 };
    assert_eq!(Verdict::of(10, &[11, 13, 15], &[11, 11, 12, 13]), flawed);
}
