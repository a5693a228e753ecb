//! Which faults a world has, and how often: every seed draws its own few, because a world with all of them at once hides
//! what two of them do alone.

use std::collections::BTreeMap;

use rand::RngExt;
use rand::rngs::StdRng;

/// A kind of fault. The numbers are those of the list in the research behind the design.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Kind {
    /// F1: a request is lost before the server.
    RequestLost,
    /// F2: a reply is lost after the server has committed.
    ReplyLost,
    /// F3, F10: a request or a reply comes twice.
    Duplicate,
    /// F4, F7: hours pass, and others come first.
    Delay,
    /// F5: a body is cut off.
    Truncated,
    /// F8: somebody else answers, with a page of a hotel.
    CaptivePortal,
    /// F9: there is no network at all.
    NoNetwork,
    /// F11: the server is killed at a step of its disk.
    ServerKilled,
    /// F12: the server is killed between commit and reply.
    ServerKilledAfterCommit,
    /// F11: the server loses its power at a step of its disk.
    ServerPowerLoss,
    /// F14: the server is restarted in order.
    ServerRestarted,
    /// F15: the server is restored from its last backup.
    ServerRestored,
    /// F16: the server's disk is full.
    ServerFull,
    /// F16: the server's disk answers with an error.
    ServerError,
    /// F19: the server has no time.
    Overload,
    /// F20: the app is killed at a step of its disk.
    PhoneKilled,
    /// F21: the battery dies at a step of the disk.
    PhonePowerLoss,
    /// F22: the phone's disk is full.
    PhoneFull,
    /// F22: the phone's disk answers with an error.
    PhoneError,
    /// F23: the phone's database is cut off, zeroed, flipped or emptied.
    DatabaseDamaged,
    /// F24: the end of the phone's journal is torn.
    JournalTorn,
    /// F25: a second phone with the same memory.
    PhoneCloned,
    /// F25: a phone is put back to what it was days ago.
    PhonePutBack,
    /// F25: a phone that was put back uses an identity once more, for something else.
    IdentityReused,
    /// F26: the system closes the app.
    AppClosed,
    /// F30: somebody sets the phone's clock, by up to ten years.
    ClockSet,
    /// F33: the office gives a job to somebody else.
    Reassigned,
    /// F34: the office revokes a phone.
    Revoked,
    /// F35, F37: the office cancels a job.
    Cancelled,
    /// The office publishes a procedure.
    Published,
    /// Weeks pass.
    LongAbsence,
    /// F40: two dispatchers decide about the same thing at once.
    TwoDispatchers,
    /// F14, F28: an app or a server of another time: they do not understand each other.
    OtherProtocol,
    /// Some bits of a phone's copies of the server's rows are other bits, and SQLite does not see it.
    CopyAltered,
    /// What waits on a phone goes to the office as a file, at once or days later, perhaps twice.
    HandedOver,
}

impl Kind {
    pub const ALL: [Kind; 35] = [
        Kind::RequestLost,
        Kind::ReplyLost,
        Kind::Duplicate,
        Kind::Delay,
        Kind::Truncated,
        Kind::CaptivePortal,
        Kind::NoNetwork,
        Kind::ServerKilled,
        Kind::ServerKilledAfterCommit,
        Kind::ServerPowerLoss,
        Kind::ServerRestarted,
        Kind::ServerRestored,
        Kind::ServerFull,
        Kind::ServerError,
        Kind::Overload,
        Kind::PhoneKilled,
        Kind::PhonePowerLoss,
        Kind::PhoneFull,
        Kind::PhoneError,
        Kind::DatabaseDamaged,
        Kind::JournalTorn,
        Kind::PhoneCloned,
        Kind::PhonePutBack,
        Kind::IdentityReused,
        Kind::AppClosed,
        Kind::ClockSet,
        Kind::Reassigned,
        Kind::Revoked,
        Kind::Cancelled,
        Kind::Published,
        Kind::LongAbsence,
        Kind::TwoDispatchers,
        Kind::OtherProtocol,
        Kind::CopyAltered,
        Kind::HandedOver,
    ];

    /// Rare at most: worlds in which it happens all day say little about anything else.
    fn is_grave(self) -> bool {
        matches!(
            self,
            Kind::ServerRestored
                | Kind::DatabaseDamaged
                | Kind::JournalTorn
                | Kind::PhoneCloned
                | Kind::PhonePutBack
                | Kind::IdentityReused
                | Kind::Revoked
                | Kind::LongAbsence
                | Kind::CopyAltered
        )
    }
}

/// What was going on when a fault struck.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    Open,
    CheckIn,
    Answer,
    Confirm,
    Cancel,
    ServiceOrder,
    Pair,
    Outgoing,
    Incoming,
    Exchange,
    Office,
    Review,
    Backup,
    Import,
    Export,
    Start,
    Between,
}

/// The faults of one world, with their chances.
#[derive(Debug, Clone, Default)]
pub struct Swarm {
    chances: BTreeMap<Kind, f64>,
}

impl Swarm {
    pub fn draw(dice: &mut StdRng) -> Swarm {
        let mut swarm = Swarm::default();
        for kind in Kind::ALL {
            let chance = [0.02, 0.05, 0.12, 0.3][dice.random_range(0..4_usize)];
            if dice.random_bool(0.45) {
                swarm.chances.insert(kind, if kind.is_grave() { chance / 8.0 } else { chance });
            }
        }
        swarm
    }

    /// Does it happen now? Draws even when it cannot, so that a world without one fault is otherwise the same.
    pub fn strikes(&self, kind: Kind, dice: &mut StdRng) -> bool {
        let drawn: f64 = dice.random();
        self.chances.get(&kind).is_some_and(|chance| drawn < *chance)
    }

    /// Without some kinds.
    pub fn without(&mut self, kinds: &[Kind]) {
        self.chances.retain(|kind, _| !kinds.contains(kind));
    }

    /// With one kind, so often.
    pub fn always(&mut self, kind: Kind, chance: f64) {
        self.chances.insert(kind, chance);
    }

    /// From now on nothing fails any more.
    pub fn end(&mut self) {
        self.chances.clear();
    }

    pub fn kinds(&self) -> usize {
        self.chances.len()
    }
}

/// How often which fault struck during what.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Tally(pub BTreeMap<(Kind, Phase), u64>);

impl Tally {
    pub fn count(&mut self, kind: Kind, phase: Phase) {
        *self.0.entry((kind, phase)).or_default() += 1;
    }

    pub fn add(&mut self, other: &Tally) {
        for (cell, count) in &other.0 {
            *self.0.entry(*cell).or_default() += count;
        }
    }

    /// One line for each kind, with its phases.
    pub fn table(&self) -> String {
        let line = |kind: Kind| {
            let cells = self.0.iter().filter(|((found, _), _)| *found == kind);
            let (mut sum, mut phases) = (0, String::new());
            for ((_, phase), count) in cells {
                sum += count;
                phases += &format!(" {phase:?} {count}");
            }
            format!("  {:<24} {sum:>9} {phases}\n", format!("{kind:?}"))
        };
        Kind::ALL.into_iter().map(line).collect()
    }
}
