//! `user add`.

use std::io::Read;
use std::path::PathBuf;

use chrono::Utc;
use clap::{Args, Subcommand};
use domain::refusal::Field;

use super::{CommandError, say};
use crate::api::Role;
use crate::db::{Database, Write};
use crate::password::{self, PASSWORD_MAX, PASSWORD_MIN};
use crate::store::user;

/// `user`.
#[derive(Debug, Args)]
pub struct User {
    #[command(subcommand)]
    command: UserCommand,
}

#[derive(Debug, Subcommand)]
enum UserCommand {
    /// Add a person, or give a known one another role and password
    Add(Add),
}

#[derive(Debug, Args)]
#[group(id = "password", required = true, multiple = false)]
struct Password {
    /// Read the password from the input, up to the end of the line
    #[arg(long)]
    password_stdin: bool,
    /// Read the password from a file, up to the end of the line
    #[arg(long, env = "EINSATZ_PASSWORD_FILE", value_name = "PATH")]
    password_file: Option<PathBuf>,
}

#[derive(Debug, Args)]
struct Add {
    /// The name to sign in with
    #[arg(long, env = "EINSATZ_USER_NAME")]
    name: String,
    /// What this person may do; an admin may do everything
    #[arg(long, env = "EINSATZ_USER_ROLE")]
    role: Role,
    #[command(flatten)]
    password: Password,
}

/// Does it.
pub async fn run(database: Database, user: User) -> Result<(), CommandError> {
    let UserCommand::Add(add) = user.command;
    let name = add.name.trim().to_owned();
    Field::PersonName.require(&name).map_err(|refusal| CommandError::No(format!("--name: {refusal}")))?;
    let password = read(&add.password)?;
    let length = password.chars().count();
    if length < PASSWORD_MIN || password.len() > PASSWORD_MAX {
        return Err(CommandError::No(format!("a password has {PASSWORD_MIN} to {PASSWORD_MAX} characters")));
    }
    let user = user::User { name: name.clone(), role: add.role, password_hash: password::hash(&password)? };
    database.write(move |tx: &Write<'_>| user::save(tx, &user, Utc::now())).await?;
    say(&format!("{name} can sign in"));
    Ok(())
}

fn read(from: &Password) -> Result<String, CommandError> {
    let text = match &from.password_file {
        Some(path) => std::fs::read_to_string(path)
            .map_err(|error| CommandError::System(format!("cannot read {}", path.display()), error))?,
        None => {
            let mut text = String::new();
            let limit = (PASSWORD_MAX + 2) as u64; // a longer one is refused either way
            let read = std::io::stdin().take(limit).read_to_string(&mut text);
            read.map_err(|error| CommandError::System("cannot read the password".into(), error))?;
            text
        }
    };
    Ok(text.lines().next().unwrap_or_default().to_owned())
}
