//! How often strangers may try.

use std::net::IpAddr;
use std::num::NonZeroU32;

use domain::ids::DeviceId;
use governor::{DefaultDirectRateLimiter, DefaultKeyedRateLimiter, Quota};

/// All addresses together may try so many times what one may: a crowd cannot guess either.
const CROWD: u32 = 10;
/// Addresses remembered before those that have been quiet are forgotten.
const ADDRESSES: usize = 10_000;

/// Requests with operations that a revoked phone may bring in a minute: a thousand operations each are more than any
/// phone holds, and one that somebody has stolen cannot fill the disk.
const DEPOSITS: u32 = 12;

/// Times that a phone may read everything anew at once because it holds other rows; then once an hour. An app that keeps
/// a row in another way than we think would do so for ever.
const REBUILDS: NonZeroU32 = NonZeroU32::MIN.saturating_add(9);

/// How often strangers may try.
pub struct Limits {
    pairing: Limit,
    sign_in: Limit,
    deposit: DefaultKeyedRateLimiter<DeviceId>,
    rebuild: DefaultKeyedRateLimiter<DeviceId>,
}

struct Limit {
    each: DefaultKeyedRateLimiter<IpAddr>,
    together: DefaultDirectRateLimiter,
}

fn quota(times_per_minute: u32) -> Quota {
    Quota::per_minute(NonZeroU32::new(times_per_minute).unwrap_or(NonZeroU32::MIN))
}

impl Limit {
    fn new(per_minute: u32) -> Limit {
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
        let deposit = governor::RateLimiter::keyed(quota(DEPOSITS));
        let rebuild = governor::RateLimiter::keyed(Quota::per_hour(NonZeroU32::MIN).allow_burst(REBUILDS));
        Limits { pairing: Limit::new(pairings), sign_in: Limit::new(sign_ins), deposit, rebuild }
    }

    /// Counts an attempt to pair.
    #[must_use]
    pub fn pairing(&self, from: IpAddr) -> bool {
        self.pairing.allows(from)
    }

    /// Counts what a revoked phone brings.
    #[must_use]
    pub fn deposit(&self, from: DeviceId) -> bool {
        self.deposit.check_key(&from).is_ok()
    }

    /// Counts a phone that reads everything anew.
    #[must_use]
    pub fn rebuild(&self, by: DeviceId) -> bool {
        self.rebuild.check_key(&by).is_ok()
    }

    /// Counts an attempt to sign in.
    #[must_use]
    pub fn sign_in(&self, from: IpAddr) -> bool {
        self.sign_in.allows(from)
    }
}
