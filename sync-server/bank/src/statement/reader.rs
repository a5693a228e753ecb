//! The loop over the events of a file.

use std::collections::VecDeque;
use std::io::Read;

use quick_xml::events::{BytesDecl, Event};
use quick_xml::{Error, Reader as Xml};

use super::parts::{Item, Kind};
use super::refused::Refused;
use super::source::{Source, Stop};
use super::walk::{Walk, closed, short};
use super::{FILE_MAX, TEXT_MAX};

/// A file as a stream of [`Item`]s. After an error nothing more comes.
#[derive(Debug)]
pub struct Reader<R: Read> {
    xml: Xml<Source<R>>,
    buffer: Vec<u8>,
    walk: Walk,
    ended: bool,
}

impl<R: Read> Reader<R> {
    /// Reads a file of at most [`FILE_MAX`] bytes. `name` is what it is called where it comes from: it says nothing about
    /// the content, but a name that says something else is reported.
    pub fn new(file: R, name: &str) -> Reader<R> {
        Reader::with_limit(file, name, FILE_MAX)
    }

    /// The same, with a limit in bytes.
    pub fn with_limit(file: R, name: &str, file_max: u64) -> Reader<R> {
        let walk = Walk::of_file_said_to_be(said_by_name(name));
        let mut xml = Xml::from_reader(Source::new(file, file_max));
        // A comment that is not closed would reach to the end of the next one, with all that lies between them.
        xml.config_mut().check_comments = true;
        Reader { xml, buffer: Vec::new(), walk, ended: false }
    }

    fn step(&mut self) -> Result<(), Refused> {
        self.buffer.clear();
        self.xml.get_mut().next_text();
        let event = match self.xml.read_event_into(&mut self.buffer) {
            Ok(event) => event,
            Err(error) => return Err(refused(error, self.xml.get_mut(), self.walk.begun)),
        };
        let walk = &mut self.walk;
        let done = match event {
            Event::Start(start) => walk.start(&start),
            Event::Empty(start) => walk.start(&start).map(|()| walk.end()),
            Event::End(_) => {
                walk.end();
                Ok(())
            }
            Event::Text(text) => walk.text(&text),
            Event::CData(text) => walk.marked(&text),
            Event::GeneralRef(reference) => walk.reference(&reference),
            Event::Decl(declaration) => declared_encoding(&declaration),
            Event::DocType(_) => Err(Refused::Entities { line: 0 }),
            Event::PI(instruction) => closed(&instruction),
            Event::Comment(_) => Ok(()),
            Event::Eof => {
                self.ended = true;
                walk.eof()
            }
        };
        if done.is_err() || walk.wants_line() {
            let line = self.xml.get_mut().line();
            self.walk.collecting.stamp(line);
            return done.map_err(|refused| at_line(refused, line)).and_then(|()| {
                match self.walk.collecting.too_many.take() {
                    Some((what, max)) => Err(Refused::TooMany { line, what, max }),
                    None => Ok(()),
                }
            });
        }
        Ok(())
    }
}

impl<R: Read> Iterator for Reader<R> {
    type Item = Result<Item, Refused>;

    fn next(&mut self) -> Option<Self::Item> {
        while self.walk.collecting.ready.is_empty() && !self.ended {
            if let Err(refused) = self.step() {
                self.ended = true;
                self.walk.collecting.ready = VecDeque::new();
                let limit = self.xml.get_mut().stop.is_some();
                // Whatever else is wrong with UTF-16 that was read as UTF-8.
                let wide = self.xml.get_mut().wide && !limit;
                return Some(Err(if wide { Refused::Encoding { found: "UTF-16".to_owned() } } else { refused }));
            }
        }
        self.walk.collecting.ready.pop_front().map(Ok)
    }
}

/// Banks and people write `camt.053`, `camt053`, `camt_053` and `C053`.
fn said_by_name(name: &str) -> Option<Kind> {
    let name: String =
        name.to_ascii_lowercase().chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '_' }).collect();
    let says = |number: &str, words: [&str; 2]| {
        name.match_indices(number).any(|(at, _)| {
            let before = name.get(..at).unwrap_or_default();
            let before = before.strip_suffix('_').unwrap_or(before);
            words.iter().any(|word| {
                before.strip_suffix(word).is_some_and(|rest| !rest.ends_with(|c: char| c.is_ascii_alphanumeric()))
            })
        })
    };
    [("053", Kind::Statement), ("054", Kind::Advice)]
        .into_iter()
        .find_map(|(number, kind)| says(number, ["camt", "c"]).then_some(kind))
        .or_else(|| says("002", ["pain", "pain"]).then_some(Kind::Answer))
}

fn declared_encoding(declaration: &BytesDecl<'_>) -> Result<(), Refused> {
    match declaration.encoding() {
        None => Ok(()),
        Some(Ok(name)) if ["utf-8", "utf8", "us-ascii"].iter().any(|known| name.eq_ignore_ascii_case(known)) => Ok(()),
        Some(Ok(name)) => Err(Refused::Encoding { found: short(&name) }),
        Some(Err(error)) => Err(Refused::Damaged { line: 1, detail: error.to_string() }),
    }
}

fn refused<R: Read>(error: Error, source: &mut Source<R>, begun: bool) -> Refused {
    let line = source.line();
    match (error, source.stop) {
        (_, Some(Stop::File)) => Refused::TooLarge { max: source.file_max },
        (_, Some(Stop::Text)) => Refused::TextTooLong { line, max: TEXT_MAX },
        (Error::Io(error), None) => Refused::Unreadable { detail: error.to_string() },
        (Error::Encoding(_), None) => Refused::Encoding { found: format!("another character set (line {line})") },
        _ if !begun && line == 1 => Refused::NotXml,
        (error, None) => Refused::Damaged { line, detail: error.to_string() },
    }
}

fn at_line(refused: Refused, line: u64) -> Refused {
    match refused {
        Refused::Entities { line: 0 } => Refused::Entities { line },
        Refused::TooDeep { line: 0 } => Refused::TooDeep { line },
        Refused::TextTooLong { line: 0, max } => Refused::TextTooLong { line, max },
        Refused::Damaged { line: 0, detail } => Refused::Damaged { line, detail },
        other => other,
    }
}
