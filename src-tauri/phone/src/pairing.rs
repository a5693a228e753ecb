//! Pairing this phone with an office, and signing out.

use std::sync::Arc;

use domain::wire::PairReply;
use domain::zoo::{Bug, planted};

use crate::error::{CommandError, PairingTrouble};
use crate::journal::join::wipe;
use crate::journal::record::Identity;
use crate::phone::{Memory, Phone};
use crate::stamp::Stamp;
use crate::store::pairing::Pairing;
use crate::store::{draft, job, operation, pairing, rows};
use crate::sync::digest_clock::DigestClock;
use crate::view::AppView;

impl Memory {
    /// Not paired, revoked, or one of two phones that use one pairing.
    fn wants_pairing(&self) -> bool {
        self.revoked || self.pairing.as_ref().is_none_or(|pairing| pairing.cloned)
    }

    /// What was known of one server is nothing to the next.
    fn forget_server(&mut self) {
        self.pairing = None;
        self.procedures = Arc::default();
        self.revoked = false;
        self.server_clock = None;
        self.digest = DigestClock::default();
    }
}

/// To another office or another person nothing is repeated that somebody has answered already. A restored office that
/// has forgotten a person gives her another identity, and knows her by her name only; what comes of it waits for Review
/// there, because the jobs are no longer hers.
fn is_the_same(before: &Identity, server: &str, reply: &PairReply) -> bool {
    let person = before.technician == reply.technician || before.technician_name == reply.technician_name;
    before.server == server && person
}

impl Phone {
    /// Keeps what the server answered to a right code. Work that a revoked pairing, or one that two phones use, could not
    /// send is kept and numbered
    /// for the new one; its ids stay, so that nothing is done twice.
    ///
    /// # Errors
    /// [`PairingTrouble::AlreadyPaired`]; what broke.
    pub fn take_pairing(&self, server: &str, reply: &PairReply, stamp: &Stamp) -> Result<AppView, CommandError> {
        self.go_on(|transaction, memory| {
            if !memory.wants_pairing() {
                return Err(CommandError::Pairing { why: PairingTrouble::AlreadyPaired });
            }
            rows::remove_all(transaction, memory.pairing.as_ref().and_then(|pairing| pairing.last_success))?;
            job::sweep(transaction)?;
            if let Some(before) = memory.pairing.as_ref()
                && is_the_same(&before.identity, server, reply)
            {
                operation::send_again_unsure(transaction, before.backed_up)?;
            }
            if planted(Bug::TokenLocksWork) {
                transaction.execute("DELETE FROM operation WHERE state = 'pending'", [])?;
            }
            operation::renumber(transaction, 1, true)?;
            let fresh = Pairing::fresh(Identity {
                server: server.to_owned(),
                device: reply.device,
                token: reply.token.clone(),
                technician: reply.technician,
                technician_name: reply.technician_name.clone(),
                organisation: reply.organisation.clone(),
            });
            pairing::save(transaction, &fresh)?;
            memory.forget_server();
            memory.pairing = Some(fresh);
            memory.journal_anew = true;
            Ok(())
        })?;
        self.app(stamp)
    }

    /// Notes that the office has revoked this pairing: then the phone may be paired anew, which is how its work gets out.
    pub fn note_revoked(&self) {
        self.remember(|memory| memory.revoked = memory.pairing.is_some());
    }

    /// Whether this phone has to be paired before it can do anything.
    #[must_use]
    pub fn wants_pairing(&self) -> bool {
        self.remember(|memory| memory.wants_pairing())
    }

    /// The server's address and the token, if this phone is paired.
    #[must_use]
    pub fn credentials(&self) -> Option<(String, String)> {
        self.remember(|memory| {
            let identity = &memory.pairing.as_ref()?.identity;
            Some((identity.server.clone(), identity.token.clone()))
        })
    }

    /// Command `sign_out`: forgets the office's rows and the token. Refused while there is work that only this phone
    /// has: operations without an answer, and forms begun. Parked operations and unread rejections do not hold it
    /// back: the server has them, in Review, and a technician who leaves need not wait for the office.
    ///
    /// # Errors
    /// [`CommandError::UnsentWork`]; what broke. Nothing is forgotten then.
    pub fn sign_out(&self, stamp: &Stamp) -> Result<AppView, CommandError> {
        self.go_on(|transaction, memory| {
            let (waiting, _) = operation::counts(transaction)?;
            let drafts = draft::count(transaction)?;
            if waiting > 0 || drafts > 0 {
                return Err(CommandError::UnsentWork { waiting, drafts });
            }
            wipe(transaction)?;
            memory.forget_server();
            memory.journal_anew = true;
            Ok(())
        })?;
        self.remove_exports()?;
        // The log still holds what was deleted until it is written back; after a sign-out nothing may linger.
        self.truncate_log()?;
        self.app(stamp)
    }
}
