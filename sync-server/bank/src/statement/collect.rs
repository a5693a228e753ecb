//! Elements into parts.

use std::collections::VecDeque;

use chrono::NaiveDate;
use domain::booking::{Amount, BookingStatus, CurrencyCode, Decimal, Direction};

use super::answer::Answering;
use super::check::Running;
use super::finding::{Finding, FindingKind};
use super::parts::{Balance, BankCode, Batch, Charge, Detail, Entry, Item, Party, Statement, StatementEnd, Text};
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
            _ => self.is_empty &= !self.answering.enter(place, &mut self.ready),
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

    /// An element with a text ends.
    pub fn leaf(&mut self, place: Place, name: &'static str, text: &str) {
        match place {
            Place::MessageId => self.message = kept(text),
            Place::StatementId => self.statement.id = kept(text),
            Place::Sequence => self.statement.sequence = self.number(name, text),
            Place::Created => self.statement.created = kept(text),
            Place::From => self.statement.from = kept(text),
            Place::To => self.statement.to = kept(text),
            Place::AccountIban | Place::AccountOtherId => self.statement.account = number_of_account(text),
            Place::AccountCurrency => self.statement.currency = kept(text),
            Place::OwnerName => self.statement.owner = kept(text),
            Place::BalanceCode | Place::BalanceAmount | Place::BalanceDirection | Place::BalanceOn => {
                self.leaf_of_balance(place, name, text);
            }
            Place::ChargesTotal | Place::ChargeAmount | Place::ChargeDirection | Place::ChargeIncluded => {
                self.leaf_of_charge(place, name, text);
            }
            _ if self.detail.is_some() => self.leaf_of_detail(place, name, text),
            _ if self.entry.is_some() => self.leaf_of_entry(place, name, text),
            _ => self.wants_line |= self.answering.leaf(place, text, &mut self.too_many),
        }
    }

    fn leaf_of_balance(&mut self, place: Place, name: &'static str, text: &str) {
        let amount = if place == Place::BalanceAmount { self.amount(name, text) } else { None };
        let direction = if place == Place::BalanceDirection { self.direction(name, text) } else { None };
        let on = if place == Place::BalanceOn { self.date(name, text) } else { None };
        let Some(half) = &mut self.balance else { return };
        match place {
            Place::BalanceCode => half.part.code = kept(text),
            Place::BalanceAmount => half.amount = amount,
            Place::BalanceDirection => half.direction = direction,
            _ => half.part.on = on,
        }
    }

    fn leaf_of_charge(&mut self, place: Place, name: &'static str, text: &str) {
        match place {
            Place::ChargeAmount => self.charge.amount = self.amount(name, text),
            Place::ChargeDirection => self.charge.direction = self.direction(name, text),
            Place::ChargeIncluded => self.charge.part.included = Some(is_true(text)),
            _ => {
                let total = self.amount(name, text);
                match (&mut self.detail, &mut self.entry) {
                    (Some(detail), _) => detail.charges_total = total,
                    (None, Some(entry)) => entry.part.charges_total = total,
                    (None, None) => {}
                }
            }
        }
    }

    fn leaf_of_entry(&mut self, place: Place, name: &'static str, text: &str) {
        match place {
            Place::EntryAmount | Place::BatchTotal => {
                let amount = self.amount(name, text);
                let Some(half) = &mut self.entry else { return };
                match (place, self.batch.and_then(|at| half.part.batches.get_mut(at))) {
                    (Place::BatchTotal, Some(batch)) => batch.total = amount,
                    (Place::EntryAmount, _) => half.amount = amount,
                    _ => {}
                }
                return;
            }
            Place::EntryDirection => {
                let direction = self.direction(name, text);
                return self.with_entry(|half| half.direction = direction);
            }
            Place::BookedOn | Place::ValueOn => {
                let on = self.date(name, text);
                return self.with_entry(|half| match place {
                    Place::BookedOn => half.part.booked_on = on,
                    _ => half.part.value_on = on,
                });
            }
            Place::EntryStatus | Place::EntryStatusCode => return self.status(text),
            Place::BatchCount => {
                let count = self.number(name, text);
                return self.with_batch(|batch| batch.count = count);
            }
            Place::BatchMessage => return self.with_batch(|batch| batch.message = kept(text)),
            Place::BatchInformation => return self.with_batch(|batch| batch.payment_information = kept(text)),
            _ => {}
        }
        self.with_entry(|half| match place {
            Place::EntryReference => half.part.reference = kept(text),
            Place::EntryReversal => half.part.reversal = is_true(text),
            Place::EntryServicer => half.part.servicer_reference = kept(text),
            Place::EntryText => half.part.text = kept(text),
            _ => code(&mut half.part.code, place, text),
        });
    }

    fn with_entry(&mut self, change: impl FnOnce(&mut Half<Entry>)) {
        if let Some(half) = &mut self.entry {
            change(half);
        }
    }

    fn with_batch(&mut self, change: impl FnOnce(&mut Batch)) {
        let at = self.batch;
        self.with_entry(|half| {
            if let Some(batch) = at.and_then(|at| half.part.batches.get_mut(at)) {
                change(batch);
            }
        });
    }

    /// `<Sts>BOOK</Sts>` or `<Sts><Cd>BOOK</Cd></Sts>`: the outer one has no text of its own then.
    fn status(&mut self, text: &str) {
        let status = match text {
            "BOOK" => BookingStatus::Booked,
            "PDNG" => BookingStatus::Pending,
            "INFO" => BookingStatus::Information,
            "" => return,
            found => {
                self.find(FindingKind::StatusUnknown { found: found.chars().take(35).collect() });
                BookingStatus::Other
            }
        };
        self.with_entry(|half| half.status = Some(status));
    }

    fn leaf_of_detail(&mut self, place: Place, name: &'static str, text: &str) {
        match place {
            Place::DetailAmount | Place::TransactionAmount | Place::InstructedAmount => {
                let amount = self.amount(name, text);
                let Some(detail) = &mut self.detail else { return };
                return match place {
                    Place::InstructedAmount => detail.instructed = amount,
                    Place::DetailAmount => detail.amount = amount,
                    // Versions up to .03 have no Amt in a detail.
                    _ => detail.amount = detail.amount.or(amount),
                };
            }
            Place::DetailDirection => {
                let direction = self.direction(name, text);
                let Some(detail) = &mut self.detail else { return };
                return detail.direction = direction;
            }
            _ => {}
        }
        let Some(detail) = &mut self.detail else { return };
        let mut put = |list: &mut Vec<Box<str>>| {
            if !text.is_empty() {
                self.wants_line |= Self::grow(&mut self.too_many, list, text.into(), "texts");
            }
        };
        match place {
            Place::DetailMessage => detail.message = kept(text),
            Place::DetailServicer => detail.servicer_reference = kept(text),
            Place::DetailInformation => detail.payment_information = kept(text),
            Place::Instruction => detail.instruction = kept(text),
            Place::EndToEnd => detail.end_to_end = kept(text),
            Place::Uetr => detail.uetr = kept(text),
            Place::Transaction => detail.transaction = kept(text),
            Place::DebtorName | Place::DebtorIban | Place::DebtorOtherId => party(&mut detail.debtor, place, text),
            Place::CreditorName | Place::CreditorIban | Place::CreditorOtherId => {
                party(&mut detail.creditor, place, text);
            }
            Place::Unstructured => put(&mut detail.texts),
            Place::Reference | Place::AdditionalRemittance => put(&mut detail.references),
            Place::ReturnCode => detail.returned.get_or_insert_default().code = kept(text),
            Place::ReturnText => detail.returned.get_or_insert_default().text = kept(text),
            Place::DetailText => detail.text = kept(text),
            _ => code(&mut detail.code, place, text),
        }
    }

    fn amount(&mut self, element: &'static str, text: &str) -> Option<Amount> {
        let Some(value) = Decimal::parse(text) else {
            self.distrust(FindingKind::AmountUnreadable { element, found: text.chars().take(35).collect() });
            return None;
        };
        let Some(currency) = self.currency else {
            self.distrust(FindingKind::CurrencyMissing { element });
            return None;
        };
        Some(Amount { value, currency })
    }

    fn direction(&mut self, element: &'static str, text: &str) -> Option<Direction> {
        match text {
            "CRDT" => Some(Direction::Credit),
            "DBIT" => Some(Direction::Debit),
            found => {
                self.distrust(FindingKind::DirectionUnknown { element, found: found.chars().take(35).collect() });
                None
            }
        }
    }

    /// The date as the bank wrote it, in the bank's time zone: time and offset are dropped, never converted.
    fn date(&mut self, element: &'static str, text: &str) -> Option<NaiveDate> {
        let date = date(text);
        if date.is_none() {
            self.find(FindingKind::DateUnreadable { element, found: text.chars().take(35).collect() });
        }
        date
    }

    fn number(&mut self, element: &'static str, text: &str) -> Option<u64> {
        let number = text.parse().ok();
        if number.is_none() {
            self.find(FindingKind::NumberUnreadable { element, found: text.chars().take(35).collect() });
        }
        number
    }
}

