//! Files from banks are read before anything is written: a large one takes a moment, and phones shall not wait for it.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::io::{Cursor, Read};

use bank::statement::{
    self, Answer, Balance, Bookings, Finding, Item, Kind, Reader, Refused, Statement as Head, StatementEnd,
};
use chrono::NaiveDate;
use domain::booking::{Booking, BookingStatus, Source};
use domain::ids::BookingId;
use domain::ledger::Hash;

use crate::api::{BankFileFinding, BankFileKind};
use crate::store::bank_file::{Findings, Statement};

/// The largest file, or ZIP file, that is taken in, in bytes: a statement of 100,000 entries has 136 MB unpacked and 3 MB
/// packed.
pub const BODY_MAX: usize = 128 << 20;
/// Everything in a ZIP file together, unpacked.
const UNPACKED_MAX: u64 = 512 << 20;
/// Findings that are listed; the rest is counted.
const FINDINGS_MAX: usize = 1_000;
/// The longest name of a file that is kept, in characters.
const NAME_MAX: usize = 200;

/// A file as it was read.
#[derive(Debug)]
pub struct BankFile {
    /// What it is called.
    pub name: String,
    /// SHA-256 of its content.
    pub hash: Hash,
    /// What kind of file it is.
    pub kind: BankFileKind,
    /// Byte for byte.
    pub content: Vec<u8>,
    /// The statements in it.
    pub statements: Vec<Statement>,
    /// What is booked, once each, and in which of the statements.
    pub bookings: Vec<(Booking, usize)>,
    /// Entries that are only announced.
    pub announced: u32,
    /// What the bank says to payment orders.
    pub answers: Vec<Answer>,
    /// What is odd in it.
    pub findings: Findings,
}

/// One file that came: what it is called, and what was read, or why nothing was.
pub type Came = (String, Result<BankFile, Refused>);

/// Reads a file, or each file of a ZIP file by itself.
#[must_use]
pub fn read_bank_files(bytes: &[u8], name: &str) -> Vec<Came> {
    let mut came: Vec<Came> = Vec::new();
    let mut left = UNPACKED_MAX;
    let read = statement::each_file(Cursor::new(bytes), name, |name, file| {
        let mut content = Vec::new();
        let broken = |error: std::io::Error| Refused::Unreadable { detail: error.to_string() };
        file.take(left + 1).read_to_end(&mut content).map_err(broken)?;
        left = left.checked_sub(content.len() as u64).ok_or(Refused::TooLarge { max: UNPACKED_MAX })?;
        let name: String = name.chars().filter(|c| !c.is_control()).take(NAME_MAX).collect();
        let read = read_one(content, &name);
        came.push((name, read));
        Ok::<(), Refused>(())
    });
    match read {
        Ok(()) => came,
        // What was read of a damaged ZIP file before the damage is no reason to trust it.
        Err(refused) => vec![(name.chars().take(NAME_MAX).collect(), Err(refused))],
    }
}

fn read_one(content: Vec<u8>, name: &str) -> Result<BankFile, Refused> {
    let mut reading = Reading::default();
    for item in Reader::new(Cursor::new(&content), name) {
        reading.take(item?);
    }
    let kind = match reading.kind {
        Some(Kind::Answer) => BankFileKind::Answer,
        Some(Kind::Statement) => BankFileKind::Statement,
        Some(Kind::Advice) => BankFileKind::Advice,
        None => return Err(Refused::NothingInside),
    };
    let Reading { mut statements, bookings, announced, answers, findings, .. } = reading;
    let hash = Hash::of(&content);
    // The same whenever the file is read, and in its order: whoever goes on with it in the middle finds them again.
    for (place, statement) in statements.iter_mut().enumerate() {
        statement.id = format!("{}-{place:06}", hash.0.get(..32).unwrap_or(&hash.0));
    }
    Ok(BankFile { name: name.to_owned(), hash, kind, content, statements, bookings, announced, answers, findings })
}

#[derive(Default)]
struct Reading {
    kind: Option<Kind>,
    /// The statement that is open.
    making: Option<Bookings>,
    statements: Vec<Statement>,
    bookings: Vec<(Booking, usize)>,
    /// Where a booking is among them: a file may tell of it twice.
    places: HashMap<BookingId, usize>,
    announced: u32,
    answers: Vec<Answer>,
    findings: Findings,
}

impl Reading {
    fn take(&mut self, item: Item) {
        match item {
            Item::Message(message) => self.kind = Some(message.kind),
            Item::Statement(head) => self.begin(&head),
            Item::Entry(entry) => {
                let Some(mut making) = self.making.take() else { return };
                making.of(*entry, |booking| self.add(booking));
                self.making = Some(making);
            }
            Item::StatementEnd(end) => {
                self.making = None;
                if let Some(statement) = self.statements.last_mut() {
                    balances(statement, &end);
                }
            }
            Item::Answer(answer) => self.answers.push(*answer),
            Item::Finding(finding) => self.find(&finding),
        }
    }

    fn begin(&mut self, head: &Head) {
        let day = |moment: &Option<Box<str>>| moment.as_deref().and_then(|text| text.get(..10)?.parse().ok());
        let text = |text: &Option<Box<str>>| text.as_deref().unwrap_or_default().to_owned();
        let (from, until): (Option<NaiveDate>, Option<NaiveDate>) = (day(&head.from), day(&head.to));
        self.making = self.kind.map(|kind| Bookings::new(kind, head));
        self.statements.push(Statement {
            id: String::new(), // by the content, which is hashed in the end
            account: head.account.to_string(),
            bank_id: text(&head.id),
            sequence: head.sequence.and_then(|number| i64::try_from(number).ok()),
            from,
            until,
            opening: None,
            closing: None,
            currency: text(&head.currency),
        });
    }

    fn add(&mut self, booking: Booking) {
        if booking.status != BookingStatus::Booked {
            self.announced = self.announced.saturating_add(1);
            return;
        }
        match self.places.entry(booking.id) {
            Entry::Vacant(place) => {
                place.insert(self.bookings.len());
                self.bookings.push((booking, self.statements.len().saturating_sub(1)));
            }
            Entry::Occupied(place) => {
                if let Some((known, _)) = self.bookings.get_mut(*place.get())
                    && booking.telling() > known.telling()
                {
                    *known = booking;
                }
            }
        }
    }

    fn find(&mut self, finding: &Finding) {
        self.findings.total = self.findings.total.saturating_add(1);
        if self.findings.listed.len() < FINDINGS_MAX {
            self.findings.listed.push(BankFileFinding {
                line: finding.line,
                entry: finding.entry,
                sets_aside: finding.sets_aside,
                code: finding.kind.code().to_owned(),
                message: finding.kind.to_string(),
            });
        }
    }
}

fn balances(statement: &mut Statement, end: &StatementEnd) {
    let of = |balance: &Balance| balance.direction.signed(balance.amount.value).to_hundredths();
    let coded = |code: &'static str| end.balances.iter().filter(move |one| one.code.as_deref() == Some(code));
    statement.opening = coded("OPBD").next().or_else(|| coded("PRCD").next()).map(of);
    statement.closing = coded("CLBD").next_back().map(of);
    if statement.currency.is_empty()
        && let Some(balance) = end.balances.first()
    {
        balance.amount.currency.as_str().clone_into(&mut statement.currency);
    }
}

/// Which message tells of the bookings of a file.
#[must_use]
pub fn source(kind: BankFileKind) -> Source {
    if kind == BankFileKind::Statement { Source::Statement } else { Source::Advice }
}
