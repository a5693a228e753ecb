//! Bugs that others have had, planted on purpose, so that the simulation can be seen to find each. Without the feature
//! `zoo` there is nothing of it: [`planted`] is a constant, and the compiler takes the bugs out.

#[cfg(all(feature = "zoo", not(debug_assertions)))]
compile_error!("planted bugs must never reach a release: build without the feature `zoo`");

macro_rules! zoo {
    ($(#[doc = $words:literal] $(#[doc = $whose:literal])+ $name:ident = $number:literal,)*) => {
        /// One of them, by its number in the catalogue of the research behind the design: what it does, then whose it
        /// was. Where a bug cannot happen in this house, its nearest relative is planted, and its text says so.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum Bug {
            $(#[doc = $words] #[doc = ""] $(#[doc = $whose])+ $name = $number,)*
        }

        impl Bug {
            /// All of them.
            pub const ALL: &[Bug] = &[$(Bug::$name,)*];

            /// What it does.
            #[must_use]
            pub fn words(self) -> &'static str {
                match self {
                    $(Bug::$name => $words.trim_ascii(),)*
                }
            }

            /// Whose it was, and if it is only a relative, of what.
            #[must_use]
            pub fn whose(self) -> &'static str {
                match self {
                    $(Bug::$name => concat!($($whose),+).trim_ascii(),)*
                }
            }

            /// Not the bug itself, which cannot happen here, but its nearest relative.
            #[must_use]
            pub fn is_relative(self) -> bool {
                self.whose().contains("Relative:")
            }
        }
    };
}

zoo! {
    /// Z1: a cursor passes over what commits next.
    /// Eventuous #222, SQLStreamStore #121, kamu-cli #1398. Relative: there the number was drawn before the commit, and
    /// several committed out of order; here it is drawn under the writer's lock, so the cursor itself counts one too far.
    CursorPasses = 1,
    /// Z2: what is committed is not shown until something else is.
    /// sliceworkz/eventstore #103. Relative: there a fence of transaction ids hid it while any other transaction was
    /// open; here is no fence, so the reader's horizon stays one behind until another writer moves it.
    HeadLags = 2,
    /// Z3: a page ends in the middle of a transaction.
    /// arul28/ADE #403.
    PageSplits = 3,
    /// Z4: a phone's cursor is on disk before the rows that it stands for.
    /// PouchDB #1240, AnkiDroid #4366.
    CursorFirst = 4,
    /// Z5: the server takes in what comes after a gap.
    /// Atuin #2879.
    GapTaken = 5,
    /// Z6: what comes again is decided again.
    /// Linear's sync engine, formhub #678, FoundationDB's `commit_unknown_result`.
    DecidedAgain = 6,
    /// Z7: the second operation is decided on the state before the first.
    /// KoBoToolbox kpi #5047, Bitwarden's `CipherService`. Relative: there two requests raced between check and insert;
    /// here one writer decides, so it forgets what it has just decided.
    StaleState = 7,
    /// Z8: an identity that was used is answered with its outcome, whatever its content is now.
    /// ODK Collect #5317: a form that was edited after it was sent.
    ContentIgnored = 8,
    /// Z9: a number that was used is answered and dropped.
    /// Atuin's `on conflict do nothing`, syncthing-android #999, collect #6948: cloned and restored phones.
    CloneDropped = 9,
    /// Z10: a phone does not send again what a restored server has lost.
    /// CouchDB and PouchDB #585, #3999.
    NotSentAgain = 10,
    /// Z11: one bad operation holds up all that come after it.
    /// Replicache's rule against it, rocicorp/mono #1462, powersync-js #1058.
    QueueStuck = 11,
    /// Z12: a phone reads nothing while something waits to be sent.
    /// powersync-sqlite-core #162.
    ReadingBlocked = 12,
    /// Z13: what was once given to the network is passed over, and what comes after it is sent.
    /// rocicorp/mono #6340: the place in the queue said what had been sent.
    SentPassedOver = 13,
    /// Z14: saved is said before it is.
    /// Replicache #799, ODK Collect #1017.
    SaidTooEarly = 14,
    /// Z15: the journal is not read after the database was lost.
    /// Signal-Android #13814, Signal-iOS #5813, Delta Chat core #6915: there was none.
    JournalIgnored = 15,
    /// Z16: reading the server's rows anew wipes what waits to be sent.
    /// Mozilla's decision 0002 on damaged databases, rocicorp/mono #6558, powersync-js #954.
    RecoveryWipes = 16,
    /// Z17: what was saved under a lost token is out of reach under the next one.
    /// sqlcipher-android #68, fenix #14771, application-services #4505. Relative: there the key of the whole database was
    /// lost; here is none, and the token is the one secret that a phone can lose.
    TokenLocksWork = 17,
    /// Z18: every start of the server makes all phones read everything anew.
    /// Electric #1459, #1552, #3999.
    EpochEachStart = 18,
    /// Z19: every failure begins a wait of its own, so a phone without a server never asks more slowly.
    /// Electric #3897: many backoffs that did not know of each other. Relative: here is one for the device, and it forgets.
    WaitForgotten = 19,
    /// Z20: what tells a phone to read everything anew is not kept, so it is told again for ever.
    /// Electric #1552, AnkiDroid #2616, #3270.
    SyncsForEver = 20,
    /// Z21: an operation is refused for its clock.
    /// Anki's sync, Actual #3786, #8486, #8904.
    ClockDecides = 21,
    /// Z22: pairing anew ends the old token at once, and the reply with the new one is lost: the phone is signed out.
    /// Engram #389, GlycemicGPT #520, Duende #815. Relative: there refresh tokens rotated; here none does, and pairing is
    /// the one exchange that gives a token out.
    TokenEnds = 22,
    /// Z23: there is no reserve, so what is begun on a nearly full disk cannot be finished.
    /// Atuin #2879, Signal-iOS #5813.
    NoReserve = 23,
    /// Z24: the phone's write-ahead log is never written back.
    /// GoToSocial #2808 (1.7 GB), codebase-memory-mcp #1137 (115 GB).
    LogGrows = 24,
    /// Z25: the phone holds its database locked while it is put to sleep.
    /// matrix-rust-sdk #6366, deltachat-ios #1202: iOS ends such an app. Relative: there a transaction was under way as
    /// the app was suspended; here a command ends before that, so the lock is one that outlives its command.
    LockOutlives = 25,
    /// Z26: the server's database has no protection against a crash.
    /// SQLite's reset of the write-ahead log, met by Litestream #1432. Relative: that fault lies within SQLite before
    /// 3.51.3, which the server refuses to run on; here the log is left out, which damages the file in the same way.
    NoLog = 26,
    /// Z27: phones are told of a backup that does not hold what they forget.
    /// Delta Chat core #2254, Litestream #1164, #1220: backups that were not what they seemed. Relative: there the copy was
    /// damaged; here each is verified before anybody hears of it, so it is said to reach further than it does.
    BackupOverstated = 27,
    /// Z28: what was taken away comes back.
    /// Electric's durable streams, finding 5 of their crash simulation.
    NotTakenAway = 28,
    /// Z29: the phone's database does not wait for the disk.
    /// Delta Chat core and Atuin ship `synchronous=NORMAL`; measured, it loses what was acknowledged.
    NotSynced = 29,
    /// Z30: who may not do it is told that it is done.
    /// Zero's authoriser: "is not an error".
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