pub(super) fn kept(text: &str) -> Text {
    (!text.is_empty()).then(|| text.into())
}

fn is_true(text: &str) -> bool {
    matches!(text, "true" | "1")
}

fn date(text: &str) -> Option<NaiveDate> {
    let day = text.get(..10)?;
    let digits = |from: usize, to: usize| day.get(from..to)?.parse::<u32>().ok();
    let &[.., b'-', _, _, b'-', _, _] = day.as_bytes() else { return None };
    NaiveDate::from_ymd_opt(i32::try_from(digits(0, 4)?).ok()?, digits(5, 7)?, digits(8, 10)?)
}

/// People write IBANs in groups; accounts are compared letter by letter.
fn number_of_account(text: &str) -> Box<str> {
    if text.contains(char::is_whitespace) { text.split_whitespace().collect::<String>().into() } else { text.into() }
}

fn party(party: &mut Party, place: Place, text: &str) {
    match place {
        Place::DebtorName | Place::CreditorName => party.name = kept(text),
        _ if text.is_empty() => {}
        _ => party.account = Some(number_of_account(text)),
    }
}

fn code(code: &mut BankCode, place: Place, text: &str) {
    match place {
        Place::DomainCode => code.domain = kept(text),
        Place::FamilyCode => code.family = kept(text),
        Place::SubFamilyCode => code.sub_family = kept(text),
        Place::ProprietaryCode => code.proprietary = kept(text),
        _ => {}
    }
}
