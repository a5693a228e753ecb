//! What happens between the steps: clocks, closed apps, damaged files, cloned phones, a lost server.

use chrono::Duration;
use crash_vfs::{Damage, Disk};
use phone::disk::{FILE, JOURNAL};
use rand::RngExt;
use sync_server::db::Write;

use crate::handset::Handset;
use crate::swarm::{Kind, Phase};
use crate::world::World;

/// Phones at most: each clone is one more.
const PHONES_MAX: usize = 7;

impl World {
    pub fn mishaps(&mut self) {
        self.make_room();
        self.phone_mishaps();
        self.server_mishaps();
        if self.strikes(Kind::LongAbsence, Phase::Between) {
            self.now += Duration::days(self.dice.random_range(20..80));
        }
        for phone in 0..self.phones.len() {
            let wants = self.phones[phone].engine.as_ref().is_some_and(phone::Phone::wants_pairing);
            if wants && self.dice.random_bool(0.2) {
                self.pair(phone);
            }
        }
    }

    /// Somebody deletes photos.
    fn make_room(&mut self) {
        for phone in 0..self.phones.len() {
            if self.phones[phone].full && self.dice.random_bool(0.15) {
                self.phones[phone].disk.make_room();
                self.phones[phone].full = false;
            }
        }
        if self.office.disk.is_full() && self.dice.random_bool(0.3) {
            self.office.disk.make_room();
        }
    }

    fn phone_mishaps(&mut self) {
        if let Some(phone) = self.mishap(Kind::AppClosed) {
            self.phones[phone].close();
        }
        if let Some(phone) = self.mishap(Kind::ClockSet) {
            let days = self.dice.random_range(-3_650..3_650);
            let right = self.dice.random_bool(0.4) || self.true_clocks;
            self.phones[phone].off = if right { Duration::zero() } else { Duration::days(days) };
        }
        if let Some(phone) = self.mishap(Kind::DatabaseDamaged) {
            self.damage(phone);
        }
        if let Some(phone) = self.mishap(Kind::CopyAltered) {
            self.alter(phone);
        }
        if let Some(phone) = self.mishap(Kind::JournalTorn) {
            self.tear(phone);
        }
        if let Some(phone) = self.mishap(Kind::PhoneCloned)
            && self.phones.len() < PHONES_MAX
        {
            self.phones[phone].close();
            let technician = self.phones[phone].technician;
            let mut clone = Handset::new(technician, self.phones[phone].disk.fork(self.dice.random()));
            (clone.altered, clone.hurt) = (self.phones[phone].altered, self.phones[phone].hurt);
            self.phones.push(clone);
            let twin = self.phones.len() - 1;
            self.open_phone(twin);
        }
        if self.swarm_draws(Kind::PhonePowerLoss) && self.dice.random_bool(0.3) {
            self.battery_dies();
        }
        if let Some(phone) = self.mishap(Kind::IdentityReused) {
            self.reuse_identity(phone);
        }
        if self.dice.random_bool(0.02) {
            let phone = self.dice.random_range(0..self.phones.len());
            let seed = self.dice.random();
            self.phones[phone].copy = Some(self.phones[phone].disk.fork(seed));
        }
        if let Some(phone) = self.mishap(Kind::PhonePutBack) {
            self.put_back(phone);
        }
    }

    /// The end of the journal is gone.
    fn tear(&mut self, phone: usize) {
        if self.phones[phone].hurt {
            return;
        }
        self.phones[phone].close();
        let length = self.phones[phone].disk.length(JOURNAL).unwrap_or(0);
        let cut = length.saturating_sub(self.dice.random_range(1..600_usize));
        let disk = &self.phones[phone].disk;
        let torn = disk.truncate(JOURNAL, cut).and_then(|()| disk.sync(JOURNAL));
        self.phones[phone].hurt = true;
        self.say(format!("the journal of {phone} is torn from {length} to {cut}: {}", torn.is_ok()));
        self.open_phone(phone);
    }

    /// The database is damaged while the app is closed; then it is opened again.
    fn damage(&mut self, phone: usize) {
        if self.phones[phone].hurt {
            return; // what was saved is in two files, and nobody promises anything of none
        }
        self.phones[phone].close();
        let damage = [Damage::CutShort, Damage::Zeroed, Damage::Flipped, Damage::Emptied];
        let damage = damage[self.dice.random_range(0..damage.len())];
        let log = format!("{FILE}-wal");
        let file = if self.dice.random_bool(0.3) { log.as_str() } else { FILE };
        let before = self.phones[phone].disk.fork(self.dice.random());
        if !self.phones[phone].disk.damage(file, damage) {
            return;
        }
        if file == FILE && !Handset::is_visibly_damaged(&self.phones[phone].disk) {
            self.phones[phone].disk = before;
            return;
        }
        (self.phones[phone].was_damaged, self.phones[phone].hurt) = (true, true);
        self.say(format!("{damage:?} {file} of {phone}"));
        self.open_phone(phone);
    }

    /// A job on a phone says something else than the server's row.
    fn alter(&mut self, phone: usize) {
        self.phones[phone].close();
        let altered = self.phones[phone].disk.connect(FILE).and_then(|connection| {
            connection.execute("UPDATE job SET body = replace(body, 'Internet', 'Telefon') WHERE gone = 0", [])
        });
        self.say(format!("{} copies on {phone} are altered", altered.unwrap_or(0)));
        self.phones[phone].altered = true;
        self.open_phone(phone);
    }

    /// The phone is again what it was some time ago: what it alone has saved since is lost, as with a phone that is
    /// destroyed.
    fn put_back(&mut self, phone: usize) {
        let Some(copy) = &self.phones[phone].copy else { return };
        let disk: Disk = copy.fork(self.dice.random());
        self.phones[phone].close();
        self.phones[phone].disk = disk;
        (self.phones[phone].was_damaged, self.phones[phone].altered) = (true, true);
        for (_, owners) in self.promises.saved.values_mut() {
            owners.remove(&phone);
        }
        let content = &self.content;
        self.promises.saved.retain(|id, (body, owners)| !owners.is_empty() || content.has(*id, body));
        self.say(format!("{phone} is put back"));
        self.open_phone(phone);
    }

    fn server_mishaps(&mut self) {
        if self.strikes(Kind::ServerRestarted, Phase::Between) {
            self.office.stop();
        }
        if self.swarm_draws(Kind::ServerRestored) {
            self.restore();
        }
        let power = self.swarm_draws(Kind::ServerPowerLoss) && self.dice.random_bool(0.3);
        if power {
            self.tally.count(Kind::ServerPowerLoss, Phase::Between);
            self.lose_power();
        }
        if self.strikes(Kind::Reassigned, Phase::Between) {
            self.reassign();
        }
        if self.strikes(Kind::Cancelled, Phase::Between) {
            self.cancel();
        }
        if self.strikes(Kind::Revoked, Phase::Between) {
            self.revoke();
        }
    }

    fn swarm_draws(&mut self, kind: Kind) -> bool {
        self.swarm.strikes(kind, &mut self.dice)
    }

    /// The office revokes the pairing of some phone.
    fn revoke(&mut self) {
        let phone = self.dice.random_range(0..self.phones.len());
        let Some(device) = self.phones[phone].content.device else { return };
        let now = self.now;
        let revoke = move |tx: &Write<'_>| Ok(sync_server::store::device::revoke(tx, device, now)?);
        if self.act(Phase::Office, move |model| model.revoke(device), revoke) {
            self.say(format!("the office revokes {phone}"));
        }
    }
}
