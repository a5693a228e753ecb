//! What a person types as the server's address.

use std::net::IpAddr;

use reqwest::Url;
use reqwest::header::HeaderValue;

/// Longest address believed.
const LENGTH_MAX: usize = 300;

/// The address without a slash at the end; none if it cannot be one. `http` without encryption is for the same machine
/// and the same house only: the token goes with every request.
pub(super) fn parse(typed: &str) -> Option<String> {
    let typed = typed.trim();
    if typed.len() > LENGTH_MAX || typed.contains(char::is_whitespace) {
        return None;
    }
    let url = Url::parse(typed).ok()?;
    let host = url.host_str()?;
    let secure = match url.scheme() {
        "https" => true,
        "http" => is_near(host),
        _ => false,
    };
    let bare =
        url.username().is_empty() && url.password().is_none() && url.query().is_none() && url.fragment().is_none();
    HeaderValue::from_str(host).ok()?;
    (secure && bare).then(|| url.as_str().trim_end_matches('/').to_owned())
}

fn is_near(host: &str) -> bool {
    let address = host.trim_start_matches('[').trim_end_matches(']');
    match address.parse() {
        Ok(IpAddr::V4(v4)) => v4.is_loopback() || v4.is_private() || v4.is_link_local(),
        Ok(IpAddr::V6(v6)) => v6.is_loopback() || v6.is_unique_local() || v6.is_unicast_link_local(),
        // A name without a dot, or one that is answered in this house only.
        Err(_) => !host.contains('.') || host.ends_with(".local") || host.ends_with(".localhost"),
    }
}

#[cfg(test)]
mod tests {
    use super::parse;

    #[test]
    fn an_address_is_kept_without_its_last_slash() {
        assert_eq!(parse(" https://einsatz.example.ch/ ").as_deref(), Some("https://einsatz.example.ch"));
        assert_eq!(parse("https://example.ch/einsatz/").as_deref(), Some("https://example.ch/einsatz"));
        assert_eq!(parse("http://127.0.0.1:8080").as_deref(), Some("http://127.0.0.1:8080"));
        assert_eq!(parse("http://[::1]:8080").as_deref(), Some("http://[::1]:8080"));
        assert_eq!(parse("http://192.168.1.4:8080").as_deref(), Some("http://192.168.1.4:8080"));
        assert_eq!(parse("http://localhost:8080").as_deref(), Some("http://localhost:8080"));
    }

    #[test]
    fn what_cannot_be_an_address_is_refused() {
        let wrong = [
            "",
            "einsatz.example.ch",
            "https://",
            "https://einsatz example.ch",
            "ftp://einsatz.example.ch",
            "javascript:alert(1)",
            "https://name:secret@einsatz.example.ch",
            "https://einsatz.example.ch/?x=1",
            "http://einsatz.example.ch",
            "http://8.8.8.8",
        ];
        for typed in wrong {
            assert_eq!(parse(typed), None, "{typed} is no address to send a token to");
        }
    }
}
