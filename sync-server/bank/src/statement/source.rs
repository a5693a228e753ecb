//! The bytes of a file: held to limits, and with the number of the line.

use std::io::{self, BufRead, Read};

use memchr::memchr_iter;

/// Which limit was met.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stop {
    /// The file.
    File,
    /// One text or tag.
    Text,
}

/// A buffered reader that gives no more than it may. The XML library gathers a whole tag or text before it gives it: here
/// is the only place where its length can be held to a limit.
#[derive(Debug)]
pub struct Source<R> {
    inner: R,
    buffer: Box<[u8]>,
    /// What of the buffer is still to be read.
    start: usize,
    end: usize,
    /// Lines begun before `counted`.
    lines: u64,
    counted: usize,
    /// The limit of the file.
    pub file_max: u64,
    file_left: u64,
    text_left: usize,
    /// The limit that ended it.
    pub stop: Option<Stop>,
    /// It begins as UTF-16 does.
    pub wide: bool,
}

impl<R: Read> Source<R> {
    /// With limits in bytes.
    pub fn new(inner: R, file_max: u64) -> Source<R> {
        Source {
            inner,
            buffer: vec![0; 64 * 1024].into_boxed_slice(),
            start: 0,
            end: 0,
            lines: 1,
            counted: 0,
            file_max,
            file_left: file_max,
            text_left: super::TEXT_MAX,
            stop: None,
            wide: false,
        }
    }

    /// The next text or tag may be as long as any.
    pub fn next_text(&mut self) {
        self.text_left = super::TEXT_MAX;
    }

    /// The line that is read now, from 1. Counted when asked for, so that nobody pays for it.
    pub fn line(&mut self) -> u64 {
        self.count_to(self.start);
        self.lines
    }

    /// Reads on, if there is nothing left and no limit is met. Apart from `fill_buf`, which is asked several times for
    /// each tag.
    #[cold]
    fn fill(&mut self) -> io::Result<()> {
        if self.start == self.end {
            self.count_to(self.end);
            self.end = loop {
                match self.inner.read(&mut self.buffer) {
                    Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                    read => break read?,
                }
            };
            (self.start, self.counted) = (0, 0);
            if self.file_left == self.file_max {
                let begins = self.buffer.get(..self.end.min(2)).unwrap_or_default();
                self.wide = matches!(begins, [0xFE, 0xFF] | [0xFF, 0xFE] | [0, _] | [_, 0]);
            }
            match self.file_left.checked_sub(self.end as u64) {
                Some(left) => self.file_left = left,
                None => {
                    self.stop = Some(Stop::File);
                    return Err(io::Error::other("the file is too large"));
                }
            }
        }
        if self.text_left == 0 && self.start < self.end {
            self.stop = Some(Stop::Text);
            return Err(io::Error::other("a text is too long"));
        }
        Ok(())
    }

    fn count_to(&mut self, to: usize) {
        let passed = self.buffer.get(self.counted..to).unwrap_or_default();
        self.lines += memchr_iter(b'\n', passed).count() as u64;
        self.counted = to;
    }
}

impl<R: Read> Read for Source<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let mut ready = self.fill_buf()?;
        let read = ready.read(into)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: Read> BufRead for Source<R> {
    #[inline]
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.start == self.end || self.text_left == 0 {
            self.fill()?;
        }
        Ok(self.buffer.get(self.start..self.end).unwrap_or_default())
    }

    #[inline]
    fn consume(&mut self, bytes: usize) {
        self.start = (self.start + bytes).min(self.end);
        self.text_left = self.text_left.saturating_sub(bytes);
    }
}
