//! F26: the system puts the app to sleep between two commands. iOS ends an app that holds a lock then.

use phone::disk::FILE;

use crate::world::World;

impl World {
    /// I26: between two commands, whatever came of the last, nothing of the phone's database is locked.
    pub fn check_locks(&mut self, phone: usize) {
        if self.phones[phone].disk.is_locked(FILE) {
            self.fail("I26", format!("phone {phone} is put to sleep and holds its database locked"));
        }
    }
}
