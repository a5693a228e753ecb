//! The characters that survive a Swiss payment [SPS 3.1]. One other and the whole file is refused.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Whether a text of a payment may contain this character. Of the blanks only U+0020 counts [SPS 3.3], although the
/// schema lets U+00A0 through; the soft hyphen is a control character to the schema.
#[must_use]
pub fn is_permitted(c: char) -> bool {
    matches!(c, '\u{20}'..='\u{7e}' | '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{17f}' | 'Ș' | 'ș' | 'Ț' | 'ț' | '€')
}

/// A text in permitted characters.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Permitted {
    /// The text: composed, every blank a plain one, none at either end and no two in a row.
    pub text: String,
    /// A character was replaced that a reader would miss. That accents are composed or blanks tidied is no news: both
    /// look the same.
    pub replaced: bool,
}

/// Brings a text into permitted characters: composes it, tidies blanks, and gives a letter from elsewhere the one that
/// stands for it (Łódź stays, Иванов becomes Ivanov, D’Angelo with a typesetter's apostrophe gets a plain one).
///
/// # Errors
/// The first character that nothing clear stands for: an emoji, a letter of a script that is not written letter by
/// letter. To guess would be to pay somebody under a name that he does not have.
pub fn permit(text: &str) -> Result<Permitted, char> {
    let mut out = String::with_capacity(text.len());
    let mut replaced = false;
    for c in text.nfc() {
        if c.is_whitespace() {
            if !out.is_empty() && !out.ends_with(' ') {
                out.push(' ');
            }
        } else if is_permitted(c) {
            out.push(c);
        } else if !is_invisible(c) {
            out.push_str(neighbour(c).ok_or(c)?);
            replaced = true;
        }
    }
    out.truncate(out.trim_end().len());
    Ok(Permitted { text: out, replaced })
}

/// Characters that only steer how a text is broken, joined or turned.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{61c}' | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2064}')
        || matches!(c, '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}

/// What stands for a character. The library knows something for nearly all of them, emoji too; it is believed for
/// scripts that are written letter by letter, and for the quotes and dashes of typesetters.
fn neighbour(c: char) -> Option<&'static str> {
    if is_combining_mark(c) {
        return Some(""); // a further accent on a letter that is kept
    }
    let latin = matches!(c, '\u{180}'..='\u{2af}' | '\u{1e00}'..='\u{1eff}' | '\u{2c60}'..='\u{2c7f}'
        | '\u{a722}'..='\u{a7ff}' | '\u{fb00}'..='\u{fb06}' | '\u{ff21}'..='\u{ff3a}' | '\u{ff41}'..='\u{ff5a}');
    let greek_or_cyrillic = matches!(c, '\u{370}'..='\u{3ff}' | '\u{1f00}'..='\u{1fff}' | '\u{400}'..='\u{52f}');
    let typesetting = matches!(c, '\u{2b9}'..='\u{2bc}' | '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201f}' | '\u{2026}'
        | '\u{2039}' | '\u{203a}' | '\u{2212}');
    let letter = (latin || greek_or_cyrillic) && c.is_alphabetic();
    let stands = deunicode::deunicode_char(c).filter(|_| letter || typesetting)?;
    // A soft sign stands for nothing; everything else must stand for something that a bank takes.
    stands.chars().all(is_permitted).then_some(stands)
}
