//! The pairing code as a picture.

use qrcode::render::svg;
use qrcode::{EcLevel, QrCode};

use crate::db::DbError;

/// What the phone reads: `einsatz:pair?server=…&code=…`.
#[must_use]
pub fn content(server: &str, code: &str) -> String {
    format!("einsatz:pair?server={}&code={code}", percent(server))
}

/// Everything but what a query may carry bare.
fn percent(text: &str) -> String {
    let bare = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~:/".contains(&byte);
    text.bytes().map(|byte| if bare(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }).collect()
}

/// The picture, black on white in either theme: that is what cameras read best.
///
/// # Errors
/// [`DbError`] when the address is too long for a picture.
pub fn svg(content: &str) -> Result<String, DbError> {
    let code = QrCode::with_error_correction_level(content, EcLevel::M)
        .map_err(|error| DbError::Stored(format!("QR: {error}")))?;
    Ok(code.render::<svg::Color<'_>>().min_dimensions(240, 240).quiet_zone(true).build())
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_content_survives_odd_addresses() {
        let text = super::content("https://büro.example:8443/a b&c", "ABCDEFGH");
        assert_eq!(text, "einsatz:pair?server=https://b%C3%BCro.example:8443/a%20b%26c&code=ABCDEFGH");
        assert!(super::svg(&text).is_ok_and(|picture| picture.starts_with("<?xml")));
    }
}
