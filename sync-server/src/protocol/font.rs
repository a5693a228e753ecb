//! The letters of the protocol: DejaVu Sans Condensed, cut down to the characters that banks take. It is embedded, so that
//! the document looks the same in thirty years and its text can be searched.

use krilla::text::{Font, GlyphId, KrillaGlyph};
use ttf_parser::Face;

const REGULAR: &[u8] = include_bytes!("DejaVuSansCondensed.ttf");
const BOLD: &[u8] = include_bytes!("DejaVuSansCondensed-Bold.ttf");
/// In the place of a character that the font has not.
const UNKNOWN: char = '\u{fffd}';

/// One weight.
pub struct Letters {
    font: Font,
    face: Face<'static>,
}

/// What cannot happen with the fonts that are compiled in.
#[derive(Debug, thiserror::Error)]
#[error("the font cannot be read")]
pub struct Unreadable;

impl Letters {
    /// The usual weight, and the bold one.
    pub fn both() -> Result<[Letters; 2], Unreadable> {
        Ok([Letters::of(REGULAR)?, Letters::of(BOLD)?])
    }

    fn of(bytes: &'static [u8]) -> Result<Letters, Unreadable> {
        let font = Font::new(bytes.into(), 0).ok_or(Unreadable)?;
        Ok(Letters { font, face: Face::parse(bytes, 0).map_err(|_| Unreadable)? })
    }

    /// The font.
    pub fn font(&self) -> Font {
        self.font.clone()
    }

    fn glyph(&self, letter: char) -> ttf_parser::GlyphId {
        self.face.glyph_index(letter).or_else(|| self.face.glyph_index(UNKNOWN)).unwrap_or_default()
    }

    fn advance(&self, glyph: ttf_parser::GlyphId) -> f32 {
        f32::from(self.face.glyph_hor_advance(glyph).unwrap_or(0)) / f32::from(self.face.units_per_em())
    }

    /// How wide a text is, in points.
    pub fn width(&self, text: &str, size: f32) -> f32 {
        text.chars().map(|letter| self.advance(self.glyph(letter))).sum::<f32>() * size
    }

    /// A text without what the font has not, and no wider than there is room: an ellipsis says that something is missing.
    pub fn fit(&self, text: &str, size: f32, room: f32) -> String {
        let shown = |letter: char| if self.face.glyph_index(letter).is_some() { letter } else { UNKNOWN };
        let text: String = text.chars().map(shown).collect();
        if self.width(&text, size) <= room {
            return text;
        }
        let mut left = room - self.width("…", size);
        let fits = text.chars().take_while(|letter| {
            left -= self.width(letter.encode_utf8(&mut [0; 4]), size);
            left >= 0.0
        });
        format!("{}…", fits.collect::<String>().trim_end())
    }

    /// The glyphs of a text, each with the letter that it stands for.
    pub fn glyphs(&self, text: &str) -> Vec<KrillaGlyph> {
        let glyph = |(at, letter): (usize, char)| {
            let glyph = self.glyph(letter);
            let range = at..at + letter.len_utf8();
            KrillaGlyph::new(GlyphId::new(u32::from(glyph.0)), self.advance(glyph), 0.0, 0.0, 0.0, range, None)
        };
        text.char_indices().map(glyph).collect()
    }
}
