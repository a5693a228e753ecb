//! Pairing this phone with an office, and signing out.

use std::sync::Arc;

use domain::wire::PairReply;

use crate::error::{CommandError, PairingTrouble};
use crate::phone::Phone;
use crate::stamp::Stamp;
use crate::store::pairing::Pairing;
use crate::store::{draft, job, operation, pairing, rows};
use crate::view::AppView;

impl Phone {
    /// Keeps what the server answered to a right code. Work that a revoked pairing could not send is kept and numbered
    /// for the new one; its ids stay, so that nothing is done twice.
    ///
    /// # Errors
    /// [`PairingTrouble::AlreadyPaired`]; what broke.
    pub fn take_pairing(&self, server: &str, reply: &PairReply, stamp: &Stamp) -> Result<AppView, CommandError> {
        self.change(|transaction, memory| {
            if memory.pairing.is_some() && !memory.revoked {
                return Err(CommandError::Pairing { why: PairingTrouble::AlreadyPaired });
            }
            rows::remove_all(transaction)?;
            job::sweep(transaction)?;
            operation::renumber(transaction, 1, true)?;
            let fresh = Pairing {
                server: server.to_owned(),
                device: reply.device,
                token: reply.token.clone(),
                technician: reply.technician,
                technician_name: reply.technician_name.clone(),
                organisation: reply.organisation.clone(),
                epoch: None,
                cursor: 0,
                clock_offset_ms: None,
                last_success: None,
            };
            pairing::save(transaction, &fresh)?;
            memory.pairing = Some(fresh);
            memory.procedures = Arc::default();
            memory.revoked = false;
            memory.server_clock = None;
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
        self.remember(|memory| memory.pairing.is_none() || memory.revoked)
    }

    /// The server's address and the token, if this phone is paired.
    #[must_use]
    pub fn credentials(&self) -> Option<(String, String)> {
        self.remember(|memory| memory.pairing.as_ref().map(|pairing| (pairing.server.clone(), pairing.token.clone())))
    }

    /// Command `sign_out`: forgets the office's rows and the token. Refused while there is work that only this phone
    /// has: operations without an answer, and forms begun. Parked operations and unread rejections do not hold it
    /// back: the server has them, in Review, and a technician who leaves need not wait for the office.
    ///
    /// # Errors
    /// [`CommandError::UnsentWork`]; what broke. Nothing is forgotten then.
    pub fn sign_out(&self, stamp: &Stamp) -> Result<AppView, CommandError> {
        self.change(|transaction, memory| {
            let (waiting, _) = operation::counts(transaction)?;
            let drafts = draft::count(transaction)?;
            if waiting > 0 || drafts > 0 {
                return Err(CommandError::UnsentWork { waiting, drafts });
            }
            transaction.execute_batch("DELETE FROM operation; DELETE FROM pairing;")?;
            rows::remove_all(transaction)?;
            job::sweep(transaction)?;
            memory.pairing = None;
            memory.procedures = Arc::default();
            memory.revoked = false;
            memory.server_clock = None;
            Ok(())
        })?;
        // The log still holds what was deleted until it is written back; after a sign-out nothing may linger.
        self.truncate_log()?;
        self.app(stamp)
    }
}
