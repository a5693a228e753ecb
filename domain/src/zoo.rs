//! Bugs that others have had, planted on purpose, so that the simulation can be seen to find each. Without the feature
//! `zoo` there is nothing of it: [`planted`] is a constant, and the compiler takes the bugs out.

#[cfg(all(feature = "zoo", not(debug_assertions)))]
compile_error!("planted bugs must never reach a release: build without the feature `zoo`");

macro_rules! zoo {
    ($($(#[doc = $doc:literal])+ $name:ident = $number:literal,)*) => {
        /// One of them, by its number in the catalogue of the research behind the design.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Bug {
            $($(#[doc = $doc])+ $name = $number,)*
        }

        impl Bug {
            /// All of them.
            pub const ALL: &[Bug] = &[$(Bug::$name,)*];

            /// What it does.
            #[must_use]
            pub fn words(self) -> &'static str {
                match self {
                    $(Bug::$name => concat!($($doc,)+).trim_ascii(),)*
                }
            }
        }
    };
}

zoo! {
    /// Z1: a cursor passes over what commits next.
    CursorPasses = 1,
    /// Z2: what is committed is not shown until something else is.
    HeadLags = 2,
    /// Z3: a page ends in the middle of a transaction.
    PageSplits = 3,
    /// Z5: the server takes in what comes after a gap.
    GapTaken = 5,
    /// Z6: what comes again is decided again.
    DecidedAgain = 6,
    /// Z7: the second operation is decided on the state before the first.
    StaleState = 7,
    /// Z9: a number that was used is answered and dropped.
    CloneDropped = 9,
    /// Z10: a phone does not send again what a restored server has lost.
    NotSentAgain = 10,
    /// Z11: one bad operation holds up all that come after it.
    QueueStuck = 11,
    /// Z14: saved is said before it is.
    SaidTooEarly = 14,
    /// Z15: the journal is not read after the database was lost.
    JournalIgnored = 15,
    /// Z21: an operation is refused for its clock.
    ClockDecides = 21,
    /// Z22: a token ends in the field.
    TokenEnds = 22,
    /// Z26: the server's database has no protection against a crash.
    NoLog = 26,
    /// Z27: phones are told of a backup that does not hold what they forget.
    BackupOverstated = 27,
    /// Z28: what was taken away comes back.
    NotTakenAway = 28,
    /// Z30: who may not do it is told that it is done.
    SilentDrop = 30,
}

#[cfg(feature = "zoo")]
mod switch {
    use std::sync::atomic::{AtomicU8, Ordering};

    use super::Bug;

    /// One for the whole process, because the server works on many threads.
    static PLANTED: AtomicU8 = AtomicU8::new(0);

    /// Plants a bug, or takes the one that is planted away.
    pub fn plant(bug: Option<Bug>) {
        PLANTED.store(bug.map_or(0, |bug| bug as u8), Ordering::SeqCst);
    }

    /// Whether this bug is planted.
    #[must_use]
    pub fn planted(bug: Bug) -> bool {
        PLANTED.load(Ordering::Relaxed) == bug as u8
    }
}

#[cfg(feature = "zoo")]
pub use switch::{plant, planted};

/// Whether this bug is planted: never.
#[cfg(not(feature = "zoo"))]
#[must_use]
#[inline(always)]
pub const fn planted(_bug: Bug) -> bool {
    false
}
