//! F7, F19: the server is away for a day. Phones ask more and more slowly, and come back one after the other. The times
//! are those of the real rule; the network is a number.

use std::collections::BTreeMap;

use phone::Pace;
use phone::view::SyncTrouble;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};

/// Phones of a large office.
const PHONES: u64 = 500;
const DAY_MS: u64 = 24 * 60 * 60 * 1_000;
/// How often a phone may ask in a day without a server: every five minutes, and a few times more at the beginning.
const ASKED_MAX: usize = 300;
/// Phones that may come back in one and the same second.
const CROWD_MAX: usize = 25;

/// What is too much for a server, if anything.
pub fn storms() -> Option<String> {
    let mut crowd: BTreeMap<u64, usize> = BTreeMap::new();
    for phone in 0..PHONES {
        let mut dice = StdRng::seed_from_u64(phone);
        let mut pace = Pace::default();
        let (mut now, mut asked) = (dice.random_range(0..60_000), 0_usize);
        while now < DAY_MS {
            asked += 1;
            let wait = pace.after(Err(SyncTrouble::Offline), true, dice.random())?;
            now += u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        }
        if asked > ASKED_MAX {
            return Some(format!("I17: phone {phone} has asked {asked} times in a day without a server"));
        }
        *crowd.entry(now / 1_000).or_default() += 1;
    }
    let largest = crowd.into_values().max().unwrap_or(0);
    (largest > CROWD_MAX).then(|| format!("I17: {largest} of {PHONES} phones come back in the same second"))
}

#[test]
fn a_server_that_was_away_is_not_stormed() {
    let _calm = crate::calm();
    assert_eq!(storms(), None);
}
