//! The file as a tree of which only the branch under way is kept.

use quick_xml::errors::Error;
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::reader::Reader;

use super::{Checked, Rule};
use crate::order::write::NAMESPACE;

/// Deepest nesting that is read; an order has 10.
const DEPTH_MAX: usize = 32;
/// The largest file that is read: beyond what the most payments with all their facts need.
const BYTES_MAX: usize = 400_000_000;
/// Longest text that is kept of one element; the longest permitted has 2,048 characters.
const TEXT_MAX: usize = 16_384;

/// One element.
#[derive(Debug, Default)]
pub struct Node {
    pub name: String,
    pub line: u32,
    pub attributes: Vec<(String, String)>,
    pub text: String,
    pub children: Vec<Node>,
    /// Looked at already; its children are gone.
    pub taken: bool,
}

impl Node {
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|child| child.name == name)
    }

    pub fn at(&self, path: &[&str]) -> Option<&Node> {
        path.iter().try_fold(self, |node, name| node.child(name))
    }

    pub fn text_of(&self, name: &str) -> Option<&str> {
        self.child(name).map(|child| child.text.as_str())
    }
}

/// Reads a file and hands its parts on as they end.
pub fn read(bytes: &[u8], checked: &mut Checked) {
    let bytes = match bytes.strip_prefix(b"\xef\xbb\xbf") {
        Some(rest) => {
            checked.find_at(Rule::Encoding, 1, "The file begins with a byte order mark.");
            rest
        }
        None => bytes,
    };
    if bytes.len() > BYTES_MAX {
        return checked.find_at(Rule::Xml, 1, "The file is larger than a payment order can be.");
    }
    let text = match std::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let line = 1 + lines(&bytes[..error.valid_up_to()]);
            return checked.find_at(Rule::Encoding, line, "The file is not in UTF-8.");
        }
    };
    let mut branch = Branch { checked, open: Vec::new(), line: 1, root: false };
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_comments = true;
    let mut position = 0;
    loop {
        let event = reader.read_event();
        let next = usize::try_from(reader.buffer_position()).unwrap_or(text.len()).min(text.len());
        let read = &text.as_bytes()[position..next];
        position = next;
        let on = match event {
            Ok(Event::Eof) => break branch.end(),
            Ok(event) => branch.take(event),
            Err(error) => Err(error),
        };
        if let Err(error) = on {
            let sentence = format!("The file is not well-formed XML: {error}.");
            return branch.checked.find_at(Rule::Xml, branch.line, sentence);
        }
        if branch.open.len() > DEPTH_MAX {
            return branch.checked.find_at(Rule::Xml, branch.line, "The file is nested too deeply.");
        }
        branch.line += lines(read);
    }
}

fn lines(bytes: &[u8]) -> u32 {
    u32::try_from(bytes.iter().filter(|byte| **byte == b'\n').count()).unwrap_or(u32::MAX)
}

struct Branch<'a> {
    checked: &'a mut Checked,
    open: Vec<Node>,
    line: u32,
    /// A first element was read, and with it the only one.
    root: bool,
}

impl Branch<'_> {
    fn take(&mut self, event: Event<'_>) -> Result<(), Error> {
        match event {
            Event::Start(start) => self.start(&start)?,
            Event::Empty(start) => {
                self.start(&start)?;
                self.close();
            }
            Event::End(_) => self.close(),
            Event::Text(text) => self.text(&text.xml10_content()),
            Event::GeneralRef(reference) => self.reference(&reference)?,
            Event::CData(data) => {
                self.checked.find_at(Rule::Markup, self.line, "The file has CDATA, which banks refuse.");
                self.text(&data.xml10_content());
            }
            Event::DocType(_) => {
                self.checked.find_at(Rule::Markup, self.line, "The file has a document type, which banks refuse.");
            }
            Event::PI(_) => {
                self.checked.find_at(Rule::Markup, self.line, "The file has a processing instruction.");
            }
            Event::Decl(decl) => {
                let encoding = decl.encoding().transpose()?;
                if encoding.is_some_and(|encoding| !encoding.eq_ignore_ascii_case("utf-8")) {
                    self.checked.find_at(Rule::Encoding, self.line, "The file says that it is not in UTF-8.");
                }
            }
            Event::Comment(_) | Event::Eof => {}
        }
        Ok(())
    }

    fn start(&mut self, start: &BytesStart<'_>) -> Result<(), Error> {
        let name = start.name().as_ref().to_owned();
        let mut node = Node { name, line: self.line, ..Node::default() };
        for attribute in start.attributes() {
            let attribute = attribute?;
            let value = quick_xml::escape::unescape(&attribute.value)?.into_owned();
            node.attributes.push((attribute.key.as_ref().to_owned(), value));
        }
        if self.open.is_empty() {
            self.root(&node);
        }
        self.open.push(node);
        Ok(())
    }

    fn root(&mut self, node: &Node) {
        let namespace = node.attributes.iter().find(|(key, _)| key == "xmlns").map(|(_, value)| value.as_str());
        if self.root {
            self.checked.find(Rule::Xml, node, "The file has more than one document.");
        } else if node.name != "Document" {
            let sentence = format!("The file is no payment order: it begins with {}.", node.name);
            self.checked.find(Rule::Namespace, node, sentence);
        } else if namespace != Some(NAMESPACE) {
            self.checked.find(Rule::Namespace, node, format!("The message is not {NAMESPACE}."));
        }
        self.root = true;
    }

    fn close(&mut self) {
        let Some(mut node) = self.open.pop() else { return };
        let mut path: Vec<&str> = self.open.iter().map(|open| open.name.as_str()).collect();
        let name = node.name.clone();
        path.push(&name);
        self.checked.take(&path, &mut node);
        if let Some(parent) = self.open.last_mut() {
            // What is between elements is indentation, and there is a lot of it.
            if parent.text.trim().is_empty() {
                parent.text.clear();
            }
            parent.children.push(node);
        }
    }

    fn text(&mut self, text: &str) {
        match self.open.last_mut() {
            Some(node) if node.text.len() + text.len() <= TEXT_MAX => node.text.push_str(text),
            Some(_) => self.checked.find_at(Rule::TooLong, self.line, "A text is far too long."),
            None if text.trim().is_empty() => {}
            None => self.checked.find_at(Rule::Xml, self.line, "There is text outside of the document."),
        }
    }

    /// `&amp;` and its like come as events of their own.
    fn reference(&mut self, reference: &BytesRef<'_>) -> Result<(), Error> {
        let name = reference.xml10_content();
        let known = match reference.resolve_char_ref()? {
            Some(c) => Some(c.to_string()),
            None => quick_xml::escape::resolve_predefined_entity(&name).map(str::to_owned),
        };
        match known {
            Some(text) => self.text(&text),
            None => {
                self.checked.find_at(Rule::Markup, self.line, format!("The file has an entity of its own, {name}."))
            }
        }
        Ok(())
    }

    fn end(&mut self) {
        if !self.root || !self.open.is_empty() {
            self.checked.find_at(Rule::Xml, self.line, "The file ends before the document does.");
        }
    }
}
