//! The loop over the events of a file.

use std::collections::VecDeque;
use std::io::Read;

use quick_xml::events::{BytesDecl, BytesRef, BytesStart, Event};
use quick_xml::{Error, Reader as Xml};

use super::collect::Collecting;
use super::finding::{Finding, FindingKind};
use super::parts::{Item, Kind, Message};
use super::place::Place;
use super::refused::Refused;
use super::source::{Source, Stop};
use super::{DEPTH_MAX, FILE_MAX, TEXT_MAX};

/// An open element.
#[derive(Debug, Clone, Copy)]
struct Open {
    place: Place,
    name: &'static str,
    /// The furthest of its children that was met.
    furthest: usize,
    is_text: bool,
}

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
        let walk = Walk { said: said_by_name(name), ..Walk::default() };
        Reader { xml: Xml::from_reader(Source::new(file, file_max)), buffer: Vec::new(), walk, ended: false }
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
            Event::CData(text) => walk.text(&text),
            Event::GeneralRef(reference) => walk.reference(&reference),
            Event::Decl(declaration) => declared_encoding(&declaration),
            Event::DocType(_) => Err(Refused::Entities { line: 0 }),
            Event::Comment(_) | Event::PI(_) => Ok(()),
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

/// The way through the elements.
#[derive(Debug, Default)]
struct Walk {
    open: Vec<Open>,
    /// How many elements deep the reader is in what it skips.
    skipped: usize,
    /// A root element was met.
    begun: bool,
    text: String,
    said: Option<Kind>,
    namespace: Box<str>,
    collecting: Collecting,
}

impl Walk {
    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Refused> {
        if self.skipped > 0 {
            self.skipped += 1;
            if self.open.len() + self.skipped > DEPTH_MAX {
                return Err(Refused::TooDeep { line: 0 });
            }
            return Ok(());
        }
        let name = start.local_name();
        let Some(parent) = self.open.last_mut() else { return self.root(start) };
        let children = parent.place.children();
        let (before, from) = children.split_at(parent.furthest.min(children.len()));
        // In the order of the schema the next element is nearly always the one at hand or the one after it.
        let found = from.iter().position(|child| child.0 == name.as_ref()).map(|at| at + before.len());
        let found = found.or_else(|| before.iter().position(|child| child.0 == name.as_ref()));
        let Some((index, &(name, place))) = found.and_then(|at| Some((at, children.get(at)?))) else {
            if parent.place == Place::Document {
                return Err(Refused::NotABankFile { found: short(name.as_ref()) });
            }
            self.skipped = 1;
            return Ok(());
        };
        if index < parent.furthest {
            let parent = parent.name;
            self.collecting.find(FindingKind::WrongOrder { element: name, parent });
        } else {
            parent.furthest = index;
        }
        self.text.clear();
        self.open.push(Open { place, name, furthest: 0, is_text: place.is_text() });
        if place.is_amount() {
            let currency = start.try_get_attribute("Ccy").ok().flatten();
            self.collecting.currency = currency.and_then(|ccy| domain::booking::CurrencyCode::parse(ccy.value.trim()));
        } else {
            self.enter(place);
        }
        Ok(())
    }

    /// `Document`, with a namespace that says which message it is.
    fn root(&mut self, start: &BytesStart<'_>) -> Result<(), Refused> {
        if self.begun {
            return Err(Refused::Damaged { line: 0, detail: "a second document follows the first".to_owned() });
        }
        self.begun = true;
        let name = start.name();
        let declaration = match name.prefix() {
            Some(prefix) => format!("xmlns:{}", prefix.as_ref()),
            None => "xmlns".to_owned(),
        };
        let namespace = start.try_get_attribute(declaration.as_str()).ok().flatten();
        let namespace = namespace.map(|found| found.value.trim().to_owned()).filter(|found| !found.is_empty());
        if name.local_name().as_ref() != "Document" {
            return Err(Refused::NotABankFile { found: short(name.as_ref()) });
        }
        let namespace = namespace.ok_or(Refused::NoNamespace)?;
        if kind_named(&namespace).is_none() {
            return Err(Refused::NotABankFile { found: short(&namespace) });
        }
        self.namespace = namespace.into();
        self.open.push(Open { place: Place::Document, name: "Document", furthest: 0, is_text: false });
        Ok(())
    }

    fn enter(&mut self, place: Place) {
        let kind = match place {
            Place::StatementMessage => Kind::Statement,
            Place::AdviceMessage => Kind::Advice,
            Place::AnswerMessage => Kind::Answer,
            _ => return self.collecting.enter(place),
        };
        self.collecting.put(Item::Message(Message { kind, namespace: self.namespace.clone() }));
        let content = kind.as_str();
        if let Some(said) = self.said.filter(|said| *said != kind) {
            self.collecting.find(FindingKind::NameDiffers { name: said.as_str(), content });
        }
        if let Some(said) = kind_named(&self.namespace).filter(|said| *said != kind) {
            self.collecting.find(FindingKind::NamespaceDiffers { namespace: said.as_str(), content });
        }
    }

    fn end(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let Some(open) = self.open.pop() else { return };
        if open.is_text {
            let text = self.text.trim();
            let max = open.place.text_max();
            if text.len() > max {
                let found = text.chars().count();
                if found > max {
                    self.collecting.find(FindingKind::Overlong { element: open.name, max, found });
                }
            }
            self.collecting.leaf(open.place, open.name, text);
            self.text.clear();
        } else {
            self.collecting.leave(open.place);
        }
    }

    fn text(&mut self, text: &str) -> Result<(), Refused> {
        if self.skipped == 0 {
            match self.open.last() {
                Some(open) if open.is_text => self.text.push_str(text),
                None if !text.trim().is_empty() => {
                    let found = Refused::Damaged { line: 0, detail: "text outside of the document".to_owned() };
                    return Err(if self.begun { found } else { Refused::NotXml });
                }
                _ => {}
            }
            if self.text.len() > TEXT_MAX {
                return Err(Refused::TextTooLong { line: 0, max: TEXT_MAX });
            }
        }
        Ok(())
    }

    /// `&amp;` and its like come as events of their own: a reader of texts alone would lose them.
    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), Refused> {
        let character = match &**reference {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => match reference.resolve_char_ref() {
                Ok(Some(character)) => character,
                _ => return Err(Refused::Entities { line: 0 }),
            },
        };
        self.text(character.encode_utf8(&mut [0; 4]))
    }

    fn eof(&self) -> Result<(), Refused> {
        if !self.begun {
            return Err(Refused::NotXml);
        }
        if !self.open.is_empty() {
            return Err(Refused::Damaged { line: 0, detail: "it ends in the middle".to_owned() });
        }
        if self.collecting.is_empty { Err(Refused::NothingInside) } else { Ok(()) }
    }

    fn wants_line(&self) -> bool {
        self.collecting.wants_line
    }
}

/// Which message a name names. Versions are not looked at: those to come read alike, and elements that nobody knows are
/// passed over.
fn kind_named(name: &str) -> Option<Kind> {
    let known = [("camt.053.", Kind::Statement), ("camt.054.", Kind::Advice), ("pain.002.", Kind::Answer)];
    known.into_iter().find_map(|(part, kind)| name.contains(part).then_some(kind))
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

fn short(text: &str) -> String {
    text.chars().take(100).collect()
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

impl Finding {
    pub(super) fn new(kind: FindingKind) -> Finding {
        Finding { line: 0, entry: None, sets_aside: false, kind }
    }
}
