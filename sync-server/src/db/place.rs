//! Where a database is.

use std::path::{Path, PathBuf};

use postgres::Config;
use postgres::config::SslMode;

use super::DbError;

/// Where a database is: in a file of SQLite's, or with a PostgreSQL server.
#[derive(Debug, Clone)]
pub enum Place {
    /// A file. SQLite keeps it.
    File(PathBuf),
    /// A server, a database on it, and who signs in. Its password is never shown.
    Postgres(Box<Config>),
}

impl Place {
    /// Reads what a person wrote: `postgres://…`, or a path.
    ///
    /// # Errors
    /// [`DbError::Place`]: it begins like an address and is none, or asks for what this server cannot do.
    pub fn read(text: &str) -> Result<Place, DbError> {
        if !["postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme)) {
            return Ok(Place::File(text.into()));
        }
        if asks_for_tls(text) {
            return Err(DbError::Place(
                "this server does not speak TLS to PostgreSQL: leave out sslmode, and reach the database over a unix \
                 socket, a private network, or a tunnel or pool on this machine that speaks TLS for it",
            ));
        }
        let config = text.parse::<Config>().map_err(|_| {
            DbError::Place(
                "the address of the database cannot be read: it looks like postgres://user:password@host:5432/name, \
                 with %-signs for special letters, and knows the options of PostgreSQL's documentation",
            )
        })?;
        if config.get_hosts().is_empty() && config.get_hostaddrs().is_empty() {
            return Err(DbError::Place("the address of the database names no host"));
        }
        Ok(Place::Postgres(Box::new(config)))
    }
}

/// Before the address is read, because the client's library does not know every word that demands it.
fn asks_for_tls(text: &str) -> bool {
    let options = text.split_once('?').map_or("", |(_, options)| options);
    options
        .split('&')
        .filter_map(|option| option.strip_prefix("sslmode="))
        .any(|mode| !matches!(mode, "disable" | "allow" | "prefer"))
}

impl From<&Path> for Place {
    fn from(path: &Path) -> Place {
        Place::File(path.to_owned())
    }
}

impl From<&PathBuf> for Place {
    fn from(path: &PathBuf) -> Place {
        Place::File(path.clone())
    }
}

impl From<&Place> for Place {
    fn from(place: &Place) -> Place {
        place.clone()
    }
}

/// The connection as we want it, wherever the address does not say it.
pub(super) fn prepared(config: &Config) -> Config {
    use std::time::Duration;
    let mut config = config.clone();
    config.ssl_mode(SslMode::Disable);
    if config.get_application_name().is_none() {
        config.application_name("einsatz");
    }
    if config.get_connect_timeout().is_none() {
        config.connect_timeout(Duration::from_secs(5));
    }
    // A server that vanished without a word is noticed within half a minute, not after two hours.
    if config.get_tcp_user_timeout().is_none() {
        config.tcp_user_timeout(Duration::from_secs(20));
    }
    if config.get_keepalives_interval().is_none() {
        config.keepalives_idle(Duration::from_secs(10)).keepalives_interval(Duration::from_secs(5));
    }
    config
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_place_is_a_path_or_an_address() {
        assert!(matches!(Place::read("einsatz.db"), Ok(Place::File(path)) if path == Path::new("einsatz.db")));
        assert!(matches!(Place::read("postgres://anna@db/office"), Ok(Place::Postgres(_))));
        assert!(matches!(Place::read("postgresql://anna@db:5433/office?sslmode=prefer"), Ok(Place::Postgres(_))));
    }

    #[test]
    fn a_password_is_neither_shown_nor_repeated() {
        let place = Place::read("postgres://anna:geheim@db/office").map(|place| format!("{place:?}"));
        assert!(place.is_ok_and(|shown| !shown.contains("geheim")));
        for wrong in ["postgres://anna:geheim@db/office?port=geheim", "postgres://anna:geheim@db:x/", "postgres://"] {
            let said = Place::read(wrong).map(|_| ()).map_err(|error| error.to_string());
            assert!(said.is_err_and(|said| !said.contains("geheim") && said.contains("address")), "{wrong}");
        }
    }

    #[test]
    fn an_address_that_demands_encryption_is_refused_rather_than_weakened() {
        for mode in ["require", "verify-ca", "verify-full"] {
            let said = Place::read(&format!("postgres://anna@db/office?sslmode={mode}"));
            assert!(matches!(said, Err(DbError::Place(said)) if said.contains("TLS")), "{mode}");
        }
    }
}
