//! The way through the elements of a file: what is known goes to where it belongs, what is not is passed over.

use quick_xml::events::{BytesRef, BytesStart};

use super::collect::Collecting;
use super::finding::FindingKind;
use super::parts::{Item, Kind, Message};
use super::place::Place;
use super::refused::Refused;
use super::{DEPTH_MAX, TEXT_MAX};

/// Kinds of unknown elements that are named; a file of this many speaks another language.
const UNKNOWN_MAX: usize = 50;

/// An open element.
#[derive(Debug, Clone, Copy)]
struct Open {
    place: Place,
    name: &'static str,
    /// The furthest of its children that was met.
    furthest: usize,
    is_text: bool,
}

/// The way through the elements.
#[derive(Debug, Default)]
pub struct Walk {
    open: Vec<Open>,
    /// How many elements deep the reader is in what it skips.
    skipped: usize,
    /// A root element was met.
    pub begun: bool,
    text: String,
    /// What the name of the file says that it is.
    said: Option<Kind>,
    namespace: Box<str>,
    /// Elements that nobody knows, each where it was met first.
    unknown: Vec<(Place, Box<str>)>,
    pub collecting: Collecting,
}

impl Walk {
    pub fn of_file_said_to_be(said: Option<Kind>) -> Walk {
        Walk { said, ..Walk::default() }
    }

    pub fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Refused> {
        // A quotation mark that is not closed: the library takes all up to the next one for a value.
        closed(start)?;
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
            if !parent.place.passes_over(name.as_ref()) {
                let (place, parent) = (parent.place, parent.name);
                self.say_unknown(place, parent, name.as_ref());
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

    /// Each kind once: a bank that writes an element of its own writes it in every entry.
    fn say_unknown(&mut self, place: Place, parent: &'static str, name: &str) {
        let known = |(at, element): &(Place, Box<str>)| *at == place && **element == *name;
        if self.unknown.len() > UNKNOWN_MAX || self.unknown.iter().any(known) {
            return;
        }
        self.unknown.push((place, name.into()));
        self.collecting.find(if self.unknown.len() > UNKNOWN_MAX {
            FindingKind::MoreUnknownElements { max: UNKNOWN_MAX }
        } else {
            FindingKind::UnknownElement { element: name.chars().take(35).collect(), parent }
        });
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

    pub fn end(&mut self) {
        if self.skipped > 0 {
            self.skipped -= 1;
            return;
        }
        let Some(open) = self.open.pop() else { return };
        if open.is_text {
            let text = trimmed(&self.text);
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

    pub fn text(&mut self, text: &str) -> Result<(), Refused> {
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

    /// `<![CDATA[…]]>`. One that is not closed reaches to the end of the next one.
    pub fn marked(&mut self, text: &str) -> Result<(), Refused> {
        if text.contains("<![CDATA[") {
            return Err(unclosed());
        }
        self.text(text)
    }

    /// `&amp;` and its like come as events of their own: a reader of texts alone would lose them.
    pub fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), Refused> {
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

    pub fn eof(&self) -> Result<(), Refused> {
        if !self.begun {
            return Err(Refused::NotXml);
        }
        if !self.open.is_empty() {
            return Err(Refused::Damaged { line: 0, detail: "it ends in the middle".to_owned() });
        }
        if self.collecting.is_empty { Err(Refused::NothingInside) } else { Ok(()) }
    }

    pub fn wants_line(&self) -> bool {
        self.collecting.wants_line
    }
}

/// A text without spaces around it. Nearly none has any, and to see that at its two ends is cheaper.
fn trimmed(text: &str) -> &str {
    let bare = |byte: Option<&u8>| byte.is_some_and(u8::is_ascii_graphic);
    if bare(text.as_bytes().first()) && bare(text.as_bytes().last()) { text } else { text.trim() }
}

/// Which message a name names. Versions are not looked at: those to come read alike, and elements that nobody knows are
/// said and passed over.
fn kind_named(name: &str) -> Option<Kind> {
    let known = [("camt.053.", Kind::Statement), ("camt.054.", Kind::Advice), ("pain.002.", Kind::Answer)];
    known.into_iter().find_map(|(part, kind)| name.contains(part).then_some(kind))
}

/// What a tag or an instruction holds. A `<` in it means that it was not closed, and has swallowed what follows.
pub fn closed(inside: &str) -> Result<(), Refused> {
    if inside.contains('<') { Err(unclosed()) } else { Ok(()) }
}

fn unclosed() -> Refused {
    Refused::Damaged { line: 0, detail: "something is not closed before the next `<`".to_owned() }
}

/// As much of a text as a sentence has room for.
pub fn short(text: &str) -> String {
    text.chars().take(100).collect()
}
