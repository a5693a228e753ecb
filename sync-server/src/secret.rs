//! Secrets: drawn here, kept only as hashes.

use sha2::{Digest, Sha256};

/// Without 0 and O, 1, I and L, and U beside V: codes are read from a screen and typed with gloves.
const ALPHABET: &[u8; 30] = b"23456789ABCDEFGHJKMNPQRSTVWXYZ";
/// Characters of a pairing code.
pub const CODE_LENGTH: usize = 8;

/// The SHA-256 of a text, in hex.
#[must_use]
pub fn sha256_hex(text: &str) -> String {
    hex(&Sha256::digest(text.as_bytes()))
}

fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut text, byte| {
        let _ = write!(text, "{byte:02x}"); // writing to a String cannot fail
        text
    })
}

/// A token of 256 bits.
#[must_use]
pub fn draw_token() -> String {
    hex(&rand::random::<[u8; 32]>())
}

/// A pairing code: eight characters out of 30, 39 bits, for ten minutes and a few attempts.
#[must_use]
pub fn draw_code() -> String {
    let mut code = String::with_capacity(CODE_LENGTH);
    while code.len() < CODE_LENGTH {
        let byte = usize::from(rand::random::<u8>());
        // 240 is the highest multiple of 30 below 256: what lies above would make some characters likelier.
        if byte < 240 {
            code.push(char::from(ALPHABET[byte % ALPHABET.len()]));
        }
    }
    code
}

/// A code as typed: spaces, dashes and small letters do not matter. None if it cannot be one.
#[must_use]
pub fn read_code(typed: &str) -> Option<String> {
    let code: String =
        typed.chars().filter(|c| !c.is_whitespace() && *c != '-').map(|c| c.to_ascii_uppercase()).collect();
    let possible = code.len() == CODE_LENGTH && code.bytes().all(|byte| ALPHABET.contains(&byte));
    possible.then_some(code)
}

/// As people read it: `ABCD-EFGH`.
#[must_use]
pub fn show_code(code: &str) -> String {
    let (left, right) = code.split_at(code.len() / 2);
    format!("{left}-{right}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_drawn_code_reads_back_however_it_is_typed() {
        let code = draw_code();
        assert_eq!(read_code(&code), Some(code.clone()));
        assert_eq!(read_code(&format!(" {} ", show_code(&code).to_lowercase())), Some(code));
        assert_eq!(read_code("ABCD-EFG"), None, "too short");
        assert_eq!(read_code("ABCD-EFG0"), None, "not in the alphabet");
        assert_eq!(read_code("ÄBCDEFG"), None, "eight bytes, but not eight characters of ours");
    }
}
