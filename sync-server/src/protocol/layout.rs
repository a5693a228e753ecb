//! Pages: what lies where. They are laid out first and drawn then, because each says how many there are.

use super::font::Letters;

/// A4 on its side, in points.
pub const WIDTH: f32 = 842.0;
/// And its height.
pub const HEIGHT: f32 = 595.0;
/// Nothing is printed nearer to an edge.
pub const MARGIN: f32 = 36.0;
/// The last line of a page; below it is the number of the page.
const BOTTOM: f32 = HEIGHT - MARGIN - 16.0;
/// Size of the text.
pub const SIZE: f32 = 8.0;
/// From line to line.
const LINE: f32 = 12.0;

/// A text on a page.
pub struct Mark {
    /// From the left edge.
    pub x: f32,
    /// From the upper edge to the line on which it stands.
    pub y: f32,
    /// Its size.
    pub size: f32,
    /// It is bold.
    pub bold: bool,
    /// What it says.
    pub text: String,
}

/// A column of a table.
#[derive(Clone, Copy)]
pub struct Column {
    /// From the left margin.
    pub left: f32,
    /// How wide.
    pub width: f32,
    /// Its texts end on its right side: amounts.
    pub right: bool,
}

/// Pages, and where the next line goes.
pub struct Layout {
    /// Those so far.
    pub pages: Vec<Vec<Mark>>,
    letters: [Letters; 2],
    y: f32,
}

impl Layout {
    /// One empty page.
    pub fn new(letters: [Letters; 2]) -> Layout {
        Layout { pages: vec![Vec::new()], letters, y: MARGIN + LINE }
    }

    /// The usual weight, and the bold one.
    pub fn letters(&self, bold: bool) -> &Letters {
        let [regular, heavy] = &self.letters;
        if bold { heavy } else { regular }
    }

    fn mark(&mut self, x: f32, size: f32, bold: bool, text: String) {
        let y = self.y;
        if let Some(page) = self.pages.last_mut().filter(|_| !text.is_empty()) {
            page.push(Mark { x, y, size, bold, text });
        }
    }

    /// The next line begins on a new page if there is no room for so many on this one. Says whether it does.
    pub fn room(&mut self, lines: f32) -> bool {
        let full = self.y + (lines - 1.0) * LINE > BOTTOM;
        if full {
            self.pages.push(Vec::new());
            self.y = MARGIN + LINE;
        }
        full
    }

    /// A title of this size.
    pub fn title(&mut self, text: &str, size: f32) {
        // A title does not stand alone at the end of a page.
        self.y += size - SIZE + LINE / 2.0;
        self.room(3.0);
        let text = self.letters(true).fit(text, size, WIDTH - 2.0 * MARGIN);
        self.mark(MARGIN, size, true, text);
        self.y += LINE * 1.3;
    }

    /// One line of a table.
    pub fn row(&mut self, columns: &[Column], texts: &[&str], bold: bool) {
        for (column, text) in columns.iter().zip(texts) {
            let letters = self.letters(bold);
            let text = letters.fit(text, SIZE, column.width);
            let indent = if column.right { column.width - letters.width(&text, SIZE) } else { 0.0 };
            self.mark(MARGIN + column.left + indent, SIZE, bold, text);
        }
        self.y += LINE;
    }

    /// A table whose head stands on each of its pages.
    pub fn table<R>(&mut self, columns: &[Column], head: &[&str], rows: &[R], texts: impl Fn(&R) -> Vec<String>) {
        self.room(2.0);
        self.row(columns, head, true);
        for row in rows {
            if self.room(1.0) {
                self.row(columns, head, true);
            }
            let texts = texts(row);
            self.row(columns, &texts.iter().map(String::as_str).collect::<Vec<_>>(), false);
        }
    }

    /// Puts the number of the page on each.
    pub fn number(&mut self, words: [&str; 2], also: &str) {
        let total = self.pages.len();
        let also = self.letters(false).fit(also, SIZE, 500.0);
        for place in 0..total {
            let text = format!("{}{}{}{total}", words[0], place + 1, words[1]);
            let x = WIDTH - MARGIN - self.letters(false).width(&text, SIZE);
            let y = HEIGHT - MARGIN;
            let left = Mark { x: MARGIN, y, size: SIZE, bold: false, text: also.clone() };
            self.pages[place].extend([left, Mark { x, y, size: SIZE, bold: false, text }]);
        }
    }
}
