//! Which version of the protocol is spoken with a server: the newest, until it says that it does not speak that one.

use std::sync::atomic::{AtomicU32, Ordering};

use domain::wire::Protocols;

/// Which side has to be updated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum TooOld {
    /// This app.
    App,
    /// The server.
    Server,
}

/// For one run of the app; after a restart the newest is tried again.
#[derive(Debug)]
pub(super) struct Speech {
    here: Protocols,
    now: AtomicU32,
}

impl Speech {
    pub(super) fn new(here: Protocols) -> Speech {
        Speech { here, now: AtomicU32::new(here.newest) }
    }

    /// The version to speak.
    pub(super) fn now(&self) -> u32 {
        self.now.load(Ordering::Relaxed)
    }

    /// The server has refused the version; it may have said which ones it speaks. From here on the newest common one is
    /// spoken. A server that refuses a version which it says it speaks contradicts itself; an app can do no more then
    /// than be updated.
    pub(super) fn meet(&self, theirs: Option<Protocols>) -> Result<(), TooOld> {
        let Some(theirs) = theirs else { return Err(TooOld::App) };
        match self.here.common(theirs) {
            Some(version) if version != self.now() => {
                self.now.store(version, Ordering::Relaxed);
                Ok(())
            }
            Some(_) => Err(TooOld::App),
            None if theirs.newest < self.here.oldest => Err(TooOld::Server),
            None => Err(TooOld::App),
        }
    }
}
