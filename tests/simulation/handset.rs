//! A phone in somebody's hand: the real engine on a disk that can fail, and clocks that can be set.

use std::path::PathBuf;
use std::sync::Arc;

use chrono::{DateTime, Duration, Utc};
use crash_vfs::Disk;
use domain::clock::Moment;
use domain::ids::JobId;
use phone::error::CommandError;
use phone::{Phone, Stamp};
use rusqlite::Connection;
use uuid::Uuid;

use crate::inspect::{self, PhoneContent};
use crate::model::Model;
use crate::phone_disk::PhoneDisk;
use crate::swarm::{Kind, Phase};
use crate::world::World;

pub struct Handset {
    /// Whose it is: an index into [`crate::office::TECHNICIANS`].
    pub technician: usize,
    pub disk: Disk,
    pub engine: Option<Phone>,
    /// How far its wall clock is off.
    pub off: Duration,
    pub full: bool,
    /// As it was last seen.
    pub content: PhoneContent,
    /// What was seen before may be gone: forms, and how far it had read.
    pub was_damaged: bool,
    /// The flash has damaged one of its two files since it was opened last. Only the other one has what it saved.
    pub hurt: bool,
    /// Its copies of the server's rows may be other ones; it finds that out by their digest.
    pub altered: bool,
    /// Its last write has failed, about which job if about one; whether it is on the disk all the same is seen at the
    /// next start.
    pub unsure: Option<Option<JobId>>,
    /// The job that a command is about; its form may change.
    pub touched: Option<JobId>,
    /// What it was some time ago.
    pub copy: Option<Disk>,
    /// Where it has moved a damaged database in this run.
    aside: Option<PathBuf>,
    /// With the version of the data that it has seen.
    eye: Option<(Connection, i64)>,
    run: Uuid,
    began: DateTime<Utc>,
}

impl Handset {
    pub fn new(technician: usize, disk: Disk) -> Handset {
        Handset {
            technician,
            disk,
            engine: None,
            off: Duration::zero(),
            full: false,
            content: PhoneContent::default(),
            was_damaged: false,
            hurt: false,
            altered: false,
            unsure: None,
            touched: None,
            copy: None,
            aside: None,
            eye: None,
            run: Uuid::nil(),
            began: DateTime::UNIX_EPOCH,
        }
    }

    pub fn moment(&self, now: DateTime<Utc>) -> Moment {
        Moment { wall: now + self.off, elapsed_ms: (now - self.began).num_milliseconds(), run: self.run }
    }

    /// Nothing of the app uses the disk after this.
    pub fn close(&mut self) {
        (self.eye, self.aside) = (None, None);
        self.engine = None;
    }

    /// What it holds; none if nothing was written since somebody last looked.
    fn look(&mut self) -> rusqlite::Result<Option<PhoneContent>> {
        let aside = self.engine.as_ref().and_then(Phone::moved_aside);
        if aside != self.aside {
            (self.eye, self.aside) = (None, aside); // it looked at the file that is aside
        }
        if self.eye.is_none() {
            let eye = self.disk.connect(phone::FILE)?;
            eye.pragma_update(None, "query_only", true)?;
            self.eye = Some((eye, -1));
        }
        let (eye, seen) = self.eye.as_mut().expect("just opened");
        let version = inspect::data_version(eye)?;
        if version == *seen {
            return Ok(None);
        }
        eye.execute_batch("BEGIN")?;
        let content = inspect::phone(eye);
        eye.execute_batch("COMMIT")?;
        *seen = version;
        content.map(Some)
    }

    /// The next opening will see that something is wrong. What SQLite cannot see is found by the digest of the rows and
    /// the hashes of the operations, and is not modelled here.
    pub fn is_visibly_damaged(disk: &Disk) -> bool {
        let copy = disk.fork(0);
        copy.restart();
        !copy.connect(phone::FILE).is_ok_and(|eye| inspect::looks_sound(&eye).unwrap_or(false))
    }

    pub fn is_sound(&mut self) -> bool {
        self.look().is_ok() && self.eye.as_ref().is_some_and(|(eye, _)| inspect::is_sound(eye).unwrap_or(false))
    }
}

impl World {
    /// The app is started, if it does not run. False if it cannot be, for a reason that a person understands.
    pub fn open_phone(&mut self, phone: usize) -> bool {
        if self.phones[phone].engine.is_some() {
            return true;
        }
        for attempt in 0..5 {
            let disk = self.phones[phone].disk.clone();
            if attempt < 3 {
                self.plan(&disk, false);
            }
            let run = self.fresh_id();
            let now = self.now;
            let handset = &mut self.phones[phone];
            (handset.run, handset.began) = (run, now);
            let opened = Phone::open_on(Arc::new(PhoneDisk(disk.clone())), handset.moment(now));
            let struck = self.count_struck(&disk, false, Phase::Open);
            if disk.is_dead() {
                drop(opened);
                self.die(phone);
                continue;
            }
            self.phones[phone].full |= self.is_full(phone);
            match opened {
                Ok(engine) => {
                    self.phones[phone].engine = Some(engine);
                    self.phones[phone].hurt = false;
                    self.look_at_phone(phone);
                    return !self.has_failed();
                }
                Err(error) if struck => self.say(format!("{phone} does not open: {error}")),
                Err(phone::OpenError::StorageFull) if self.phones[phone].full => return false,
                Err(error) if self.phones[phone].full => {
                    self.say(format!("{phone} does not open: {error}"));
                    return false;
                }
                Err(error) => {
                    self.fail("I1", format!("phone {phone} does not open any more: {error}"));
                    return false;
                }
            }
        }
        false
    }

