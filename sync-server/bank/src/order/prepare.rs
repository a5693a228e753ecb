//! Payouts become payment orders. One bad row never costs the others their money: each is looked at by itself, and one
//! that a bank would refuse is left out with its reason, because a bank may refuse the whole file for it.

use std::collections::{BTreeMap, HashSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::clock::local_date;
use domain::money::Currency;
use domain::refusal::named;

use super::characters::{Permitted, permit};
use super::{
    AMOUNT_MAX, Address, Bank, Batch, Debtor, NAME_MAX, PAYMENTS_MAX, Payment, PaymentOrder, Payout, REFERENCE_MAX,
    REMITTANCE_MAX, Software,
};

/// What becomes of a set of payouts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Prepared {
    /// The files, in order; none when nobody can be paid.
    pub orders: Vec<PaymentOrder>,
    /// Texts that will read differently at the bank, for a person to look at.
    pub changed: Vec<Changed>,
    /// Who is not in the files, and why.
    pub left_out: Vec<LeftOut>,
}

/// A text that had to change.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Changed {
    /// The payout, by its reference.
    pub payout: String,
    /// Which text.
    pub part: Part,
    /// As it was.
    pub from: String,
    /// As the bank gets it.
    pub to: String,
}

/// A payout that no bank would take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LeftOut {
    /// By its reference.
    pub payout: String,
    /// Why.
    pub reason: Unpayable,
}

/// A text of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The payee's name.
    Name,
    /// The street.
    Street,
    /// The number of the house.
    Building,
    /// The postcode.
    Postcode,
    /// The town.
    Town,
    /// The remittance text.
    Remittance,
    /// The company's name.
    Debtor,
    /// The program's name, maker or version.
    Software,
}

impl Part {
    /// As stored and sent.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Part::Name => "name",
            Part::Street => "street",
            Part::Building => "building",
            Part::Postcode => "postcode",
            Part::Town => "town",
            Part::Remittance => "remittance",
            Part::Debtor => "debtor",
            Part::Software => "software",
        }
    }

    /// The limit of the schema, in characters.
    #[must_use]
    pub const fn max(self) -> usize {
        match self {
            Part::Name | Part::Debtor => NAME_MAX,
            Part::Remittance => REMITTANCE_MAX,
            Part::Street => 70,
            Part::Building | Part::Postcode => 16,
            Part::Town => 35,
            Part::Software => 128,
        }
    }
}

impl Unpayable {
    /// As stored and sent.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Unpayable::Missing { .. } => "missing",
            Unpayable::TooLong { .. } => "too_long",
            Unpayable::Character { .. } => "character",
            Unpayable::Amount => "amount",
            Unpayable::Country => "country",
            Unpayable::DayPast => "day",
            Unpayable::Reference { .. } => "reference",
            Unpayable::Twice => "twice",
            Unpayable::Bank => "bank",
        }
    }
}

impl std::fmt::Display for Part {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Part::Name => "the name",
            Part::Street => "the street",
            Part::Building => "the house number",
            Part::Postcode => "the postcode",
            Part::Town => "the town",
            Part::Remittance => "the text of the payment",
            Part::Debtor => "the company's name",
            Part::Software => "the program's name, maker or version",
        })
    }
}

/// Why something cannot be in a file to the bank.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Unpayable {
    /// Something is needed.
    #[error("{part} is missing")]
    Missing {
        /// What.
        part: Part,
    },
    /// A text is too long.
    #[error("{part} is longer than {max} characters")]
    TooLong {
        /// Which.
        part: Part,
        /// Its limit.
        max: usize,
    },
    /// A character that no bank takes, and nothing clear stands for.
    #[error("{part} contains {character}, which a bank does not take")]
    Character {
        /// In which text.
        part: Part,
        /// The character and its code point.
        character: String,
    },
    /// Nothing, less, or more than one payment can carry.
    #[error("the amount must be 0.01 to 9,999,999,999.99")]
    Amount,
    /// Not two capital letters.
    #[error("the country must be two capital letters, as in CH")]
    Country,
    /// A bank pays on this day or later.
    #[error("the day of payment is past")]
    DayPast,
    /// The reference would be refused or changed.
    #[error("a reference has 1 to 35 letters, digits and signs, and no slash at an end or beside another: {reference}")]
    Reference {
        /// As it is.
        reference: String,
    },
    /// Two payouts with one reference: the second could not be told from the first on a statement.
    #[error("this reference is in the run already")]
    Twice,
    /// The company's bank is named wrongly.
    #[error("the company's bank needs a BIC of 8 or 11 letters and digits, or its number of at most 5 digits")]
    Bank,
}

