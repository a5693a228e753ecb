//! How often strangers may try.

use std::net::IpAddr;
use std::num::NonZeroU32;

use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota};

/// All addresses together may try so many times what one may: a crowd cannot guess either.
const CROWD: u32 = 10;
/// Addresses remembered before those that have been quiet are forgotten.
const ADDRESSES: usize = 10_000;

/// How often strangers may try.
pub struct Limits {
    pairing: Limit,
    sign_in: Limit,
}

struct Limit {
    each: DefaultKeyedRateLimiter<IpAddr>,
    together: DefaultDirectRateLimiter,
}

impl Limit {
    fn new(per_minute: u32) -> Limit {
        let quota = |times: u32| Quota::per_minute(NonZeroU32::new(times).unwrap_or(NonZeroU32::MIN));
        Limit {
            each: governor::RateLimiter::keyed(quota(per_minute)),
            together: governor::RateLimiter::direct(quota(per_minute.saturating_mul(CROWD))),
        }
    }

    fn allows(&self, from: IpAddr) -> bool {
        if self.each.len() > ADDRESSES {
            self.each.retain_recent();
        }
        // One address's surplus must not use up what all have together.
        self.each.check_key(&from).is_ok() && self.together.check().is_ok()
    }
}

impl Limits {
    /// So many a minute for each address.
    #[must_use]
    pub fn new(pairings: u32, sign_ins: u32) -> Limits {
        Limits { pairing: Limit::new(pairings), sign_in: Limit::new(sign_ins) }
    }

    /// Counts an attempt to pair.
    #[must_use]
    pub fn pairing(&self, from: IpAddr) -> bool {
        self.pairing.allows(from)
    }

    /// Counts an attempt to sign in.
    #[must_use]
    pub fn sign_in(&self, from: IpAddr) -> bool {
        self.sign_in.allows(from)
    }
}
