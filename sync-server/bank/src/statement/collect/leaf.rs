//! What stands in an element, put where it belongs.

use chrono::NaiveDate;
use domain::booking::{Amount, BookingStatus, Decimal, Direction};

use super::super::finding::FindingKind;
use super::super::parts::{BankCode, Batch, Entry, Party, Text};
use super::super::place::Place;
use super::{Collecting, Half};

impl Collecting {
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

pub fn kept(text: &str) -> Text {
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
