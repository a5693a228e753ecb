//! Who does something with money on the command line: the rules about persons are those of the pages.

use clap::Args;

use crate::api::Role;
use crate::db::Read;
use crate::failure::{Answer, Failure};
use crate::store::user;

#[derive(Debug, Clone, Args)]
pub(super) struct Person {
    /// Who does it: somebody of finance who can sign in to the office
    #[arg(long = "as", env = "EINSATZ_PERSON", value_name = "NAME")]
    name: String,
}

impl Person {
    /// The name of that person, if it is somebody of finance.
    pub(super) fn of_finance(&self, tx: &Read<'_>) -> Answer<String> {
        let name = self.name.trim();
        let known = user::get(tx, name)?.filter(|user| matches!(user.role, Role::Finance | Role::Admin));
        let user = known.ok_or_else(|| Failure::invalid(format!("{name} is nobody of finance")))?;
        Ok(user.name)
    }
}
