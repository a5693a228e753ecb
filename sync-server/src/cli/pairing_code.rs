//! `pairing-code`.

use chrono::Utc;
use clap::Args;

use super::{CommandError, say};
use crate::db::{Database, Write};
use crate::pair::give_code;
use crate::secret::show_code;
use crate::store::technician;

/// Options of `pairing-code`.
#[derive(Debug, Args)]
pub struct PairingCode {
    /// Whose phone; the whole name
    #[arg(long, env = "EINSATZ_TECHNICIAN", value_name = "NAME")]
    technician: String,
}

/// Does it.
pub async fn run(database: Database, options: PairingCode) -> Result<(), CommandError> {
    let name = options.technician.trim().to_owned();
    let wanted = name.clone();
    let found = database.read(move |tx| technician::by_name(tx, &wanted)).await?;
    let technician = match found.as_slice() {
        [one] => *one,
        [] => return Err(CommandError::No(format!("there is no technician of the name {name}"))),
        _ => {
            return Err(CommandError::No(format!("there is more than one {name}: give the code on the office's page")));
        }
    };
    let ((code, _), _) = database.write(move |tx: &Write<'_>| give_code(tx, technician, Utc::now())).await?;
    say(&show_code(&code));
    Ok(())
}