/// Makes files of payouts: `message` names the run, and each file and batch is named after it. The same input gives the
/// same orders.
///
/// # Errors
/// What is wrong with the company or the run, so that no file can be made at all.
pub fn prepare(
    message: &str,
    created: DateTime<Utc>,
    debtor: &Debtor,
    software: &Software,
    payouts: Vec<Payout>,
) -> Result<Prepared, Unpayable> {
    let debtor = payer(debtor)?;
    let software = program(software)?;
    if !is_reference(message) {
        return Err(Unpayable::Reference { reference: message.to_owned() });
    }
    let mut prepared = Prepared::default();
    let mut batches: BTreeMap<(NaiveDate, &'static str), (Currency, Vec<Payment>)> = BTreeMap::new();
    let mut references = HashSet::new();
    let today = local_date(created);
    for payout in payouts {
        // A row left out for another reason does not take the reference from a good one.
        let twice = |_: &_| references.insert(payout.reference.clone());
        match payable(&payout, today).and_then(|good| Some(good).filter(twice).ok_or(Unpayable::Twice)) {
            Ok((payment, changed)) => {
                let currency = payout.amount.currency;
                let batch = batches.entry((payout.execute_on, code(currency)));
                batch.or_insert_with(|| (currency, Vec::new())).1.push(payment);
                prepared.changed.extend(changed);
            }
            Err(reason) => prepared.left_out.push(LeftOut { payout: payout.reference, reason }),
        }
    }
    let batches = batches.into_iter().map(|((execute_on, _), (currency, payments))| (execute_on, currency, payments));
    // Batches are counted through all files: their names are unique in the run, and as short as those of the files.
    let mut count = 0;
    for (number, batches) in files(batches).into_iter().enumerate() {
        let file = named_after(message, number + 1)?;
        let mut order = PaymentOrder {
            message: file,
            created,
            debtor: debtor.clone(),
            software: software.clone(),
            batches: Vec::new(),
        };
        for (execute_on, currency, payments) in batches {
            count += 1;
            order.batches.push(Batch { reference: named_after(message, count)?, execute_on, currency, payments });
        }
        prepared.orders.push(order);
    }
    Ok(prepared)
}

fn named_after(message: &str, number: usize) -> Result<String, Unpayable> {
    let reference = format!("{message}-{number}");
    if is_reference(&reference) { Ok(reference) } else { Err(Unpayable::Reference { reference }) }
}

/// The code of a currency (ISO 4217).
pub(super) fn code(currency: Currency) -> &'static str {
    match currency {
        Currency::Chf => "CHF",
        Currency::Eur => "EUR",
    }
}

type Parts = (NaiveDate, Currency, Vec<Payment>);

/// Cuts batches into files of at most [`PAYMENTS_MAX`] payments; a batch that does not fit goes on in the next file.
fn files(batches: impl Iterator<Item = Parts>) -> Vec<Vec<Parts>> {
    let mut files: Vec<Vec<Parts>> = Vec::new();
    let mut room = 0;
    for (execute_on, currency, mut payments) in batches {
        while !payments.is_empty() {
            if room == 0 {
                files.push(Vec::new());
                room = PAYMENTS_MAX;
            }
            let rest = payments.split_off(room.min(payments.len()));
            room -= payments.len();
            if let Some(file) = files.last_mut() {
                file.push((execute_on, currency, payments));
            }
            payments = rest;
        }
    }
    files
}

/// One payout in words that a bank takes, and what was changed for it. `today` is the local date on which the file is
/// made.
///
/// # Errors
/// Why no bank would take it.
pub fn payable(payout: &Payout, today: NaiveDate) -> Result<(Payment, Vec<Changed>), Unpayable> {
    if !is_reference(&payout.reference) {
        return Err(Unpayable::Reference { reference: payout.reference.clone() });
    }
    if !(1..=AMOUNT_MAX).contains(&payout.amount.amount) {
        return Err(Unpayable::Amount);
    }
    if payout.execute_on < today {
        return Err(Unpayable::DayPast);
    }
    let mut texts = Texts { payout: &payout.reference, changed: Vec::new() };
    let name = texts.need(Part::Name, &payout.name)?;
    let address = payout.address.as_ref().map(|address| texts.address(address)).transpose()?;
    let remittance = texts.remittance(payout)?;
    let changed = texts.changed;
    let (reference, amount, account) = (payout.reference.clone(), payout.amount.amount, payout.account.clone());
    Ok((Payment { reference, amount, name, address, account, remittance }, changed))
}

