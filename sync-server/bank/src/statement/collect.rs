//! Elements into parts.

mod leaf;

pub(super) use leaf::kept;

use std::collections::VecDeque;

use domain::booking::{Amount, BookingStatus, CurrencyCode, Decimal, Direction};

use super::answer::Answering;
use super::check::Running;
use super::finding::{Finding, FindingKind};
use super::parts::{Balance, BankCode, Batch, Charge, Detail, Entry, Item, Statement, StatementEnd, Text};
use super::place::Place;
use super::{DETAILS_MAX, LIST_MAX};

/// What is being put together.
#[derive(Debug)]
pub struct Collecting {
    /// Whole items, for the caller.
    pub ready: VecDeque<Item>,
    /// Something new bears no line yet.
    pub wants_line: bool,
    /// A list that has grown over its limit.
    pub too_many: Option<(&'static str, usize)>,
    /// Of the amount that is being read.
    pub currency: Option<CurrencyCode>,
    /// No statement and no answer was met.
    pub is_empty: bool,
    message: Text,
    statement: Box<Statement>,
    /// The statement was given already, before its first entry.
    given: bool,
    end: StatementEnd,
    running: Running,
    balance: Option<Half<Balance>>,
    entry: Option<Box<Half<Entry>>>,
    /// Where the batch of the NtryDtls at hand is.
    batch: Option<usize>,
    detail: Option<Box<Detail>>,
    charge: Half<Charge>,
    answering: Answering,
}

/// A part with what it cannot do without, as far as it is known.
#[derive(Debug)]
struct Half<T> {
    part: T,
    amount: Option<Amount>,
    direction: Option<Direction>,
    status: Option<BookingStatus>,
    /// The first thing for which it cannot be trusted.
    wrong: Option<Finding>,
}

impl<T> Half<T> {
    fn new(part: T) -> Half<T> {
        Half { part, amount: None, direction: None, status: None, wrong: None }
    }
}

/// Replaced before a part is given; a half part never is.
const NO_AMOUNT: Amount = Amount { value: Decimal::ZERO, currency: CurrencyCode::CHF };

impl Default for Collecting {
    fn default() -> Self {
        Collecting {
            ready: VecDeque::new(),
            wants_line: false,
            too_many: None,
            currency: None,
            is_empty: true,
            message: None,
            statement: Box::default(),
            given: false,
            end: StatementEnd::default(),
            running: Running::default(),
            balance: None,
            entry: None,
            batch: None,
            detail: None,
            charge: Half::new(no_charge()),
            answering: Answering::default(),
        }
    }
}

fn no_charge() -> Charge {
    Charge { amount: NO_AMOUNT, direction: None, included: None }
}

fn no_entry(index: u64) -> Entry {
    Entry {
        index,
        line: 0,
        reference: None,
        amount: NO_AMOUNT,
        direction: Direction::Debit,
        status: BookingStatus::Other,
        reversal: false,
        booked_on: None,
        value_on: None,
        servicer_reference: None,
        code: BankCode::default(),
        charges: Vec::new(),
        charges_total: None,
        batches: Vec::new(),
        details: Vec::new(),
        text: None,
    }
}

impl Collecting {
    pub fn put(&mut self, item: Item) {
        self.ready.push_back(item);
    }

    /// Reports something.
    pub fn find(&mut self, kind: FindingKind) {
        let entry = self.entry.as_ref().map(|entry| entry.part.index);
        self.ready.push_back(Item::Finding(Finding { entry, ..Finding::new(kind) }));
        self.wants_line = true;
    }

    /// Reports something for which the entry at hand cannot be trusted.
    fn distrust(&mut self, kind: FindingKind) {
        match &mut self.entry {
            Some(entry) if entry.wrong.is_none() => {
                let index = Some(entry.part.index);
                entry.wrong = Some(Finding { entry: index, sets_aside: true, ..Finding::new(kind) });
                self.wants_line = true;
            }
            Some(_) => {}
            None => self.find(kind),
        }
    }

    /// Writes the line on whatever has none.
    pub fn stamp(&mut self, line: u64) {
        self.wants_line = false;
        for item in &mut self.ready {
            match item {
                Item::Finding(finding) if finding.line == 0 => finding.line = line,
                Item::Entry(entry) if entry.line == 0 => entry.line = line,
                _ => {}
            }
        }
        if let Some(wrong) = self.entry.as_mut().and_then(|entry| entry.wrong.as_mut())
            && wrong.line == 0
        {
            wrong.line = line;
        }
    }

