//! How the app looks.

use crate::error::CommandError;
use crate::phone::Phone;
use crate::stamp::Stamp;
use crate::store::pairing;
use crate::view::{AppView, Settings};

impl Phone {
    /// Command `settings`.
    ///
    /// # Errors
    /// What broke; the settings are as before.
    pub fn settings(&self, stamp: &Stamp, settings: Settings) -> Result<AppView, CommandError> {
        self.change(|transaction, memory| {
            pairing::save_settings(transaction, &settings)?;
            memory.settings = settings;
            Ok(())
        })?;
        self.app(stamp)
    }
}