/// The texts of one payout on their way to the bank.
struct Texts<'a> {
    payout: &'a str,
    changed: Vec<Changed>,
}

impl Texts<'_> {
    fn need(&mut self, part: Part, text: &str) -> Result<String, Unpayable> {
        let permitted = permitted(part, text)?;
        if permitted.replaced {
            self.note(part, text, &permitted.text);
        }
        Ok(permitted.text)
    }

    /// A text that may be missing: one of blanks is.
    fn maybe(&mut self, part: Part, text: Option<&str>) -> Result<Option<String>, Unpayable> {
        text.filter(|text| !text.trim().is_empty()).map(|text| self.need(part, text)).transpose()
    }

    fn address(&mut self, address: &Address) -> Result<Address, Unpayable> {
        if address.country.len() != 2 || !address.country.bytes().all(|letter| letter.is_ascii_uppercase()) {
            return Err(Unpayable::Country);
        }
        Ok(Address {
            street: self.maybe(Part::Street, address.street.as_deref())?,
            building: self.maybe(Part::Building, address.building.as_deref())?,
            postcode: self.maybe(Part::Postcode, address.postcode.as_deref())?,
            town: self.need(Part::Town, &address.town)?,
            country: address.country.clone(),
        })
    }

    /// The Service ID first, then the note, as far as there is room.
    fn remittance(&mut self, payout: &Payout) -> Result<String, Unpayable> {
        let whole = format!("Service-ID {} {}", payout.service_id, payout.note);
        let permitted = permit(&whole).map_err(|c| character(Part::Remittance, c))?;
        let cut: String = permitted.text.chars().take(REMITTANCE_MAX).collect();
        let cut = cut.trim_end().to_owned();
        if permitted.replaced || cut.len() < permitted.text.len() {
            self.note(Part::Remittance, &whole, &cut);
        }
        Ok(cut)
    }

    fn note(&mut self, part: Part, from: &str, to: &str) {
        let (payout, from, to) = (self.payout.to_owned(), from.to_owned(), to.to_owned());
        self.changed.push(Changed { payout, part, from, to });
    }
}

fn character(part: Part, c: char) -> Unpayable {
    Unpayable::Character { part, character: named(c) }
}

fn permitted(part: Part, text: &str) -> Result<Permitted, Unpayable> {
    let permitted = permit(text).map_err(|c| character(part, c))?;
    if permitted.text.is_empty() {
        return Err(Unpayable::Missing { part });
    }
    if permitted.text.chars().count() > part.max() {
        return Err(Unpayable::TooLong { part, max: part.max() });
    }
    Ok(permitted)
}

fn payer(debtor: &Debtor) -> Result<Debtor, Unpayable> {
    let name = permitted(Part::Debtor, &debtor.name)?.text;
    let known = match &debtor.bank {
        Bank::Bic(bic) => is_bic(bic),
        Bank::Iid(iid) => (1..=99_999).contains(iid),
    };
    if !known {
        return Err(Unpayable::Bank);
    }
    Ok(Debtor { name, ..debtor.clone() })
}

fn program(software: &Software) -> Result<Software, Unpayable> {
    let text = |text: &str| permitted(Part::Software, text).map(|permitted| permitted.text);
    Ok(Software { name: text(&software.name)?, maker: text(&software.maker)?, version: text(&software.version)? })
}

/// Four characters of the bank, two letters of the country, two of the place, and three of the branch if need be.
fn is_bic(bic: &str) -> bool {
    let capital = |c: u8| c.is_ascii_uppercase() || c.is_ascii_digit();
    let country = bic.as_bytes().get(4..6);
    matches!(bic.len(), 8 | 11)
        && bic.bytes().all(capital)
        && country.is_some_and(|letters| letters.iter().all(u8::is_ascii_uppercase))
}

/// The characters of references [SPS 3.2] and the rules about slashes, which the schema does not know. Blanks, which the
/// standard lets in, are not used: nobody sees how many there are.
fn is_reference(text: &str) -> bool {
    let permitted = |c: char| c.is_ascii_alphanumeric() || "'()+,-./:?".contains(c);
    let slashes = text.starts_with('/') || text.ends_with('/') || text.contains("//");
    (1..=REFERENCE_MAX).contains(&text.len()) && text.chars().all(permitted) && !slashes
}