    /// The process or the power is gone.
    pub fn die(&mut self, phone: usize) {
        self.phones[phone].close();
        self.phones[phone].disk.restart();
    }

    fn is_full(&self, phone: usize) -> bool {
        self.phones[phone].disk.is_full()
    }

    /// What a person does with a fresh identity, and when.
    pub fn stamp(&mut self, phone: usize) -> Stamp {
        Stamp { moment: self.phones[phone].moment(self.now), id: self.fresh_id() }
    }

    /// One command of a phone, with whatever happens to its disk meanwhile. None if it did not work or was refused.
    pub fn command<T>(
        &mut self,
        phone: usize,
        phase: Phase,
        act: impl FnOnce(&Phone, &Stamp) -> Result<T, CommandError>,
    ) -> Option<T> {
        if self.has_failed() || !self.open_phone(phone) {
            return None;
        }
        let stamp = self.stamp(phone);
        let disk = self.phones[phone].disk.clone();
        self.plan(&disk, false);
        let result = act(self.phones[phone].engine.as_ref().expect("it is open"), &stamp);
        let struck = self.count_struck(&disk, false, phase);
        if disk.is_dead() {
            self.die(phone);
            self.open_phone(phone);
        }
        self.phones[phone].full |= self.is_full(phone);
        let excused = struck || self.phones[phone].full;
        match &result {
            Ok(_) => self.say(format!("{phone} {phase:?} done")),
            Err(CommandError::Refused { refusal }) => self.say(format!("{phone} {phase:?} refused: {refusal}")),
            Err(CommandError::NotPaired | CommandError::Pairing { .. }) => {}
            Err(CommandError::RestartNeeded) => {
                self.say(format!("{phone} has to be opened anew"));
                self.phones[phone].close();
                self.open_phone(phone);
            }
            Err(error) if excused => self.say(format!("{phone} {phase:?} failed: {error}")),
            Err(error) => self.fail("I1", format!("phone {phone} cannot {phase:?}: {error}")),
        }
        if self.phones[phone].engine.is_some() {
            self.look_at_phone(phone);
        }
        if struck && result.is_err() {
            self.phones[phone].unsure = Some(self.phones[phone].touched);
        }
        let saves = matches!(phase, Phase::CheckIn | Phase::Confirm);
        if saves && result.is_ok() && !self.promises.saved.contains_key(&stamp.id.into()) {
            self.fail("I1", format!("phone {phone} has said saved, and it is not"));
        }
        self.phones[phone].touched = None;
        result.ok()
    }

    /// Reads what a phone holds, and holds it to what was promised.
    pub fn look_at_phone(&mut self, phone: usize) {
        self.check_locks(phone);
        match self.phones[phone].look() {
            Ok(Some(content)) => {
                let before = std::mem::replace(&mut self.phones[phone].content, content);
                self.check_phone(phone, &before);
                self.phones[phone].unsure = None;
            }
            Ok(None) => self.phones[phone].was_damaged = false,
            Err(error) => self.fail("I1", format!("the database of phone {phone} cannot be read: {error}")),
        }
    }

    /// The office has told this phone that it may read nothing.
    pub fn note_revoked(&mut self, phone: usize) {
        if let Some(engine) = &self.phones[phone].engine {
            engine.note_revoked();
            self.say(format!("{phone} is revoked"));
        }
    }

    /// Somebody pairs a phone. False if it did not work.
    pub fn pair(&mut self, phone: usize) -> bool {
        let device = domain::ids::DeviceId(self.fresh_id());
        let token = format!("token of {device}");
        let technician = crate::office::TECHNICIANS[self.phones[phone].technician];
        let (now, shown) = (self.now, token.clone());
        let name = format!("Phone {phone}");
        let known = move |model: &mut Model| model.pair(device, technician);
        if !self.act(Phase::Pair, known, move |tx| crate::office::pair(tx, device, technician, &name, &shown, now)) {
            return false;
        }
        self.tokens.insert(device, token.clone());
        if self.strikes(Kind::ReplyLost, Phase::Pair) {
            return false;
        }
        let reply = domain::wire::PairReply {
            device,
            token,
            technician,
            technician_name: "Technician".into(),
            organisation: "Office".into(),
            protocols: Some(domain::wire::Protocols::HERE),
        };
        let server = "https://office.example";
        self.command(phone, Phase::Pair, |phone, stamp| phone.take_pairing(server, &reply, stamp)).is_some()
    }

    /// The token that a phone shows.
    pub fn token(&self, phone: usize) -> Option<String> {
        let credentials = self.phones[phone].engine.as_ref().and_then(Phone::credentials);
        credentials.map(|(_, token)| token)
    }

    /// Counts a mishap to a phone as a fault.
    pub fn mishap(&mut self, kind: Kind) -> Option<usize> {
        let strikes = self.strikes(kind, Phase::Between);
        let phone = rand::RngExt::random_range(&mut self.dice, 0..self.phones.len());
        strikes.then_some(phone)
    }
}
