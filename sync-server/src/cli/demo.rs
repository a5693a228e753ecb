//! `demo`: fills an empty database, so that every screen has something to show.

use chrono::Utc;
use clap::Args;
use domain::money::Money;
use domain::swisscom;
use uuid::Uuid;

use super::sample::{self, PEOPLE};
use super::{CommandError, claims, payments, say};
use crate::api::Role;
use crate::db::{Database, DbError, Read, Write};
use crate::password;
use crate::store::{procedure, setting, technician, user};

/// People of the invented office: name, role, password.
const USERS: [(&str, Role, &str); 4] = [
    ("dispatcher", Role::Dispatcher, "sample-dispatcher"),
    ("finance", Role::Finance, "sample-finance"),
    ("finance2", Role::Finance, "sample-finance2"),
    ("admin", Role::Admin, "sample-admin"),
];
/// The invented office.
pub const ORGANISATION: &str = "Muster Netzbau (sample)";
/// Jobs written in one transaction: a phone reads at least a whole transaction at once.
const AT_ONCE: u32 = 500;

/// Options of `demo`.
#[derive(Debug, Args)]
pub struct Demo {
    /// That many more jobs of about 1 KB for the first technician, to see how it is with many
    #[arg(long, env = "EINSATZ_DEMO_JOBS", default_value_t = 0, value_name = "N",
        value_parser = clap::value_parser!(u32).range(0..=100_000))]
    jobs: u32,

    /// That many more claims of visits seven weeks ago, to see how a day of payments is with many
    #[arg(long, env = "EINSATZ_DEMO_CLAIMS", default_value_t = 0, value_name = "N",
        value_parser = clap::value_parser!(u32).range(0..=20_000))]
    claims: u32,
}

/// Does it.
pub async fn run(database: Database, options: Demo) -> Result<(), CommandError> {
    if !database.read(is_empty).await? {
        return Err(CommandError::No(
            "this database is not empty. Sample data go into an empty one only, so that nobody mixes them with real \
             work: choose another file with --database"
                .into(),
        ));
    }
    let mut users = Vec::new();
    for (name, role, password) in USERS {
        let password_hash = password::hash(password)?;
        users.push(user::User { name: name.into(), role, password_hash });
    }
    let now = Utc::now();
    let ((), _) = database
        .write(move |tx: &Write<'_>| {
            // Two at once would both have seen an empty database.
            if !is_empty(tx)? {
                return Err(DbError::Stored("somebody else fills this database".into()));
            }
            setting::make_epoch(tx, Uuid::now_v7())?;
            setting::set(tx, setting::SAMPLE, "1")?;
            setting::set(tx, setting::ORGANISATION, ORGANISATION)?;
            for user in &users {
                user::save(tx, user, now)?;
            }
            let begin = sample::today(now) - chrono::Duration::days(400);
            let amounts = [Some(Money::rappen(6_000)), Some(Money::rappen(6_000)), Some(Money::rappen(4_500))];
            procedure::insert(tx, &swisscom::procedure(begin, amounts, true))?;
            for person in &PEOPLE {
                technician::insert(tx, sample::person_id(person), person.name, person.phone, now)?;
            }
            sample::write_days(tx, now)
        })
        .await?;
    database.write(move |tx: &Write<'_>| payments::write_payments(tx, now)).await?;
    let mut written = 0;
    while written < options.jobs {
        let until = options.jobs.min(written + AT_ONCE);
        database.write(move |tx: &Write<'_>| sample::write_many(tx, now, written..until)).await?;
        written = until;
    }
    let mut written = 0;
    while written < options.claims {
        let until = options.claims.min(written + AT_ONCE);
        database.write(move |tx: &Write<'_>| claims::write_claims(tx, now, written..until)).await?;
        written = until;
    }
    say("The database is filled with invented sample data.");
    for (name, _, password) in USERS {
        say(&format!("sign in as {name} with password {password}"));
    }
    for person in &PEOPLE {
        say(&format!("technician {}", person.name));
    }
    Ok(())
}

fn is_empty(tx: &Read<'_>) -> Result<bool, DbError> {
    let anything = tx.one("SELECT 1 FROM technician UNION ALL SELECT 1 FROM job LIMIT 1", &[], |row| row.int(0))?;
    Ok(anything.is_none() && user::none(tx)? && procedure::all(tx)?.is_empty())
}