    fn grow<T>(too_many: &mut Option<(&'static str, usize)>, list: &mut Vec<T>, one: T, what: &'static str) -> bool {
        let max = if what == "details" { DETAILS_MAX } else { LIST_MAX };
        if list.len() >= max {
            *too_many = Some((what, max));
            return true;
        }
        list.push(one);
        false
    }

    /// An element with others inside begins.
    pub fn enter(&mut self, place: Place) {
        match place {
            Place::Statement => {
                self.is_empty = false;
                *self.statement = Statement { message: self.message.clone(), ..Statement::default() };
                (self.given, self.end, self.running) = (false, StatementEnd::default(), Running::default());
            }
            Place::Balance => {
                let part = Balance { code: None, amount: NO_AMOUNT, direction: Direction::Debit, on: None };
                self.balance = Some(Half::new(part));
            }
            Place::Entry => {
                self.give_statement();
                let index = self.end.entries + self.end.set_aside + 1;
                self.entry = Some(Box::new(Half::new(no_entry(index))));
            }
            Place::Details => self.batch = None,
            Place::Batch => {
                if let Some(entry) = &mut self.entry {
                    self.batch = Some(entry.part.batches.len());
                    self.wants_line |=
                        Self::grow(&mut self.too_many, &mut entry.part.batches, Batch::default(), "batches");
                }
            }
            Place::Detail => self.detail = Some(Box::new(Detail { batch: self.batch, ..Detail::default() })),
            Place::Charges | Place::ChargeRecord => self.charge = Half::new(no_charge()),
            Place::Return => {
                if let Some(detail) = &mut self.detail {
                    detail.returned.get_or_insert_default();
                }
            }
            _ => {
                self.is_empty &= !self.answering.enter(place, &mut self.ready, &mut self.too_many);
                self.wants_line |= self.too_many.is_some();
            }
        }
    }

    fn give_statement(&mut self) {
        if !self.given {
            self.given = true;
            if self.statement.account.is_empty() {
                self.find(FindingKind::AccountMissing);
            }
            self.statement.balances.clone_from(&self.end.balances);
            self.ready.push_back(Item::Statement(self.statement.clone()));
        }
    }

    /// An element with others inside ends.
    pub fn leave(&mut self, place: Place) {
        match place {
            Place::Statement => {
                self.give_statement();
                if let Some(gap) = self.running.gap(&self.end) {
                    self.find(gap);
                }
                let end = std::mem::take(&mut self.end);
                self.put(Item::StatementEnd(Box::new(end)));
            }
            Place::Balance => self.end_balance(),
            Place::Charges | Place::ChargeRecord => self.end_charge(),
            Place::Detail => self.end_detail(),
            Place::Entry => self.end_entry(),
            _ => self.answering.leave(place, &mut self.ready),
        }
    }

    fn end_balance(&mut self) {
        let Some(half) = self.balance.take() else { return };
        if let (Some(amount), Some(direction)) = (half.amount, half.direction) {
            let balance = Balance { amount, direction, ..half.part };
            self.wants_line |= Self::grow(&mut self.too_many, &mut self.end.balances, balance, "balances");
        }
    }

    fn end_charge(&mut self) {
        let half = std::mem::replace(&mut self.charge, Half::new(no_charge()));
        let (Some(amount), Some(entry)) = (half.amount, &mut self.entry) else { return };
        let charge = Charge { amount, direction: half.direction, ..half.part };
        let charges = self.detail.as_mut().map_or(&mut entry.part.charges, |detail| &mut detail.charges);
        self.wants_line |= Self::grow(&mut self.too_many, charges, charge, "charges");
    }

    fn end_detail(&mut self) {
        let (Some(detail), Some(entry)) = (self.detail.take(), &mut self.entry) else { return };
        if let Some(batch) = detail.batch.and_then(|at| entry.part.batches.get_mut(at)) {
            batch.details += 1;
        }
        self.wants_line |= Self::grow(&mut self.too_many, &mut entry.part.details, *detail, "details");
    }

    fn end_entry(&mut self) {
        for (element, missing) in [
            ("Amt", self.entry.as_ref().is_some_and(|half| half.amount.is_none())),
            ("CdtDbtInd", self.entry.as_ref().is_some_and(|half| half.direction.is_none())),
            ("Sts", self.entry.as_ref().is_some_and(|half| half.status.is_none())),
        ] {
            if missing {
                self.distrust(FindingKind::Missing { element });
            }
        }
        let Some(half) = self.entry.take() else { return };
        self.wants_line = true;
        let half = *half;
        let (Some(amount), Some(direction), Some(status), None) =
            (half.amount, half.direction, half.status, &half.wrong)
        else {
            self.end.set_aside += 1;
            self.ready.extend(half.wrong.map(Item::Finding));
            return;
        };
        let entry = Entry { amount, direction, status, ..half.part };
        self.end.entries += 1;
        self.running.add(&entry);
        for kind in super::check::entry(&entry) {
            self.ready.push_back(Item::Finding(Finding { entry: Some(entry.index), ..Finding::new(kind) }));
        }
        self.ready.push_back(Item::Entry(Box::new(entry)));
    }
}
