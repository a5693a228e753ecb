//! Backups of the server, what comes back from them, and work that comes as a file.

use domain::work_file::WorkFile;
use rand::RngExt;
use sync_server::failure::Failure;
use sync_server::store::setting;

use crate::office::FILE;
use crate::swarm::{Kind, Phase};
use crate::world::{Backup, World};

impl World {
    /// A copy of the database is made and found sound; phones are told how far it goes.
    pub fn back_up(&mut self) {
        if !self.start_office() {
            return;
        }
        let file = self.folder.as_ref().map(|folder| folder.path().join("office.backup"));
        if let Some(file) = &file {
            let (head, disk) = (self.content.head, self.office.disk.clone());
            self.plan(&disk, true);
            let taken = self.office.back_up(file, self.now);
            let struck = self.look_after(&disk, Phase::Backup);
            match taken {
                Ok(taken) if taken == head => {}
                Ok(taken) => return self.fail("I26", format!("a backup of {head} holds {taken}")),
                Err(_) if struck => return self.say("no backup"), // its words name a folder
                Err(error) => return self.fail("I26", format!("no backup: {error}")),
            }
        }
        let disk = self.office.disk.fork(self.dice.random());
        let (content, model, told) = (self.content.clone(), self.model.clone(), self.promises.told.clone());
        let head = content.head;
        self.backup = Some(Backup { disk, file, content, model, told });
        if self.act(Phase::Backup, |_| (), move |tx| Ok(setting::set_backed_up(tx, head)?)) {
            self.say(format!("backed up to {head}"));
        }
    }

    /// The server is lost and restored from its last backup, under a new epoch.
    pub fn restore(&mut self) {
        let Some(backup) = &self.backup else { return };
        let disk = match &backup.file {
            Some(_) => crash_vfs::Disk::new(self.dice.random()),
            None => backup.disk.fork(self.dice.random()),
        };
        (self.content, self.model) = (backup.content.clone(), backup.model.clone());
        self.unsure.clear();
        self.promises.told.clone_from(&backup.told);
        let content = &self.content;
        self.promises.saved.retain(|id, (body, owners)| !owners.is_empty() || content.has(*id, body));
        if let Some(file) = &backup.file {
            if let Err(error) = self.office.restore(file, disk) {
                return self.fail("I26", format!("a backup is not restored: {error}"));
            }
        } else {
            self.office.stop();
            self.office.disk = disk;
            self.office.disk.restart();
            let epoch = self.fresh_id().to_string();
            let renamed = self.office.disk.connect(FILE).and_then(|connection| {
                connection.execute("UPDATE setting SET value = ?1 WHERE name = 'epoch'", [epoch])
            });
            renamed.expect("a backup can be written");
        }
        self.say(format!("restored to {}", self.content.head));
        self.tally.count(Kind::ServerRestored, Phase::Office);
        self.look_at_office();
        for phone in 0..self.phones.len() {
            self.check_saved(phone);
        }
    }

    /// What waits on a phone leaves it as a file.
    pub fn hand_over(&mut self, phone: usize) {
        if self.phones[phone].content.pending() == 0 || !self.strikes(Kind::HandedOver, Phase::Between) {
            return;
        }
        let Some(view) = self.command(phone, Phase::Export, |phone, stamp| phone.export(stamp)) else { return };
        let file: WorkFile = serde_json::from_str(&view.text).expect("a file of unsent work is JSON");
        self.files.push(file.clone());
        if self.dice.random_bool(0.5) {
            self.bring(file);
        }
    }

    /// The office takes such a file in: one that came some time ago, perhaps for the second time.
    pub fn bring_old(&mut self) {
        if !self.files.is_empty() {
            let which = self.dice.random_range(0..self.files.len());
            self.bring(self.files[which].clone());
        }
    }

    fn bring(&mut self, file: WorkFile) {
        if self.has_failed() || !self.start_office() {
            return;
        }
        let (device, count) = (file.device, file.operations.len());
        let numbered = self.promises.numbered.entry(device).or_default();
        for envelope in &file.operations {
            numbered.entry(envelope.number).or_default().insert(envelope.id);
        }
        let disk = self.office.disk.clone();
        self.plan(&disk, true);
        let answer = self.office.import(file);
        let struck = self.look_after(&disk, Phase::Import);
        match answer {
            Ok(brought) => {
                self.say(format!("a file of {count} operations brings {}", brought.new));
                if brought.missing.is_none() && (brought.new + brought.known) as usize != count {
                    self.fail("I18", format!("of a file with {count} operations {brought:?} were taken in"));
                }
            }
            Err(Failure::Broken(error)) => self.broken(&error, struck),
            Err(Failure::No(_, problem)) if self.model.knows(device) => {
                self.fail("I24", format!("a file of unsent work is refused: {}", problem.message));
            }
            Err(Failure::No(..)) => {}
        }
    }
}
