//! Reads a whole file, for tests.

use bank::statement::{Answer, Detail, Entry, Finding, Item, Message, Reader, Refused, Statement, StatementEnd};

#[derive(Debug, Default, PartialEq)]
pub struct Read {
    pub message: Option<Message>,
    pub statements: Vec<Statement>,
    pub ends: Vec<StatementEnd>,
    pub entries: Vec<Entry>,
    pub answers: Vec<Answer>,
    pub findings: Vec<Finding>,
}

impl Read {
    pub fn details(&self) -> Vec<&Detail> {
        self.entries.iter().flat_map(|entry| &entry.details).collect()
    }

    pub fn codes(&self) -> Vec<&'static str> {
        self.findings.iter().map(|finding| finding.kind.code()).collect()
    }

    fn take(&mut self, item: Item) {
        match item {
            Item::Message(message) => self.message = Some(message),
            Item::Statement(statement) => self.statements.push(*statement),
            Item::StatementEnd(end) => self.ends.push(*end),
            Item::Entry(entry) => self.entries.push(*entry),
            Item::Answer(answer) => self.answers.push(*answer),
            Item::Finding(finding) => self.findings.push(finding),
        }
    }
}

/// What was told before the end or the error, and the error.
pub fn until_error(bytes: &[u8], name: &str) -> (Read, Option<Refused>) {
    let mut read = Read::default();
    for item in Reader::new(bytes, name) {
        match item {
            Ok(item) => read.take(item),
            Err(refused) => return (read, Some(refused)),
        }
    }
    (read, None)
}

pub fn whole(bytes: &[u8], name: &str) -> Result<Read, Refused> {
    match until_error(bytes, name) {
        (read, None) => Ok(read),
        (_, Some(refused)) => Err(refused),
    }
}

pub fn good(text: &str) -> Read {
    whole(text.as_bytes(), "file.xml").unwrap_or_else(|refused| panic!("it is read: {refused}"))
}

/// A statement of version .08 with these entries.
pub fn statement(entries: &str) -> String {
    file("053", "BkToCstmrStmt", "Stmt", entries)
}

/// An advice of version .08 with these entries.
pub fn advice(entries: &str) -> String {
    file("054", "BkToCstmrDbtCdtNtfctn", "Ntfctn", entries)
}

fn file(number: &str, message: &str, statement: &str, entries: &str) -> String {
    format!(
        r#"<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.{number}.001.08"><{message}>
<GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-20T22:00:00</CreDtTm></GrpHdr>
<{statement}><Id>S1</Id><ElctrncSeqNb>7</ElctrncSeqNb><CreDtTm>2026-11-20T22:00:00</CreDtTm>
<Acct><Id><IBAN>CH93 0076 2011 6238 5295 7</IBAN></Id><Ccy>CHF</Ccy></Acct>
{entries}
</{statement}></{message}></Document>"#
    )
}

/// An entry of one payment.
pub fn entry(amount: &str, direction: &str, details: &str) -> String {
    format!(
        "<Ntry><Amt Ccy=\"CHF\">{amount}</Amt><CdtDbtInd>{direction}</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>\
         <BookgDt><Dt>2026-11-20</Dt></BookgDt><ValDt><Dt>2026-11-21</Dt></ValDt>{details}</Ntry>\n"
    )
}
